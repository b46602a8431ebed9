"""The question behind what was dealt: its words, and what an answer to it earns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event, Ordering
from quiz.game.banks import event_key
from quiz.game.chains import ordering_of
from quiz.game.round import Kind
from quiz.game.timeline import board_before, place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quiz.game.banks import Banks
    from quiz.game.chains import Chance
    from quiz.game.round import Dealt, Round
    from quiz.text.spans import Location


def mark_choice(choice: Choice, chosen: Collection[str]) -> float:
    """Mark chosen options: the share of the right ones chosen, minus that of the wrong ones, never below 0.

    With one answer it is 1 or 0. Ticking everything earns nothing.
    """
    picked = frozenset(chosen)
    if len(choice.answers) == 1:
        return float(picked == frozenset(choice.answers))
    right = sum(answer in picked for answer in choice.answers) / len(choice.answers)
    wrong = sum(option.text in picked for option in choice.wrong) / len(choice.wrong)
    return max(0.0, right - wrong)


@dataclass(frozen=True, slots=True)
class OrderingMark:
    """What an order of events earns, and where it is wrong."""

    right: int
    """Pairs of events in the right order; events that tie make no pair."""
    wrong: int
    """Pairs in the wrong order."""
    mark: float
    """Right minus wrong, out of all pairs, never below 0."""
    wrong_pairs: tuple[tuple[str, str], ...]
    """The pairs that stand wrong, each as the player had it."""
    misplaced: tuple[str, ...]
    """The fewest events whose moving mends the order, as the player had them."""


def mark_ordering(ordering: Ordering, placed: Sequence[str]) -> OrderingMark:
    """Mark events in the order placed, each of the ordering's events once, by comparing every two of them.

    The mark is Kendall's tau over the pairs that do not tie, clipped at 0.
    """
    rank = {event: group for group, events in enumerate(ordering.order) for event in events}
    pairs = [(a, b) for a, b in combinations(placed, 2) if rank[a] != rank[b]]
    wrong_pairs = tuple((a, b) for a, b in pairs if rank[a] > rank[b])
    wrong = len(wrong_pairs)
    right = len(pairs) - wrong
    mark = max(0.0, (right - wrong) / len(pairs)) if pairs else 1.0
    stays = _longest_rising([rank[event] for event in placed])
    misplaced = tuple(event for index, event in enumerate(placed) if index not in stays)
    return OrderingMark(right, wrong, mark, wrong_pairs, misplaced)


def _longest_rising(ranks: Sequence[int]) -> frozenset[int]:
    """Give the indices of a longest subsequence that never falls."""
    lengths: list[int] = []
    previous: list[int] = []
    for index, rank in enumerate(ranks):
        best = max(
            (earlier for earlier in range(index) if ranks[earlier] <= rank),
            key=lambda earlier: lengths[earlier],
            default=-1,
        )
        previous.append(best)
        lengths.append(1 + (lengths[best] if best >= 0 else 0))
    index = max(range(len(ranks)), key=lambda last: lengths[last], default=-1)
    rising = set()
    while index >= 0:
        rising.add(index)
        index = previous[index]
    return frozenset(rising)


WINDOW = 9
"""So many sentences of a long paragraph are shown."""
FEWEST_WRONG = 2
"""So many of the sentences shown prove nothing, at least."""


def right_sentences(banks: Banks, bank_id: str, choice: Choice) -> frozenset[int]:
    """Give the indices of the sentences that one of the choice's quotes touches."""
    return banks.sentences(bank_id, choice.quotes)


def is_provable(banks: Banks, bank_id: str, choice: Choice) -> bool:
    """Whether a quote stands in a paragraph with sentences enough beside it to look among."""
    return _target(banks, bank_id, choice) is not None


def deal_proof(banks: Banks, bank_id: str, choice: Choice, chance: Chance) -> tuple[str, ...]:
    """Give the indices of the sentences to look among, in the source's order; empty if it is not provable.

    They are the whole paragraph. Of a long one they are a window with the quote in it, every such window
    alike often, so that where the quote stands in it says nothing.
    """
    target = _target(banks, bank_id, choice)
    if target is None:
        return ()
    location, paragraph = target
    first, last = paragraph.start, paragraph.stop
    if len(paragraph) > WINDOW:
        earliest = max(first, location.sentences.stop - WINDOW)
        latest = min(location.sentences.start, last - WINDOW)
        first = earliest + chance.below(latest - earliest + 1)
        last = first + WINDOW
    return tuple(str(index) for index in range(first, last))


