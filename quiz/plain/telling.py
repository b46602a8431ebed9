"""What is said after an answer: right or not, why, and each quote in its passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from quiz.game.asked import Verdict
from quiz.game.banks import credit_line
from quiz.game.results import results
from quiz.game.round import Kind, Play, counted, listed, score_text, share_text, time_text
from quiz.guide import Group, guide_page, page_names
from quiz.plain.console import WIDTH, full_stop, shown, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.bank.coverage import Coverage
    from quiz.game.asked import ChosenOption, Evidence, Feedback, Row
    from quiz.game.banks import Banks
    from quiz.game.results import Miss, Results
    from quiz.game.round import Round
    from quiz.text.sentences import Span
    from quiz.text.source import Run


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
        from quiz.game.timeline import share_line  # no other play has one

        yield f"To share: {share_line(round_, banks)}"
    yield from _topics(found)
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


def _topics(found: Results) -> Iterator[str]:
    if len(found.topics) > 1:
        yield ""
        yield "By topic:"
        for topic in found.topics:
            yield f"- {topic.topic}: {score_text(topic.score, topic.total)}"


def _misses(heading: str, misses: Sequence[Miss], passages: Passages) -> Iterator[str]:
    if misses:
        yield ""
        yield heading
    for number, miss in enumerate(misses, 1):
        yield from _miss(number, miss, passages)


def _miss(number: int, miss: Miss, passages: Passages) -> Iterator[str]:
    yield ""
    yield f"{number}. {miss.prompt}"
    if miss.chosen:
        yield full_stop(f"Your answer: {'; '.join(miss.chosen)}")
    if miss.answers:
        yield _right(miss)
    passages.anew()
    yield from passages.quotes(miss.evidence)


def _right(miss: Miss) -> str:
    """Say what would have been right; of a place, its date or what it comes after."""
    if miss.kind is Kind.PLACE:
        return full_stop(f"The right place: {listed(miss.answers)}")
    return right_answers(miss.kind, miss.answers)


_BOLD, _RED, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[0m"
_LEGEND = "In brackets: how many questions and events quote the sentence."
_DRAFTS = "Behind a plus: how many drafts, which are not asked."


def coverage_lines(found: Coverage, width: int = WIDTH, *, colour: bool = False) -> Iterator[str]:
    """Lay out a source with its coverage, in lines for a terminal or a pipe.

    With `colour`, what nothing asks about is red as well; all that it says stands in the text too.
    """
    source = found.source
    yield from wrapped(credit_line(source), width)
    yield ""
    yield from wrapped(f"{_LEGEND} {_DRAFTS}" if any(found.drafts) else _LEGEND, width)
    marks = [_mark(len(items), len(drafts)) for items, drafts in zip(found.items, found.drafts, strict=True)]
    digits, room = len(str(len(marks))), max(map(len, marks), default=0)
    for paragraph in source.paragraphs:
        yield ""
        if paragraph.heading:
            for line in wrapped(_text(found, paragraph.span), width):
                yield f"{_BOLD}{line}{_PLAIN}" if colour else line
        for index in paragraph.sentences:
            lead = f"{index + 1:>{digits}}. {marks[index]:<{room}} "
            paint = colour and not found.items[index]
            for line in wrapped(_text(found, source.sentences[index]), width - len(lead)):
                yield f"{_RED}{lead}{line}{_PLAIN}" if paint else f"{lead}{line}"
                lead = " " * len(lead)
    yield ""
    for said in closing(found):
        yield from wrapped(said, width)


def closing(found: Coverage) -> Iterator[str]:
    """Say how much of a source is asked about, and which of its sentences are not."""
    yield f"Quoted: {share_text(found.sentences, 'sentence')}; {share_text(found.words, 'word')}."
    untouched = found.untouched
    if not found.items:
        yield "There is no sentence in this source."
    elif not untouched:
        yield "Every sentence is asked about."
    elif len(untouched) == len(found.items):
        yield "Nothing is asked about yet."
    else:
        yield f"Nothing asks about {_numbered(untouched)}."
    if drafted := found.drafted:
        yield f"Only drafts ask about {_numbered(drafted)}."


def _mark(items: int, drafts: int) -> str:
    return f"[{items}+{drafts}]" if drafts else f"[{items}]"


def _text(found: Coverage, span: Span) -> str:
    return "".join(run.text for run in found.source.runs(span))


def _numbered(sentences: Sequence[int]) -> str:
    """Name sentences by their numbers, three or more in a row as a stretch: "sentences 1, 4 to 7 and 9"."""
    stretches = [
        [index + 1 for _, index in row]
        for _, row in groupby(enumerate(sentences), key=lambda place: place[1] - place[0])
    ]
    named = [
        text for row in stretches for text in ([f"{row[0]} to {row[-1]}"] if len(row) > 2 else map(str, row))
    ]
    return f"sentence{'' if len(sentences) == 1 else 's'} {listed(named)}"


_CODE = "    "
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)\)")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"[\s|:*_-]+")
_STARTS = re.compile(r"#|\||```|\s*(?:[-*]|\d+\.) ")
_BEFORE_STOP = re.compile(r" ([,;:.])")
_KEYS = str.maketrans(
    {"⏎": "Enter", "↑": "up ", "↓": "down ", "←": "left ", "→": "right ", "⇧": "Shift+", "`": ""}
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide."""

    name: str
    """Its name in the guide."""
    lines: tuple[str, ...]
    """Its text, a line a paragraph, with empty ones between; lines of code begin with four blanks."""

    @property
    def title(self) -> str:
        """Its first heading."""
        return next((line for line in self.lines if line), self.name)

    @property
    def summary(self) -> str:
        """The first sentence of the paragraph below its title; empty if something else stands there."""
        from quiz.text.sentences import paragraphs_and_sentences  # for the list of pages only

        below = [line for line in self.lines if line][1:2]
        if not below or below[0].startswith(("- ", _CODE)):
            return ""
        _, sentences = paragraphs_and_sentences(below[0])
        return below[0][slice(*sentences[0])]


