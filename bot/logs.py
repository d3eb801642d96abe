"""Logs by allow-list: what is not named here is not logged, whoever says it.

Libraries log tokens, bodies and whole updates; of their lines only logger, level and place are
left. Exceptions are their class and a line of our own code: their texts quote what failed.
"""

import asyncio
import logging
import re
import sys
import threading
from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, TextIO

import structlog

Level = Literal["debug", "info", "warning", "error", "critical"]
Value = str | int | float | bool | None

EVENTS = frozenset(
    {
        "started",
        "stopped",
        "ready",
        "setup_done",
        "content_unreviewed",
        "turn_taken",
        "turn_repeated",
        "turn_quarantined",
        "flood",
        "database_fault",
        "poll_failed",
        "poll_conflict",
        "poll_refused",
        "poll_recovered",
        "read_roughly",
        "webhook_active",
        "webhook_refused",
        "tap_unanswered",
        "outbox_loaded",
        "outbox_unreadable",
        "send_postponed",
        "sends_paused",
        "send_unknown",
        "send_refused",
        "send_unparsable",
        "unprinted",
        "chat_gone",
        "mark_postponed",
        "drained",
        "purged",
        "rekeyed",
        "gap_made_good",
        "offer_failed",
        "heartbeat_missed",
        "library",
        "crashed",
        "unnamed",
    }
)
"""Every event of ours; anything else is logged as `unnamed`."""

WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,63}")
PLACE = re.compile(r"[A-Za-z_0-9/.]{1,120}:[0-9]{1,6}")
NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9.]{0,63}")
VERSION = re.compile(r"[0-9a-f]{1,64}|[0-9.]{1,20}")

KEYS: dict[str, re.Pattern[str] | type] = {
    "event": WORD,
    "level": WORD,
    "at": re.compile(r"[0-9T:.+-]{10,40}"),
    "error": WORD,
    "kind": WORD,
    "reason": WORD,
    "state": WORD,
    "method": WORD,
    "table": WORD,
    "place": PLACE,
    "logger": NAME,
    "locale": re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,3}"),
    "flow_version": VERSION,
    "content_version": VERSION,
    "outbox": int,
    "count": int,
    "attempts": int,
    "status": int,
    "seconds": float,
}
"""Every key that may be logged, and what its value must look like. No id of Telegram's."""

ROOT = Path(__file__).resolve().parent.parent
OURS = ("bot", "console", "db", "preview")
UNKNOWN = "unknown:0"


class Log(Protocol):
    """Writes one line about an event."""

    def __call__(self, event: str, level: Level = "info", **keys: Value) -> None:
        """Write the line, as far as it is allowed."""


def place_of(error: BaseException) -> str:
    """Tell where in our own code an error came through last; `unknown:0` if nowhere."""
    place, trace = UNKNOWN, error.__traceback__
    while trace is not None:
        place = _ours(trace.tb_frame.f_code.co_filename, trace.tb_lineno) or place
        trace = trace.tb_next
    return place


def name_of(error: BaseException) -> str:
    """Tell the class of an error, never its text."""
    return type(error).__name__


def _ours(filename: str, line: int) -> str | None:
    path = Path(filename)
    if not path.is_relative_to(ROOT):
        return None
    inside = path.relative_to(ROOT)
    return f"{inside.as_posix()}:{line}" if inside.parts[0] in OURS else None


def allowed(_logger: object, level: str, keys: MutableMapping[str, Any]) -> dict[str, Value]:
    """Keep of a line only what is on the lists."""
    named = keys.get("event") in EVENTS
    line = {"event": keys["event"] if named else "unnamed", "level": level}
    line["at"] = datetime.now(UTC).isoformat(timespec="milliseconds")
    kept = {k: v for k, v in keys.items() if k not in line and _fits(k, v)} if named else {}
    return line | kept


def _fits(key: str, value: object) -> bool:
    rule = KEYS.get(key)
    if isinstance(rule, re.Pattern):
        return isinstance(value, str) and rule.fullmatch(value) is not None
    if rule is float:
        return isinstance(value, int | float)
    return rule is int and isinstance(value, int)


def log(event: str, level: Level = "info", **keys: Value) -> None:
    """Write one line about an event, as far as it is allowed."""
    getattr(structlog.get_logger(), level)(event, **keys)


class Reduced(logging.Handler):
    """Leaves of a library's line its logger, level and place; of an exception its class too."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write what is left of the line."""
        keys: dict[str, Value] = {
            "logger": record.name,
            "place": f"{Path(record.pathname).name}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[1]:
            keys["error"] = name_of(record.exc_info[1])
        log("library", LEVELS.get(record.levelno, "warning"), **keys)


LEVELS: dict[int, Level] = {
    logging.DEBUG: "debug",
    logging.INFO: "info",
    logging.WARNING: "warning",
    logging.ERROR: "error",
    logging.CRITICAL: "critical",
}


def configure(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Open the only door to the log and close all others; call once, first of all."""
    threshold = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[allowed, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    _reduce_libraries(threshold)
    sys.excepthook = _crash
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_crash


def _reduce_libraries(threshold: int) -> None:
    # A handler that fails prints the message it could not write.
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    # Libraries are noise unless somebody debugs.
    quiet = threshold if threshold <= logging.DEBUG else max(threshold, logging.WARNING)
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
    logging.root.handlers = [Reduced()]
    logging.root.setLevel(quiet)


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Reduce what an event loop says about errors that nobody caught."""
    loop.set_exception_handler(_loop_crash)


def crashed(error: BaseException | None) -> None:
    """Log an error that nobody caught."""
    if error is None:
        log("crashed", "critical", error="unknown", place=UNKNOWN)
    else:
        log("crashed", "critical", error=name_of(error), place=place_of(error))


def _crash(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    crashed(error)


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    crashed(unraisable.exc_value)


def _thread_crash(arguments: threading.ExceptHookArgs) -> None:
    crashed(arguments.exc_value)


def _loop_crash(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    crashed(context.get("exception"))
