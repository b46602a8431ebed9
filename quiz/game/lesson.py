"""The end of a part of a lesson: how it went, what was kept back meanwhile, and what comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from quiz.game.asked import Evidence, Feedback
from quiz.game.banks import Banks
from quiz.game.parts import Part, Stretch, left_to_rounds, lit, part_of
from quiz.game.question import ask
from quiz.game.results import new_names
from quiz.game.round import Play, Round
from quiz.game.wording import counted
from quiz.text.spans import Run

_FIRST_WORDS = 18  # of what is read next


def later(round: Round, feedback: Feedback) -> str:  # noqa: A002 (the word for it)
    """Say when that comes which an explanation holds back; a round from before lessons has no such page."""
    what = "More" if feedback.evidence else "The proof"
    when = "comes at the part's end" if round.play is Play.READ else "comes at the end"
    return f"{what} {when if round.is_lesson else 'would tell what is still to come'}."


class PartEnd(NamedTuple):
    """What there is to see when all questions of a part have been right once."""

    title: str
    said: tuple[str, ...]
    """How it went, a sentence each."""
    new: frozenset[str] = frozenset()
    """The keys of the events that the player has learned in it."""
    place: tuple[str, str] = ("", "")
    """Which part of how many, such as ("1", "of 6"); empty for misses."""
    stretches: tuple[Stretch, ...] = ()
    """What was read, with all its quotes marked; empty for misses."""
    credit: str = ""
    kept_back: tuple[Feedback, ...] = ()
    """What explanations left out, but for the quotes that stand in what was read."""
    coming: str = ""
    """Which part comes, and how many questions; empty after the last."""
    first_words: str = ""
    """With which it begins."""


def part_end(round_: Round, banks: Banks, new: frozenset[str] = frozenset()) -> PartEnd | None:
    """Give the last page of the part that has just ended; None amid a part, and of misses if all was told.

    `new` are the keys of the events that the player has learned in it.
    """
    ended = round_.part_ended
    if ended is None or round_.is_again:
        return None
    part = part_of(round_.dealt[round_.position - 1], banks) if round_.play is Play.READ else None
    kept_back = tuple(_kept_back(round_, banks, ended, part))
    said = (*_said(round_, banks, ended), *_learned(banks, new))
    if part is None:
        return PartEnd("All is right now", said, new, kept_back=kept_back) if kept_back else None
    place, credit = (str(part.number), f"of {part.of}"), banks.by_id[part.bank].source.credit()
    title = "All of it is read" if round_.finished else f"Part {part.number} of {part.of} is read"
    follows = ("", "") if round_.finished else coming(round_, banks)
    return PartEnd(title, said, new, place, lit(part, banks), credit, kept_back, *follows)


def coming(round: Round, banks: Banks) -> tuple[str, str]:  # noqa: A002 (the word for it)
    """Give which part comes, and its first words; empty where the current question is in none by now."""
    dealt = round.dealt[round.at]
    if not (part := part_of(dealt, banks)):
        return "", ""
    source, left = banks.by_id[part.bank].source, round.left_of(dealt.part)
    goes_on = "begins" if left == len(round.of_part(dealt.part)) else "goes on"
    words = source.meant(source.sentences[part.sentences.start]).split()
    first = " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
    return f"Part {part.number} {goes_on}, {counted(left, 'question')}", first


def _said(round_: Round, banks: Banks, part: int) -> Iterator[str]:
    of_part = round_.of_part(part)
    right = sum(round_.answers[position].mark == 1 for position in of_part)
    yield f"{right} of {len(of_part)} at the first try."
    came_back = set(round_.doubtful).intersection(of_part) - round_.lapsed
    if came_back:
        yield f"{len(came_back)} came back until {'it was' if len(came_back) == 1 else 'they were'} right."
    if round_.play is Play.READ and round_.finished:
        if len(of_part) < round_.total:
            yield f"In all, {round_.right} of {round_.total} at the first try."
        if left := left_to_rounds(banks):
            reach, them = ("reaches", "it") if left == 1 else ("reach", "them")
            yield f"{counted(left, 'ordering')} {reach} over several parts: a round asks {them}."


def _learned(banks: Banks, new: frozenset[str]) -> Iterator[str]:
    dated = [event for key, event in banks.event.items() if key in new and event.date]
    if dated:
        names = "; ".join(f"{event.event} ({event.when})" for event in dated)
        yield f"{new_names(len(dated)).capitalize()}: {names}."


def _kept_back(round_: Round, banks: Banks, ended: int, part: Part | None) -> Iterator[Feedback]:
    """Give what is left to tell of what was explained in part alone when it was answered."""
    for position in round_.of_part(ended):
        answer = round_.answers[position]
        then = replace(round_, answers=round_.answers[:position], again=())
        with suppress(KeyError):  # gone from its bank since
            if ask(then, banks, position).feedback(answer).held_back:
                told = ask(round_, banks, position).feedback(answer)
                of_options = (found for each in told.chosen for found in each.evidence)
                quotes = (_quote(found, banks, part) for found in (*told.evidence, *of_options))
                evidence = tuple(found for found in quotes if found.runs)
                if evidence or told.whys:
                    yield replace(told, evidence=evidence)


def _quote(found: Evidence, banks: Banks, part: Part | None) -> Evidence:
    """Give what a passage quotes, without the rest of it, nor what stands in the part that was read."""
    source = banks.by_id[found.bank].source
    sentences = source.sentences[part.sentences.start : part.sentences.stop] if part else ()
    read = range(sentences[0].start, sentences[-1].end) if sentences else range(0)
    runs: list[Run] = []
    for span in found.location.spans:
        if span.start not in read:
            runs += [Run(" [...] ")] * bool(runs) + [*source.runs(span, [span])]
    return found._replace(runs=tuple(runs))
