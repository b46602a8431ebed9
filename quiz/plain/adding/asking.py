"""One field of a new item after another: asked for, checked, and asked for again if the teacher wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from quiz.bank.authoring.searching import as_quote, sentences_with
from quiz.bank.problems import Level
from quiz.bank.rules.enough_quote import has_enough_words, is_telling
from quiz.game.words import counted
from quiz.plain.console import Prompt, Unclear, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quiz.bank.authoring.adding import Adder
    from quiz.bank.authoring.inspecting import Remark
    from quiz.bank.editing.document import Section
    from quiz.bank.editing.plain import Plain
    from quiz.bank.model import Bank
    from quiz.plain.console import Console

_LISTED = 6
"""So many sentences are listed at a time."""
_FILLINGS = ("x", "x" * 200)
"""What stands in for fields not yet asked for: what is remarked with either has nothing to do with them."""


@dataclass
class Asking:
    """A new item as far as it has been asked for."""

    console: Console
    adder: Adder
    bank: Bank
    section: Section
    still: dict[str, Plain]
    """The fields that are still to be asked for and must be there, each with a text in its place."""
    fields: dict[str, Plain] = field(default_factory=dict)
    """What has been answered; empty fields are left out."""
    again: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What asks for a field once more, by what the field is called."""
    _said: set[tuple[str, str]] = field(default_factory=set)

    def ask(
        self,
        name: str,
        hint: str,
        *help_: str,
        read: Callable[[str], Plain] | None = None,
        must: bool = False,
        words: str = "",
    ) -> None:
        """Ask for a field until its answer has no problem, or the teacher keeps it as it is.

        `read` turns a line into what the field has, or raises Unclear; a text if None. What `must` be there
        is asked for until it is. `words` name the field in messages.
        """

        def filled(line: str) -> Plain:
            if must and not line:
                raise Unclear("Something has to stand here. Type ? for help, or q to leave.")
            return (read or str)(line) if line else ""

        self.answer(name, lambda: self.console.ask(Prompt(hint, help_), filled), words or name)

    def answer(self, name: str, get: Callable[[], Plain], words: str) -> None:
        """Take a field's answer, say what is wrong with it, and take another if the teacher wants."""
        self.still.pop(name, None)
        self.again[words] = lambda: self.answer(name, get, words)
        while True:
            if answer := get():
                self.fields[name] = answer
            else:
                self.fields.pop(name, None)
            remarks = [remark for remark in self.remarks() if remark.path[:1] == (name,)]
            if not self.say(remarks) or not self.console.confirm(f"Change the {words}?"):
                return

    def say(self, remarks: Iterable[Remark]) -> bool:
        """Say those remarks that have not been said yet; whether there were any."""
        said = False
        for remark in remarks:
            if (remark.code, remark.message) not in self._said:
                self._said.add((remark.code, remark.message))
                self.console.say(*in_lines(remark))
                said = True
        return said

    def remarks(self) -> Sequence[Remark]:
        """What is wrong with what has been answered, whatever is still to come."""
        if not self.still:
            return self.adder.remarks(self.section, self.fields)
        first, second = (
            self.adder.remarks(self.section, {**self.fields, **_filled(self.still, filling)})
            for filling in _FILLINGS
        )
        return [remark for remark in first if remark in second]

    def quote(self, name: str, hint: str, *, must: bool) -> None:
        """Ask for a passage of the source, found by some of its words if it is not typed word for word."""
        help_ = (
            "Paste the passage as it stands in the source; or type a word or some of it, and choose.",
            "[…] leaves out words within one sentence.",
        )

        def get() -> Plain:
            while True:
                line = self.console.ask(Prompt(hint, help_), str)
                if not line and must:
                    self.console.say("Without a quote it is a draft, and never drawn.")
                if not line:
                    return line
                located = self.bank.source.locate(line) if has_enough_words(line) else None
                if located:
                    for sentence in located.sentences:
                        self.console.say(f"It stands in: {as_quote(self.bank.source, sentence)}")
                    return line
                if chosen := self._searched(line):
                    return chosen

        self.answer(name, get, "quote")

    def _searched(self, words: str) -> str:
        """A passage chosen among the sentences with some words; empty if none was."""
        source, console = self.bank.source, self.console
        found = sentences_with(source, words, len(source.sentences))
        if not found:
            console.say("No sentence of the source has these words.")
            return ""
        if has_enough_words(words):
            console.say("This does not stand in the source word for word.")
        console.say(f"{counted(len(found), 'sentence')} with words of it:")
        for start in range(0, len(found), _LISTED):
            end = min(start + _LISTED, len(found))
            console.say(*(f"{at + 1}. {as_quote(source, found[at])}" for at in range(start, end)))
            enter = "to hear more" if end < len(found) else "to look for others"
            which = f"the number of the one that proves it, 1 to {end}," if end > 1 else "1 if it proves it,"
            hint = f"Type {which} or press Enter {enter}."
            if number := console.ask(Prompt(hint), partial(_number_or_none, last=end)):
                return self._narrowed(as_quote(source, found[number - 1]))
        return ""

    def _narrowed(self, sentence: str) -> str:
        """A sentence, or the part of it that the teacher wants."""
        source = self.bank.source

        def part(line: str) -> str:
            if not line:
                return sentence
            if not source.locate(line):
                raise Unclear(
                    "This part does not stand in the source word for word. Type it again, or Enter."
                )
            if not is_telling(source, line):
                raise Unclear(
                    "A quote has three words at least, else it proves nothing. Type more of it, or Enter."
                )
            return line

        hint = "Press Enter to quote the whole sentence, or type the part of it that proves the answer."
        return self.console.ask(Prompt(hint), part)


def in_lines(remark: Remark) -> list[str]:
    """A remark as it is said."""
    kind = "Error" if remark.level is Level.ERROR else "Warning"
    lines = [f"{kind}: {remark.message} [{remark.code}]"]
    return [*lines, f"  {remark.hint}"] if remark.hint else lines


def _number_or_none(line: str, last: int) -> int:
    return number_of(line, last) if line else 0


def _filled(still: dict[str, Plain], filling: str) -> dict[str, Plain]:
    return {
        name: [f"{filling}{number}" for number in range(len(plain))] if isinstance(plain, list) else filling
        for name, plain in still.items()
    }
