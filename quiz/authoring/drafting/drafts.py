"""A bank drafted from a source: an event for each date that a clause of its own says something of.

Whatever else says a time is left to the reader, with its sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.authoring.card import Card
from quiz.authoring.document import write_bank
from quiz.authoring.drafting.clauses import Clause, clauses_of
from quiz.authoring.drafting.event_texts import event_text
from quiz.authoring.drafting.pasting import YEAR, Attribution, Pasted
from quiz.authoring.drafting.rows import Grammar, Row, grammar, row_of
from quiz.authoring.values import Plain, Section, legible
from quiz.bank.model import slug
from quiz.dates.date import Date
from quiz.dates.mentions import Mention, Times, sentence_times
from quiz.text.language import language_of, primary
from quiz.text.quotes import folded, normal
from quiz.text.source import Source
from quiz.text.spans import Span, touched
from quiz.text.words import words_of

_LONGEST = 3_000  # characters of a sentence whose clauses are told apart
_LONGEST_QUOTED = 40  # words of a sentence that is quoted whole
_SHORT = 600  # characters of a text that may be English though it has not words enough to tell
_AGE = 99  # years from the first to the last
_SHORTEST_LIFE = 15  # years
_RARE = 3  # times that the pronoun of a life is more frequent in it than another
_COUNT = 3  # characters of a number that may be a year, and hinders no event
_OFTEN = 3  # times that the rarest words of a quote stand in a text in which it stands more than once
_MOST_TIMES = 40  # of a sentence that are named by themselves
_PARTICLES = words_of("of the de del der la le von van zu di da du y ibn")
_WORDS = re.compile(r"\w+")  # `1905`
_BRACKETED = re.compile(r"[^\W\d_]+\.?|[*†°]")  # "b." and "†"


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """Something that a sentence says happened, with its date."""

    sentence: int
    """As an index into the source's."""
    event: str
    date: Date
    quote: str
    """Found once in the source."""


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that says times of which no event was made."""

    sentence: int
    times: tuple[str, ...]
    """In their order, as its own words: "in 1905", "two years later", "in March", "on 31 February 1905"."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What could be made of a source, and what is left for its reader."""

    events: tuple[DraftEvent, ...]
    dated: int
    """Sentences that say when something happened."""
    left: tuple[Left, ...]


def draft_timeline(source: Source) -> Drafted:
    """Make an event of each date that a clause says something of, and tell what is left."""
    told = primary(source.language) or language_of(source.text)
    rules = grammar(told or ("en" if len(source.text) < _SHORT else ""))
    events: list[DraftEvent] = []
    left: list[Left] = []
    dated, stretches = 0, Counter(_numbered(source.text))
    strangers = _strangers(source.text, rules) if rules else ()
    for number in range(len(source.sentences)):
        sentence = _Sentence(source, number, rules, stretches, strangers)
        made = sentence.events() if sentence.said.dates else {}
        dated += bool(sentence.said.dates or made)
        events += dict.fromkeys(made[at] for at in sorted(made))
        if times := sentence.times_without(made):
            left.append(Left(number, times))
    return Drafted(tuple(events), dated, tuple(left))


