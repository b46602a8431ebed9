"""What each kind of question shows, and what an answer to it earns."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Ordering
from quiz.game.asked import Asked
from quiz.game.banks import Banks
from quiz.game.ordering import OrderingMark, mark_ordering
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind, Round
from quiz.game.timeline import draw_timeline

from .lives import a_choice, a_round_of, an_ordering, in_a_row, key, sentence, some, source_of

CHOICE = Dealt("life", "q", Kind.CHOICE, "f", ("right", "wrong", "false"))
SEVERAL = Dealt("life", "several", Kind.CHOICE, "f", ("x", "b", "a", "y", "z"))
PROOF = Dealt("life", "q", Kind.PROOF, "f", ("0", "1", "2"))
ORDERING = Dealt("life", "o", Kind.ORDERING, "f", ("e2", "e0", "e1"))
DRAWN = Dealt("life", "e0-e1-e2-e3", Kind.ORDERING, "f", ("e3", "e1", "e0", "e2"))
PLACE = Dealt("life", "e2", Kind.PLACE, "f", ())

LIFE = some(
    a_choice("q", 1, topic="Youth"),
    a_choice("several", 2, answers=("a", "b"), wrong=("x", "y", "z")),
    an_ordering("o", "e0", "e1", "e2", topic="War"),
    *in_a_row(6),
    source=source_of(3, 3),
)


def asked(dealt: Dealt, banks: Banks = LIFE) -> Asked:
    return ask(Round("round", a_round_of().play, "seed", (dealt,), opening=(key("e0"),)), banks)


class Shown(NamedTuple):
    """What is shown of a question."""

    prompt: str
    options: str
    topic: str = ""
    instruction: str = ""
    given: tuple[str, ...] = ()
    wanted: int = 1


IN_ORDER = "Put these in order, earliest first."


@pytest.mark.parametrize(
    ("dealt", "shown"),
    [
        (CHOICE, Shown("Ask q?", "right: right, wrong: wrong, false: false", "Youth")),
        (SEVERAL, Shown("Ask several?", "x: x, b: b, a: a, y: y, z: z", instruction="Choose 2.", wanted=2)),
        (
            PROOF,
            Shown(
                "Ask q?",
                f"0: {sentence(0)}, 1: {sentence(1)}, 2: {sentence(2)}",
                "Youth",
                "Which sentence proves it?",
                ("right",),
            ),
        ),
        (ORDERING, Shown(IN_ORDER, "e2: Event e2, e0: Event e0, e1: Event e1", "War", wanted=3)),
        (DRAWN, Shown(IN_ORDER, "e3: Event e3, e1: Event e1, e0: Event e0, e2: Event e2", wanted=4)),
        (
            PLACE,
            Shown("Event e2", "life/e0: Event e0 1900", instruction="Where on the line does it belong?"),
        ),
    ],
)
def test_every_kind_says_what_is_asked_and_what_there_is_to_choose_from(dealt: Dealt, shown: Shown) -> None:
    found = asked(dealt)
    options = ", ".join(f"{key}: {text} {date}".strip() for key, text, date in found.options)
    assert found.kind is dealt.kind
    assert shown == (found.prompt, options, found.topic, found.instruction, found.given, found.wanted)


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
        (CHOICE, "right", 1),
        (CHOICE, "wrong", 0),
        (CHOICE, "", 0),
        (CHOICE, "right wrong", 0),
        (SEVERAL, "a b", 1),
        (SEVERAL, "a", 1 / 2),
        (SEVERAL, "a b x", 2 / 3),
        (SEVERAL, "a x", 1 / 6),
        (SEVERAL, "a x y", 0),
        (SEVERAL, "a b x y z", 0),
        (ORDERING, "e0 e1 e2", 1),
        (ORDERING, "e1 e0 e2", 1 / 3),
        (DRAWN, "e0 e1 e2 e3", 1),
        (PROOF, "1", 1),
        (PROOF, "0", 0),
        (PROOF, "4", 0),
        (PROOF, "", 0),
        (PLACE, "life/e0", 1),
    ],
)
def test_every_kind_is_marked(dealt: Dealt, chosen: str, earned: float) -> None:
    assert asked(dealt).mark(chosen.split()) == pytest.approx(earned)


def test_a_place_is_marked_against_the_line_as_it_stood() -> None:
    played = draw_timeline(LIFE, "seed", "round")
    first, opening = played.dealt[0], played.opening[0]
    later = LIFE.before.is_before(opening, key(first.item))
    assert ask(played, LIFE).mark([opening]) == later
    assert ask(played, LIFE).mark([""]) == (not later)


FIVE = an_ordering("five", *"abcde")


@pytest.mark.parametrize("placed", ["bacde", "acbde", "abdce", "abced"])
def test_one_swap_of_neighbours_among_five_earns_four_fifths(placed: str) -> None:
    assert mark_ordering(FIVE, placed).mark == 0.8


def test_a_random_order_of_five_earns_016_on_average() -> None:
    marks = [Fraction(mark_ordering(FIVE, each).mark).limit_denominator(10) for each in permutations("abcde")]
    assert sum(marks) / len(marks) == Fraction(49, 300)


def test_events_that_tie_are_not_compared() -> None:
    marked = mark_ordering(an_ordering("tie", "a", ("b", "c")), "acb")
    assert marked == OrderingMark(right=2, wrong=0, mark=1, wrong_pairs=(), misplaced=())


def test_a_card_at_the_wrong_end_leaves_six_pairs_right_and_four_wrong() -> None:
    marked = mark_ordering(FIVE, "eabcd")
    assert (marked.right, marked.wrong, marked.misplaced) == (6, 4, ("e",))


@st.composite
def _placed(draw: st.DrawFn) -> tuple[Ordering, list[str]]:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda sizes: sum(sizes) <= 7))
    groups = [tuple(f"{group}{number}" for number in range(size)) for group, size in enumerate(sizes)]
    ordering = an_ordering("some", *groups)
    return ordering, draw(st.permutations(ordering.events))


def ranks(ordering: Ordering, placed: Sequence[str]) -> list[int]:
    group = {event: number for number, events in enumerate(ordering.order) for event in events}
    return [group[event] for event in placed]


@given(_placed())
def test_a_mark_is_right_minus_wrong_of_all_pairs_that_do_not_tie(case: tuple[Ordering, list[str]]) -> None:
    signs = [(b > a) - (b < a) for a, b in combinations(ranks(*case), 2) if a != b]
    expected = max(0.0, sum(signs) / len(signs)) if signs else 1.0
    assert mark_ordering(*case).mark == pytest.approx(expected)


@given(_placed())
def test_no_fewer_cards_than_the_misplaced_can_be_moved(case: tuple[Ordering, list[str]]) -> None:
    ordering, placed = case
    longest = max(
        count
        for count in range(len(placed) + 1)
        for kept in combinations(ranks(ordering, placed), count)
        if list(kept) == sorted(kept)
    )
    misplaced = mark_ordering(ordering, placed).misplaced
    stay = ranks(ordering, [event for event in placed if event not in misplaced])
    assert stay == sorted(stay)
    assert len(stay) == longest
