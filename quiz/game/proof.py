"""A claim whose proof is looked for among the source's sentences: one, several, or none of those shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import accumulate

from quiz.bank.kept import kept
from quiz.bank.model import Bank, Choice, Item, fingerprint
from quiz.game.asked import Asked, ChosenOption, Feedback, Option
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.round import FEWEST_WRONG, Answer, Dealt, Kind
from quiz.game.wording import listed
from quiz.text.naming import NUMBER, names_in, words_in
from quiz.text.source import Source

WINDOW, LETTERS = 9, 600
"""So many sentences, and of so many letters together, are shown at most among which a proof is looked for: a
page holds them. Longer ones are only as many as it needs."""
NONE = "none"
"""The key of the option that none of the sentences proves the claim."""


@kept
def proof_of(banks: Banks, bank_id: str, choice: Choice) -> tuple[list[int], dict[int, Set[int]], list[str]]:
    """Give what there is to look among for the proof of a choice, what counts, and what cannot be proved.

    The first are the sentences of the paragraphs that its quotes stand in, in order; none if a quote stands
    in none. The second are for each sentence that its quotes touch, in order, those that count for it:
    itself, and those that prove the answers that it names; if it is the only one, all answers. The third are
    the wrong options that none of the sentences proves to be the answer.
    """
    source = banks.by_id[bank_id].source
    quoted = [banks.sentences(bank_id, [quote]) for quote in choice.quotes]
    needed = sorted(set[int]().union(*quoted)) if all(quoted) else []
    paragraphs = sorted({source.paragraph_of(sentence) for sentence in needed})
    beside = [sentence for paragraph in paragraphs for sentence in source.paragraphs[paragraph].sentences]
    slots: dict[int, Set[int]] = {}
    for sentence in needed:
        proved = [each for each in choice.answers if len(needed) == 1 or source.names(sentence, each)]
        slots[sentence] = {sentence, *_proving(banks, bank_id, choice.ask, proved, beside)}
    wrong = (option.text for option in choice.wrong)
    unproved = [each for each in wrong if not _proving(banks, bank_id, choice.ask, [each], beside)]
    return beside, slots, unproved


def provable(banks: Banks, bank_id: str, choice: Choice) -> bool:
    """Whether a choice, no draft, can be asked as a claim, right and wrong, over one stretch of its source.

    What is claimed, question and answer, is one statement, which sentences may prove by themselves. It is
    none if the answer is to be inferred; if the prompt says something before it asks; if it asks for what
    is not, which a word in capitals tells that the source has not; or if every wrong option is quoted, so
    that options are to be compared, which a claim does not show.
    """
    source = banks.by_id[bank_id].source
    if choice.inferred or choice.draft or all(option.quotes for option in choice.wrong):
        return False
    beside, slots, unproved = proof_of(banks, bank_id, choice)
    return bool(
        len(unproved) >= len(choice.answers)
        and _stretches(source, beside, slots)
        and not any(word[1:].isupper() and word not in source.text for word in words_in(choice.ask))
        and len(Source("", choice.ask, language=source.language).sentences) < 2
    )


def deal_claim(banks: Banks, bank_id: str, item: Item, chance: Chance, *, right: bool = True) -> Dealt:
    """Deal a claim and the sentences to look among, in the source's order.

    They are the paragraphs of the proof, of long ones a stretch, every one alike often, so that where the
    proof stands in it says nothing. None is shown if the item is not `provable`.
    """
    dealt = Dealt(bank_id, item.id, Kind.PROOF, fingerprint(item), ())
    if not isinstance(item, Choice) or not provable(banks, bank_id, item):
        return dealt
    beside, slots, unproved = proof_of(banks, bank_id, item)
    stretches = _stretches(banks.by_id[bank_id].source, beside, slots)
    shown = stretches[chance.below(len(stretches))]
    claimed = item.answers if right else tuple(chance.shuffled(unproved)[: len(item.answers)])
    return replace(dealt, shown=tuple(map(str, shown)), claimed=claimed)


def _stretches(source: Source, beside: Sequence[int], slots: Mapping[int, Set[int]]) -> list[Sequence[int]]:
    """Give the longest stretches of some sentences that a page holds, with a proof and enough that is none.

    If a page holds none of them, the one of fewest letters.
    """
    if not slots:
        return []
    first, last = beside.index(min(slots)), beside.index(max(slots))
    sums = [0, *accumulate(span.end - span.start for span in map(source.sentences.__getitem__, beside))]
    counting = set[int]().union(*slots.values())
    spans = [
        (start, stop)
        for start in range(max(0, last + 1 - WINDOW), first + 1)
        for stop in range(last + 1, min(start + WINDOW, len(beside)) + 1)
        if len({*beside[start:stop]} - counting) >= FEWEST_WRONG
    ]
    letters = {(start, stop): sums[stop] - sums[start] for start, stop in spans}
    held = [span for span in spans if letters[span] <= LETTERS] or sorted(spans, key=letters.__getitem__)[:1]
    wider = {each for start, stop in held for each in ((start + 1, stop), (start, stop - 1))}
    return [beside[slice(*span)] for span in held if span not in wider]


def _proving(banks: Banks, bank_id: str, ask: str, answers: list[str], among: list[int]) -> Set[int]:
    """Those of some sentences that prove of a question that these are its answers.

    Choices quote them for each of these, or they hold every name and number of question and answers,
    of which the answers have one at least beside the name of the life.
    """
    bank, quoted = banks.by_id[bank_id], _quoted(banks, bank_id)
    found = set(among if answers else ()).intersection(*(quoted.get(each.casefold(), ()) for each in answers))
    told, words = _telling(bank, ". ".join(answers)), _words(banks, bank_id)
    if told.difference(map(str.casefold, words_in(bank.title))):
        told |= _telling(bank, ask)
        found |= {each for each in among if told <= words[each]}
    return found


@kept
def _quoted(banks: Banks, bank_id: str) -> Mapping[str, Set[int]]:
    """The sentences that choices quote for an answer, in small letters.

    Of several sentences of one choice, or of an inferred one, those that name the answer.
    """
    bank, quoted = banks.by_id[bank_id], defaultdict[str, set[int]](set)
    for choice in banks.playable(bank):
        if isinstance(choice, Choice):
            told = banks.sentences(bank_id, choice.quotes)
            is_whole = len(told) == 1 and not choice.inferred
            for answer in choice.answers:
                quoted[answer.casefold()] |= {at for at in told if is_whole or bank.source.names(at, answer)}
    return quoted


def _telling(bank: Bank, text: str) -> set[str]:
    """The names and numbers in a text, in small letters; no names where a capital does not tell them."""
    names = names_in(text, bank.source.capitals) if bank.tells_names else ()
    return {*map(str.casefold, names), *NUMBER.findall(text)}


@kept
def _words(banks: Banks, bank_id: str) -> list[set[str]]:
    """The words and numbers of each sentence, as printed and as meant, in small letters."""
    source = banks.by_id[bank_id].source
    both = (f"{source.words(span)} {source.meant(span)}" for span in source.sentences)
    return [set(map(str.casefold, words_in(text))) for text in both]


class AskedProof(Asked):
    """A claim: its options are sentences by their indices in the source, and that none proves it."""

    item: Choice
    instruction = "Which sentence proves it?"

    def __init__(self, dealt: Dealt, banks: Banks, item: Choice) -> None:
        claimed = dealt.claimed or item.answers
        wrong = [each for each in item.wrong if each.text in claimed]
        whys = [f"{each.text}: {each.why}" for each in wrong if each.why]
        told = [f"The answer is: {listed(item.answers)}.", *whys] if wrong else []
        why = " ".join(filter(None, (*told, item.why)))
        super().__init__(dealt, banks, replace(item, ask=f"{item.ask} — {'; '.join(claimed)}", why=why))
        _, slots, unproved = proof_of(banks, dealt.bank, item)
        is_claim = set(dealt.claimed or ("",)) <= {*(unproved if wrong else item.answers)}
        self._kept = is_claim and provable(banks, dealt.bank, item) and {*slots} <= {*map(int, dealt.shown)}
        self.wanted = max(1, len(slots))
        if self.wanted > 1:  # of a wrong claim as well
            self.instruction = f"Choose {self.wanted} sentences that prove it, or that none does."
        proving = {str(each): set(map(str, slot)) for each, slot in slots.items()}
        self._slots: Mapping[str, Set[str]] = {NONE: {NONE}} if wrong else proving
        """The keys that count, for each that is needed."""
        self._counting = frozenset[str]().union(*self._slots.values())

    @property
    def options(self) -> tuple[Option, ...]:
        """The sentences in the source's order, then none of them."""
        return tuple(Option(key, self._words(key)) for key in (*self.dealt.shown, NONE))

    def _words(self, key: str) -> str:
        """Give a sentence in one line, its misprints corrected; empty if the source lacks it by now."""
        if key == NONE:
            return "None of these proves it."
        source = self.bank.source
        spans = source.sentences[int(key) : int(key) + 1]
        return "".join(run.text for span in spans for run in source.runs(span))

    @property
    def has_changed(self) -> bool:
        """Its sentences count too, and what is claimed."""
        return super().has_changed or not self._kept

    def mark(self, chosen: Sequence[str]) -> float:
        """Give the share of the proof that was found, minus that of wrong sentences chosen, never below 0."""
        found = sum(not slot.isdisjoint(chosen) for slot in self._slots.values())
        others = set(self.dealt.shown) - self._counting
        return max(0.0, found / len(self._slots) - len(others.intersection(chosen)) / len(others))

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: the sentences that prove it, or what the source says instead."""
        found = self._counting.intersection(answer.chosen)
        missed = {each for each, slot in self._slots.items() if slot.isdisjoint(found)}
        right = sorted(found | missed, key=[*self.dealt.shown, *missed, NONE].index)
        chosen = tuple(ChosenOption(self._words(key), key in found) for key in answer.chosen)
        said = [option.text for option in chosen]
        return replace(self.explained(answer, [self._words(key) for key in right], said), chosen=chosen)
