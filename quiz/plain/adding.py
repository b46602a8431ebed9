"""`quiz add` line by line: one field of a new item after another, each checked as it is given."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from quiz.authoring.card import Parts, in_order, option_of
from quiz.authoring.suggesting import as_quote, sentences_with, wrong_options
from quiz.authoring.values import Section
from quiz.bank.format import MAX_EVENTS, MAX_OPTIONS, MIN_EVENTS
from quiz.bank.problems import Level
from quiz.checks.quote_rules import has_enough_words, is_telling
from quiz.dates.mentions import sentence_dates
from quiz.game.round import counted
from quiz.plain.console import EndOfInput, Leave, Prompt, Unclear, number_of, numbered, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quiz.authoring.values import Plain
    from quiz.authoring.work import Adder
    from quiz.bank.model import Bank
    from quiz.bank.problems import Problem
    from quiz.plain.console import Console

_SENTENCES, _SUGGESTIONS = 6, 12  # so many are listed at a time
_FILLINGS = ("x", "x" * 200)
"""What stands in for fields not yet asked for: what is remarked with either has nothing to do with them."""


class Field(NamedTuple):
    """One field of an item, as it is asked for."""

    name: str
    """What it is called in the file."""
    words: str
    """What it is called in messages."""
    ask: Callable[[NewItem], Plain]
    """Asks for it once; gives nothing if it is left empty."""
    needs: int = 0
    """So many texts have to be there before the item makes sense."""
    unless: str = ""
    """It is not asked for if this field is there."""
    events: int = 0
    """So many events have to be there already."""


class Kind(NamedTuple):
    """A kind of item, with its fields in the order in which they are asked for."""

    label: str
    section: Section
    fields: tuple[Field, ...]
    events: int = 0
    """So many events have to be there already."""


class NewItem:
    """A new item as far as it has been asked for."""

    def __init__(self, console: Console, adder: Adder, bank: Bank, kind: Kind) -> None:
        """Ask for all its fields; raises EndOfInput and Leave."""
        self.console = console
        self.bank = bank
        self.section = kind.section
        self.fields: dict[str, Plain] = {}
        """What has been answered; empty fields are left out."""
        self.asked: list[Field] = []
        self._adder = adder
        self._still = {field.name: field.needs for field in kind.fields if field.needs}
        self._said: set[tuple[str, str]] = set()
        for field in kind.fields:
            if field.unless not in self.fields and len(bank.timeline) >= field.events:
                self.asked.append(field)
                self.answer(field)

    def answer(self, field: Field) -> None:
        """Take a field's answer, say what is wrong with it, and take another if the teacher wants."""
        self._still.pop(field.name, None)
        while True:
            self.fields.pop(field.name, None)
            if answer := field.ask(self):
                self.fields[field.name] = answer
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
        if not self._still:
            return self._adder.remarks(self.section, self.fields)
        first, second = (
            self._adder.remarks(self.section, {**self.fields, **self._filled(filling)})
            for filling in _FILLINGS
        )
        return [problem for problem in first if problem in second]

    def _filled(self, filling: str) -> dict[str, Plain]:
        return {
            name: [f"{filling}{number}" for number in range(needs)] if needs > 1 else filling
            for name, needs in self._still.items()
        }

    def texts(self, name: str) -> list[str]:
        """The texts of a field."""
        value = self.fields.get(name, "")
        return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]

    def quoted_sentences(self) -> list[int]:
        """The sentences that the quotes touch."""
        located = (self.bank.source.locate(quote) for quote in self.texts("quote") if quote)
        return [sentence for place in located if place for sentence in place.sentences]


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
    parts: list[Plain] = [part for part in (each.strip() for each in line.split(";")) if part]
    if not parts:
        raise Unclear("Please type the answer.")
    return parts if len(parts) > 1 else parts[0]


