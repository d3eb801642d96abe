"""With a webhook nobody asks for updates: whether Telegram reaches us is asked for itself."""

import asyncio
from datetime import datetime

from telegram.error import TelegramError

from bot.logs import Log
from bot.telegram.client import Client
from bot.telegram.gaps import Gaps
from bot.telegram.pauses import Timing
from db.faults import DatabaseFault

BEATS_IN_A_GAP = 4
SOON_SECONDS = 2
"""After a gap it is asked more often, so that the questions need not wait for long."""


class Heartbeat:
    """Tells quiet patients from a gap: no answer of Telegram is one, or deliveries that fail."""

    def __init__(
        self, client: Client, gaps: Gaps, gap_seconds: float, timing: Timing, log: Log
    ) -> None:
        self._client, self._gaps, self._timing, self._log = client, gaps, timing, log
        self._seconds = gap_seconds / BEATS_IN_A_GAP

    async def run(self, stop: asyncio.Event) -> None:
        """Ask again and again, until told to stop."""
        while not stop.is_set():
            try:
                await self._beat()
            except TelegramError:
                self._log("heartbeat_missed", "warning")
            except DatabaseFault as fault:
                self._log("database_fault", "error", kind=fault.kind)
            soon = min(SOON_SECONDS, self._seconds)
            await self._timing.pause(soon if self._gaps.is_open else self._seconds, stop)

    async def _beat(self) -> None:
        told = await self._client.get_webhook_info()
        waits = bool(told.pending_update_count)
        if waits and _is_since(told.last_error_date, self._gaps.last):
            # Telegram tries to bring updates, and cannot.
            self._log("heartbeat_missed", "warning", count=told.pending_update_count)
            return
        await self._gaps.contact()
        if not waits:
            self._gaps.caught_up()


def _is_since(error: datetime | None, contact: datetime | None) -> bool:
    return error is not None and (contact is None or error >= contact)
