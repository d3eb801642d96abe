"""The real bot as a process of its own, for tests that talk to it over HTTP.

The nursery forks ours; any other command is started as it stands.
"""

import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.nursery import ROOT, Life, nursery


def webhook_settings() -> dict[str, str]:
    """Give the environment of webhook mode, on a port that is free now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{asked.getsockname()[1]}"
    secret = {"WEBHOOK_SECRET": "s3cret-of-a-test"}
    return {"WEBHOOK_URL": f"http://{place}/hook", "WEBHOOK_LISTEN": place, **secret}


class BotProcess:
    """Runs a bot against an emulator; ends it by its process id."""

    def __init__(
        self,
        url: str,
        token: str,
        folder: Path,
        command: Sequence[str] = (),
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self.command = folder, command
        self.environ = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
            "SECRET_KEY": "a secret of thirty-two bytes, yes",
            "LOG_LEVEL": "DEBUG",
            "SEND_LEASE_SECONDS": "1",
            "RETRY_MAX_SECONDS": "0.5",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
            **(more or {}),
        }
        self.process: subprocess.Popen[bytes] | Life | None = None

    @property
    def log(self) -> Path:
        """Name the file that collects what the bot writes, over all its lives."""
        return self.folder / "bot.log"

    def set_up(self) -> None:
        """Introduce the bot: `askfirst setup`."""
        assert nursery().bear(("setup",), self.environ, self.log).wait(20) == 0

    def start(self, point: str = "") -> None:
        """Start the bot, or start it again; it dies at the named point, if one is named."""
        if not self.command:
            environ = {**self.environ, "CRASH_POINT": point}
            self.process = nursery().bear(("run",), environ, self.log)
            return
        assert not point, "only our bot has named points"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environ, stdout=log, stderr=log, cwd=ROOT
            )

    def wait(self) -> int:
        """Wait until it has ended; give its exit code."""
        assert self.process is not None
        return self.process.wait()

    def send(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End the bot; return its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=20)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
