"""Measure: `python -m tests.benchmarks [--json] [--short]`."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import reading, screens, teaching
from tests.benchmarks.figures import table


def main() -> None:
    """Print every figure with its floor and their ratio."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Speed and memory as ratios to a floor."
    )
    parser.add_argument("--json", action="store_true", help="an array of objects instead of a table")
    parser.add_argument("--short", action="store_true", help="fewer and smaller measurements")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [*reading.figures(folder, options.short), *screens.figures(folder, options.short)]
        found += teaching.figures(folder, options.short)
    if options.json:
        print(
            json.dumps(
                [{**asdict(figure), "ratio": figure.ratio, "holds": figure.holds} for figure in found],
                indent=2,
            )
        )
    else:
        print(table(found))


if __name__ == "__main__":
    main()
