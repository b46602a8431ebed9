from collections import Counter
from random import Random

from quiz.game.chance import Chance


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert [Chance("a").below(1000) for _ in range(3)] == [Chance("a").below(1000) for _ in range(3)]


def test_its_numbers_are_those_that_python_promises_to_keep() -> None:
    chance = Chance("Leonid")
    promised = Random("Leonid")
    assert [chance.below(100) for _ in range(5)] == [int(promised.random() * 100) for _ in range(5)]


def test_shuffling_keeps_every_value() -> None:
    assert sorted(Chance("a").shuffled("abcde")) == list("abcde")


def test_shuffling_leaves_what_it_was_given_alone() -> None:
    values = [1, 2, 3]
    Chance("a").shuffled(values)
    assert values == [1, 2, 3]


def test_every_order_comes_up_about_as_often() -> None:
    chance = Chance("fair")
    orders = Counter(tuple(chance.shuffled("abc")) for _ in range(6000))
    assert len(orders) == 6
    assert all(880 < count < 1120 for count in orders.values())
