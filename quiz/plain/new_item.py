"""A new item line by line: one field after another is asked for, and each checked as it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, NoReturn, TypeAlias

from quiz.authoring.card import Card, Parts, option_of
from quiz.authoring.suggesting import sentences_with
from quiz.authoring.values import Plain, Section
from quiz.authoring.work import Work
from quiz.bank.format import MAX_EVENTS, MAX_OPTIONS, MIN_EVENTS
from quiz.bank.model import Bank, Item
from quiz.bank.problems import Level, Problem
from quiz.checks.quote_rules import has_enough_words
from quiz.dates.mentions import sentence_dates
from quiz.game.wording import counted
from quiz.plain.console import Console, Prompt, Unclear, number_of, numbered, numbers
from quiz.text.finding import bare, has_words

_SENTENCES, _SUGGESTIONS = 6, 12  # so many are listed at a time
_SHORTEST_YEAR = 3  # figures that are looked for, as "476", and name no sentence of a list
_LONG = "x" * 200  # no answer seems long beside it
_TIES = ("after", "before")
_LEAVING = "What has been typed is not added yet. Leave it?"


class Field(NamedTuple):
    """One field of an item: its name in the file and in words, and what asks for it, once."""

    name: str
    words: str
    ask: Callable[[NewItem], Plain]
    filling: Plain = ""
    """What stands in for it until it is asked for, where the item makes no sense without it."""


class NewItem:
    """A new item as far as it has been asked for."""

    def __init__(
        self, console: Console, work: Work, bank: Bank, section: Section, fields: Sequence[Field]
    ) -> None:
        """Begin an item with these fields."""
        self.console = console
        self.work = work
        self.bank = bank
        self.section = section
        self.fields: dict[str, Plain] = {}
        """What has been answered; empty fields are left out."""
        self.changeable: list[Field] = []
        """What was asked for, or can be said besides."""
        self._fillings = {field.name: field.filling for field in fields if field.filling}
        self._said: set[tuple[str, str]] = set()
        self._listed: set[str] = set()
        self._asked_for = fields

    def ask(self) -> None:
        """Ask for all its fields; raises EndOfInput and Leave."""
        for field in self._asked_for:
            is_placed = not self.bank.timeline or "date" in self.fields
            if (field.name in _TIES and is_placed) or (field.name == "apart" and not self.bank.items):
                continue
            self._fillings.pop(field.name, None)
            self.changeable.append(field)
            if field.name != "apart" and not (field.name == "before" and "after" in self.fields):
                self.answer(field)

    def answer(self, field: Field) -> None:
        """Take a field's answer, say what is wrong with it, and take another if the teacher wants."""
        while True:
            answer = field.ask(self)
            self.fields.pop(field.name, None)
            if answer:
                self.fields[field.name] = answer
                self.console.leaving = _LEAVING
            new = [
                problem
                for problem in self.problems()
                if problem.path[:1] == (field.name,) and (problem.code, problem.message) not in self._said
            ]
            self._said.update((problem.code, problem.message) for problem in new)
            self.console.say(*(line for problem in new for line in in_lines(problem)))
            if not new or not self.console.confirm(f"Change the {field.words}?"):
                return

    def problems(self) -> Sequence[Problem]:
        """What is wrong with what has been answered, whatever is still to come."""
        return self.work.remarks_on(self.section, {**self.fields, **self._fillings})

    def card(self, **changes: Plain) -> Card:
        """It as far as it goes, with some fields as they are being asked for."""
        return Card(0, self.section, {**self.fields, **changes})

    def list_once(self, heading: str, texts: Iterable[str]) -> None:
        """Say what there is to choose from by number, not again when a choice is changed."""
        if heading not in self._listed:
            self.console.say(heading, *texts)
        self._listed.add(heading)


def in_lines(problem: Problem) -> list[str]:
    """A problem as it is said."""
    kind = "Error" if problem.level is Level.ERROR else "Warning"
    lines = [f"{kind}: {problem.message} [{problem.code}]"]
    return [*lines, f"  {problem.hint}"] if problem.hint else lines


def _typed(
    hint: str, *help_: str, read: Callable[[str], Plain] = str, must: bool = False
) -> Callable[[NewItem], Plain]:
    """Ask for a line, which `read` turns into what the field has, or raises Unclear."""

    def filled(line: str) -> Plain:
        if must and not line:
            raise Unclear("Something has to stand here. Type ? for help, or q to leave.")
        return read(line) if line else ""

    return lambda item: item.console.ask(Prompt(hint, help_), filled)


def _parted(line: str) -> Plain:
    parts = [part for part in map(str.strip, line.split(";")) if part]
    if not parts:
        raise Unclear("Please type the answer.")
    return _one_or_all([*parts])


def _one_or_all(parts: list[Plain]) -> Plain:
    return parts if len(parts) > 1 else parts[0]


