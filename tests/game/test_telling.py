"""What tells what, and what is left out of an explanation since it would tell a question to come."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Item, Option, fingerprint
from quiz.game.asked import Feedback
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.draw import draw_misses, draw_reading, draw_round
from quiz.game.question import ask, item_of
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.telling import Telling, Web, telling_of, told_first
from quiz.text.source import Source

from .lives import (
    a_choice,
    a_round_of,
    an_answer,
    an_event,
    an_ordering,
    answered,
    in_a_row,
    lives,
    sentence,
    some,
    source_of,
)


def tells(one: Item, other: Item, *events: Item, source: Source | None = None) -> bool:
    banks = some(*dict.fromkeys((one, other, *events)), source=source)
    told, telling = (telling_of(banks, "life", item) for item in (other, one))
    assert Web([telling]).telling(told) == Web([told]).told(telling)
    return bool(Web([told]).told(telling))


ALL = Settings(length=None)
WHERE = Choice("where", "Where was he sent?", ("Baku",), (Option("Odessa"),), ("sent to Baku by the party",))
BORN = Choice("born", "What was his father?", ("He was a smith",), (Option("He was a tailor"),))


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [
        (a_choice("q", wrong=("Baku", "Samara")), True),
        (replace(a_choice("q"), ask="What did he do in baku?"), True),
        (a_choice("q", wrong=(Option("Samara", "He came from Baku"), "false")), True),
        (a_choice("q", why="It was in Baku."), True),
        (replace(a_choice("q"), quotes=("he, being sent to Baku by the party, left",)), True),
        (replace(a_choice("q"), ask="Who was the Bakunist?"), False),
        (a_choice("q", wrong=("Samara",)), False),
    ],
)
def test_a_choice_is_told_by_whatever_names_its_answer_as_a_whole_word(shown: Choice, is_told: bool) -> None:
    assert tells(shown, WHERE) == is_told


def test_words_with_which_all_options_begin_are_no_part_of_an_answer() -> None:
    assert tells(a_choice("q", why="The smith's son left."), BORN)
    assert not tells(a_choice("q", why="He was a boy."), BORN)


@pytest.mark.parametrize(
    ("answer", "date", "is_told"),
    [
        ("1927", "1927-08", True),
        ("1907", "1905/1907", True),
        ("1905–07", "1905/1907", True),
        ("August 1927", "1927-08-01", True),
        ("1928", "1927-08", False),
    ],
)
def test_the_date_of_a_card_tells_a_year(answer: str, date: str, is_told: bool) -> None:
    when = a_choice("when", 9, answers=(answer,))
    cards = an_event("a", 1, date), *in_a_row(2)
    assert tells(an_ordering("o", "a", "e0", "e1"), when, *cards) == is_told


def test_what_is_known_of_a_card_without_a_date_tells_a_year() -> None:
    when = a_choice("when", 9, answers=("1901",))
    undated = an_event("a", 5, after=("e1",))
    assert tells(an_ordering("o", "e0", "a", "e2"), when, undated, *in_a_row(3))


def test_a_quote_tells_what_it_proves_and_each_of_two_quotes_tells() -> None:
    both = a_choice("both", 1, 2)
    assert tells(a_choice("q", 2, answers=("else",)), both)
    assert not tells(a_choice("q", 3, answers=("else",)), both)


def test_an_elided_quote_is_told_by_all_its_parts() -> None:
    elided = replace(a_choice("q"), quotes=("Chapter 1 tells […] was done",))
    assert tells(a_choice("p", 1, answers=("else",)), elided)
    assert not tells(replace(a_choice("p", answers=("else",)), quotes=("Chapter 1 tells",)), elided)


def test_a_misprint_is_shown_as_it_is_meant_too() -> None:
    where = replace(WHERE, answers=("Semipalatinsk",))
    shown = replace(a_choice("q"), quotes=("exiled to Semipalantinsk then",))
    source = Source(
        "Life", "He was exiled to Semipalantinsk then.", misprints={"Semipalantinsk": "Semipalatinsk"}
    )
    assert tells(shown, where, source=source)
    assert not tells(shown, where)


def test_scripts_without_spaces_are_told_by_their_characters() -> None:
    where = replace(WHERE, answers=("東京",), wrong=(Option("大阪"),))
    assert tells(a_choice("q", why="彼は東京で生まれた。"), where)
    assert not tells(a_choice("q", why="彼は京都で生まれた。"), where)


ROW = in_a_row(6)


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [
        (an_ordering("p", "e2", "e4", "e5"), True),
        (an_ordering("p", "e3", "e4", "e5"), False),
        (a_choice("q", 0, 4), True),
        (a_choice("q", 4), False),
    ],
)
def test_an_ordering_is_told_by_what_shows_one_of_its_events(shown: Item, is_told: bool) -> None:
    assert tells(shown, an_ordering("o", "e0", "e1", "e2"), *ROW) == is_told


@pytest.mark.parametrize(
    "one", [replace(a_choice("one"), apart=("other",)), an_ordering("o", "e0", "e1", "e2")]
)
def test_a_bank_says_what_is_to_be_kept_apart_of_an_ordering_by_its_cards_too(one: Item) -> None:
    other = a_choice("other", answers=("else",))
    banks = some(one, other, replace(ROW[0], apart=("other",)), *ROW[1:])
    telling, told = telling_of(banks, "life", one), telling_of(banks, "life", other)
    assert Web([telling]).clashes(told)
    assert Web([told]).clashes(telling)
    assert not Web([told]).clashes(telling_of(banks, "life", ROW[1]))


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12), st.integers(0, 99))
def test_what_is_told_comes_first_where_any_order_does_it(told: list[int], seed: int) -> None:
    # A question tells those it names of the ones before it, so that the line as it stands tells nothing.
    names = [f"q{number}" for number in range(len(told))]
    keys = [frozenset({("life", name)}) for name in names]
    line = [
        Telling(own, own | (keys[tells] if tells < number else own))
        for number, (own, tells) in enumerate(zip(keys, told, strict=True))
    ]
    shuffled = Chance(str(seed)).shuffled(line)
    ordered = [shuffled[at] for at in told_first(shuffled)]
    assert sorted(map(id, ordered)) == sorted(map(id, line))
    assert not any(Web([later]).told(earlier) for earlier, later in combinations(ordered, 2))
    assert [line[at] for at in told_first(line)] == line


# What an explanation leaves out


def dealt(choice: Choice, part: int = 0) -> Dealt:
    texts = (*choice.answers, *(option.text for option in choice.wrong))
    return Dealt("life", choice.id, Kind.CHOICE, "f", texts, part)


def explained(played: Round, banks: Banks, chosen: str = "wrong") -> Feedback:
    return ask(played, banks).feedback(an_answer(chosen, mark=0))


def words(shown: Feedback) -> list[str]:
    return ["".join(run.text for run in each.runs) for each in shown.evidence]


FIRST = a_choice("first", 1, wrong=(Option("wrong", "Chapter 1 says so.", (sentence(4),)),), why="Because.")


@pytest.mark.parametrize(
    ("to_come", "left"),
    [
        (a_choice("next", 8, answers=("else",)), " ".join(map(sentence, range(3)))),
        (a_choice("next", 2, answers=("else",)), sentence(1)),
        (replace(a_choice("next"), answers=("was",), quotes=("Chapter 8 tells of a deed",)), None),
        (a_choice("next", 1, answers=("else",)), None),
    ],
)
def test_a_passage_is_as_long_as_tells_nothing_to_come_and_held_back_where_the_quote_does(
    to_come: Choice, left: str | None
) -> None:
    banks = some(FIRST, to_come)
    shown = explained(a_round_of(dealt(FIRST), dealt(to_come)), banks)
    assert words(shown) == ([left] if left else [])
    assert shown.held_back == (left is None)
    assert words(explained(a_round_of(dealt(FIRST)), banks)) == [" ".join(map(sentence, range(3)))]


def test_the_quote_stands_alone_where_its_sentence_tells() -> None:
    first = replace(FIRST, quotes=("tells of a deed 1",))
    named = a_choice("next", 8, answers=("Chapter 1",))
    shown = explained(a_round_of(dealt(first), dealt(named)), some(first, named))
    assert (words(shown), shown.held_back) == (["tells of a deed 1"], True)
    assert shown.chosen[0].why == ""  # it names the chapter


def test_the_quotes_sentence_stays_where_its_neighbours_alone_tell() -> None:
    first, neighbour = replace(FIRST, quotes=("tells of a deed 1",)), a_choice("next", 2, answers=("else",))
    shown = explained(a_round_of(dealt(first), dealt(neighbour)), some(first, neighbour))
    assert (words(shown), shown.held_back) == ([sentence(1)], False)


def test_neighbours_that_name_a_wrong_option_to_come_are_left_out_but_no_quote_is() -> None:
    for option, left in (("deed 2", sentence(1)), ("deed 1", "tells of a deed 1")):
        first = replace(FIRST, quotes=("tells of a deed 1",))
        to_come = replace(a_choice("next", 8, answers=("deed 8",)), wrong=(Option(option), Option("deed 9")))
        shown = explained(a_round_of(dealt(first), dealt(to_come)), some(first, to_come))
        assert (words(shown), shown.held_back) == ([left], False)


def test_a_wrong_options_reason_and_quote_are_held_back_too() -> None:
    to_come = a_choice("next", 4, answers=("because",))
    shown = explained(a_round_of(dealt(FIRST), dealt(to_come)), some(FIRST, to_come))
    assert (shown.why, shown.chosen[0].why, shown.chosen[0].evidence) == ("", "Chapter 1 says so.", ())
    assert shown.held_back


def test_what_has_been_asked_and_another_part_of_a_reading_are_no_secrets() -> None:
    again = replace(FIRST, id="again")
    banks, both = some(FIRST, again), (dealt(FIRST), dealt(again, part=1))
    assert explained(a_round_of(*both), banks).held_back
    assert not explained(a_round_of(*both, play=Play.READ), banks).held_back
    done = a_round_of(*both).answered(an_answer("wrong", mark=0)).answered(an_answer("wrong", mark=0))
    assert not ask(done, banks, 0).feedback(done.answers[0]).held_back


def test_the_line_of_years_lights_no_event_that_is_to_be_put_in_order_yet() -> None:
    choice = a_choice("q", 1, answers=("else",))
    banks = some(choice, an_ordering("o", "e0", "e1", "e2"), *ROW)
    order = Dealt("life", "o", Kind.ORDERING, "f", ("e0", "e1", "e2"))
    assert explained(a_round_of(dealt(choice)), banks, "else").events == ("life/e1",)
    assert explained(a_round_of(dealt(choice), order), banks, "else").events == ()


def test_what_is_to_come_of_a_bank_that_is_not_open_is_no_secret() -> None:
    played = a_round_of(
        *(Dealt(bank, "q", Kind.CHOICE, "f", ("right", "wrong")) for bank in ("life", "gone"))
    )
    banks = some(a_choice("q", 1), *in_a_row(3))
    shown = ask(played, banks, 0).feedback(an_answer("right"))
    assert (shown.events, shown.held_back) == ((event_key("life", "e1"),), False)


# For any bank, seed and play


def plain(text: str) -> str:
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])


def explanation(shown: Feedback) -> str:
    """All that is said after an answer but what the question itself has: its answers, its cards and dates."""
    evidence = [*shown.evidence, *(each for row in shown.rows for each in row.evidence)]
    evidence += (each for option in shown.chosen for each in option.evidence)
    passages = ["".join(run.text for run in each.runs) for each in evidence]
    return plain(" / ".join((shown.why, *(option.why for option in shown.chosen), *passages)))


@st.composite
def telling_lives(draw: st.DrawFn) -> Banks:
    """Lives whose choices ask for what their sentences tell, and tell in their reasons of other sentences."""
    (bank,) = draw(lives()).banks
    count = len(bank.source.sentences)
    numbers = st.integers(0, count - 1)

    def asked(choice: Choice) -> Choice:
        option = Option(
            f"deed {draw(numbers)} of {choice.id}", sentence(draw(numbers)), (sentence(draw(numbers)),)
        )
        place = draw(numbers)
        why = draw(st.just("") | numbers.map(sentence))
        return replace(
            choice, answers=(f"deed {place}",), wrong=(option,), quotes=(sentence(place),), why=why
        )

    questions = (asked(each) if isinstance(each, Choice) else each for each in bank.questions)
    return Banks([replace(bank, questions=tuple(questions))])


@given(telling_lives(), st.text(max_size=3), st.sampled_from(["round", "read", "misses"]), st.booleans())
def test_no_explanation_has_the_answer_or_the_proof_of_a_later_question(
    banks: Banks, seed: str, play: str, is_right: bool
) -> None:
    going = draw_reading(banks, seed, "r") if play == "read" else draw_round(banks, ALL, seed, "r")
    if play == "misses":
        going = replace(going, answers=(an_answer("x", mark=0),) * going.total)
        going = draw_misses(banks, going, seed, "again")
    (bank,) = banks.banks
    while going.position < going.total:
        dealt = going.dealt[going.position]
        item = item_of(dealt, banks)
        chosen = item.answers if isinstance(item, Choice) and is_right else dealt.shown[:1]
        chosen = dealt.shown if dealt.kind is Kind.ORDERING else chosen
        asked = ask(going, banks, going.position)
        answer = an_answer(*chosen, mark=asked.mark(chosen))
        said = explanation(asked.feedback(answer))
        for later in going.dealt[going.position + 1 :]:
            question = bank.question.get(later.item)
            if later.part == dealt.part and isinstance(question, Choice):
                assert plain(question.answers[0]) not in said
                assert plain(question.quotes[0]) not in said
        going = replace(going, answers=(*going.answers, answer))


def test_a_reason_that_gives_the_year_of_a_card_to_come_is_held_back() -> None:
    events = in_a_row(6)
    ordering = an_ordering("o", "e3", "e4", "e5")
    for why, is_told in (("That was in 1903.", True), ("That was in 1902.", False)):
        banks = some(a_choice("q", 20, why=why), ordering, *events)
        dealt = tuple(
            Dealt("life", item.id, kind, fingerprint(item), shown)
            for item, kind, shown in (
                (banks.by_id["life"].question["q"], Kind.CHOICE, ("right", "wrong", "false")),
                (ordering, Kind.ORDERING, ("e4", "e5", "e3")),
            )
        )
        told = ask(a_round_of(*dealt), banks).feedback(an_answer("right"))
        assert (told.why, told.held_back) == (("", True) if is_told else (why, False))


def test_an_explanation_of_what_came_back_tells_nothing_that_comes_back_with_it() -> None:
    banks = some(a_choice("a", 0), replace(a_choice("b", 1), answers=("deed 0",)), source=source_of(6))
    played = draw_reading(banks, "s", "r")
    while not played.is_again:
        played = answered(played, banks, "wrong")
    told = ask(played, banks).feedback(an_answer("right"))
    assert played.current
    others = {"a": "deed 1", "b": "deed 0"}[played.current.item]
    assert others not in "".join(run.text for found in told.evidence for run in found.runs)


def test_in_a_part_no_explanation_shows_a_card_of_an_ordering_that_is_still_to_come_there() -> None:
    events = in_a_row(3)
    banks = some(a_choice("q", 1), an_ordering("o", "e0", "e1", "e2"), *events, source=source_of(6))
    played = draw_reading(banks, "s", "r")
    assert [each.item for each in played.dealt] == ["q", "o"]
    told = ask(played, banks).feedback(an_answer("right"))
    assert (told.evidence, told.held_back) == ((), True)


@pytest.mark.parametrize("shown", ["the lathe", "Lathe"])
def test_an_answer_is_named_without_its_article_too(shown: str) -> None:
    naming = replace(a_choice("naming", 0), ask=f"Where did he buy {shown}?")
    named = a_choice("named", 9, answers=("a lathe",), wrong=("the press", "some tools"))
    assert ("life", "named") in telling_of(some(naming, named), "life", naming).told


def test_a_topic_names_an_answer_as_a_prompt_does() -> None:
    naming, named = a_choice("q", 0, topic="Vienna and after"), a_choice("named", 9, answers=("Vienna",))
    assert ("life", "named") in telling_of(some(naming, named), "life", naming).told
