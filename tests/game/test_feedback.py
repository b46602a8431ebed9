from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Event, Option
from quiz.game.asked import NAMED_PAIRS, Feedback, Verdict
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import ask
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
ONE = a_choice("one", 1, wrong=(WHY, "false"), why="Because.")
TWO = a_choice("two", 3, answers=("a", "b"), wrong=("x", "y"))
FIVE = an_ordering("five", "e0", "e1", "e2", "e3", "e4")
LIFE = some(ONE, TWO, FIVE, *in_a_row(9), an_event("month", 9, "1927-08"))


def after(dealt: Dealt, *chosen: str, banks: Banks = LIFE) -> Feedback:
    played = answered(a_round_of(dealt), banks, *chosen)
    return feedback(played, banks)


def feedback(played: Round, banks: Banks = LIFE, position: int = 0) -> Feedback:
    return ask(played, banks, position).feedback(played.answers[position])


def a_deal(choice: Choice) -> Dealt:
    texts = (*choice.answers, *(option.text for option in choice.wrong))
    return Dealt("life", choice.id, Kind.CHOICE, "f", texts)


def cards(*events: str, name: str = "five") -> Dealt:
    return Dealt("life", name, Kind.ORDERING, "f", events)


def quoted(shown: Feedback) -> list[str]:
    return ["".join(run.text for run in each.runs if run.quoted) for each in shown.evidence]


@pytest.mark.parametrize(
    ("dealt", "chosen", "verdict"),
    [
        (a_deal(ONE), ["right"], Verdict.RIGHT),
        (a_deal(ONE), ["wrong"], Verdict.WRONG),
        (a_deal(TWO), ["a"], Verdict.PARTLY),
        (a_deal(TWO), ["x"], Verdict.WRONG),
    ],
)
def test_the_verdict_is_right_partly_right_or_wrong(
    dealt: Dealt, chosen: list[str], verdict: Verdict
) -> None:
    assert after(dealt, *chosen).verdict is verdict


def test_the_right_answer_is_always_given() -> None:
    assert after(a_deal(ONE), "wrong").answers == after(a_deal(ONE), "right").answers == ("right",)


def test_it_says_why_the_wrong_option_is_wrong_and_shows_it() -> None:
    (chosen,) = after(a_deal(ONE), "wrong").chosen
    assert (chosen.right, chosen.why) == (False, "It was another.")
    assert [run.text for run in chosen.evidence[0].runs if run.quoted] == [sentence(5)]


def test_the_quote_stands_in_its_passage_with_its_source() -> None:
    (evidence,) = after(a_deal(ONE), "right").evidence
    assert "".join(run.text for run in evidence.runs) == " ".join(sentence(number) for number in (0, 1, 2))
    assert evidence.credit == "A. Writer, “Life”"


def test_events_on_the_same_sentence_light_their_years() -> None:
    shown = after(a_deal(ONE), "right")
    assert shown.events == (key("e1"),)


def test_an_ordering_comes_in_its_right_order_with_dates() -> None:
    rows = after(cards("e1", "e0", "e2", "e3", "e4"), "e1", "e0", "e2", "e3", "e4").rows
    assert [(row.event.id, row.event.when, row.was) for row in rows] == [
        ("e0", "1900", 2),
        ("e1", "1901", 1),
        ("e2", "1902", 3),
        ("e3", "1903", 4),
        ("e4", "1904", 5),
    ]


def test_an_orderings_quotes_are_shown_with_their_events() -> None:
    rows = after(cards("e0", "e1", "e2", "e3", "e4"), "e0", "e1", "e2", "e3", "e4").rows
    shown = ["".join(run.text for run in row.evidence[0].runs if run.quoted) for row in rows]
    assert shown == [sentence(number) for number in range(5)]


def test_only_the_cards_to_move_stood_wrong() -> None:
    rows = after(cards("e4", "e0", "e1", "e2", "e3"), "e4", "e0", "e1", "e2", "e3").rows
    assert [row.event.id for row in rows if not row.stood_right] == ["e4"]


def test_the_pairs_that_stood_wrong_are_given_in_their_right_order() -> None:
    shown = after(cards("e2", "e0", "e1", "e3", "e4"), "e2", "e0", "e1", "e3", "e4")
    assert [(earlier.id, later.id) for earlier, later in shown.named_pairs] == [("e0", "e2"), ("e1", "e2")]


@pytest.mark.parametrize(("placed", "named"), [("43012", 0), ("21034", 3)])
def test_pairs_are_named_while_they_are_few(placed: str, named: int) -> None:
    events = [f"e{number}" for number in placed]
    assert len(after(cards(*events), *events).named_pairs) == named <= NAMED_PAIRS


@pytest.mark.parametrize(
    ("placed", "summary"),
    [
        ("01234", "Every pair is right."),
        ("40123", "Only “Event e4” is misplaced: 6 pairs right, 4 wrong."),
        ("10324", "2 cards are misplaced: 8 pairs right, 2 wrong."),
        ("43210", "4 cards are misplaced: 0 pairs right, 10 wrong."),
    ],
)
def test_an_ordering_is_summed_up_in_a_sentence(placed: str, summary: str) -> None:
    events = [f"e{number}" for number in placed]
    assert after(cards(*events), *events).summary == summary


