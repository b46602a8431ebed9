"""YAML as nodes: every scalar is text and knows its place, and what a bank does without is refused."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.findings import node_at, path_to, walk
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import Node, NotYamlError, Scalar, SequenceNode, compose


def root(text: str) -> Node:
    node = compose(text).root
    assert node is not None
    return node


def plain(node: Node | None) -> object:
    """Nodes as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs} if node else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(
            (f"a: {text}", {"a": text})
            for text in ["no", "1912", "0711", "1_000", "1937-02-01", "12:30", "~"]
        ),
        ('"<<": a', {"<<": "a"}),
        ("a: *sterisk", {"a": "*sterisk"}),
        ("\n# a comment\n", None),
    ],
)
def test_every_scalar_is_the_text_that_the_teacher_sees(text: str, value: object) -> None:
    assert plain(compose(text).root) == value


def test_a_node_knows_its_place_from_one_in_characters_those_that_reorder_it_counted() -> None:
    node = compose("a:\n  - b\n  - \u202e“é𝄞”: 'c\u2066 d'\n", has_unseen=True).root
    assert node
    value = node_at(node, ("a", 1, "“é𝄞”"))
    assert isinstance(value, Scalar)
    assert (value.value, value.line, value.column, value.end_column, value.style) == ("c d", 3, 12, 18, "'")


@pytest.mark.parametrize(
    ("text", "refusals"),
    [
        ("a: &x b", [("anchor", 1, 4)]),
        ("a: *x", [("alias", 1, 4)]),
        ("a: !x b", [("tag", 1, 4)]),
        ("a: !!python/object:os.system b", [("tag", 1, 4)]),
        ("a: &x [b]", [("anchor", 1, 4)]),
        ("a: !x {b: c}", [("tag", 1, 4)]),
        ("&x a: b", [("anchor", 1, 1)]),
        ("a: &x b\nc:\n  <<: *x", [("anchor", 1, 4), ("merge-key", 3, 3)]),
        ("<<: {a: b}", [("merge-key", 1, 1)]),
        ("%YAML 1.1\n---\na: b", [("directive", 1, 1)]),
        ("a: b\n---\nc: d", [("several-documents", 2, 1)]),
        ("? [a]\n: b", [("key", 1, 3)]),
        ("{a: b}: c", [("key", 1, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    ],
)
def test_what_a_bank_does_without_is_refused_where_it_stands(
    text: str, refusals: list[tuple[str, int, int]]
) -> None:
    composed = compose(text)
    found = (*composed.refusals, *composed.duplicates)
    assert [(each.code, each.line, each.column) for each in found] == refusals


def test_twenty_levels_are_read_and_the_twenty_first_is_refused() -> None:
    assert plain(root("[" * 20 + "]" * 20)) != []
    with pytest.raises(NotYamlError) as refusal:
        compose("[a, " * 100_000)
    assert refusal.value.column == 20 * len("[a, ") + 1


def test_without_libyaml_the_nodes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, 'b c']\nd:\n  - e: |\n      f\n"
    fast = plain(root(text))
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert plain(root(text)) == fast


TEXTS = st.text(
    st.characters(exclude_categories=["C"], include_characters="\n:-#[]{}&*!|>'\"%@`, "), max_size=30
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_yaml_writes_is_read_back_as_text(value: object) -> None:
    assert plain(root(yaml.safe_dump(value, default_style='"', allow_unicode=True))) == value


# From an item and a path to what stands there, and back

ITEM = root("""\
ask: Where?
answer: [Lugansk, '', Odessa]
wrong:
  - Samara: He was born there.
  - {option: Narym, why: Later., quote: [one two three, four five six]}
  - Baku
quote: seven eight nine
order: [a, [b, c], [d]]
""")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("ask",), "Where?"),
        (("answer", 1), "Odessa"),  # what is empty does not count
        (("wrong", 0, "option"), "Samara"),
        (("wrong", 0, "why"), "He was born there."),
        (("wrong", 1, "option"), "Narym"),
        (("wrong", 1, "quote", 1), "four five six"),
        (("wrong", 2, "option"), "Baku"),
        (("quote", 0), "seven eight nine"),
        (("order", 0, 0), "a"),
        (("order", 1, 1), "c"),
        (("wrong",), "wrong"),  # of more than a text the key
        (("answer", 7), "answer"),  # as far as there is something
    ],
)
def test_a_path_leads_to_what_stands_there(path: FieldPath, text: str) -> None:
    found = node_at(ITEM, path)
    assert isinstance(found, Scalar)
    assert found.value == text


def test_every_text_has_a_path_of_its_own() -> None:
    texts = [(node, path) for node, path, is_key in walk(ITEM) if isinstance(node, Scalar) and not is_key]
    assert len({path for _, path in texts}) == len(texts) == 16
    assert all(path_to(ITEM, node) == path for node, path in texts)
