"""One measured figure: a value, its floor measured in the same run, and the bound on their ratio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, against its floor."""

    name: str
    """What it is, in a few words."""
    value: float
    """As measured."""
    floor: float
    """What it is compared with, measured in the same run."""
    unit: str
    """Of both."""
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
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
