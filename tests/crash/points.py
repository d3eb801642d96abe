"""Twelve places where a bot can die, wrapped from outside: no hook stands in the product."""

import functools
import importlib
import inspect
import itertools
import os
import signal
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from bot.records import Taken

Given = Mapping[str, Any]
"""The arguments of a call, by name."""


def always(_given: Given, _result: object) -> bool:
    """Count every pass."""
    return True


def is_turn(given: Given, result: Any) -> bool:
    """Count only jobs of the writer that took an update: it also writes marks and counters."""
    return isinstance(given.get("outcome", result).result, Taken)


class Point(NamedTuple):
    """Where, on which side of the call, at which pass, and which passes count."""

    place: str
    side: Literal["before", "after"]
    nth: int
    counts: Callable[[Given, Any], bool] = always


# Six patients make about 90 turns: the figures leave room for four deaths before any of them is
# through, the last of them in mid-questionnaire.
POINTS: Mapping[str, Point] = {
    "after updates are fetched": Point(
        "bot.telegram.client:Client.raw_updates", "after", 3, lambda _, result: bool(result)
    ),
    "after the inbox has noted an update": Point("db.queries:remember_update", "after", 10),
    "after the conversation is loaded": Point("db.queries:load_conversation", "after", 10),
    "after the step is taken": Point("bot.turn:step", "after", 10),
    "before the commit": Point("db.writer:attempt", "after", 10, is_turn),
    "after the commit, before anybody hears of it": Point("db.writer:tell", "before", 10, is_turn),
    "after a tap is answered": Point("bot.telegram.handling:Handling._answered", "after", 10),
    "before the offset moves": Point(
        "bot.telegram.client:Client.raw_updates", "before", 3, lambda given, _: given["offset"]
    ),
    "before a question is sent": Point("bot.telegram.transport:Transport._send", "before", 10),
    "after Telegram took a question, before its answer is seen": Point(
        "bot.telegram.client:Carrier.do_request",
        "after",
        10,
        lambda given, _: given["url"].endswith("/sendMessage"),
    ),
    "before a question is marked as sent": Point(
        "db.outbox:mark_sent", "before", 10, lambda given, _: given["prompt"] is not None
    ),
    "after the mark is committed": Point(
        "bot.telegram.sender:Sender._mark",
        "after",
        10,
        lambda given, _: given["row"].posted.body["kind"] == "send",
    ),
}
"""In the order of one update: taken, committed, answered, confirmed, sent, marked."""

OF_POLLING = ("after updates are fetched", "before the offset moves")

HOOK_POINTS: Mapping[str, Point] = {
    "after an update is brought": Point("bot.telegram.handling:Handling.handle", "before", 10),
    "before the 200": Point("bot.telegram.handling:Handling.handle", "after", 10),
    **{name: point for name, point in POINTS.items() if name not in OF_POLLING},
}
"""The same for a webhook: an update is brought, and confirmed by a 200."""


def named(words: str) -> Point:
    """Find a point by its name, at its usual pass or at the one that is given after " @ "."""
    name, _, nth = words.partition(" @ ")
    point = {**POINTS, **HOOK_POINTS}[name]
    return point._replace(nth=int(nth)) if nth else point


def placed(point: Point) -> tuple[Any, str, Callable[..., Any]]:
    """Look a point up: who holds it, under which name, and what stands there."""
    module, _, path = point.place.partition(":")
    *owners, name = path.split(".")
    owner = functools.reduce(getattr, owners, importlib.import_module(module))
    return owner, name, getattr(owner, name)


def arm(point: Point) -> None:
    """Wrap a point where it is looked up; at its n-th pass the process kills itself."""
    owner, name, real = placed(point)
    wrapped = _waiting if inspect.iscoroutinefunction(real) else _plain
    setattr(owner, name, functools.wraps(real)(wrapped(real, _Counter(point, real))))


class _Counter:
    """Counts passes on one side of a call, and strikes."""

    def __init__(self, point: Point, real: Callable[..., Any]) -> None:
        self._point, self._signature = point, inspect.signature(real)
        self._passes = itertools.count(1)

    def passes(
        self, side: str, args: tuple[Any, ...], named: dict[str, Any], result: object = None
    ) -> None:
        """Note that a call is about to begin, or has ended."""
        if side != self._point.side:
            return
        given = self._signature.bind(*args, **named).arguments
        if self._point.counts(given, result) and next(self._passes) == self._point.nth:
            os.kill(os.getpid(), signal.SIGKILL)


def _plain(real: Callable[..., Any], counter: _Counter) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        counter.passes("before", args, named)
        result = real(*args, **named)
        counter.passes("after", args, named, result)
        return result

    return call


def _waiting(real: Callable[..., Any], counter: _Counter) -> Callable[..., Any]:
    async def call(*args: Any, **named: Any) -> Any:
        counter.passes("before", args, named)
        result = await real(*args, **named)
        counter.passes("after", args, named, result)
        return result

    return call