def _quote(item: NewItem) -> Plain:
    """Ask for a passage of the source, found by some of its words if it is not typed word for word."""
    source, console = item.bank.source, item.console
    what = "tells it" if item.section is Section.TIMELINE else "proves the answer"
    prompt = Prompt(
        f"The quote that {what}, or some words to look for it:",
        (
            "Paste the passage as it stands in the source; or type a word or some of it, and choose.",
            "[…] leaves out words within one sentence.",
        ),
    )
    found: list[str] = []
    shown = 0

    def go_on() -> NoReturn:
        nonlocal shown
        console.say(*numbered(found[shown : shown + _SENTENCES], shown + 1))
        shown = min(shown + _SENTENCES, len(found))
        enter = "Enter to hear more" if shown < len(found) else "Enter for none of them"
        which = f"the number of the one that {what}, 1 to {shown}" if shown > 1 else f"1 if it {what}"
        raise Unclear(f"Type {which}, a part of it, other words to look for, or {enter}.")

    def read(line: str) -> str:
        nonlocal shown
        if not line and shown < len(found):
            go_on()
        if not line and found:
            found.clear()
            raise Unclear(prompt.hint)
        if found and line.isdecimal() and len(line) < _SHORTEST_YEAR:
            return found[number_of(line, shown) - 1]
        if not line or (has_enough_words(line) and source.locate(line)):
            return line
        found[:] = (source.words(source.sentences[each]) for each in sentences_with(source, line))
        shown = 0
        if not found:
            raise Unclear("No sentence of the source has these words.")
        if has_enough_words(line):
            console.say("This does not stand in the source word for word.")
        console.say(f"{counted(len(found), 'sentence')} with words of it:")
        go_on()

    quote = console.ask(prompt, read)
    if not quote:
        console.say("Without a quote it is a draft, and never drawn.")
    elif quote not in found and (located := source.locate(quote)):
        stand = (source.words(source.sentences[each]) for each in located.sentences)
        console.say(*(f"It stands in: {sentence}" for sentence in stand))
    return quote


def _wrong(item: NewItem) -> Plain:
    """Ask for the wrong options, each with why it is wrong, until there are no more or no more may be."""
    answers = item.card().texts("answer")
    say, room = item.console.say, MAX_OPTIONS - len(answers)
    options: list[Parts] = []
    item.fields.pop("wrong", None)
    listed: list[str] = []  # what was suggested last: 2 takes the second of it
    lead = "s" if any(map(str.isdecimal, answers)) else ""  # a number alone may be an option there

    def suggest(letters: str) -> None:
        likely = item.work.suggestions(item.card())
        found = [each.text for each in likely if has_words(letters, bare(each.text))]
        if not found:
            say(f"None of them has “{letters}”." if likely else item.work.why_none(item.card()))
            return
        listed[:] = found[:_SUGGESTIONS]
        say(*(f"{lead}{line}" for line in numbered(listed)))
        if more := len(found) - len(listed):
            say(f"And {counted(more, 'other')}: s and some letters lists those that have them.")

    def read(line: str) -> str:
        if not line and not options:
            raise Unclear("A question has one wrong option at least, and better two or three.")
        text = _suggested(line, listed, lead)
        if text is None:
            return line
        if text in (each.option for each in options):
            raise Unclear(f"{text} is an option already. Type another.")
        say(f"Wrong option: {text}")
        return text

    help_ = (
        "s: lists names, places and dates of the answer's kind from the source.",
        "s and some letters, such as s lon: lists those that have them.",
        f"{lead}2: takes the second of the list.",
    )
    while len(options) < room:
        ending = "; Enter if there are no more" if options else ""
        hint = f"Wrong option {len(options) + 1}{ending}. s suggests some from the source:"
        if not (option := item.console.ask(Prompt(hint, help_, commands={"s": suggest}), read)):
            break
        options.append(Parts(option))
        item.fields["wrong"] = [*map(option_of, options)]
        options[-1] = Parts(option, item.console.ask(Prompt("Why is it wrong? Enter for no reason:"), str))
    else:
        say(f"These are all that there may be: a question has {MAX_OPTIONS} options at most.")
    return [option_of(parts) for parts in options]


def _suggested(line: str, listed: Sequence[str], lead: str) -> str | None:
    """The suggestion that a line names by number; None if it is an option itself; raises Unclear."""
    if line[:1] not in "sS" and (lead or not listed):
        return None
    try:
        picked = numbers(line.casefold().replace("s", " "))
    except Unclear:
        return None
    if len(picked) > 1:
        raise Unclear(f"One of them at a time: {lead}{picked[0]}")
    if 1 <= picked[0] <= len(listed):
        return listed[picked[0] - 1]
    there = f"type {lead}1 to {lead}{len(listed)}" if listed else "s lists some"
    raise Unclear(f"There is no suggestion {picked[0]}: {there}.")


