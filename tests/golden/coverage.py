"""Which sentences of a source are asked about, as `quiz coverage` prints it and as its page marks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.golden.program import BUILT_IN, LIVES, a_folder, run

_SENTENCE = re.compile(r"^ *(\d+)\. \[([\d+]+)\]", re.MULTILINE)
"""` 9. [2] He was released`: a sentence's number, and how many items quote it; `[2+1]` with a draft."""
_SHARE = re.compile(r"(\d+) of (\d+) (sentences?|words?) \((\d+%)\)")
"""`27 of 27 sentences (100%)`."""
_MARK = re.compile(r'id="s(\d+)">.*?<span class="([\w-]+)">')
"""How a sentence is marked on the page: `untouched`, or `depth-3` if three items quote it."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    return {f"coverage/{path.stem}": partial(_covered, path) for path in (BUILT_IN, LIVES / "hannibal.yaml")}


def _covered(path: Path) -> str:
    """The shares, and each sentence with how many items quote it, and whether its page marks it as asked."""
    with a_folder() as folder:
        said = run(folder, "coverage", path)
        page = folder / "page.html"
        written = run(folder, "coverage", "--html", page, path)
        marks = dict(_MARK.findall(page.read_text(encoding="utf-8")))
    assert (said.code, written.code) == (0, 0)
    return "\n".join((*_shares(said.out), *_sentences(said.out, marks), ""))


def _shares(printed: str) -> Iterator[str]:
    closing = " ".join(printed.rpartition("Quoted:")[2].split())
    for part, whole, noun, percent in _SHARE.findall(closing):
        yield f"{part} of {whole} {noun}, {percent}"


def _sentences(printed: str, marks: Mapping[str, str]) -> Iterator[str]:
    counts = _SENTENCE.findall(printed)
    assert [number for number, _ in counts] == list(marks)
    for number, count in counts:
        yield f"{number}: {count}, {'not asked about' if marks[number] == 'untouched' else 'asked about'}"
