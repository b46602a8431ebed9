"""Made-up banks of any size, whose prompts and answers differ as people's do."""

import re
from itertools import count
from pathlib import Path
from random import Random

_SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hel", "jo", "kan", "lis", "mor", "nu", "pra", "ste", "tol")
TITLE = "A made-up town"
_LIVES = Path(__file__).parent.parent / "lives"


class Words:
    """Made-up words, the same at every run."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        long = [self._chance.randint(2, 4) for _ in range(3_000)]
        self._all = ["".join(self._chance.choices(_SYLLABLES, k=count)) for count in long]

    def some(self, count: int) -> str:
        """So many words."""
        return " ".join(self._chance.choices(self._all, k=count))


def sentences(count: int, words: Words) -> list[str]:
    """So many sentences, none like another."""
    some = words.some
    return [
        f"In {1500 + number} {some(3)} the {some(6)} of {some(2).title()} and {some(3)}."
        for number in range(count)
    ]


def paragraphs(told: list[str]) -> list[str]:
    """The sentences, seven to a paragraph."""
    return [" ".join(told[at : at + 7]) for at in range(0, len(told), 7)]


def biographies(size: int) -> str:
    """Lives as they are written, one behind the other, so many characters; each time round in other years."""
    lives = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_LIVES.glob("[!.]*[a-z].txt")))
    told = ""
    for turn in count():
        told += re.sub(r"\b1\d{3}\b", lambda year, by=turn: str(int(year[0]) + by), lives)  # type: ignore[misc]
        if len(told) >= size:
            return told[:size]
    raise AssertionError


def a_bank(questions: int) -> str:
    """A bank of so many choices, each quote of which stands in its source of 50 kB, as YAML."""
    words = Words(questions)
    told = sentences(500, words)
    parts = [f"title: {TITLE}\nsource:\n  title: The chronicle\n  text: |\n"]
    parts += [f"    {paragraph}\n" for paragraph in paragraphs(told)]
    parts.append("questions:\n")
    for number in range(questions):
        sentence = told[number % len(told)].split()
        parts.append(
            f"  - id: q{number}\n"
            f"    topic: Topic {number % 7}\n"
            f"    ask: What {words.some(6)} in the {words.some(2)}?\n"
            f"    answer: {' '.join(sentence[3:5])}\n"
            f"    wrong:\n"
            f"      - {words.some(2)}: {words.some(6)}.\n"
            f"      - {words.some(2)}\n"
            f"      - {words.some(2)}\n"
            f"    quote: {' '.join(sentence[2:9])}\n"
        )
    return "".join(parts)


def a_line(events: int) -> str:
    """A bank of so many events of which one is before all others, and those are open against each other."""
    told = [f"In the year {1500 + number} the deed number {number} was done." for number in range(events)]
    parts = [f"title: {TITLE}\nsource:\n  title: The chronicle\n  text: |\n"]
    parts += [f"    {paragraph}\n\n" for paragraph in paragraphs(told)]
    parts.append("timeline:\n")
    for number, sentence in enumerate(told):
        date = "1500/1990" if number else "1400"
        parts.append(f"  - id: e{number}\n    event: Deed number {number}\n    date: {date}\n")
        parts.append(f"    quote: {sentence[:-1]}\n")
    return "".join(parts)


def write_line(folder: Path, events: int) -> Path:
    """Write a bank of so many events."""
    path = folder / f"line-{events}.yaml"
    path.write_text(a_line(events), encoding="utf-8")
    return path


def write_bank(folder: Path, questions: int) -> Path:
    """Write such a bank into a folder."""
    path = folder / f"bank-{questions}.yaml"
    path.write_text(a_bank(questions), encoding="utf-8")
    return path
