"""The outbox in memory: each chat strictly in order, chats side by side."""

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.logs import Log, name_of, place_of
from bot.records import Posted
from bot.telegram.brake import Brake
from bot.telegram.pauses import Timing
from bot.telegram.refusals import NotSent, Refused, Unknown
from db import outbox, queries
from db.engine import Database
from db.faults import DatabaseFault
from db.outbox import Pending

T = TypeVar("T")
Deliver = Callable[[Mapping[str, Any], Sequence[int]], Awaitable[int | None]]
Unseal = Callable[[bytes, bytes], Mapping[str, Any]]
"""Opens a sealed body: (subject, sealed) -> body."""

AT_ONCE = 30
"""Telegram takes about 30 messages a second (https://core.telegram.org/bots/faq)."""

HEAR_FIRST_SECONDS = 3
"""How long, after a start, what was left waits for updates that were waiting too.

Telegram tries a webhook that was away for a moment again after two seconds.
"""


class ShuttingDown(Exception):
    """The sender is being drained; what must wait waits for the next start."""


@dataclass(slots=True)
class Row:
    """A message in memory: when it may go, and until when nobody else may send it."""

    posted: Posted
    not_before: datetime
    lease_until: datetime
    attempts: int


@dataclass(slots=True)
class Chat:
    """What is still to be sent to one patient."""

    rows: list[Row] = field(default_factory=list)
    poked: asyncio.Event = field(default_factory=asyncio.Event)
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def is_due(self, now: datetime) -> bool:
        """Tell whether a row is being sent, or would be at once."""
        return bool(self.rows) and self.rows[0].not_before <= now

    def add(self, row: Row) -> None:
        """Put a row in its place; the first one is being worked on."""
        insort(self.rows, row, lo=min(1, len(self.rows)), key=lambda r: r.posted.outbox_id)
        self.poked.set()


