"""One measured figure: a value, its floor measured in the same run, and the ratio that is aimed for."""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, against its floor."""

    name: str
    value: float
    floor: float
    """What it is compared with, measured in the same run."""
    unit: str
    bound: float
    """The ratio that is aimed for."""

    @property
    def ratio(self) -> float:
        """Value over floor."""
        return self.value / self.floor

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.ratio <= self.bound


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def best(times: int, act: Callable[[], object]) -> float:
    """The least time that an act takes of so many: what the machine can do when it is not busy elsewhere."""
    return min(seconds(act) for _ in range(times))


def processor_seconds(act: Callable[[], object]) -> float:
    """How long an act keeps the processor: other work of the machine is not counted."""
    start = time.process_time()
    act()
    return time.process_time() - start


def bests(times: int, *acts: Callable[[], object]) -> list[float]:
    """The least time of the processor that each of some acts takes, by turns."""
    taken = [[processor_seconds(act) for act in acts] for _ in range(times)]
    return [min(each) for each in zip(*taken, strict=True)]


def medians(times: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each of some measurements, taken by turns, so that a busy moment meets all of them."""
    taken = [[measure() for measure in measures] for _ in range(times)]
    return [statistics.median(each) for each in zip(*taken, strict=True)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text."""
    return "\n".join(
        f"{each.name:<66} {each.value:9.4g} {each.unit:<4} floor {each.floor:9.4g}  ratio {each.ratio:6.2f}"
        f"  aim ≤ {each.bound:g}{'' if each.holds else '  missed'}"
        for each in figures
    )
