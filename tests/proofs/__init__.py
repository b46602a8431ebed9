"""Proofs that take minutes: whole by `python -m tests.proofs`, short by the test beside them."""
