"""The edge to the terminal: what it sends becomes keys, clicks and pastes, and it ends with it.

Textual's faults are mended here, each beside its number at github.com/Textualize/textual/issues.
"""

from __future__ import annotations

import os
import re
import select
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, cast

from textual import constants, events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from quiz.text.cleaning import without_hidden
from quiz.tui.turns import LONGEST_PASTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from quiz.tui.turns import Turns

TYPED = 100
"""Characters that may come at once and be keys: nobody types more between two looks at the keyboard."""
_FASTEST = 500
"""Keys and clicks that are taken in a second; all that a storm sends beyond would keep the player waiting."""
_LONGEST = 1 << 16
"""Bytes that are kept of what has begun and not ended: enough for the longest paste in any writing."""
_PATIENCE = 1.0
"""Seconds of silence after which a paste has ended though its end was lost."""
_GRACE = {"SIGHUP": 1.5, "SIGTERM": 5.0}
"""Signals that end the program, and the seconds after which it ends whatever still holds it."""

_BEGIN, _END = b"\x1b[200~", b"\x1b[201~"  # around a paste

_STRING = rb"\x1b[PX^_\]][^\x07\x18\x1a\x1b]*"  # ESC ] 11;rgb:ffff/ffff/ffff of an answer
_SEQUENCE = rb"""
  \x1b\[M[\x00-\xff]{3}      # ESC [ M and three bytes: an old mouse report
| \x1b\[\[[A-E]              # ESC [ [ A: F1 on the Linux console
| \x1b\[\d+\$                # ESC [ 3 $: shift+delete in rxvt
| \x1b\[<[-\d;Na]*[Mm]       # ESC [ <0;12;7 M: the mouse; ESC [ <32;NaN;NaN M
| \x1b\[(?!M)[ -?]*[@-~]     # ESC [ 1;2 A: shift+up; ESC [ ?62;22 c: an answer
| \x1bO[ -?]*[@-~]           # ESC O P: F1
"""
_TOKEN = re.compile(
    rb"(?P<key>" + _SEQUENCE + rb")"
    # ESC ] 11;rgb:… with its end: an answer
    rb"|(?P<ignored>" + _STRING + rb"(?:[\x07\x18\x1a]|\x1b\\|(?=\x1b[^\\]))"
    # ESC [ 12 before what cannot go on with it: torn
    rb"|\x1b[\[O][ -?]*(?=[^ -~])|\x1b[\x80-\xff]+)"
    # ESC x: alt+x; but ESC [ and the like may go on
    rb"|(?P<alt>\x1b[^\x1b\x80-\xff[OPX^_\]])"
    # ESC ESC: the key, and what comes next
    rb"|(?P<escape>\x1b(?=\x1b))"
    rb"|(?P<text>[^\x1b]+)",
    re.VERBOSE,
)
# ESC [ 31 m in a paste, or ESC ] 8;; with its end
_WITHIN = re.compile(_SEQUENCE + rb"|" + _STRING + rb"(?:\x07|\x1b\\)|\x1b[\x00-\x7f]?", re.VERBOSE)
_MOUSE = re.compile(rb"\x1b\[<(?:\d\d?|1[01]\d|12[0-7])(?:;\d{1,4}){2}[Mm]")  # ESC [ <0;12;7 M
_CODED = re.compile(r"\x1b\[(\d*)[\d:;]*([A-Z~])")  # ESC [ 3;5 ~: ctrl+delete; ESC [ 49;1 R: an answer


