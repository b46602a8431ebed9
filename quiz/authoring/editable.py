"""A bank's file to be edited, or refused with what is wrong in it."""

from __future__ import annotations

from quiz.authoring.document import IN_BRACES, Document, NotEditable
from quiz.bank.reading import read_text

_UNTRUSTED = frozenset(
    [
        *("encoding", "syntax", "tab", "indentation", "no-dash", "too-deep", "too-much"),
        *("anchor", "alias", "tag", "merge-key", "directive", "several-documents", "key", "duplicate-key"),
    ]
)
"""Codes of problems with a file's YAML, rather than with what it says."""


def read_document(raw: bytes) -> Document:
    """Read a file to change it; raises NotEditable with its first problem, in the words of `quiz check`."""
    try:
        return Document.read(raw)
    except NotEditable as error:
        if error.problem.code == IN_BRACES:
            raise
        errors = read_text(raw, "").errors
        raise NotEditable([*(each for each in errors if each.code in _UNTRUSTED), *errors][0]) from None
