"""One patient's flood must not drown the others: a few updates are taken, the rest let go.

What is let go is lost, and promise 1 says so. Its words are still read for danger, in memory,
after Telegram was answered: one text at a time, slowly enough to leave the others their turn.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.flows.events import Attached, Commanded, Edited, Event, Forwarded, Tapped, Wrote
from bot.logs import Log, name_of, place_of
from bot.records import Heard
from bot.telegram.pauses import Timing

Verdict = Literal["take", "tell", "drop"]

MOST = 20
WINDOW = timedelta(seconds=10)
WAITING = 50
"""Dropped texts of one patient that wait to be read; of a faster flood the newest are read."""

REST = 0.002
REST_A_CHARACTER = 2e-5
"""Seconds of rest after each reading, about three times what the reading took."""

HELP = ("unwell", "signs")
"""Commands and buttons that ask for the emergency card: as good as words of danger."""


@dataclass(slots=True)
class Stream:
    """What one patient sent lately."""

    taken: dict[str, datetime] = field(default_factory=dict)
    dropped_at: datetime | None = None
    carded_at: datetime | None = None
    unread: deque[Heard] = field(default_factory=lambda: deque(maxlen=WAITING))
    is_reading: bool = False

    @property
    def seen_at(self) -> datetime:
        """Tell when the patient last sent anything; every stream begins with what was taken."""
        return max([*self.taken.values(), *([self.dropped_at] if self.dropped_at else [])])


class Flood:
    """Judges each update by what its patient sent before, and rescues words of danger."""

    def __init__(
        self,
        is_danger: Callable[[Heard], bool],
        rescue: Callable[[Heard], Awaitable[object]],
        timing: Timing,
        log: Log,
    ) -> None:
        self._is_danger, self._rescue, self._timing, self._log = is_danger, rescue, timing, log
        self._streams: dict[int, Stream] = {}
        self._swept_at = timing.clock()
        self._tasks: set[asyncio.Task[None]] = set()

    def verdict(self, heard: Heard) -> Verdict:
        """Tell what is to be done with an update: take it, let it go, or let it go and say so."""
        now = self._timing.clock()
        self._sweep(now)
        stream = self._streams.setdefault(heard.chat_id, Stream())
        stream.taken = {key: at for key, at in stream.taken.items() if _within(at, now)}
        # What comes again, as after a fault of the database, is not counted again.
        if heard.dedupe in stream.taken or len(stream.taken) < MOST:
            stream.taken.setdefault(heard.dedupe, now)
            return "take"
        is_told = _within(stream.dropped_at, now)
        stream.dropped_at = now
        return "drop" if is_told else "tell"

    def let_go(self, heard: Heard) -> None:
        """Have the words of a dropped update read for danger."""
        stream = self._streams[heard.chat_id]
        if not _speaks(heard.event):
            return
        stream.unread.append(heard)
        if not stream.is_reading:
            stream.is_reading = True
            task = asyncio.create_task(self._read(stream))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def untold(self, heard: Heard) -> None:
        """Take back that the patient was told: the notice could not be written."""
        self._streams[heard.chat_id].dropped_at = None

    async def _read(self, stream: Stream) -> None:
        try:
            while stream.unread:
                await self._read_one(stream, stream.unread.popleft())
        except Exception as error:  # noqa: BLE001 - Telegram was answered; nobody else hears of it
            self._log("crashed", "critical", error=name_of(error), place=place_of(error))
        finally:
            stream.is_reading = False

    async def _read_one(self, stream: Stream, heard: Heard) -> None:
        if _within(stream.carded_at, self._timing.clock()):
            return
        if self._is_danger(heard):
            stream.carded_at = self._timing.clock()
            await self._rescue(heard)
        await self._timing.wait(REST + REST_A_CHARACTER * len(_words(heard.event)))

    def _sweep(self, now: datetime) -> None:
        """Forget whoever has been calm for a while."""
        if now - self._swept_at < WINDOW:
            return
        self._swept_at = now
        self._streams = {
            chat: stream
            for chat, stream in self._streams.items()
            if stream.is_reading or _within(stream.seen_at, now)
        }


def _within(at: datetime | None, now: datetime) -> bool:
    return at is not None and at > now - WINDOW


def _speaks(event: Event) -> bool:
    return bool(_words(event)) or asks_for_help(event)


def asks_for_help(event: Event) -> bool:
    """Tell whether the emergency card was asked for by command or button."""
    match event:
        case Commanded(asked) | Tapped(action=asked):
            return asked in HELP
        case _:
            return False


def _words(event: Event) -> str:
    match event:
        case Wrote(words) | Edited(words) | Forwarded(words) | Attached(_, words):
            return words
        case _:
            return ""
