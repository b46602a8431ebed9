"""What is asked for a question, an event and an ordering, in the order in which a teacher thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.dating import sentence_dates
from quiz.bank.editing.document import Section
from quiz.bank.items import MAX_EVENTS, MIN_EVENTS
from quiz.bank.model import Event
from quiz.plain.adding.asking import Asking
from quiz.plain.adding.wrong import wrong_options_of
from quiz.plain.console import Prompt, Unclear, number_of, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.authoring.adding import Adder
    from quiz.bank.editing.plain import Plain
    from quiz.bank.model import Bank
    from quiz.plain.console import Console


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
