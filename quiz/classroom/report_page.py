"""A report as a page: to look at, or to print. It has no script, and needs nothing but itself."""

from __future__ import annotations

from datetime import datetime

from quiz.classroom.report import Report
from quiz.classroom.scores import POINTS
from quiz.game.banks import credit_line
from quiz.game.wording import listed
from quiz.text.page import page

OWN = "This report is yours to look after: quiz neither finds nor forgets it."
"""What is said of exported files."""


def report_page(found: Report, begun: datetime) -> str:
    """A page of HTML to look at or to print."""
    return page(
        "classroom",
        "report_page.html",
        found=found,
        date=f"{begun.day} {begun:%B %Y, %H:%M}",
        points=POINTS,
        own=OWN,
        listed=listed,
        credit_line=credit_line,
    )
