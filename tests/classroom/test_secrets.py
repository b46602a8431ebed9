"""Until the reveal nothing that is sent tells what is right."""

from collections.abc import Iterator

from quiz.bank.model import Bank, fingerprint
from quiz.classroom.room import Room
from quiz.classroom.setup import Setup
from quiz.classroom.view import encoded
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind
from tests.classroom.keeping import Lesson
from tests.game.lives import a_bank, a_choice, a_round_of, an_event, an_ordering, sentence

SHOWN = (("Kyiv", "Minsk", "Riga"), ("ev-c", "ev-a", "ev-b"))


def a_bank_where(right: str, order: tuple[str, ...]) -> Bank:
    """A bank where this is right, the other options are wrong, and the events came in this order."""
    wrong = [each for each in SHOWN[0] if each != right]
    events = (an_event(each, 3 + at, str(1900 + order.index(each))) for at, each in enumerate(sorted(order)))
    ordering = an_ordering("id-of-ordering", *order)
    return a_bank(*events, a_choice("q", 0, answers=(right,), wrong=wrong), ordering, name="bank-of-life")


def room_of(bank: Bank) -> Room:
    kinds = (Kind.CHOICE, Kind.ORDERING)
    dealt = a_round_of(
        *(
            Dealt(bank.id, each.id, kind, fingerprint(each), shown)
            for each, kind, shown in zip(bank.questions, kinds, SHOWN, strict=True)
        )
    )
    asked = [ask(dealt, Banks([bank]), at) for at in range(2)]
    return Room(asked, Setup(teams=2, limit=20), "Title")


def sent(bank: Bank) -> Iterator[tuple[str, str]]:
    """What all phones are sent after every act, with the phase: each question up to before its reveal."""
    lesson = Lesson(room_of(bank))
    room = lesson.room

    def views() -> Iterator[tuple[str, str]]:
        for player in room.players.values():
            yield room.phase, encoded(room, player, 0.0, 30, 1)

    lesson.join("Ada", "Ben", "Cyd")
    yield from views()
    for answers in ([[0], [1], None], [[0, 1, 2], [2], None]):
        lesson.step()
        yield from views()
        lesson.vote(answers)
        yield from views()
        for act in ("pause", "resume", "close", "discuss", "pause", "resume", "go"):
            lesson.step(act)
            yield from views()
        lesson.vote(reversed(answers))
        lesson.join(f"Late{room.at}")
        yield from views()
        lesson.step()
        yield from views()
        lesson.step("skip")
        yield from views()


ONE = a_bank_where("Kyiv", ("ev-a", "ev-b", "ev-c"))
OTHER = a_bank_where("Riga", ("ev-b", "ev-c", "ev-a"))


def test_every_byte_before_the_reveal_is_the_same_whatever_is_right() -> None:
    one = list(sent(ONE))
    assert one == list(sent(OTHER))
    assert {phase for phase, _ in one} == {"lobby", "question", "bars", "discuss", "skipped"}


def test_no_view_before_the_reveal_holds_an_id_a_fingerprint_or_a_quote() -> None:
    ids = [each.id for each in (*ONE.questions, *ONE.timeline) if each.id != "q"]
    marks = [fingerprint(each) for each in ONE.questions]
    texts = [view for _, view in sent(ONE)]
    told = [*ids[:1], ONE.id, *marks, *map(sentence, range(6)), '"ev-', '"q"', "19"]
    assert not [secret for secret in told for view in texts if secret in view.replace('"q":', "")]


def test_the_reveal_tells() -> None:
    revealed = []
    for bank in (ONE, OTHER):
        lesson = Lesson(room_of(bank))
        lesson.join("Ada")
        lesson.ask([[0]])
        revealed.append(encoded(lesson.room, lesson.room.players[1], 0.0, 30, 1))
    assert revealed[0] != revealed[1]
    assert sentence(0) in revealed[0]
