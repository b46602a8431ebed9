"""A claim whose proof is looked for among the source's sentences: one, several, or none of those shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from itertools import chain

from quiz.bank.kept import kept
from quiz.bank.model import Choice
from quiz.game.asked import Asked, ChosenOption, Feedback, Option
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.round import FEWEST_WRONG, Answer, Dealt
from quiz.game.wording import listed
from quiz.text.naming import NUMBER, names_in, words_in

WINDOW = 9
"""So many sentences are shown at most among which a proof is looked for."""
NONE = "none"
"""The key of the option that none of the sentences proves the claim."""
_ONE_IN = 3
"""One claim in so many is made with a wrong option, where there is one that nothing shown proves."""


def provable(banks: Banks, bank_id: str, choice: Choice) -> bool:
    """Whether a choice can be asked as a claim.

    What has to be inferred stands in no sentence; and beside a proof stand sentences that prove nothing.
    """
    needed = _needed(banks, bank_id, choice)
    if choice.inferred or not needed or len(needed) > WINDOW - FEWEST_WRONG:
        return False
    beside = _beside(banks, bank_id, needed)
    proving = set(beside).intersection(chain(*slots_of(banks, bank_id, choice)))
    return len(proving) <= min(len(beside), WINDOW) - FEWEST_WRONG


def _needed(banks: Banks, bank_id: str, choice: Choice) -> tuple[int, ...]:
    """The sentences that a choice's quotes touch, in order; none if a quote stands in no sentence."""
    located = [banks.locate(bank_id, quote) for quote in choice.quotes]
    if not all(location and location.sentences for location in located):
        return ()
    return tuple(sorted(banks.sentences(bank_id, choice.quotes)))


def _beside(banks: Banks, bank_id: str, needed: Iterable[int]) -> list[int]:
    """The sentences of the paragraphs that these stand in, in order."""
    source = banks.by_id[bank_id].source
    paragraphs = sorted({source.paragraph_of(sentence) for sentence in needed})
    return [sentence for paragraph in paragraphs for sentence in source.paragraphs[paragraph].sentences]


