"""A quote has enough words to prove something."""

from __future__ import annotations

from collections.abc import Iterator, Set

from quiz.bank.cleaning import excerpt
from quiz.bank.coverage import Quoting
from quiz.bank.model import Item
from quiz.bank.quotes import is_long_enough, normal, parts
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import quote_places
from quiz.bank.source import Source

CODE = "quote-few-words"
_LONGEST = 200
"""Characters of a sentence that are shown."""
_ENDS = " .!?…\"'"


def enough_quote(context: Context, item: Item) -> Iterator[Finding]:
    """A quote has three words at least, unless it is a whole sentence or heading.

    Code: `quote-few-words`.
    """
    if not isinstance(item, Quoting):
        return
    for quote, node in quote_places(item):
        if has_enough_words(quote) or not (located := context.locate(quote)):
            continue
        if _bare(quote) not in context.of(_context_wholes):
            hint = "quote more of the passage"
            if located.sentences:
                span = context.source.sentences[located.sentences[0]]
                hint = f"quote more of its sentence: “{excerpt(context.source.words(span), _LONGEST)}”"
            message = "a quote has three words at least, else it proves nothing"
            yield Finding((item,), node, CODE, message, hint)


def has_enough_words(quote: str) -> bool:
    """Whether a quote has three words at least, or as much in a script without spaces."""
    return is_long_enough(parts(normal(quote)))


def is_telling(source: Source, quote: str) -> bool:
    """Whether a quote has enough words to prove something, or is a whole sentence or heading."""
    return has_enough_words(quote) or _bare(quote) in _wholes(source)


def _context_wholes(context: Context) -> Set[str]:
    return _wholes(context.source)


def _wholes(source: Source) -> Set[str]:
    """The sentences and headings of a source, as they are compared."""
    spans = (*source.sentences, *(each.span for each in source.paragraphs if each.heading))
    return {_bare(source.text[span.start : span.end]) for span in spans}


def _bare(text: str) -> str:
    return normal(text).strip(_ENDS)
