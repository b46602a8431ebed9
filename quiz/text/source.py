"""The text that every quote comes from: its sentences, and where a quote stands in it.

A start page shows no passage: what finds quotes and sentences is imported where it is used.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING
from unicodedata import normalize

from quiz.text.spans import Location, Paragraph, Run, Span, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from quiz.text.quotes import Neighbourhood, Rewritten, Wording


_PARTED = re.compile("[-\u2010¬\u00ad]\\s")  # "-\n" of "organ-\nised"
_CITATION = re.compile(r"\[\d{1,3}\]")  # `[12]`


@dataclass(frozen=True)
class Source:
    """A text with its paragraphs and sentences, in which quotes are found word for word."""

    title: str
    text: str
    """As printed, in Unicode's form NFC, which looks the same and in which quotes are compared.

    Words that are parted at a line's end are whole.
    """
    author: str = ""
    url: str = ""
    licence: str = ""
    misprints: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What is misprinted in the text, and how it is meant."""
    language: str = ""
    """A BCP 47 tag, by whose rules sentences end: English ones if it is empty."""

    def __post_init__(self) -> None:
        text = normalize("NFC", self.text)
        if _PARTED.search(text):
            from quiz.text.hyphens import rejoined

            text, _ = rejoined(text)
        object.__setattr__(self, "text", text)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs and headings, in order."""
        return self._divided[0]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, in order; headings are none."""
        return self._divided[1]

    def locate(self, quote: str) -> Location | None:
        """Find the first place where a quote stands word for word; None if it stands nowhere.

        White space, ligatures, hyphens within words and the shapes of quotation marks, dashes and ellipses
        may differ, and a quote may have citation marks, such as `[12]`. `[…]` elides inside one sentence, and
        what is left must be three words at least.
        """
        if quote not in self._located:
            self._located[quote] = next(self._locations(quote), None)
        return self._located[quote]

    def count(self, quote: str) -> int:
        """Count the places where a quote stands; an elided one, the sentences."""
        return sum(1 for _ in self._locations(quote))

    def stands_once(self, quote: str) -> bool:
        """Say whether a quote stands in one place and no other."""
        return sum(1 for _ in islice(self._locations(quote), 2)) == 1

    def nearest(self, quote: str) -> str:
        """Give the passage of a sentence or heading most like a quote, as printed; empty if none is."""
        return self._neighbourhood.nearest(quote)

    def runs(self, span: Span, quoted: Sequence[Span] = ()) -> tuple[Run, ...]:
        """Lay out a stretch of the source in one line, quoted parts marked and misprints corrected.

        A correction follows its misprint, wherever a quote begins or ends, and is never marked as quoted.
        """
        words, misprinted = self.words(span), self._misprints_in(span)
        if not (misprinted or quoted):
            return (Run(words),) if words else ()
        first = self._line.text.index(words, self._line.place(span.start))

        def place(at: int) -> int:
            return min(max(self._line.place(at) - first, 0), len(words))

        marked = [(place(part.start), place(part.end)) for part in quoted]
        corrections = {place(misprint.end): f" [{meant}]" for misprint, meant in misprinted}
        cuts = sorted({0, len(words), *corrections, *(at for part in marked for at in part)})
        runs: list[Run] = []
        for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            if start in corrections:
                runs.append(Run(corrections[start], correction=True))
            if text := words[start:end]:
                runs.append(Run(text, quoted=any(a <= start and end <= b for a, b in marked)))
        return tuple(runs)

    def passage(self, location: Location, neighbours: int = 1) -> tuple[Run, ...]:
        """Lay out a quote in its sentences, with up to `neighbours` more on each side of its paragraph."""
        quoted = location.sentences
        first = self._paragraph_at(location.spans[0].start)
        last = self._paragraph_at(location.spans[-1].end - 1)
        start, end = first.span.start, last.span.end
        if not first.heading:
            start = self.sentences[max(first.sentences.start, quoted.start - neighbours)].start
        if not last.heading:
            end = self.sentences[min(last.sentences.stop, quoted.stop + neighbours) - 1].end
        return self.runs(Span(start, end), location.spans)

    def together(self, locations: Iterable[Location], neighbours: int = 1) -> tuple[Location, ...]:
        """Join quotes whose passages meet, so that no sentence is laid out twice; in the source's order."""
        joined: list[Location] = []
        for location in sorted(locations):
            last = joined[-1] if joined else None
            if last and self._meet(last.sentences, location.sentences, 2 * neighbours):
                stop = max(last.sentences.stop, location.sentences.stop)
                sentences = range(last.sentences.start, stop)
                joined[-1] = Location(tuple(sorted({*last.spans, *location.spans})), sentences)
            else:
                joined.append(location)
        return tuple(joined)

    def apart(self, location: Location) -> tuple[Location, ...]:
        """Give each place of quotes that were joined by itself."""
        return tuple(Location((span,), touched(self.sentences, span)) for span in location.spans)

    def _meet(self, one: range, other: range, between: int) -> bool:
        near = bool(one and other) and other.start <= one.stop + between
        return near and self.paragraph_of(one.stop - 1) == self.paragraph_of(other.start)

    def gap(self, sentence: int) -> str:
        """Give what stands before a sentence on one line: a space, or nothing in scripts that have none.

        Nothing stands before the first sentence of a paragraph.
        """
        if sentence == self.paragraphs[self.paragraph_of(sentence)].sentences.start:
            return ""
        return self._in_line(Span(self.sentences[sentence - 1].end, self.sentences[sentence].start))

    def paragraph_of(self, sentence: int) -> int:
        """Give the index of the paragraph that a sentence stands in."""
        return bisect_right(self.paragraphs, sentence, key=lambda each: each.sentences.start) - 1

    def words(self, span: Span) -> str:
        """Give a stretch of the source in one line as it is printed, as a quote has it."""
        return self._in_line(span).strip(" ")

    def _in_line(self, span: Span) -> str:
        return self._line.text[slice(*map(self._line.place, span))]

    def meant(self, span: Span) -> str:
        """Give a stretch of the source in one line as it is meant, misprints corrected."""
        from quiz.text.quotes import folded

        pieces: list[str] = []
        at = span.start
        for misprint, meant in self._misprints_in(span):
            pieces += self.text[at : misprint.start], meant
            at = misprint.end
        return folded("".join(pieces) + self.text[at : span.end]).text if pieces else self.words(span)

    def names(self, sentence: int, words: str) -> bool:
        """Say whether a sentence has words in it, as printed or as meant; capitals may differ."""
        from quiz.text.quotes import normal, stands_in

        span, wanted = self.sentences[sentence], normal(words).casefold()
        readings = {self.words(span), self.meant(span)}
        return any(stands_in(wanted, normal(reading).casefold()) for reading in readings)

    def credit(self) -> str:
        """Name the source for a reader: its author and title."""
        return f"{self.author}, “{self.title}”" if self.author else self.title

    @property
    def read_as(self) -> str:
        """The language that it is read in, a BCP 47 tag: what it says, or its words tell, or English."""
        from quiz.text.language import language_of

        return self.language or language_of(self.text) or "en"

    @cached_property
    def capitals(self) -> Set[str]:
        """The words that it writes with a capital within a sentence, and never without one."""
        from quiz.text.naming import always_capital

        return always_capital(map(self.meant, self.sentences))

    @cached_property
    def _divided(self) -> tuple[tuple[Paragraph, ...], tuple[Span, ...]]:
        from quiz.text.sentences import paragraphs_and_sentences

        return paragraphs_and_sentences(self.text, self.read_as)

    def _paragraph_at(self, place: int) -> Paragraph:
        return self.paragraphs[bisect_right(self.paragraphs, place, key=lambda each: each.span.start) - 1]

    @cached_property
    def _line(self) -> Rewritten:
        """All of it in one line, of which sentences are parts."""
        from quiz.text.quotes import folded

        return folded(self.text)

    @cached_property
    def _wording(self) -> Wording:
        from quiz.text.quotes import Wording

        return Wording(self.text)

    @cached_property
    def _joined(self) -> Wording:
        from quiz.text.quotes import Wording

        return Wording(self.text, joined=True)

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        from quiz.text.quotes import Neighbourhood

        headings = (paragraph.span for paragraph in self.paragraphs if paragraph.heading)
        return Neighbourhood([self.text[slice(*span)] for span in (*self.sentences, *headings)])

    @cached_property
    def _misprinted(self) -> tuple[tuple[Span, str], ...]:
        """The misprints in the text and what is meant, in order; of two that overlap, the first or longer."""
        from quiz.text.quotes import normal

        found = [
            (*self._wording.original(at, at + len(words)), meant)
            for printed, meant in self.misprints.items()
            if (words := normal(printed))
            for at in self._wording.find_all(words, compounds=False)
        ]
        found.sort(key=lambda place: (place[0], -place[1]))
        kept: list[tuple[Span, str]] = []
        for start, end, meant in found:
            if not kept or kept[-1][0].end <= start:
                kept.append((Span(start, end), meant))
        return tuple(kept)

    def _misprints_in(self, span: Span) -> tuple[tuple[Span, str], ...]:
        """Give the misprints that stand wholly in a stretch of the text."""
        first, last = (bisect_left(self._misprinted, at, key=lambda each: each[0].start) for at in span)
        return tuple(place for place in self._misprinted[first:last] if place[0].end <= span.end)

    @cached_property
    def _located(self) -> dict[str, Location | None]:
        """Where quotes stand that have been looked for: rules ask for each again and again."""
        return {}

    def _locations(self, quote: str) -> Iterator[Location]:
        """Find a quote as it is printed; only where it stands nowhere so, with no hyphens within words.

        Then without the citation marks of the page that it was copied from.
        """
        from quiz.text.quotes import normal

        found = self._found(self._wording, normal(quote))
        if not (first := next(found, None)):
            found = self._found(self._joined, normal(quote, joined=True))
            first = next(found, None)
        if first:
            yield from chain((first,), found)
        elif _CITATION.search(quote):
            yield from self._locations(_CITATION.sub("", quote))

    def _found(self, wording: Wording, words: str) -> Iterator[Location]:
        from quiz.text.quotes import is_long_enough, parts

        stands = False
        for at in wording.find_all(words):
            stands = True
            yield self._location(wording, (at, at + len(words)))
        elided = parts(words)
        if stands or elided == [words]:
            return
        if len(elided) == 1:
            yield from self._found(wording, elided[0])
        elif is_long_enough(elided):
            yield from self._elided(wording, elided)

    def _elided(self, wording: Wording, elided: list[str]) -> Iterator[Location]:
        """Find the sentences that have the parts of an elided quote in them, in their order."""
        longest = max(elided, key=len)
        at = wording.find(longest)
        while at >= 0:
            end = at + len(longest)
            sentences = self._location(wording, (at, end)).sentences
            if len(sentences) == 1:
                sentence = self.sentences[sentences[0]]
                end = max(end, wording.place(sentence.end))
                if places := wording.find_parts(elided, wording.place(sentence.start), end):
                    yield self._location(wording, *places)
            at = wording.find(longest, end)

    def _location(self, wording: Wording, *places: tuple[int, int]) -> Location:
        """Turn places in a wording into places in the text."""
        spans = tuple(Span(*wording.original(start, end)) for start, end in places)
        return Location(spans, touched(self.sentences, Span(spans[0].start, spans[-1].end)))
