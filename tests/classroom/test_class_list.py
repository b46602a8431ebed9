"""The class list: read as it stands, and refused where a pupil could not find themselves in it."""

from pathlib import Path

import pytest

from quiz.bank.problems import ProblemError
from quiz.classroom.preparing import read_class_list


def a_list(folder: Path, text: str | bytes) -> Path:
    path = folder / "7b.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada\nGrace\n", ("Ada", "Grace")),
        ("\ufeffAda\r\n\r\n  Grace   Hopper \r\n", ("Ada", "Grace Hopper")),
        ("Zoe\nAda", ("Zoe", "Ada")),
        ("Ada\u202e\nZo\u0308e\n", ("Ada", "Zöe")),
        ("Wolfeschlegelsteinhausenbergerdorff\n!\n", ("Wolfeschlegelsteinhausenbergerdorff", "!")),
        ("Ada\nAdа\n", ("Ada", "Adа")),  # the second ends in a Cyrillic letter
    ],
    ids=[
        "a name a line",
        "an editor's marks and blanks",
        "its order",
        "unseen signs",
        "looks",
        "look-alikes",
    ],
)
def test_names_are_taken_as_they_are(text: str, names: tuple[str, ...], tmp_path: Path) -> None:
    assert read_class_list(a_list(tmp_path, text)) == names


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Ada\nGrace\n\nAda \n", 4, "“Ada” stands in line 1 already"),
        ("", 1, "no name"),
        (" \n\n", 1, "no name"),
        (b"Ada\nZo\xeb\n", 2, "is not a text"),
    ],
    ids=["doubles", "empty", "blank", "another encoding"],
)
def test_what_is_in_the_way_is_said_with_its_line(
    text: str | bytes, line: int, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ProblemError) as refused:
        read_class_list(a_list(tmp_path, text))
    problem = refused.value.problem
    assert problem.line == line
    assert said in problem.message
    assert "7b.txt" in problem.message
    assert problem.hint


def test_what_nobody_sees_is_no_name_and_makes_no_second(tmp_path: Path) -> None:
    path = tmp_path / "8a.txt"
    path.write_text("Anna\n\u200b\n\u3164\u2060\n")
    assert read_class_list(path) == ("Anna",)
    path.write_text("Anna\nAnna\u200b\n")
    with pytest.raises(ProblemError, match="stands in line 1 already"):
        read_class_list(path)


def test_a_list_that_is_not_there_is_said_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"8a\.txt: there is no such file"):
        read_class_list(tmp_path / "8a.txt")
