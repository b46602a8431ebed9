"""A prompt asks plainly and does not tell its answer, and what an item is kept apart from is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from quiz.bank.fields import did_you_mean
from quiz.bank.findings import options
from quiz.bank.kept import kept
from quiz.bank.model import Choice, Item
from quiz.bank.soundness import ALIKE
from quiz.checks.context import Context, Found
from quiz.checks.english import STOP_WORDS, pattern, words_in
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in
from quiz.text.spans import Span
from quiz.text.stops import sentences_in

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")  # "“not him”"
_PAUSE = re.compile(r"[,;:()]| [-–—] ")  # "," and " – "

_LOUD, _ASKS, _NOT, _CLAUSE = map(pattern, ("loud", "asks", "not", "clause"))
_FINITE, _EXCEPT, _IS_FALSE, _TURNED = map(pattern, ("finite", "except", "is false", "turned"))
_NARROWED, _AS_IT_IS = map(pattern, ("narrowed", "as it is"))
_EXCEPTING = re.compile(r"\b(?:but|other than|excluding|except\w*)\b", re.IGNORECASE)  # "but" of "all but"
_MAIN = re.compile(r"\b(?:so|but) ")  # "so " of "so he would not get what?"
_ASKS_LATE = re.compile(r"\b(?:which|what|whom)\b(?=.*\?)")  # "which" in "He lived in which town?"
LAST = 600
"""Characters of a prompt that are looked at: what it asks stands at its end."""
_VERDICTS = frozenset(("true", "false", "yes", "no"))


def negative_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """A `not`, `never`, `except` or `false` by which a prompt asks stands in capitals.

    One in another clause (“who could not read”) asks for nothing, and neither does one after why or how.
    """
    word = None if _LOUD.search(item.ask) else _negation(item)
    if word and word.upper() not in item.ask:
        message = f"“{word}” turns the question round, and a pupil may read over it"
        yield Found(("ask",), message, f"ask for what is, or write  {word.upper()}")


def asks_for_what_is_not(item: Choice) -> bool:
    """Whether the right option is the one that a prompt is not true of."""
    return bool(_LOUD.search(item.ask) or _negation(item))


def _negation(item: Choice) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    prompt = _QUOTED.sub("“”", item.ask[-LAST:]).strip()
    if not _TURNED.search(prompt) or _AS_IT_IS.search(prompt):
        return None
    if found := _EXCEPT.search(prompt):
        excepting = _EXCEPTING.search(found[0])
        return excepting[0].lower() if excepting else "except"
    if found := _IS_FALSE.search(prompt):
        return str(next(filter(None, found.groups())))
    spans = sentences_in(prompt, Span(0, len(prompt)), "en")
    sentences = [prompt[slice(*span)] for span in spans] or [""]
    last = next((each for each in reversed(sentences) if "?" in each), sentences[-1]).strip()
    if _VERDICTS.issuperset(text.casefold().strip(" .") for text, _ in options(item)):
        found = _NOT.search(sentences[-1])  # what is called true or false is turned by each
        return found and (found[1] or "not")
    clauses = [clause[:1].lower() + clause[1:] for clause in map(str.strip, _PAUSE.split(last)) if clause]
    for number, clause in enumerate(clauses):
        asks = _ASKS.match(clause)
        if asks and not (asks["word"] and 0 < number < len(clauses) - 1):
            # after an aside it goes on asking: “, according to him, was not”
            more = [later for later in clauses[number + 2 :] if _FINITE.match(later)]
            clauses = [] if asks["cause"] else [clause[asks.end() :], *more]
            break
    else:
        is_told = last.endswith(".") and not last.endswith("..")  # a whole sentence asks nothing
        main = _MAIN.split("".join(clauses[-1:]))[-1]
        clauses = [] if is_told else _ASKS_LATE.split(main, maxsplit=1)
    return next(filter(None, map(_negated, clauses)), None)


def _negated(clause: str) -> str | None:
    """The word that turns a clause round; None if it is not turned, or only a clause within it is."""
    clause = _NARROWED.sub("", clause)
    for found in _NOT.finditer(clause):
        before = clause[: found.start()]
        if not _CLAUSE.search(before) and len(_FINITE.findall(before)) < 2:
            return found[1] or "not"
    return None


_ARTICLE = re.compile(r"^(?:an?|the) ")  # "the "
_MOST, _MOST_SUGGESTED = 500, 3  # ids among which the nearest is looked for, and of an item's those for which


def answer_in_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer stands in the prompt, unless a wrong option does too."""
    prompt = normal(item.ask).casefold()
    if not any(_stands(option.text, prompt) for option in item.wrong):
        for answer in item.answers:
            if _stands(answer, prompt):
                message = f"the prompt names the answer, “{excerpt(answer)}”"
                yield Found(("ask",), message, "ask without naming it")


def _stands(option: str, prompt: str) -> bool:
    words = words_in(option)
    if STOP_WORDS.issuperset(words) or (len(words) == 1 and len(words[0]) < 3):
        return False
    said = normal(option).casefold().strip(" .")
    return stands_in(_ARTICLE.sub("", said) if len(words) > 2 else said, prompt)


def apart_from_items(context: Context, item: Item) -> Iterator[Found]:
    """What an item is to be kept apart from are other items of the bank, by their ids."""
    ids = _ids(context)
    for at, key in enumerate(item.apart):
        if key == item.id:
            message, hint = "this item is kept apart from itself", "name the item that tells its answer"
            yield Found(("apart", at), message, hint, "apart-itself")
        elif key not in ids:
            near = did_you_mean(key, ids, ALIKE) if len(ids) <= _MOST and at < _MOST_SUGGESTED else ""
            message = f"no item of this bank that can be read has the id “{excerpt(key)}”"
            hint = near or "name an item by its id, or leave it out"
            yield Found(("apart", at), message, hint, "unknown-item")


@kept
def _ids(context: Context) -> Set[str]:
    """The ids of all items, those that cannot be played among them."""
    return {item.id for item in (*context.bank.items, *context.places.items)}
