from __future__ import annotations

from quiz.dates.before import components, reached, shortest_path

FORWARD = {"a": ["b", "c"], "b": ["c"], "c": ["b", "d"]}
BACKWARD = {"b": ["a", "c"], "c": ["a", "b"], "d": ["c"]}


def test_a_component_stands_before_those_its_edges_lead_to() -> None:
    assert [sorted(component) for component in components(FORWARD, BACKWARD)] == [["a"], ["b", "c"], ["d"]]


def test_what_is_reached_is_reached_once() -> None:
    seen = {"c"}
    assert sorted(reached("a", FORWARD, seen)) == ["a", "b"]
    assert seen == {"a", "b", "c"}


def test_the_shortest_path_is_found() -> None:
    assert shortest_path("a", "d", FORWARD) == ("a", "c", "d")


def test_a_path_from_a_key_to_itself_has_an_edge() -> None:
    assert shortest_path("b", "b", FORWARD) == ("b", "c", "b")
    assert shortest_path("a", "a", FORWARD) == ()


def test_a_path_keeps_to_the_keys_that_are_allowed() -> None:
    assert shortest_path("a", "d", FORWARD, within="abd") == ()
