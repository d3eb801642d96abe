"""The Bot API as a typed client: one for sends, one connection apart for polling."""

import os
from collections.abc import Sequence
from typing import Any

from telegram import Bot

from bot.telegram.carrier import Carrier

# The library's own switch to what becomes its default; without it every 429 warns.
os.environ.setdefault("PTB_TIMEDELTA", "1")

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""Always named: Telegram adds new kinds to its default."""

CONNECTIONS = 64
"""Thirty sends at once and as many answered taps."""


class Client(Bot):
    """Telegram's methods, some of them raw."""

    def __init__(self, token: str, api_url: str, timeout: float = 10) -> None:
        self._sending, self._polling = Carrier(CONNECTIONS, timeout), Carrier(1, timeout)
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
        )
        self._patience = timeout

    async def raw_updates(self, offset: int | None, seconds: float) -> Sequence[dict[str, Any]]:
        """Return the next updates as they came; one that cannot be read must not hide others."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": list(ALLOWED_UPDATES)}
        patience = self._patience + seconds
        updates: Sequence[dict[str, Any]] = await self._post(
            "getUpdates", asked, read_timeout=patience
        )
        return updates

    async def call(self, method: str, **fields: object) -> Any:  # noqa: ANN401 - any JSON
        """Call a method as the Bot API names it, and return its result as it came.

        The library's own methods make objects of what is sent and of what comes back; to build
        them takes longer than the call, and nothing of them is read.
        """
        return await self._post(method, fields)

    async def close_connections(self) -> None:
        """Close what is open."""
        await self._sending.shutdown()
        await self._polling.shutdown()
