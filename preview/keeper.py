"""Keeps the real bot alive beside the page, and ends it when somebody wants to see that."""

import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

_GLANCE_SECONDS = 0.2
_FIRST_REST = 0.5
_LONGEST_REST = 10.0
_FAREWELL_SECONDS = 10.0

Process = subprocess.Popen[bytes]


def start(command: Sequence[str], environ: Mapping[str, str]) -> Process:
    """Start a process of its own session: Ctrl-C reaches us alone, and we end each by its id."""
    return subprocess.Popen(command, env=environ, start_new_session=True)  # noqa: S603


def end(process: Process) -> None:
    """End a process, kindly at first."""
    process.terminate()
    try:
        process.wait(_FAREWELL_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


class Keeper:
    """One bot, started again whenever it stops; it can be killed, or kept from running."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], tell: Callable[[str], None]
    ) -> None:
        self._command, self._environ, self._tell = command, environ, tell
        self._lock = threading.Lock()
        self._may_run = threading.Event()
        self._may_run.set()
        self._bot: Process | None = None
        self._rest = _FIRST_REST

    def run(self, stop: threading.Event) -> None:
        """Keep the bot alive until `stop` is set, then end it."""
        while not stop.is_set():
            if not self._may_run.wait(_GLANCE_SECONDS):
                continue
            bot = self._born()
            while bot.poll() is None and not stop.wait(_GLANCE_SECONDS):
                pass
            if stop.is_set():
                end(bot)
                return
            if self._may_run.is_set():
                self._tell(f"The bot stopped (exit code {bot.returncode}); it starts again.")
                stop.wait(self._rest)
                self._rest = min(self._rest * 2 or _FIRST_REST, _LONGEST_REST)

    def _born(self) -> Process:
        with self._lock:
            self._bot = start(self._command, self._environ)
            return self._bot

    def kill(self) -> None:
        """Kill the bot as a power cut would (SIGKILL); it starts again by itself."""
        with self._lock:
            self._rest = 0.0
            if self._bot:
                self._bot.kill()

    def halt(self) -> None:
        """End the bot and keep it from starting again."""
        with self._lock:
            self._may_run.clear()
            if self._bot:
                end(self._bot)

    def resume(self) -> None:
        """Let the bot run again."""
        self._may_run.set()


def say(sentence: str) -> None:
    """Tell whoever sits at the terminal."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
