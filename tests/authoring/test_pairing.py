from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.editing.pairing import paired, staying

words = st.lists(st.sampled_from("abcd"), max_size=7)


def test_what_is_alike_is_the_same_and_so_is_what_stands_between_the_same_neighbours() -> None:
    assert paired(["a", "b", "c"], ["a", "x", "c"]) == [0, 1, 2]
    assert paired(["a", "b", "c"], ["a", "c"]) == [0, 2]
    assert paired(["a", "b"], ["x", "a", "b"]) == [None, 0, 1]
    assert paired(["a", "b", "c"], ["c", "a", "b"]) == [2, 0, 1]
    assert paired([], ["a"]) == [None]


@given(words, words)
def test_no_item_is_two_and_all_that_can_be_are_the_same(old: list[str], new: list[str]) -> None:
    origins = paired([*old], [*new])
    known = [origin for origin in origins if origin is not None]
    assert len(known) == len(set(known))
    alike = sum(
        1 for origin, word in zip(origins, new, strict=True) if origin is not None and old[origin] == word
    )
    assert alike == sum(min(old.count(word), new.count(word)) for word in "abcd")


def test_a_very_long_list_is_compared_in_place() -> None:
    old = [str(number) for number in range(500)]
    assert paired([*old], [*old[:250], "x", *old[251:]]) == [*range(500)]


@given(st.permutations(range(7)))
def test_as_many_as_can_be_stay(origins: list[int]) -> None:
    kept = [origin for origin in origins if origin in staying(origins)]
    assert kept == sorted(kept)
    longest = [1] * len(origins)
    for index, origin in enumerate(origins):
        longest[index] += max((longest[at] for at in range(index) if origins[at] < origin), default=0)
    assert len(kept) == max(longest)


def test_new_ones_neither_stay_nor_move() -> None:
    assert staying([None, 2, None, 0, 1]) == {0, 1}
    assert staying([None]) == frozenset()
