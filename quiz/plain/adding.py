"""One field of a new item after another: asked for, checked, and asked for again if the teacher wants."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from quiz.authoring.desk import Parts, in_order, option_of
from quiz.authoring.document import Section
from quiz.authoring.suggesting import as_quote, sentences_with, wrong_options
from quiz.bank.format import MAX_EVENTS, MAX_OPTIONS, MIN_EVENTS
from quiz.bank.model import Event
from quiz.bank.problems import Level
from quiz.checks.quote_rules import has_enough_words, is_telling
from quiz.dates.mentions import sentence_dates
from quiz.game.round import counted
from quiz.plain.console import EndOfInput, Leave, Prompt, Unclear, number_of, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quiz.authoring.values import Plain
    from quiz.authoring.work import Adder
    from quiz.bank.model import Bank
    from quiz.bank.problems import Problem
    from quiz.plain.console import Console


_LISTED = 6
"""So many sentences are listed at a time."""
_FILLINGS = ("x", "x" * 200)
"""What stands in for fields not yet asked for: what is remarked with either has nothing to do with them."""


@dataclass
class Asking:
    """A new item as far as it has been asked for."""

    console: Console
    adder: Adder
    bank: Bank
    section: Section
    still: dict[str, Plain]
    """The fields that are still to be asked for and must be there, each with a text in its place."""
    fields: dict[str, Plain] = field(default_factory=dict)
    """What has been answered; empty fields are left out."""
    again: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What asks for a field once more, by what the field is called."""
    _said: set[tuple[str, str]] = field(default_factory=set)

    def ask(
        self,
        name: str,
        hint: str,
        *help_: str,
        read: Callable[[str], Plain] | None = None,
        must: bool = False,
        words: str = "",
    ) -> None:
        """Ask for a field until its answer has no problem, or the teacher keeps it as it is.

        `read` turns a line into what the field has, or raises Unclear; a text if None. What `must` be there
        is asked for until it is. `words` name the field in messages.
        """

        def filled(line: str) -> Plain:
            if must and not line:
                raise Unclear("Something has to stand here. Type ? for help, or q to leave.")
            return (read or str)(line) if line else ""

        self.answer(name, lambda: self.console.ask(Prompt(hint, help_), filled), words or name)

    def answer(self, name: str, get: Callable[[], Plain], words: str) -> None:
        """Take a field's answer, say what is wrong with it, and take another if the teacher wants."""
        self.still.pop(name, None)
        self.again[words] = lambda: self.answer(name, get, words)
        while True:
            if answer := get():
                self.fields[name] = answer
            else:
                self.fields.pop(name, None)
            remarks = [remark for remark in self.remarks() if remark.path[:1] == (name,)]
            if not self.say(remarks) or not self.console.confirm(f"Change the {words}?"):
                return

    def say(self, remarks: Iterable[Problem]) -> bool:
        """Say those remarks that have not been said yet; whether there were any."""
        said = False
        for remark in remarks:
            if (remark.code, remark.message) not in self._said:
                self._said.add((remark.code, remark.message))
                self.console.say(*in_lines(remark))
                said = True
        return said

    def remarks(self) -> Sequence[Problem]:
        """What is wrong with what has been answered, whatever is still to come."""
        if not self.still:
            return self.adder.remarks(self.section, self.fields)
        first, second = (
            self.adder.remarks(self.section, {**self.fields, **_filled(self.still, filling)})
            for filling in _FILLINGS
        )
        return [remark for remark in first if remark in second]

    def quote(self, name: str, hint: str, *, must: bool) -> None:
        """Ask for a passage of the source, found by some of its words if it is not typed word for word."""
        help_ = (
            "Paste the passage as it stands in the source; or type a word or some of it, and choose.",
            "[…] leaves out words within one sentence.",
        )

        def get() -> Plain:
            while True:
                line = self.console.ask(Prompt(hint, help_), str)
                if not line and must:
                    self.console.say("Without a quote it is a draft, and never drawn.")
                if not line:
                    return line
                located = self.bank.source.locate(line) if has_enough_words(line) else None
                if located:
                    for sentence in located.sentences:
                        self.console.say(f"It stands in: {as_quote(self.bank.source, sentence)}")
                    return line
                if chosen := self._searched(line):
                    return chosen

        self.answer(name, get, "quote")

    def _searched(self, words: str) -> str:
        """A passage chosen among the sentences with some words; empty if none was."""
        source, console = self.bank.source, self.console
        found = sentences_with(source, words, len(source.sentences))
        if not found:
            console.say("No sentence of the source has these words.")
            return ""
        if has_enough_words(words):
            console.say("This does not stand in the source word for word.")
        console.say(f"{counted(len(found), 'sentence')} with words of it:")
        for start in range(0, len(found), _LISTED):
            end = min(start + _LISTED, len(found))
            console.say(*(f"{at + 1}. {as_quote(source, found[at])}" for at in range(start, end)))
            enter = "to hear more" if end < len(found) else "to look for others"
            which = f"the number of the one that proves it, 1 to {end}," if end > 1 else "1 if it proves it,"
            hint = f"Type {which} or press Enter {enter}."
            if number := console.ask(Prompt(hint), partial(_number_or_none, last=end)):
                return self._narrowed(as_quote(source, found[number - 1]))
        return ""

    def _narrowed(self, sentence: str) -> str:
        """A sentence, or the part of it that the teacher wants."""
        source = self.bank.source

        def part(line: str) -> str:
            if not line:
                return sentence
            if not source.locate(line):
                raise Unclear(
                    "This part does not stand in the source word for word. Type it again, or Enter."
                )
            if not is_telling(source, line):
                raise Unclear(
                    "A quote has three words at least, else it proves nothing. Type more of it, or Enter."
                )
            return line

        hint = "Press Enter to quote the whole sentence, or type the part of it that proves the answer."
        return self.console.ask(Prompt(hint), part)


