"""A prompt asks plainly and does not tell its answer, and what an item is kept apart from is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from quiz.bank.fields import did_you_mean
from quiz.bank.kept import kept
from quiz.bank.model import Choice, Item
from quiz.bank.soundness import ALIKE
from quiz.checks.context import Context, Found
from quiz.checks.english import STOP_WORDS, words_in
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_LOUD = re.compile(r"\b(?:NOT|NEVER|EXCEPT|LEAST)\b|\*\w+\*|_\w+_")  # "NOT", "*not*"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")  # "“not him”"
_SENTENCE = re.compile(r"[^.?!]+[.?!…]*")  # "Which is it?" of "All are towns. Which is it?"
_PAUSE = re.compile(r"[,;:()]| [-–—] ")  # "," and " – "

_AUXILIARY = r"(?:did|do|does|was|were|is|are|has|had|can|could|will|would|shall|should|may|might|must)"
_ASKS = re.compile(  # "in which", "where was", "but why", but not "when he"
    r"\W*(?:(?:and|but|so|then) )?(?:(?:in|at|on|of|for|from|to|with|by|under|over|against|about|into|after|"
    r"before|during|among|between|through|without) )?"
    rf"(?:(?P<word>which|what|who|whom|whose)\b|(?:when|where)(?= {_AUXILIARY}n?['’]?t?\b)"
    r"|(?P<cause>why|how)\b)"
)
_ASKS_LATE = re.compile(r"\b(?:which|what|whom)\b(?=.*\?)")  # "which" in "He lived in which town?"
_NOT = re.compile(  # "not" in "was not his home", but not in "not only"; "’t" of "wasn’t"
    r"(?<!\bat )(?<!\bbut )(?<!\bor )(?<!\bby )(?<!\bfor )(?<!\bof )(?:\b(not|never|least)\b|(?<=n)['’]t\b)"
    r"(?! (?:only|yet|until|till|long|far|quite|even|least|to|all|always)\b)"
)
_CLAUSE = re.compile(  # "who" in "he who could not read"
    r"\b(?:who|whom|whose|which|that|what|why|how|because|although|though|when|where|while|if|whether|"
    r"after|before|until|since|and|but|so)\b"
)
_FINITE = re.compile(rf"\b{_AUXILIARY}\b")  # "was"
_EXCEPT = re.compile(  # "except one", "except …"
    r"\bexcept(?: for)? one\b|\bexcept(?: for)?(?: which| what| whom| where| when)?\s*(?:[?.:…_]|$)"
)


def negative_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """A `not`, `never`, `least` or `except` by which a prompt asks stands in capitals.

    One in another clause (“who could not read”) asks for nothing, and neither does one after why or how.
    """
    word = None if _LOUD.search(item.ask) else _negation(_QUOTED.sub("“”", item.ask))
    if word:
        message = f"this asks for what is {word}, and a pupil may read over the word"
        yield Found(("ask",), message, f"ask for what is, or write  {word.upper()}")


def _negation(prompt: str) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    if _EXCEPT.search(prompt):
        return "except"
    *_, last = ("", *_SENTENCE.findall(prompt))
    clauses = [clause[:1].lower() + clause[1:] for clause in map(str.strip, _PAUSE.split(last)) if clause]
    for number, clause in enumerate(clauses):
        asks = _ASKS.match(clause)
        if asks and not (asks["word"] and 0 < number < len(clauses) - 1):
            # after an aside it goes on asking: “, according to him, was not”
            more = [later for later in clauses[number + 2 :] if _FINITE.match(later)]
            clauses = [] if asks["cause"] else [clause[asks.end() :], *more]
            break
    else:
        clauses = _ASKS_LATE.split("".join(clauses[-1:]), maxsplit=1)
    return next(filter(None, map(_negated, clauses)), None)


def _negated(clause: str) -> str | None:
    """The word that turns a clause round; None if it is not turned, or only a clause within it is."""
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


_GAP = re.compile(  # an article before the gap: "an …", "a ___" at the end, or lines, or dots in no question
    r"\b(an?)\s*(?:(?:_+|…|\.{3}|[?:.]?)\s*$|(?:_+|…|\.{3})(?=\W*$)|_{2,}(?!\w)|(?:…|\.{3})(?=[^?\"“”]*$))",
    re.IGNORECASE,
)
_UNSURE = (
    re.compile(  # numbers, initials (an MP), other scripts, and what people say in two ways (an historian)
        r"[^A-Za-z]|[A-Z]{2}|[A-Za-z]\b|(?i:h(?:isto|erb|otel|abit|yster|eroi)|y[^aeiou])"
    )
)
_VOWEL = re.compile(  # "apple", "hour", but not "unit" and "one"
    r"(?!eu|ew|one\b|once|uni(?![nmd])|unanim|us[eu]|ut[eio]|u[kr][aeior]|uga|ubi)[aeiou]"
    r"|hour|honou?r|honest|heir",
    re.IGNORECASE,
)


def fitting_article(_context: Context, item: Choice) -> Iterator[Found]:
    """The “a” or “an” before a prompt's gap or at its end is gone on with by every option, or by none."""
    options = (*item.answers, *(option.text for option in item.wrong))
    gap = _GAP.search(item.ask)
    sounds = {bool(_VOWEL.match(each)) for each in options}
    if gap and len(sounds) > 1 and not any(map(_UNSURE.match, options)):
        message = f"the prompt has “{gap[1]}” before its gap, which not every option goes on with"
        yield Found(("ask",), message, "write  a(n) , or put the article into the options")


_NUMBERS = ("two", "three", "four", "five", "six", "seven")
_ASKED = re.compile(  # "which two", but not "which two-headed eagle"
    rf"\b(?:which|what|whose) ({'|'.join(_NUMBERS)})\b(?![-\u2010\u2011])", re.IGNORECASE
)
_ONE = re.compile(r"\d{3,4}|[A-Z][a-z]+(?<!s)")  # a year, or a name of one word that is none of several
_SEVERAL = re.compile(r"\band\b|[,;&+]", re.IGNORECASE)  # "Samara and Narym", "Samara, Narym"


def fitting_number(_context: Context, item: Choice) -> Iterator[Found]:
    """A prompt that asks “Which two …?” has two answers, or options that are all of two."""
    if not (asked := _ASKED.search(item.ask)):
        return
    many, count = asked[1].casefold(), len(item.answers)
    answer = item.answers[0] if count == 1 else ""
    flaw, hint = "", "make a list of the answers, one an item, or let every option be as many"
    if count > 1 and count != _NUMBERS.index(many) + 2:
        flaw, hint = f"{count} answers are right", "say as many as are right"
    elif _ONE.fullmatch(answer):
        flaw = "one answer is right"
    elif _SEVERAL.search(answer) and not all(_SEVERAL.search(option.text) for option in item.wrong):
        flaw = "not every option is as many"
    if flaw:
        yield Found(("ask",), f"the prompt asks for {many}, and {flaw}", hint)
