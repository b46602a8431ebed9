"""What a round came to: the score, a bar for each topic, and every miss with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.plays import PLAY_NAMES
from quiz.game.results import Results, results
from quiz.game.round import Play, Round
from quiz.game.timeline import share_line
from quiz.game.words import listed, score_text, time_text
from quiz.tui.blocks import Block
from quiz.tui.feedback import evidence_blocks
from quiz.tui.page import Page
from quiz.tui.text import shown
from quiz.tui.widgets.prose import Prose

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
        yield Prose(*self._score(found), *_bars(found), *_misses(found))

    def on_mount(self) -> None:
        """Words above, and the body scrolls."""
        self.top.show(
            shown(self.quiz.player.banks.title),
            Content(f"{PLAY_NAMES[self.round.play]} · done"),
            1.0,
        )
        self.body.focus()

    def _score(self, found: Results) -> Iterable[Block]:
        yield Block(
            Content.assemble(
                (self._outcome(), "bold"), (f" in {time_text(found.seconds)}", "$foreground-muted")
            )
        )
        yield Block(Content.styled(_word(self.round), "$foreground-muted"), gap=1)
        if self.round.play is Play.DAILY:
            yield Block(
                shown(share_line(self.round, self.quiz.player.banks)),
                lead=Content.styled("to share  ", "$warning"),
                gap=1,
            )

    def _outcome(self) -> str:
        if self.round.is_timeline:
            return f"{self.round.right} placed"
        return score_text(self.round.score, self.round.total)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action == "misses":
            return not self.round.is_timeline and bool(self.round.misses)
        if action == "copy":
            return self.round.play is Play.DAILY
        return True

    def action_misses(self) -> None:
        """Play what was missed again."""
        self.quiz.replace_round(self.quiz.player.again(self.round, self.quiz.seed or None))

    def action_again(self) -> None:
        """Play another round of the same kind."""
        play = {Play.MISSES: Play.ROUND, Play.DAILY: Play.TIMELINE}.get(self.round.play, self.round.play)
        self.quiz.replace_round(self.quiz.player.begin(play, self.quiz.seed or None))

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
