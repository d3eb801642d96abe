"""What is done with one update, however it came: committed, then sent and answered."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.logs import Log, name_of, place_of
from bot.records import Heard, Posted, Taken
from bot.telegram.client import Client
from bot.telegram.inbound import to_heard
from bot.telegram.rough import roughly
from db.faults import DatabaseFault

Raw = Mapping[str, Any]
Take = Callable[[Heard], Awaitable[Taken | None]]
"""Returns what is left to do; None if there is nothing, not even a tap to answer."""
Reject = Callable[[int, Exception], Awaitable[None]]
Post = Callable[[Sequence[Posted]], None]


class Handling:
    """Hands updates on: `take` commits one, `reject` quarantines it, `post` sends."""

    def __init__(self, client: Client, take: Take, reject: Reject, post: Post, log: Log) -> None:
        self._client, self._log = client, log
        self._take, self._reject, self._post = take, reject, post
        self._answers: set[asyncio.Task[None]] = set()

    async def handle(self, raw: Raw) -> None:
        """Return once all that the update led to is on disk; only a DatabaseFault gets out."""
        try:
            heard = self._read(raw)
            taken = await self._take(heard) if heard else None
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - repeated, it would fail the same way for ever
            await self._quarantine(raw, error)
            return
        if heard and taken:
            self._post(taken.posted)
            self._answer(heard, taken)

    def _read(self, raw: Raw) -> Heard | None:
        try:
            return to_heard(Update.de_json(dict(raw), self._client))
        except Exception as error:
            heard = roughly(raw)
            if heard is None:
                raise
            self._log("read_roughly", "error", error=name_of(error), place=place_of(error))
            return heard

    async def finish(self, seconds: float) -> None:
        """Give the last taps a little time to be answered."""
        if self._answers:
            await asyncio.wait(self._answers, timeout=seconds)

    async def _quarantine(self, raw: Raw, error: Exception) -> None:
        self._log("turn_quarantined", "error", error=name_of(error), place=place_of(error))
        try:
            await self._reject(number_of(raw), error)
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
            await self._client.call(
                "answerCallbackQuery", callback_query_id=callback_id, text=toast
            )
        except TelegramError as error:
            # Too late or not at all: the tap itself is on disk.
            self._log("tap_unanswered", "debug", error=name_of(error))


def number_of(raw: Raw) -> int:
    """Return an update's number; -1 for an update without one."""
    number = raw.get("update_id")
    return number if isinstance(number, int) else -1
