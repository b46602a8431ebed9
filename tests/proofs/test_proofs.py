from pathlib import Path

import pytest

from tests.proofs.__main__ import PROOFS


@pytest.mark.parametrize("name", PROOFS)
def test_the_claim_holds(name: str, tmp_path: Path) -> None:
    attempt, _ = PROOFS[name]
    assert attempt(20 if name == "lessons" else 8, 1, tmp_path)
