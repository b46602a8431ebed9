"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.asked import Asked, Feedback
from quiz.game.menu import following
from quiz.game.question import ask
from quiz.game.reading import all_parts, part_of
from quiz.game.results import Results, results
from quiz.game.round import (
    MISPLACEMENTS,
    PLAY_NAMES,
    Dealt,
    Kind,
    Play,
    Round,
    listed,
    number_text,
    outcome_text,
    score_text,
    time_text,
)
from quiz.game.timeline import share_line
from quiz.tui.dialogs import Confirm, FlagScreen
from quiz.tui.page import Page, View
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.feedback import FeedbackView, evidence_blocks
from quiz.tui.stages.ordering import OrderingView
from quiz.tui.stages.place import PlaceView, Standing
from quiz.tui.stages.proof import ProofView
from quiz.tui.stages.reading import ReadingView
from quiz.tui.widgets.prose import Block, Prose, shown
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
        self._asked: Asked | None = None
        self._feedback: Feedback | None = None
        self._is_over = False

    async def on_mount(self) -> None:
        """Ask the first question."""
        banks = self.quiz.player.banks
        self._note = self._note and bool(banks.notes)
        if self._note:
            (await self._stage(ReadingView)).show_note(banks.title, banks.notes)
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
            await self._ask()
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
            await self._ask()
            return
        number, part = found
        count = sum(other.part == dealt.part for other in self.round.dealt)
        heading = f"Part {number} of {len(all_parts(banks))}"
        (await self._stage(ReadingView)).show(
            heading, part.paragraphs, count, banks.by_id[part.bank].source.credit()
        )

    async def _ask(self) -> None:
        asked = self._asked = ask(self.round, self.quiz.player.banks)
        cards = [option[:2] for option in asked.options]
        if asked.kind is Kind.CHOICE:
            texts = (text for _, text in cards)
            view = await self._stage(ChoiceView)
            view.show(asked.topic, asked.prompt, asked.instruction, texts, asked.wanted)
        elif asked.kind is Kind.ORDERING:
            (await self._stage(OrderingView)).show(asked.topic, asked.prompt, cards)
        elif asked.kind is Kind.PROOF:
            answer = listed(asked.given)
            (await self._stage(ProofView)).show(asked.topic, asked.prompt, answer, asked.instruction, cards)
        else:
            standing = (Standing(*option) for option in asked.options)
            (await self._stage(PlaceView)).show(asked.prompt, asked.instruction, standing)
        self._since = self.quiz.player.tick()

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        asked = self._asked
        if asked is None or not message.view.display:
            return
        player = self.quiz.player
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._answered, self._asked = asked.dealt, None
        self._feedback = asked.feedback(self.round.answers[-1])
        (await self._stage(FeedbackView)).show(asked.prompt, self._feedback)
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
            await self._ask()
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


_BAR = 20
"""Cells of a bar."""
_TOPIC = 24
"""Cells of a topic's name."""
_LISTED = 50
"""So many misses are listed."""


class ResultsScreen(Page):
    """The results of a finished round."""

    SCROLLS = True
    TOPIC = "results"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "misses", "play the misses"),
        Binding("r", "again", "a new round"),
        Binding("c", "copy", "copy to share"),
        Binding("escape,enter,q", "dismiss", "start page", key_display="esc"),
    ]

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self.round = round_
        """The finished round."""

    def compose_body(self) -> Iterable[Widget]:
        """Score, bars, misses."""
        banks = self.quiz.player.banks
        found = results(self.round, banks)
        yield Prose(*self._score(), *_bars(found), *_misses(found))

    def on_mount(self) -> None:
        """Words above, and the body scrolls."""
        self.top.show(
            shown(self.quiz.player.banks.title),
            Content(f"{PLAY_NAMES[self.round.play]} · done"),
            1.0,
        )
        self.body.focus()

    def _score(self) -> Iterable[Block]:
        round_ = self.round
        outcome = outcome_text(round_.play, round_.score, round_.total)
        took = (f" in {time_text(round_.seconds)}", "$foreground-muted")
        yield Block(Content.assemble((outcome, "bold"), took))
        yield Block(Content.styled(_word(self.round), "$foreground-muted"), gap=1)
        if self.round.play is Play.DAILY:
            yield Block(
                shown(share_line(self.round, self.quiz.player.banks)),
                lead=Content.styled("to share  ", "$warning"),
                gap=1,
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action == "misses":
            return Play.MISSES in following(self.round)
        if action == "copy":
            return self.round.play is Play.DAILY
        return True

    def action_misses(self) -> None:
        """Play what was missed again."""
        self.quiz.replace_round(self.quiz.player.again(self.round, self.quiz.seed or None))

    def action_again(self) -> None:
        """Play another round of the same kind."""
        self.quiz.replace_round(self.quiz.player.begin(following(self.round)[-1], self.quiz.seed or None))

    def action_copy(self) -> None:
        """Copy the line to share."""
        self.app.copy_to_clipboard(share_line(self.round, self.quiz.player.banks))
        self.quiz.say("Copied, where the terminal allows it.")


def _word(round_: Round) -> str:
    if round_.is_timeline:
        return "The line ends here." if round_.misses else "Every event stands in its place."
    share = round_.score / max(1, round_.total)
    if share == 1:
        return "Everything right."
    if share >= 0.8:
        return "Well known. What is missing stands below."
    if share >= 0.5:
        return "A good part of it is yours already. The rest stands below, with its proof."
    return "A life is learned by coming back to it. Every miss stands below, with its proof."


def _bars(found: Results) -> Iterable[Block]:
    names = [shown(topic.topic).truncate(_TOPIC, ellipsis=True) for topic in found.topics]
    width = max((name.cell_length for name in names), default=0)
    for number, (topic, name) in enumerate(zip(found.topics, names, strict=True), 1):
        full = round(topic.score / topic.total * _BAR)
        yield Block(
            Content.assemble(
                ("━" * full, "$success"),
                ("─" * (_BAR - full), "$foreground-muted"),
                (f"  {score_text(topic.score, topic.total)}", "$foreground-muted"),
            ),
            lead=name.pad_right(width - name.cell_length + 2),
            gap=1 if number == len(found.topics) else 0,
        )


def _misses(found: Results) -> Iterable[Block]:
    if found.misses:
        yield Block(Content.styled("Not wholly right", "$primary"), gap=1)
    for miss in found.misses[:_LISTED]:
        yield Block(shown(miss.prompt, "bold"))
        if miss.summary:
            yield Block(shown(miss.summary, "$foreground-muted"))
        elif miss.chosen:
            yield Block(shown(listed(miss.chosen)), lead=Content.styled("✗ you     ", "$error"))
        yield Block(shown(listed(miss.answers), "bold"), lead=Content.styled("✓ right   ", "$success"), gap=1)
        yield from evidence_blocks(miss.evidence)
    more = len(found.misses) - _LISTED
    if more > 0:
        yield Block(Content.styled(f"And {more} more: m plays all of them.", "$foreground-muted"), gap=1)
    if found.unsure:
        yield Block(Content.styled("You were unsure of", "$primary"), gap=1)
        for miss in found.unsure[:_LISTED]:
            yield Block(shown(miss.prompt), lead=Content("· "))
