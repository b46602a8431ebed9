"""A program in a real terminal (a pty), and the screen that it paints."""

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Self

import pyte

if sys.platform != "win32":  # where these tests do not run
    import pty
    import termios

_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D"}
KEYS = (
    {"enter": "\r", "escape": "\x1b", "space": " ", "tab": "\t", "delete": "\x1b[3~"}
    | {"home": "\x1b[H", "end": "\x1b[F"}
    | {arrow: f"\x1b[{end}" for arrow, end in _ARROWS.items()}
    | {f"shift+{arrow}": f"\x1b[1;2{end}" for arrow, end in _ARROWS.items()}
    | {f"ctrl+{letter}": chr(ord(letter) - ord("a") + 1) for letter in "coqsuz"}
    | {"f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f8": "\x1b[19~"}
)
"""What a terminal sends for the keys that are not characters."""


class Terminal:
    """A program in a terminal of `columns` by `rows` cells; killed when the block ends."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        patience: float = 30.0,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._text: str | None = None  # reading the cells takes longer than anything else here
        self._patience = patience
        self.exit_code: int | None = None
        """None while the program runs; negative for the signal that ended it."""
        inherited = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")
        }
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                signal.signal(signal.SIGINT, signal.SIG_DFL)  # a runner in the background may ignore it
                os.execvpe(command[0], list(command), {**inherited, **terminal, **(environment or {})})
            finally:
                os._exit(127)
        termios.tcsetwinsize(self._fd, (rows, columns))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away; twice is once."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    @property
    def text(self) -> str:
        """The screen, a line a row."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def pump(self, seconds: float) -> int:
        """Take in what the program paints within `seconds`; the number of bytes."""
        painted = self.read(seconds)
        if painted:
            self.feed(painted)
        return len(painted)

    def read(self, seconds: float) -> bytes:
        """Give what the program paints within `seconds`, as it comes; `feed` then brings it to the screen."""
        painted = b""
        if select.select([self._fd], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                painted = os.read(self._fd, 1 << 16)
            if not painted:
                self._reap(os.WNOHANG)
        return painted

    def feed(self, painted: bytes) -> None:
        """Bring to the screen what was read."""
        self._text = None
        self._stream.feed(painted)

    def rest(self, seconds: float = 0.1) -> None:
        """Wait until nothing more is painted: what moves has come to its end."""
        while self.pump(seconds):
            pass

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Take in what is painted until something has happened."""
        deadline = time.perf_counter() + self._patience
        while not happened():
            if time.perf_counter() > deadline or (
                self.exit_code is not None and not self.pump(0) and not happened()
            ):
                raise AssertionError(f"{what} did not happen (exit code {self.exit_code}):\n{self.text}")
            self.pump(0.05)

    def wait(self, text: str) -> None:
        """Wait until the screen shows a text."""
        self.until(lambda: text in self.text, f"showing {text!r}")

    def gone(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        self.until(lambda: text not in self.text, f"hiding {text!r}")

    def send(self, sent: bytes) -> None:
        """Send bytes as they are, as fast as the program takes them."""
        while sent:
            sent = sent[os.write(self._fd, sent[: 1 << 12]) :]

    def has_ended(self) -> bool:
        """Whether the program has ended by now."""
        return self._reap(os.WNOHANG) is not None

    def press(self, *keys: str) -> None:
        """Send keys, by name or as characters."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def click(self, text: str) -> None:
        """Press and release the left button in the middle of a text on a screen that stands still."""
        self.rest()
        row, column = self._place(text)
        self.press_at(row, column + len(text) // 2)

    def press_at(self, row: int, column: int) -> None:
        """Press and release the left button on a cell."""
        place = f"{column + 1};{row + 1}"
        os.write(self._fd, f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())

    def wheel(self, row: int, column: int) -> None:
        """Turn the wheel by a notch, down, over a cell."""
        os.write(self._fd, f"\x1b[<65;{column + 1};{row + 1}M".encode())

    def drag(self, line: str, first: str, last: str) -> None:
        """Press the left button on the first of two words in a line on the screen, release it on the last."""
        row, column = self._place(line)
        start, end = (column + line.index(word) + 2 for word in (first, last))
        move = f"\x1b[<0;{start};{row + 1}M\x1b[<32;{end};{row + 1}M\x1b[<0;{end};{row + 1}m"
        os.write(self._fd, move.encode())

    def looks(self, text: str) -> list[pyte.screens.Char]:
        """The cells of a text on the screen, with their looks."""
        row, column = self._place(text)
        return [self.screen.buffer[row][column + at] for at in range(len(text))]

    def _place(self, text: str) -> tuple[int, int]:
        """The row and column of the last place where a text stands on the screen, once it does."""
        self.wait(text)
        rows = self.screen.display
        row = max(number for number, line in enumerate(rows) if text in line)
        return row, rows[row].index(text)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, as dragging its corner does."""
        self.screen.resize(lines=rows, columns=columns)
        self._text = None
        termios.tcsetwinsize(self._fd, (rows, columns))

    def wait_exit(self) -> int:
        """Wait until the program has ended; its exit code."""
        self.until(lambda: self._reap(os.WNOHANG) is not None, "ending")
        assert self.exit_code is not None
        return self.exit_code

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        if self._reap(os.WNOHANG) is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap(0)

    def _reap(self, options: int) -> int | None:
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code