def _quote(item: NewItem, of: str) -> Plain:
    """Ask for a passage of the source, found by some of its words if it is not typed word for word."""
    source, console = item.bank.source, item.console
    hint = f"The quote that {of}, or some words to look for it:"
    help_ = (
        "Paste the passage as it stands in the source; or type a word or some of it, and choose.",
        "[…] leaves out words within one sentence.",
    )
    while line := console.ask(Prompt(hint, help_), str):
        located = source.locate(line) if has_enough_words(line) else None
        if located:
            stands = (as_quote(source, sentence) for sentence in located.sentences)
            console.say(*(f"It stands in: {sentence}" for sentence in stands))
            return line
        if chosen := _searched(item, line):
            return chosen
    console.say("Without a quote it is a draft, and never drawn.")
    return ""


def _searched(item: NewItem, words: str) -> str:
    """A passage chosen among the sentences with some words; empty if none was."""
    source, console = item.bank.source, item.console
    found = sentences_with(source, words, len(source.sentences))
    if not found:
        console.say("No sentence of the source has these words.")
        return ""
    if has_enough_words(words):
        console.say("This does not stand in the source word for word.")
    console.say(f"{counted(len(found), 'sentence')} with words of it:")
    for start in range(0, len(found), _SENTENCES):
        end = min(start + _SENTENCES, len(found))
        console.say(*numbered([as_quote(source, each) for each in found[start:end]], start + 1))
        enter = "to hear more" if end < len(found) else "to look for others"
        which = f"the number of the one that proves it, 1 to {end}," if end > 1 else "1 if it proves it,"
        hint = f"Type {which} or press Enter {enter}."
        if number := console.ask(Prompt(hint), partial(_number_or_none, last=end)):
            return _narrowed(item, as_quote(source, found[number - 1]))
    return ""


def _number_or_none(line: str, last: int) -> int:
    return number_of(line, last) if line else 0


def _narrowed(item: NewItem, sentence: str) -> str:
    """A sentence, or the part of it that the teacher wants."""
    source = item.bank.source

    def part(line: str) -> str:
        if line and not source.locate(line):
            raise Unclear("This part does not stand in the source word for word. Type it again, or Enter.")
        if line and not is_telling(source, line):
            raise Unclear(
                "A quote has three words at least, else it proves nothing. Type more of it, or Enter."
            )
        return line or sentence

    hint = "Press Enter to quote the whole sentence, or type the part of it that proves the answer."
    return item.console.ask(Prompt(hint), part)


def _wrong(item: NewItem) -> Plain:
    """Ask for the wrong options, each with why it is wrong, until there are no more or no more may be."""
    console, suggestions = item.console, _Suggestions(item)
    options: list[Parts] = []
    while len(options) < MAX_OPTIONS - len(item.texts("answer")):
        if not (option := suggestions.option([parts.option for parts in options])):
            break
        options.append(Parts(option, console.ask(Prompt("Why is it wrong? Enter for no reason:"), str)))
    else:
        console.say(f"These are all that there may be: a question has {MAX_OPTIONS} options at most.")
    return [option_of(parts) for parts in options]


