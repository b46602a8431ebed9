"""What is said of answers and rounds: right or not, why, each quote in its passage, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.game.asked import Evidence, Feedback, Verdict
from quiz.game.banks import Banks
from quiz.game.menu import NEXT_DAILY
from quiz.game.results import Look, Results, come_back_to, new_names, share_line, times_text
from quiz.game.round import PLAY_NAMES, Kind, Round
from quiz.game.timeline import finished_line
from quiz.game.wording import counted, outcome_text, score_text, time_text
from quiz.memory.codec import PastRound
from quiz.plain.console import full_stop, numbered
from quiz.plain.kinds import KINDS, dated
from quiz.text.spans import Run, parts, quote_of


def explained(feedback: Feedback, passages: Passages, later: str = "") -> Iterator[str]:
    """Say what came of an answer to a question, line by line; `later`, when comes what is held back.

    One quote is said in its passage. Of several, and of a sentence that has been said, the quotes alone are.
    """
    wrong = [option for option in feedback.chosen if not option.right]
    passages.anew()
    yield full_stop(feedback.outcome)
    if feedback.landed and feedback.landed.had is not None:
        yield full_stop(f"You had it {feedback.said[0]}")
    for option in feedback.chosen:
        if option in wrong:
            yield full_stop(f"You chose: {option.text}")
            if option.why:
                yield full_stop(f"Why it is wrong: {option.why}")
        elif feedback.verdict is not Verdict.RIGHT:
            yield full_stop(f"You chose rightly: {option.text}")
    if feedback.summary:
        yield full_stop(feedback.summary)
    if feedback.rows:
        yield "The right order:"
    elif feedback.answers:
        yield _right_answers(feedback)
    if feedback.landed and feedback.landed.had is not None:
        beside = [row.text for row in feedback.landed.rows[: feedback.landed.at]]
        yield full_stop(f"It stands after “{beside[-1]}” now" if beside else "It stands first now")
    if feedback.why:
        yield full_stop(feedback.why)
    for number, row in enumerate(feedback.rows, 1):
        tie = " It ties with its neighbour." if row.tie else ""
        stood = f" You had it {row.had}." if row.had else ""
        yield f"{number}. {dated(row.when)}{full_stop(row.event.event)}{tie}{stood}"
        yield from passages.said(row.evidence)
    is_told = feedback.kind is not Kind.PROOF and len(feedback.evidence) == 1
    yield from passages.said(feedback.evidence, whole=is_told)
    for option in wrong:
        yield from passages.said(option.evidence, f"Of “{option.text}” the source says", whole=True)
    if feedback.held_back:
        yield later


def kept_back(explained_in_part: Iterable[Feedback], passages: Passages) -> Iterator[str]:
    """Say what was kept back of explanations until the end of a part."""
    for feedback in explained_in_part:
        yield from ("", feedback.prompt, _right_answers(feedback))
        yield from (full_stop(why) for why in feedback.whys)
        passages.anew()
        yield from passages.said(feedback.evidence)


def _right_answers(feedback: Feedback) -> str:
    one, several = KINDS[feedback.kind].RIGHT
    named = one if len(feedback.answers) == 1 else several
    return full_stop(f"{named}: {'; '.join(feedback.answers)}")


class Passages:
    """Says quotes, in their passages or alone, each once, and the source only where it is another one."""

    def __init__(self) -> None:
        self._told: set[tuple[Run, ...]] = set()
        self._credit = ""

    def anew(self) -> None:
        """Begin with another question, which may need the same quotes."""
        self._told.clear()

    def said(
        self, evidence: Iterable[Evidence], lead: str = "The source says", *, whole: bool = False
    ) -> Iterator[str]:
        """Say each quote, the `whole` passage around it too."""
        for found in evidence:
            if found.runs in self._told:
                continue
            self._told.add(found.runs)
            yield f"{lead}: {with_marks(found.runs) if whole else f'“{quote_of(found.runs)}”'}"
            if found.credit != self._credit:
                yield full_stop(f"The source: {found.credit}")
            self._credit = found.credit


def with_marks(runs: Iterable[Run]) -> str:
    """Give a passage as text, its quoted parts between quotation marks that do not stand in it already."""
    stretches = list(parts(runs))
    opening, closing = "«»" if any(set("“”") & set(text) for text, _ in stretches) else "“”"
    return "".join(
        text.replace(words, f"{opening}{words}{closing}", 1) if inside and (words := text.strip()) else text
        for text, inside in stretches
    )


def summed_up(round_: Round, banks: Banks, found: Results, *, timed: bool) -> Iterator[str]:
    """Say the score, what it is against, how topics went, and every miss with its right answer and quote."""
    yield full_stop(f"Done. {_score(round_)}" + (f", in {time_text(round_.seconds)}" if timed else ""))
    if found.against:
        yield full_stop(f"{outcome_text(round_.play, round_.right, round_.total)} right, {found.against}")
    if found.new:
        names = (f"{event.when}: {event.event}" for key, event in banks.event.items() if key in found.new)
        yield full_stop(f"{new_names(len(found.new))}: {'; '.join(names)}")
    if found.times:
        yield f"{times_text(round_)}: {', '.join(map(str, found.times))}."
    if round_.day:
        yield f"The next one comes {NEXT_DAILY}."
    if round_.answers:
        yield f"To share: {share_line(round_, banks)}"
    if round_.is_timeline:
        line = ((row, f" You had it {row.had}." if row.had else "") for row in finished_line(round_, banks))
        told = (f"{dated(row.when)}{full_stop(row.text)}{had}" for row, had in line)
        yield from ("", "The line, earliest first:", *numbered(told))
    if found.topics:
        yield from ("", "By topic:")
        yield from (f"- {topic.topic}: {topic.right} of {topic.total}" for topic in found.topics)
    yield from _looks(found.looks)


def so_far(round_: Round) -> str:
    """Say how far a round has come that is left before its end."""
    if not round_.answers:
        return "Nothing has been answered yet."
    return f"{_score(round_)} so far. Still to come: {len(round_.to_come)}."


def _score(round_: Round) -> str:
    if round_.is_timeline:
        return f"{counted(round_.right, 'event')} placed right, {round_.misplaced} misplaced"
    return f"Your score is {score_text(round_.score, round_.position)}"


def _looks(looks: Sequence[Look]) -> Iterator[str]:
    passages = Passages()
    yield from ("", f"{come_back_to(len(looks))}:") if looks else ()
    for number, look in enumerate(looks, 1):
        yield from ("", f"{number}. {look.name}")
        yield from (f"You {'were unsure' if word == 'unsure' else 'flagged it'}." for word in look.words)
        yield from explained(look.feedback, passages)


def history_lines(past: Sequence[PastRound], titles: Mapping[str, str]) -> Iterator[str]:
    """Say of each round when it was played, of what, and how it went; `titles` names banks by their ids."""
    if not past:
        yield "Nothing has been played yet."
    for round_ in past:
        banks = ", ".join(titles.get(bank, bank) for bank in round_.banks)
        score = outcome_text(round_.play, round_.right, round_.total)
        left = "" if round_.finished else f", left after {counted(round_.answered, 'answer')}"
        yield f"{round_.begun:%Y-%m-%d %H:%M}  {PLAY_NAMES[round_.play]}, {banks}: {score}{left}"
