"""Whether a quote is long enough to prove something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quiz.bank.authoring.inspecting import Remark
from quiz.bank.authoring.searching import as_quote
from quiz.bank.editing.plain import Plain
from quiz.bank.problems import Level
from quiz.bank.quotes import is_long_enough, normal, parts
from quiz.bank.source import Source

_ENDS = " .!?…\"'"


def has_enough_words(quote: str) -> bool:
    """Whether a quote has three words at least, or as much in a script without spaces."""
    return is_long_enough(parts(normal(quote)))


def is_telling(source: Source, quote: str) -> bool:
    """Whether a quote has enough words to prove something, or is a whole sentence or heading."""
    return has_enough_words(quote) or _bare(quote) in map(_bare, _wholes(source))


def short_quotes(source: Source, fields: Mapping[str, Plain]) -> Iterator[Remark]:
    """A remark for each quote of an item that stands in the source and is too short to prove anything."""
    for path, quote in _quotes(fields.get("quote", "")):
        located = source.locate(quote) if quote.strip() else None
        if located and not is_telling(source, quote):
            whole = as_quote(source, located.sentences[0]) if located.sentences else ""
            yield Remark(
                ("quote", *path),
                Level.ERROR,
                "quote-short",
                "a quote has three words at least, else it proves nothing",
                f"quote more of its sentence, such as: “{whole}”" if whole else "quote more of the passage",
            )


def _quotes(quotes: Plain) -> Iterator[tuple[tuple[int, ...], str]]:
    if isinstance(quotes, str):
        yield (), quotes
    elif isinstance(quotes, list):
        yield from (((at,), each) for at, each in enumerate(quotes) if isinstance(each, str))


def _wholes(source: Source) -> Iterable[str]:
    """The sentences and headings of a source."""
    spans = (*source.sentences, *(each.span for each in source.paragraphs if each.heading))
    return (source.text[span.start : span.end] for span in spans)


def _bare(text: str) -> str:
    return normal(text).strip(_ENDS)
