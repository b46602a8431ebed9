"""A sentence as a row of kinds: a letter for each word, by the tables of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from quiz.text.spans import Span
from quiz.text.words import tables_in

_TABLES = Path(__file__).with_name("words")
_KINDS = {
    "doubt": "!",
    "names": "n",
    "coordinators": "c",
    "openers": "o",
    "openers or prepositions": "e",
    "infinitive": "t",
    "reflexives": "z",
    "pronouns": "s",
    "auxiliaries": "x",
    "finite": "v",
    "either": "w",
    "participles": "p",
    "determiners": "d",
    "prepositions": "r",
    "adverbs": "a",
    "no verbs": "l",
}
"""The letter of each table's words, the first table that has a word before the others.

Beside them: `D` a date, `n` a name, `q` what stands in quotation marks, `l` any other word, `g` a gerund,
`y` one that is a verb where one must stand, `i` an infinitive's "to", `,` and `;` marks between clauses.
"""
_ENDINGS = {"finite endings": "v", "either endings": "w", "participle endings": "p", "gerund endings": "g"}
_ENDINGS |= {"present endings": "y", "adverb endings": "a"}


class Grammar:
    """The words of a language by which its clauses are told apart."""

    def __init__(self, language: str) -> None:
        tables = tables_in(_TABLES / f"{language}.yaml")
        self.words = {name: dict(map(_pair, words.casefold().split())) for name, words in tables.items()}
        self.kinds = {
            word: kind for name, kind in reversed(_KINDS.items()) for word in self.words.get(name, {})
        }
        self.endings = [(kind, tuple(self.words.get(name, {}))) for name, kind in _ENDINGS.items()]
        self.life = tuple(tables["life"].split("|"))
        self.language = language
        self.leaves_out = language in ("es", "it", "ru")
        """A subject that is plain is left out."""

    def has(self, table: str, word: str) -> bool:
        """Whether a table has a word."""
        return word.casefold() in self.words.get(table, {})

    @lru_cache(maxsize=10_000)  # noqa: B019 - a grammar is never given up
    def kind(self, word: str, *, first: bool) -> str:
        """The kind of a word by itself; `first` in its sentence, a capital says nothing."""
        small = word.casefold()
        if word[0].isupper() and not (first or small in self.words["pronouns"]):
            return "n"
        if known := self.kinds.get(small):
            return known
        ending = next((kind for kind, ends in self.endings if small.endswith(ends)), "")
        return ending or ("n" if word[0].isupper() else "l")


def _pair(word: str) -> tuple[str, str]:
    one, _, other = word.partition("=")
    return one, other


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar | None:
    """The grammar of a language, an ISO 639 code; None if there is none."""
    return Grammar(language) if re.fullmatch("en|de|fr|es|it|ru", language) else None


# A sentence as a row of kinds


class Token(NamedTuple):
    """A word, a date or a mark, as a place in the text."""

    start: int
    end: int
    kind: str


_TOKEN = re.compile(  # "“so”" · "(Ohio)" · ";" · "," · "l’" · "O’Neill" · "Dr."
    r"(?P<q>(?:``|'')[^`']{0,300}''|“[^“”]{0,300}”|«[^«»]{0,300}»|»[^«»]{0,300}«|„[^„“”]{0,300}[“”]|\"[^\"]{0,300}\"|‘[^‘’]{0,300}’(?!\w)|(?<!\w)'[^\W\d_][^'\n]{0,100}'(?!\w))"
    r"|(?P<b>\((?:[^()]|\([^()]*\)){0,600}\)|\[[^][]{0,300}\])"
    r"|(?P<stop>;|:(?!\d)|\s[–—-]\s|—|--)|(?P<comma>,)|(?P<stray>[()\[\]“”«»„\"{}|=]|\.\.\.|…)"
    r"|(?:[ldsnjcmt]|qu|un|all|dell|nell|dall|sull|quell|dov|jusqu|lorsqu|puisqu)['’](?=\w)"
    r"|\d+(?:[.,]\d+)+|[^\W_]+(?:\([^\W_]{1,3}\))?(?:[.'’&-][^\W_]+)*\.?",
    re.IGNORECASE,
)
_LONGEST_SHORTENED = 6  # characters of "Calif."
_ACCENTED = "òóì"  # at the end of verbs, and of few first names
_MARKS = {"q": "q", "stop": ";", "comma": ",", "stray": "?"}


@dataclass
class Row:
    """A sentence as a row of kinds."""

    text: str
    grammar: Grammar
    tokens: list[Token] = field(default_factory=list)
    brackets: list[Span] = field(default_factory=list)
    """What is told in passing: no clause has it in its words."""

    def word(self, at: int) -> str:
        """The token at an index in small letters; empty behind the last."""
        return self._words[at] if at < len(self._words) else ""

    @cached_property
    def _words(self) -> Sequence[str]:
        return [self.text[start:end].casefold() for start, end, _ in self.tokens]

    def kind(self, at: int) -> str:
        """The kind of the token at an index; empty behind the last."""
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def words(self, place: Span) -> str:
        """The words of the tokens from an index to before another."""
        return self.text[self.tokens[place.start].start : self.tokens[place.end - 1].end]

    def length(self, first: int, behind: int) -> int:
        """How many characters some tokens take."""
        return self.tokens[behind - 1].end - self.tokens[first].start

    def is_relative(self, at: int) -> bool:
        """Whether a token tells a time by another: "two years later"."""
        return self.kind(at) in ("a", "e") and " " in self.word(at)

    def opens_infinitive(self, at: int) -> bool:
        """Whether behind a token that may open one an infinitive stands: "to study", "pour finir"."""
        endings = tuple(self.grammar.words["infinitive endings"])
        return self.word(at + 1).endswith(endings) if endings else self.kind(at + 1) in ("l", "y")

    def lead(self, at: int) -> int:
        """The first token of what leads to a date: "in the summer of" before 1905."""
        while at and self.grammar.has("before dates", self.word(at - 1)):
            at -= 1
        return at

    def said(self, at: int) -> list[str]:
        """The words of a date with what leads to it, in small letters; of another token, its own."""
        first = self.lead(at) if self.kind(at) == "D" else at
        return (
            re.sub("(['’])", r"\1 ", self.text[self.tokens[first].start : self.tokens[at].end])
            .casefold()
            .split()
        )

    def behind(self, at: int) -> int:
        """The token behind a date and the words that belong to it: "года" after 1905."""
        at += 1
        while self.grammar.has("behind dates", self.word(at)):
            at += 1
        return at


def row_of(text: str, span: Span, times: Mapping[Span, str], grammar: Grammar) -> Row:
    """The words of a sentence and their kinds, `D` or `a` of its times; those in brackets are none."""
    row = Row(text, grammar)
    waiting = sorted(times, reverse=True)
    first, at = True, span.start
    while at < span.end and (match := _TOKEN.search(text, at, span.end)):
        while waiting and waiting[-1].end <= match.start():
            waiting.pop()  # in brackets
        at, mark = match.end(), match.lastgroup
        end = at - (at == span.end and match[0].find(".") == len(match[0]) - 1)
        if mark == "b":
            row.brackets.append(Span(*match.span()))
            continue
        if waiting and waiting[-1].start < match.end() and mark is None:
            date = waiting.pop()
            if not first and text[date.start].isupper() and grammar.has("prepositions", match[0]):
                row.tokens.append(Token(date.start, date.start, ";"))  # "the King In 1501"
            last = text[match.start() : date.end].split()[-1]
            kind = "e" if grammar.has("openers or prepositions", last) else times[date]  # "two years after"
            row.tokens.append(Token(min(date.start, match.start()), date.end, kind))
            at = date.end
        elif mark:
            row.tokens.append(Token(*match.span(), _MARKS[mark]))
            if mark == "q" and match[0].rstrip("'\"”’»").endswith(","):
                row.tokens.append(Token(at, at, ","))
        else:
            word = text[match.start() : end]
            is_name = text[at : at + 2].strip()[:1].isupper() and word.casefold() not in grammar.kinds
            is_name = is_name and word[-1] not in _ACCENTED  # "Accompagnò Garibaldi"
            is_behind = row.tokens[-1:] and row.tokens[-1].kind == "D" and text[row.tokens[-1].end - 1] == "."
            if is_behind and word[0].isupper() and grammar.kind(word, first=True) not in "nl":
                row.tokens.append(Token(match.start(), match.start(), ";"))  # "в 1950 г. Работал"
            row.tokens.append(Token(match.start(), end, grammar.kind(word, first=first and not is_name)))
            is_end = len(word) > _LONGEST_SHORTENED and word.endswith(".") and word[:-1].isalpha()
            if is_end and text[at : at + 2].strip()[:1].islower():
                row.tokens.append(Token(at, at, ";"))  # "to Switzerland. on 24 September he"
        first = False
    return row
