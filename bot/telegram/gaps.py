"""After a time without contact: the pending question is offered again, once, to whoever waited."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.logs import Log, name_of, place_of
from bot.records import Posted, Taken
from bot.telegram.pauses import Timing
from db import contact
from db.contact import Gap
from db.engine import Database
from db.faults import DatabaseFault

RECENT = timedelta(hours=24)
"""How long before the gap the last turn may lie: whoever left before that is not waiting."""

AT_ONCE = 30
"""Offers a second, as many messages as Telegram takes (https://core.telegram.org/bots/faq)."""

NOTES_IN_A_GAP = 12
"""How often contact is noted within the time that makes a gap; more would only cost commits."""

Offer = Callable[[bytes, datetime], Awaitable[Taken]]
"""Offers one patient the pending question, in a transaction: (subject, back at)."""


class Gaps:
    """Notes every contact with Telegram; makes good what a gap may have swallowed."""

    def __init__(
        self,
        database: Database,
        seconds: float,
        offer: Offer,
        post: Callable[[Sequence[Posted]], None],
        timing: Timing,
        log: Log,
    ) -> None:
        self._database, self._gap, self._offer = database, timedelta(seconds=seconds), offer
        self._post, self._timing, self._log = post, timing, log
        self.last: datetime | None = None
        self._noted: datetime | None = None
        self.is_open = False
        self._due = asyncio.Event()

    async def contact(self) -> None:
        """Note that Telegram answered; before what it handed over is taken.

        What is taken afterwards counts as heard since, and is not asked for again.
        """
        now, last = self._timing.clock(), self.last
        if last is None or now - last > self._gap or self._is_old(now):
            self.is_open = await self._database.write(
                lambda c: contact.note(c, last, now, self._gap)
            )
            self._noted = now
        self.last = now

    def _is_old(self, now: datetime) -> bool:
        return self._noted is None or now - self._noted > self._gap / NOTES_IN_A_GAP

    def caught_up(self) -> None:
        """Hear that nothing more waits at Telegram: taps that arrived late were taken."""
        if self.is_open:
            self._due.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Make good each gap once it is over, until told to stop."""
        failures = 0
        while await self._is_wanted(stop):
            try:
                is_done = await self._some()
            except DatabaseFault as fault:
                failures += 1
                self._log("database_fault", "error", kind=fault.kind)
                await self._timing.pause(self._timing.backoff(failures), stop)
                continue
            failures = 0
            if is_done:
                self._due.clear()
            else:
                await self._timing.pause(1, stop)

    async def _is_wanted(self, stop: asyncio.Event) -> bool:
        waits = [asyncio.ensure_future(event.wait()) for event in (stop, self._due)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        return not stop.is_set()

    async def _some(self) -> bool:
        """Offer to some of those who wait; tell whether none was left."""
        gap = await self._database.read(contact.gap_to_make_good)
        if gap is None:
            return True
        subjects = await self._database.read(lambda c: contact.to_offer(c, gap, RECENT, AT_ONCE))
        for subject in subjects:
            await self._offered(subject, gap)
        if subjects:
            return False
        await self._database.write(lambda c: contact.close(c, gap))
        self.is_open = False
        self._log("gap_made_good", seconds=(gap.back_at - gap.gone_at).total_seconds())
        return True

    async def _offered(self, subject: bytes, gap: Gap) -> None:
        try:
            taken = await self._offer(subject, gap.back_at)
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - one conversation must not keep the others waiting
            self._log("offer_failed", "error", error=name_of(error), place=place_of(error))
            await self._database.write(lambda c: contact.take_offer(c, subject, gap.back_at))
            return
        self._post(taken.posted)
