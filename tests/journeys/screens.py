"""What a player and a teacher do on the screens, in words; the wording of the screens is known only here."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.terminal import Terminal

_ROW = re.compile(r"(?:(?:earliest|latest)? *[○●]  )?([0-9a-z])  +(?:[□■] )?(\S.*)")
"""An option, a card or an entry of the start page behind its key: `1  □ Birth`, `earliest  ●  2  Dies`."""


_SIGNS = {"⏎": "enter", "esc": "escape"}
"""Keys as the line of keys writes them, where they have other names here."""
_WORDLESS = ("? help", "esc leave", "esc back")
"""What stands in that line without its words where there is no room."""


class Person(Terminal):
    """Somebody before the screen, by keys."""

    def act(self, hint: str) -> None:
        """Do what the line of keys offers so, such as `⏎ next` or `^s save`."""
        key = self._offered(hint).split()[0]
        self.press(_SIGNS.get(key, key.replace("^", "ctrl+")))

    def turn(self, act: Callable[[], None]) -> None:
        """Do what moves something on the screen, and wait until it has come to rest."""
        before = self.text, self.screen.cursor.y
        act()
        self.until(lambda: (self.text, self.screen.cursor.y) != before, "moving")
        self.rest()

    def _offered(self, hint: str) -> str:
        """Wait for a hint; it as it stands there."""
        least = hint.split()[0] if hint in _WORDLESS else hint
        self.wait(least)
        return hint if hint in self.text else least


class Mouse(Person):
    """Somebody who presses what stands on the screen."""

    def act(self, hint: str) -> None:
        """Press a key in the line of keys."""
        self._offered(hint)
        self.rest()
        self.click(self._offered(hint))


_ANSWERING = ("⏎ answer", "⏎ lock in", "⏎ place it here")


class Player(Person):
    """A player before the screen, who plays by keys."""

    def confirm(self, row: str) -> None:
        """Answer what a dialog asks, such as `y  Open it`."""
        self.wait(row)
        self.press(row[0])

    def open(self, words: str) -> None:
        """Put the cursor on the row with these words, and press Enter."""
        self.point_at(words)
        self.press("enter")

    def point_at(self, words: str) -> None:
        """Put the cursor on the row with these words."""
        self.wait("▸")
        while steps := self._place(words)[0] - self._cursor():
            self.turn(lambda key="down" if steps > 0 else "up": self.press(key))  # type: ignore[misc]

    def is_at(self, words: str) -> bool:
        """Whether the cursor is on the row with these words."""
        return words in self.screen.display[self._cursor()]

    def _cursor(self) -> int:
        return next(number for number, line in enumerate(self.screen.display) if "▸" in line)

    def rank(self, *cards: str) -> None:
        """Give these cards their places, from the earliest."""
        for card in cards:
            self.press(self.key_of(card))

    def put_first(self) -> None:
        """Put the event in hand before all others."""
        self.press("home", "enter")

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
        self.until(
            lambda: prompt in self.text and any(hint in self.text for hint in _ANSWERING),
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


class MousePlayer(Mouse, Player):
    """A player who presses what stands on the screen, and no key."""

    def confirm(self, row: str) -> None:
        """Press an answer."""
        self.click(row)

    def open(self, words: str) -> None:
        """Press a row."""
        self.click(words)

    def point_at(self, words: str) -> None:
        """Press a row."""
        self.click(words)

    def begin(self, name: str) -> None:
        """Press a row of the start page."""
        self.at_home()
        self.click(name)
        self.gone("l look")

    def choose(self, *options: str) -> None:
        """Press options; the first press only selects."""
        for option in options:
            key = self.key_of(option)
            marks = (mark for mark in ("", "□ ", "■ ") if f"{key}  {mark}{option}" in self.text)
            self.click(f"{key}  {next(marks)}{option}")

    def answer(self) -> None:
        """Press *answer*, and wait for what came of it."""
        self.act(next(hint for hint in _ANSWERING if hint in self.text))
        self.told()

    def rank(self, *cards: str) -> None:
        """Press each card, and then its place."""
        for place, card in enumerate(cards):
            if (at := list(self.rows().values()))[place] != card:
                self.click(card)
                self.wait("⇅ moving")
                self.click(at[place])
                self.gone("⇅ moving")

    def put_first(self) -> None:
        """Press the earliest event, and then the one in hand."""
        lines = [line for line in self.screen.display if "●  " in line or "◇  " in line]
        self.click(lines[0].partition("│  ")[0].strip(" ▸"))
        self.until(lambda: -1 < self.text.find("◇") < self.text.find("●  "), "moving")
        self.click("◇  ")


class Teacher(Person):
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

    def add(self, label: str, words: str) -> None:
        """Take what has these words into the list of the form with this label."""
        self.at_form()
        while not self._is_under(label, "▸  + add"):
            self.turn(lambda: self.press("tab"))
        self.press("enter")
        self.take(words.split()[0])  # a space would choose
        self.at_form()

    def _is_under(self, label: str, words: str) -> bool:
        """Whether words stand in the one or two lines below a label."""
        lines = self.screen.display
        return any(
            label in line and words in "".join(lines[row + 1 : row + 3]) for row, line in enumerate(lines)
        )


class MouseTeacher(Mouse, Teacher):
    """A teacher who presses what stands on the screen, and types only words."""

    def pick(self, words: str) -> None:
        """Press an item of the list."""
        self.at_list()
        self.click(f"· {words}")

    def add(self, label: str, words: str) -> None:
        """Turn the wheel until a list of the form is in sight, and press what is to be in it."""
        self.at_form()
        while not self._is_under(label, "+ add"):
            self.turn(lambda: self.wheel(self.screen.lines // 2, self.screen.columns * 9 // 10))
        below = self.text.index("+ add", self.text.index(label))
        row = self.text[:below].count("\n")
        self.press_at(row, self.text.splitlines()[row].index("+ add"))
        self.wait("Type to find")
        self.click(words)
        self.wait(f"1 {words}")
        self.act("⏎ take")
        self.gone("Type to find")
        self.at_form()
