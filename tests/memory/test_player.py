"""What is played goes on: today's timeline, and a round after its bank has changed."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quiz.bank.model import Bank
from quiz.game.banks import Banks
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from tests.game.lives import a_bank, a_choice, in_a_row, key, source_of, true_place

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
LIFE = a_bank(*in_a_row(5))
OTHER = a_bank(*in_a_row(5), name="other")
SILENT = a_bank(name="silent")

_ids = itertools.count(1)


def a_player(memory: Memory, *banks: Bank, at: datetime = NOW) -> Player:
    return Player(Banks(banks or [LIFE]), memory, now=lambda: at, new_id=lambda: f"id-{next(_ids)}")


def to_the_end(player: Player, play: Play = Play.DAILY) -> Round:
    """A timeline, every event of it placed right."""
    round_ = player.begin(play)
    while round_.current:
        round_ = player.answer(round_, (true_place(round_, player.banks),), 1.0)
    return round_


def test_the_first_timeline_of_a_day_counts_however_much_was_played_since(memory: Memory) -> None:
    player = a_player(memory, LIFE, SILENT)
    left = player.begin(Play.DAILY)
    left = player.answer(left, (true_place(left, player.banks),), 1.0)
    assert (player.begin(Play.DAILY), player.played_today()) == (left, None)
    first = to_the_end(player)
    for _ in range(50):
        player.begin(Play.TIMELINE)
    assert player.begin(Play.DAILY) == player.played_today() == first


def test_the_menu_says_how_the_best_timeline_went(memory: Memory) -> None:
    to_the_end(player := a_player(memory), Play.TIMELINE)
    assert "best 4 placed" in [about for entry in player.menu() for about in entry.about]


@pytest.mark.parametrize(
    ("played", "asked", "day", "play"),
    [
        pytest.param([LIFE], [OTHER], 0, Play.DAILY, id="other banks"),
        pytest.param([LIFE], [LIFE, OTHER], 0, Play.DAILY, id="more banks"),
        pytest.param([LIFE], [LIFE], 1, Play.DAILY, id="the next day"),
        pytest.param([LIFE], [LIFE], 0, Play.TIMELINE, id="a timeline that is not the day's"),
        pytest.param([LIFE], [LIFE, SILENT], 0, Play.DAILY, id="one without events"),
    ],
)
def test_the_timeline_of_today_is_of_these_banks_and_this_day(
    played: list[Bank], asked: list[Bank], day: int, play: Play, memory: Memory
) -> None:
    to_the_end(a_player(memory, *played), play)
    assert a_player(memory, *asked, at=NOW + timedelta(days=day)).played_today() is None


# A bank that has changed


def test_the_timeline_of_today_that_was_left_goes_on_without_an_event_that_is_gone_and_says_so(
    memory: Memory,
) -> None:
    left = a_player(memory).begin(Play.DAILY)
    kept = [event for event in LIFE.timeline if event.id != left.dealt[0].item]
    later = a_player(memory, LIFE).with_banks(Banks([a_bank(*kept)]))
    goes_on = later.begin(Play.DAILY)
    assert goes_on.dealt == left.dealt[1:]
    assert len(later.troubles()) == 1


def test_the_timeline_of_today_that_was_lost_stays_as_it_was_though_an_event_is_gone(memory: Memory) -> None:
    player = a_player(memory, a_bank(*in_a_row(9)))
    lost = player.begin(Play.DAILY)
    while lost.current:
        wrong = "" if true_place(lost, player.banks) else lost.opening[0]
        lost = player.answer(lost, (wrong,), 1.0)
    assert lost.position < lost.total
    kept = [event for event in in_a_row(9) if event.id != lost.dealt[-1].item]
    later = player.with_banks(Banks([a_bank(*kept)]))
    assert later.begin(Play.DAILY) == lost
    assert later.troubles() == ()


def asking(*numbers: int) -> Bank:
    return a_bank(*(a_choice(f"q{number}", number) for number in numbers))


@pytest.fixture
def left(memory: Memory) -> tuple[str, ...]:
    """The ids of what a round asks, of which nothing is answered yet."""
    return tuple(dealt.item for dealt in a_player(memory, asking(1, 2, 3)).begin(Play.ROUND, "seed").dealt)


def test_an_answer_stays_with_its_question_whatever_goes_and_comes(
    memory: Memory, left: tuple[str, ...]
) -> None:
    gone, *still = left
    player = a_player(memory, asking(*(int(item[1:]) for item in still)))
    reopened = player.reopen(player.unfinished()[0])
    assert player.troubles() == (f"“{gone}” is gone from the bank, and is left out.",)
    player.answer(reopened, ("right",), 1.0)
    reopened = player.reopen(player.unfinished()[0])
    assert ([dealt.item for dealt in reopened.dealt], reopened.position) == (still, 1)
    (again,) = a_player(memory, asking(1, 2, 3)).unfinished()
    assert [dealt.item for dealt in again.dealt] == [still[0], gone, still[1]]
    assert (again.position, again.score) == (1, 1)


def test_the_start_page_the_round_and_the_past_rounds_count_the_same_once_a_question_is_left_out(
    memory: Memory, left: tuple[str, ...]
) -> None:
    player = a_player(memory, asking(*(int(item[1:]) for item in left[1:])))
    offered = next(entry.left for entry in player.menu() if entry.left)
    going = player.reopen(offered)
    assert offered.total == going.total == player.history()[0].total == 2
    while not going.finished:
        going = player.answer(going, ("right",), 1.0)
    whole = a_player(memory, asking(1, 2, 3))
    assert (whole.recall(going.id), whole.history()[0].total) == (going, 2)


def test_a_timeline_that_ended_early_keeps_its_count(memory: Memory) -> None:
    *events, last = in_a_row(9)
    begun = a_player(memory, a_bank(*events, last)).begin(Play.TIMELINE, "seed")
    player = a_player(memory, a_bank(*(each for each in (*events, last) if each.id != begun.dealt[-1].item)))
    going = player.reopen(player.unfinished()[0])
    while not going.finished:
        going = player.answer(going, ("nowhere",), 1.0)
    assert player.history()[0].total == going.total == begun.total - 1
    assert memory.recall(going.id) == going


def test_a_past_round_is_of_a_bank_by_its_title_and_by_its_id_too_where_two_have_that(memory: Memory) -> None:
    for bank in ("one", "two"):
        a_player(memory, replace(asking(1), id=bank, title="A life")).begin(Play.ROUND)
    a_player(memory, replace(asking(1), id="three", title="Another")).begin(Play.ROUND)
    assert [past.title for past in memory.history()] == ["Another", "A life (two)", "A life (one)"]


@pytest.mark.usefixtures("left")
def test_a_round_with_nothing_left_to_ask_is_not_offered_for_ever(memory: Memory) -> None:
    player = a_player(memory, asking(4))
    assert player.reopen(player.unfinished()[0]).finished
    assert player.troubles() == ("3 questions are gone or have changed since, and are left out.",)
    assert player.unfinished() == ()


def test_a_reading_that_was_left_is_gone_on_with_unless_it_is_begun_anew(memory: Memory) -> None:
    player = a_player(memory, asking(1, 2))
    left = player.answer(player.begin(Play.READ), ("right",), 1.0)
    assert player.begin(Play.READ) == left
    assert player.begin(Play.READ, "seed").answers == player.begin(Play.READ, anew=True).answers == ()


@pytest.mark.parametrize("answered", [0, 1])
def test_a_reading_with_nothing_left_to_ask_gives_way_to_a_new_one(memory: Memory, answered: int) -> None:
    before = a_player(memory, asking(1, 2))
    left = before.begin(Play.READ)
    for _ in range(answered):
        left = before.answer(left, ("right",), 1.0)
    player = a_player(memory, asking(*(int(each.item[1:]) for each in left.dealt[:answered]), 3))
    begun = player.begin(Play.READ)
    assert (begun.position, begun.dealt[-1].item, begun.id != left.id) == (0, "q3", True)
    assert len(player.troubles()) == 2 - answered


def test_a_length_of_this_run_does_not_keep_its_topics(memory: Memory) -> None:
    settings = Settings(length=5, kinds=frozenset({Kind.CHOICE}))
    player = Player(Banks([asking(1)]), memory, settings=settings)
    player.keep(Settings(length=20, kinds=frozenset({Kind.CHOICE})))
    assert player.settings.kinds == {Kind.CHOICE}
    assert a_player(memory, asking(1)).settings == Settings(length=20)


def test_the_end_of_a_part_names_what_was_learned_in_it_and_at_the_first_try(memory: Memory) -> None:
    choices = [a_choice(f"q{at}", at, answers=(f"a{at}",)) for at in range(12)]
    player = a_player(memory, a_bank(*in_a_row(12), *choices, source=source_of(6, "Later", 6)))
    player.answer(player.begin(Play.READ), ("a0",), 1.0)
    round_ = player.begin(Play.READ, anew=True)
    learned = []
    while round_.current:
        asked = round_.current.item
        missed = asked == "q3" and not round_.is_again
        round_ = player.answer(round_, ("wrong" if missed else asked.replace("q", "a"),), 1.0)
        if end := player.part_end(round_):
            learned.append(end.new)
    halves = [{key(f"e{at}") for at in half if at not in (0, 3)} for half in (range(6), range(6, 12))]
    assert learned == halves


# How a round went, with what is remembered


ASKED = a_bank(a_choice("one", 0), a_choice("two", 1), a_choice("far", 20), *in_a_row(3))


def choosing(player: Player, *wrong: str, play: Play = Play.ROUND) -> Round:
    """A round of choices, these answered wrong and the others right."""
    player.keep(Settings(length=None, kinds=frozenset({Kind.CHOICE})))
    round_ = player.begin(play)
    while round_.current:
        answer = "wrong" if round_.current.item in wrong else "right"
        round_ = player.answer(round_, (answer,), 1.0)
    return round_


def test_a_newcomer_is_new_until_the_first_answer_to_these_banks(memory: Memory) -> None:
    choosing(a_player(memory, ASKED))
    assert not a_player(memory, ASKED).is_new
    assert a_player(memory, OTHER).is_new


def test_a_round_stands_against_the_one_before_it_however_many_came_since(memory: Memory) -> None:
    player = a_player(memory, ASKED)
    rounds = [choosing(player, "one", "two"), choosing(player, "one"), choosing(player)]
    compared = [player.results(round_).against for round_ in rounds]
    assert compared == ["", "one more than last time", "one more than last time, the most so far"]


def test_a_round_is_compared_with_none_of_another_play_or_of_other_banks(memory: Memory) -> None:
    to_the_end(a_player(memory, ASKED))
    choosing(a_player(memory, a_bank(a_choice("one", 0), name="other")))
    player = a_player(memory, ASKED)
    player.begin(Play.ROUND)  # left
    assert player.results(choosing(player)).against == ""


def test_what_is_new_on_the_line_was_known_by_no_earlier_round_and_stays_new_in_that_round(
    memory: Memory,
) -> None:
    player = a_player(memory, ASKED)
    rounds = [choosing(player, "two"), choosing(player, "one"), choosing(player)]
    new = [sorted(player.results(round_).new) for round_ in rounds]
    assert new == [["life/e0"], ["life/e1"], ["life/e0"]]  # which the second round had forgotten
    assert player.known_events() == {"life/e0", "life/e1"}


def test_what_is_flagged_is_worth_another_look_until_that_is_settled(memory: Memory) -> None:
    player = a_player(memory, ASKED)
    round_ = choosing(player)
    player.flag(round_.dealt[0], "unclear")
    assert [look.words for look in player.results(round_).looks] == [("flagged",)]
    memory.settle(memory.flags("life"))
    assert player.results(round_).looks == ()


def test_the_items_that_are_known_are_those_right_when_last_asked(memory: Memory) -> None:
    player = a_player(memory, ASKED)
    choosing(player, "two")
    choosing(player, "one")
    assert sorted(item.id for _, item in player.known_items()) == ["far", "two"]