def _topic(item: NewItem) -> Plain:
    """Ask for the topic, by its number among those that the bank has or by its name."""
    items = (*item.bank.timeline, *item.bank.questions)
    topics = list(dict.fromkeys(each.topic for each in items if each.topic))
    if not topics:
        return _typed("The topic, or Enter for none:")(item)

    def read(line: str) -> str:
        return topics[number_of(line, len(topics)) - 1] if line.isdecimal() else line

    item.list_once("The topics:", numbered(topics))
    return _typed("The topic: a number, a new name, or Enter for none:", read=read)(item)


def _why(item: NewItem) -> Plain:
    """Ask for an explanation, which an answer needs that has to be inferred from the quote."""
    is_unsaid = any(problem.code == "answer-not-in-quote" for problem in item.problems())
    if is_unsaid and item.console.confirm("Does the answer have to be inferred from the quote?"):
        item.fields["inferred"] = "true"
    if "inferred" in item.fields:
        return _typed("How does it follow from the quote?", must=True)(item)
    return _typed("An explanation besides the quote, or Enter for none:")(item)


def _date(item: NewItem) -> Plain:
    """Ask for the date, and offer those that the quote's own sentence says, in EDTF."""
    source = item.bank.source
    said = (sentence_dates(source, sentence) for sentence in item.work.sentences(item.card()))
    dates = list(dict.fromkeys(mention.date.edtf for mentions in said for mention in mentions))
    if len(dates) == 1:
        return item.console.ask(Prompt(f"The date, or Enter for {dates[0]}:"), str) or dates[0]
    hint = "The date, such as 1912, 1912-01, 1937-02-01 or 1905/1907; Enter if only the text places it:"
    return item.console.ask(Prompt(f"The date ({', or '.join(dates)}):" if dates else hint), str)


def _items(
    hint: str, of: Callable[[Bank], Sequence[Item]] = lambda bank: bank.timeline, *, must: bool = False
) -> Callable[[NewItem], Plain]:
    """Ask for items by their numbers; words list those that have them, and events are listed unasked."""

    def ask(item: NewItem) -> Plain:
        items = of(item.bank)
        lines = [*numbered(map(item.bank.said, items))]
        if items is item.bank.timeline:
            item.list_once("The events:", lines)

        def read(line: str) -> Plain:
            if any(map(str.isalpha, line)):
                item.console.say(*(each for each in lines if has_words(line, bare(each))))
                raise Unclear(hint)
            chosen = [number_of(str(number), len(items)) - 1 for number in numbers(line)]
            ids: list[Plain] = [items[at].id for at in chosen]
            return ids if must else _one_or_all(ids)

        help_ = "Such as: 4 7; words, or their beginnings, list those that have them."
        return _typed(hint, help_, read=read, must=must)(item)

    return ask


_PLACED = "The numbers of the events that are certainly {} it, or Enter for none:"
_AFTER, _BEFORE = _items(_PLACED.format("before")), _items(_PLACED.format("after"))
_ORDER = _items(f"The numbers of {MIN_EVENTS} to {MAX_EVENTS} events, the earliest first:", must=True)
_KEPT_APART = _items(
    "The numbers of items that tell its answer, or whose answer it tells; words list some; Enter for none:",
    lambda bank: bank.items,
)
_ANSWER = _typed(
    "The answer; several right ones with a semicolon between:",
    "All of the right ones must be chosen, and the prompt says how many.",
    read=_parted,
    must=True,
)
_EVENT = _typed("What happened, without its date:", "Such as: Sent to Baku to organise a strike", must=True)
_PROMPT = Field("ask", "prompt", _typed("The prompt, or Enter for the usual one:"))
_QUOTE, _TOPIC = Field("quote", "quote", _quote), Field("topic", "topic", _topic)
_WHY, _APART = Field("why", "explanation", _why), Field("apart", "items to keep it apart from", _KEPT_APART)
_OF_A_QUESTION = (
    Field("ask", "question", _typed("The question:", "One sentence, such as: Where was he born?", must=True)),
    _QUOTE,
    Field("answer", "answer", _ANSWER, f"{_LONG}y"),
    Field("wrong", "wrong options", _wrong, [_LONG, f"{_LONG}x"]),
    _TOPIC,
    _WHY,
    _APART,
)
_OF_AN_EVENT = (
    Field("event", "event", _EVENT),
    _QUOTE,
    Field("date", "date", _date),
    Field("after", "events before it", _AFTER),
    Field("before", "events after it", _BEFORE),
    _TOPIC,
    _WHY,
    _APART,
)
Kind: TypeAlias = "tuple[str, Section, tuple[Field, ...]]"
ITEM_KINDS: tuple[Kind, ...] = (
    ("A question with options", Section.QUESTIONS, _OF_A_QUESTION),
    ("An event for the timeline", Section.TIMELINE, _OF_AN_EVENT),
    ("An ordering of events", Section.QUESTIONS, (Field("order", "events", _ORDER), _PROMPT, _TOPIC, _APART)),
)
"""The kinds of items, each with its list in the file and its fields in the order asked for."""
