"""What is shown after an answer, as values: what was right, why, and the passages that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event
from quiz.game.banks import event_key, split_key
from quiz.game.question import mark_ordering, prompt, question_of, right_sentences, sentence_text, topic_of
from quiz.game.round import Kind, counted
from quiz.game.timeline import between, board_before, contradiction, neighbours, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.bank.model import Item, Ordering
    from quiz.game.banks import Banks
    from quiz.game.question import OrderingMark
    from quiz.game.round import Answer, Dealt, Round
    from quiz.text.spans import Location, Run


NAMED_PAIRS = 6
"""So many pairs in the wrong order are named: all of four events."""


class Verdict(StrEnum):
    """Whether an answer is right, in a word."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote in its passage."""

    runs: tuple[Run, ...]
    """The quote's sentences and their neighbours, the quote marked."""
    credit: str
    """The source's author and title."""
    location: Location
    """Where the quote stands in the source."""
    bank: str
    """The id of the bank whose source it is."""


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """An option, or a sentence, that the player chose."""

    text: str
    """What it says."""
    right: bool
    """Whether it is a right one."""
    why: str = ""
    """Why it is wrong, in the teacher's words."""
    evidence: tuple[Evidence, ...] = ()
    """Passages that show that it is wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event of an ordering, in the right order."""

    event: Event
    """What happened."""
    date: str
    """When, as people say it; empty if only the text places it."""
    was: int
    """Where the player had put it, from 1."""
    stood_right: bool
    """Whether it need not be moved."""
    tie: bool
    """Whether it ties with the row above or below."""
    evidence: tuple[Evidence, ...]
    """The passages that tell it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything there is to show after an answer."""

    verdict: Verdict
    """Whether it is right, in a word."""
    mark: float
    """What it earned, from 0 to 1."""
    answers: tuple[str, ...]
    """The right answers: options, events in order, sentences, or the date of an event on the line."""
    chosen: tuple[ChosenOption, ...] = ()
    """What the player chose, for a choice or a proof."""
    missed: tuple[str, ...] = ()
    """Right options that were not chosen, where several were to be."""
    why: str = ""
    """The explanation, in the teacher's words."""
    evidence: tuple[Evidence, ...] = ()
    """The passages that prove it."""
    rows: tuple[Row, ...] = ()
    """For an ordering: its events in the right order."""
    pairs_right: int = 0
    """For an ordering: pairs of events in the right order."""
    pairs_wrong: int = 0
    """For an ordering: pairs in the wrong one."""
    wrong_pairs: tuple[tuple[Event, Event], ...] = ()
    """For an ordering: these pairs, each in its right order."""
    summary: str = ""
    """In words: how an ordering stands, what a place on the line contradicts, what makes it certain."""
    place: str = ""
    """Where an event without a date belongs for certain: "after “Escapes” (1913)"; empty if it has one."""
    years: tuple[tuple[int, int], ...] = ()
    """First and last astronomical year of each of `events` that has any."""
    events: tuple[str, ...] = ()
    """The keys of the events it is about: an ordering's; a place's own, if it has a date; else those that the
    source tells in the same sentences."""

    @property
    def named_pairs(self) -> tuple[tuple[Event, Event], ...]:
        """The pairs in the wrong order if they are few; more are told better by the right order."""
        return self.wrong_pairs if len(self.wrong_pairs) <= NAMED_PAIRS else ()


def feedback(dealt: Dealt, banks: Banks, answer: Answer, round: Round) -> Feedback:  # noqa: A002 (the word for it)
    """Give what to show after an answer; the round may have the answer already. KeyError if it is gone."""
    question = question_of(dealt, banks)
    if isinstance(question, Event):
        return _on_place(dealt, question, banks, answer, round)
    if not isinstance(question, Choice):
        return _on_ordering(dealt, question, banks, answer)
    if dealt.kind is Kind.PROOF:
        return _on_proof(dealt, question, banks, answer)
    return _on_choice(dealt, question, banks, answer)


def evidence(banks: Banks, bank_id: str, quotes: Iterable[str]) -> tuple[Evidence, ...]:
    """Give each quote in its passage."""
    source = banks.by_id[bank_id].source
    return tuple(
        Evidence(source.passage(location), source.credit(), location, bank_id)
        for quote in quotes
        if (location := banks.locate(bank_id, quote))
    )


