"""What is shown after an answer, and how a round went."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Event, Option
from quiz.game.asked import Feedback, Verdict
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import ask, reopen
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import (
    a_choice,
    a_round_of,
    an_event,
    an_ordering,
    answered,
    in_a_row,
    key,
    lives,
    sentence,
    some,
    source_of,
)

WHY = Option("wrong", "It was another.", (sentence(5),))
ONE = a_choice("one", 1, wrong=(WHY, "false"), why="Because.", topic="Youth")
TWO = a_choice("two", 3, answers=("a", "b"), wrong=("x", "y"))
FIVE = an_ordering("five", "e0", "e1", "e2", "e3", "e4")
LIFE = some(ONE, TWO, FIVE, *in_a_row(9), source=source_of(6, 6))


def a_deal(choice: Choice) -> Dealt:
    texts = (*choice.answers, *(option.text for option in choice.wrong))
    return Dealt("life", choice.id, Kind.CHOICE, "f", texts)


def feedback(played: Round, banks: Banks = LIFE, position: int = 0) -> Feedback:
    return ask(played, banks, position).feedback(played.answers[position])


def after(dealt: Dealt, *chosen: str, banks: Banks = LIFE) -> Feedback:
    return feedback(answered(a_round_of(dealt), banks, *chosen), banks)


def quoted(shown: Feedback) -> list[str]:
    return ["".join(run.text for run in each.runs if run.quoted) for each in shown.evidence]


def test_a_wrong_option_is_shown_with_why_it_is_wrong_and_each_quote_in_its_passage() -> None:
    shown = after(a_deal(ONE), "wrong")
    (chosen,) = shown.chosen
    assert (chosen.text, chosen.right, chosen.why) == ("wrong", False, "It was another.")
    assert [run.text for run in chosen.evidence[0].runs if run.quoted] == [sentence(5)]
    assert (shown.verdict, shown.answers) == (Verdict.WRONG, ("right",))
    assert (shown.why, quoted(shown), shown.events) == ("Because.", [sentence(1)], (key("e1"),))
    (evidence,) = shown.evidence
    assert "".join(run.text for run in evidence.runs) == " ".join(map(sentence, range(3)))
    assert (evidence.credit, evidence.bank) == ("A. Writer, “Life”", "life")


def test_two_quotes_of_an_option_in_one_passage_are_not_held_back() -> None:
    wrong = Option("wrong", quotes=(sentence(4), sentence(5)))
    choice = a_choice("one", 1, wrong=(wrong, "false"))
    shown = after(a_deal(choice), "wrong", banks=some(choice, TWO, source=source_of(6, 6)))
    assert len(shown.chosen[0].evidence) == 1
    assert not shown.held_back


def test_events_that_tie_are_said_to_tie_and_stay_as_they_were_put() -> None:
    banks = some(*in_a_row(3), an_ordering("tie", "e0", ("e1", "e2")))
    put = ("e0", "e2", "e1")
    rows = after(Dealt("life", "tie", Kind.ORDERING, "f", put), *put, banks=banks).rows
    assert [(row.event.id, row.tie, row.stood_right) for row in rows] == [
        ("e0", False, True),
        ("e2", True, True),
        ("e1", True, True),
    ]


@pytest.mark.parametrize(
    ("put", "said", "had"),
    [
        ("01234", "Every pair is right.", ["", "", "", "", ""]),
        ("10234", "4 of 5 in order; 9 pairs right, 1 wrong.", ["2nd", "", "", "", ""]),
        (
            *("31402", "2 of 5 in order; 4 pairs right, 6 wrong: as chance would have it."),
            ["4th", "", "last", "first", ""],
        ),
        (
            *("43102", "2 of 5 in order; 2 pairs right, 8 wrong: further off than by chance."),
            ["4th", "", "", "2nd", "first"],
        ),
        (
            *("43210", "1 of 5 in order; 0 pairs right, 10 wrong: the exact reverse."),
            ["last", "4th", "", "2nd", "first"],
        ),
    ],
)
def test_an_ordering_says_in_words_what_its_rows_say(put: str, said: str, had: list[str]) -> None:
    placed = [f"e{each}" for each in put]
    shown = after(Dealt("life", "five", Kind.ORDERING, "f", tuple(placed)), *placed)
    assert shown.summary == said
    assert [row.had for row in shown.rows] == had
    ticked = sum(row.stood_right for row in shown.rows)
    assert said.startswith(f"{ticked} of 5 in order" if ticked < 5 else "Every")


def a_line(*events: str) -> Round:
    dealt = tuple(Dealt("life", event, Kind.PLACE, "f", ()) for event in events[1:])
    return replace(a_round_of(*dealt, play=Play.TIMELINE), opening=(key(events[0]),))


AFTER_0, AFTER_1 = (an_event("text", 5, after=(event,)) for event in ("e0", "e1"))


@pytest.mark.parametrize(
    ("line", "after", "more", "said"),
    [
        ("e0 e1", "e0", [an_event("beside", 1, "1950")], "right 1901: "),
        (
            *("e0 text", "e0", [an_event("text", 5, after=("e0", "e1"))]),
            "right: The text puts it after “Event e1” (1901).",
        ),
        (
            *("e0 text", "e0", [AFTER_0, an_event("next", 6, after=("text",))]),
            "right: The text puts it after “Event e0” (1900) and before “Event next”.",
        ),
        (
            *("e0 text", "e0", [an_event("text", 5, after=("e0", "b")), an_event("b", 6, after=("e0",))]),
            "right: The text puts it after “Event b”.",
        ),
        (
            *("e0 text", "e0", [an_event("text", 5, after=("e1", "b")), an_event("b", 7, after=("e0",))]),
            "right: The text puts it after “Event e1” (1901) and “Event b”.",
        ),
        (
            *("month e2", "month", [an_event("month", 9, "1927-08")]),
            "wrong 1902: It happened before “Event month” (August 1927).",
        ),
        ("e1 text", "", [AFTER_1], "wrong: It happened after “Event e1” (1901)."),
        (
            *("e0 text", "", [AFTER_1]),
            "wrong: It happened after “Event e0” (1900). The text puts it after “Event e1” (1901).",
        ),
    ],
)
def test_a_place_says_its_date_or_what_makes_it_certain_and_what_it_contradicts(
    line: str, after: str, more: list[Event], said: str
) -> None:
    banks = some(*in_a_row(3), *more)
    shown = feedback(answered(a_line(*line.split()), banks, after and key(after)), banks)
    assert f"{' '.join([shown.verdict, *shown.answers])}: {shown.summary}" == said
    assert shown.events == ((key(line.split()[1]),) if shown.answers else ())  # it lights its own year alone
    assert bool(shown.place) != bool(shown.answers)
    assert shown.place in said


def test_a_place_is_explained_alike_when_the_game_has_gone_on() -> None:
    played = answered(a_line("e2", "e4", "e3"), LIFE, "")
    gone_on = feedback(answered(played, LIFE, key("e2")))
    assert replace(gone_on, evidence=()) == replace(feedback(played), evidence=())  # its neighbours are shown


@given(lives(), st.text(max_size=4), st.sampled_from(["round", "proof", "timeline"]))
def test_every_question_can_be_asked_and_every_answer_explained(banks: Banks, seed: str, play: str) -> None:
    everything = Settings(length=None)
    played = {
        "round": lambda: draw_round(banks, everything, seed, "round"),
        "proof": lambda: draw_proof(banks, everything, seed, "round"),
        "timeline": lambda: draw_timeline(banks, seed, "round"),
    }[play]()
    assert reopen(played, Banks(banks.banks)) == (played, ())
    while (dealt := played.current) is not None:
        chosen = dealt.shown if dealt.kind is Kind.ORDERING else (dealt.shown[:1] or ("",))
        played = answered(played, banks, *chosen)
        shown = feedback(played, banks, played.position - 1)
        assert (shown.verdict is Verdict.RIGHT) == (played.answers[-1].mark == 1)
        assert shown.said
        assert shown.evidence or shown.held_back
        assert shown.answers or shown.summary
