"""Waiting for what the workshop does beside the keys."""

from __future__ import annotations

from contextlib import suppress

from textual.pilot import Pilot
from textual.worker import WorkerCancelled


async def idle(pilot: Pilot[None]) -> None:
    """Wait until no worker works; one may be cancelled by the next of its group meanwhile."""
    while any(not worker.is_finished for worker in pilot.app.workers):
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()