class _Sentence:
    """A sentence, what it says of time, and what its clauses say."""

    def __init__(
        self,
        source: Source,
        number: int,
        rules: Grammar | None,
        stretches: Mapping[tuple[str, ...], int],
        strangers: Container[str],
    ) -> None:
        self.said: Times = sentence_times(source, number)
        self._source = source
        self._number = number
        self._span = source.sentences[number]
        self._rules = rules
        self._stretches = stretches
        self._strangers = strangers

    def events(self) -> dict[Span, DraftEvent]:
        """The events of its dates, by the places of these."""
        if self._rules is None or self._span.end - self._span.start > _LONGEST:
            return {}
        mentions = {each.end: each for each in self.said.dates if not _is_age(each)}
        spans = (*(each.span for each in mentions.values()), *self.said.yearless, *self.said.unread)
        times = dict.fromkeys((each for each in spans if each.end - each.start > _COUNT), "D")
        times |= dict.fromkeys(self.said.relative, "a")  # "two years later" as an adverb
        row = row_of(self._source.text, self._span, times, self._rules)
        made = self._life(row)
        for clause in clauses_of(row):
            told = "" if self._is_strangers(row, clause) else event_text(row, clause)
            for name in self.said.names:  # "the 1906 strike" would tell the year
                told = told.replace(f" {self._source.words(name.span)} ", " ")
            mention = mentions.get(row.tokens[clause.date].end)
            begins = row.grammar.has("begins", row.word(clause.first + clause.verb))
            if told and mention and not (begins and mention.ends):  # "he became head from 1905 to 1907"
                made |= self._event(mention, told, self._stretch(row, clause))
        return made

    def _is_strangers(self, row: Row, clause: Clause) -> bool:
        """Whether a clause tells of a pronoun that is not the life's own, or may be a relative's."""
        known, has = clause.known.casefold(), row.grammar.has
        if known in self._strangers or not has("pronouns", known):
            return known in self._strangers
        start = self._source.sentences[max(0, self._number - 1)].start
        words = _WORDS.findall(self._source.text[start : row.tokens[clause.first].start])
        return any(
            has(f"pronouns of a {one}", known) and any(has(f"{several} of a family", word) for word in words)
            for one, several in (("man", "men"), ("woman", "women"))
        )

    def times_without(self, made: Iterable[Span]) -> tuple[str, ...]:
        """The words of its times without an event, and of numbers that may be years; each once, in order."""
        drafted = [*made]
        said = (each.span for each in (*self.said.dates, *self.said.names))
        times = sorted({*said, *self.said.yearless, *self.said.unread, *self.said.relative})
        numbers = (Span(*year.span()) for year in YEAR.finditer(self._source.text, *self._span))
        times = sorted([*times, *(each for each in numbers if not touched(times, each))])
        apart = [each for each in times if not any(a < each.end and each.start < b for a, b in drafted)]
        named = [self._source.words(each) for each in apart[:_MOST_TIMES]]
        return (*named, *(["\u2026"] if len(apart) > _MOST_TIMES else []))

    def _life(self, row: Row) -> dict[Span, DraftEvent]:
        """The birth and the death in the brackets behind the name that a source begins with."""
        bracket, rules = next(iter(row.brackets), None), row.grammar
        if self._number or not bracket:
            return {}
        name = self._source.words(Span(self._span.start, bracket.start))
        inside = [each for each in self.said.dates if bracket.start <= each.start and each.end <= bracket.end]
        ends = [end for each in inside for end in (each.ends or (each,))]
        said = self._source.words(bracket)
        for each in inside:
            said = said.replace(self._source.words(each.span), "|")
        words = _BRACKETED.findall(said)
        signs = [each for each in ("born", "died") if any(rules.has(each, word) for word in words)]
        verbs = [rules.life[each == "died"] for each in (signs if len(ends) == 1 else ("born", "died"))]
        known = ("born", "before dates", "determiners", "prepositions")  # no "reigned" or "active"
        first = _BRACKETED.findall(said.partition("|")[0])
        plain = all(word[0].isupper() or any(rules.has(each, word) for each in known) for word in first)
        is_name = all(word[0].isupper() or word in _PARTICLES for word in name.split()) and "," not in name
        if not (name and is_name and plain and len(ends) == len(verbs) and _is_lifetime(ends)):
            return {}
        made: dict[Span, DraftEvent] = {}
        for end, verb in zip(ends, verbs, strict=True):
            made |= self._event(end, verb.replace("_", name), Span(self._span.start, row.tokens[-1].end))
        return made

    def _event(self, date: Mention, told: str, stretch: Span) -> dict[Span, DraftEvent]:
        """An event that quotes a stretch or its sentence, by its date's place; none if neither can be."""
        for choice in dict.fromkeys((stretch, self._span)):
            quote = self._source.words(choice)
            # Most quotes stand once since their year does, among its words, and those that do not, often: few
            # have to be searched for in the text.
            rarest = min((self._stretches[each] for each in _numbered(quote)), default=0)
            is_around = choice.start <= date.start and date.end <= choice.end
            if is_around and (rarest == 1 or (rarest <= _OFTEN and self._source.stands_once(quote))):
                return {date.span: DraftEvent(self._number, told, date.date, quote)}
        return {}

    def _stretch(self, row: Row, clause: Clause) -> Span:
        """What is quoted for a clause: its sentence, or of a long one what has the clause and its date."""
        whole = Span(self._span.start, row.tokens[-1].end)
        if len(row.tokens) <= _LONGEST_QUOTED:
            return whole
        first, last = min(clause.first, clause.date), max(clause.last - 1, clause.date)
        first = row.lead(first)
        first += row.kind(first) == "c"
        return Span(row.tokens[first].start, row.tokens[row.behind(last) - 1].end)


def _is_age(mention: Mention) -> bool:
    """Whether a date is so wide, as a century is, that what it says was so and did not happen."""
    first, last = mention.date.first_year, mention.date.last_year
    return not mention.ends and first is not None and last is not None and last - first >= _AGE