def in_lines(remark: Problem) -> list[str]:
    """A remark as it is said."""
    kind = "Error" if remark.level is Level.ERROR else "Warning"
    lines = [f"{kind}: {remark.message} [{remark.code}]"]
    return [*lines, f"  {remark.hint}"] if remark.hint else lines


def _number_or_none(line: str, last: int) -> int:
    return number_of(line, last) if line else 0


def _filled(still: dict[str, Plain], filling: str) -> dict[str, Plain]:
    return {
        name: [f"{filling}{number}" for number in range(len(plain))] if isinstance(plain, list) else filling
        for name, plain in still.items()
    }


_WRONG_LISTED = 12
"""So many suggestions are listed at a time."""


def wrong_options_of(asking: Asking) -> Plain:
    """Ask for the wrong options, each with why it is wrong, until there are no more or no more may be."""
    console, answers = asking.console, _texts(asking.fields.get("answer", ""))
    suggestions = _Suggestions(asking, answers)
    options: list[Parts] = []
    most = MAX_OPTIONS - len(answers)
    while len(options) < most:
        option = _option(suggestions, options)
        if not option:
            break
        why = console.ask(Prompt("Why is it wrong? Enter for no reason:"), str)
        options.append(Parts(option, why))
    else:
        console.say(f"These are all that there may be: a question has {MAX_OPTIONS} options at most.")
    return [option_of(parts) for parts in options]


def _option(suggestions: _Suggestions, options: Sequence[Parts]) -> str:
    """The next option, typed or suggested; empty if there are no more."""
    console, taken = suggestions.console, [parts.option for parts in options]

    def read(line: str) -> str:
        if line[:1].casefold() == "s" and line[1:].isdecimal():
            return suggestions.take(line[1:], taken)
        if not line and not options:
            raise Unclear("A question has one wrong option at least, and better two or three.")
        return line

    ending = "; Enter if there are no more" if options else ""
    hint = f"Wrong option {len(options) + 1}{ending}. s suggests some from the source:"
    help_ = (
        "s: lists names, places and dates of the answer's kind from the source.",
        "s and some letters, such as s lon: lists those that have them.",
        "s2: takes the second of the list.",
    )
    prompt = Prompt(hint, help_, commands={"s": lambda letters: suggestions.say(letters, taken)})
    return console.ask(prompt, read)


class _Suggestions:
    """What the source suggests, and what of it was listed last: a number means what it meant there."""

    def __init__(self, asking: Asking, answers: Sequence[str]) -> None:
        self.console = asking.console
        self._bank = asking.bank
        self._answers = answers
        self._ask = "".join(_texts(asking.fields.get("ask", "")))
        quotes = _texts(asking.fields.get("quote", ""))
        located = (asking.bank.source.locate(quote) for quote in quotes)
        self._sentence = next((place.sentences[0] for place in located if place and place.sentences), None)
        self._listed: Sequence[str] = ()

    def say(self, letters: str, taken: Sequence[str]) -> None:
        """List the likeliest that have these letters and are not taken."""
        answer = self._answers[0] if self._answers else ""
        found = [
            each.text
            for each in wrong_options(self._bank, answer, [*self._answers, *taken], self._sentence, self._ask)
            if letters.casefold() in each.text.casefold()
        ]
        if not found:
            what = f"that has “{letters}” " if letters else ""
            self.console.say(f"Nothing of the answer's kind {what}stands in the source.")
            return
        self._listed = found[:_WRONG_LISTED]
        self.console.say(*(f"s{number}. {text}" for number, text in enumerate(self._listed, 1)))
        if more := len(found) - len(self._listed):
            self.console.say(f"And {counted(more, 'other')}: s and some letters lists those that have them.")

    def take(self, number: str, taken: Sequence[str]) -> str:
        """The suggestion of this number in the list, said aloud; raises Unclear if there is none."""
        if not self._listed:
            raise Unclear(f"There is no suggestion {number}: nothing was listed yet. Type s for a list.")
        last = len(self._listed)
        if len(number) > len(str(last)) or not 1 <= int(number) <= last:
            raise Unclear(f"There is no suggestion {number}. Type s and a number from 1 to {last}.")
        text = self._listed[int(number) - 1]
        if text in taken:
            raise Unclear(f"{text} is an option already. Type another.")
        self.console.say(f"Wrong option: {text}")
        return text


