from dataclasses import replace

from quiz.game.results import ACROSS, NO_TOPIC, TopicScore, results
from quiz.game.round import Dealt, Kind, Play, Round
from quiz.game.timeline import draw_timeline

from .lives import a_choice, a_round_of, an_event, an_ordering, answered, in_a_row, sentence, some, true_place

LIFE = some(
    a_choice("youth", 0, topic="Youth"),
    a_choice("young", 1, topic="Youth"),
    a_choice("war", 2, topic="War"),
    a_choice("other", 3),
    an_ordering("order", "e0", "e1", "e2"),
    *in_a_row(5),
)
YOUTH, YOUNG, WAR, OTHER = (
    Dealt("life", name, Kind.CHOICE, "f", ("right", "wrong", "false"))
    for name in ("youth", "young", "war", "other")
)
ORDER = Dealt("life", "order", Kind.ORDERING, "f", ("e2", "e0", "e1"))


def played(*answers: tuple[Dealt, tuple[str, ...]], left: tuple[Dealt, ...] = ()) -> Round:
    going = a_round_of(*(dealt for dealt, _ in answers), *left)
    for _, chosen in answers:
        going = answered(going, LIFE, *chosen)
    return going


def test_every_topic_has_its_score() -> None:
    found = results(played((YOUTH, ("right",)), (WAR, ("wrong",)), (YOUNG, ("wrong",))), LIFE)
    assert found.topics == (TopicScore("Youth", 1, 2), TopicScore("War", 0, 1))


def test_what_has_no_topic_is_gathered_under_a_name() -> None:
    found = results(played((YOUTH, ("right",)), (OTHER, ("right",)), (ORDER, ORDER.shown)), LIFE)
    assert [topic.topic for topic in found.topics] == ["Youth", NO_TOPIC, ACROSS]


def test_a_round_without_any_topic_has_no_bars() -> None:
    assert results(played((OTHER, ("right",)), (ORDER, ORDER.shown)), LIFE).topics == ()


def test_a_miss_shows_the_right_answer_what_was_chosen_and_the_proof() -> None:
    (miss,) = results(played((YOUTH, ("right",)), (WAR, ("wrong",))), LIFE).misses
    assert (miss.prompt, miss.answers, miss.said) == ("Ask war?", ("right",), ("wrong",))
    assert [run.text for run in miss.evidence[0].runs if run.quoted] == [sentence(2)]


def test_a_missed_ordering_shows_its_events_as_they_were_locked_in() -> None:
    (miss,) = results(played((ORDER, ("e1", "e0", "e2"))), LIFE).misses
    assert miss.said == ("Event e1", "Event e0", "Event e2")
    assert miss.answers == ("Event e0", "Event e1", "Event e2")
    assert miss.summary == "Only “Event e0” is misplaced: 2 pairs right, 1 wrong."


def test_a_missed_place_says_where_it_was_put() -> None:
    going = draw_timeline(LIFE, "seed", "round")
    going = answered(going, LIFE, true_place(going, LIFE))
    wrong = next(
        answered(going, LIFE, key)
        for key in ("", *(f"life/e{number}" for number in range(5)))
        if answered(going, LIFE, key).answers[-1].mark == 0
    )
    found = results(wrong, LIFE)
    assert len(found.misses) == 1
    assert found.misses[0].said[0].startswith(("first", "after “Event e"))
    assert found.misses[0].summary


def test_a_missed_place_without_a_date_says_what_it_is_certainly_after() -> None:
    banks = some(*in_a_row(2), an_event("text", 3, after=("e1",)))
    dealt = Dealt("life", "text", Kind.PLACE, "f", ())
    going = replace(a_round_of(dealt, play=Play.TIMELINE), opening=("life/e1",))
    (miss,) = results(answered(going, banks, ""), banks).misses
    assert (miss.answers, miss.place) == ((), "after “Event e1” (1901)")


def test_what_was_right_by_a_guess_is_worth_another_look() -> None:
    going = a_round_of(YOUTH, WAR)
    going = answered(going, LIFE, "right", sure=False)
    going = answered(going, LIFE, "wrong", sure=False)
    found = results(going, LIFE)
    assert [each.prompt for each in found.unsure] == ["Ask youth?"]
    assert [each.prompt for each in found.misses] == ["Ask war?"]


def test_what_is_gone_still_counts_but_is_not_shown() -> None:
    found = results(played((YOUTH, ("right",)), (WAR, ("wrong",))), some(a_choice("youth", 0, topic="Youth")))
    assert (found.topics, found.misses) == ((TopicScore("Youth", 1, 1), TopicScore(NO_TOPIC, 0, 1)), ())
