"""The nursery's process: prepares `askfirst` once, then forks a life of it whenever it is asked to.

It reads a line of JSON and writes a number. {"words", "environ", "given", "said", "complained"}
begins a life with these arguments and files, and is answered by its process id; {"ended": process
id} is answered by its exit code, once that life has ended. CRASH_POINT in the environment names
the point where a life kills itself, and after " @ " at which pass, if not at the usual one.
PRAGMA is a statement with which a life begins every connection to its database.
"""

import ctypes
import functools
import gc
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio._backends._asyncio
import httpcore

from bot import app, redacting, vocabulary
from bot.cli import main
from bot.content import catalogue
from bot.handouts.printer import make_ready
from db import engine, schema
from tests.crash.points import arm, named

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: which signal a process gets when its parent ends."""


def prepare() -> None:
    """Read what is the same in each life: it takes two seconds."""
    gc.disable()
    catalogue.load = functools.cache(catalogue.load)
    readers = vocabulary.readers(catalogue.load())
    vocabulary.readers = app.readers = lambda _: readers
    for read in readers.values():
        read("hello", None, (), numbered=False)
    for locale in readers:
        redacting.redactor().prepare(locale.partition("-")[0])
    make_ready()
    app.load_claims = functools.cache(app.load_claims)
    app.load_claims()
    with TemporaryDirectory() as folder:
        schema.upgrade(engine.engine(Path(folder) / "a.db", "BEGIN IMMEDIATE"))
    assert all((anyio, httpcore))
    # What is there now is never looked through again, so lives share it.
    gc.freeze()
    gc.enable()


def live(
    words: Sequence[str], environ: Mapping[str, str], given: str, said: str, complained: str
) -> None:
    """Be one `askfirst ...`; it ends with its nursery, so that a test that fails leaves none."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.dup2(os.open(given, os.O_RDONLY), 0)
    for number, file in ((1, said), (2, complained)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - it is open as long as the process lives
    os.environ.clear()
    os.environ.update(environ)
    if point := environ.get("CRASH_POINT"):
        arm(named(point))
    if pragma := environ.get("PRAGMA"):
        engine.PRAGMAS = (*engine.PRAGMAS, pragma)
    sys.argv = ["askfirst", *words]
    main()


def bear(asked: Mapping[str, Any]) -> int:
    """Fork one life; give its process id."""
    number = os.fork()
    if number == 0:
        live(**asked)
        sys.exit()
    return number


def exit_code(number: int) -> int:
    """Wait until a life has ended; give its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


if __name__ == "__main__":
    prepare()
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(f"{exit_code(asked['ended']) if 'ended' in asked else bear(asked)}\n")
        sys.stdout.flush()
