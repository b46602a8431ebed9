import pytest

from quiz.bank.coverage import Share
from quiz.game.round import counted, listed, score_text, share_text, time_text


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (7.0, "7 of 10"),
        (7.8, "7.8 of 10"),
        (2 / 3, "0.7 of 10"),
        (0.1 + 0.2, "0.3 of 10"),
        (9.96, "9.96 of 10"),
        (1 / 21, "0.05 of 10"),
        (sum([0.1] * 10), "1 of 10"),
    ],
)
def test_a_score_is_short_and_never_rounded_to_a_whole_it_has_not_reached(score: float, text: str) -> None:
    assert score_text(score, 10) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (45.4, "45 s"), (59.6, "1 min 0 s"), (125, "2 min 5 s"), (3785, "1 h 3 min")],
)
def test_a_time_has_its_two_largest_units(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


@pytest.mark.parametrize(
    ("texts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_ends_with_and(texts: list[str], text: str) -> None:
    assert listed(texts) == text


def test_one_is_not_several() -> None:
    assert (counted(1, "pair"), counted(2, "pair"), counted(2, "quiz", "quizzes")) == (
        "1 pair",
        "2 pairs",
        "2 quizzes",
    )


def test_a_share_names_both_numbers_and_the_percentage() -> None:
    assert share_text(Share(33, 35), "sentence") == "33 of 35 sentences (94%)"
    assert share_text(Share(0, 1), "word") == "0 of 1 word (0%)"
