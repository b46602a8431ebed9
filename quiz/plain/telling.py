"""What is said of answers and rounds: right or not, why, each quote in its passage, and how it went."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quiz.game.asked import Verdict
from quiz.game.results import results
from quiz.game.round import PLAY_NAMES, Kind, Play, counted, listed, outcome_text, score_text, time_text
from quiz.game.timeline import share_line
from quiz.plain.console import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quiz.game.asked import ChosenOption, Evidence, Feedback, Row
    from quiz.game.banks import Banks
    from quiz.game.results import Miss
    from quiz.game.round import Round
    from quiz.memory.codec import PastRound
    from quiz.text.spans import Run


VERDICTS = {
    Verdict.RIGHT: "Right.",
    Verdict.PARTLY: "Partly right.",
    Verdict.WRONG: "Not this one.",
}
"""Right and wrong in words."""

_ANSWERS = {
    Kind.CHOICE: ("The right answer", "The right answers"),
    Kind.ORDERING: ("The right order", "The right order"),
    Kind.PROOF: ("The sentence that proves it", "The sentences that prove it"),
    Kind.PLACE: ("The date", "The dates"),
}


def explained(feedback: Feedback, passages: Passages) -> Iterator[str]:
    """Say what came of an answer to a question, line by line.

    One quote is said in its passage. Of several, and of a sentence that has been said, the quotes alone are.
    """
    passages.anew()
    yield VERDICTS[feedback.verdict]
    for option in feedback.chosen:
        yield from _chosen(option, feedback)
    if feedback.summary:
        yield full_stop(feedback.summary)
    if feedback.named_pairs:
        yield "These stood the other way round:"
        yield from (f"- {full_stop(f'{a.event}, then {b.event}')}" for a, b in feedback.named_pairs)
    if feedback.rows:
        yield "The right order:"
    elif feedback.answers:
        yield right_answers(feedback.kind, feedback.answers)
    if feedback.why:
        yield full_stop(feedback.why)
    for number, row in enumerate(feedback.rows, 1):
        yield _row(number, row)
        yield from passages.quotes(row.evidence)
    if feedback.kind is Kind.PROOF or len(feedback.evidence) > 1:
        yield from passages.quotes(feedback.evidence)
    else:
        yield from passages.told(feedback.evidence)
    for option in feedback.chosen:
        if not option.right:
            yield from passages.told(option.evidence, about=option.text)


def right_answers(kind: Kind, answers: Sequence[str]) -> str:
    """Say what is right, in a sentence that names what it is."""
    one, several = _ANSWERS[kind]
    return full_stop(f"{one if len(answers) == 1 else several}: {'; '.join(answers)}")


def _chosen(option: ChosenOption, feedback: Feedback) -> Iterator[str]:
    """Say of one chosen option whether it is right, where that is news, and why it is wrong."""
    if not option.right:
        yield full_stop(f"You chose: {option.text}")
        if option.why:
            yield full_stop(f"Why it is wrong: {option.why}")
    elif feedback.verdict is not Verdict.RIGHT:
        yield full_stop(f"You chose rightly: {option.text}")


def _row(number: int, row: Row) -> str:
    date = f"{row.event.when}: " if row.event.when else ""
    tie = " It ties with its neighbour." if row.tie else ""
    stood = "" if row.stood_right else f" You put it at {row.was}."
    return f"{number}. {date}{full_stop(row.event.event)}{tie}{stood}"


class Passages:
    """Says quotes, in their passages or alone, each once, and the source only where it is another one."""

    def __init__(self) -> None:
        self._told: set[tuple[Run, ...]] = set()
        self._credit = ""

    def anew(self) -> None:
        """Begin with another question, which may need the same quotes."""
        self._told.clear()

    def told(self, evidence: Iterable[Evidence], about: str = "") -> Iterator[str]:
        """Say each passage with its quote between quotation marks."""
        lead = f"Of “{about}” the source says" if about else "The source says"
        for found in self._new(evidence):
            yield f"{lead}: {with_marks(found.runs)}"
            yield from self._named(found)

    def quotes(self, evidence: Iterable[Evidence]) -> Iterator[str]:
        """Say each quote without its passage."""
        for found in self._new(evidence):
            yield f"The source says: “{quoted(found.runs)}”"
            yield from self._named(found)

    def _new(self, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
        for found in evidence:
            if found.runs not in self._told:
                self._told.add(found.runs)
                yield found

    def _named(self, found: Evidence) -> Iterator[str]:
        if found.credit != self._credit:
            yield full_stop(f"The source: {found.credit}")
        self._credit = found.credit


def spoken(runs: Iterable[Run]) -> str:
    """Give a passage as text, misprints with their corrections."""
    return "".join(run.text for run in runs)


def with_marks(runs: Iterable[Run]) -> str:
    """Give a passage as text, its quoted parts between quotation marks that do not stand in it already."""
    passage = tuple(runs)
    opening, closing = ("«", "»") if set("“”") & set(spoken(passage)) else ("“", "”")
    parts = []
    for inside, group in groupby(_with_corrections(passage), key=lambda marked: marked[1]):
        part = spoken(run for run, _ in group)
        words = part.strip()
        parts.append(part.replace(words, f"{opening}{words}{closing}", 1) if inside and words else part)
    return "".join(parts)


def quoted(runs: Iterable[Run]) -> str:
    """Give the quoted parts of a passage, with [...] where something between them is left out."""
    parts = []
    for inside, group in groupby(_with_corrections(runs), key=lambda marked: marked[1]):
        if inside:
            parts.append(spoken(run for run, _ in group).strip())
    return " [...] ".join(parts)


def _with_corrections(runs: Iterable[Run]) -> Iterator[tuple[Run, bool]]:
    """Give each run with whether it is quoted; a correction belongs to what it corrects."""
    inside = False
    for run in runs:
        inside = inside if run.correction else run.quoted
        yield run, inside


def summed_up(round_: Round, banks: Banks, *, timed: bool) -> Iterator[str]:
    """Say the score, how each topic went, and every miss with its right answer and quote."""
    found = results(round_, banks)
    yield full_stop(f"Done. {_score(round_)}" + (f", in {time_text(round_.seconds)}" if timed else ""))
    if round_.play is Play.DAILY:
        yield f"To share: {share_line(round_, banks)}"
    if len(found.topics) > 1:
        yield ""
        yield "By topic:"
        yield from (f"- {topic.topic}: {score_text(topic.score, topic.total)}" for topic in found.topics)
    passages = Passages()
    yield from _misses("Not wholly right:", found.misses, passages)
    yield from _misses("Right, but you were unsure:", found.unsure, passages)


def so_far(round_: Round) -> str:
    """Say how far a round has come that is left before its end."""
    if not round_.answers:
        return "Nothing has been answered yet."
    return f"{_score(round_)} so far. Still to come: {round_.total - round_.position}."


def _score(round_: Round) -> str:
    if round_.is_timeline:
        return f"{counted(round_.right, 'event')} placed right, {round_.position - round_.right} misplaced"
    return f"Your score is {score_text(round_.score, round_.position)}"


def _misses(heading: str, misses: Sequence[Miss], passages: Passages) -> Iterator[str]:
    if misses:
        yield ""
        yield heading
    for number, miss in enumerate(misses, 1):
        yield ""
        yield f"{number}. {miss.prompt}"
        if miss.chosen:
            yield full_stop(f"Your answer: {'; '.join(miss.chosen)}")
        if miss.answers and miss.kind is Kind.PLACE:
            yield full_stop(f"The right place: {listed(miss.answers)}")  # a date, or what it comes after
        elif miss.answers:
            yield right_answers(miss.kind, miss.answers)
        passages.anew()
        yield from passages.quotes(miss.evidence)


def history_lines(past: Sequence[PastRound], titles: Mapping[str, str]) -> Iterator[str]:
    """Say of each round when it was played, of what, and how it went; `titles` names banks by their ids."""
    if not past:
        yield "Nothing has been played yet."
    for round_ in past:
        banks = ", ".join(titles.get(bank, bank) for bank in round_.banks)
        score = outcome_text(round_.play, round_.score, round_.total)
        left = "" if round_.finished else f", left after {counted(round_.answered, 'answer')}"
        yield f"{round_.begun:%Y-%m-%d %H:%M}  {PLAY_NAMES[round_.play]}, {banks}: {score}{left}"
