"""Walks through a graph of keys, never deeper than one call: a chain may be ten thousand long."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]
"""Each key with the keys its edges lead to; a key without edges may be missing."""


def reached(start: str, graph: Graph, seen: set[str]) -> Iterator[str]:
    """Give the start and the keys reached from it that were not seen yet; then they are."""
    seen.add(start)
    waiting = [start]
    while waiting:
        key = waiting.pop()
        yield key
        for following in graph.get(key, ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)


def components(forward: Graph, backward: Graph) -> tuple[tuple[str, ...], ...]:
    """Give the strongly connected components, each before those its edges lead to (Kosaraju); linear.

    `backward` holds the same edges the other way round. A component of several keys is a knot of cycles.
    """
    seen: set[str] = set()
    latest_first = reversed(list(_finished(forward)))
    return tuple(tuple(reached(key, backward, seen)) for key in latest_first if key not in seen)


def shortest_path(
    start: str, goal: str, graph: Graph, within: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Give the keys from start to goal, at least one edge on, through these keys; () if there is no way."""
    allowed = None if within is None else set(within)
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for following in graph.get(key, ()):
            if following == goal:
                path = [goal, key]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if (
                following not in came_from
                and following != start
                and (allowed is None or following in allowed)
            ):
                came_from[following] = key
                waiting.append(following)
    return ()


def _finished(graph: Graph) -> Iterator[str]:
    """Every key once, after all keys that a depth-first walk reaches from it."""
    seen: set[str] = set()
    for root in graph:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(graph[root]))]
        while path:
            key, edges = path[-1]
            for following in edges:
                if following not in seen:
                    seen.add(following)
                    path.append((following, iter(graph.get(following, ()))))
                    break
            else:
                path.pop()
                yield key
