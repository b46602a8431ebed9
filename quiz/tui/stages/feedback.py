"""What is shown after an answer: right or not, why, and each quote in its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.dates.date import year_text
from quiz.game.asked import Verdict
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import EMPTY, Block, shown, shown_runs

if TYPE_CHECKING:
    from quiz.bank.model import Event
    from quiz.game.asked import Asked, Evidence, Feedback

_SIGNS = {
    Verdict.RIGHT: ("✓ Right", "bold $success"),
    Verdict.PARTLY: ("◐ Partly right", "bold $warning"),
    Verdict.WRONG: ("✗ Not this one", "bold $error"),
}
"""Right and wrong as a sign, a word and a colour."""
_FADED = "$foreground 25%"
"""The figure of a question that is answered."""


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


def dated(event: Event | None) -> tuple[str, str]:
    """The year of an event for a large figure, and its date where that says more; empty without one year."""
    if not event or not event.date or event.date.first_year != event.date.last_year:
        return "", ""
    year = year_text(event.date.first_year or 0)
    return (year, "" if event.when == year else event.when) if year.isdigit() else ("", "")


class FeedbackView(View, can_focus=True):
    """The verdict over all options, and the passages that prove the answer.

    A kind of question that shows more than its options overrides `compose_left`, `lay_left` and `proved`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "next", key_display="⏎"),
        Binding("s", "screen.source", "source"),
        Binding("u", "screen.unsure", "unsure"),
        Binding("f", "screen.flag", "flag"),
    ]

    WRONG: ClassVar[str] = _SIGNS[Verdict.WRONG][0]
    """What is said of a wrong answer."""

    asked: Asked
    feedback: Feedback | None = None
    unsure = False
    flagged = ""
    """The word with which the question is flagged."""
    later = ""
    """When comes what is held back, in a sentence."""

    def show(self, asked: Asked, feedback: Feedback) -> None:
        """Show what came of an answer."""
        self.asked, self.feedback = asked, feedback
        self.unsure, self.flagged = False, ""
        self.begin(feedback)
        self.fit()
        self.focus()

    def begin(self, feedback: Feedback) -> None:
        """Make ready for another answer."""

    def note(self, unsure: bool, flagged: str) -> None:
        """Say beside the verdict that the player was unsure, and what is wrong with the question."""
        self.unsure, self.flagged = unsure, flagged
        self.fit()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that are shown."""
        return self.feedback.evidence if self.feedback else ()

    @property
    def proved(self) -> Event | None:
        """The event whose year stands large: the only one that the passages tell of."""
        keys = self.feedback.events if self.feedback else ()
        return self.asked.banks.event.get(keys[0]) if len(keys) == 1 else None

    def lay(self, tight: Tight) -> None:
        """Verdict and prompt in the head, the options at the left, the passages at the right."""
        if self.feedback is None:
            return
        blank = [Block()] * (tight < Tight.NO_BLANKS)
        opening = self.opening(tight, self._verdict(self.feedback), _FADED)
        self.put("head", [*opening, *self.prompt_blocks(self.asked), *blank])
        self.lay_left(tight, self.feedback)
        self.put("right", self._right(tight, self.feedback))

    def _verdict(self, feedback: Feedback) -> Content:
        words, style = _SIGNS[feedback.verdict]
        said = self.WRONG if feedback.verdict is Verdict.WRONG else words
        unsure = ("   ? you were unsure", "$warning") if self.unsure else EMPTY
        flagged = shown(f"   ! flagged: {self.flagged}", "$warning") if self.flagged else EMPTY
        return Content.assemble((said, style), unsure, flagged)

    def lay_left(self, tight: Tight, feedback: Feedback) -> None:
        """Each option with a sign and a word: right, yours, why it is wrong."""
        blocks: list[Block] = []
        chosen = {option.text: option for option in feedback.chosen}
        options, is_one = self.asked.options, self.asked.wanted == 1
        for number, option in enumerate(options, 1):
            said = chosen.get(option.text)
            is_right = option.text in feedback.answers
            sign, style = ("✓", "$success") if is_right else ("✗", "$error") if said else (" ", "")
            box = "" if is_one else "■ " if said else "□ "
            lead = Content.assemble((f" {sign} ", style), (f"{number:>2}  {box}", "$foreground-muted"))
            ink = "bold" if is_right else "" if said else "$foreground-muted"
            word = "your answer" if said else ("the answer" if is_one else "missed") if is_right else ""
            text = Content.assemble(shown(option.text, ink), (f"  {word}" if word else "", style))
            blocks.append(Block(text, lead=lead))
            if said and said.why and not is_right:
                blocks.append(Block(shown(said.why), lead=Content.blank(lead.cell_length)))
            if tight is Tight.AIRY and number < len(options):
                blocks.append(Block())
        self.put("left", [*blocks, *[Block()] * (tight < Tight.NO_BLANKS)])

    def _right(self, tight: Tight, feedback: Feedback) -> Iterator[Block]:
        year, when = dated(self.proved)
        date = shown(when, "$foreground-muted")
        yield from self.large(tight, year, (EMPTY, date)) or [Block()] * self.air(tight)
        gap = int(tight < Tight.NO_BLANKS)
        if feedback.why:
            yield Block(shown(feedback.why), gap=gap)
        yield from evidence_blocks(self._fitting(tight, self.evidence), gap)
        for option in feedback.chosen:
            if option.evidence and not option.right:
                yield Block(Content.assemble("And ", shown(option.text, "bold"), ":"), gap=gap)
                yield from evidence_blocks(self._fitting(tight, option.evidence), gap)
        if feedback.held_back:
            yield Block(Content.styled(self.later, "$foreground-muted"))

    def _fitting(self, tight: Tight, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
        """Passages as there is room for them: whole, or the quotes' own sentences."""
        for found in evidence:
            alone = self.asked.bank.source.passage(found.location, 0) if tight >= Tight.NO_NEIGHBOURS else ()
            is_shorter = 0 < sum(len(run.text) for run in alone) < sum(len(run.text) for run in found.runs)
            yield found._replace(runs=alone) if is_shorter else found

    def follow(self) -> None:
        """Put the terminal's own cursor on the verdict."""
        self.app.cursor_position = self.query_one(".head").content_region.offset
