"""What comes over the panes: the words of a sentence to choose, an item as a pupil meets it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from quiz.game.asked import Asked
from quiz.game.question import right_answer
from quiz.game.round import Answer
from quiz.text.source import Source
from quiz.text.spans import Span
from quiz.tui.dialogs import Dialog
from quiz.tui.stages import FEEDBACK, QUESTIONS, StagePage
from quiz.tui.stages.view import View
from quiz.tui.widgets.afar import Afar
from quiz.tui.widgets.prose import Block, Prose, shown


class Words(TextArea):
    """The words of a sentence, some of them chosen: by keys at both ends, or drawn over with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1, 1)", "end", key_display="←→"),
        Binding("left", "move(1, -1)", "end", show=False),
        Binding("shift+right", "move(0, 1)", "beginning", key_display="⇧←→"),
        Binding("shift+left", "move(0, -1)", "beginning", show=False),
        Binding("ctrl+right", "move(1, 1, True)", "end by clauses", show=False),
        Binding("ctrl+left", "move(1, -1, True)", "end by clauses", show=False),
        Binding("ctrl+shift+right", "move(0, 1, True)", "beginning by clauses", show=False),
        Binding("ctrl+shift+left", "move(0, -1, True)", "beginning by clauses", show=False),
    ]

    def __init__(self, source: Source, sentence: int) -> None:
        self._offset, end = source.sentences[sentence].start, source.sentences[sentence].end
        text = source.text[self._offset : end]
        super().__init__(shown(text).plain, read_only=True, compact=True, highlight_cursor_line=False)
        self.show_cursor = False
        self._words = [word.span() for word in re.finditer(r"\S+", text)]
        last = len(self._words) - 1
        ends = [at for at, (_, end) in enumerate(self._words) if text[end - 1] in ',;:–—)”"']
        self._clauses = [0, *(at + 1 for at in ends if at < last)], [*ends, last]
        """The words at the beginning of a clause, and those at the end of one."""
        self._choose(0, last)

    def _choose(self, first: int, last: int) -> None:
        self.selection = Selection((0, self._words[first][0]), (0, self._words[last][1]))

    def on_mouse_up(self) -> None:
        """Choose whole words of what was drawn over."""
        self._choose(*self._chosen)

    @property
    def _chosen(self) -> tuple[int, int]:
        """The first and the last chosen word, from 0; one that is chosen in part is chosen."""
        (_, start), (_, end) = sorted(self.selection)
        touched = [
            at for at, word in enumerate(self._words) if word[1] > start and word[0] < max(end, start + 1)
        ]
        return (touched[0], touched[-1]) if touched else (0, len(self._words) - 1)

    @property
    def span(self) -> Span:
        """The chosen words' place in the source, without punctuation at their end."""
        first, last = self._chosen
        start, (begin, end) = self._words[first][0], self._words[last]
        word = self.text[begin:end]
        bare = word.rstrip(".,;:") or word
        return Span(self._offset + start, self._offset + begin + len(bare))

    def action_move(self, which: int, step: int, by_clause: bool = False) -> None:
        """Move the first chosen word (0) or the last (1), by one or to where a clause begins or ends."""
        chosen = [*self._chosen]
        places = self._clauses[which] if by_clause else range(len(self._words))
        chosen[which] = next((at for at in places[::step] if (at - chosen[which]) * step > 0), chosen[which])
        if chosen[0] <= chosen[1]:
            self._choose(*chosen)


class PassageScreen(Dialog[tuple[str, Span]]):
    """Chooses words of a sentence, and what they are for: a `quote`, a `question` or an `event`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "use('quote')", "quote of the item", key_display="⏎"),
        Binding("n", "use('question')", "new question"),
        Binding("e", "use('event')", "new event"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, source: Source, sentence: int, *, has_item: bool) -> None:
        """Choose in a sentence; `has_item` says whether there is an item that the quote may be for."""
        super().__init__()
        self._words = Words(source, sentence)
        self._has_item = has_item

    def compose_body(self) -> Iterable[Widget]:
        """The words."""
        yield Prose(Block(Content.styled("Choose the words of the quote", "bold"), gap=1))
        yield self._words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the item's quote where there is an item."""
        return self._has_item or (action, *parameters) != ("use", "quote")

    def action_use(self, use: str) -> None:
        """Take the words."""
        self.answer((use, self._words.span))


class PreviewScreen(StagePage):
    """Asks one item and explains it."""

    TOPIC = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "tell", "the answer", key_display="F5"),
        Binding("escape,f5", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, title: str, asked: Asked) -> None:
        """Ask a question of the bank of a title."""
        super().__init__()
        self._title = title
        self._asked = asked
        self._is_told = False

    async def on_mount(self) -> None:
        """Ask."""
        self.top.show(shown(self._title), Content("Preview: nothing is remembered"), 0.0)
        self.afar = Afar([(self._asked.bank.source, ())])
        (await self.stage(QUESTIONS[self._asked.kind])).show(self._asked)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Explain."""
        message.stop()
        await self._tell(message.chosen)

    async def action_tell(self) -> None:
        """Show the answer at once, as to one who was right."""
        await self._tell(right_answer(self._asked))

    async def _tell(self, chosen: tuple[str, ...]) -> None:
        self._is_told, asked = True, self._asked
        answer = Answer("preview", datetime.now(UTC), chosen, asked.mark(chosen))
        (await self.stage(FEEDBACK[asked.kind])).show(asked, asked.feedback(answer))
        self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered, and the answer once."""
        return action not in ("unsure", "flag", "source") and (action != "tell" or not self._is_told)
