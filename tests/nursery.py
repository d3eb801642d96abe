"""A nursery of bots: a process that knows all words already and forks as many as are asked for.

To start `askfirst` anew costs two seconds of a processor; to fork it, next to nothing.
"""

import atexit
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent


class Life:
    """One forked `askfirst`, handled as a subprocess.Popen is."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid, self.returncode = pid, None
        self._nursery = nursery
        # Nobody else can get this number before the nursery was asked for the exit code.
        self._end = os.pidfd_open(pid)

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def poll(self) -> int | None:
        """Give the exit code if it has ended."""
        return self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; give its exit code."""
        code = self._look(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("askfirst", timeout or 0)
        return code

    def _look(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._end], [], [], timeout)[0]:
            self.returncode = self._nursery.exit_code(self.pid)
            os.close(self._end)
        return self.returncode


class Nursery:
    """Speaks with the process of launcher.py; it ends when nobody holds its input any more."""

    def __init__(self) -> None:
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.launcher"),
            env={**os.environ, "PYTHONPATH": paths},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._process.communicate)

    def bear(
        self,
        words: tuple[str, ...],
        environ: Mapping[str, str],
        said: Path,
        complained: Path | None = None,
        given: str | Path = os.devnull,
    ) -> Life:
        """Start `askfirst WORDS` with an environment and files for input, output and errors."""
        files = {"given": given, "said": said, "complained": complained or said}
        named = {name: str(file) for name, file in files.items()}
        return Life(self, self._ask({"words": words, "environ": dict(environ), **named}))

    def run(
        self, words: tuple[str, ...], environ: Mapping[str, str], stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `askfirst WORDS` to its end, as subprocess.run does."""
        with TemporaryDirectory() as folder:
            given, said, complained = (Path(folder) / name for name in ("in", "out", "err"))
            given.write_bytes(stdin)
            code = self.bear(words, environ, said, complained, given).wait(60)
            told = said.read_bytes(), complained.read_bytes()
        return subprocess.CompletedProcess(words, code, *told)

    def exit_code(self, pid: int) -> int:
        """Give the exit code of a life that has ended."""
        return self._ask({"ended": pid})

    def _ask(self, question: Mapping[str, object]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())


@cache
def nursery() -> Nursery:
    """Give the nursery of this test process."""
    return Nursery()
