"""A claim and the sentences that prove it: which count, what is dealt, what an answer earns."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.files import builtin_path
from quiz.bank.model import Choice, Option, fingerprint
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.proof import NONE, WINDOW, AskedProof, deal_claim, provable, slots_of
from quiz.game.question import ask
from quiz.game.round import FEWEST_WRONG, Dealt, Kind, Play, Round
from quiz.text.source import Source

from .lives import a_choice, an_answer, lives, some, source_of

BUNDLED_BANKS = Banks([bank for bank in [read_bank(builtin_path()).bank] if bank])
BANK = BUNDLED_BANKS.banks[0]


def shown(*quoted: int, paragraphs: tuple[int, ...], seed: str = "seed", over: bool = False) -> list[int]:
    """Those to look among where a choice quotes these, or goes `over` them, in paragraphs of so many."""
    choice = a_choice("q", *quoted)
    choice = replace(choice, quotes=(" ".join(choice.quotes),)) if over else choice
    banks = some(choice, source=source_of(*paragraphs))
    return [int(index) for index in deal_claim(banks, "life", choice, Chance(seed))[0]]


@pytest.mark.parametrize(
    ("quoted", "paragraphs", "among"),
    [
        pytest.param((6,), (4, 5), [4, 5, 6, 7, 8], id="a short paragraph whole"),
        pytest.param((1,), (2, 9), [], id="nothing of a paragraph of two"),
        pytest.param((0, 1, 2), (4,), [], id="nothing with hardly a wrong sentence"),
        pytest.param((0, 1, 2), (3 + FEWEST_WRONG,), [0, 1, 2, 3, 4], id="several proofs"),
        pytest.param((0, 3), (1, 4), [0, 1, 2, 3, 4], id="the paragraphs of both quotes"),
    ],
)
def test_a_proof_is_looked_for(
    quoted: tuple[int, ...], paragraphs: tuple[int, ...], among: list[int]
) -> None:
    assert shown(*quoted, paragraphs=paragraphs) == among


def test_a_quote_over_two_sentences_needs_both() -> None:
    choice = a_choice("q", 3, 4)
    banks = some(replace(choice, quotes=(" ".join(choice.quotes),)), source=source_of(8))
    asked = an_asked(banks, ("0", "3", "4", "5"))
    assert asked.wanted == 2
    assert [asked.mark(keys) for keys in (("3", "4"), ("3", "5"), ("3",))] == [1, 0, 0.5]


def test_of_a_long_paragraph_a_window_is_shown_with_the_proof_anywhere_in_it() -> None:
    for at in (0, 15, 29):
        windows = [shown(at, paragraphs=(30,), seed=str(seed)) for seed in range(100)]
        firsts = range(max(0, at - WINDOW + 1), min(at, 30 - WINDOW) + 1)
        assert {window[0] for window in windows} == set(firsts)
        assert all(window == list(range(window[0], window[0] + WINDOW)) for window in windows)


@given(st.sets(st.integers(0, 39), min_size=2, max_size=4), st.text(max_size=4))
def test_sentences_far_apart_have_neighbours_each(quoted: set[int], seed: str) -> None:
    found = shown(*quoted, paragraphs=(40,), seed=seed)
    assert len(found) == WINDOW
    assert quoted <= set(found)
    assert all({at - 1, at + 1} & {*found, -1, 40} for at in quoted)


def test_what_has_to_be_inferred_is_not_asked() -> None:
    choice = replace(a_choice("q", 1), inferred=True)
    assert not provable(some(choice), "life", choice)


# What counts

TEXT = (
    "Ada left Brno in 1901. She sang in Graz. In 1905 Ada married Otto in Graz. Otto died in 1910. "
    "Ada and Otto had been happy in Graz. Ada went to Linz. Ada taught there, for 9 years."
)
MARRIED = Choice(
    "married", "Where did Ada marry Otto?", ("Graz",), (Option("Linz", "She went there later."),),
    ("Ada married Otto in Graz",),
)  # fmt: skip
SANG = Choice("sang", "Where did she sing?", ("Graz",), (Option("Linz"),), ("She sang in Graz",))
PLACES = Choice(
    "places", "Where was she?", ("Brno", "Linz"), (Option("Rome"), Option("Oslo")),
    ("Ada left Brno in 1901", "Ada went to Linz"),
)  # fmt: skip
YEARS = Choice("years", "How long did Ada teach?", ("Ever so long",), (Option("No time"),), ("for 9 years",))


def life(*choices: Choice) -> Banks:
    return some(*choices, source=Source("Life", TEXT))


@pytest.mark.parametrize(
    ("choices", "counting"),
    [
        pytest.param([MARRIED], [{2, 4}], id="a sentence with all names and numbers counts"),
        pytest.param([MARRIED, SANG], [{1, 2, 4}], id="and one quoted for the same answer"),
        pytest.param([SANG], [{1, 2, 4}], id="without names in the question, that of the answer is all"),
        pytest.param([PLACES], [{0}, {5}], id="several answers need a sentence each"),
        pytest.param([YEARS], [{6}], id="without a name in the answer only the quote counts"),
        pytest.param([replace(SANG, id="other", inferred=True), MARRIED], [{1, 2, 4}], id="an answer named"),
    ],
)
def test_what_counts_as_proof(choices: list[Choice], counting: list[set[int]]) -> None:
    asked = choices[-1] if len(choices) == 2 and choices[0].inferred else choices[0]
    assert list(map(set, slots_of(life(*choices), "life", asked))) == counting


def independent_words(text: str, small: set[str]) -> set[str]:
    """Names and numbers as told by another program: by splitting at what is no letter and no digit."""
    found = set[str]()
    for part in re.split(r"(?<=[.!?:])\s+", text):
        for at, word in enumerate(re.split(r"[^\w-]+", part.strip("“”\"' "))):
            is_name = word[:1].isupper() and len(word) > 1 and word.isalpha()
            if word.isdigit() or (is_name and (at or word.lower() not in small)):
                found.add(word)
    return found


def independently(choice: Choice) -> set[int]:
    """The sentences that count for a claim of one sentence, found by going through all of them."""
    source = BANK.source
    texts = [source.meant(span) for span in source.sentences]
    capital = {word for text in texts for word in re.findall(r"(?<=[a-z0-9,] )[A-Z]\w+", text)}
    small = {word for text in texts for word in re.findall(r"\b[a-z]\w*", text)}
    small |= {word.lower() for word in re.findall(r"\w+", choice.ask + " ".join(choice.answers))} - {
        word.lower() for word in capital
    }
    answer = independent_words(". ".join(choice.answers), small)
    wanted = answer | independent_words(choice.ask, small)
    found = {
        at
        for at, text in enumerate(texts)
        if answer - set(BANK.title.split())
        and all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in wanted)
    }
    for other in BANK.questions:
        if isinstance(other, Choice) and set(choice.answers) <= set(other.answers) and other is not choice:
            quoted = BUNDLED_BANKS.sentences(BANK.id, other.quotes)
            alone = len(quoted) == 1 and not other.inferred
            found |= {at for at in quoted if alone or all(each in texts[at] for each in choice.answers)}
    return found | BUNDLED_BANKS.sentences(BANK.id, choice.quotes)


def test_every_claim_of_the_bank_has_the_sentences_that_another_program_finds() -> None:
    looked_at = 0
    for choice in BANK.questions:
        if isinstance(choice, Choice) and provable(BUNDLED_BANKS, BANK.id, choice):
            slots = slots_of(BUNDLED_BANKS, BANK.id, choice)
            if len(slots) == 1:
                assert slots[0] == independently(choice), choice.id
                looked_at += 1
    assert looked_at > 20


# What is claimed


def test_a_third_of_the_claims_are_wrong_and_nothing_shown_proves_those() -> None:
    dealt = []
    for choice in BANK.questions:
        if isinstance(choice, Choice) and provable(BUNDLED_BANKS, BANK.id, choice):
            dealt += [
                (choice, *deal_claim(BUNDLED_BANKS, BANK.id, choice, Chance(f"{seed}"))) for seed in range(40)
            ]
    wrong = [(choice, among, claimed) for choice, among, claimed in dealt if claimed != choice.answers]
    assert 0.27 < len(wrong) / len(dealt) < 0.37
    for choice, among, claimed in wrong:
        for option in claimed:
            other = replace(choice, id="other", answers=(option,), quotes=())
            assert not {str(at) for at in independently(other)}.intersection(among), (choice.id, option)


@given(lives(), st.text(max_size=4))
def test_every_claim_can_be_proved_or_is_proved_by_nothing(banks: Banks, seed: str) -> None:
    for choice in banks.playable(banks.banks[0]):
        if not isinstance(choice, Choice) or not provable(banks, banks.banks[0].id, choice):
            continue
        among, claimed = deal_claim(banks, banks.banks[0].id, choice, Chance(seed))
        asked = an_asked(banks, among, claimed, choice.id)
        assert asked.mark(asked.proof) == 1
        assert asked.mark((NONE,)) == (claimed != choice.answers)
        proving = {int(key) for slot in slots_of(banks, banks.banks[0].id, choice) for key in slot}
        assert len(set(map(int, among)) - proving) >= FEWEST_WRONG
        assert not asked.has_changed


def an_asked(
    banks: Banks, among: Sequence[str], claimed: Sequence[str] = ("right",), name: str = "q"
) -> AskedProof:
    bank = banks.banks[0]
    dealt = Dealt(bank.id, name, Kind.PROOF, "", tuple(among), claimed=tuple(claimed))
    dealt = replace(dealt, fingerprint=fingerprint(bank.question[name]))
    asked = ask(Round("round", Play.PROOF, "seed", (dealt,)), banks)
    assert isinstance(asked, AskedProof)
    return asked


@pytest.mark.parametrize(
    ("claimed", "chosen", "earned"),
    [
        (("Brno", "Linz"), "0 5", 1),
        (("Brno", "Linz"), "0", 0.5),
        (("Brno", "Linz"), "0 3", 0.25),
        (("Brno", "Linz"), "3 4", 0),
        (("Brno", "Linz"), "none", 0),
        (("Rome", "Oslo"), "none", 1),
        (("Rome", "Oslo"), "0 5", 0),
        (("Rome", "Oslo"), "none 0", 0),
    ],
)
def test_half_a_proof_never_counts_as_whole(claimed: tuple[str, ...], chosen: str, earned: float) -> None:
    asked = an_asked(life(PLACES), ["0", "1", "3", "4", "5", "6"], claimed, "places")
    assert asked.mark(chosen.split()) == pytest.approx(earned)


def test_two_sentences_for_the_same_part_are_no_whole_proof() -> None:
    both = Choice("both", "Where?", ("Graz", "Brno"), (Option("Rome"),), (SANG.quotes[0], "Ada left Brno"))
    asked = an_asked(life(both, MARRIED), list("0123456"), both.answers, "both")
    assert [asked.mark(keys) for keys in (("1", "0"), ("2", "0"), ("1", "2"))] == [1, 1, pytest.approx(0.3)]


def test_a_proof_of_many_sentences_is_marked_as_soon_as_one() -> None:
    many = a_choice("q", *range(7))
    asked = an_asked(some(many, source=source_of(9)), list("012345678"))
    assert [asked.mark(keys.split()) for keys in ("6 5 4 3 2 1 0", "0 1 2 3 4 5 8", "7 8")] == [
        1,
        pytest.approx(6 / 7 - 1 / 2),
        0,
    ]


def test_after_a_wrong_claim_the_right_answer_is_told_and_why_the_claim_is_wrong() -> None:
    asked = an_asked(life(MARRIED), list("0123456"), ("Linz",), "married")
    told = asked.feedback(an_answer(NONE, mark=1.0))
    assert told.answers == ("None of these proves it.",)
    assert told.why == "The answer is: Graz. Linz: She went there later."


@pytest.mark.parametrize("claimed", [(), ("Paris",)])
def test_a_claim_that_its_bank_does_not_make_has_changed(claimed: tuple[str, ...]) -> None:
    assert an_asked(life(MARRIED), list("0123456"), claimed, "married").has_changed


def test_a_right_answer_that_would_tell_a_claim_to_come_is_held_back_and_that_is_said() -> None:
    silent = replace(MARRIED, quotes=("Otto died in 1910",))
    banks = life(silent, SANG)
    dealt = tuple(
        Dealt("life", each.id, Kind.PROOF, fingerprint(each), tuple("0123456"), claimed=claimed)
        for each, claimed in ((silent, ("Linz",)), (SANG, ("Graz",)))
    )
    told = ask(Round("round", Play.PROOF, "seed", dealt), banks).feedback(an_answer(NONE, mark=1.0))
    assert (len(told.evidence), told.why, told.held_back) == (1, "", True)
