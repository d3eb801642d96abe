"""A bot's process in either of two ways: started anew, or forked by a nursery, which is quicker."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from bot_process import ROOT, BotProcess


class Process(Protocol):
    """A bot that can be started again and again; each life is waited for once."""

    def start(self, point: str) -> None:
        """Start it; it dies at the named point, if one is named."""

    def wait(self) -> int:
        """Wait until it has ended; give its exit code."""

    def signal(self, number: int) -> None:
        """Send it a signal."""


class Started:
    """A bot that is started as anybody would; it knows no points."""

    def __init__(self, process: BotProcess) -> None:
        self._process = process

    def start(self, point: str) -> None:
        """Start it."""
        assert not point, "only our bot has named points"
        self._process.start()

    def wait(self) -> int:
        """Wait until it has ended; give its exit code."""
        assert self._process.process is not None
        return self._process.process.wait()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        assert self._process.process is not None
        self._process.process.send_signal(number)


class Nursery:
    """Forks lives of our bot, one at a time: see launcher.py."""

    def __enter__(self) -> Self:
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.crash.launcher"),
            env={**os.environ, "PYTHONPATH": paths},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate(timeout=20)

    def bear(self, environ: dict[str, str], log: Path) -> int:
        """Start one life; give its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"environ": environ, "log": str(log)}) + "\n")
        self._process.stdin.flush()
        return self.told()

    def told(self) -> int:
        """Read the next number: a process id, then the exit code of that life."""
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


class Forked:
    """Our bot, forked."""

    def __init__(self, nursery: Nursery, like: BotProcess) -> None:
        self._nursery, self._like = nursery, like
        self._number = 0

    def start(self, point: str) -> None:
        """Start it; it dies at the named point, if one is named."""
        environ = {**self._like.environ, "CRASH_POINT": point}
        self._number = self._nursery.bear(environ, self._like.log)

    def wait(self) -> int:
        """Wait until it has ended; give its exit code."""
        return self._nursery.told()

    def signal(self, number: int) -> None:
        """Send it a signal, unless it has just ended."""
        with suppress(ProcessLookupError):
            os.kill(self._number, number)
