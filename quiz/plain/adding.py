"""`quiz add` line by line: items are asked for, met as by players and written; drafts are gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from quiz.authoring.card import ItemKind, in_order, said, spoken
from quiz.authoring.desk import Desk
from quiz.authoring.forms import FORMS
from quiz.authoring.values import BANK, Plain, Section
from quiz.authoring.work import Work
from quiz.bank.format import MIN_EVENTS
from quiz.bank.model import Bank
from quiz.bank.problems import Level
from quiz.game.question import right_answer
from quiz.game.round import Answer
from quiz.game.wording import counted
from quiz.plain.console import Console, EndOfInput, Leave, Prompt
from quiz.plain.kinds import KINDS
from quiz.plain.new_item import ITEM_KINDS, Field, NewItem, in_lines
from quiz.plain.telling import Passages, explained, with_marks


def add_by_line(console: Console, work: Work, bank: Bank) -> int:
    """Add items until the teacher leaves or the input ends; gives how many.

    Raises what `Work.append` raises.
    """
    added = 0
    with suppress(EndOfInput, Leave):
        questions, events = counted(len(bank.questions), "question"), counted(len(bank.timeline), "event")
        console.say(f"{bank.title}: {questions} and {events}.")
        console.say("At every prompt, ? says what can be typed, and q leaves.")
        while True:
            bank = work.inspector.bank or bank
            kinds = ITEM_KINDS if len(bank.timeline) >= MIN_EVENTS else ITEM_KINDS[:-1]
            console.say("")
            drafts = [card.key for card in work.desk.section(Section.TIMELINE) if card.is_draft]
            acts: list[tuple[str, Callable[[], bool]]] = [
                (kind[0], partial(_added, work, NewItem(console, work, bank, *kind[1:]))) for kind in kinds
            ]
            if drafts:
                words = f"Nothing: go through {counted(len(drafts), 'draft')}"
                acts.append((words, partial(_reviewed, console, work, drafts)))
            acts.append(
                (
                    "Nothing: change what is said of the bank and its source",
                    partial(_described, console, work),
                )
            )
            act = console.choose("What would you like to add?", acts)
            with suppress(Leave):
                added += act()
    return added


def _described(console: Console, work: Work) -> bool:
    """Change what stands at the bank's head, until the teacher leaves it; nothing is added."""
    while True:
        card = work.desk.card(BANK)
        console.say(
            "", *(line for remark in work.inspector.remarks(BANK) for line in (*in_lines(remark), ""))
        )
        told = [
            (f"{each.label}: {' '.join(card.texts(each.key)) or '…'}", each) for each in FORMS[ItemKind.HEAD]
        ]
        field = console.choose("What would you like to change?", [*told, ("Nothing more", None)])
        if field is None:
            return False
        text = console.ask(Prompt(f"{field.label}, {field.hint}; or Enter to leave it as it is:"), str)
        if text:
            work.do_and_save(partial(Desk.typed, key=BANK, changes={field.key: text}))


def _reviewed(console: Console, work: Work, drafts: Iterable[int]) -> bool:
    """Go through drafted events; nothing is added."""
    for key in drafts:
        _review(console, work, key)
    return False


def _review(console: Console, work: Work, key: int) -> None:
    """Say a drafted event and its date beside the words that tell it, until it is decided on."""
    acts: list[tuple[str, Callable[[Desk], Desk] | str]] = [
        ("Accept it", partial(Desk.accepted, key=key)),
        ("Reject it, which deletes it", partial(Desk.removed, key=key)),
        ("Leave it a draft", ""),
        ("Change its words", "event"),
        ("Change its date", "date"),
    ]
    while key in work.desk and (card := work.desk.card(key)).is_draft:
        event, date = (" ".join(card.texts(name)) for name in ("event", "date"))
        words, named = work.dated_words(card), len(work.desk.naming(key))
        console.say("", f"{spoken(date) or date or 'No date'}: {event}", with_marks(words))
        console.say(*["No words of it say this date."] * (not any(run.quoted for run in words)))
        console.say(*[f"{counted(named, 'item')} would have to be mended without it."] * bool(named))
        console.say(*(line for remark in work.inspector.remarks(key) for line in in_lines(remark)))
        act = console.choose("Is this the date of that event?", acts)
        if not act:
            return
        if isinstance(act, str):
            what = "date" if act == "date" else "words"
            text = console.ask(Prompt(f"Its {what}, or Enter to leave that as it is:"), str)
            if not text:
                continue
            act = partial(Desk.typed, key=key, changes={act: text})
        work.do_and_save(act)


def _added(work: Work, item: NewItem) -> bool:
    """Ask for an item, and write it if the teacher wants; whether it was. What is left of it is said."""
    try:
        item.ask()
        return _is_written(work, item)
    except (Leave, EndOfInput, KeyboardInterrupt):
        if item.fields:
            item.console.say("", "Not added:", *_item_lines(in_order(item.section, item.fields)))
        raise
    finally:
        item.console.leaving = ""


def _is_written(work: Work, item: NewItem) -> bool:
    """Say what an item came to until it is right, and write it if the teacher wants; whether it was."""
    add, draft, drop = "Add it", "Add it as a draft, which is never drawn", "Drop it"
    meet = "Meet it as a player does"
    while True:
        problems = item.problems()
        trouble = (line for problem in problems for line in in_lines(problem))
        item.console.say("", *_item_lines(in_order(item.section, item.fields)), "", *trouble)
        is_broken = any(problem.level is Level.ERROR for problem in problems)
        entries: list[tuple[str, str | Field]] = [] if is_broken else [(add, add), (draft, draft)]
        entries += [(f"Change the {field.words}", field) for field in item.changeable]
        asked = None if is_broken else work.asked_anew(item.section, item.fields)
        entries += [(meet, meet)] * bool(asked) + [(drop, drop)]
        question = "An item with an error is not added. What now?" if is_broken else "Is it right?"
        act = item.console.choose(question, entries)
        if isinstance(act, Field):
            item.answer(act)
        elif act == drop:
            return False
        elif act == meet and asked:
            item.console.say("", *KINDS[asked.kind](asked).lines())
            item.console.pause(Prompt("Press Enter for the answer."))
            answer = Answer("", datetime.now(UTC), right_answer(asked), 1.0)
            item.console.say("", *explained(asked.feedback(answer), Passages()))
        else:
            marked: dict[str, Plain] = {"draft": "true"} if act == draft else {}
            name, line = work.append(item.section, {**item.fields, **marked})
            item.console.say(f"Added at line {line} of {work.path.name}, with the id {name}.")
            return True


def _item_lines(fields: dict[str, Plain]) -> Iterable[str]:
    for name, value in fields.items():
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"- {said(each)}" for each in value)
        else:
            yield f"{name}: {said(value)}"
