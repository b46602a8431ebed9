"""What is decided before a round or a lesson, point by point, as every face shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from quiz.bank.problems import Problem, ProblemError
from quiz.game.banks import Banks
from quiz.game.draw import draws
from quiz.game.round import KIND_NAMES, Settings
from quiz.game.wording import listed

LENGTHS = (5, 10, 20)
"""The lengths that are offered beside all."""


class Point(NamedTuple):
    """One thing to decide."""

    name: str
    """The field that it decides, of the settings or of a lesson's setup."""
    heading: str
    options: Sequence[tuple[str, Any]]
    """What there is to choose from, in words, each with its value."""
    now: Any
    """The value that stands."""
    said: str = ""
    """How it stands, if that is more than the words of its option."""
    several: bool = False
    """Whether several may be chosen: their values are sets, the first of them the empty one, which is all."""

    @property
    def text(self) -> str:
        """How it stands, in words."""
        return self.said or next((text for text, value in self.options if value == self.now), str(self.now))

    @property
    def chosen(self) -> Sequence[int]:
        """The options that stand where several may: none where everything does."""
        return [index for index, (_, value) in enumerate(self.options) if value and value <= self.now]

    @property
    def at(self) -> int:
        """The option that stands, or the first."""
        return next((index for index, (_, value) in enumerate(self.options) if value == self.now), 0)

    def value_of(self, chosen: Sequence[int]) -> Any:
        """Give the value that some of the options have together."""
        values = [self.options[index][1] for index in chosen]
        if not self.several:
            return values[0]
        return frozenset().union(*values) if all(values) else frozenset()


def setting_points(settings: Settings, banks: Banks) -> Iterator[Point]:
    """Give what is decided of the questions, in order; a length of their own is among those offered."""
    every = draws(banks, replace(settings, length=None))
    drawn = every - len(banks.wanted(settings))
    of_them = f" ({drawn} drawn from the timeline)" if drawn > 0 else ""
    lengths = sorted({*LENGTHS, settings.length or LENGTHS[0]})
    sizes = [*((str(each), each) for each in lengths), (f"all {every}{of_them}", None)]
    yield Point("length", "Questions", sizes, settings.length, said=str(settings.length or "all"))
    both = [(listed(list(KIND_NAMES.values())), frozenset(KIND_NAMES))]
    kinds = [(f"{name} alone", frozenset({kind})) for kind, name in KIND_NAMES.items()]
    yield Point("kinds", "Kinds", both + kinds, settings.kinds)
    if banks.topics:
        topics = [("everything", frozenset()), *((topic, frozenset({topic})) for topic in banks.topics)]
        chosen = [topic for topic in banks.topics if topic in settings.topics]
        yield Point("topics", "Topics", topics, settings.topics, listed(chosen) or "everything", several=True)


def with_setting(settings: Settings, name: str, value: Any, banks: Banks) -> Settings:
    """Give the settings with a point decided; raises ProblemError if nothing would be left to draw."""
    settings = replace(settings, **{name: value})
    if not draws(banks, settings):
        raise ProblemError(Problem("nothing-left", "Nothing would be left to draw."))
    return settings
