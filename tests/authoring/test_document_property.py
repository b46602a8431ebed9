from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.document import Document, Section
from tests.authoring.oracle import change, check
from tests.authoring.rendering import render

_LETTERINGS = [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_a_change_leaves_every_line_as_it_was_that_does_not_belong_to_it(seed: int) -> None:
    chance = Random(seed)
    bank = render(chance)
    codec, mark = chance.choice(_LETTERINGS)
    document = Document.read(mark + bank.text.encode(codec))
    changes = {section.value: change(chance, section, document.entries(section)) for section in Section}
    after = document.with_entries(changes[Section.TIMELINE].entries, changes[Section.QUESTIONS].entries)
    assert after.raw.startswith(mark)
    check(bank, after.raw.removeprefix(mark).decode(codec), changes)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_a_file_written_without_a_change_is_the_same_file(seed: int) -> None:
    document = Document.read(render(Random(seed)).text.encode())
    same = document.with_entries(document.entries(Section.TIMELINE), document.entries(Section.QUESTIONS))
    assert same.raw == document.raw


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_change_that_is_written_and_read_reads_the_same_as_before_it_was_read(seed: int) -> None:
    chance = Random(seed)
    document = Document.read(render(chance).text.encode())
    changes = [change(chance, section, document.entries(section)).entries for section in Section]
    after = document.with_entries(*changes)
    again = Document.read(after.raw)
    assert [again.entries(section) for section in Section] == [after.entries(section) for section in Section]
