"""A report of a lesson in lines."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.classroom.report import Figure, PlayerReport, QuestionReport, Report, Source
from quiz.classroom.scores import POINTS
from quiz.game.wording import counted, listed
from quiz.plain.console import full_stop
from quiz.plain.telling import Passages


def report_lines(found: Report) -> Iterator[str]:
    """Say what to teach again, then how each question and each player did, and what is not known."""
    asked = counted(len(found.questions), "question")
    yield full_stop(f"{found.title}: {counted(len(found.players), 'player')}, {asked}")
    if not found.questions:
        yield "Nothing was asked to its end."
        return
    yield ""
    yield found.heading
    passages = Passages()
    for question in found.to_teach:
        passages.anew()
        yield from ("", f"{question.number}. {question.asked.prompt}")
        yield full_stop(f"The answer: {listed(question.told.answers)}")
        if mistake := question.mistake:
            why = f" {full_stop(mistake.why)}" if mistake.why else ""
            yield f"Thought by {mistake.times}: {full_stop(mistake.text)}{why}"
            yield from passages.said(mistake.evidence, whole=True)
        yield from passages.said(question.told.evidence, whole=len(question.told.evidence) == 1)
    yield from ("", "Question by question:")
    for question in found.questions:
        yield from _question(question)
    yield from filter(None, (found.left_out,))
    yield from (
        "",
        "Player by player, in the order of these questions "
        "(+ right, - wrong, 0 no answer, . not asked, -→+ two votes):",
    )
    yield from (_player(player, len(found.questions)) for player in found.players)
    for source in found.sources:
        yield from _not_known(source)


def _question(question: QuestionReport) -> Iterator[str]:
    yield f"{question.number}. {question.asked.prompt} ({listed(question.told.answers)})"
    again = f", {_value(question.again)} at the second vote" if question.again else ""
    yield f"   Facility {_figure(question.facility)}{again}."
    yield f"   Discrimination {_figure(question.discrimination)}."
    yield f"   No answer: {question.missing}."


def _figure(figure: Figure) -> str:
    return f"{_value(figure)} (of {figure.n}: {figure.words})"


def _value(figure: Figure) -> str:
    return "none" if figure.value is None else f"{figure.value:.2f}"


def _player(player: PlayerReport, questions: int) -> str:
    team = f", {player.team}" if player.team else ""
    signs = " ".join(answer.signs("+", "-", "0", ".") for answer in player.answers)
    return f"- {player.name}{team}: {player.points} of {POINTS * questions}  {signs}"


def _not_known(source: Source) -> Iterator[str]:
    text = source.bank.source
    if source.missed:
        yield from ("", f"What the class does not know of “{text.title}”:")
    for index in source.missed:
        yield f"- {text.meant(text.sentences[index])}"