def _target(banks: Banks, bank_id: str, choice: Choice) -> tuple[Location, range] | None:
    """Find the first quote to look for, and the sentences of its paragraph."""
    source = banks.by_id[bank_id].source
    right = right_sentences(banks, bank_id, choice)
    for quote in choice.quotes:
        location = banks.locate(bank_id, quote)
        if not location or not location.sentences:
            continue
        paragraph = source.paragraphs[source.paragraph_of(location.sentences.start)].sentences
        touched = sum(index in right for index in paragraph)
        if (
            location.sentences.stop <= paragraph.stop
            and touched <= min(len(paragraph), WINDOW) - FEWEST_WRONG
        ):
            return location, paragraph
    return None


DEFAULT_ORDERING_PROMPT = "Put these in order, earliest first."


def question_of(dealt: Dealt, banks: Banks) -> Choice | Ordering | Event:
    """Give the question that was dealt; KeyError if it is gone.

    An ordering that no bank asks was drawn from the timeline, and is made again from its events.
    """
    if dealt.kind is Kind.PLACE:
        return banks.event[event_key(dealt.bank, dealt.item)]
    bank = banks.by_id[dealt.bank]
    question = bank.question.get(dealt.item)
    if dealt.kind is not Kind.ORDERING:
        if isinstance(question, Choice):
            return question
        raise KeyError(dealt.item)
    if not isinstance(question, Ordering):
        question = ordering_of(banks, dealt.bank, dealt.shown)
    if question.id != dealt.item or set(question.events) != set(dealt.shown):
        raise KeyError(dealt.item)
    return question


def choice_of(dealt: Dealt, banks: Banks) -> Choice:
    """Give the choice that was dealt, as a choice or to be proved; KeyError if it is gone or another kind."""
    question = question_of(dealt, banks)
    if isinstance(question, Choice):
        return question
    raise KeyError(dealt.item)


def topic_of(dealt: Dealt, banks: Banks) -> str:
    """Give the topic of what was dealt; empty if it has none. KeyError if it is gone."""
    return question_of(dealt, banks).topic


def prompt(dealt: Dealt, banks: Banks) -> str:
    """Give what is asked, in the teacher's words where there are any: for a place, what happened."""
    question = question_of(dealt, banks)
    if isinstance(question, Choice):
        return question.ask
    if isinstance(question, Event):
        return question.event
    return question.ask or DEFAULT_ORDERING_PROMPT


def instruction(dealt: Dealt, banks: Banks) -> str:
    """Give the line under the prompt that says how to answer; empty where the prompt says it all."""
    if dealt.kind is Kind.PROOF:
        return "Which sentence proves it?"
    if dealt.kind is Kind.PLACE:
        return "Where on the line does it belong?"
    if dealt.kind is Kind.CHOICE and (count := len(choice_of(dealt, banks).answers)) > 1:
        return f"Choose {count}."
    return ""


def given(dealt: Dealt, banks: Banks) -> tuple[str, ...]:
    """Give the right answers that are shown with the question: those of a proof, else none."""
    return choice_of(dealt, banks).answers if dealt.kind is Kind.PROOF else ()


def shown_texts(dealt: Dealt, banks: Banks) -> tuple[str, ...]:
    """Give what is shown to choose from, in the order dealt: options, events or sentences, as text."""
    if dealt.kind is Kind.ORDERING:
        return tuple(banks.by_id[dealt.bank].event[event_id].event for event_id in dealt.shown)
    if dealt.kind is Kind.PROOF:
        return tuple(sentence_text(banks, dealt.bank, int(index)) for index in dealt.shown)
    return dealt.shown


def sentence_text(banks: Banks, bank_id: str, index: int) -> str:
    """Give a sentence of a source in one line, its misprints corrected; empty if there is none such."""
    source = banks.by_id[bank_id].source
    if not 0 <= index < len(source.sentences):
        return ""
    return "".join(run.text for run in source.runs(source.sentences[index]))


def mark(dealt: Dealt, banks: Banks, chosen: Sequence[str], round: Round) -> float:  # noqa: A002 (the word for it)
    """Mark what was chosen for a question of a round, from 0 to 1; KeyError if the question is gone."""
    question = question_of(dealt, banks)
    if isinstance(question, Event):
        return float(place(board_before(round, dealt, banks), banks, chosen[0]).right)
    if isinstance(question, Ordering):
        return mark_ordering(question, chosen).mark
    if dealt.kind is Kind.PROOF:
        right = right_sentences(banks, dealt.bank, question)
        return float(len(chosen) == 1 and chosen[0] in dealt.shown and int(chosen[0]) in right)
    return mark_choice(question, chosen)
