"""What is shown after an answer: right or not, why, and each quote in its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Verdict
from quiz.game.round import Kind
from quiz.game.wording import listed
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


def evidence_blocks(evidence: Iterable[Evidence], gap: int = 1) -> Iterator[Block]:
    """Each passage beside a bar, its quote highlighted, and their source below; blank lines between them."""
    bar = Content.styled("┃  ", "$primary")
    passages = list({found.runs: found for found in evidence}.values())
    for found in passages:
        runs = shown_runs(found.runs, "$foreground-muted", "bold $foreground on $panel", "italic $warning")
        yield Block(runs, lead=bar, rest=bar)
        yield from [Block()] * gap
    for found in passages[-1:]:
        yield Block(shown(found.credit, "italic $foreground-muted"), right=True, gap=gap)


def _verdict_blocks(feedback: Feedback) -> Iterator[Block]:
    """What was chosen and what is right, each list behind a word."""
    for words, style, texts in _verdict(feedback):
        for number, text in enumerate(texts):
            said = "" if number else words
            yield Block(text, lead=Content.styled(said, style).pad_right(16 - len(said)))
    yield Block()


def _verdict(feedback: Feedback) -> Iterator[tuple[str, str, list[Content]]]:
    words, style = _SIGNS[feedback.verdict]
    if feedback.verdict is Verdict.WRONG:
        words = _WRONG.get(feedback.kind, words)
    is_right, is_place = feedback.verdict is Verdict.RIGHT, feedback.kind is Kind.PLACE
    if feedback.kind is Kind.ORDERING:
        pairs = [
            Content.assemble(
                shown(earlier.event), (" comes before ", "$foreground-muted"), shown(later.event)
            )
            for earlier, later in feedback.named_pairs
        ]
        yield words, style, [shown(feedback.summary), *pairs]
        return
    answers = [listed(feedback.answers)] if is_place and feedback.answers else feedback.answers
    if is_place and not (is_right and answers):
        yield words, style, [shown(feedback.summary)]
    elif not is_right:
        yield words, style, [_chosen(option, len(feedback.chosen) > 1) for option in feedback.chosen]
    if not is_right:
        words = "✓ Its date" if is_place else f"✓ Right answer{'s' if len(answers) > 1 else ''}"
    yield words, "bold $success", [shown(answer, "bold") for answer in answers]


def _chosen(option: ChosenOption, is_one_of_several: bool) -> Content:
    """An option that was chosen: why it is wrong, and whether it is if others were chosen too."""
    sign = ("✓ ", "$success") if option.right else ("✗ ", "$error")
    return Content.assemble(
        sign if is_one_of_several else EMPTY,
        shown(option.text, "bold"),
        shown(f": {option.why}") if option.why and not option.right else EMPTY,
    )


class FeedbackView(View, can_focus=True):
    """The verdict, the right answer, and the passages that prove it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "next", key_display="⏎"),
        Binding("s", "screen.source", "in the source"),
        Binding("u", "screen.unsure", "I was unsure"),
        Binding("f", "screen.flag", "flag"),
    ]

    _rows: tuple[OrderRow, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """The passages that prove it; of an ordering, those of the event under the cursor."""

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
        self.query_one(".prompt", Prose).show([Block(shown(prompt, "bold"), gap=1)])
        self.query_one(".verdict", Prose).show(_verdict_blocks(feedback))
        rows = self.query_one(Rows)
        rows.display = bool(self._rows)
        rows.show(map(_order_row, self._rows), cursor=0)
        evidence = self._rows[0].evidence if self._rows else feedback.evidence
        self._show_evidence(evidence, feedback.why, feedback.chosen)
        self.query_one(Years).show(dots, lit=feedback.events)
        (rows if self._rows else self).focus()

    def _show_evidence(
        self, evidence: tuple[Evidence, ...], why: str = "", chosen: Iterable[ChosenOption] = ()
    ) -> None:
        self.evidence = evidence
        blocks = [Block()] if self._rows else []  # apart from the cards
        if why:
            blocks.append(Block(shown(why), gap=1))
        blocks += evidence_blocks(evidence)
        for option in chosen:
            if option.evidence and not option.right:
                blocks.append(Block(Content.assemble("And ", shown(option.text, "bold"), ":"), gap=1))
                blocks += evidence_blocks(option.evidence)
        self.query_one(".evidence", Prose).show(blocks)

    def follow(self) -> None:
        """Put the terminal's own cursor on the verdict."""
        self.app.cursor_position = self.query_one(".verdict").content_region.offset

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the passage of the event under the cursor."""
        message.stop()
        self._show_evidence(self._rows[message.index].evidence)


def _order_row(row: OrderRow) -> Row:
    was = f"  you had it {row.had}" if row.had else ""
    return Row(
        Content.assemble(shown(row.event.event), (was, "$foreground-muted")),
        mark="✓" if row.stood_right else "✗",
        mark_style="$success" if row.stood_right else "$error",
        tail=shown(row.event.when, "$warning"),
    )
