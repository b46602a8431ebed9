"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.lesson import part_end
from quiz.game.parts import part_of
from quiz.game.question import ask
from quiz.game.round import MISPLACEMENTS, PLAY_NAMES, Play, Round
from quiz.game.wording import number_text
from quiz.tui.dialogs import Confirm, FlagScreen
from quiz.tui.page import PlayPage
from quiz.tui.source_screen import SourceScreen
from quiz.tui.stages import QUESTIONS, StagePage
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.part_end import PartEndView
from quiz.tui.stages.view import PartView, View
from quiz.tui.widgets.prose import shown
from quiz.tui.widgets.years import dots_of

if TYPE_CHECKING:
    from quiz.game.asked import Asked, Feedback


class RoundScreen(StagePage, PlayPage):
    """Shows the current question of a round, takes the answer, shows what came of it.

    The round itself is a value; every act of the player gives the next one.
    """

    TOPIC = "round"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", key_display="esc"),
    ]

    def __init__(self, round_: Round, *, note: bool = False) -> None:
        """Play a round; with `note`, what the banks say before their first question comes first."""
        super().__init__()
        self._note = note
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._since = 0.0
        self._read = -1
        self._ended: int | None = None
        self._is_again = False
        self._asked: Asked | None = None
        self._feedback: Feedback | None = None
        self._then = self._next
        """What follows what is shown, when the player has seen it."""

    async def on_mount(self) -> None:
        """Ask the first question."""
        banks = self.player.banks
        if self._note and banks.notes:
            (await self.stage(PartView)).show_notes(banks.title, banks.notes)
            self._show_top()
        else:
            await self._next()

    async def _next(self) -> None:
        ended, end = self.round.part_ended, part_end(self.round, self.player.banks)
        if end and ended != self._ended:
            self._asked = self._feedback = None
            self._ended, self._then = ended, self._next
            (await self.stage(PartEndView)).show(end)
            self._show_top()
            return
        dealt = self.round.current
        if dealt is None:
            self.host.open_round(self.round, instead=True)
            return
        self._asked = self._feedback = None
        part = part_of(dealt, self.player.banks) if self.round.play is Play.READ else None
        if not part or dealt.part == self._read:
            await self._ask()
            return
        self._read, self._then = dealt.part, self._ask
        count = len(self.round.of_part(dealt.part))
        credit = self.player.banks.by_id[part.bank].source.credit()
        view = await self.stage(PartView)
        view.show(f"Part {part.number} of {part.of}", part.stretches, count, credit)
        self._show_top()

    async def _ask(self) -> None:
        self._asked, self._is_again = ask(self.round, self.player.banks), self.round.is_again
        (await self.stage(QUESTIONS[self._asked.kind])).show(self._asked)
        self._since = self.player.tick()
        self._show_top()

    def _show_top(self) -> None:
        round_ = self.round
        name = "" if round_.play is Play.ROUND else f"{PLAY_NAMES[round_.play]} · "
        left = Content.assemble(name, shown(self.player.banks.title))
        score = f"{number_text(round_.score)} right"
        if round_.is_timeline:
            score = f"{round_.right} placed · {round_.misplaced} of {MISPLACEMENTS} misplaced"
        self.top.show(left, Content(f"{self._place()} · {score}"), round_.position / max(1, round_.total))

    def _place(self) -> str:
        """Which question it is: of its part, where a part was read."""
        number = min(self.round.position + (self._feedback is None), self.round.total)
        dealt = self._asked.dealt if self._asked else self.round.current
        if self.round.play is not Play.READ or dealt is None:
            return f"{number} of {self.round.total}"
        if self._is_again:
            return f"part {dealt.part + 1} · once more"
        of_part = self.round.of_part(dealt.part)
        return f"part {dealt.part + 1} · {number - of_part[0]} of {len(of_part)}"

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        asked, player = self._asked, self.player
        if asked is None or self._feedback:
            return  # a press too many
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._feedback = asked.feedback(self.round.last)
        (await self.stage(FeedbackView)).show(asked.prompt, self._feedback, dots_of(player.banks))
        self._then = self._next
        self.refresh_bindings()
        self._show_top()
        self.host.say_troubles()

    async def on_view_done(self, message: View.Done) -> None:
        """Go on from what was read or explained."""
        message.stop()
        await self._then()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the source where there is a passage, and being unsure once."""
        if action == "source":
            return bool(self._feedback and (self._feedback.rows or self._feedback.evidence))
        return action != "unsure" or bool(
            self._feedback and not self._is_again and self.round.answers[-1].sure
        )

    def action_unsure(self) -> None:
        """Note that the last answer was a guess."""
        self.round = self.player.unsure(self.round)
        self.refresh_bindings()
        self.host.say("Noted: you were unsure.")
        self.host.say_troubles()

    def action_source(self) -> None:
        """Open the source at the quote."""
        if self._feedback:
            for found in (*self.query_one(FeedbackView).evidence, *self._feedback.evidence)[:1]:
                self.app.push_screen(SourceScreen(self.player.banks, found.bank, found.location))

    def action_flag(self) -> None:
        """Flag the question for its teacher."""

        def send(word: str | None) -> None:
            if self._asked and word:
                self.player.flag(self._asked.dealt, word)
                self.host.say(f"Flagged: {word}" if word.endswith((".", "!", "?")) else f"Flagged: {word}.")
                self.host.say_troubles()
            else:
                self.host.say("Nothing flagged.")

        self.app.push_screen(FlagScreen(), send)

    def action_leave(self) -> None:
        """Ask, then go back to the start page; the round can be gone on with."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        kept = "Your answers are kept. The start page offers to go on with it, at this question."
        self.app.push_screen(Confirm("Leave this round?", kept, "Leave", "Stay"), leave)
