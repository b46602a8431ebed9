from __future__ import annotations

import pytest

from tests.golden.files import GOLDENS, difference, kept


@pytest.mark.parametrize("name", GOLDENS)
def test_the_program_does_what_its_golden_file_says(name: str) -> None:
    if differing := difference(name):
        pytest.fail(f"{differing}\n\nIf this is meant: python -m tests.golden", pytrace=False)


def test_each_golden_file_is_compared_with_something() -> None:
    assert kept() == set(GOLDENS)
