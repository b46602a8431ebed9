"""A lesson: what was missed or unsure comes back before its part ends, where all kept back is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Item, Option
from quiz.game.asked import Feedback, Verdict
from quiz.game.banks import Banks
from quiz.game.draw import draw_misses, draw_reading, draw_round
from quiz.game.lesson import PartEnd, later, part_end
from quiz.game.menu import following, where_left
from quiz.game.parts import all_parts, part_of
from quiz.game.question import ask, reopen
from quiz.game.round import Dealt, Kind, Play, Round, Settings

from .lives import (
    a_choice,
    a_round_of,
    an_answer,
    an_event,
    an_ordering,
    answered,
    lives,
    sentence,
    some,
    source_of,
)

DEALT = tuple(Dealt("life", name, Kind.CHOICE, "f", ("a", "b"), int(name > "b")) for name in "abcd")


def a_lesson(*marks: float, unsure: str = "") -> Round:
    """A lesson of two parts, “a” and “b”, then “c” and “d”, with these marks earned one after the other."""
    played = replace(a_round_of(*DEALT, play=Play.READ), is_lesson=True)
    for mark in marks:
        name = played.current.item if played.current else ""
        played = played.answered(an_answer("a", mark=mark))
        if name in unsure and played.last is played.answers[-1]:
            played = played.unsure()
    return played


def asked(played: Round) -> str:
    """What is asked now, marked if it has come back; empty at the end."""
    return f"{played.current.item}{'+' * played.is_again}" if played.current else ""


@pytest.mark.parametrize(
    ("marks", "unsure", "current"),
    [
        ((0,), "", "b"),
        ((0, 1), "", "a+"),
        ((1, 1), "b", "b+"),
        ((0, 0.5), "", "a+"),
        ((0, 0.5, 0), "", "b+"),
        ((0, 0.5, 0, 1), "", "a+"),
        ((0, 0.5, 0, 1, 1), "", "c"),
        ((0, 0.5, 0, 1, 1, 1, 1), "", ""),
        ((1, 1, 1, 0), "", "d+"),
        ((1, 1, 1, 0, 1), "", ""),
    ],
)
def test_what_was_missed_or_unsure_comes_back_in_turn_until_it_is_right_once(
    marks: tuple[float, ...], unsure: str, current: str
) -> None:
    played = a_lesson(*marks, unsure=unsure)
    assert asked(played) == current
    assert played.finished is (not current)


def test_what_came_back_counts_for_nothing() -> None:
    once, again = a_lesson(0, 1), a_lesson(0, 1, 0, 0.5, 1)
    assert again.answers == once.answers
    assert (again.score, again.right, again.seconds, again.position) == (1, 1, 4, 2)


def test_a_round_that_is_no_lesson_asks_nothing_again() -> None:
    played = a_round_of(*DEALT, play=Play.READ)  # as one that was dealt before anything came back
    for _ in DEALT:
        played = played.answered(an_answer("a", mark=0))
    assert (played.finished, played.part_ended, played.current) == (True, None, None)


def test_what_has_come_back_is_not_said_to_be_unsure() -> None:
    with pytest.raises(ValueError, match="first time"):
        a_lesson(0, 1, 1).unsure()


def test_the_last_answer_of_a_lesson_comes_back_when_it_is_said_to_be_unsure() -> None:
    assert asked(a_lesson(1, 1, 1, 1).unsure()) == "d+"


@given(lives(), st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=60), st.integers(0, 99))
def test_a_reading_asks_each_question_once_and_again_only_what_was_missed(
    banks: Banks, marks: list[float], seed: int
) -> None:
    played = draw_reading(banks, str(seed), "round")
    first: list[Dealt] = []
    again: list[int] = []
    steps = iter(marks)
    while played.current:
        mark = next(steps, 1.0)
        if played.is_again:
            again.append(played.at)
        else:
            first.append(played.current)
        played = played.answered(an_answer("a", mark=mark, sure=mark != 0.5))
    assert first == list(played.dealt)
    assert set(again) == set(played.doubtful)
    assert len(first) + len(again) <= len(marks) + 2 * len(first)
    parts = {(part.bank, question) for part in all_parts(banks) for question in part.questions}
    assert {(each.bank, each.item) for each in first} == parts


def test_what_comes_back_is_dealt_in_another_order_and_marked_the_same() -> None:
    banks = some(a_choice("q", 1, wrong=[f"wrong {n}" for n in "abcdefg"]))
    missed = answered(draw_reading(banks, "s", "r"), banks, "wrong a")
    orders = [missed.dealt[0].shown]
    for _ in range(3):
        orders.append(tuple(option.text for option in ask(missed, banks).options))
        missed = answered(missed, banks, "wrong a")
    assert len(set(orders)) == 4
    assert len(set(map(frozenset, orders))) == 1
    assert answered(missed, banks, "right").finished


def test_misses_again_has_the_unsure_ones_and_brings_them_back_too() -> None:
    banks = some(*(a_choice(f"q{n}", n) for n in range(3)))
    played = draw_round(banks, Settings(length=3), "s", "r")
    for chosen, sure in (("right", True), ("wrong", True), ("right", False)):
        played = answered(played, banks, chosen, sure=sure)
    assert following(played)[0] is Play.MISSES
    misses = draw_misses(banks, played, "s", "m")
    assert {each.item for each in misses.dealt} == {each.item for each in played.dealt[1:]}
    misses = answered(answered(misses, banks, "wrong"), banks, "right")
    assert (misses.is_again, where_left(misses)) == (True, ("Misses again", "question 1 of 2"))
    assert answered(misses, banks, "right").finished


def test_a_miss_that_is_gone_or_has_changed_does_not_come_back() -> None:
    both = a_choice("gone", 0), a_choice("kept", 1)
    played = draw_reading(some(*both), "s", "r")
    for _ in both:
        played = answered(played, some(*both), "wrong")
    reopened, said = reopen(played, some(both[1]))
    assert [each.item for each in reopened.dealt] == ["gone", "kept"]
    assert (reopened.answers, reopened.current) == (played.answers, played.dealt[1])
    assert said == ("“gone” is gone from the bank, and is left out.",)
    assert reopen(played, some())[0].finished


def test_what_a_question_of_a_part_names_is_asked_before_it() -> None:
    naming = replace(a_choice("naming", 0), ask="Where did he go after Baku?")
    named = a_choice("named", 1, answers=("Baku",))
    for items in ((naming, named), (named, naming)):
        assert [each.item for each in draw_reading(some(*items), "s", "r").dealt] == ["named", "naming"]


# The end of a part


def a_part(*items: Item, wrong: str = "") -> tuple[Round, Banks]:
    """A reading of these items at the end of its first part; those named were missed, and have come back."""
    banks = some(*items, source=source_of(6, "Later", 6))
    played = draw_reading(banks, "s", "r")
    while played.part_ended is None or played.is_again:
        assert played.current
        missed = played.current.item in wrong and not played.is_again
        played = answered(played, banks, *(["wrong"] if missed else ["right"]))
    return played, banks


def the_end(played: Round, banks: Banks) -> PartEnd:
    found = part_end(played, banks)
    assert found
    return found


def test_the_end_of_a_part_says_how_it_went_and_what_comes() -> None:
    first, second = "abcde", "ghijk"
    items = [
        *(a_choice(name, n) for n, name in enumerate(first)),
        *(a_choice(name, n + 6) for n, name in enumerate(second)),
    ]
    end = the_end(*a_part(*items, wrong="bc"))
    assert (end.title, end.place) == ("Part 1 of 2 is read", ("1", "of 2"))
    assert end.said == ("3 of 5 at the first try.", "2 came back until they were right.")
    assert end.coming == "Part 2 begins, 5 questions"
    assert end.first_words == sentence(6)


def test_the_end_of_a_reading_says_what_is_left_to_rounds() -> None:
    events = [an_event(f"e{n}", n, str(1900 + n)) for n in (0, 5, 11)]
    items = [a_choice(f"q{n}", n) for n in range(12)]
    banks = some(*items, *events, an_ordering("long", "e0", "e5", "e11"), source=source_of(6, "Later", 6))
    played = draw_reading(banks, "s", "r")
    while played.current:
        played = answered(played, banks, "right")
    end = the_end(played, banks)
    assert (end.title, end.coming) == ("All of it is read", "")
    assert end.said[-2:] == (
        "In all, 12 of 12 at the first try.",
        "1 ordering reaches over several parts: a round asks it.",
    )


def test_there_is_no_end_amid_a_part_nor_while_something_comes_back() -> None:
    banks = some(a_choice("a", 0), a_choice("b", 1))
    played = answered(draw_reading(banks, "s", "r"), banks, "wrong")
    assert part_end(played, banks) is None
    assert part_end(answered(played, banks, "right"), banks) is None


def test_the_end_of_a_part_shows_its_text_with_all_quotes_marked() -> None:
    end = the_end(
        *a_part(a_choice("a", 0), a_choice("b", 2, wrong=[Option("wrong", quotes=(sentence(3),)), "other"]))
    )
    marked = "".join(run.text if run.quoted else "|" for stretch in end.stretches for run in stretch.runs)
    assert [text for text in marked.split("|") if text] == [sentence(0), sentence(2), sentence(3)]


def telling(why: str = "") -> list[Item]:
    """Two questions of one part; the quote of the first, which comes first, holds the proof of the second."""
    first = a_choice("first", 0, answers=("right",), why=why)
    return [
        first,
        replace(a_choice("second", 0), answers=("deed 0",), wrong=(Option("wrong"), Option("other"))),
    ]


def test_what_an_explanation_kept_back_is_told_at_the_end_of_the_part() -> None:
    banks = some(*telling(why="It was deed 0 that did it."))
    played = draw_reading(banks, "s", "r")
    shown = ask(played, banks).feedback(an_answer("right"))
    assert (shown.held_back, shown.why, shown.evidence) == (True, "", ())
    played = answered(answered(played, banks, "right"), banks, "deed 0")
    end = the_end(played, banks)
    assert [(each.prompt, each.whys) for each in end.kept_back] == [
        ("Ask first?", ("It was deed 0 that did it.",))
    ]
    assert all(not each.evidence for each in end.kept_back), "the quote stands in the text above"


def test_what_is_kept_back_is_only_promised_for_an_end_that_there_is() -> None:
    played = draw_reading(some(*telling()), "s", "r")
    rounds = played, replace(played, play=Play.MISSES), replace(played, is_lesson=False)
    nothing = Feedback(Kind.CHOICE, "Ask?", Verdict.RIGHT)
    assert [later(each, nothing) for each in rounds] == [
        "The proof comes at the part's end.",
        "The proof comes at the end.",
        "The proof would tell what is still to come.",
    ]


def test_misses_have_an_end_only_where_something_was_kept_back() -> None:
    told, untold = telling(), [a_choice("first", 0), a_choice("second", 5)]
    for items, kept_back in ((told, [sentence(0)]), (untold, None)):
        banks = some(*items)
        played = draw_round(banks, Settings(length=2), "s", "r")
        for _ in items:
            played = answered(played, banks, "wrong")
        misses = draw_misses(banks, played, "s", "m")
        while misses.current:
            misses = answered(misses, banks, *ask(misses, banks).item.answers)  # type: ignore[union-attr]
        end = part_end(misses, banks)
        shown = (
            [
                run.text
                for each in end.kept_back
                for found in each.evidence
                for run in found.runs
                if run.quoted
            ]
            if end
            else None
        )
        assert shown == kept_back


def test_an_old_reading_whose_question_is_in_no_part_goes_on_without_one() -> None:
    events = [an_event(f"e{n}", n, str(1900 + n)) for n in (0, 5, 11)]
    banks = some(*(a_choice(f"q{n}", n) for n in range(12)), *events, an_ordering("long", "e0", "e5", "e11"))
    dealt = Dealt("life", "long", Kind.ORDERING, "", ("e0", "e5", "e11"), 1)
    assert part_of(dealt, banks) is None
    assert ask(a_round_of(dealt, play=Play.READ), banks).options
