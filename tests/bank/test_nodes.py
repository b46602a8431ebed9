from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.problems import ProblemError
from quiz.bank.yaml import Composed, Mapping, Node, NotYamlError, Scalar, Sequence, compose


def root(text: str) -> Node:
    node = compose(text).root
    assert node is not None
    return node


def plain(node: Node) -> object:
    """Nodes as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def refused(composed: Composed) -> list[tuple[str, int, int]]:
    return [(refusal.code, refusal.line, refusal.column) for refusal in composed.refusals]


@pytest.mark.parametrize(
    "text", ["no", "1912", "0711", "1_000", "1937-02-01", "12:30", "~", "null", ".inf", "0x1F"]
)
def test_every_scalar_is_the_text_that_the_teacher_sees(text: str) -> None:
    assert plain(root(f"a: {text}")) == {"a": text}


def test_a_node_knows_its_place_from_one() -> None:
    node = root("a:\n  - b\n  - ü: 'c d'\n")
    assert isinstance(node, Mapping)
    inner = node.get("a")
    assert isinstance(inner, Sequence)
    pair = inner.items[1]
    assert isinstance(pair, Mapping)
    value = pair.get("ü")
    assert isinstance(value, Scalar)
    assert (value.line, value.column, value.end_line, value.end_column, value.style) == (3, 8, 3, 13, "'")


def test_a_place_counts_characters_not_bytes() -> None:
    value = root("“é𝄞”: b")
    assert isinstance(value, Mapping)
    assert [(node.line, node.column) for _, node in value.pairs] == [(1, 7)]


def test_of_two_keys_alike_the_first_is_read_and_the_second_named() -> None:
    composed = compose("a: 1\nb: 2\na: 3\n")
    assert composed.root
    assert plain(composed.root) == {"a": "1", "b": "2"}
    assert [(each.code, each.line, each.column) for each in composed.duplicates] == [("duplicate-key", 3, 1)]


@pytest.mark.parametrize(
    ("text", "refusals"),
    [
        ("a: &x b", [("anchor", 1, 4)]),
        ("a: *x", [("alias", 1, 4)]),
        ("a: !x b", [("tag", 1, 4)]),
        ("a: !!str b", [("tag", 1, 4)]),
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
    ],
)
def test_what_a_bank_does_without_is_refused_where_it_stands(
    text: str, refusals: list[tuple[str, int, int]]
) -> None:
    assert refused(compose(text)) == refusals


@pytest.mark.parametrize(("text", "value"), [('"<<": a', {"<<": "a"}), ("a: *sterisk", {"a": "*sterisk"})])
def test_what_only_looks_like_a_reference_is_a_text(text: str, value: object) -> None:
    assert plain(root(text)) == value


def test_blanks_and_comments_alone_are_no_nodes() -> None:
    assert compose("\n# a comment\n").root is None


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[a, "])
def test_a_hundred_thousand_levels_are_refused_at_the_twenty_first(opening: str) -> None:
    with pytest.raises(NotYamlError) as refusal:
        compose(opening * 100_000)
    assert refusal.value.column == 20 * len(opening) + 1


def test_twenty_levels_are_read() -> None:
    assert plain(root("[" * 20 + "]" * 20)) != []


def test_references_upon_references_are_never_expanded() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    composed = compose(bomb)
    assert len(composed.refusals) == 30 + 2 * 29


def test_a_hundred_references_are_enough_to_give_up() -> None:
    with pytest.raises(ProblemError, match="no quiz bank"):
        compose("- &a b\n" * 1_000)


def test_a_file_of_too_many_values_is_refused() -> None:
    with pytest.raises(ProblemError, match="too large"):
        compose("- [a, b, c, d, e, f, g, h]\n" * 45_000)


def test_characters_that_reorder_text_are_left_out_of_values_and_places_stay() -> None:
    node = compose("\u202ea: \u2066b\nc: d", has_unseen=True).root
    assert node
    assert plain(node) == {"a": "b", "c": "d"}
    assert isinstance(node, Mapping)
    assert [(value.line, value.column) for _, value in node.pairs] == [(1, 5), (2, 4)]


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
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert plain(root(text)) == value
