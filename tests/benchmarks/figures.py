"""One measured figure: a value, its floor measured in the same run, and the ratio that is aimed for."""

from __future__ import annotations

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


def best(times: int, measure: Callable[[], float]) -> float:
    """The least of so many measurements: what the machine can do when it is not busy elsewhere."""
    return min(measure() for _ in range(times))


def medians(times: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each of some measurements, taken by turns, so that a busy moment meets all of them."""
    taken = [[measure() for measure in measures] for _ in range(times)]
    return [statistics.median(each) for each in zip(*taken, strict=True)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text."""
    rows = [("", "measured", "floor", "ratio", "aim", "")]
    rows += [
        (
            figure.name,
            f"{figure.value:.4g} {figure.unit}",
            f"{figure.floor:.4g} {figure.unit}",
            f"{figure.ratio:.2f}",
            f"≤ {figure.bound:g}",
            "" if figure.holds else "missed",
        )
        for figure in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