def _on_choice(dealt: Dealt, choice: Choice, banks: Banks, answer: Answer) -> Feedback:
    wrong = {option.text: option for option in choice.wrong}
    chosen = tuple(
        ChosenOption(text, False, wrong[text].why, evidence(banks, dealt.bank, wrong[text].quotes))
        if text in wrong
        else ChosenOption(text, text in choice.answers)
        for text in dealt.shown
        if text in answer.chosen
    )
    events = _events(dealt, choice, banks)
    return Feedback(
        verdict=_verdict(answer.mark),
        mark=answer.mark,
        answers=choice.answers,
        chosen=chosen,
        missed=_missed(choice, answer),
        why=choice.why,
        evidence=evidence(banks, dealt.bank, banks.quotes(dealt.bank, choice)),
        years=_years(events, banks),
        events=events,
    )


def _missed(choice: Choice, answer: Answer) -> tuple[str, ...]:
    if len(choice.answers) == 1:
        return ()
    return tuple(text for text in choice.answers if text not in answer.chosen)


def _on_proof(dealt: Dealt, choice: Choice, banks: Banks, answer: Answer) -> Feedback:
    right = right_sentences(banks, dealt.bank, choice)
    events = _events(dealt, choice, banks)
    return Feedback(
        verdict=_verdict(answer.mark),
        mark=answer.mark,
        answers=tuple(
            sentence_text(banks, dealt.bank, int(index)) for index in dealt.shown if int(index) in right
        ),
        chosen=tuple(
            ChosenOption(sentence_text(banks, dealt.bank, int(index)), int(index) in right)
            for index in answer.chosen
        ),
        why=choice.why,
        evidence=evidence(banks, dealt.bank, choice.quotes),
        years=_years(events, banks),
        events=events,
    )


def _on_ordering(dealt: Dealt, ordering: Ordering, banks: Banks, answer: Answer) -> Feedback:
    marked = mark_ordering(ordering, answer.chosen)
    timeline = banks.by_id[dealt.bank].event
    rows = tuple(
        Row(
            event=timeline[event_id],
            date=timeline[event_id].when,
            was=answer.chosen.index(event_id) + 1,
            stood_right=event_id not in marked.misplaced,
            tie=len(group) > 1,
            evidence=evidence(banks, dealt.bank, timeline[event_id].quotes),
        )
        for group in ordering.order
        for event_id in sorted(group, key=answer.chosen.index)
    )
    events = tuple(event_key(dealt.bank, event_id) for event_id in ordering.events)
    return Feedback(
        verdict=_verdict(answer.mark),
        mark=answer.mark,
        answers=tuple(row.event.event for row in rows),
        why=ordering.why,
        evidence=tuple(passage for row in rows for passage in row.evidence),
        rows=rows,
        pairs_right=marked.right,
        pairs_wrong=marked.wrong,
        wrong_pairs=tuple((timeline[earlier], timeline[later]) for later, earlier in marked.wrong_pairs),
        summary=_summary(marked, [timeline[event_id].event for event_id in marked.misplaced]),
        years=_years(events, banks),
        events=events,
    )


def _summary(marked: OrderingMark, misplaced: Sequence[str]) -> str:
    """Say how an ordering stands, and the fewest cards to move."""
    if not misplaced:
        return "Every pair is right."
    cards = f"Only “{misplaced[0]}” is" if len(misplaced) == 1 else f"{len(misplaced)} cards are"
    return f"{cards} misplaced: {counted(marked.right, 'pair')} right, {marked.wrong} wrong."


def _on_place(dealt: Dealt, event: Event, banks: Banks, answer: Answer, played: Round) -> Feedback:
    board = board_before(played, dealt, banks)
    against = place(board, banks, answer.chosen[0]).against[:1] if answer.mark < 1 else ()
    key = event_key(dealt.bank, dealt.item)
    earlier, later = ((), ()) if event.date else neighbours(key, event, banks)
    certain = between(earlier, later, banks)
    lit = (key,) if event.date else ()  # another year on its sentence would seem to be its date
    summary = [contradiction(key, other, banks) for other in against]
    if certain and not {*against} & {*earlier, *later}:
        summary.append(f"The text puts it {certain}.")
    return Feedback(
        verdict=_verdict(answer.mark),
        mark=answer.mark,
        answers=(event.when,) if event.date else (),
        why=event.why,
        evidence=evidence(banks, dealt.bank, event.quotes),
        summary=" ".join(summary),
        place=certain,
        years=_years(lit, banks),
        events=lit,
    )


def _verdict(mark: float) -> Verdict:
    if mark == 1:
        return Verdict.RIGHT
    return Verdict.PARTLY if mark > 0 else Verdict.WRONG


