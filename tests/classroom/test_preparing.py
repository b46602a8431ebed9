"""What is decided before a lesson, and kept for the next one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank.problems import ProblemError
from quiz.classroom.preparing import (
    decided,
    keep_setup,
    kept_setup,
    lists_beside,
    points,
    with_class_list,
)
from quiz.classroom.setup import Names, Setup, Standings
from quiz.game.banks import Banks
from quiz.game.points import Point
from quiz.game.round import Kind, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from tests.tui.life import life, only

BANKS = Banks([life()])


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with Memory(tmp_path) as memory:
        yield Player(BANKS, memory)


def point(name: str, setup: Setup) -> Point:
    return next(point for point in points(setup, BANKS) if point.name == name)


def choose(setup: Setup, name: str, *options: str) -> Setup:
    """The setup with these options of a point, by their words."""
    found = point(name, setup)
    texts = [text for text, _ in found.options]
    return decided(setup, found, [texts.index(option) for option in options], BANKS)


ALL = (
    ("length", "5"),
    ("kinds", "choices alone"),
    ("teams", "in 4 teams"),
    ("names", "as they like"),
    ("limit", "90 seconds"),
    ("standings", "of everybody"),
)


def test_all_that_is_decided_is_kept_for_the_next_lesson(player: Player) -> None:
    setup = Setup(class_list="/home/ada/7b.txt")
    assert kept_setup(player) == Setup()
    for name, option in ALL:
        setup = choose(setup, name, option)
    setup = choose(setup, "topics", *BANKS.topics[:2])
    keep_setup(player, setup)
    settings = Settings(5, frozenset({Kind.CHOICE}), frozenset(BANKS.topics[:2]))
    expected = Setup(settings, 4, Names.FREE, "/home/ada/7b.txt", 90, Standings.ALL)
    assert kept_setup(player) == setup == expected


def test_how_each_point_stands_is_said_in_the_words_of_its_option() -> None:
    setup = Setup()
    for name, option in ALL:
        setup = choose(setup, name, option)
        assert (point(name, setup).text, point(name, setup).at) != ("", -1)
        assert point(name, setup).options[point(name, setup).at][0] == point(name, setup).text == option


@pytest.mark.parametrize(
    ("kept", "setup"),
    [
        ("", Setup()),
        ("[]", Setup()),
        ('{"teams": 40, "limit": "soon", "names": "shouted", "kinds": [7]}', Setup()),
        ('{"topics": ["Gone", 3], "teams": 3, "colour": "red"}', Setup(teams=3)),
    ],
    ids=["nothing", "something else", "out of range", "topics of another bank"],
)
def test_what_cannot_be_had_now_is_as_usual(kept: str, setup: Setup, player: Player) -> None:
    player.keep_setting("class", kept)
    assert kept_setup(player) == setup


def test_kinds_that_leave_nothing_to_draw_from_other_banks_are_as_usual(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        player = Player(Banks([only("city")]), memory)
        player.keep_setting("class", '{"kinds": ["ordering"], "teams": 2}')
        assert kept_setup(player) == Setup(teams=2)


def test_standings_of_teams_are_offered_where_there_are_teams_and_are_the_usual_ones_then() -> None:
    alone = choose(Setup(), "standings", "none")
    assert [text for text, _ in point("standings", alone).options] == ["of everybody", "none"]
    assert point("standings", alone).text == "none"
    assert point("standings", choose(alone, "teams", "in 2 teams")).text == "of the teams"
    teams = choose(choose(Setup(), "teams", "in 2 teams"), "standings", "none")
    assert teams.standings is Standings.NONE


def test_everything_beside_a_topic_is_everything() -> None:
    setup = choose(Setup(), "topics", "everything", BANKS.topics[0])
    assert setup.settings.topics == frozenset()


def test_what_leaves_nothing_to_draw_is_refused() -> None:
    banks = Banks([only("city")])
    found = next(each for each in points(Setup(), banks) if each.name == "kinds")
    with pytest.raises(ProblemError, match="Nothing would be left"):
        decided(Setup(), found, [2], banks)


def test_a_class_list_is_kept_as_its_path_alone(tmp_path: Path, player: Player) -> None:
    (tmp_path / "7b.txt").write_text("Ada\nGrace\n")
    setup, names = with_class_list(Setup(), str(tmp_path / "7b.txt"))
    keep_setup(player, setup)
    assert names == ("Ada", "Grace")
    assert kept_setup(player) == setup
    assert point("names", setup).text == "from 7b.txt"
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name != "7b.txt")
    assert b"7b.txt" in kept
    assert b"Grace" not in kept


def test_text_files_beside_are_offered_as_class_lists(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "ada.yaml"):
        (tmp_path / name).touch()
    assert lists_beside(tmp_path) == ["a.TXT", "b.txt"]
    assert lists_beside(tmp_path / "nowhere") == ()
