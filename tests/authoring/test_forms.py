"""What a rule says of an item, as it is said where the item is written in a form."""

import pytest

from quiz.authoring.forms import FORMS, in_a_form
from quiz.bank.format import KEYS
from quiz.bank.problems import Problem


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("add  inferred: true  and say how under  why:", "tick “Inferred” and say how under “Explanation”"),
        ("write:  date: 1905/1907", "write 1905/1907 under “Date”"),
        ("write  after: roscius  at the event “x”", "write roscius under “After” at the event “x”"),
        ("one  after:  or  before:  of these", "one “After” or “Before” of these"),
        ('add  quote: "…"  or  draft: true', "fill in “Quote” or tick “Draft”"),
        ("write: [Paris, Rome] , or “and”", "write each as a text of its own: Paris, Rome, or “and”"),
        ("write  a(n) , or put it there", "write a(n), or put it there"),
        ("quote more of it", "quote more of it"),
    ],
)
def test_a_way_out_names_the_fields_of_the_form(hint: str, said: str) -> None:
    assert in_a_form(Problem("code", "message", hint)).hint == said


def test_what_is_missing_is_named_as_in_the_form_and_how_a_file_has_it_is_not_told() -> None:
    told = in_a_form(Problem("missing", "“ask” is empty", "write it after the colon", path=("ask",)))
    assert (told.message, told.hint) == ("“Question” is empty", "")


def test_a_form_has_every_field_that_such_an_item_may_have() -> None:
    for kind, keys in KEYS.items():
        assert {field.key for form in FORMS for field in FORMS[form] if form == kind} == set(keys)
