"""Scores, times, numbers and lists in words, as both faces and the commands say them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.game.round import Play

if TYPE_CHECKING:
    from datetime import datetime

    from quiz.bank.coverage import Coverage
    from quiz.game.round import Answer


def number_text(value: float) -> str:
    """Write a score as people do: "7", "7.8"; a score just off a whole number keeps two digits: "9.96"."""
    whole = round(value)
    if abs(value - whole) < 1e-9:
        return str(whole)
    short = f"{value:.1f}"
    return f"{value:.2f}" if short.endswith(".0") else short


def score_text(score: float, total: int) -> str:
    """Write a score out of what could be had: "7.8 of 10"."""
    return f"{number_text(score)} of {total}"


def outcome_text(play: Play, right: int, total: int) -> str:
    """Write what a round came to: "7 of 10", of a timeline "7 of 29 placed"."""
    return f"{right} of {total}{' placed' if play in (Play.TIMELINE, Play.DAILY) else ''}"


def scored(answers: Sequence[Answer]) -> list[str]:
    """Say how many answers were right, and partly so if any: "7 right", "1 partly"."""
    partly = sum(0 < answer.mark < 1 for answer in answers)
    return [f"{sum(answer.mark == 1 for answer in answers)} right", *[f"{partly} partly"] * bool(partly)]


def time_text(seconds: float) -> str:
    """Write a time in its two largest units, seconds rounded: "45 s", "2 min 5 s", "1 h 3 min"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def day_text(at: datetime) -> str:
    """Write a day: "29 November 2026"."""
    return f"{at.day} {at:%B %Y}"


def listed(texts: Sequence[str]) -> str:
    """Write several as one: "A", "A and B", "A, B and C"."""
    *most, last = texts or ("",)
    return f"{', '.join(most)} and {last}" if most else last


_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve"


def number_word(count: int) -> str:
    """Write a small number as a word: "two"; a larger one in figures."""
    words = _NUMBERS.split()
    return words[count] if count < len(words) else str(count)


def counted(count: int, one: str) -> str:
    """Write a number with its noun: "1 pair", "2 pairs"."""
    return f"{count} {one}{'' if count == 1 else 's'}"


def quoted_text(found: Coverage) -> str:
    """Say how much of a source is quoted: "33 of 35 sentences (94%) and 61 of 109 words (56%)"."""
    shares = (found.sentences, "sentence"), (found.words, "word")
    said = (f"{share.part} of {counted(share.whole, noun)} ({share.percent}%)" for share, noun in shares)
    return f"Questions and events quote {' and '.join(said)}."
