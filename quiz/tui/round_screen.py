"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Verdict
from quiz.game.lesson import later
from quiz.game.parts import part_of
from quiz.game.question import ask
from quiz.game.round import PLAY_NAMES, Play, Round
from quiz.tui.dialogs import Ask, Confirm, TypeLine
from quiz.tui.page import PlayPage
from quiz.tui.source_screen import SourceScreen
from quiz.tui.stages import FEEDBACK, QUESTIONS, StagePage
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.part_end import PartEndView
from quiz.tui.stages.view import PartView, View
from quiz.tui.widgets.afar import Afar
from quiz.tui.widgets.prose import EMPTY, shown
from quiz.tui.widgets.years import dots_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked, Feedback
    from quiz.game.lesson import PartEnd
    from quiz.game.round import Answer

_SIGNS = 20
"""So many questions at most have a sign each in the head."""
_REASONS, _OWN = ("wrong", "unclear", "too easy"), "in my own words"
"""What may be wrong with a question."""
_LONGEST = 200
"""Characters of a word to the teacher."""


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
        self._end: PartEnd | None = None
        """What is shown at the end of a part; None while something else is."""
        self._at = 0
        self._is_again = False
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
        if self._note and banks.notes:
            (await self.stage(PartView)).show_notes(banks.title, banks.notes)
            self._show_around()
        else:
            await self._next()

    async def _next(self) -> None:
        self._asked = self._feedback = None
        self._at, self._is_again = self.round.at, self.round.is_again
        ended = self.round.part_ended
        self._end = self.player.part_end(self.round) if ended != self._ended else None
        if self._end:
            self._ended, self._at = ended, self.round.position - 1
            (await self.stage(PartEndView)).show(self._end)
            self._show_around()
            return
        dealt = self.round.current
        if dealt is None:
            self.host.open_round(self.round, instead=True)
            return
        part = part_of(dealt, self.player.banks) if self.round.play is Play.READ else None
        if not part or self._is_again or dealt.part == self._read:
            await self._ask()
            return
        self._read, self._then = dealt.part, self._ask
        count = len(self.round.of_part(dealt.part))
        credit = self.player.banks.by_id[part.bank].source.credit()
        view = await self.stage(PartView)
        view.place = str(part.number), f"of {part.of}"
        view.show(part.stretches, count, credit)
        self._show_around()

    async def _ask(self) -> None:
        self._asked, self._then = ask(self.round, self.player.banks), self._next
        view = await self.stage(QUESTIONS[self._asked.kind])
        view.place = self._place()
        self._show_around()
        view.show(self._asked)
        self._since = self.player.tick()

    def _show_around(self) -> None:
        """Show the head, and the line of years, as they are now."""
        self._show_years()
        round_ = self.round
        name = Content("" if round_.play is Play.ROUND else f"{PLAY_NAMES[round_.play]} · ")
        title = shown(self.player.banks.title)
        marks = [answer.mark for answer in self._answers]
        right, partly = marks.count(1.0), sum(0 < mark < 1 for mark in marks)
        score = f"{right} right" + f" · {partly} partly" * bool(partly)
        if round_.is_timeline:
            score = f"{round_.right} placed"
        number, of = self._place()
        signs = self._signs()
        share = 0.0 if signs and round_.play is not Play.READ else round_.position / max(1, round_.total)
        self.top.show(name + title, Content(f"{number} {of} · {score}"), share, signs, title)

    @property
    def _here(self) -> Sequence[int]:
        """The indices of the questions of the round, of a reading those of the part."""
        round_ = self.round
        part = round_.dealt[min(self._at, round_.total - 1)].part
        return round_.of_part(part) if round_.play is Play.READ else range(round_.total)

    @property
    def _answers(self) -> list[Answer]:
        """The answers to these so far."""
        return [self.round.answers[index] for index in self._here if index < self.round.position]

    def _signs(self) -> Content:
        """How the questions of the round or the part went, which is asked now, and how many are to come."""
        if len(self._here) > _SIGNS:
            return EMPTY
        marks = {0.0: ("✗ ", "$error"), 1.0: ("✓ ", "$success")}
        signs = [marks.get(answer.mark, ("◐ ", "$warning")) for answer in self._answers]
        left = len(self._here) - len(signs)
        now = "▪ " if left and self._asked and not self._feedback else ""
        return Content.assemble(*signs, (now, "$foreground"), "· " * (left - bool(now))).rstrip()

    def _place(self) -> tuple[str, str]:
        """Which question it is, and of how many: of its part, where a part was read."""
        if self._end and self._end.place[0]:
            number, of = self._end.place
            return f"part {number}", of
        at = min(self._at, self.round.total - 1)
        again = " · once more" * self._is_again
        if self.round.play is not Play.READ:
            return str(at + 1), f"of {self.round.total}{again}"
        part = self.round.dealt[at].part
        of_part = self.round.of_part(part)
        return str(at - of_part[0] + 1), f"of {len(of_part)} · part {part + 1}{again}"

    def _show_years(self) -> None:
        """Light what is spoken of or newly known; while a question stands, nothing has its name."""
        asked, feedback, banks = self._asked, self._feedback, self.player.banks
        new = self._end.new if self._end else frozenset[str]()
        lit = feedback.events if feedback else tuple(new)
        if asked and feedback and feedback.verdict is Verdict.RIGHT and not self._is_again:
            sentences = banks.sentences(asked.bank.id, banks.quotes(asked.bank.id, asked.item))
            self._known |= set(banks.events_on(asked.bank.id, sentences))
        self.years.show(dots_of(banks), lit, self._known, lit, new)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        asked, player = self._asked, self.player
        if asked is None or self._feedback:
            return  # a press too many
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._feedback = asked.feedback(self.round.last)
        self._explained = await self.stage(FEEDBACK[asked.kind])
        self._explained.place, self._explained.later = self._place(), later(self.round, self._feedback)
        self._show_around()
        self._explained.show(asked, self._feedback)
        self.refresh_bindings()
        self.host.say_troubles()

    async def on_view_done(self, message: View.Done) -> None:
        """Go on from what was read or explained."""
        message.stop()
        await self._then()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the source where there is a passage, and being unsure once."""
        if action == "source":
            return bool(self._feedback and (self._explained.evidence or self._feedback.evidence))
        return action != "unsure" or bool(
            self._feedback and not self._is_again and self.round.answers[-1].sure
        )

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
        source = SourceScreen(self.player.banks, found, self.player.known_items())
        round_ = self.round
        left = [*map(round_.dealt.__getitem__, round_.coming_back), *round_.dealt[round_.position :]]

        def show(yes: bool | None) -> None:
            if yes:
                self.app.push_screen(source)

        if round_.current and any(dealt.bank == found.bank for dealt in left):
            why = "It answers what is still to come in this round."
            self.app.push_screen(Confirm("Open the source now?", why, "Open it", "Stay"), show)
        else:
            show(True)

    def action_flag(self) -> None:
        """Ask what is wrong with the question, and flag it for its teacher with the answer."""

        def send(word: str | None) -> None:
            if word == _OWN:
                own = TypeLine("What is wrong with this question?", "", str.strip, _LONGEST)
                self.app.push_screen(own, send)
            elif self._asked and word:
                self.player.flag(self._asked.dealt, word)
                self._explained.flagged = True
                self._explained.fit()
                self.host.say_troubles()

        about = "Its teacher reads your words with: quiz flags"
        reasons = [(reason, reason) for reason in (*_REASONS, _OWN)]
        self.app.push_screen(Ask("What is wrong with this question?", [about], reasons), send)

    def action_leave(self) -> None:
        """Go back to the start page, from where the round can be gone on with; amid a part, ask first."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        if self._end:
            self.dismiss()
            return
        kept = "Your answers are kept. The start page offers to go on with it, at this question."
        self.app.push_screen(Confirm("Leave this round?", kept, "Leave", "Stay"), leave)
