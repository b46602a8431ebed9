"""A report as files: two tables that any program reads, all of it as JSON, and a page to print.

No cell of a table is a formula, whatever a name or a bank has in it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.report import Figure, PlayerReport, QuestionReport, Report, Source
from quiz.classroom.scores import POINTS
from quiz.game.asked import Evidence
from quiz.game.banks import credit_line
from quiz.game.wording import listed
from quiz.text.cleaning import one_line
from quiz.text.page import page
from quiz.text.spans import quote_of

OWN = "This report is yours to look after: quiz neither finds nor forgets it."
"""What is said of exported files."""
NO_ANSWER = "no answer"
Cell: TypeAlias = str | float | None

# “=1+1”, “ @SUM(A1)”: what begins a formula, at the start, or behind a semicolon, by which Excel parts cells
# where the comma is the decimal sign, quotation marks or not.
_FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@＝＋－＠])")
_DECIMALS = 6  # of a mark: thirds are added up again from them


def export(found: Report, begun: datetime, folder: Path) -> None:
    """Write the files of a report into a new folder; raises ProblemError, and overwrites nothing."""
    texts = {
        "players.csv": players_csv(found),
        "questions.csv": questions_csv(found),
        "report.json": report_json(found, begun),
        "report.html": report_page(found, begun),
    }
    try:
        folder.mkdir(mode=0o700, parents=True)  # names stand in it
        try:
            for name, text in texts.items():
                # Excel takes a table without a byte order mark for one in the system's own old encoding.
                encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
                (folder / name).write_bytes(text.encode(encoding, "replace"))
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)  # all of it or nothing
            raise
    except FileExistsError:
        message = f"{folder} is there already, and nothing is overwritten"
        raise ProblemError(Problem("export", message, "name another folder: --to FOLDER")) from None
    except (OSError, ValueError) as error:
        message = f"{folder} cannot be written: {getattr(error, 'strerror', None) or error}"
        raise ProblemError(Problem("export", message)) from None


# Tables


def players_csv(found: Report) -> str:
    """A row a player, a column a question with its mark from 0 to 1, and one more for a second vote.

    Blank where it was not asked of them; `NO_ANSWER` counts as a mark of 0.
    """
    return _table((_player_cells(found, player) for player in found.players), "player", "points")


def _player_cells(found: Report, player: PlayerReport) -> Iterator[tuple[str, Cell]]:
    yield "player", player.name
    if player.team:  # all have one, or none has
        yield "team", player.team
    yield "points", player.points
    for question, answer in zip(found.questions, player.answers, strict=True):
        asked = f"q{question.number} {question.asked.prompt}"
        yield asked, _mark_cell(answer.first, answered=answer.answered[0])
        if question.again:
            yield f"{asked} (second vote)", _mark_cell(answer.last, answered=answer.answered[1])


def _mark_cell(mark: float | None, *, answered: bool) -> Cell:
    return None if mark is None else round(mark, _DECIMALS) if answered else NO_ANSWER


def questions_csv(found: Report) -> str:
    """A row a question, with its figures, each with how many players it rests on."""
    return _table(_question_cells(found, question) for question in found.questions)


def _question_cells(found: Report, question: QuestionReport) -> Iterator[tuple[str, Cell]]:
    mistake, again = question.mistake, found.to_teach
    yield "teach again", again.index(question) + 1 if question in again else None
    yield "question", f"q{question.number}"
    yield "asks", question.asked.prompt
    yield "answer", "; ".join(question.told.answers)
    yield "topic", question.asked.topic
    for name, figure in (("facility", question.facility), ("discrimination", question.discrimination)):
        yield name, _rounded(figure)
        yield f"{name} n", figure.n
        yield f"{name} in words", figure.words
    yield NO_ANSWER, question.missing
    yield "facility at the second vote", question.again and _rounded(question.again)
    yield "commonest mistake", mistake and mistake.text
    yield "made by", mistake and mistake.times
    yield "quotes", "; ".join(quote_of(each.runs) for each in question.told.evidence)


def _rounded(figure: Figure) -> float | None:
    return None if figure.value is None else round(figure.value, 2)


def _table(rows: Iterable[Iterable[tuple[str, Cell]]], *without_rows: str) -> str:
    """Rows of named cells under their names; under others where there is no row."""
    named = [dict(row) for row in rows]
    written = io.StringIO()
    table = [named[0] if named else without_rows, *(row.values() for row in named)]
    csv.writer(written).writerows([_harmless(cell) for cell in row] for row in table)
    return written.getvalue()


def _harmless(cell: Cell) -> Cell:
    """The cell as no program takes it for a formula; numbers stay numbers."""
    return _FORMULA.sub(r"\1'", one_line(cell)) if isinstance(cell, str) else cell


# JSON


def report_json(found: Report, begun: datetime) -> str:
    """The whole report for other programs."""
    return json.dumps(
        {
            "title": found.title,
            "begun": begun.isoformat(),
            "left_out": found.left_out,
            "teach_again": [question.number for question in found.to_teach],
            "questions": [_question_json(question) for question in found.questions],
            "players": [_player_json(found, player) for player in found.players],
            "not_known": [_source_json(source) for source in found.sources],
        },
        ensure_ascii=False,
        indent=2,
    )


def _question_json(question: QuestionReport) -> Mapping[str, Any]:
    asked, mistake = question.asked, question.mistake
    return {
        "number": question.number,
        "bank": asked.dealt.bank,
        "item": asked.dealt.item,
        "kind": asked.kind,
        "asks": asked.prompt,
        "topic": asked.topic,
        "answers": question.told.answers,
        "options": [option.text for option in asked.options],
        "chosen": question.tally,
        "facility": question.facility._asdict(),
        "discrimination": question.discrimination._asdict(),
        "no_answer": question.missing,
        "second_vote": question.again and question.again._asdict(),
        "mistake": mistake and mistake._asdict() | {"evidence": _evidence_json(mistake.evidence)},
        "evidence": _evidence_json(question.told.evidence),
    }


def _evidence_json(evidence: Iterable[Evidence]) -> Sequence[Mapping[str, str]]:
    return [
        {"quote": quote_of(each.runs), "passage": "".join(run.text for run in each.runs)} for each in evidence
    ]


def _player_json(found: Report, player: PlayerReport) -> Mapping[str, Any]:
    answers = zip(found.questions, player.answers, strict=True)
    return {
        "name": player.name,
        "team": player.team,
        "points": player.points,
        "answers": [{"question": question.number, **answer._asdict()} for question, answer in answers],
    }


def _source_json(source: Source) -> Mapping[str, Any]:
    text = source.bank.source
    missed = [{"sentence": at + 1, "words": text.words(text.sentences[at])} for at in source.missed]
    return {"bank": source.bank.id, "title": text.title, "sentences": missed}


# To look at, or to print


def report_page(found: Report, begun: datetime) -> str:
    """A page of HTML; it has no script, and needs nothing but itself."""
    return page(
        "classroom",
        "report_page.html",
        found=found,
        date=f"{begun.day} {begun:%B %Y, %H:%M}",
        points=POINTS,
        own=OWN,
        listed=listed,
        credit_line=credit_line,
    )