def _strangers(text: str, rules: Grammar) -> Container[str]:
    """The pronouns that are not the life's own: where most say "she", nobody knows who "he" is."""
    counts = Counter(_WORDS.findall(text.casefold()))
    men, women = (rules.words[f"pronouns of a {each}"].keys() for each in ("man", "woman"))
    rarer, other = sorted((men, women), key=lambda words: sum(counts[word] for word in words))
    is_plain = (1 + sum(counts[word] for word in rarer)) * _RARE <= sum(counts[word] for word in other)
    return rarer if is_plain else ()


def _is_lifetime(ends: Sequence[Mention]) -> bool:
    """Whether a birth and a death may be so far apart, as the ends of an office or a journey are not."""
    first, last = ends[0].date.first_year, ends[-1].date.last_year
    return len(ends) == 1 or first is None or last is None or _SHORTEST_LIFE <= last - first <= _AGE + 20


def _numbered(text: str) -> Iterator[tuple[str, ...]]:
    """The stretches of four words that have a number in them: "in 1905 he left"."""
    words = _WORDS.findall(normal(text))
    return (
        four
        for four in zip(words, words[1:], words[2:], words[3:], strict=False)
        if any(map(str.isdigit, four))
    )


# The file

_ABOVE = """\
# A bank drafted from its source by `quiz new`. Each event below is a draft, and no pupil sees it yet:
# mend its words, see that its date is right, and take out its line `draft: true` (quiz edit: one key each).
# Then add questions with `quiz edit` or `quiz add`, and look for mistakes with `quiz check`.
"""
_LEFT = """\
# At the end of this file stand the sentences that say a time of which no event was made: {}.
"""
_LONGEST_LISTED = 1_000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a bank."""

    attribution: Attribution
    language: str = ""
    """A BCP 47 tag such as `en`; empty if it is not said."""
    note: str = ""


def _event_fields(events: Iterable[DraftEvent]) -> list[dict[str, Plain]]:
    """The events as they stand in a file, each with an id of its own."""
    taken: set[str] = set()
    listed: list[dict[str, Plain]] = []
    nameless: Plain = {"event": "event"}
    for event in events:
        said: dict[str, Plain] = {
            "event": event.event,
            "date": event.date.edtf,
            "quote": event.quote,
            "draft": "true",
        }
        key = next(filter(None, (Card(0, Section.TIMELINE, each).new_id(taken) for each in (said, nameless))))
        taken.add(key)
        listed.append({"id": key, **said})
    return listed


@dataclass(frozen=True)
class DraftBank:
    """A new bank, and what went into it."""

    yaml: str
    source: Source
    drafted: Drafted


def draft_bank(pasted: Pasted, head: Head, untitled: str = "") -> DraftBank:
    """Make a bank of a cleaned text; raises ProblemError.

    What `head` does not say of the source, the page says. A text without a title takes its first heading's
    words, or is called `untitled`.
    """
    about = head.attribution.over(pasted.attribution)
    about = about._replace(title=about.title or _heading(pasted.text) or untitled)
    language = head.language or language_of(pasted.text)
    source = Source(text=f"{pasted.text}\n", language=language, **about._asdict())
    drafted = draft_timeline(source)
    fields: dict[str, Plain] = {**about._asdict(), "text": source.text}
    said: dict[str, Plain] = {
        "id": slug(about.title),
        "title": about.title,
        "language": language,
        "note": head.note,
        "source": {key: value for key, value in fields.items() if value},
    }
    above = _ABOVE + _LEFT.format(len(drafted.left)) * bool(drafted.left)
    yaml = write_bank(said, _event_fields(drafted.events), f"{above}\n")
    return DraftBank(yaml + "".join(_listed(source, drafted.left)), source, drafted)


def _listed(source: Source, left: Sequence[Left]) -> Iterator[str]:
    """What says a time of which no event was made, as comments at the end of a file: sentences, headings."""
    if left:
        yield "\n# Left for you: each sentence that says a time of which no event was made.\n"
    for each in left:
        times = " · ".join(f"“{legible(time)}”" for time in each.times)
        sentence = legible(source.words(source.sentences[each.sentence]))
        cut = "…" if len(sentence) > _LONGEST_LISTED else ""
        yield f"#\n# {times}\n#   {sentence[:_LONGEST_LISTED]}{cut}\n"
    headings = [legible(source.words(each.span)) for each in source.paragraphs if each.heading]
    if dated := [each for each in headings if YEAR.search(each)]:
        yield "\n# Lines with a year that are no sentences, of which no event was made either:\n#\n"
        yield from (f"#   {each[:_LONGEST_LISTED]}\n" for each in dated)


def _heading(text: str) -> str:
    """The words of the heading that a text begins with; empty if it begins otherwise."""
    first = next(iter(Source("", text).paragraphs), None)
    return folded(text[first.span.start : first.span.end]).text if first and first.heading else ""