class Sender:
    """Sends what is committed, marks what is sent, repeats what failed."""

    def __init__(self, database: Database, deliver: Deliver, timing: Timing, log: Log) -> None:
        self._database, self._deliver, self._timing, self._log = database, deliver, timing, log
        self._chats: dict[bytes, Chat] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._brake = Brake()
        self._draining = False

    async def start(self, unseal: Unseal) -> None:
        """Take up what an earlier process left: each message when its lease is over."""
        pending = await self._database.read(outbox.pending)
        rows = [row for row in (self._unsealed(waiting, unseal) for waiting in pending) if row]
        for row in rows:
            self._add(row)
        self._log("outbox_loaded", count=len(rows))

    def post(self, posted: Sequence[Posted]) -> None:
        """Send what a turn committed; returns at once."""
        lease = timedelta(seconds=self._timing.lease_seconds)
        for one in posted:
            self._add(Row(one, one.not_before, one.not_before + lease, one.attempts))

    async def drain(self, timeout: float) -> int:  # noqa: ASYNC109 - it cuts short, it does not fail
        """Finish what is being sent, leave the rest to the next start; return how much is left."""
        self._draining = True
        for chat in self._chats.values():
            chat.poked.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self.idle()
        late = tuple(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        left = sum(len(chat.rows) for chat in self._chats.values())
        self._log("drained", count=left)
        return left

    async def quiet(self, subject: bytes, seconds: float) -> None:
        """Wait a little while something is being sent to a patient, so that its number is known."""
        end = self._timing.clock() + timedelta(seconds=seconds)
        while (chat := self._chats.get(subject)) and chat.is_due(now := self._timing.clock()):
            chat.moved.clear()
            if now >= end or not await self._timing.pause((end - now).total_seconds(), chat.moved):
                return

    async def idle(self) -> None:
        """Wait until nothing is left to send."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _unsealed(self, waiting: Pending, unseal: Unseal) -> Row | None:
        try:
            body = unseal(waiting.subject, waiting.body)
        except Exception as error:  # noqa: BLE001 - one unreadable row must not stop the others
            self._log("outbox_unreadable", "error", error=name_of(error), outbox=waiting.outbox_id)
            return None
        lease = waiting.lease_until
        # A tap that waits at Telegram proves that its message arrived: it is heard first.
        first = max(lease, self._timing.clock() + timedelta(seconds=HEAR_FIRST_SECONDS))
        posted = Posted(waiting.outbox_id, waiting.subject, first, waiting.attempts, body)
        return Row(posted, first, lease, waiting.attempts)

    def _add(self, row: Row) -> None:
        if self._draining:
            return
        subject = row.posted.subject
        chat = self._chats.get(subject)
        if chat is None:
            chat = self._chats[subject] = Chat()
            self._begin(self._serve(subject, chat))
        chat.add(row)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, subject: bytes, chat: Chat) -> None:
        try:
            while chat.rows:
                await self._finish(chat, chat.rows[0])
                chat.rows.pop(0)
                chat.moved.set()
        except ShuttingDown:
            return
        except Exception as error:  # noqa: BLE001 - the rows are on disk; later ones must still go
            self._log("crashed", "critical", error=name_of(error), place=place_of(error))
        del self._chats[subject]

    async def _finish(self, chat: Chat, row: Row) -> None:
        while True:
            await self._until(chat, row)
            known = await self._claimed(row)
            if known is None or await self._attempted(row, known):
                return
            chat.moved.set()

    async def _until(self, chat: Chat, row: Row) -> None:
        """Wait until the row may go. New rows wake it: a tap may prove that it has arrived."""
        while (left := (row.not_before - self._timing.clock()).total_seconds()) > 0:
            self._stop_if_draining()
            chat.poked.clear()
            woken = await self._timing.pause(left, chat.poked)
            if woken and not await self._is_pending(row):
                return

    async def _claimed(self, row: Row) -> tuple[int, ...] | None:
        """Return which messages the row changes; None if it is no longer to be sent.

        A lease that is over is renewed.
        """
        number, prompt = row.posted.outbox_id, row.posted.body.get("edits")

        def looked(connection: Connection) -> tuple[int, ...] | None:
            return outbox.changed(connection, number, row.posted.subject, prompt)

        if self._timing.clock() < row.lease_until:
            return await self._insist(looked, self._database.read)
        lease = row.lease_until = self._timing.lease()

        def renewed(connection: Connection) -> tuple[int, ...] | None:
            outbox.renew(connection, number, lease, row.attempts)
            return looked(connection)

        return await self._insist(renewed)

    async def _is_pending(self, row: Row) -> bool:
        return await self._insist(
            lambda c: outbox.is_pending(c, row.posted.outbox_id), self._database.read
        )

    async def _attempted(self, row: Row, known: Sequence[int]) -> bool:
        """Try once; tell whether the row is done with."""
        try:
            async with self._slots:
                if until := self._brake.until(self._timing.clock()):
                    row.not_before = until
                    return False
                message_id = await self._deliver(row.posted.body, known)
        except NotSent as failure:
            self._brake_for(row, failure.retry_after)
            return self._postpone(row, failure.retry_after)
        except Unknown:
            return self._wait_for_lease(row)
        except Exception as error:  # noqa: BLE001 - what fails the same way again must not block a chat
            await self._give_up(row, error)
        else:
            if message_id is None:
                # It changed a message, and may do so twice: what comes behind it need not wait.
                self._begin(self._mark_meanwhile(row))
            else:
                await self._mark(row, message_id)
        return True

    def _brake_for(self, row: Row, retry_after: float | None) -> None:
        if retry_after is not None:
            now = self._timing.clock()
            self._brake.pull(row.posted.subject, now + timedelta(seconds=retry_after), now)
            if self._brake.until(now):
                self._log("sends_paused", "warning", seconds=retry_after)

    def _postpone(self, row: Row, retry_after: float | None) -> bool:
        row.attempts += 1
        seconds = self._timing.backoff(row.attempts) if retry_after is None else retry_after
        row.not_before = self._timing.clock() + timedelta(seconds=seconds)
        # Over on purpose: the next attempt takes a new lease, in the database too.
        row.lease_until = row.not_before
        self._log("send_postponed", "warning", attempts=row.attempts, seconds=seconds)
        return False

    def _wait_for_lease(self, row: Row) -> bool:
        row.attempts += 1
        row.not_before = row.lease_until
        self._log("send_unknown", "warning", attempts=row.attempts)
        return False

    async def _mark(self, row: Row, message_id: int | None) -> None:
        number, subject, at = row.posted.outbox_id, row.posted.subject, self._timing.clock()
        prompt = row.posted.body.get("prompt")
        await self._insist(
            lambda c: outbox.mark_sent(c, number, subject, message_id, prompt, at), marking=True
        )

    async def _mark_meanwhile(self, row: Row) -> None:
        with suppress(ShuttingDown):
            await self._mark(row, None)

    async def _give_up(self, row: Row, error: Exception) -> None:
        gone = isinstance(error, Refused) and error.gone
        if gone:
            self._log("chat_gone", "info")
            subject, at = row.posted.subject, self._timing.clock()
            await self._insist(lambda c: queries.block(c, subject, at), marking=True)
        else:
            where = {"error": name_of(error), "place": place_of(error)}
            self._log("send_refused", "error", kind=str(row.posted.body.get("kind")), **where)
            await self._insist(lambda c: outbox.drop(c, row.posted.outbox_id), marking=True)

    async def _insist(
        self,
        run: Callable[[Connection], T],
        how: Callable[[Callable[[Connection], T]], Awaitable[T]] | None = None,
        *,
        marking: bool = False,
    ) -> T:
        """Ask the database until it answers: a fault of its own never sends anything twice."""
        failures = 0
        while True:
            try:
                return await (how or self._database.write)(run)
            except DatabaseFault as fault:
                failures += 1
                self._log("mark_postponed", "error", kind=fault.kind, attempts=failures)
                if not marking or fault.kind == "closed":
                    self._stop_if_draining()
            await self._timing.wait(self._timing.backoff(failures))

    def _stop_if_draining(self) -> None:
        if self._draining:
            raise ShuttingDown