class _Suggestions:
    """What the source suggests, and what of it was listed last: a number means what it meant there."""

    def __init__(self, item: NewItem) -> None:
        self._item = item
        self._console = item.console
        self._listed: Sequence[str] = ()

    def option(self, taken: Sequence[str]) -> str:
        """Ask for the next option, typed or suggested; empty if there are no more."""

        def read(line: str) -> str:
            if line[:1].casefold() == "s" and line[1:].isdecimal():
                return self._take(line[1:], taken)
            if not line and not taken:
                raise Unclear("A question has one wrong option at least, and better two or three.")
            return line

        ending = "; Enter if there are no more" if taken else ""
        hint = f"Wrong option {len(taken) + 1}{ending}. s suggests some from the source:"
        help_ = (
            "s: lists names, places and dates of the answer's kind from the source.",
            "s and some letters, such as s lon: lists those that have them.",
            "s2: takes the second of the list.",
        )
        commands = {"s": lambda letters: self._say(letters, taken)}
        return self._console.ask(Prompt(hint, help_, commands=commands), read)

    def _say(self, letters: str, taken: Sequence[str]) -> None:
        """List the likeliest that have these letters and are not taken."""
        item, answers = self._item, self._item.texts("answer")
        sentence = next(iter(item.quoted_sentences()), None)
        answer, ask = "".join(answers[:1]), "".join(item.texts("ask"))
        likely = wrong_options(item.bank, answer, [*answers, *taken], sentence, ask)
        found = [each.text for each in likely if letters.casefold() in each.text.casefold()]
        if not found:
            what = f"that has “{letters}” " if letters else ""
            self._console.say(f"Nothing of the answer's kind {what}stands in the source.")
            return
        self._listed = found[:_SUGGESTIONS]
        self._console.say(*(f"s{number}. {text}" for number, text in enumerate(self._listed, 1)))
        if more := len(found) - len(self._listed):
            self._console.say(f"And {counted(more, 'other')}: s and some letters lists those that have them.")

    def _take(self, number: str, taken: Sequence[str]) -> str:
        """The suggestion of this number in the list, said aloud; raises Unclear if there is none."""
        last = len(self._listed)
        if not last:
            raise Unclear(f"There is no suggestion {number}: nothing was listed yet. Type s for a list.")
        if len(number) > len(str(last)) or not 1 <= int(number) <= last:
            raise Unclear(f"There is no suggestion {number}. Type s and a number from 1 to {last}.")
        text = self._listed[int(number) - 1]
        if text in taken:
            raise Unclear(f"{text} is an option already. Type another.")
        self._console.say(f"Wrong option: {text}")
        return text


def _topic(item: NewItem) -> Plain:
    """Ask for the topic, by its number among those that the bank has or by its name."""
    items = (*item.bank.timeline, *item.bank.questions)
    topics = list(dict.fromkeys(each.topic for each in items if each.topic))

    def read(line: str) -> str:
        return topics[number_of(line, len(topics)) - 1] if line.isdecimal() and topics else line

    if not topics:
        return _typed("The topic, or Enter for none:")(item)
    item.console.say("The topics:", *numbered(topics))
    return _typed("The topic: a number, a new name, or Enter for none:", read=read)(item)


def _why(item: NewItem) -> Plain:
    """Ask for an explanation, which an answer needs that has to be inferred from the quote."""
    is_unsaid = any(problem.code == "answer-not-in-quote" for problem in item.problems())
    if is_unsaid and item.console.confirm("Does the answer have to be inferred from the quote?"):
        item.fields["inferred"] = "true"
    if "inferred" in item.fields:
        return _typed("How does it follow from the quote?", must=True)(item)
    return _EXPLANATION(item)


def _date(item: NewItem) -> Plain:
    """Ask for the date, and offer those that the quote's own sentence says, in EDTF."""
    source = item.bank.source
    mentions = (each for sentence in item.quoted_sentences() for each in sentence_dates(source, sentence))
    said = list(dict.fromkeys(mention.date.edtf for mention in mentions))
    if len(said) == 1:
        return item.console.ask(Prompt(f"The date, or Enter for {said[0]}:"), str) or said[0]
    if said:
        return item.console.ask(Prompt(f"The date ({', or '.join(said)}):"), str)
    hint = "The date, such as 1912, 1912-01, 1937-02-01 or 1905/1907; Enter if only the text places it:"
    return item.console.ask(Prompt(hint), str)


def _after(item: NewItem) -> Plain:
    """Ask for the events that are before this one."""
    hint = "The numbers of the events that are certainly before it, or Enter for none:"
    ids = _events(item, hint)
    return ids[0] if isinstance(ids, list) and len(ids) == 1 else ids


def _order(item: NewItem) -> Plain:
    """Ask for the events of an ordering."""
    last = len(item.bank.timeline)
    hint = f"The numbers of {MIN_EVENTS} to {MAX_EVENTS} events, the earliest first, 1 to {last}:"
    return _events(item, hint, "Such as: 4 7 9 12", must=True)


def _events(item: NewItem, hint: str, *help_: str, must: bool = False) -> Plain:
    """List the events, and ask for the numbers of some; gives their ids."""
    events = item.bank.timeline
    described = (f"{event.event}{f' ({event.when})' if event.when else ''}" for event in events)
    item.console.say("The events:", *numbered(described))

    def read(line: str) -> Plain:
        return [events[number_of(str(number), len(events)) - 1].id for number in numbers(line)]

    return _typed(hint, *help_, read=read, must=must)(item)


