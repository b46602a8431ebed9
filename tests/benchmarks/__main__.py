"""Measure: `python -m tests.benchmarks [--json] [--short]`."""

import argparse
import json
import tempfile
from pathlib import Path

from tests.benchmarks import bounds, crowd, paint, screens, teaching
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
        found = [
            figure
            for room in (teaching, bounds, screens, paint, crowd)
            for figure in room.figures(Path(name), options.short)
        ]
    if options.json:
        objects = [{**figure._asdict(), "ratio": figure.ratio, "holds": figure.holds} for figure in found]
        print(json.dumps(objects, indent=2))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
