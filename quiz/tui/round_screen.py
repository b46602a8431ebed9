"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Verdict
from quiz.game.parts import part_of
from quiz.game.question import ask
from quiz.game.round import PLAY_NAMES, Play, Round
from quiz.game.wording import counted
from quiz.tui.dialogs import Confirm, FlagScreen
from quiz.tui.page import PlayPage
from quiz.tui.source_screen import SourceScreen
from quiz.tui.stages import FEEDBACK, QUESTIONS, StagePage
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.view import PartView, View
from quiz.tui.widgets.afar import Afar
from quiz.tui.widgets.prose import EMPTY, shown
from quiz.tui.widgets.years import dots_of

if TYPE_CHECKING:
    from quiz.game.asked import Asked, Feedback

_SIGNS = 20
"""So many questions at most have a sign each in the head."""


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
        self._asked: Asked | None = None
        self._feedback: Feedback | None = None
        self._then = self._next
        """What follows what is shown, when the player has seen it."""
        self._explained: FeedbackView
        self._known: frozenset[str] = frozenset()

    async def on_mount(self) -> None:
        """Ask the first question."""
        banks, known = self.player.banks, self.player.known_sentences()
        self._known = frozenset(key for bank in known for key in banks.events_on(bank, known[bank]))
        self.afar = Afar([(bank.source, known[bank.id]) for bank in banks.banks])
        self._show_years()
        if self._note and banks.notes:
            (await self.stage(PartView)).show_notes(banks.title, banks.notes)
            self._show_top()
        else:
            await self._next()

    async def _next(self) -> None:
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
        self._asked = ask(self.round, self.player.banks)
        view = await self.stage(QUESTIONS[self._asked.kind])
        view.place = self._place()
        self._show_years()
        view.show(self._asked)
        self._since = self.player.tick()
        self._show_top()

    def _show_top(self) -> None:
        round_ = self.round
        name = "" if round_.play is Play.ROUND else f"{PLAY_NAMES[round_.play]} · "
        left = Content.assemble(name, shown(self.player.banks.title))
        partly = sum(0 < answer.mark < 1 for answer in round_.answers)
        score = f"{round_.right} right" + f" · {partly} partly" * bool(partly)
        if round_.is_timeline:
            score = f"{round_.right} placed"
        number, of = self._place()
        is_short = round_.total <= _SIGNS
        share = 0.0 if is_short else round_.position / round_.total
        self.top.show(left, Content(f"{number} {of} · {score}"), share, self._signs() if is_short else EMPTY)

    def _signs(self) -> Content:
        """How each question of the round went, which one it is now, and how many are to come."""
        marks = {0.0: ("✗ ", "$error"), 1.0: ("✓ ", "$success")}
        signs = [marks.get(answer.mark, ("◐ ", "$warning")) for answer in self.round.answers]
        left = self.round.total - len(signs)
        now = "▪ " if left and not self._feedback else ""
        return Content.assemble(*signs, (now, "$foreground"), "· " * (left - bool(now))).rstrip()

    def _place(self) -> tuple[str, str]:
        """Which question it is, and of how many: of its part, where a part was read."""
        number = min(self.round.position + (self._feedback is None), self.round.total)
        dealt = self._asked.dealt if self._asked else self.round.current
        if self.round.play is not Play.READ or dealt is None:
            return str(number), f"of {self.round.total}"
        of_part = self.round.of_part(dealt.part)
        return str(number - of_part[0]), f"of {len(of_part)} · part {dealt.part + 1}"

    def _show_years(self) -> None:
        """Light what is spoken of; while a question stands, nothing has its name."""
        lit = self._feedback.events if self._feedback else ()
        if self._feedback and self._feedback.verdict is Verdict.RIGHT:
            self._known |= set(lit)
        self.years.show(dots_of(self.player.banks), lit, self._known, lit)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        asked, player = self._asked, self.player
        if asked is None or self._feedback:
            return  # a press too many
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._feedback = asked.feedback(self.round.answers[-1])
        self._explained = await self.stage(FEEDBACK[asked.kind])
        self._explained.place = self._place()
        self._show_years()
        self._explained.show(asked, self._feedback)
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
            return bool(self._feedback and (self._explained.evidence or self._feedback.evidence))
        return action != "unsure" or bool(self._feedback and self.round.answers[-1].sure)

    def action_unsure(self) -> None:
        """Note that the last answer was a guess."""
        self.round = self.player.unsure(self.round)
        self._explained.unsure = True
        self._explained.fit()
        self.refresh_bindings()
        self.host.say_troubles()

    def action_source(self) -> None:
        """Open the source at the quote; ask first while questions on it are to come."""
        found = next(iter((*self._explained.evidence, *(self._feedback.evidence if self._feedback else ()))))
        source = SourceScreen(self.player.banks, found.bank, found.location)
        left = self.round.dealt[self.round.position :] if self.round.current else ()

        def show(yes: bool | None) -> None:
            if yes:
                self.app.push_screen(source)

        if to_come := sum(dealt.bank == found.bank for dealt in left):
            why = f"It answers what is still to come in this round: {counted(to_come, 'question')}."
            self.app.push_screen(Confirm("Open the source now?", why, "Open it", "Stay"), show)
        else:
            show(True)

    def action_flag(self) -> None:
        """Flag the question for its teacher."""

        def send(word: str | None) -> None:
            if self._asked and word:
                self.player.flag(self._asked.dealt, word)
                self._explained.flagged = True
                self._explained.fit()
                self.host.say_troubles()

        self.app.push_screen(FlagScreen(), send)

    def action_leave(self) -> None:
        """Ask, then go back to the start page; the round can be gone on with."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        kept = "Your answers are kept. The start page offers to go on with it, at this question."
        self.app.push_screen(Confirm("Leave this round?", kept, "Leave", "Stay"), leave)
