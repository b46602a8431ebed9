"""The question behind what was dealt: its words, and what an answer to it earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event, Ordering
from quiz.game.banks import event_key
from quiz.game.chains import ordering_of
from quiz.game.marks import mark_choice, mark_ordering
from quiz.game.proof import right_sentences
from quiz.game.round import Kind
from quiz.game.timeline import board_before, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.banks import Banks
    from quiz.game.round import Dealt, Round

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
