"""A nursery of bots: prepares the real bot once, then forks a life of it for each line it reads.

A line is JSON: the environment, and the file for what the bot writes. The answer is the life's
process id, and its exit code when it has ended. CRASH_POINT names the point where it dies.
"""

import functools
import json
import os
import sys
from collections.abc import Mapping

from bot import app
from bot.cli import main
from bot.content import catalogue
from tests.crash.points import HOOK_POINTS, POINTS, arm


def prepare() -> None:
    """Read the content once for all lives: it is the same in each, and takes half a second."""
    catalogue.load = functools.cache(catalogue.load)
    readers = app.readers(catalogue.load())
    app.readers = lambda _: readers


def live(environ: Mapping[str, str], log: str) -> None:
    """Be the bot: `askfirst run`."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), number)
    os.environ.update(environ)
    if environ["CRASH_POINT"]:
        arm({**POINTS, **HOOK_POINTS}[environ["CRASH_POINT"]])
    sys.argv = ["askfirst", "run"]
    main()


def bear() -> None:
    """Fork one life after another, until nobody asks any more."""
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            live(**json.loads(line))
        tell(number)
        _, status = os.waitpid(number, 0)
        tell(os.waitstatus_to_exitcode(status))


def tell(number: int) -> None:
    """Write a number to whoever asked."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    prepare()
    bear()
