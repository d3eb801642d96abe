"""Our own polling: an update is confirmed only after all that it led to is on disk."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.logs import Log, Value, name_of
from bot.telegram.client import Client
from bot.telegram.gaps import Gaps
from bot.telegram.handling import Handling, Raw, number_of
from bot.telegram.pauses import Timing, finished
from bot.telegram.refusals import retry_after
from db.faults import DatabaseFault

LONG_POLL_SECONDS = 25
"""Telegram holds a request for at most 50 s; half of it passes every proxy."""

MOST_UPDATES = 100
"""As many come at once at most (https://core.telegram.org/bots/api#getupdates); then more wait."""

FINISH_SECONDS = 2
"""How long, once told to stop, the batch in hand may still take; what is not taken comes again."""

WEBHOOK_ACTIVE = "webhook is active"
"""So speaks Telegram while a webhook is set (tdlib/telegram-bot-api, Client.cpp)."""

COMPLAINTS: tuple[tuple[type[Exception], str], ...] = (
    (Conflict, "poll_conflict"),
    (InvalidToken, "poll_refused"),
    (DatabaseFault, "database_fault"),
)
"""What the log calls a failure; anything else is `poll_failed`."""


class Polling:
    """Asks Telegram for updates until it is told to stop."""

    def __init__(
        self,
        client: Client,
        handling: Handling,
        timing: Timing,
        log: Log,
        long_poll_seconds: float = LONG_POLL_SECONDS,
        gaps: Gaps | None = None,
    ) -> None:
        self._client, self._handling, self._timing, self._log = client, handling, timing, log
        self._long_poll_seconds, self._gaps = long_poll_seconds, gaps

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; a batch that was fetched is finished first.

        The first request after a start or a failure does not wait: whoever waits since before
        should not wait until somebody else writes.
        """
        offset: int | None = None
        failures, wait = 0, 0.0
        while not stop.is_set():
            try:
                updates = await self._fetched(offset, wait, stop)
                await self._note_contact(stop)
                await self._take_all(updates, stop)
            except (TelegramError, DatabaseFault) as error:
                failures, wait = failures + 1, 0.0
                await self._timing.pause(self._complain(error, failures), stop)
            else:
                offset, wait = after(updates, offset), self._long_poll_seconds
                failures = self._recovered(failures)
                if self._gaps and len(updates) < MOST_UPDATES:
                    self._gaps.caught_up()

    async def _fetched(self, offset: int | None, wait: float, stop: asyncio.Event) -> Sequence[Raw]:
        """Return the next updates; none if told to stop meanwhile."""
        stopped = asyncio.ensure_future(stop.wait())
        asked = asyncio.ensure_future(self._client.raw_updates(offset, wait))
        try:
            await asyncio.wait((stopped, asked), return_when=asyncio.FIRST_COMPLETED)
            return await asked if asked.done() else ()
        finally:
            stopped.cancel()
            asked.cancel()
            await asyncio.gather(stopped, asked, return_exceptions=True)

    async def _note_contact(self, stop: asyncio.Event) -> None:
        # Told to stop, the request may have been given up: no contact.
        if self._gaps and not stop.is_set():
            await self._gaps.contact()

    async def _take_all(self, updates: Sequence[Raw], stop: asyncio.Event) -> None:
        # Started in order, so a patient's updates reach the writer in order; each is told only
        # after its commit. One that fails must not cancel the others.
        taking = asyncio.gather(*map(self._handling.handle, updates), return_exceptions=True)
        if not await finished(taking, stop, FINISH_SECONDS):
            taking.cancel()
            with suppress(asyncio.CancelledError):
                await taking
            return
        for end in taking.result():
            if end is not None:
                raise end

    def _complain(self, error: Exception, failures: int) -> float:
        """Log a failure without its text; return how long to wait."""
        wanted = retry_after(error) if isinstance(error, TelegramError) else None
        seconds = self._timing.backoff(failures) if wanted is None else wanted
        event, keys = complaint(error)
        self._log(event, "warning", **keys, attempts=failures, seconds=seconds)
        return seconds

    def _recovered(self, failures: int) -> int:
        if failures:
            self._log("poll_recovered", attempts=failures)
        return 0


def complaint(error: Exception) -> tuple[str, dict[str, Value]]:
    """Name what failed, for the log."""
    if isinstance(error, Conflict) and WEBHOOK_ACTIVE in error.message:
        return "webhook_active", {"kind": name_of(error), "reason": "run_askfirst_setup"}
    event = next((name for kind, name in COMPLAINTS if isinstance(error, kind)), "poll_failed")
    return event, {"kind": error.kind if isinstance(error, DatabaseFault) else name_of(error)}


def after(updates: Sequence[Raw], offset: int | None) -> int | None:
    """Return the offset that confirms these updates; the last counts, not the highest."""
    # Numbers start anew at random after a quiet week (https://core.telegram.org/bots/api#update).
    return number_of(updates[-1]) + 1 if updates else offset
