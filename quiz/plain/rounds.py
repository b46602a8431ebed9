"""One round, played line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.game.feedback import feedback
from quiz.game.reading import all_parts, part_of
from quiz.game.round import Play
from quiz.plain.console import EndOfInput, Leave, Prompt
from quiz.plain.explaining import Passages, explained, spoken
from quiz.plain.questions import asked, in_words
from quiz.plain.results import so_far
from quiz.plain.text import full_stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.game.round import Dealt, Round
    from quiz.memory.player import Player
    from quiz.plain.console import Console
    from quiz.plain.questions import Asked

LEAVING = "Leave this round? Your answers are kept, and you can go on with it later."

_UNSURE = "u: I was unsure of the last answer."
_FLAG = "f and a word, such as f unclear: flag {} for its teacher."


class RoundByLine:
    """Asks the questions of a round one after the other, and says what came of each answer."""

    def __init__(self, console: Console, player: Player, round_: Round) -> None:
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._console = console
        self._player = player
        self._read = -1
        self._passages = Passages()

    def play(self) -> Round:
        """Play to the end, or until the player leaves; raises EndOfInput after saying the score so far."""
        try:
            while dealt := self.round.current:
                self._turn(dealt)
        except Leave:
            self._console.say("", so_far(self.round))
        except EndOfInput:
            self._console.say("", "The input has ended.", so_far(self.round))
            raise
        return self.round

    def _turn(self, dealt: Dealt) -> None:
        if self.round.play is Play.READ and dealt.part != self._read:
            self._show_part(dealt)
            self._read = dealt.part
        question = asked(self.round, self._player.banks)
        self._console.say("", self._where(), *question.lines)
        since = self._player.tick()
        chosen = self._console.ask(self._prompt_for(dealt, question), question.read)
        before = self.round
        self.round = self._player.answer(before, chosen, self._player.tick() - since)
        came_of = feedback(dealt, self._player.banks, self.round.answers[-1], before)
        lines = tuple(explained(came_of, dealt.kind, self._passages))
        self._console.say("", *self._player.troubles(), *lines)
        commands = {"r": lambda _: self._console.say(*lines), **self._commands(dealt)}
        help_ = ("r: say this again.", _UNSURE, _FLAG.format("the question just answered"))
        self._console.pause(Prompt("Press Enter to go on.", help_, LEAVING, commands))

    def _prompt_for(self, dealt: Dealt, question: Asked) -> Prompt:
        """What may be typed for an answer.

        In a terminal a flag is put up in the pause after an answer. A pipe has no such pause: what follows an
        answer there is about that answer.
        """
        flagged, which = dealt, "this question"
        if not self._console.interactive:
            which = "the question answered last, or before any answer this one,"
            flagged = self._answered or dealt
        return Prompt(
            question.hint,
            (*question.help, "r: say the question again.", _UNSURE, _FLAG.format(which)),
            LEAVING,
            {"r": lambda _: self._console.say(*question.lines), **self._commands(flagged)},
        )

    def after(self, hint: str) -> Prompt:
        """What may be typed once the round has been played: of the last answer, the same as in the round."""
        help_ = (_UNSURE, _FLAG.format("the last question"))
        return Prompt(hint, help_, commands=self._commands(self.round.dealt[self.round.position - 1]))

    @property
    def _answered(self) -> Dealt | None:
        """The question answered last."""
        return self.round.dealt[self.round.position - 1] if self.round.answers else None

    def _commands(self, dealt: Dealt) -> dict[str, Callable[[str], None]]:
        return {"u": lambda _: self._unsure(), "f": lambda word: self._flag(dealt, word)}

    def _where(self) -> str:
        round_ = self.round
        if round_.is_timeline:
            score = f"Placed right: {round_.right}. Misplaced: {round_.position - round_.right}."
            return f"Event {round_.position + 1} of {round_.total}. {score}"
        return f"Question {round_.position + 1} of {round_.total}."

    def _show_part(self, dealt: Dealt) -> None:
        banks = self._player.banks
        found = part_of(dealt, banks)
        if found is None:
            return
        number, part = found
        source = banks.by_id[part.bank].source
        count = sum(other.part == dealt.part for other in self.round.dealt)
        follows = "One question follows." if count == 1 else f"{count} questions follow."
        self._console.say("", f"Part {number} of {len(all_parts(banks))}, to read. {follows}", "")
        self._console.say(*(spoken(stretch.runs) for stretch in part.paragraphs))
        self._console.say(full_stop(f"The source: {source.credit()}"))
        self._console.pause(Prompt("Press Enter when you have read it.", leaving=LEAVING))

    def _unsure(self) -> None:
        answers = self.round.answers
        if not answers:
            self._console.say("Nothing has been answered yet.")
            return
        if answers[-1].sure:
            self.round = self._player.unsure(self.round)
        self._console.say("Noted: you were unsure of your last answer.")

    def _flag(self, dealt: Dealt, word: str) -> None:
        if not word:
            self._console.say("Type f and a word, such as: f unclear")
            return
        self._player.flag(dealt, word)
        self._console.say(f"Flagged for its teacher: {in_words(dealt, self._player.banks)}")
