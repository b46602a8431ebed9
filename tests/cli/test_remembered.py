"""`quiz flags` and `quiz history`: what players flagged, and what was played."""

from datetime import UTC, datetime

from quiz.memory.log import Memory
from tests.cli.conftest import Quiz
from tests.plain.games import BANK

_LINE = BANK.splitlines().index("  - id: where") + 1


def flag(item: str, word: str, bank: str = "ada") -> None:
    with Memory() as memory:
        memory.flag(bank, item, word, datetime(2026, 11, 22, 9, tzinfo=UTC))


def test_a_flag_is_shown_with_the_line_of_its_question_until_it_is_settled(quiz: Quiz) -> None:
    flag("died of", "wrong")
    flag("where", "too \x1b[2Jeasy")
    code, out, err = quiz("flags", "ada.yaml")
    assert code == 0
    assert out.splitlines() == [
        f"ada.yaml:{_LINE}: flag 2: where: “too ␛[2Jeasy” (2026-11-22)",
        "ada.yaml (no longer in it): flag 1: died of: “wrong” (2026-11-22)",
    ]
    assert "quiz flags ada.yaml --settle 1" in err
    flag("where", "wrong", bank="another")
    for numbers in (["3"], ["1", "3"], ["1", "ada.yaml"]):  # where one is not there, none is settled
        said = quiz("flags", "ada.yaml", "--settle", *numbers)
        assert (said.code, "quiz: " in said.err) == (2, True)
    assert len(quiz("flags", "ada.yaml").out.splitlines()) == 2
    assert quiz("flags", "ada.yaml", "--settle-all").code == 0
    assert quiz("flags", "ada.yaml").out == ""
    assert quiz("flags", "--all", "ada.yaml").out.count(", settled 20") == 2


def test_history_lists_what_was_played(quiz: Quiz) -> None:
    assert quiz("history") == (0, "Nothing has been played yet.\n", "")
    for banks in ([], ["ada.yaml"]):
        quiz(*banks, "--play", "proof", typed="1")
    out = quiz("history").out
    assert "Proof, Leonid Serebryakov: " in out
    assert "Proof, ada: " in out
