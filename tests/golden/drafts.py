"""The dates that `quiz new` drafts from each life, and the quotes they hang on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from tests.golden.program import BUILT_IN, LIVES, a_folder, run

_WORDS = 6
"""So many words of a quote are enough to find it in its text."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    texts: dict[str, Callable[[], str]] = {
        path.stem: partial(_text, path) for path in sorted(LIVES.glob("*.txt"))
    }
    texts[BUILT_IN.stem] = _built_in_text
    return {f"new/{name}": partial(_drafted, text) for name, text in texts.items()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _built_in_text() -> str:
    return str(_parsed(BUILT_IN)["source"]["text"])


def _drafted(text: Callable[[], str]) -> str:
    """The dates in the written bank, each with the first words of its quote, by date."""
    with a_folder() as folder:
        life, bank = folder / "life.txt", folder / "life.yaml"
        life.write_text(text(), encoding="utf-8")
        assert run(folder, "new", bank, "--from", life).code == 0
        events = _parsed(bank)["timeline"]
    found = sorted((event.get("date", "none"), _opening(event["quote"])) for event in events)
    return "".join(f"{date}  {opening}\n" for date, opening in found)


def _opening(quote: str | list[str]) -> str:
    first = quote if isinstance(quote, str) else quote[0]
    return " ".join(first.split()[:_WORDS])


def _parsed(path: Path) -> Any:
    """What a bank's file says; every scalar is text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