def deal_claim(
    banks: Banks, bank_id: str, choice: Choice, chance: Chance
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the indices of the sentences to look among, in the source's order, and the options claimed.

    They are the paragraphs of the proof; of long ones a window, every one alike often, so that where the
    proof stands in it says nothing. Both are empty if the choice is not `provable`.
    """
    if not provable(banks, bank_id, choice):
        return (), ()
    needed = _needed(banks, bank_id, choice)
    shown = _window(_beside(banks, bank_id, needed), needed, chance)
    claimed = choice.answers
    if chance.below(_ONE_IN) == 0:
        wrong = [
            option.text
            for option in choice.wrong
            if _proving(banks, bank_id, choice, [option.text]).isdisjoint(shown)
        ]
        if len(wrong) >= len(claimed):
            claimed = tuple(chance.shuffled(wrong)[: len(claimed)])
    return tuple(map(str, shown)), claimed


def _window(beside: Sequence[int], needed: Sequence[int], chance: Chance) -> list[int]:
    """Take at most `WINDOW` of the sentences, the needed ones among them.

    Where these stand too far apart for one stretch, there is one around each, filled up by neighbours.
    """
    width = WINDOW
    places = [(beside.index(needed[0]), beside.index(needed[-1]))]
    if places[0][1] - places[0][0] >= WINDOW:
        width = WINDOW // len(needed)
        places = [(at, at) for at in map(beside.index, needed)]
    taken: set[int] = set()
    for earliest, latest in places:
        low, high = max(0, latest - width + 1), min(earliest, max(0, len(beside) - width))
        first = low + chance.below(high - low + 1)
        taken.update(range(first, min(first + width, len(beside))))
    while len(taken) < min(WINDOW, len(beside)):
        edges = {each + step for each in taken for step in (-1, 1)} - taken
        free = sorted(edges.intersection(range(len(beside))))
        taken.add(free[chance.below(len(free))])
    return [beside[at] for at in sorted(taken)]


def slots_of(banks: Banks, bank_id: str, choice: Choice) -> tuple[frozenset[int], ...]:
    """Give for each sentence of a choice's proof, in order, all that count for it.

    Beside itself they are those that prove the answers that it names; if it is the only one, all answers.
    """
    needed = _needed(banks, bank_id, choice)
    source = banks.by_id[bank_id].source
    slots = []
    for sentence in needed:
        named = [answer for answer in choice.answers if source.names(sentence, answer)]
        answers = choice.answers if len(needed) == 1 else named
        slots.append(_proving(banks, bank_id, choice, answers) | {sentence})
    return tuple(slots)


def _proving(banks: Banks, bank_id: str, choice: Choice, answers: Sequence[str]) -> frozenset[int]:
    """The sentences that prove of a choice's question that these are its answers.

    Choices quote them for each of these, or they hold every name and number of question and answers,
    of which the answers have one at least beside the name of the life.
    """
    quoted = [_quoted(banks, bank_id).get(_key(answer), frozenset()) for answer in answers]
    found = frozenset.intersection(*map(frozenset, quoted)) if quoted else frozenset()
    life = {word.casefold() for word in words_in(banks.by_id[bank_id].title)}
    told = _telling(banks, bank_id, ". ".join(answers))
    if told - life:
        told |= _telling(banks, bank_id, choice.ask)
        holding = _holding(banks, bank_id)
        found |= frozenset.intersection(*(holding.get(word, frozenset()) for word in told))
    return found


def _key(answer: str) -> str:
    return answer.casefold().strip(" .")


@kept
def _quoted(banks: Banks, bank_id: str) -> Mapping[str, Set[int]]:
    """The sentences that choices quote for an answer.

    Of several sentences of one choice, or of an inferred one, those that name the answer.
    """
    bank, quoted = banks.by_id[bank_id], defaultdict[str, set[int]](set)
    for choice in banks.playable(bank):
        if isinstance(choice, Choice):
            sentences = banks.sentences(bank_id, choice.quotes)
            is_whole = len(sentences) == 1 and not choice.inferred
            for answer in choice.answers:
                quoted[_key(answer)].update(
                    each for each in sentences if is_whole or bank.source.names(each, answer)
                )
    return quoted


def _telling(banks: Banks, bank_id: str, text: str) -> set[str]:
    """The names and numbers in a text, in small letters; no names where a capital does not tell them."""
    bank = banks.by_id[bank_id]
    names = names_in(text, bank.source.capitals) if bank.tells_names else ()
    return {name.casefold() for name in names} | set(NUMBER.findall(text))


@kept
def _holding(banks: Banks, bank_id: str) -> Mapping[str, frozenset[int]]:
    """The sentences that hold a word or a number, as printed or as meant."""
    source = banks.by_id[bank_id].source
    holding = defaultdict[str, set[int]](set)
    for index, span in enumerate(source.sentences):
        for word in words_in(f"{source.words(span)} {source.meant(span)}"):
            holding[word.casefold()].add(index)
    return {word: frozenset(indices) for word, indices in holding.items()}


class AskedProof(Asked):
    """A claim: its options are sentences by their indices in the source, and that none proves it."""

    item: Choice

    def __init__(self, dealt: Dealt, banks: Banks, item: Choice) -> None:
        super().__init__(dealt, banks, item)
        self.given = dealt.claimed or item.answers
        needed = [str(sentence) for sentence in _needed(banks, dealt.bank, item)]
        self.wanted = max(1, len(needed))
        self.instruction = "Which sentence proves it?"
        if self.wanted > 1:
            self.instruction = f"Which {self.wanted} sentences prove it together? Choose {self.wanted}."
        self.is_true = set(self.given) == set(item.answers)
        self.proof = tuple(needed) if self.is_true else (NONE,)
        """The keys of what proves it."""

    @cached_property
    def _slots(self) -> tuple[frozenset[str], ...]:
        """The keys that count, for each that is wanted."""
        if not self.is_true:
            return (frozenset({NONE}),)
        slots = slots_of(self.banks, self.bank.id, self.item)
        return tuple(frozenset(map(str, slot)).intersection(self.dealt.shown) for slot in slots)

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
        options = {*self.item.answers, *(option.text for option in self.item.wrong)}
        needed = map(str, _needed(self.banks, self.bank.id, self.item))
        is_claim = bool(self.dealt.claimed) and options.issuperset(self.given)
        is_whole = provable(self.banks, self.bank.id, self.item) and set(self.dealt.shown).issuperset(needed)
        return super().has_changed or not (is_claim and is_whole)

    def mark(self, chosen: Sequence[str]) -> float:
        """Give the share of the proof that was found, minus that of wrong sentences chosen, never below 0.

        A sentence that counts for the same part of the proof as another one is chosen too much.
        """
        right = self._found(chosen)
        if self.wanted == 1 or not self.is_true or NONE in chosen:
            return float(len(right) == len(chosen) == len(self._slots))
        wrong = len(chosen) - len(right)
        return max(0.0, len(right) / len(self._slots) - wrong / (len(self.dealt.shown) - len(self._slots)))

    def _found(self, chosen: Sequence[str]) -> frozenset[str]:
        """Those of the chosen keys that count, each for a part of the proof of its own."""
        found: dict[int, str] = {}

        def fits(key: str, tried: set[int]) -> bool:
            """Find a part for a key, if need be by another part for the key that has it (Kuhn)."""
            for part, counting in enumerate(self._slots):
                if key in counting and part not in tried:
                    tried.add(part)
                    if part not in found or fits(found[part], tried):
                        found[part] = key
                        return True
            return False

        for key in chosen:
            fits(key, set())
        return frozenset(found.values())

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: the sentences that prove it, or what the source says instead."""
        found = self._found(answer.chosen)
        chosen = tuple(ChosenOption(self._words(key), key in found) for key in answer.chosen)
        said = [option.text for option in chosen]
        told = self.explained(answer, [self._words(key) for key in self.proof], said)
        if self.is_true:
            return replace(told, chosen=chosen)
        claimed = (option for option in self.item.wrong if option.text in self.given)
        whys = [f"{option.text}: {option.why}" for option in claimed if option.why]
        why = " ".join(filter(None, (f"The answer is: {listed(self.item.answers)}.", *whys, told.why)))
        kept = self.secrets.kept(self.bank, why)
        return replace(told, chosen=chosen, why=kept, held_back=told.held_back or kept != why)
