"""What is shown after an answer: right or not, why, and each quote in its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Verdict
from quiz.game.round import Kind, listed
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import EMPTY, Block, Prose, shown, shown_runs
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.widgets.years import Dot, Years

if TYPE_CHECKING:
    from quiz.game.asked import ChosenOption, Evidence, Feedback
    from quiz.game.asked import Row as OrderRow

_SIGNS = {
    Verdict.RIGHT: ("✓ Right", "bold $success"),
    Verdict.PARTLY: ("◐ Partly right", "bold $warning"),
    Verdict.WRONG: ("✗ Not this one", "bold $error"),
}
"""Right and wrong as a sign, a word and a colour."""
_WRONG = {Kind.ORDERING: "✗ Out of order", Kind.PLACE: "✗ Misplaced"}
"""What is said of these kinds instead."""


def evidence_blocks(evidence: Iterable[Evidence]) -> Iterable[Block]:
    """Each passage beside a bar, its quote highlighted, and its source below."""
    bar = Content.styled("┃  ", "$primary")
    last = None
    for found in evidence:
        if last is not None and last.runs == found.runs:
            continue
        if last is not None:
            yield Block()
        yield Block(
            shown_runs(found.runs, "$foreground-muted", "bold $foreground on $panel", "italic $warning"),
            lead=bar,
            rest=bar,
        )
        last = found
    if last is not None:
        yield Block()
        yield Block(shown(last.credit, "italic $foreground-muted"), right=True, gap=1)


def _verdict_lines(feedback: Feedback) -> Iterator[tuple[str, str, Content]]:
    """What was chosen and what is right, each behind a word and its style."""
    words, style = _SIGNS[feedback.verdict]
    is_right, answers = feedback.verdict is Verdict.RIGHT, [shown(each, "bold") for each in feedback.answers]
    if feedback.verdict is Verdict.WRONG:
        words = _WRONG.get(feedback.kind, words)
    if feedback.kind is Kind.ORDERING:
        yield words, style, shown(feedback.summary)
        for earlier, later in feedback.named_pairs:
            pair = (shown(earlier.event), (" comes before ", "$foreground-muted"), shown(later.event))
            yield "", "", Content.assemble(*pair)
        return
    if feedback.kind is Kind.PLACE:
        answers = [shown(listed(feedback.answers), "bold")] if feedback.answers else []
        if not (is_right and answers):
            yield words, style, shown(feedback.summary)
    elif not is_right:
        for number, option in enumerate(feedback.chosen):
            sign = ("✓ ", "$success") if option.right else ("✗ ", "$error")
            text = Content.assemble(
                sign if len(feedback.chosen) > 1 else EMPTY,
                shown(option.text, "bold"),
                shown(f": {option.why}") if option.why and not option.right else EMPTY,
            )
            yield "" if number else words, style, text
    if not is_right:
        many = "s" if len(answers) > 1 else ""
        words = "✓ Its date" if feedback.kind is Kind.PLACE else f"✓ Right answer{many}"
        style = "bold $success"
    for number, answer in enumerate(answers):
        yield "" if number else words, style, answer


def _verdict_blocks(feedback: Feedback) -> Iterator[Block]:
    for words, style, text in _verdict_lines(feedback):
        yield Block(text, lead=Content.styled(words, style).pad_right(max(2, 16 - len(words))))
    yield Block()


class FeedbackView(View):
    """The verdict, the right answer, and the passages that prove it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "next", key_display="⏎"),
        Binding("s", "screen.source", "in the source"),
        Binding("u", "screen.unsure", "I was unsure"),
        Binding("f", "screen.flag", "flag"),
    ]

    can_focus = True

    _rows: tuple[OrderRow, ...] = ()

    def compose(self) -> ComposeResult:
        """Prompt, verdict, the right order of an ordering, passages, years."""
        yield Prose(classes="prompt")
        yield Prose(classes="verdict")
        yield Rows(gap=0)
        yield Prose(classes="evidence")
        yield Years()

    def show(self, prompt: str, feedback: Feedback, dots: Iterable[Dot] = ()) -> None:
        """Show what came of an answer, and on the line of years what it is about."""
        self._rows = feedback.rows
        self.query_one(".prompt", Prose).show((Block(shown(prompt, "bold"), gap=1),))
        self.query_one(".verdict", Prose).show(_verdict_blocks(feedback))
        rows = self.query_one(Rows)
        rows.display = bool(feedback.rows)
        rows.show((self._row(row) for row in feedback.rows), cursor=0)
        if feedback.rows:
            self._show_evidence(feedback.why, feedback.rows[0].evidence)
        else:
            self._show_evidence(feedback.why, feedback.evidence, feedback.chosen)
        self.query_one(Years).show(dots, lit=feedback.events)
        (rows if feedback.rows else self).focus()

    def _show_evidence(
        self, why: str, evidence: Iterable[Evidence], chosen: Iterable[ChosenOption] = ()
    ) -> None:
        blocks = [Block()] if self._rows else []  # apart from the cards
        if why:
            blocks.append(Block(shown(why), gap=1))
        blocks += evidence_blocks(evidence)
        for option in chosen:
            if option.evidence and not option.right:
                blocks.append(Block(Content.assemble("And ", shown(option.text, "bold"), ":"), gap=1))
                blocks += evidence_blocks(option.evidence)
        self.query_one(".evidence", Prose).show(blocks)

    @staticmethod
    def _row(row: OrderRow) -> Row:
        moved = Content.styled(f"  (you: {row.was})", "$foreground-muted") if not row.stood_right else EMPTY
        return Row(
            Content.assemble(shown(row.event.event), moved),
            mark="✓" if row.stood_right else "✗",
            mark_style="$success" if row.stood_right else "$error",
            tail=shown(row.event.when, "$warning"),
        )

    def follow(self) -> None:
        """Put the terminal's own cursor on the verdict."""
        self.app.cursor_position = self.query_one(".verdict").content_region.offset

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages of the event under the cursor; none if it is no ordering."""
        return self._rows[self.query_one(Rows).cursor].evidence if self._rows else ()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the passage of the event under the cursor."""
        message.stop()
        if message.index < len(self._rows):
            self._show_evidence("", self._rows[message.index].evidence)
