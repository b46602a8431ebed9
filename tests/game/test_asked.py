import pytest

from quiz.game.asked import Asked
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind, Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import a_choice, a_round_of, an_ordering, in_a_row, key, sentence, some, source_of

CHOICE = Dealt("life", "q", Kind.CHOICE, "f", ("right", "wrong", "false"))
SEVERAL = Dealt("life", "several", Kind.CHOICE, "f", ("x", "b", "a"))
PROOF = Dealt("life", "q", Kind.PROOF, "f", ("0", "1", "2"))
ORDERING = Dealt("life", "o", Kind.ORDERING, "f", ("e2", "e0", "e1"))
DRAWN = Dealt("life", "e0-e1-e2-e3", Kind.ORDERING, "f", ("e3", "e1", "e0", "e2"))
PLACE = Dealt("life", "e2", Kind.PLACE, "f", ())

LIFE = some(
    a_choice("q", 1, topic="Youth"),
    a_choice("several", 2, answers=("a", "b"), wrong=("x",)),
    an_ordering("o", "e0", "e1", "e2", topic="War"),
    *in_a_row(6),
    source=source_of(3, 3),
)


def asked(dealt: Dealt, banks: Banks = LIFE) -> Asked:
    return ask(Round("round", a_round_of().play, "seed", (dealt,), opening=(key("e0"),)), banks)


@pytest.mark.parametrize(
    ("dealt", "topic", "prompt", "instruction", "given", "wanted"),
    [
        (CHOICE, "Youth", "Ask q?", "", (), 1),
        (SEVERAL, "", "Ask several?", "Choose 2.", (), 2),
        (PROOF, "Youth", "Ask q?", "Which sentence proves it?", ("right",), 1),
        (ORDERING, "War", "Put these in order, earliest first.", "", (), 3),
        (DRAWN, "", "Put these in order, earliest first.", "", (), 4),
        (PLACE, "", "Event e2", "Where on the line does it belong?", (), 1),
    ],
)
def test_every_kind_says_what_is_asked_and_how_to_answer(
    dealt: Dealt, topic: str, prompt: str, instruction: str, given: tuple[str, ...], wanted: int
) -> None:
    found = asked(dealt)
    assert (found.topic, found.prompt, found.instruction) == (topic, prompt, instruction)
    assert (found.kind, found.given, found.wanted) == (dealt.kind, given, wanted)


@pytest.mark.parametrize(
    ("dealt", "options"),
    [
        (CHOICE, [("right", "right", ""), ("wrong", "wrong", ""), ("false", "false", "")]),
        (PROOF, [("0", sentence(0), ""), ("1", sentence(1), ""), ("2", sentence(2), "")]),
        (ORDERING, [("e2", "Event e2", ""), ("e0", "Event e0", ""), ("e1", "Event e1", "")]),
        (PLACE, [("life/e0", "Event e0", "1900")]),
    ],
)
def test_every_kind_shows_what_there_is_to_choose_from(
    dealt: Dealt, options: list[tuple[str, str, str]]
) -> None:
    assert list(asked(dealt).options) == options


@pytest.mark.parametrize(
    "dealt",
    [
        Dealt("life", "gone", Kind.CHOICE, "f", ()),
        Dealt("life", "o", Kind.CHOICE, "f", ()),
        Dealt("life", "gone", Kind.PLACE, "f", ()),
        Dealt("other", "q", Kind.CHOICE, "f", ()),
        Dealt("life", "o", Kind.ORDERING, "f", ("e0", "e1", "e3")),
        Dealt("life", "e0-gone", Kind.ORDERING, "f", ("e0", "e1", "e2", "gone")),
    ],
)
def test_what_is_gone_is_a_key_error(dealt: Dealt) -> None:
    with pytest.raises(KeyError):
        asked(dealt)


@pytest.mark.parametrize(
    ("dealt", "chosen", "earned"),
    [
        (CHOICE, ["right"], 1),
        (CHOICE, ["wrong"], 0),
        (CHOICE, [], 0),
        (CHOICE, ["right", "wrong"], 0),
        (ORDERING, ["e0", "e1", "e2"], 1),
        (ORDERING, ["e1", "e0", "e2"], 1 / 3),
        (DRAWN, ["e0", "e1", "e2", "e3"], 1),
        (PROOF, ["1"], 1),
        (PROOF, ["0"], 0),
        (PROOF, ["4"], 0),
        (PROOF, [], 0),
        (PLACE, ["life/e0"], 1),
        (PLACE, [""], 0),
    ],
)
def test_every_kind_is_marked(dealt: Dealt, chosen: list[str], earned: float) -> None:
    assert asked(dealt).mark(chosen) == pytest.approx(earned)


def test_a_place_is_marked_against_the_line_as_it_stood() -> None:
    played = draw_timeline(LIFE, "seed", "round")
    first, opening = played.dealt[0], played.opening[0]
    later = LIFE.before.is_before(opening, key(first.item))
    assert ask(played, LIFE).mark([opening]) == later
    assert ask(played, LIFE).mark([""]) == (not later)


def test_whatever_is_dealt_is_a_question_with_words() -> None:
    rounds = [
        draw_round(LIFE, Settings(length=None), "seed", "round"),
        draw_proof(LIFE, Settings(), "seed", "round"),
        draw_timeline(LIFE, "seed", "round"),
    ]
    assert all(ask(played, LIFE, at).prompt for played in rounds for at in range(played.total))
