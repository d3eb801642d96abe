"""Waiting: by a clock and a wait that are handed in, and never longer than needed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

FIRST_PAUSE = 0.5
MOST_DOUBLINGS = 16


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things take, and how time is known."""

    lease_seconds: float
    retry_max_seconds: float
    clock: Callable[[], datetime]
    wait: Callable[[float], Awaitable[object]]

    def backoff(self, failures: int) -> float:
        """Return the pause after so many failures in a row: doubled each time, capped."""
        doubled = FIRST_PAUSE * 2.0 ** min(failures - 1, MOST_DOUBLINGS)
        return min(doubled, self.retry_max_seconds)

    def lease(self) -> datetime:
        """Return until when an attempt that starts now may take."""
        return self.clock() + timedelta(seconds=self.lease_seconds)

    async def pause(self, seconds: float, event: asyncio.Event) -> bool:
        """Wait until the time is over or the event happens; tell whether it happened."""
        waits = [
            asyncio.ensure_future(self.wait(seconds)),
            asyncio.ensure_future(event.wait()),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        return event.is_set()


async def finished(work: asyncio.Future[Any], stop: asyncio.Event, seconds: float) -> bool:
    """Wait for work; once told to stop, only so many seconds more. Tell whether it is done."""
    stopped = asyncio.ensure_future(stop.wait())
    await asyncio.wait((work, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not work.done():
        await asyncio.wait((work,), timeout=seconds)
    return work.done()
