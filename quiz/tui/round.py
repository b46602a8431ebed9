"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.bank.model import Choice
from quiz.game.feedback import Feedback, feedback
from quiz.game.question import PLAY_NAMES, note, prompt, question_of, topic
from quiz.game.reading import all_parts
from quiz.game.results import score_text
from quiz.game.round import Dealt, Kind, Play, Round
from quiz.game.timeline import board
from quiz.tui.choice import ChoiceView
from quiz.tui.confirm import Confirm
from quiz.tui.feedback import FeedbackView
from quiz.tui.flag import FlagScreen
from quiz.tui.ordering import OrderingView
from quiz.tui.page import Page
from quiz.tui.place import PlaceView, Standing
from quiz.tui.proof import ProofView
from quiz.tui.reading import ReadingView
from quiz.tui.text import shown
from quiz.tui.views import View
from quiz.tui.widgets.years import Years

ViewT = TypeVar("ViewT", bound=View)


class RoundScreen(Page):
    """Shows the current question of a round, takes the answer, shows what came of it.

    The round itself is a value; every act of the player gives the next one.
    """

    CSS_PATH = "round.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", key_display="esc"),
    ]

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._since = 0.0
        self._read = -1
        self._answered: Dealt | None = None
        self._feedback: Feedback | None = None

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._next()

    async def _next(self) -> None:
        dealt = self.round.current
        if dealt is None:
            self.quiz.show_results(self.round)
            return
        self._answered = self._feedback = None
        if self.round.play is Play.READ and dealt.part != self._read:
            self._read = dealt.part
            await self._show_part(dealt)
        else:
            await self._ask(dealt)
        self._show_top()

    async def _stage(self, view: type[ViewT]) -> ViewT:
        """The view of a kind, mounted when first needed, and the only one shown."""
        found = self.query(view)
        now = found.first(view) if found else view()
        if not found:
            await self.body.mount(now)
        for other in self.query(View):
            other.display = other is now
        self.body.scroll_home(animate=False)
        return now

    def _show_top(self) -> None:
        round_ = self.round
        name = PLAY_NAMES[round_.play]
        left = Content.assemble(
            shown(self.quiz.player.banks.title), f" · {name}" if round_.play is not Play.ROUND else ""
        )
        at = min(round_.position + (self._answered is None), round_.total)
        self.top.show(
            left,
            Content(f"{at} of {round_.total} · {score_text(round_)}"),
            round_.position / max(1, round_.total),
        )

    async def _show_part(self, dealt: Dealt) -> None:
        banks = self.quiz.player.banks
        parts = all_parts(banks)
        part = parts[dealt.part]
        source = banks.by_id[part.bank].source
        count = sum(other.part == dealt.part for other in self.round.dealt)
        (await self._stage(ReadingView)).show(
            f"Part {dealt.part + 1} of {len(parts)}", source.runs(part.span), count, source.credit()
        )

    async def _ask(self, dealt: Dealt) -> None:
        banks = self.quiz.player.banks
        asks = (topic(dealt, banks), prompt(dealt, banks))
        if dealt.kind is Kind.CHOICE:
            choice = question_of(dealt, banks)
            assert isinstance(choice, Choice)
            (await self._stage(ChoiceView)).show(*asks, note(dealt, banks), dealt.shown, len(choice.answers))
        elif dealt.kind is Kind.ORDERING:
            events = banks.by_id[dealt.bank].event
            (await self._stage(OrderingView)).show(*asks, ((key, events[key].event) for key in dealt.shown))
        elif dealt.kind is Kind.PROOF:
            choice = question_of(dealt, banks)
            assert isinstance(choice, Choice)
            source = banks.by_id[dealt.bank].source
            sentences = ((index, source.sentences[int(index)]) for index in dealt.shown)
            (await self._stage(ProofView)).show(
                *asks,
                "; ".join(choice.answers),
                ((index, "".join(run.text for run in source.runs(span))) for index, span in sentences),
            )
        else:
            await self._ask_place(dealt)
        self._since = self.quiz.player.tick()

    async def _ask_place(self, dealt: Dealt) -> None:
        banks = self.quiz.player.banks
        line = (banks.event[key] for key in board(self.round, banks).keys)
        (await self._stage(PlaceView)).show(
            prompt(dealt, banks),
            (
                Standing(key, event.event, event.date.spoken() if event.date else "")
                for key, event in zip(board(self.round, banks).keys, line, strict=True)
            ),
        )

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        dealt = self.round.current
        if dealt is None or self._answered:
            return
        player = self.quiz.player
        asked_of = self.round
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._answered = dealt
        self._feedback = feedback(dealt, player.banks, self.round.answers[-1], asked_of)
        (await self._stage(FeedbackView)).show(prompt(dealt, player.banks), self._feedback)
        self.query_one(FeedbackView).query_one(Years).show(self.quiz.dots, lit=self._feedback.events)
        self._show_top()

    async def on_view_done(self, message: View.Done) -> None:
        """Go on from what was read or explained."""
        message.stop()
        if self._answered is None and self.round.current is not None:
            await self._ask(self.round.current)
            self._show_top()
        else:
            await self._next()

    def action_unsure(self) -> None:
        """Note that the last answer was a guess."""
        if self.round.answers and self.round.answers[-1].sure:
            self.round = self.quiz.player.unsure(self.round)
            self.quiz.say("Noted: you were unsure.")

    def action_source(self) -> None:
        """Open the source at the quote."""
        if self._answered and self._feedback:
            found = self.query_one(FeedbackView).evidence or self._feedback.evidence
            if found:
                self.quiz.open_source(found[0].bank, found[0].location)

    def action_flag(self) -> None:
        """Flag the question for its teacher."""
        dealt = self._answered
        if dealt is None:
            return

        def send(word: str | None) -> None:
            if word:
                self.quiz.player.flag(dealt, word)
                self.quiz.say("Kept for the teacher.")

        self.app.push_screen(FlagScreen(), send)

    def action_leave(self) -> None:
        """Ask, then go back to the start page; the round can be gone on with."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        self.app.push_screen(
            Confirm(
                "Leave this round?",
                "Your answers are kept. The start page offers to go on with it, at this question.",
                "Leave",
                "Stay",
            ),
            leave,
        )
