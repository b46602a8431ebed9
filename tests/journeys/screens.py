"""What a player and a teacher do on the screens, in words; the wording of the screens is known only here."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.terminal import Terminal

_ROW = re.compile(r"(?:(?:earliest|latest)? *[○●]  )?([0-9a-z])  +(?:[□■] )?(\S.*)")
"""An option, a card or an entry of the start page behind its key: `1  □ Birth`, `earliest  ●  2  Dies`."""


class Player(Terminal):
    """A player before the screen."""

    def at_home(self) -> None:
        """Wait for the start page."""
        self.wait("l look")

    def begin(self, name: str) -> None:
        """Begin what the start page calls so."""
        self.at_home()
        self.wait(name)
        self.press(self.key_of(name), "enter")
        self.gone("l look")

    def rows(self) -> dict[str, str]:
        """What stands behind each key on the screen, from the top."""
        pages = (line.partition("  │")[0] for line in self.text.splitlines())  # the left one alone
        found = (_ROW.match(line.strip(" ▸")) for line in pages)
        return {match[1]: match[2] for match in found if match}

    def key_of(self, words: str) -> str:
        """The key before what begins with these words."""
        self.wait(words)
        return next(key for key, row in self.rows().items() if row.startswith(words))

    def place_of(self, words: str) -> int:
        """How many rows stand above these words."""
        return list(self.rows().values()).index(words)

    def is_above(self, words: str, place: int) -> bool:
        """Whether these words stand above a place."""
        return words in self.rows().values() and self.place_of(words) < place

    def asked(self, prompt: str = "") -> None:
        """Wait until a question is asked: this one, or any."""
        hints = ("⏎ answer", "⏎ lock in", "⏎ place it", "⏎ this one")
        self.until(
            lambda: prompt in self.text and any(hint in self.text for hint in hints),
            f"asking {prompt or 'a question'}",
        )
        self.rest()

    def choose(self, *options: str) -> None:
        """Choose options by their digits."""
        for option in options:
            self.press(self.key_of(option))

    def answer(self) -> None:
        """Give the answer that stands chosen, and wait for what came of it."""
        self.press("enter")
        self.told()

    def answer_anything(self) -> None:
        """Answer, whatever is asked, as it stands."""
        self.asked()
        self.press("enter")
        self.until(lambda: "⏎ next" in self.text or "not moved" in self.text, "an answer")
        if "⏎ next" not in self.text:
            self.answer()

    def told(self) -> None:
        """Wait until it is told what came of an answer."""
        self.wait("⏎ next")

    def go_on(self) -> None:
        """From what came of an answer to what comes next."""
        self.press("enter")
        self.gone("⏎ next")

    def at_results(self) -> None:
        """Wait for the results of a round."""
        self.wait("c copy")
        self.wait("   of ")  # beside the figure

    def leave_round(self) -> None:
        """Leave in the middle, for the start page."""
        self.press("escape")
        self.wait("Leave this round?")
        self.press("y")
        self.at_home()

    @property
    def score(self) -> str:
        """The score so far, as it stands at the top."""
        return self.text.splitlines()[1].split("·")[-1].strip()


class Teacher(Terminal):
    """A teacher in the workshop."""

    def at_list(self) -> None:
        """Wait until the keys of the list are heard."""
        self.wait("⏎ edit")

    def at_form(self) -> None:
        """Wait until the keys of the form are heard."""
        self.wait("F6 quote from source")
        self.rest()

    def at_source(self) -> None:
        """Wait until the keys of the source are heard."""
        self.wait("⏎ choose words")

    def find(self, words: str) -> None:
        """Go to the sentence, or to the item, that has these words."""
        self.press("/")
        self.take(words)

    def take(self, words: str) -> None:
        """Take what has these words from the list that is offered."""
        self.wait("Type to find")
        self.press(words)
        self.wait(f"Find: {words}")
        self.press("enter")
        self.gone(f"Find: {words}")

    def pick(self, words: str) -> None:
        """Go to the item of the list that has these words."""
        self.at_list()
        self.find(words)
        self.at_list()

    def edit(self) -> None:
        """From the list into the form."""
        self.at_list()
        self.press("enter")
        self.at_form()

    def save(self, is_saved: Callable[[], bool] | None = None) -> None:
        """Save, and wait until it is: until that is so, or it is said for the first time."""
        self.press("ctrl+s")
        if is_saved:
            self.until(is_saved, "saving")
        else:
            self.wait("Saved: ")
