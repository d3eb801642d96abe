"""How code that awaits hears of changes made in other threads."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from starlette.requests import Request

from preview.telegram_state import Telegram


@contextmanager
def bell(telegram: Telegram) -> Iterator[asyncio.Event]:
    """Give an event of this loop that rings at every change."""
    loop, event = asyncio.get_running_loop(), asyncio.Event()

    def ring() -> None:
        loop.call_soon_threadsafe(event.set)

    with telegram.lock:
        telegram.listeners.append(ring)
    try:
        yield event
    finally:
        with telegram.lock:
            telegram.listeners.remove(ring)


async def listening(
    telegram: Telegram, request: Request, patience: float | None
) -> AsyncIterator[bool]:
    """Come round at every change; say True, the last time, once nobody waits any more."""
    loop = asyncio.get_running_loop()
    end = None if patience is None else loop.time() + patience
    gone = asyncio.create_task(_gone(request))
    try:
        with bell(telegram) as news:
            over = False
            while not over:
                news.clear()
                late = end is not None and loop.time() >= end
                over = late or gone.done() or telegram.closing
                yield over
                if not over:
                    await _either(news, gone, None if end is None else end - loop.time())
    finally:
        await _cancelled(gone)


async def _either(news: asyncio.Event, gone: asyncio.Task[None], timeout: float | None) -> None:  # noqa: ASYNC109 - a poll that ends is no error
    ringing = asyncio.create_task(news.wait())
    try:
        await asyncio.wait({ringing, gone}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await _cancelled(ringing)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _cancelled(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
