"""Whose life a text tells: which clauses are of it, its birth and its death. Of others none is drafted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from quiz.authoring.drafting.clauses import Clause
from quiz.authoring.drafting.event_texts import GLUED, TWICE, EventText
from quiz.authoring.drafting.rows import Grammar, Row
from quiz.dates.mentions import Mention
from quiz.text.source import Source
from quiz.text.spans import Span
from quiz.text.words import words_of

_BEGUN = 100  # characters of a text in which it names whom it is about
_TELLING = 100_000  # characters of a text that tell by how often they say it whom it is about
_LATER = re.compile(r"(?<=[\w,] )\w{3,}")  # `Curie`, not at a sentence's beginning
_SHORTEST_NAME = 3  # letters
_LONGEST = 1_000  # characters of a sentence that tell whom it is about
_LEAST_NAMES = 2  # behind an article: "the young Mozart", not "the Shawnee", "der Dichter"
_RARE = 3  # times that the pronoun of a life is more frequent in it than another, and its name is said
_WORDS = re.compile(r"\w+")  # `Curie`
_WORD = re.compile(r"\w+['’]?")  # "l’" of "l’armée"
_SEXES = (("man", "men", "woman"), ("woman", "women", "man"))
_PRONOUNS = ("pronouns of a man", "pronouns of a woman")
_FAMILY = ("family", "men of a family", "women of a family")
_GOES_ON = (*"lnqywpgo",)  # kinds behind a noun or a pronoun that is not the whole thing
_OF = ("of", "for", "to")
_AGE = 120  # years from a birth to a death at most
_SHORTEST_LIFE = 15  # years
_BRACKETED = re.compile(r"[^\W\d_]+\.?|[*†°]")  # "b." and "†"
_PARTICLES = words_of("of the de del der la le von van zu di da du y ibn")


class Life:
    """Whose life a source tells, by the words that name it and the pronouns that are not its own."""

    def __init__(self, source: Source, grammar: Grammar) -> None:
        begun = source.text[slice(*source.sentences[0])][:_BEGUN] if source.sentences else ""
        begun = begun.replace("\u0301", "")  # "Алекса́ндр"
        later = Counter(filter(str.istitle, _LATER.findall(source.text[:_TELLING])))
        told = [*_WORDS.findall(begun), ""]
        first = [
            word
            for word, after in pairwise(told)
            if word[0].isupper() and not (after.isalpha() and grammar.kind(after, first=False) == "l")
        ]  # not "Kenyan" of "a Kenyan activist"
        said = {word.casefold() for word in (*_WORDS.findall(source.title), *first)}
        names = {
            word
            for word in said
            if grammar.kinds.get(word, "n") == "n"
            and not grammar.has("titles", word)
            and len(word) >= _SHORTEST_NAME
        }
        names |= _first_name(source.text[:_TELLING], names, grammar)
        names |= {word.casefold() for word, count in later.most_common(1) if count >= _RARE}
        self._later = frozenset(later)
        self._names = {name[: max(4, len(name) - 2)] for name in names}
        counts = Counter(_WORDS.findall(source.text.casefold()))
        sexes = (grammar.words[each].keys() for each in _PRONOUNS)
        rarer, other = sorted(sexes, key=lambda words: sum(counts[word] for word in words))
        is_plain = (1 + sum(counts[word] for word in rarer)) * _RARE <= sum(counts[word] for word in other)
        self._strangers = frozenset(rarer if is_plain else ())
        """Where most say "she", nobody knows who "he" is, nor "I"."""
        mine = grammar.words["first person"].keys()
        if sum(counts[word] for word in mine) <= sum(counts[word] for word in (*rarer, *other)):
            self._strangers |= mine

    def has(self, word: str) -> bool:
        """Whether a word is one of the life's names."""
        return word.casefold().startswith(tuple(self._names))

    def is_told_by(self, text: EventText, before: str, *, of_another: bool) -> bool:
        """Whether a text alone tells something of the life.

        `before` has what was said just before it, which may be told `of_another`.
        """
        is_strangers = self._is_strangers(text, before, of_another=of_another)
        return not (is_strangers or _points_back(text)) and self._is_named(text)

    def _is_strangers(self, text: EventText, before: str, *, of_another: bool) -> bool:
        """Whether it has a pronoun that is not the life's own, or may be another's."""
        has, subject = text.row.grammar.has, text.subject[-1:]
        said = {word.casefold() for word in (*text.subject, *map(text.row.word, text.order))}
        words = _WORDS.findall(before)
        if of_another and (not subject or any(has(each, subject[0]) for each in _PRONOUNS)):
            return True
        if any(has(each, word) for each in _FAMILY for word in text.taken.split()):
            return True  # "her husband died and in 1837 married"
        return not said.isdisjoint(self._strangers) or any(
            any(has(f"pronouns of a {one}", word) for word in subject)
            and (
                any(has(f"{several} of a family", word) for word in words)
                or any(has(f"pronouns of a {other}", word) for word in said)
            )
            for one, several, other in _SEXES
        )

    def others(self, source: Source, grammar: Grammar) -> list[bool]:
        """For each sentence whether somebody else was told of before: "Karl was ill. In 1905 he left"."""
        starts = {paragraph.span.start for paragraph in source.paragraphs}
        told, is_another = list[bool](), False
        for span in source.sentences:
            is_another = is_another and span.start not in starts
            told.append(is_another)
            whose = self.begins_with_another(source.text[slice(*span)][:_LONGEST], grammar)
            is_another = is_another if whose is None else whose
        return told

    def begins_with_another(self, sentence: str, grammar: Grammar) -> bool | None:
        """Whether a sentence begins with another's name, or else has the life's; None if it has neither."""
        words = [
            word for word in _WORDS.findall(sentence) if grammar.kind(word, first=True) not in ("a", "c")
        ]
        own = [*map(self.has, words)]
        is_name = (
            bool(words) and len(words[0]) >= _SHORTEST_NAME and grammar.kind(words[0], first=True) == "n"
        )
        if is_name and own[:2] == [False, True] and not grammar.has("titles", words[0]):
            return True  # "Robert Curie"
        if words and words[0] in self._later and not any(own[:2]):
            return True
        return False if any(own) else None

    def _is_named(self, text: EventText) -> bool:
        """Whether its subject or its object is the life, or it leaves its subject out."""
        row, has = text.row, text.row.grammar.has
        subject = [word.casefold() for word in text.subject]
        words = (*subject, *(row.word(at) for at in text.after if row.kind(at - 1) not in ("r", "d")))
        is_behind = has("whole", row.word(text.verb)) or (text.verb > 0 and row.kind(text.verb - 1) == "z")
        if not subject and is_behind and row.kind(text.verb + 1) in ("n", "l", "d", "q"):
            subject = [*words]  # "murió su padre", "se vendió la casa"
        objects = (
            at for at in text.after if row.kind(at + 1) not in _GOES_ON
        )  # "gives her a book", not "her book"
        if not subject or self._is_namesake(text):
            return not subject and row.grammar.leaves_out
        return (
            any(has(table, word) for word in subject for table in (*_PRONOUNS, *_FAMILY, "pronouns", "own"))
            or any(map(self.has, words))
            or any(has("others", row.word(at)) for at in text.after)
            or any(has(each, row.word(at)) for at in objects for each in _PRONOUNS)
        )

    def _is_namesake(self, text: EventText) -> bool:
        """Whether its subject has another first name: "James Clerk Maxwell" in the life of Katherine."""
        has = text.row.grammar.has
        names = [word.rstrip(".").casefold() for word in text.subject if word[:1].isupper()]
        names = [name for name in names if "." not in name and name not in text.row.grammar.kinds]
        names = [name for name in names if len(name) >= _SHORTEST_NAME and not has("titles", name)]
        if any(has("born", word) for word in map(text.row.word, text.order)):
            return False  # there a life's whole name is told
        are_own = [*map(self.has, names)]
        return len(names) > 1 and any(are_own) and not are_own[0]


