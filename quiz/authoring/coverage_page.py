"""A source's coverage as a page: to show, or to print in black and white."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

from quiz.bank.coverage import Coverage, Quoting, Share, within
from quiz.bank.model import Bank, Event
from quiz.text.cleaning import excerpt, one_line
from quiz.text.source import Source

MARKER = '<meta name="generator" content="quiz coverage">'
"""Stands at the head of every such page, so that only such a page is ever replaced."""

_DEEPEST = 4  # so many items shade a sentence most deeply
_WIDE, _HIGH, _TALLEST = 1000.0, 64.0, 6
"""The picture of the whole source, in units of its own; so many items make the tallest bar."""
_OPENING = 56  # so many characters of a sentence stand over its notes


def coverage_page(bank: Bank, found: Coverage) -> str:
    """Make a page of HTML that needs nothing but itself: no script, no file, no network."""
    folder = files("quiz") / "authoring"
    style, page = ((folder / f"coverage_page.{kind}").read_text(encoding="utf-8") for kind in ("css", "html"))
    drafts = f"<li>{_count(2, 1)} two, and one draft, which is not asked yet</li>"
    return Template(page).substitute(
        marker=MARKER,
        style=style,
        title=_clean(bank.title),
        language=_language(bank),
        shares=f"{_share(found.sentences, 'sentences')}{_share(found.words, 'words')}",
        picture=_lines(_picture(found)),
        three=_count(3, 0),
        none=_count(0, 0),
        drafts=_lines([drafts] * any(found.drafts)),
        text=_lines(_text(found)),
        notes=_lines(_notes(bank, found)),
        credit=_credit(bank.source),
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _share(share: Share, noun: str) -> str:
    return f"<div><dt>{share.part} of {share.whole} {noun}</dt><dd>{share.percent}%</dd></div>"


def _picture(found: Coverage) -> Iterator[str]:
    """The whole source as a row of bars, one a sentence: as wide as it is long, as high as it is quoted."""
    sentences = found.source.sentences
    if not sentences:
        return
    unit = _WIDE / sum(end - start for start, end in sentences)
    said = f"{found.sentences.part} of {found.sentences.whole} sentences are asked about."
    yield f'<figure>\n<svg viewBox="0 0 {_WIDE:g} {_HIGH:g}" preserveAspectRatio="none" role="img"'
    yield f' aria-label="{said}">'
    at = 0.0
    for number, ((start, end), items) in enumerate(zip(sentences, found.items, strict=True), 1):
        width = (end - start) * unit
        gap = min(2.0, width / 4)
        height = 5 + (_HIGH - 6) * min(len(items), _TALLEST) / _TALLEST if items else 5
        place = f'x="{at + gap:.2f}" y="{_HIGH - height:.1f}" width="{width - gap:.2f}" height="{height:.1f}"'
        kind = "" if items else ' class="none"'
        yield f"<rect{kind} {place}><title>Sentence {number}: {_said(len(items))}</title></rect>"
        at += width
    yield "</svg>\n<figcaption>A bar for each sentence: as wide as it is long, as high as it is often quoted."
    yield "Hollow: nothing asks about it.</figcaption>\n</figure>"


def _text(found: Coverage) -> Iterator[str]:
    for paragraph in found.source.paragraphs:
        if paragraph.heading:
            words = "".join(run.text for run in found.source.runs(paragraph.span))
            yield f'<h2 dir="auto">{_clean(words)}</h2>'
        else:
            sentences = "".join(_sentence(found, index) for index in paragraph.sentences)
            yield f'<p dir="auto">{sentences}</p>'


def _sentence(found: Coverage, index: int) -> str:
    """A sentence with its count, and what quotes it, which is shown while the pointer or focus is on it."""
    span = found.source.sentences[index]
    items, drafts = len(found.items[index]), len(found.drafts[index])
    words = "".join(
        f"<u>{_clean(run.text)}</u>"
        if run.quoted
        else f"<i>{_clean(run.text)}</i>"
        if run.correction
        else _clean(run.text)
        for run in found.source.runs(span, within(span, found.passages))
    )
    kind = f"depth-{min(items, _DEEPEST)}" if items else "untouched"
    said = "".join(f"<span>{line}</span>" for line in _quoting(found, index) or ["Nothing asks about it."])
    number = index + 1
    return (
        f'{found.source.gap(index)}<span class="sentence" id="s{number}">'
        f'<sup aria-hidden="true">{number}</sup>'
        f'<span class="{kind}">{words}</span>'
        f'<a href="#n{number}" aria-label="{_said(items, drafts)}">{_count(items, drafts)}</a>'
        f'<span class="card" aria-hidden="true" lang="en"><b>Sentence {number}</b>{said}</span></span>'
    )


def _quoting(found: Coverage, index: int) -> list[str]:
    """What quotes a sentence, each in a line."""
    return [*map(_item, found.items[index]), *(_item(draft, "draft ") for draft in found.drafts[index])]


def _notes(bank: Bank, found: Coverage) -> Iterator[str]:
    for index, span in enumerate(found.source.sentences):
        sentence = found.source.text[span.start : span.end]
        begun = excerpt(sentence, _OPENING)
        words, blank, _ = begun.rpartition(" ")
        opening = f"{words} …" if blank and len(sentence) > _OPENING else begun
        yield f'<li id="n{index + 1}"><a href="#s{index + 1}"{_language(bank)}>{escape(opening)}</a>'
        nothing = ["<strong>Nothing asks about it.</strong>"] * (not found.items[index])
        lines = "".join(f"<li>{line}</li>" for line in (*_quoting(found, index), *nothing))
        yield f"<ul>{lines}</ul></li>"


def _item(item: Quoting, draft: str = "") -> str:
    """An item as one line, its answer left out: the page may be shown to a class."""
    if isinstance(item, Event):
        when = f" · {_clean(item.when)}" if item.when else ""
        return f"<em>{draft}event</em> {_clean(item.event)}{when}"
    return f"<em>{draft}question</em> {_clean(item.ask)}"


def _credit(source: Source) -> str:
    credit = _clean(source.credit())
    if source.url.startswith(("https://", "http://")):
        credit = f'<a href="{_clean(source.url)}" rel="noreferrer">{credit}</a>'
    elif source.url:
        credit += f" ({_clean(source.url)})"
    return f"{credit}.{f' Licence: {_clean(source.licence)}.' if source.licence else ''}"


def _count(items: int, drafts: int) -> str:
    kind = "count" if items else "count none"
    return f'<span class="{kind}">{items}{f"+{drafts}" if drafts else ""}</span>'


def _said(items: int, drafts: int = 0) -> str:
    quoting = f"{items or 'no'} question{'' if items == 1 else 's'} or event{'' if items == 1 else 's'}"
    return f"{quoting}, {drafts} draft{'' if drafts == 1 else 's'}" if drafts else quoting


def _language(bank: Bank) -> str:
    return f' lang="{_clean(bank.language)}"' if bank.language else ""


def _clean(text: str) -> str:
    """Text from outside as text, whatever characters it has."""
    return escape(one_line(text))
