"""What each key of a bank is, in words for a teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.items import MAX_EVENTS, MAX_OPTIONS, MIN_EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = "What a player's memory calls it. Made of {} if left out; better not changed once pupils have played."
_TOPIC = "The part of the life it belongs to. A round can be drawn from one topic."
_WHY = "An explanation in your own words, shown after the answer."
_DRAFT = "true: kept and listed, never drawn."
_QUOTE = (
    "Words of the source, exactly as they stand there; [...] leaves some out within a sentence. "
    "A list for several passages."
)

ABOUT: Mapping[str, Mapping[str, str]] = {
    "bank": {
        "id": _ID.format("the title"),
        "title": "What a player sees first.",
        "language": "The language of the bank, such as en or pt-BR.",
        "note": "Shown before the first question.",
        "source": "The text that every quote comes from.",
        "timeline": "What happened. Orderings and the timeline game are made of these events.",
        "questions": "Choices (ask, answer, wrong) and orderings (order).",
    },
    "source": {
        "title": "What the text is called.",
        "author": "Who wrote it.",
        "url": "Where it can be read.",
        "licence": "On what terms it is used, such as CC BY-SA 4.0.",
        "misprints": "Slips of the source, a line for each:  as printed: as meant",
        "text": "The text as printed. Write  text: |  and put it below, further to the right.",
        "file": "The name of a text file in the bank's own folder, instead of  text.",
    },
    "event": {
        "id": _ID.format("what happened") + " Orderings and  after  name it.",
        "event": "What happened, without its year.",
        "topic": _TOPIC,
        "date": (
            "When: 1912, 1912-01, 1937-02-01, a span 1905/1907 or 1953/.., a decade 190X, "
            "1908~ (about), 1908? (perhaps), 44 BC."
        ),
        "after": "The id of an event that the text puts before this one; a list for several.",
        "quote": _QUOTE,
        "why": _WHY,
        "draft": _DRAFT,
    },
    "choice": {
        "id": _ID.format("the prompt"),
        "topic": _TOPIC,
        "ask": "The prompt.",
        "answer": "The right option; a list if several are right and all must be chosen.",
        "wrong": f"1 to {MAX_OPTIONS - 1} wrong options:  - Baku  or, with why,  - Baku: That was later.",
        "quote": _QUOTE,
        "why": _WHY,
        "inferred": "true: the answer follows from the quote without being named in it. Say how in  why.",
        "draft": _DRAFT,
    },
    "ordering": {
        "id": _ID.format("its events"),
        "topic": _TOPIC,
        "order": f"The ids of {MIN_EVENTS} to {MAX_EVENTS} events, earliest first. In [a, [b, c]] two tie.",
        "ask": "The prompt, if not the usual one.",
        "why": _WHY,
        "draft": _DRAFT,
    },
    "option": {
        "option": "What the player reads.",
        "why": "Why it is wrong, in your own words.",
        "quote": "Words of the source that show it; a list for several passages.",
    },
}
"""By the kind of mapping, and the key in it."""