class Received:
    """What a terminal sends, as events; what is no key, click or paste is left out.

    Textual reads on beyond what it does not know, and gives it out as keys (#541, #6573), in a paste too; a
    number that is no character (ESC [ 999999999999 ~) and a byte that is no UTF-8 (#6456) stop it for good.
    """

    def __init__(self) -> None:
        self.is_cut = False
        """The last paste was longer than is taken."""
        self._known = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._open = b""
        self._until = 0.0
        self._is_flood = False
        self._second, self._keys_in_it = 0.0, 0

    def feed(self, came: bytes) -> Iterator[Message]:
        """Give what is whole by now; what may go on is kept."""
        raw, at, count = self._open + came, 0, 0
        if (now := monotonic()) - self._second >= 1:
            self._second, self._keys_in_it = now, 0
        while at < len(raw):
            if raw.startswith(_BEGIN, at):
                if (end := raw.rfind(_END, at)) < 0:
                    break
                yield self._paste(raw[at:end])
                at = end + len(_END)
                continue
            if not (token := _TOKEN.match(raw, at)):
                break  # it may go on
            if token.lastgroup == "text" and len(token[0].decode(errors="ignore")) > TYPED:
                # Where the terminal says nothing of a paste, its speed does; it ends when it pauses.
                self._is_flood = True
                raw, at = _BEGIN + raw[at:], 0
                break
            count += 1
            self._keys_in_it += 1
            if count <= TYPED and self._keys_in_it <= _FASTEST:  # more arrows than that are a flood as well
                yield from self._events(token.lastgroup or "", token[0])
            at = token.end()
        self._keep(raw[at:])

    @property
    def patience(self) -> float:
        """Seconds to wait for what may go on, at most a tenth."""
        return max(0.0, min(0.1, self._until - monotonic())) if self._open else 0.1

    def tick(self) -> Iterator[Message]:
        """Give what does not go on: the key Escape, a paste whose end was lost; leave out what is torn."""
        if self._open and monotonic() >= self._until:
            left = self._open
            self._keep(b"")
            if left.startswith(_BEGIN):
                yield self._paste(left)
            elif left == b"\x1b":
                yield events.Key("escape", "\x1b")

    def _keep(self, left: bytes) -> None:
        """Keep what may go on, for a while; of too much the beginning, and what may be the end's."""
        is_paste = left.startswith(_BEGIN)
        self._is_flood = self._is_flood and is_paste
        delay = _PATIENCE if is_paste and not self._is_flood else constants.ESCAPE_DELAY
        self._until = monotonic() + delay
        self._open = left if len(left) <= _LONGEST else left[: _LONGEST - len(_END)] + left[-len(_END) :]

    def _paste(self, raw: bytes) -> Message:
        pasted = _WITHIN.sub(b"", raw).decode(errors="ignore")
        text = without_hidden(pasted.replace("\r\n", "\n").replace("\r", "\n"))
        self.is_cut = len(text) > LONGEST_PASTE or len(raw) >= _LONGEST - len(_END)
        return events.Paste(text[:LONGEST_PASTE])

    def _events(self, kind: str, raw: bytes) -> Iterator[Message]:
        """The keys that these bytes are, or the click."""
        if _MOUSE.fullmatch(raw):
            if event := self._known.parse_mouse_code(raw.decode()):
                yield event
        elif raw.startswith(b"\x1b[?2026;") and raw.endswith((b";1$y", b";2$y")):
            yield messages.TerminalSupportsSynchronizedOutput()
        elif kind != "ignored":
            for sequence in self._decode(raw) if kind == "text" else (raw.decode(errors="ignore"),):
                yield from self._keys(sequence, is_alt=kind == "alt")

    def _keys(self, sequence: str, *, is_alt: bool) -> Iterator[events.Key]:
        coded = _CODED.fullmatch(sequence)
        # Textual takes any number for a character's, and a place of the cursor for a key.
        name = coded and f"{coded[1] or 1}{coded[2]}"
        if name and sequence not in ANSI_SEQUENCES_KEYS and (name not in FUNCTIONAL_KEYS or "R" in name):
            return
        with suppress(ValueError, OverflowError):  # ESC [ 999999999999 u is no character
            found = list(self._known._sequence_to_key_events(sequence))
            if is_alt and not found:
                found = list(self._known._sequence_to_key_events(sequence[1:], alt=True))
            # A surrogate cannot be shown.
            sane = (key for key in found if not "\ud800" <= (key.character or "") <= "\udfff")
            yield from (key for key in sane if key.key != Keys.Ignore)


