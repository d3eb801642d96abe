"""Nothing a patient said, no name, no token comes out of any door of the log."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bot.logs import EVENTS, KEYS, allowed, name_of, place_of

ROOT = Path(__file__).parents[1]

CANARIES = {
    "token": "123456:AAH-canarytoken_xyz",
    "text": "my canary forehead hurts",
    "name": "Canaria Birdsong",
    "number": "5550001234",
}

BEFORE = f"""
import asyncio, logging, sys, threading, warnings
import structlog
from bot import logs
TOKEN, TEXT, NAME, NUMBER = {tuple(CANARIES.values())!r}
EVERYTHING = f"{{TOKEN}} {{TEXT}} {{NAME}} {{NUMBER}}"
logs.configure("DEBUG")
"""

LIBRARIES = (
    "aiohttp.client",
    "telegram.Bot",
    "telegram.request.BaseRequest",
    "sqlalchemy.engine.Engine",
    "asyncio",
    "alembic.runtime.migration",
    "uvicorn.error",
    "uvicorn.access",
    "some.stranger",
)

DOORS = {
    "an event that is not ours": "logs.log(EVERYTHING)",
    "an event of ours with text": "logs.log('turn_taken', state=TEXT, kind=TOKEN, place=NAME)",
    "a key that is not allowed": "logs.log('turn_taken', chat=NUMBER, text=TEXT, token=TOKEN)",
    "a number as a key of ours": "logs.log('turn_taken', kind=NUMBER, error=int(NUMBER))",
    "structlog by itself": "structlog.get_logger().info('said %s', TEXT, name=NAME, error=TOKEN)",
    "a bound structlog": "structlog.get_logger(TEXT).bind(kind=TEXT).warning(EVERYTHING)",
    "structlog with an exception": """
        try:
            raise KeyError(EVERYTHING)
        except KeyError:
            structlog.get_logger().exception(TEXT)
    """,
    "the logger of a library": f"""
        for logger in map(logging.getLogger, {LIBRARIES!r}):
            for level in (10, 20, 30, 40, 50, 17):
                logger.log(level, "POST /bot%s/sendMessage %r", TOKEN, {{"text": TEXT}})
                logger.log(level, EVERYTHING, extra={{"name_of_patient": NAME, "kind": TEXT}})
            try:
                raise ValueError(EVERYTHING)
            except ValueError:
                logger.exception("with %s", EVERYTHING)
    """,
    "the root logger": "logging.critical(EVERYTHING, stack_info=True)",
    "a logger with a canary for a name": "logging.getLogger(TEXT).error(TEXT)",
    "a message that cannot be formatted": "logging.getLogger('httpx').error('%d %s', TEXT)",
    "a warning": "warnings.warn(EVERYTHING, stacklevel=1)",
    "an error nobody caught": "raise RuntimeError(EVERYTHING)",
    "an error with a cause": "raise RuntimeError(EVERYTHING) from ValueError(EVERYTHING)",
    "a group of errors": "raise ExceptionGroup(EVERYTHING, [ValueError(EVERYTHING)])",
    "an error in a thread": """
        def broken():
            raise RuntimeError(EVERYTHING)
        thread = threading.Thread(target=broken, name=NAME)
        thread.start()
        thread.join()
    """,
    "an error in a destructor": """
        class Broken:
            def __del__(self):
                raise RuntimeError(EVERYTHING)
        Broken()
    """,
    "an error in a task nobody awaited": """
        async def broken():
            raise RuntimeError(EVERYTHING)
        async def main():
            logs.watch(asyncio.get_running_loop())
            task = asyncio.create_task(broken(), name=NAME)
            await asyncio.sleep(0)
            del task
        asyncio.run(main(), debug=True)
    """,
    "an error in a callback of the loop": """
        def broken():
            raise RuntimeError(EVERYTHING)
        async def main():
            logs.watch(asyncio.get_running_loop())
            asyncio.get_running_loop().call_soon(broken)
            await asyncio.sleep(0)
        asyncio.run(main(), debug=True)
    """,
    "a complaint of the loop without an error": """
        loop = asyncio.new_event_loop()
        logs.watch(loop)
        loop.call_exception_handler({"message": EVERYTHING})
        loop.close()
    """,
}


def said(body):
    """Run a program of its own and return all that it printed."""
    program = BEFORE + textwrap.dedent(body)
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize("door", DOORS)
def test_no_canary_leaves_by(door):
    printed = said(DOORS[door])
    lines = [json.loads(line) for line in printed.splitlines()]
    hits = [name for name, canary in CANARIES.items() if canary in printed]
    strangers = {key for line in lines for key in line} - set(KEYS)
    assert (True, [], set()) == (bool(lines), hits, strangers)


def test_a_librarys_line_keeps_its_logger_level_and_place():
    printed = said("""
        record = {"name": "httpx", "levelno": 30, "pathname": "/lib/_client.py", "lineno": 1025}
        logging.getLogger("httpx").handle(logging.makeLogRecord(record | {"msg": TEXT}))
    """)
    line = json.loads(printed)
    del line["at"]
    expected = {"event": "library", "level": "warning", "logger": "httpx"}
    assert expected | {"place": "_client.py:1025"} == line


def test_a_line_of_ours_keeps_what_is_allowed():
    line = allowed(
        None,
        "info",
        {
            "event": "send_postponed",
            "attempts": 3,
            "seconds": 1.5,
            "error": "TimedOut",
            "place": "bot/turn.py:41",
            "locale": "en-GB",
            "chat": 5550001234,
        },
    )
    del line["at"]
    assert line == {
        "event": "send_postponed",
        "level": "info",
        "attempts": 3,
        "seconds": 1.5,
        "error": "TimedOut",
        "place": "bot/turn.py:41",
        "locale": "en-GB",
    }


def test_libraries_are_quiet_unless_somebody_debugs():
    printed = said("""
        logs.configure("INFO")
        logging.getLogger("httpx").info("HTTP Request: POST /bot%s", TOKEN)
        logs.log("started")
    """)
    assert [json.loads(line)["event"] for line in printed.splitlines()] == ["started"]


def test_an_error_is_placed_in_our_own_code():
    try:
        allowed(None, "info", None)
    except AttributeError as error:
        place, name = place_of(error), name_of(error)
    assert (place.partition(":")[0], name) == ("bot/logs.py", "AttributeError")


def test_an_error_of_a_stranger_has_no_place():
    assert place_of(ValueError("never raised")) == "unknown:0"


def test_every_event_is_one_word():
    assert [event for event in EVENTS if not KEYS["event"].fullmatch(event)] == []
