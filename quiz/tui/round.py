"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.feedback import Feedback, feedback
from quiz.game.plays import PLAY_NAMES
from quiz.game.question import choice_of, given, instruction, prompt, shown_texts, topic_of
from quiz.game.reading import all_parts, part_of
from quiz.game.round import MISPLACEMENTS, Dealt, Kind, Play, Round
from quiz.game.timeline import board
from quiz.game.words import listed, number_text
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

    TOPIC = "round"
    CSS_PATH = "round.tcss"

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
        self._answered: Dealt | None = None
        self._feedback: Feedback | None = None
        self._is_over = False

    async def on_mount(self) -> None:
        """Ask the first question."""
        banks = self.quiz.player.banks
        notes = tuple(dict.fromkeys(bank.note for bank in banks.banks if bank.note))
        self._note = self._note and bool(notes)
        if self._note:
            (await self._stage(ReadingView)).show_note(banks.title, notes)
            self._show_top()
        else:
            await self._next()

    @property
    def topic(self) -> str:
        """The page of the guide on the view that is shown."""
        return next((view.TOPIC for view in self.query(View) if view.display), self.TOPIC)

    def on_screen_resume(self) -> None:
        """Give way to the results if they came due under another screen."""
        self._give_way()

    def _give_way(self) -> None:
        if self._is_over and self.is_active:
            self.quiz.show_results(self.round)

    async def _next(self) -> None:
        dealt = self.round.current
        if dealt is None:
            self._is_over = True
            self._give_way()
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
        name = "" if round_.play is Play.ROUND else f"{PLAY_NAMES[round_.play]} · "
        left = Content.assemble(name, shown(self.quiz.player.banks.title))
        at = min(round_.position + (self._answered is None), round_.total)
        done = round_.position / max(1, round_.total)
        self.top.show(left, Content(f"{self._place(at)} · {self._score()}"), done)

    def _place(self, number: int) -> str:
        """Which question it is: of its part, where a part was read."""
        dealt = self._answered or self.round.current
        if self.round.play is not Play.READ or dealt is None:
            return f"{number} of {self.round.total}"
        of_part = [index for index, other in enumerate(self.round.dealt, 1) if other.part == dealt.part]
        return f"part {dealt.part + 1} · {number - of_part[0] + 1} of {len(of_part)}"

    def _score(self) -> str:
        round_ = self.round
        if round_.is_timeline:
            misplaced = round_.position - round_.right
            return f"{round_.right} placed · {misplaced} of {MISPLACEMENTS} misplaced"
        return f"{number_text(round_.score)} right"

    async def _show_part(self, dealt: Dealt) -> None:
        banks = self.quiz.player.banks
        found = part_of(dealt, banks)
        if found is None:
            await self._ask(dealt)
            return
        number, part = found
        count = sum(other.part == dealt.part for other in self.round.dealt)
        heading = f"Part {number} of {len(all_parts(banks))}"
        (await self._stage(ReadingView)).show(
            heading, part.paragraphs, count, banks.by_id[part.bank].source.credit()
        )

    async def _ask(self, dealt: Dealt) -> None:
        banks = self.quiz.player.banks
        asks = (topic_of(dealt, banks), prompt(dealt, banks))
        texts = shown_texts(dealt, banks)
        if dealt.kind is Kind.CHOICE:
            wanted = len(choice_of(dealt, banks).answers)
            (await self._stage(ChoiceView)).show(*asks, instruction(dealt, banks), texts, wanted)
        elif dealt.kind is Kind.ORDERING:
            (await self._stage(OrderingView)).show(*asks, zip(dealt.shown, texts, strict=True))
        elif dealt.kind is Kind.PROOF:
            answer = listed(given(dealt, banks))
            sentences = zip(dealt.shown, texts, strict=True)
            (await self._stage(ProofView)).show(*asks, answer, instruction(dealt, banks), sentences)
        else:
            events = ((key, banks.event[key]) for key in board(self.round, banks).keys)
            (await self._stage(PlaceView)).show(
                asks[1],
                instruction(dealt, banks),
                (Standing(key, event.event, event.when) for key, event in events),
            )
        self._since = self.quiz.player.tick()

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        dealt = self.round.current
        if dealt is None or not message.view.display:
            return
        player = self.quiz.player
        asked_of = self.round
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._answered = dealt
        self._feedback = feedback(dealt, player.banks, self.round.answers[-1], asked_of)
        (await self._stage(FeedbackView)).show(prompt(dealt, player.banks), self._feedback)
        self.query_one(FeedbackView).query_one(Years).show(self.quiz.dots, lit=self._feedback.events)
        self.refresh_bindings()
        self._show_top()
        self.quiz.say_troubles()

    async def on_view_done(self, message: View.Done) -> None:
        """Go on from what was read or explained."""
        message.stop()
        if not message.view.display:
            return
        if self._note:
            self._note = False
            await self._next()
        elif self._answered is None and self.round.current is not None:
            await self._ask(self.round.current)
            self._show_top()
        else:
            await self._next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the source where there is a passage, and being unsure once."""
        if action == "source":
            return bool(self._feedback and (self._feedback.rows or self._feedback.evidence))
        if action == "unsure":
            return bool(self._feedback and self.round.answers[-1].sure)
        return True

    def action_unsure(self) -> None:
        """Note that the last answer was a guess."""
        if self.round.answers and self.round.answers[-1].sure:
            self.round = self.quiz.player.unsure(self.round)
            self.refresh_bindings()
            self.quiz.say("Noted: you were unsure.")
            self.quiz.say_troubles()

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
            if not word:
                self.quiz.say("Nothing flagged.")
                return
            self.quiz.player.flag(dealt, word)
            self.quiz.say(f"Flagged: {word}" if word.endswith((".", "!", "?")) else f"Flagged: {word}.")
            self.quiz.say_troubles()

        self.app.push_screen(FlagScreen(), send)

    def action_leave(self) -> None:
        """Ask, then go back to the start page; the round can be gone on with."""

        def leave(yes: bool | None) -> None:
            if yes and self.is_active:
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