def _texts(value: Plain) -> list[str]:
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str) and each
    ]


def choice(console: Console, adder: Adder, bank: Bank) -> Asking:
    """Ask for a question with options; raises EndOfInput and Leave."""
    asking = Asking(console, adder, bank, Section.QUESTIONS, {"ask": "", "answer": "", "wrong": ["", ""]})
    asking.ask(
        "ask", "The question:", "One sentence, such as: Where was he born?", must=True, words="question"
    )
    asking.quote("quote", "The quote that proves the answer, or some words to look for it:", must=True)
    asking.ask(
        "answer",
        "The answer; several right ones with a semicolon between:",
        "All of the right ones must be chosen, and the prompt says how many.",
        read=_parted,
        must=True,
    )
    asking.answer("wrong", lambda: wrong_options_of(asking), "wrong options")
    _topic(asking)
    is_unsaid = any(remark.code == "answer-not-in-quote" for remark in asking.remarks())
    if is_unsaid and console.confirm("Does the answer have to be inferred from the quote?"):
        asking.fields["inferred"] = "true"
        asking.ask("why", "How does it follow from the quote?", must=True, words="explanation")
    else:
        asking.ask("why", "An explanation besides the quote, or Enter for none:", words="explanation")
    return asking


def event(console: Console, adder: Adder, bank: Bank) -> Asking:
    """Ask for an event of the timeline; raises EndOfInput and Leave."""
    asking = Asking(console, adder, bank, Section.TIMELINE, {"event": ""})
    asking.ask(
        "event", "What happened, without its date:", "Such as: Sent to Baku to organise a strike", must=True
    )
    asking.quote("quote", "The quote that tells it, or some words to look for it:", must=True)
    said = _dates(asking)
    if said:
        offer = (
            f"The date, or Enter for {said[0]}:" if len(said) == 1 else f"The date ({', or '.join(said)}):"
        )
    else:
        offer = "The date, such as 1912, 1912-01, 1937-02-01 or 1905/1907; Enter if only the text places it:"
    first = said[0] if len(said) == 1 else ""
    asking.answer("date", lambda: console.ask(Prompt(offer), str) or first, "date")
    if "date" not in asking.fields and bank.timeline:
        asking.answer("after", lambda: _some_events(console, bank), "events before it")
    _topic(asking)
    asking.ask("why", "An explanation besides the quote, or Enter for none:", words="explanation")
    return asking


def ordering(console: Console, adder: Adder, bank: Bank) -> Asking:
    """Ask for an ordering of events; raises EndOfInput and Leave."""
    asking = Asking(console, adder, bank, Section.QUESTIONS, {})
    console.say("The events:", *_numbered_events(bank))
    asking.ask(
        "order",
        f"The numbers of {MIN_EVENTS} to {MAX_EVENTS} events, the earliest first, 1 to {len(bank.timeline)}:",
        "Such as: 4 7 9 12",
        read=lambda line: _chosen(line, bank.timeline),
        must=True,
        words="events",
    )
    asking.ask("ask", "The prompt, or Enter for the usual one:", words="prompt")
    _topic(asking)
    return asking


def _parted(line: str) -> Plain:
    parts: list[Plain] = [part for part in (each.strip() for each in line.split(";")) if part]
    if not parts:
        raise Unclear("Please type the answer.")
    return parts if len(parts) > 1 else parts[0]


