"""The demo for tests: page, drawer, levers, and the real bot as a process of its own."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.content.catalogue import HERE
from preview.demo import BOT, SETUP, accompany, surroundings
from preview.server import Served
from preview.telegram_state import Telegram

PATIENCE = 60
ROOT = Path(__file__).parents[2]


class Beside:
    """The demo for as long as the `with` lasts; ready once the bot listens and is introduced."""

    def __init__(
        self,
        folder: Path,
        bot: Sequence[str] = BOT,
        setup: Sequence[str] = SETUP,
        content: Path = HERE,
    ) -> None:
        self.telegram = Telegram()
        self.served = Served(self.telegram)
        self.url = self.served.url
        quick = {
            "PYTHONPATH": str(ROOT),
            "SEND_LEASE_SECONDS": "1",
            "RETRY_MAX_SECONDS": "0.5",
            "LOG_LEVEL": "ERROR",
        }
        self.environ = surroundings({**os.environ, **quick}, self.url, folder)
        self.stop = threading.Event()
        given = (self.served, self.stop, self.environ, bot, setup, content)
        self.thread = threading.Thread(target=accompany, args=given)

    @property
    def file(self) -> Path:
        """Name the bot's database."""
        return Path(self.environ["DATABASE_URL"].removeprefix("sqlite:///"))

    def __enter__(self) -> Self:
        self.thread.start()
        with self.telegram.changed:
            ready = self.telegram.changed.wait_for(self._is_ready, PATIENCE)
        assert ready, "the bot did not come"
        return self

    def _is_ready(self) -> bool:
        names = [name for (field, _), name in self.telegram.about.items() if field == "name"]
        return bool(self.telegram.polling and names)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop.set()
        self.thread.join()
