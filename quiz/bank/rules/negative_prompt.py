"""A prompt that asks for what is not says so loudly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_LOUD = re.compile(r"\b(?:NOT|NEVER|EXCEPT|LEAST)\b|\*\w+\*|_\w+_")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
_SENTENCE = re.compile(r"[^.?!]+[.?!…]*")
_PAUSE = re.compile(r"[,;:()]| [-–—] ")

_AUXILIARY = r"(?:did|do|does|was|were|is|are|has|had|can|could|will|would|shall|should|may|might|must)"
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so|then) )?(?:(?:in|at|on|of|for|from|to|with|by|under|over|against|about|into|after|"
    r"before|during|among|between|through|without) )?"
    rf"(?:(?P<word>which|what|who|whom|whose)\b|(?P<place>when|where)(?= {_AUXILIARY}n?['’]?t?\b)"
    r"|(?P<cause>why|how)\b)"
)
"""The beginning of a clause that asks; “when he came” only tells when."""
_ASKS_LATE = re.compile(r"\b(?:which|what|whom)\b(?=.*\?)")
_NOT = re.compile(
    r"(?<!\bat )(?<!\bbut )(?<!\bor )(?<!\bby )(?<!\bfor )(?<!\bof )(?:\b(not|never|least)\b|(?<=n)['’]t\b)"
    r"(?! (?:only|yet|until|till|long|far|quite|even|least|to|all|always)\b)"
)
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|what|why|how|because|although|though|when|where|while|if|whether|"
    r"after|before|until|since|and|but|so)\b"
)
_FINITE = re.compile(rf"\b{_AUXILIARY}\b")
_EXCEPT = re.compile(
    r"\bexcept(?: for)? one\b|\bexcept(?: for)?(?: which| what| whom| where| when)?\s*(?:[?.:…_]|$)"
)


def negative_prompt(context: Context, item: Item) -> Iterator[Finding]:
    """A `not`, `never`, `least` or `except` by which a prompt asks stands in capitals.

    One in another clause (“who could not read”) asks for nothing, and neither does one after why or how.
    Code: `negative`.
    """
    if not isinstance(item, Choice) or not is_english(context) or _LOUD.search(item.ask):
        return
    if (word := _negation(_QUOTED.sub("“”", item.ask))) is None:
        return
    yield Finding(
        (item,),
        place(item, "ask"),
        "negative",
        f"this asks for what is {word}, and a pupil may read over the word",
        f"ask for what is, or write  {word.upper()}",
    )


def _negation(prompt: str) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    if _EXCEPT.search(prompt):
        return "except"
    said = _SENTENCE.findall(prompt)
    if not said:
        return None
    clauses = [clause[:1].lower() + clause[1:] for clause in map(str.strip, _PAUSE.split(said[-1])) if clause]
    for number, clause in enumerate(clauses):
        is_last = number == len(clauses) - 1
        if (asks := _ASKS.match(clause)) and (number == 0 or is_last or not asks["word"]):
            rest = [clause[asks.end() :], *_carried_on(clauses[number + 1 :])]
            return None if asks["cause"] else next(filter(None, map(_negated, rest)), None)
    if clauses and (late := _ASKS_LATE.search(clauses[-1])):
        return _negated(clauses[-1][: late.start()]) or _negated(clauses[-1][late.end() :])
    return _negated(clauses[-1]) if clauses else None


def _carried_on(clauses: list[str]) -> list[str]:
    """The clauses after an aside that go on asking: “, according to him, was not”."""
    return [clause for clause in clauses[1:] if _FINITE.match(clause)]


def _negated(clause: str) -> str | None:
    """The word that turns a clause round; None if it is not turned, or only a clause within it is."""
    for found in _NOT.finditer(clause):
        before = clause[: found.start()]
        if not _CLAUSE.search(before) and len(_FINITE.findall(before)) < 2:
            return found[1] or "not"
    return None
