"""What a finished round came to: its score, its topics, and every miss with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.menu import following
from quiz.game.results import results
from quiz.game.round import PLAY_NAMES, Play, Round
from quiz.game.timeline import share_line
from quiz.game.wording import listed, outcome_text, score_text, time_text
from quiz.tui.page import PlayPage
from quiz.tui.stages.feedback import evidence_blocks
from quiz.tui.widgets.prose import Block, Prose, shown

if TYPE_CHECKING:
    from quiz.game.asked import Feedback
    from quiz.game.results import TopicScore

_BAR = 20
"""Cells of a bar."""
_TOPIC = 24
"""Cells of a topic's name."""
_LISTED = 50
"""So many misses are listed."""
_WORDS = (
    (1, "Everything right."),
    (0.8, "Well known. What is missing stands below."),
    (0.5, "A good part of it is yours already. The rest stands below, with its proof."),
    (0, "A life is learned by coming back to it. Every miss stands below, with its proof."),
)
"""What is said of a round by the least share of right answers."""


class ResultsScreen(PlayPage):
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

    def compose_body(self) -> Iterable[Widget]:
        """Score, bars, misses."""
        found = results(self.round, self.player.banks)
        yield Prose(*self._score(), *_bars(found.topics), *_misses(found.misses), *_unsure(found.unsure))

    def on_mount(self) -> None:
        """Words above, and the body scrolls."""
        title = shown(self.player.banks.title)
        self.top.show(title, Content(f"{PLAY_NAMES[self.round.play]} · done"), 1.0)
        self.body.focus()

    def _score(self) -> Iterable[Block]:
        round_ = self.round
        outcome = outcome_text(round_.play, round_.score, round_.total)
        time = f" in {time_text(round_.seconds)}"
        yield Block(Content.assemble((outcome, "bold"), (time, "$foreground-muted")))
        share = round_.score / max(1, round_.total)
        word = next(word for least, word in _WORDS if share >= least)
        if round_.is_timeline:
            word = "The line ends here." if round_.misses else "Every event stands in its place."
        yield Block(Content.styled(word, "$foreground-muted"), gap=1)
        if round_.play is Play.DAILY:
            line = shown(share_line(round_, self.player.banks))
            yield Block(line, lead=Content.styled("to share  ", "$warning"), gap=1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action == "misses":
            return Play.MISSES in following(self.round)
        return action != "copy" or self.round.play is Play.DAILY

    def action_misses(self) -> None:
        """Play what was missed again."""
        self.host.begin(Play.MISSES, self.round)

    def action_again(self) -> None:
        """Play another round of the same kind."""
        self.host.begin(following(self.round)[-1], self.round)

    def action_copy(self) -> None:
        """Copy the line to share."""
        self.app.copy_to_clipboard(share_line(self.round, self.player.banks))
        self.host.say("Copied, where the terminal allows it.")


def _bars(topics: tuple[TopicScore, ...]) -> Iterable[Block]:
    names = [shown(topic.topic).truncate(_TOPIC, ellipsis=True) for topic in topics]
    width = max((name.cell_length for name in names), default=0)
    for topic, name in zip(topics, names, strict=True):
        full = round(topic.score / topic.total * _BAR)
        bar = Content.assemble(
            ("━" * full, "$success"),
            ("─" * (_BAR - full), "$foreground-muted"),
            (f"  {score_text(topic.score, topic.total)}", "$foreground-muted"),
        )
        lead = name.pad_right(width - name.cell_length + 2)
        yield Block(bar, lead=lead, gap=1 if topic is topics[-1] else 0)


def _misses(misses: tuple[Feedback, ...]) -> Iterable[Block]:
    if misses:
        yield Block(Content.styled("Not wholly right", "$primary"), gap=1)
    for miss in misses[:_LISTED]:
        yield Block(shown(miss.prompt, "bold"))
        if miss.summary:
            yield Block(shown(miss.summary, "$foreground-muted"))
        elif miss.said:
            yield Block(shown(listed(miss.said)), lead=Content.styled("✗ you     ", "$error"))
        right = shown(miss.right, "bold")
        yield Block(right, lead=Content.styled("✓ right   ", "$success"), gap=1)
        yield from evidence_blocks(miss.evidence)
    if (more := len(misses) - _LISTED) > 0:
        yield Block(Content.styled(f"And {more} more: m plays all of them.", "$foreground-muted"), gap=1)


def _unsure(unsure: tuple[Feedback, ...]) -> Iterable[Block]:
    if unsure:
        yield Block(Content.styled("You were unsure of", "$primary"), gap=1)
    for miss in unsure[:_LISTED]:
        yield Block(shown(miss.prompt), lead=Content("· "))