_ASK = _typed("The question:", "One sentence, such as: Where was he born?", must=True)
_ANSWER = _typed(
    "The answer; several right ones with a semicolon between:",
    "All of the right ones must be chosen, and the prompt says how many.",
    read=_parted,
    must=True,
)
_EVENT = _typed("What happened, without its date:", "Such as: Sent to Baku to organise a strike", must=True)
_EXPLANATION = _typed("An explanation besides the quote, or Enter for none:")
_TOPIC = Field("topic", "topic", _topic)
_KINDS = (
    Kind(
        "A question with options",
        Section.QUESTIONS,
        (
            Field("ask", "question", _ASK, needs=1),
            Field("quote", "quote", partial(_quote, of="proves the answer")),
            Field("answer", "answer", _ANSWER, needs=1),
            Field("wrong", "wrong options", _wrong, needs=2),
            _TOPIC,
            Field("why", "explanation", _why),
        ),
    ),
    Kind(
        "An event for the timeline",
        Section.TIMELINE,
        (
            Field("event", "event", _EVENT, needs=1),
            Field("quote", "quote", partial(_quote, of="tells it")),
            Field("date", "date", _date),
            Field("after", "events before it", _after, unless="date", events=1),
            _TOPIC,
            Field("why", "explanation", _EXPLANATION),
        ),
    ),
    Kind(
        "An ordering of events",
        Section.QUESTIONS,
        (
            Field("order", "events", _order),
            Field("ask", "prompt", _typed("The prompt, or Enter for the usual one:")),
            _TOPIC,
        ),
        events=MIN_EVENTS,
    ),
)


def add_by_line(console: Console, adder: Adder, bank: Bank) -> int:
    """Add items until the teacher leaves or the input ends; gives how many.

    Raises what `Adder.add` raises.
    """
    added = 0
    with suppress(EndOfInput, Leave):
        questions, events = counted(len(bank.questions), "question"), counted(len(bank.timeline), "event")
        console.say(f"{bank.title}: {questions} and {events}.")
        console.say("At every prompt, ? says what can be typed, and q leaves.")
        while True:
            bank = adder.bank or bank
            console.say("")
            kinds = [(kind.label, kind) for kind in _KINDS if len(bank.timeline) >= kind.events]
            prompt = Prompt(f"Type a number from 1 to {len(kinds)}.")
            kind = console.choose("What would you like to add?", kinds, prompt)
            with suppress(Leave):
                added += _added(adder, NewItem(console, adder, bank, kind))
    return added


def _added(adder: Adder, item: NewItem) -> bool:
    """Say what an item came to until it is right, and write it if the teacher wants; whether it was."""
    add, draft, drop = "Add it", "Add it as a draft, which is never drawn", "Drop it"
    while True:
        problems = item.problems()
        said = (line for problem in problems for line in in_lines(problem))
        item.console.say("", *_item_lines(in_order(item.section, item.fields)), "", *said)
        is_broken = any(problem.level is Level.ERROR for problem in problems)
        entries: list[tuple[str, str | Field]] = [] if is_broken else [(add, add), (draft, draft)]
        entries += [(f"Change the {field.words}", field) for field in item.asked]
        entries.append((drop, drop))
        question = "An item with an error is not added. What now?" if is_broken else "Is it right?"
        act = item.console.choose(question, entries, Prompt(f"Type a number from 1 to {len(entries)}."))
        if isinstance(act, Field):
            item.answer(act)
        elif act == drop:
            return False
        else:
            marked: dict[str, Plain] = {"draft": "true"} if act == draft else {}
            done = adder.add(item.section, {**item.fields, **marked})
            item.console.say(f"Added at line {done.line} of {adder.path.name}, with the id {done.id}.")
            return True


def _item_lines(fields: dict[str, Plain]) -> Iterable[str]:
    """An item, field by field."""
    for name, value in fields.items():
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"- {_said(each)}" for each in value)
        else:
            yield f"{name}: {_said(value)}"


def _said(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(inner)}" for name, inner in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else value