def test_events_that_tie_are_said_to_tie_and_stay_as_they_were_put() -> None:
    banks = some(*in_a_row(3), an_ordering("tie", "e0", ("e1", "e2")))
    rows = after(cards("e2", "e0", "e1", name="tie"), "e0", "e2", "e1", banks=banks).rows
    assert [(row.event.id, row.tie, row.stood_right) for row in rows] == [
        ("e0", False, True),
        ("e2", True, True),
        ("e1", True, True),
    ]


def test_a_proof_shows_the_right_sentences_and_the_one_chosen() -> None:
    banks = some(ONE, source=source_of(6))
    shown = after(Dealt("life", "one", Kind.PROOF, "f", ("0", "1", "2", "3")), "3", banks=banks)
    assert shown.answers == (sentence(1),)
    assert [(option.text, option.right) for option in shown.chosen] == [(sentence(3), False)]
    assert quoted(shown) == [sentence(1)]


def a_line(*events: str) -> Round:
    dealt = tuple(Dealt("life", event, Kind.PLACE, "f", ()) for event in events[1:])
    return replace(a_round_of(*dealt, play=Play.TIMELINE), opening=(key(events[0]),))


def test_a_misplaced_event_says_what_it_contradicts() -> None:
    played = answered(a_line("month", "e4"), LIFE, key("month"))
    shown = feedback(played)
    assert (shown.verdict, shown.answers) == (Verdict.WRONG, ("1904",))
    assert shown.summary == "It happened before “Event month” (August 1927)."


def test_an_event_placed_right_contradicts_nothing() -> None:
    played = answered(a_line("e2", "e4"), LIFE, key("e2"))
    shown = feedback(played)
    assert (shown.verdict, shown.summary, shown.answers, shown.events) == (
        Verdict.RIGHT,
        "",
        ("1904",),
        (key("e4"),),
    )
    assert quoted(shown) == [sentence(4)]


def placed(event: str, after: str, banks: Banks, on_the_line: str = "e0") -> Feedback:
    """What is said of one event put on a line with one other on it."""
    played = answered(a_line(on_the_line, event), banks, after)
    return feedback(played, banks)


def test_an_event_on_the_line_lights_its_own_year_alone() -> None:
    banks = some(*in_a_row(3), an_event("beside", 1, "1950"))
    shown = placed("e1", key("e0"), banks)
    assert shown.events == (key("e1"),)


def test_an_event_without_a_date_lights_nothing() -> None:
    banks = some(*in_a_row(3), an_event("text", 1, after=("e0",)))
    shown = placed("text", key("e0"), banks)
    assert shown.events == ()


@pytest.mark.parametrize(
    ("events", "summary"),
    [
        ([an_event("text", 5, after=("e0",))], "The text puts it after “Event e0” (1900)."),
        ([an_event("text", 5, after=("e0", "e1"))], "The text puts it after “Event e1” (1901)."),
        (
            [an_event("text", 5, after=("e0",)), an_event("next", 6, after=("text",))],
            "The text puts it after “Event e0” (1900) and before “Event next”.",
        ),
        (
            [an_event("text", 5, after=("e0", "other")), an_event("other", 6, after=("e0",))],
            "The text puts it after “Event other”.",
        ),
        (
            [
                an_event("text", 5, after=("a", "b")),
                an_event("a", 6, "1901"),
                an_event("b", 7, after=("e0",)),
            ],
            "The text puts it after “Event a” (1901) and “Event b”.",
        ),
    ],
)
def test_an_event_without_a_date_says_what_makes_its_place_certain(events: list[Event], summary: str) -> None:
    shown = placed("text", key("e0"), some(*in_a_row(3), *events))
    assert (shown.verdict, shown.answers, shown.summary) == (Verdict.RIGHT, (), summary)


def test_a_misplaced_event_without_a_date_says_where_it_belongs_once() -> None:
    banks = some(*in_a_row(3), an_event("text", 5, after=("e1",)))
    assert placed("text", "", banks, "e1").summary == "It happened after “Event e1” (1901)."
    assert placed("text", "", banks).summary == (
        "It happened after “Event e0” (1900). The text puts it after “Event e1” (1901)."
    )


def test_a_place_is_explained_alike_when_the_game_has_gone_on() -> None:
    played = answered(a_line("e2", "e4", "e3"), LIFE, "")
    at_once = feedback(played)
    later = answered(played, LIFE, key("e2"))
    assert feedback(later) == at_once


@given(lives(), st.text(max_size=4), st.sampled_from(["round", "proof", "timeline"]))
def test_every_answer_to_every_question_can_be_explained(banks: Banks, seed: str, play: str) -> None:
    everything = Settings(length=None)
    played = {
        "round": lambda: draw_round(banks, everything, seed, "round"),
        "proof": lambda: draw_proof(banks, everything, seed, "round"),
        "timeline": lambda: draw_timeline(banks, seed, "round"),
    }[play]()
    while (dealt := played.current) is not None:
        chosen = dealt.shown if dealt.kind is Kind.ORDERING else (dealt.shown[:1] or ("",))
        played = answered(played, banks, *chosen)
        shown = feedback(played, banks, played.position - 1)
        assert (shown.verdict is Verdict.RIGHT) == (played.answers[-1].mark == 1)
        assert shown.said
        assert shown.evidence
        assert shown.answers or shown.summary