def page(name: str) -> Page:
    """Read a page; raises NoSuchPageError."""
    return Page(name, tuple(plain_lines(guide_page(name))))


def pages(group: Group = Group.PLAYERS) -> tuple[Page, ...]:
    """Read the pages of a group, in the order of the screen."""
    return tuple(page(name) for name in page_names(group))


def laid_out(page: Page, width: int = WIDTH) -> Iterator[str]:
    """Give a page's lines at a width; code keeps its lines, so that it can be copied."""
    for line in page.lines:
        if line.startswith(_CODE):
            yield shown(line)
        else:
            yield from wrapped(line, width)


def plain_lines(markdown: str) -> Iterator[str]:
    """Turn the Markdown that the guide is written in into lines of plain text, one for each paragraph."""
    paragraph: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        if paragraph and (fenced or not line.strip() or _STARTS.match(line)):
            yield _plain(" ".join(paragraph))
            paragraph = []
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and line.strip():
            yield f"{_CODE}{line.rstrip()}"
        elif fenced or not line.strip():
            yield ""
        elif line.startswith("#"):
            yield _plain(line.lstrip("# "))
        elif not line.startswith("|"):
            paragraph.append(line.strip())
        elif not _RULE.fullmatch(line):
            yield _plain(_table_row(line))
    if paragraph:
        yield _plain(" ".join(paragraph))


def _table_row(line: str) -> str:
    first, *others = (cell.strip() for cell in line.strip().strip("|").split("|"))
    return f"{first}: {', '.join(cell for cell in others if cell)}"


def _plain(text: str) -> str:
    linked = _LINK.sub(lambda link: f"{link[1]} ({link[2]})" if "://" in link[2] else link[1], text)
    words = " ".join(_EMPHASIS.sub(r"\2", linked).translate(_KEYS).split())
    return _BEFORE_STOP.sub(r"\1", words)
