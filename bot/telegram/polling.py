"""Our own polling: an update is confirmed only after all that it led to is on disk."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.logs import Log, name_of, place_of
from bot.records import Heard, Posted, Taken
from bot.telegram.client import Client
from bot.telegram.inbound import to_heard
from bot.telegram.pauses import Timing
from bot.telegram.refusals import retry_after
from db.faults import DatabaseFault

Raw = Mapping[str, Any]

LONG_POLL_SECONDS = 25
"""Telegram holds a request for at most 50 s; half of it passes every proxy."""

LAST_ANSWERS_SECONDS = 2

COMPLAINTS: tuple[tuple[type[Exception], str], ...] = (
    (Conflict, "poll_conflict"),
    (InvalidToken, "poll_refused"),
    (DatabaseFault, "database_fault"),
)
"""What the log calls a failure; anything else is `poll_failed`."""


@dataclass(frozen=True, slots=True)
class Handling:
    """What is done with an update: `take` commits it, `reject` quarantines it, `post` sends."""

    take: Callable[[Heard], Awaitable[Taken]]
    reject: Callable[[int, Exception], Awaitable[None]]
    post: Callable[[Sequence[Posted]], None]


class Polling:
    """Asks Telegram for updates until it is told to stop."""

    def __init__(
        self,
        client: Client,
        handling: Handling,
        timing: Timing,
        log: Log,
        long_poll_seconds: float = LONG_POLL_SECONDS,
    ) -> None:
        self._client, self._handling, self._timing, self._log = client, handling, timing, log
        self._long_poll_seconds = long_poll_seconds
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; a batch that was fetched is finished first."""
        offset: int | None = None
        failures = 0
        while not stop.is_set():
            try:
                updates = await self._fetched(offset, stop)
                await self._take_all(updates)
            except (TelegramError, DatabaseFault) as error:
                failures += 1
                await self._timing.pause(self._complain(error, failures), stop)
            else:
                offset = after(updates, offset)
                failures = self._recovered(failures)
        if self._answers:
            await asyncio.wait(self._answers, timeout=LAST_ANSWERS_SECONDS)

    async def _fetched(self, offset: int | None, stop: asyncio.Event) -> Sequence[Raw]:
        """Return the next updates; none if told to stop meanwhile."""
        stopped = asyncio.ensure_future(stop.wait())
        asked = asyncio.ensure_future(self._client.raw_updates(offset, self._long_poll_seconds))
        try:
            await asyncio.wait((stopped, asked), return_when=asyncio.FIRST_COMPLETED)
            return await asked if asked.done() else ()
        finally:
            stopped.cancel()
            asked.cancel()
            await asyncio.gather(stopped, asked, return_exceptions=True)

    async def _take_all(self, updates: Sequence[Raw]) -> None:
        # Started in order, so a patient's updates reach the writer in order; each is told only
        # after its commit. One that fails must not cancel the others.
        ends = await asyncio.gather(*map(self._take, updates), return_exceptions=True)
        for end in ends:
            if end is not None:
                raise end

    async def _take(self, raw: Raw) -> None:
        try:
            heard = to_heard(Update.de_json(dict(raw), self._client))
            taken = await self._handling.take(heard) if heard else None
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - repeated, it would fail the same way for ever
            await self._reject(raw, error)
            return
        if heard and taken:
            self._handling.post(taken.posted)
            self._answer(heard, taken)

    async def _reject(self, raw: Raw, error: Exception) -> None:
        self._log("turn_quarantined", "error", error=name_of(error), place=place_of(error))
        try:
            await self._handling.reject(number_of(raw), error)
        except DatabaseFault:
            raise
        except Exception as second:  # noqa: BLE001 - one patient's update must not stop all others
            self._log("crashed", "critical", error=name_of(second), place=place_of(second))

    def _answer(self, heard: Heard, taken: Taken) -> None:
        """Stop the spinner on the button; that it does not matter is why nobody waits for it."""
        if heard.callback_id:
            task = asyncio.create_task(self._answered(heard.callback_id, taken.toast))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _answered(self, callback_id: str, toast: str | None) -> None:
        try:
            await self._client.answer_callback_query(callback_id, text=toast)
        except TelegramError as error:
            # Too late or not at all: the tap itself is on disk.
            self._log("tap_unanswered", "debug", error=name_of(error))

    def _complain(self, error: Exception, failures: int) -> float:
        """Log a failure without its text; return how long to wait."""
        event = next((name for kind, name in COMPLAINTS if isinstance(error, kind)), "poll_failed")
        wanted = retry_after(error) if isinstance(error, TelegramError) else None
        seconds = self._timing.backoff(failures) if wanted is None else wanted
        kind = error.kind if isinstance(error, DatabaseFault) else name_of(error)
        self._log(event, "warning", kind=kind, attempts=failures, seconds=seconds)
        return seconds

    def _recovered(self, failures: int) -> int:
        if failures:
            self._log("poll_recovered", attempts=failures)
        return 0


def number_of(raw: Raw) -> int:
    """Return an update's number; -1 for an update without one."""
    number = raw.get("update_id")
    return number if isinstance(number, int) else -1


def after(updates: Sequence[Raw], offset: int | None) -> int | None:
    """Return the offset that confirms these updates; the last counts, not the highest."""
    # Numbers start anew at random after a quiet week (https://core.telegram.org/bots/api#update).
    return number_of(updates[-1]) + 1 if updates else offset
