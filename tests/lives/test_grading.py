"""What is said of drafts is said by hand-made keys, and a wrong draft cannot pass for a right one."""

import pytest

from tests.lives.grading import fault_of
from tests.lives.tables import Told

SENTENCE = "In 1831 his father moved to Paris, where Liszt, who was born in 1811, did not play until 1835."
MOVED = Told(["his father moved to Paris"], ["mov"], ["where Liszt"], ["father"])
PLAYED = Told(["Liszt", "did not play"], ["play"], who=["Liszt"], never=["not"], unless=["until"])
DATES = ["1831", "1811", "1835"]


@pytest.mark.parametrize(
    ("event", "told", "grade"),
    [
        ("His father moved to Paris", MOVED, "right"),
        ("His father moves to Paris", MOVED, "right"),
        ("Frédéric's father moved to Paris, where Liszt", MOVED, "right"),
        ("His father moved to Paris, where Liszt was born", MOVED, "wrong"),
        ("Liszt", MOVED, "wrong"),
        ("He moved to Paris", MOVED, "wrong"),
        ("Liszt was born", Told(), "wrong"),
        ("Liszt did not play", PLAYED, "wrong"),
        ("Liszt did not play until then", PLAYED, "right"),
        ("Liszt plays", PLAYED, "right"),
        ("His father", MOVED, "unusable"),
        ("His father moved to", MOVED, "unusable"),
        ("In 1831 his father moved to Paris", MOVED, "unusable"),
        ("His father moved to Paris (", MOVED, "unusable"),
        ("His father moved, , to Paris", MOVED, "unusable"),
        ("His father moved to Paris" + " again" * 30, MOVED, "unusable"),
    ],
)
def test_a_draft_is_graded_by_the_clause_of_its_date(event: str, told: Told, grade: str) -> None:
    assert fault_of(event, told, SENTENCE, DATES, "en")[0] == grade