def _events(dealt: Dealt, item: Item, banks: Banks) -> tuple[str, ...]:
    """Give the keys of the events that the source tells where the item's quotes stand."""
    return banks.events_on(dealt.bank, banks.sentences(dealt.bank, banks.quotes(dealt.bank, item)))


def _years(keys: Iterable[str], banks: Banks) -> tuple[tuple[int, int], ...]:
    years = []
    for key in keys:
        bank_id, event_id = split_key(key)
        date = banks.by_id[bank_id].event[event_id].date
        ends = [year for year in (date.first_year, date.last_year) if year is not None] if date else []
        if ends:
            years.append((ends[0], ends[-1]))
    return tuple(years)


ACROSS = "Across topics"
"""The name of all orderings whose events share no topic."""
NO_TOPIC = "Other"
"""The name of all other questions without a topic, where others have one."""


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How the questions of one topic went."""

    topic: str
    """The topic's name."""
    score: float
    """The sum of the marks."""
    total: int
    """How many questions were answered."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that is worth another look."""

    dealt: Dealt
    """What was dealt."""
    prompt: str
    """What was asked."""
    mark: float
    """What the answer earned."""
    answers: tuple[str, ...]
    """The right answers: for a place its date, or else what the text puts it after or before."""
    chosen: tuple[str, ...]
    """What was answered, as text: for an ordering its events as locked in."""
    summary: str
    """What was wrong with an ordering or a place, in a sentence."""
    evidence: tuple[Evidence, ...]
    """The passages that prove the answer."""


@dataclass(frozen=True, slots=True)
class Results:
    """How a round went."""

    score: float
    """The sum of the marks."""
    total: int
    """How many questions were answered."""
    left: int
    """How many were dealt and not answered."""
    seconds: float
    """How long the answers took."""
    topics: tuple[TopicScore, ...]
    """The topics in the order they came up; empty if no question has one."""
    misses: tuple[Miss, ...]
    """What was not wholly right, in the order asked; without what is gone from its bank."""
    unsure: tuple[Miss, ...]
    """What the player was unsure of although it was right, in the order asked."""
    placed: int
    """For a timeline: the events placed right."""


def results(round: Round, banks: Banks) -> Results:  # noqa: A002 (the word for it)
    """Give how a round went so far."""
    answered = list(zip(round.dealt, round.answers, strict=False))
    return Results(
        score=round.score,
        total=len(answered),
        left=len(round.dealt) - len(answered),
        seconds=round.seconds,
        topics=_topics(answered, banks),
        misses=tuple(_misses(((d, a) for d, a in answered if a.mark < 1), banks, round)),
        unsure=tuple(_misses(((d, a) for d, a in answered if a.mark == 1 and not a.sure), banks, round)),
        placed=sum(dealt.kind is Kind.PLACE and answer.mark == 1 for dealt, answer in answered),
    )


def _topics(answered: Iterable[tuple[Dealt, Answer]], banks: Banks) -> tuple[TopicScore, ...]:
    marks: dict[str, list[float]] = {}
    for dealt, answer in answered:
        try:
            topic = topic_of(dealt, banks)
        except KeyError:  # gone from its bank since
            topic = ""
        nameless = ACROSS if dealt.kind is Kind.ORDERING else NO_TOPIC
        marks.setdefault(topic or nameless, []).append(answer.mark)
    if marks.keys() <= {ACROSS, NO_TOPIC}:
        return ()
    return tuple(TopicScore(topic, sum(each), len(each)) for topic, each in marks.items())


def _misses(answered: Iterable[tuple[Dealt, Answer]], banks: Banks, played: Round) -> Iterator[Miss]:
    for dealt, answer in answered:
        try:
            shown = feedback(dealt, banks, answer, played)
        except KeyError:  # gone from its bank since
            continue
        yield Miss(
            dealt=dealt,
            prompt=prompt(dealt, banks),
            mark=answer.mark,
            answers=shown.answers or tuple(filter(None, [shown.place])),
            chosen=_chosen(dealt, answer, shown, banks),
            summary=shown.summary,
            evidence=shown.evidence,
        )


def _chosen(dealt: Dealt, answer: Answer, shown: Feedback, banks: Banks) -> tuple[str, ...]:
    """Give what was answered, as text."""
    if dealt.kind is Kind.ORDERING:
        timeline = banks.by_id[dealt.bank].event
        return tuple(timeline[event_id].event for event_id in answer.chosen)
    if dealt.kind is Kind.PLACE:
        after = banks.event.get(answer.chosen[0])
        return (f"after “{after.event}”",) if after else ("first",)
    return tuple(option.text for option in shown.chosen)
