import sys
from pathlib import Path

import pytest

from tests.proofs.__main__ import PROOFS


@pytest.mark.parametrize("name", PROOFS)
def test_the_claim_holds(name: str, tmp_path: Path) -> None:
    if name == "hangups" and sys.platform == "win32":
        pytest.skip("a pty needs a POSIX system")
    attempt, _ = PROOFS[name]
    assert attempt(20 if name == "lessons" else 8, 1, tmp_path)
