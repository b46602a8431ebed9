"""A problem's field: from an item and a path to what stands there, and back."""

from __future__ import annotations

import pytest

from quiz.bank.findings import node_at, path_to, walk
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import Mapping, Scalar, compose

ITEM = """\
ask: Where?
answer: [Lugansk, Odessa]
wrong:
  - Samara: He was born there.
  - {option: Narym, why: Later., quote: [one two three, four five six]}
  - Baku
quote: seven eight nine
order: [a, [b, c], [d]]
"""


def item() -> Mapping:
    root = compose(ITEM).root
    assert isinstance(root, Mapping)
    return root


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("ask",), "Where?"),
        (("answer", 1), "Odessa"),
        (("wrong", 0, "option"), "Samara"),
        (("wrong", 0, "why"), "He was born there."),
        (("wrong", 1, "option"), "Narym"),
        (("wrong", 1, "quote", 1), "four five six"),
        (("wrong", 2, "option"), "Baku"),
        (("quote", 0), "seven eight nine"),
        (("order", 0, 0), "a"),
        (("order", 1, 1), "c"),
        (("order", 2, 0), "d"),
        (("wrong",), "wrong"),  # of more than a text the key
    ],
)
def test_a_path_leads_to_what_stands_there(path: FieldPath, text: str) -> None:
    found = node_at(item(), path)
    assert isinstance(found, Scalar)
    assert found.value == text


@pytest.mark.parametrize("path", [("why",), ("answer", 7), ("wrong", 9, "why")])
def test_a_path_to_nothing_leads_as_far_as_there_is_something(path: FieldPath) -> None:
    assert node_at(item(), path) is not None


def test_every_text_has_a_path_that_leads_back_to_it() -> None:
    whole = item()
    texts = [(node, path) for node, path, is_key in walk(whole) if isinstance(node, Scalar) and not is_key]
    assert len(texts) == 15
    assert all(node_at(whole, path) is node and path_to(whole, node) == path for node, path in texts)