def _first_name(text: str, names: Collection[str], grammar: Grammar) -> set[str]:
    """The name that a text has first before one of those of a life, if any: "Jane" of "Addams"."""
    own = "|".join(map(re.escape, names)) or "$"
    before = (match[1] for match in re.finditer(rf"\b([^\W\d_]\w*)\.?\s(?=(?i:{own})\b)", text))
    found = next((word for word in before if grammar.kind(word, first=False) == "n"), "")
    return {found.casefold()} if len(found) >= _SHORTEST_NAME and not grammar.has("titles", found) else set()


def _points_back(text: EventText) -> bool:
    """Whether it does not tell by itself of whom or what it is: "the army set out", "he wrote to him"."""
    row, has = text.row, text.row.grammar.has
    words = _WORD.findall(" ".join(text.subject))
    if words and has("articles", words[0]):
        names = [word for word in words[1:] if word[0].isupper()]
        if len(names) < _LEAST_NAMES and not any(has(table, word) for word in words for table in _FAMILY):
            return True
    if "only one" in row.grammar.words and any(_things(text)):
        return True
    if any(has("places", row.word(at)) for at in text.order):
        return True  # "she was there a teacher"
    if text.subject and text.after and row.word(text.after[0]) == text.subject[-1].casefold():
        return True  # "sie schloss sie ab"
    is_one = words and not any(has("one or several", each) for each in (words[-1], row.word(text.verb + 1)))
    if not is_one and row.word(text.verb).endswith(tuple(row.grammar.words["plural endings"])):
        return True  # "sie kehrten zurück", "publicaron"
    if words and not has("pronouns", words[0]):
        return False
    is_object = bool(words) and text.verb and has("articles", row.word(text.verb - 1))  # "elle la quitte"
    return bool(is_object) or any(has("others", row.word(at)) for at in text.order)


def _things(text: EventText) -> Iterator[int]:
    """The things of an English text that an article alone tells: "he resigned the office"."""
    row, has, order = text.row, text.row.grammar.has, text.order
    for one, thing, after in zip(order, order[1:], [*order[2:], len(row.tokens)], strict=False):
        is_bare = row.kind(after) not in _GOES_ON and row.word(after) not in _OF
        is_one = any(has(table, row.word(thing)) for table in ("only one", *_FAMILY))
        is_thing = has("articles", row.word(one)) and row.kind(thing) in ("l", "y") and not is_one
        if is_thing and (is_bare or row.word(thing).endswith(("'s", "’s"))):
            yield thing


