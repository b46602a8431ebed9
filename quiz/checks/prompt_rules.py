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
from quiz.checks.english import STOP_WORDS, any_of, words_in
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_LOUD = re.compile(  # "NOT", "*not*"
    r"\b(?:NOT|NEVER|CANNOT|EXCEPT|LEAST|FALSE|UNTRUE|INCORRECT|WRONG|BUT)\b|\*\w+\*|_\w+_"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")  # "“not him”"
_SENTENCE = re.compile(r"[^.?!]+[.?!…]*")  # "Which is it?" of "All are towns. Which is it?"
_PAUSE = re.compile(r"[,;:()]| [-–—] ")  # "," and " – "

_AUXILIARY = r"(?:did|do|does|was|were|is|are|has|had|can|could|will|would|shall|should|may|might|must)"
_CHOOSE, _STATEMENT, _FALSE = any_of("choose"), any_of("statements"), any_of("false")
_ASKS = re.compile(  # "in which", "where was", "but why", "one of these", but not "when he"
    r"\W*(?:(?:and|but|so|then) )?(?:(?:in|at|on|of|for|from|to|with|by|under|over|against|about|into|after|"
    r"before|during|among|between|through|without) )?"
    rf"(?:(?P<word>which|what|who|whom|whose)\b|(?:when|where)(?= {_AUXILIARY}n?['’]?t?\b)"
    r"|(?P<cause>why|how)\b|one of (?:these|those|the following)\b"
    rf"|(?:{_CHOOSE})\b.*?\b(?:that|which|who|whom|where)\b)"
)
_ASKS_LATE = re.compile(r"\b(?:which|what|whom)\b(?=.*\?)")  # "which" in "He lived in which town?"
_NOT = re.compile(  # "not" in "was not his home", but not in "not only"; "’t" of "wasn’t"; "least likely"
    r"(?<!\bat )(?<!\bbut )(?<!\bor )(?<!\bby )(?<!\bfor )(?<!\bof )"
    rf"(?:\b({any_of('negations')}|least(?= (?:{any_of('least')})\b))\b|(?<=n)['’]t\b)"
    r"(?! (?:only|yet|until|till|long|far|quite|even|least|all|always)\b)(?!(?<=not) to\b)"
)
_CLAUSE = re.compile(  # "who" in "he who could not read"
    r"\b(?:who|whom|whose|which|that|what|why|how|because|although|though|when|where|while|if|whether|"
    r"after|before|until|since|but|so)\b"
)
_FINITE = re.compile(rf"\b{_AUXILIARY}(?:n['’]t)?\b")  # "was", "wasn't"
_EXCEPT = re.compile(  # "except one", "except …", "all of these but", "all but one of these"
    r"\bexcept(?:ing)?(?: for)?(?: (?:which|what|whom|where|when))?(?: one)?\s*(?:[?.:…_]|$)"
    r"|\b(?:all|each|every\w*|any)\b[^.?]*\bbut(?: (?:which|what|whom|one))?\s*(?:[?.:…_]|$)"
    r"|\b(?:all|each|every) of (?:these|the following)\b[^.?]*\b(?:except(?: for)?|but) one\b"
    r"|\b(?:except(?: for)?|but) (?:one|which|what|whom) of (?:these|those|the following)\b"
    r"|\bis (?:the|an) exception\W*$",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(  # "which statement is false", "which of these was incorrect", "find the wrong answer"
    rf"(?:^|[.,;:?!] )(?:\w+ )?"
    rf"(?:which|what(?! (?:is|are) wrong\b)|one of (?:these|the following)|{_CHOOSE})\b"
    rf"(?:[^?]*?\b(?:(?:is|are)|(?:{_STATEMENT})\b[^?]*? (?:was|were))(?: \w+ly)?(?: the)? ({_FALSE})"
    rf"(?=(?: one)?(?: (?:about|regarding|concerning|of|in|for|as|to|according|when|if)\b|\W*$|[?.,;]))"
    rf"|[^?]* ({_FALSE}) (?:{_STATEMENT}|ones?)\b)|^(?:{_CHOOSE}) the ({_FALSE})\b",
    re.IGNORECASE,
)
_TURNED = re.compile(  # what no prompt is without that asks for what is not: most are told by this alone
    rf"\b(?:{any_of('negations')}|{_FALSE}|least|except\w*|but)\b|n['’]t\b", re.IGNORECASE
)
LAST = 600
"""Characters of a prompt that are looked at: what it asks stands at its end."""
_VERDICTS = frozenset(("true", "false", "yes", "no"))


def negative_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """A `not`, `never`, `except` or `false` by which a prompt asks stands in capitals.

    One in another clause (“who could not read”) asks for nothing, and neither does one after why or how.
    """
    word = None if _LOUD.search(item.ask) else _negation(item)
    if word:
        message = f"“{word}” turns the question round, and a pupil may read over it"
        yield Found(("ask",), message, f"ask for what is, or write  {word.upper()}")


def asks_for_what_is_not(item: Choice) -> bool:
    """Whether the right option is the one that a prompt is not true of."""
    return bool(_LOUD.search(item.ask) or _negation(item))


def _negation(item: Choice) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    prompt = _QUOTED.sub("“”", item.ask[-LAST:]).strip()
    if not _TURNED.search(prompt):
        return None
    if found := _EXCEPT.search(prompt):
        return "but" if re.search(r"\bbut\b", found[0]) else "except"
    if found := _IS_FALSE.search(prompt):
        return str(next(filter(None, found.groups())))
    sentences = _SENTENCE.findall(prompt) or [""]
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
        clauses = [] if is_told else _ASKS_LATE.split("".join(clauses[-1:]), maxsplit=1)
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
