"""A claim and the sentences that prove it: which count, what is dealt, what an answer earns."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank, Choice, Option, fingerprint
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.draw import draw_proof
from quiz.game.proof import NONE, WINDOW, AskedProof, deal_claim, proof_of, provable
from quiz.game.question import ask
from quiz.game.round import FEWEST_WRONG, Dealt, Kind, Play, Round, Settings
from quiz.text.source import Source

from .lives import a_choice, an_answer, lives, some, source_of

BUNDLED_BANKS = Banks([bank for bank in [read_bank(builtin_path()).bank] if bank])
BANK = BUNDLED_BANKS.banks[0]


def shown(*quoted: int, paragraphs: tuple[int, ...], seed: str = "seed", over: bool = False) -> list[int]:
    """Those to look among where a choice quotes these, or goes `over` them, in paragraphs of so many."""
    choice = a_choice("q", *quoted)
    choice = replace(choice, quotes=(" ".join(choice.quotes),)) if over else choice
    banks = some(choice, source=source_of(*paragraphs))
    return [int(index) for index in deal_claim(banks, "life", choice, Chance(seed)).shown]


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


def test_what_no_stretch_of_the_paragraphs_holds_is_not_looked_for() -> None:
    assert shown(3, 11, paragraphs=(40,)) == [*range(3, 12)]
    assert shown(3, 12, paragraphs=(40,)) == []


QUOTED = (Option("wrong", quotes=("Chapter 2 tells",)), Option("false", quotes=("Chapter 3 tells",)))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"inferred": True}, id="what has to be inferred"),
        pytest.param({"ask": "Which did he NOT do?"}, id="what is not"),
        pytest.param({"ask": "He was accused of a deed. What does this leave out?"}, id="with a premise"),
        pytest.param({"wrong": QUOTED}, id="what is to be compared"),
        pytest.param({"wrong": (Option("Wrong"),), "answers": ("one", "two")}, id="what cannot be wrong"),
    ],
)
def test_what_a_sentence_cannot_prove_by_itself_is_not_asked(changed: dict[str, Any]) -> None:
    plain = a_choice("q", 1)
    assert provable(some(plain), "life", plain)
    choice = replace(plain, **changed)
    assert not provable(some(choice), "life", choice)


def test_a_word_in_capitals_that_the_source_has_may_be_asked_for() -> None:
    choice = Choice("q", "What did the USA do?", ("It won",), (Option("It lost"),), ("The USA won that",))
    source = Source("Life", "The USA won that. He was glad. He went home. He lived on.")
    assert provable(some(choice, source=source), "life", choice)


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
    assert list(map(set, proof_of(life(*choices), "life", asked)[1].values())) == counting


def by_itself(text: str) -> str:
    """A text in one line, with plain quotation marks."""
    return " ".join(re.sub("[“”]", '"', text).split())


def names_and_numbers(text: str, sentences: Sequence[str]) -> set[str]:
    """Words with a capital, and numbers; a first word only if it never stands small in the sentences."""
    found = set(re.findall(r"\d+", text))
    for piece in re.split(r"(?<=[.!?:]) +|; ", text):
        for at, word in enumerate(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", piece)):
            inside = any(re.search(rf"[^.!?\"“] {word}\b", each) for each in sentences)
            small = any(re.search(rf"\b{word.lower()}\b", each) for each in sentences)
            if word[0].isupper() and len(word) > 1 and (at or (inside and not small)):
                found.add(word)
    return found


def touched(quotes: Sequence[str], sentences: Sequence[str]) -> set[int]:
    """The sentences that quotes stand in, found by laying all of these end to end."""
    ends = list(accumulate(len(each) + 1 for each in sentences))
    whole, found = " ".join(sentences), set[int]()
    for quote in quotes:
        start = 0
        for part in re.split(r"\[(?:…|\.\.\.)\]", by_itself(quote)):
            start = whole.index(part.strip(), start)
            found.update(
                range(bisect_right(ends, start), bisect_right(ends, start + len(part.strip()) - 1) + 1)
            )
    return found


class Examiner:
    """Finds what proves a claim; knows the sentences of a bank, as printed and as meant, and its choices."""

    def __init__(self, bank: Bank) -> None:
        spans = bank.source.sentences
        self.printed = [by_itself(bank.source.text[span.start : span.end]) for span in spans]
        self.meant = [bank.source.meant(span) for span in spans]
        self.choices = [each for each in bank.questions if isinstance(each, Choice) and not each.draft]
        self.life = set(re.findall(r"\w+", bank.title))

    def says(self, at: int, words: str) -> bool:
        """Whether a sentence has these words."""
        return bool(
            re.search(rf"(?i)(?<!\w){re.escape(words)}(?!\w)", f"{self.printed[at]} {self.meant[at]}")
        )

    def proving(self, ask: str, answers: Sequence[str]) -> set[int]:
        """The sentences that prove of a question that all these are answers."""
        everywhere = range(len(self.meant))
        told = names_and_numbers(". ".join(answers), self.meant)
        wanted = told | names_and_numbers(ask, self.meant)
        found = {at for at in everywhere if told - self.life and all(self.says(at, each) for each in wanted)}
        quoted = [set[int]() for _ in answers]
        for other in self.choices:
            sentences = touched(other.quotes, self.printed)
            for answer, places in zip(answers, quoted, strict=True):
                if answer.lower() in (each.lower() for each in other.answers):
                    is_whole = len(sentences) == 1 and not other.inferred
                    places |= {at for at in sentences if is_whole or self.says(at, answer)}
        return found | set.intersection(*quoted)

    def parts(self, choice: Choice) -> list[set[int]]:
        """For each sentence of a proof those that count."""
        needed = sorted(touched(choice.quotes, self.printed))
        parts = []
        for at in needed:
            said = [each for each in choice.answers if len(needed) == 1 or self.says(at, each)]
            parts.append({at} | (self.proving(choice.ask, said) if said else set()))
        return parts


LIVES = [path for path in Path(__file__).parents[1].glob("lives/*.yaml") if "." not in path.stem]


@pytest.mark.parametrize("path", [builtin_path(), *LIVES], ids=lambda path: path.stem)
def test_every_claim_has_the_sentences_that_another_program_finds(path: Path) -> None:
    bank = read_bank(path).bank
    assert bank
    banks, examiner, looked_at = Banks([bank]), Examiner(bank), 0
    for choice in examiner.choices:
        for right in (True, False) * provable(banks, bank.id, choice):
            dealt = deal_claim(banks, bank.id, choice, Chance(choice.id), right=right)
            asked = ask(Round("round", Play.PROOF, "seed", (dealt,)), banks)
            shown, parts = {*map(int, dealt.shown)}, examiner.parts(choice)
            if right:
                counting = set[int]().union(*parts)
                for keys in combinations(dealt.shown, asked.wanted):
                    chosen = {*map(int, keys)}
                    proves = chosen <= counting and all(part & chosen for part in parts)
                    assert (asked.mark(keys) == 1) is proves, choice
            else:
                assert {*dealt.claimed}.isdisjoint(choice.answers)
                assert not any(examiner.proving(choice.ask, [each]) & shown for each in dealt.claimed), choice
            assert asked.wanted == len(parts)
            assert asked.mark((NONE,)) == (not right)
            looked_at += 1
    assert looked_at > 9


# What is claimed


@pytest.mark.parametrize(("length", "fewest", "most"), [(3, 0, 2), (10, 2, 5), (20, 5, 8)])
def test_a_third_of_the_claims_are_wrong_in_every_play(length: int, fewest: int, most: int) -> None:
    wrong = []
    for seed in range(150):
        dealt = draw_proof(BUNDLED_BANKS, Settings(length), f"{seed}", "round").dealt
        wrong.append(sum(set(each.claimed) != set(answers_of(each)) for each in dealt))
    assert (min(wrong), max(wrong)) == (fewest, most)
    assert sum(wrong) / len(wrong) == pytest.approx(length / 3, rel=0.1)


def answers_of(dealt: Dealt) -> tuple[str, ...]:
    choice = BANK.question[dealt.item]
    assert isinstance(choice, Choice)
    return choice.answers


@given(lives(), st.text(max_size=4), st.booleans())
def test_every_claim_can_be_proved_or_is_proved_by_nothing(banks: Banks, seed: str, right: bool) -> None:
    bank = banks.banks[0]
    for choice in banks.playable(bank):
        dealt = deal_claim(banks, bank.id, choice, Chance(seed), right=right)
        if isinstance(choice, Choice) and dealt.shown:
            asked = an_asked(banks, dealt.shown, dealt.claimed, choice.id)
            slots = proof_of(banks, bank.id, choice)[1]
            assert asked.mark([*map(str, slots)]) == right
            assert asked.mark((NONE,)) == (not right)
            assert len(set(map(int, dealt.shown)).difference(*slots.values())) >= FEWEST_WRONG
            assert not asked.has_changed


def test_a_sentence_that_counts_beside_the_quoted_one_is_told_as_the_right_answer() -> None:
    asked = an_asked(life(PLACES, MARRIED, SANG), list("0123456"), ("Brno", "Linz"), "places")
    told = asked.feedback(an_answer("0", "1", mark=0.3))
    assert told.answers == ("Ada left Brno in 1901.", "Ada went to Linz.")
    assert [each.right for each in told.chosen] == [True, False]
    asked = an_asked(life(MARRIED), list("0123456"), ("Graz",), "married")
    told = asked.feedback(an_answer("4", mark=1.0))
    assert told.answers == told.said == ("Ada and Otto had been happy in Graz.",)


def test_a_claim_of_several_sentences_asks_the_same_whether_it_is_right_or_wrong() -> None:
    right, wrong = (
        an_asked(life(PLACES), ["0", "1", "3", "4", "5", "6"], claimed, "places")
        for claimed in (("Brno", "Linz"), ("Rome", "Oslo"))
    )
    assert right.instruction == wrong.instruction
    assert right.instruction == "Choose 2 sentences that prove it, or that none does."
    assert (right.prompt, wrong.prompt) == ("Where was she? — Brno; Linz", "Where was she? — Rome; Oslo")
    assert right.wanted == wrong.wanted == 2


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
    ],
)
def test_half_a_proof_never_counts_as_whole(claimed: tuple[str, ...], chosen: str, earned: float) -> None:
    asked = an_asked(life(PLACES), ["0", "1", "3", "4", "5", "6"], claimed, "places")
    assert asked.mark(chosen.split()) == pytest.approx(earned)


def test_two_sentences_for_the_same_part_are_no_whole_proof() -> None:
    both = Choice("both", "Where?", ("Graz", "Brno"), (Option("Rome"),), (SANG.quotes[0], "Ada left Brno"))
    asked = an_asked(life(both, MARRIED), list("0123456"), both.answers, "both")
    assert [asked.mark(keys) for keys in (("1", "0"), ("2", "0"), ("1", "2"))] == [1, 1, 0.5]


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