# Its birth and its death


def lifespan(source: Source, row: Row, dates: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """The birth and the death in the brackets behind the name that a source begins with: date and text."""
    bracket, rules = next(iter(row.brackets), None), row.grammar
    if not bracket:
        return []
    name = source.words(Span(source.sentences[0].start, bracket.start)).rstrip(":")
    inside = [each for each in dates if bracket.start <= each.start and each.end <= bracket.end]
    ends = [end for each in inside for end in (each.ends or (each,))]
    said = source.words(bracket)
    for each in inside:
        said = said.replace(source.words(each.span), "|")
    words = _BRACKETED.findall(said)
    signs = [each for each in ("born", "died") if any(rules.has(each, word) for word in words)]
    verbs = [rules.life[each == "died"] for each in (signs if len(ends) == 1 else ("born", "died"))]
    known = ("born", "before dates", "determiners", "prepositions")  # no "reigned" or "active"
    first = _BRACKETED.findall(said.partition("|")[0])
    plain = all(word[0].isupper() or any(rules.has(each, word) for each in known) for word in first)
    is_name = (
        not TWICE.search(name)
        and all(word[0].isupper() or word in _PARTICLES for word in name.split())
        and "," not in name
    )
    if not (name and is_name and plain and len(ends) == len(verbs) and _is_lifetime(ends)):
        return []
    return [(end, verb.replace("_", name)) for end, verb in zip(ends, verbs, strict=True)]


def _is_lifetime(ends: Sequence[Mention]) -> bool:
    """Whether a birth and a death may be so far apart, as the ends of an office or a journey are not."""
    first, last = ends[0].date.first_year, ends[-1].date.last_year
    return len(ends) == 1 or first is None or last is None or _SHORTEST_LIFE <= last - first <= _AGE


_BEFORE_VERB = re.compile("(?:[acr]*D,?)?(s|n(?:[rd]*n)*)?(?:,[^vxwyD]*,)?[aD]*")
"""What a sentence has before it tells a birth or a death: a date, whose it is, what else is said of them."""
_SUBJECT_BEHIND = re.compile("(n*)(?![dlqn])")
_PLACE = re.compile("(?:D,?)?(rn+(?:,n+)*)(?=,?D|,(?!n)|$)")  # "in Exeter, California, on 2 April"
_BEHIND_VERB = re.compile("[^vxwygicp]*")


def told_alone(row: Row) -> Iterator[tuple[Clause, EventText]]:
    """The birth or death that a sentence begins with, of which nothing but its date is plain: "she is born".

    "He was born at Exeter, California, on 2 April 1911, one of three sons of" is one, and no clause is cut.
    """
    has, leaves_out = row.grammar.has, row.grammar.leaves_out
    kinds = re.split("[o!;?]", "".join(token.kind for token in row.tokens).replace("e", "r"))[0]
    said = [row.word(at) for at in range(len(kinds))]
    at = next((at for at, word in enumerate(said) if has("born", word) or has("died", word)), -1)
    gap = "[^vxwcp]*" if row.grammar.language == "de" else "a*"  # "wurde 1850 in Rom geboren", "was born"
    verb = re.search("[vwy]$" if kinds[at : at + 1] in ("v", "w", "y") else f"x{gap}.$", kinds[: at + 1])
    before = _BEFORE_VERB.fullmatch(kinds[: verb.start()]) if verb else None
    behind = _SUBJECT_BEHIND.match(kinds, at + 1)
    if not verb or not before or not behind or not (before[1] or leaves_out):
        return
    end = _BEHIND_VERB.match(kinds, at + 1).end()  # type: ignore[union-attr]
    dates = [each for each in range(end) if kinds[each] == "D"]
    if len(dates) != 1 or has("genitives", row.said(dates[0])[0]):
        return
    others = _FAMILY if leaves_out and not before[1] else ()
    is_ordered = any(has("order", word) for word in said[at : dates[0]])
    place = _PLACE.match(kinds, behind.end())
    parts = (before.span(1), behind.span(1), place.span(1) if place else (0, 0))
    subject, *rest = (range(*part) for part in parts)
    order = [*subject, *dict.fromkeys((verb.start(), at)), *chain(*rest)]
    text = EventText(row, order, verb.start(), "")
    if not (
        is_ordered or any(has(each, word) for each in others for word in said) or GLUED.search(str(text))
    ):
        yield Clause(0, end, kinds[:end], verb.start(), "", "", dates[0]), text


def births_and_deaths(text: str, grammar: Grammar) -> frozenset[str]:
    """Whether a text tells the life's own birth or death, as `born` and `died`."""
    words = _WORDS.findall(text)
    if any(grammar.has(table, word) for table in _FAMILY for word in words):
        return frozenset()  # "her mother dies"
    return frozenset(table for table in ("born", "died") if any(grammar.has(table, word) for word in words))
