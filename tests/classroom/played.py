"""Lessons to make reports of."""

from collections.abc import Sequence

from quiz.bank.model import Bank, Item, Question
from quiz.classroom.room import Room
from quiz.classroom.setup import Setup
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.draw import deal
from quiz.game.question import ask
from quiz.game.round import Play, Round
from tests.classroom.keeping import Lesson
from tests.game.lives import a_bank, a_choice

CHECK = ("111", "110", "101", "100", "010", "000")
"""Rows of marks whose figures are known."""


def lesson_of(*banks: Bank, teams: int = 0, setup: Setup | None = None) -> Lesson:
    """A lesson in its lobby with all questions of these banks, in their order."""
    played = Banks(banks)
    dealt = tuple(
        deal(played, bank.id, question, Chance("seed")) for bank in banks for question in bank.questions
    )
    round_ = Round("a-round", Play.ROUND, "seed", dealt)
    asked = [ask(round_, played, index) for index in range(len(dealt))]
    return Lesson(Room(asked, setup or Setup(teams=teams), played.title))


def a_lesson(*items: Item, teams: int = 0) -> Lesson:
    return lesson_of(a_bank(*items), teams=teams)


def choices(count: int) -> list[Question]:
    return [a_choice(f"q{number}", number) for number in range(count)]


def of_rows(*rows: str, names: Sequence[str] = ()) -> Lesson:
    """A lesson, a row a player: 1 right, 0 wrong, - no answer."""
    lesson = a_lesson(*choices(len(rows[0])))
    lesson.join(*(names or [f"Player{number}" for number in range(len(rows))]))
    for question in range(len(rows[0])):
        lesson.ask_marked(*({"1": True, "0": False, "-": None}[row[question]] for row in rows))
    return lesson


def talked_over(lesson: Lesson, first: Sequence[bool | None], last: Sequence[bool | None]) -> None:
    """Ask the next question, let the class talk it over, and vote again."""
    lesson.open()
    lesson.vote_marked(first)
    lesson.step("discuss")
    lesson.step()
    lesson.vote_marked(last)
    lesson.step()
    lesson.step()