class _Screen:
    """What is painted on; when it has gone, what is painted is nothing.

    Textual's writer ends at the first error, and whoever paints then waits for it for ever.
    """

    def __init__(self, file: IO[str], lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost
        self.fileno = file.fileno

    def write(self, text: str = "") -> None:
        try:
            self._file.write(text)
            self._file.flush()
        except (OSError, ValueError):
            self._lost()

    flush = write


class Terminal(LinuxDriver):
    """Textual's driver, with an own reader, and with an end and a pause that are sure."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        self._file = cast("Any", _Screen(cast("IO[str]", self._file), self._end))
        # What Textual does on these runs in the midst of anything, waits for the thread that reads, which may
        # wait for the loop (#6298), and starts a second one where nothing was stopped.
        self._loop.add_signal_handler(signal.SIGTSTP, self._pause)
        self._loop.add_signal_handler(signal.SIGCONT, self._restart)
        for name in _GRACE:
            signal.signal(getattr(signal, name), self._end)

    def _query_in_band_window_resize(self) -> None:
        """Ask nothing: sizes come by a signal, and no stray answer makes a screen of 99999 columns."""

    # The end

    def _end(self, number: int = signal.SIGHUP, _: object = None) -> None:
        """Leave in order, and at any rate: what hangs is ended by an alarm.

        A terminal may go without a signal; it then reads as an end, or an error (#6690).
        """
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        seconds = _GRACE[signal.Signals(number).name]
        signal.setitimer(signal.ITIMER_REAL, min(left or seconds, seconds))
        self._soon(self._app.exit)

    def _soon(self, call: Callable[..., object], *values: object) -> None:
        with suppress(RuntimeError):  # the loop has ended, and so will the program
            self._loop.call_soon_threadsafe(call, *values)

    # The pause

    def _pause(self) -> None:
        """Give the terminal back, stop with all that began together, and come back in the foreground."""
        self.suspend_application_mode()
        self._loop.remove_signal_handler(signal.SIGTSTP)
        self._loop.remove_signal_handler(signal.SIGCONT)
        goes_on: list[int] = []
        signal.signal(signal.SIGCONT, lambda number, _: goes_on.append(number))
        is_ours, is_stopped = False, True
        while is_stopped and not is_ours:
            goes_on.clear()
            os.kill(0, signal.SIGTSTP)  # until `fg` or `bg`; not at all where nobody could say these
            is_stopped = bool(goes_on)
            with suppress(OSError):  # it has gone meanwhile
                is_ours = os.tcgetpgrp(self.fileno) == os.getpgrp()
        self._loop.add_signal_handler(signal.SIGTSTP, self._pause)
        self._loop.add_signal_handler(signal.SIGCONT, self._restart)
        if is_ours:
            self._resume()
        else:
            self._end()

    def _restart(self) -> None:
        """Take the terminal again: another program may have set it otherwise while this one was stopped."""
        if self._key_thread and self._key_thread.is_alive():
            self.suspend_application_mode()
            self._resume()

    def _resume(self) -> None:
        self.resume_application_mode()
        self._app.screen.refresh(layout=True)

    # What comes

    def _run_input_thread(self) -> None:
        """Read, and let what goes wrong end the program as all else that does: Textual's status is then 0."""
        try:
            self.run_input_thread()
        except (OSError, EOFError):
            self._end()
        except Exception as error:
            self._soon(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read what comes until told to stop."""
        received = Received()
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], received.patience)[0]:
                came = os.read(self.fileno, 1 << 12)
                if not came:
                    raise EOFError
                found = list(received.feed(came))
            else:
                found = list(received.tick())
            for message in found:
                self.process_message(message)
                if isinstance(message, events.Paste) and received.is_cut:
                    self._soon(self._app.call_later, cast("Any", self._app).say_cut)

    def send_message(self, message: Message) -> None:
        """Give the app what it can take when it comes to it."""
        self._soon(self._offer, message)

    def _offer(self, message: Message) -> None:
        app = cast("Turns", self._app)
        if app.takes(message):
            app.post_message(message)
