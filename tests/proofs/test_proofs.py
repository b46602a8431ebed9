from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs import Proof, proofs
from tests.proofs.__main__ import main


@pytest.mark.parametrize("proof", [pytest.param(proof, id=name) for name, proof in proofs()])
def test_the_claim_holds(proof: Proof, tmp_path: Path) -> None:
    assert proof.attempt(proof.short, 1, tmp_path, lambda _: None)


def test_a_refuted_claim_is_an_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refute(*_: object) -> str:
        raise AssertionError("it is round")

    flat = Proof("The earth is flat", refute, whole=1, short=1)
    monkeypatch.setattr("tests.proofs.__main__.proofs", lambda: [("flat", flat)])
    assert main([]) == 1
    assert "REFUTED (seed 1): it is round" in capsys.readouterr().out


def test_a_proof_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["no-such-proof"])
    assert caught.value.code == 2