def _topic(asking: Asking) -> None:
    """Ask for the topic, by its number among those that the bank has or by its name."""
    topics = list(
        dict.fromkeys(item.topic for item in (*asking.bank.timeline, *asking.bank.questions) if item.topic)
    )

    def read(line: str) -> str:
        return topics[number_of(line, len(topics)) - 1] if line.isdecimal() and topics else line

    if topics:
        asking.console.say("The topics:", *(f"{number}. {topic}" for number, topic in enumerate(topics, 1)))
    hint = (
        "The topic: a number, a new name, or Enter for none:" if topics else "The topic, or Enter for none:"
    )
    asking.ask("topic", hint, read=read)


def _dates(asking: Asking) -> list[str]:
    """The dates that the quote's own sentence says, in EDTF."""
    quote = asking.fields.get("quote")
    located = asking.bank.source.locate(quote) if isinstance(quote, str) else None
    sentences = located.sentences if located else ()
    return list(
        dict.fromkeys(
            mention.date.edtf
            for sentence in sentences
            for mention in sentence_dates(asking.bank.source, sentence)
        )
    )


def _some_events(console: Console, bank: Bank) -> Plain:
    console.say("The events:", *_numbered_events(bank))
    hint = "The numbers of the events that are certainly before it, or Enter for none:"
    return console.ask(Prompt(hint), lambda line: _after(line, bank.timeline))


def _after(line: str, events: Sequence[Event]) -> Plain:
    if not line:
        return ""
    ids = _chosen(line, events)
    return ids[0] if isinstance(ids, list) and len(ids) == 1 else ids


def _chosen(line: str, events: Sequence[Event]) -> Plain:
    return [events[number_of(str(number), len(events)) - 1].id for number in numbers(line)]


def _numbered_events(bank: Bank) -> list[str]:
    return [
        f"{number}. {event.event}{f' ({event.when})' if event.when else ''}"
        for number, event in enumerate(bank.timeline, 1)
    ]


if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.authoring.values import Plain
    from quiz.authoring.work import Adder
    from quiz.bank.model import Bank
    from quiz.plain.console import Console

    Kind: TypeAlias = Callable[[Console, Adder, Bank], Asking]


class Act(Enum):
    """What becomes of an item that has been asked for."""

    ADD = auto()
    DRAFT = auto()
    DROP = auto()


def add_by_line(console: Console, adder: Adder, bank: Bank) -> int:
    """Add items until the teacher leaves or the input ends; gives how many.

    Raises what `Adder.add` raises.
    """
    added = 0
    with suppress(EndOfInput, Leave):
        console.say(
            f"{bank.title}: {counted(len(bank.questions), 'question')} and "
            f"{counted(len(bank.timeline), 'event')}.",
            "At every prompt, ? says what can be typed, and q leaves.",
        )
        while True:
            bank = adder.bank or bank
            console.say("")
            kinds: list[tuple[str, Kind]] = [
                ("A question with options", choice),
                ("An event for the timeline", event),
            ]
            if len(bank.timeline) >= MIN_EVENTS:
                kinds.append(("An ordering of events", ordering))
            kind = console.choose(
                "What would you like to add?", kinds, Prompt(f"Type a number from 1 to {len(kinds)}.")
            )
            with suppress(Leave):
                added += _added(console, adder, kind(console, adder, bank))
    return added


def _added(console: Console, adder: Adder, asking: Asking) -> bool:
    """Say what an item came to until it is right, and write it if the teacher wants; whether it was."""
    while True:
        remarks = asking.remarks()
        console.say(
            "",
            *_in_lines(in_order(asking.section, asking.fields)),
            "",
            *(line for each in remarks for line in in_lines(each)),
        )
        is_broken = any(remark.level is Level.ERROR for remark in remarks)
        entries: list[tuple[str, Act | Callable[[], None]]] = []
        if not is_broken:
            entries += [("Add it", Act.ADD), ("Add it as a draft, which is never drawn", Act.DRAFT)]
        entries += [(f"Change the {words}", again) for words, again in asking.again.items()]
        entries.append(("Drop it", Act.DROP))
        question = "An item with an error is not added. What now?" if is_broken else "Is it right?"
        act = console.choose(question, entries, Prompt(f"Type a number from 1 to {len(entries)}."))
        if not isinstance(act, Act):
            act()
        elif act is Act.DROP:
            return False
        else:
            draft: dict[str, Plain] = {"draft": "true"} if act is Act.DRAFT else {}
            done = adder.add(asking.section, {**asking.fields, **draft})
            console.say(f"Added at line {done.line} of {adder.path.name}, with the id {done.id}.")
            return True


def _in_lines(fields: dict[str, Plain]) -> list[str]:
    """An item, field by field."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, list):
            lines.append(f"{name}:")
            lines += [f"- {_said(each)}" for each in value]
        else:
            lines.append(f"{name}: {_said(value)}")
    return lines


def _said(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(inner)}" for name, inner in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else value
