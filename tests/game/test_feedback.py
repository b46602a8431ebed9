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
from quiz.game.results import ACROSS, NO_TOPIC, TopicScore, results
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
LIFE = some(ONE, TWO, FIVE, *in_a_row(9), an_event("month", 9, "1927-08"), source=source_of(6, 6))


def a_deal(choice: Choice) -> Dealt:
    texts = (*choice.answers, *(option.text for option in choice.wrong))
    return Dealt("life", choice.id, Kind.CHOICE, "f", texts)


def feedback(played: Round, banks: Banks = LIFE, position: int = 0) -> Feedback:
    return ask(played, banks, position).feedback(played.answers[position])


def after(dealt: Dealt, *chosen: str, banks: Banks = LIFE) -> Feedback:
    return feedback(answered(a_round_of(dealt), banks, *chosen), banks)


def ordered(events: str, name: str = "five", banks: Banks = LIFE) -> Feedback:
    """What is shown of events by their numbers: "10234"."""
    placed = [f"e{number}" for number in events]
    return after(Dealt("life", name, Kind.ORDERING, "f", (*placed,)), *placed, banks=banks)


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


def test_events_that_tie_are_said_to_tie_and_stay_as_they_were_put() -> None:
    rows = ordered("021", "tie", some(*in_a_row(3), an_ordering("tie", "e0", ("e1", "e2")))).rows
    assert [(row.event.id, row.tie, row.stood_right) for row in rows] == [
        ("e0", False, True),
        ("e2", True, True),
        ("e1", True, True),
    ]


def a_line(*events: str) -> Round:
    dealt = tuple(Dealt("life", event, Kind.PLACE, "f", ()) for event in events[1:])
    return replace(a_round_of(*dealt, play=Play.TIMELINE), opening=(key(events[0]),))


def placed(event: str, after: str, banks: Banks = LIFE, on_the_line: str = "e0") -> Feedback:
    """What is said of one event put on a line with one other on it."""
    return feedback(answered(a_line(on_the_line, event), banks, after), banks)


def test_an_event_placed_right_contradicts_nothing_and_lights_its_own_year_alone() -> None:
    shown = placed("e1", key("e0"), some(*in_a_row(3), an_event("beside", 1, "1950")))
    assert (shown.verdict, shown.summary, shown.answers) == (Verdict.RIGHT, "", ("1901",))
    assert shown.events == (key("e1"),)


AFTER_0 = an_event("text", 5, after=("e0",))


@pytest.mark.parametrize(
    ("events", "place"),
    [
        ([an_event("text", 5, after=("e0", "e1"))], "after “Event e1” (1901)"),
        ([AFTER_0, an_event("next", 6, after=("text",))], "after “Event e0” (1900) and before “Event next”"),
        (
            [an_event("text", 5, after=("e0", "other")), an_event("other", 6, after=("e0",))],
            "after “Event other”",
        ),
        (
            [an_event("text", 5, after=("e1", "b")), an_event("b", 7, after=("e0",))],
            "after “Event e1” (1901) and “Event b”",
        ),
    ],
)
def test_an_event_without_a_date_says_what_makes_its_place_certain(events: list[Event], place: str) -> None:
    shown = placed("text", key("e0"), some(*in_a_row(3), *events))
    assert (shown.verdict, shown.answers, shown.events) == (Verdict.RIGHT, (), ())
    assert (shown.place, shown.summary) == (place, f"The text puts it {place}.")


AFTER_1 = some(*in_a_row(3), an_event("text", 5, after=("e1",)))


@pytest.mark.parametrize(
    ("event", "banks", "on_the_line", "after", "summary"),
    [
        ("e4", LIFE, "month", "month", "It happened before “Event month” (August 1927)."),
        ("text", AFTER_1, "e1", "", "It happened after “Event e1” (1901)."),
        (
            *("text", AFTER_1, "e0", ""),
            "It happened after “Event e0” (1900). The text puts it after “Event e1” (1901).",
        ),
    ],
)
def test_a_misplaced_event_says_what_it_contradicts_and_once_where_it_belongs(
    event: str, banks: Banks, on_the_line: str, after: str, summary: str
) -> None:
    shown = placed(event, after and key(after), banks, on_the_line)
    assert (shown.verdict, shown.summary) == (Verdict.WRONG, summary)


def test_a_place_is_explained_alike_when_the_game_has_gone_on() -> None:
    played = answered(a_line("e2", "e4", "e3"), LIFE, "")
    assert feedback(answered(played, LIFE, key("e2"))) == feedback(played)


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
        assert shown.evidence
        assert shown.answers or shown.summary


# How a round went


def played(*answers: tuple[Dealt, str], sure: bool = True) -> Round:
    going = a_round_of(*(dealt for dealt, _ in answers))
    for _, chosen in answers:
        going = answered(going, LIFE, *chosen.split(), sure=sure)
    return going


YOUTH, OTHER = a_deal(ONE), a_deal(TWO)
ORDER = Dealt("life", "five", Kind.ORDERING, "f", FIVE.events), " ".join(FIVE.events)


def test_every_topic_has_its_score_and_what_has_none_is_gathered_under_a_name() -> None:
    found = results(played((YOUTH, "right"), (OTHER, "a"), (YOUTH, "wrong"), ORDER), LIFE)
    assert found.topics == (TopicScore("Youth", 1, 2), TopicScore(NO_TOPIC, 0.5, 1), TopicScore(ACROSS, 1, 1))
    assert results(played((OTHER, "a"), ORDER), LIFE).topics == ()


def test_misses_and_guesses_are_worth_another_look_but_what_is_gone_only_counts() -> None:
    both = played((YOUTH, "right"), (OTHER, "x"), sure=False)
    found, left = results(both, LIFE), results(both, some(ONE))
    assert [(each.prompt, each.said) for each in found.unsure] == [("Ask one?", ("right",))]
    assert [(each.prompt, each.said, each.answers) for each in found.misses] == [
        ("Ask two?", ("x",), ("a", "b"))
    ]
    assert (left.topics, left.misses) == ((TopicScore("Youth", 1, 1), TopicScore(NO_TOPIC, 0, 1)), ())
