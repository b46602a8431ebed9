"""A report as a page: to look at, or to print. It has no script, and needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from importlib.resources import files
from string import Template

from quiz.classroom.report import Figure, PlayerReport, QuestionReport, Report, Source
from quiz.classroom.scores import POINTS
from quiz.game.asked import Evidence
from quiz.game.banks import credit_line
from quiz.game.wording import listed
from quiz.text.cleaning import one_line
from quiz.text.spans import Run

OWN = "This report is yours to look after: quiz neither finds nor forgets it."
"""What is said of exported files."""


def report_page(found: Report, begun: datetime) -> str:
    """A page of HTML to look at or to print."""
    page = (files("quiz") / "classroom" / "report_page.html").read_text(encoding="utf-8")
    return Template(page).substitute(
        title=_clean(found.title),
        date=f"{begun.day} {begun:%B %Y, %H:%M}",
        players=len(found.players),
        questions=len(found.questions),
        of=POINTS * len(found.questions),
        teach="".join(map(_lesson, found.to_teach)) or "<li>Nothing: everybody knew everything.</li>",
        figures="".join(map(_figures_row, found.questions)),
        heads="".join(f'<th scope="col">{question.number}</th>' for question in found.questions),
        marks="".join(map(_marks_row, found.players)),
        sources="".join(map(_source, found.sources)),
        left_out=_clean(found.left_out),
        own=_clean(OWN),
    )


def _lesson(question: QuestionReport) -> str:
    """One of the things to teach again."""
    mistake, language = question.mistake, _language(question)
    wrong = ""
    if mistake:
        why = f" {_clean(mistake.why)}" if mistake.why else ""
        wrong = f"<p>Thought by {mistake.times}: <b{language}>{_clean(mistake.text)}</b>.{why}</p>"
        wrong += "".join(_passage(evidence, language) for evidence in mistake.evidence)
    facility = question.facility
    return (
        f"<li><h3{language}>{_clean(question.asked.prompt)}</h3>"
        f"<p><b{language}>{_clean(listed(question.told.answers))}</b> · class mean {_percent(facility)}"
        f" of {facility.n}</p>{wrong}"
        f"{''.join(_passage(evidence, language) for evidence in question.told.evidence)}</li>"
    )


def _passage(evidence: Evidence, language: str) -> str:
    """A quote in its passage."""
    credit = f"<footer>{_clean(evidence.credit)}</footer>"
    return f"<blockquote{language}>{_shown(evidence.runs)}{credit}</blockquote>"


def _figures_row(question: QuestionReport) -> str:
    again = f" → {_percent(question.again)}" if question.again else ""
    mistake = f"{_clean(question.mistake.text)} ({question.mistake.times})" if question.mistake else ""
    language = _language(question)
    asks = f"{_clean(question.asked.prompt)} <small>{_clean(listed(question.told.answers))}</small>"
    return (
        f'<tr><th scope="row">{question.number}</th><td{language}>{asks}</td>'
        f"<td>{_figure(question.facility)}{again}</td><td>{_figure(question.discrimination)}</td>"
        f"<td>{question.missing}</td><td{language}>{mistake}</td></tr>\n"
    )


def _figure(figure: Figure) -> str:
    value = "–" if figure.value is None else f"{figure.value:.2f}"
    return f"<b>{value}</b> <small>n {figure.n}, {escape(figure.words)}</small>"


def _percent(figure: Figure) -> str:
    return "–" if figure.value is None else f"{figure.value:.0f} %"


def _marks_row(player: PlayerReport) -> str:
    cells = "".join(f"<td>{answer.signs('✓', '✗', '–')}</td>" for answer in player.answers)
    team = f" <small>{_clean(player.team)}</small>" if player.team else ""
    name = f'<th scope="row" dir="auto">{_clean(player.name)}{team}</th>'
    return f"<tr>{name}{cells}<td>{player.points}</td></tr>\n"


def _source(source: Source) -> str:
    """A source, what the class mostly does not know of it marked."""
    if not source.missed:
        return f"<p>{_clean(source.bank.source.title)}: the class knows what it was asked.</p>"
    text, language = source.bank.source, _of_language(source.bank.language)
    paragraphs = (
        f"<h3>{_shown(text.runs(paragraph.span))}</h3>"
        if paragraph.heading
        else f"<p>{''.join(_sentence(source, index) for index in paragraph.sentences)}</p>"
        for paragraph in text.paragraphs
    )
    credit = f"<footer>{_clean(credit_line(text))}</footer>"
    return f'<article dir="auto"{language}>{"".join(paragraphs)}{credit}</article>'


def _sentence(source: Source, index: int) -> str:
    text = source.bank.source
    kind = "missed" if index in source.missed else "known" if index in source.known else "unasked"
    return f'{text.gap(index)}<span class="{kind}">{_shown(text.runs(text.sentences[index]))}</span>'


def _shown(runs: Iterable[Run]) -> str:
    """A passage, its quote and its corrections marked."""
    tags = {(True, False): "mark", (False, True): "i"}
    marked = ((tags.get((run.quoted, run.correction)), _clean(run.text)) for run in runs)
    return "".join(f"<{tag}>{words}</{tag}>" if tag else words for tag, words in marked)


def _language(question: QuestionReport) -> str:
    return f' dir="auto"{_of_language(question.asked.bank.language)}'


def _of_language(language: str) -> str:
    return f' lang="{_clean(language)}"' if language else ""


def _clean(text: str) -> str:
    """Text from outside as text, whatever characters it has."""
    return escape(one_line(text))
