"""Keys act in turn: each has acted before the next one goes anywhere."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

from textual import events
from textual.app import App
from textual.message import Message

from quiz.tui.widgets.prose import Lines

_ROUNDS = 2
"""How often a mark follows a key: behind the key itself, and behind what the key has set going."""
_PATIENCE = 0.5
"""Seconds after which the next key is let through though the mark has not come back."""
LONGEST_PASTE = 10_000
"""Characters of a paste that a field is given: some pages. The page says when there were more."""
_LONGEST_QUEUE = 200
"""Keys and clicks that wait: nobody has typed so far ahead."""


class Turns(App[None]):
    """Lets each key through to where it acts before the next one, as one who types fast expects.

    Textual hands a key to what has the focus and goes on to the next one; where the first moves the focus,
    the next has gone to the old place by then. So a mark is sent the way of the key: to what has the focus,
    and from there up to the app. When it is here, so has everything been that was sent before it.
    """

    @dataclass
    class Passed(Message):
        """The mark that follows a key, and how often it has still to go."""

        turn: int
        rounds: int

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._turn = 0
        self._is_taken = False

    def takes(self, message: Message) -> bool:
        """Whether a message of the terminal is taken: no key or click is, where too many wait already."""
        waiting = len(self._waiting) + self._message_queue.qsize()
        return waiting < _LONGEST_QUEUE or not isinstance(message, events.InputEvent | events.Paste)

    async def on_event(self, event: events.Event) -> None:
        """Let a key, or what was pasted, wait for its turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting.append(event)
            await self._begin_turn()
        else:
            await super().on_event(event)

    async def _begin_turn(self) -> None:
        if self._is_taken or not self._waiting:
            return
        self._is_taken = True
        self._turn += 1
        try:
            await self._end_motion()
            if not self.screen_stack or self.screen.is_mounted:  # else the mark comes back once it is
                await super().on_event(self._waiting.popleft())
        finally:
            self._follow(self._turn, _ROUNDS)
            # The mark may be lost, such as with what had the focus.
            asyncio.get_running_loop().call_later(_PATIENCE, self.call_later, self._end_turn, self._turn)

    async def _end_motion(self) -> None:
        """Let all be seen at once that is still coming."""
        if self.animation_level != "none" and self.screen_stack:
            for lines in self.screen.query(Lines):
                await lines.stop_animation("share")

    def _follow(self, turn: int, rounds: int) -> None:
        """Send the mark the way that a key would go now."""
        start = (self.focused or self.screen) if self.screen_stack else None
        if start is None or not start.post_message(self.Passed(turn, rounds)):
            self.call_later(self._end_turn, turn)

    async def on_turns_passed(self, message: Passed) -> None:
        """The mark has come back: once more, or it is the next key's turn."""
        message.stop()
        if message.turn == self._turn and message.rounds > 1:
            self._follow(message.turn, message.rounds - 1)
        else:
            await self._end_turn(message.turn)

    async def _end_turn(self, turn: int) -> None:
        if turn == self._turn:
            self._is_taken = False
            await self._begin_turn()
