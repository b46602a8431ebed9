"""What the README promises holds."""

import re
from pathlib import Path

import pytest

from quiz.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_bank_has_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found
    path = tmp_path / "example.yaml"
    path.write_text(found[1], encoding="utf-8")
    assert main(["check", "--strict", str(path)]) == 0, capsys.readouterr().out


def test_the_built_in_bank_has_no_problems() -> None:
    assert main(["check", "--strict", str(ROOT / "questions.yaml")]) == 0


@pytest.mark.parametrize("path", re.findall(r"!\[[^]]*\]\(([^)]*)\)", README))
def test_a_picture_is_there(path: str) -> None:
    assert (ROOT / path).is_file()
