"""The Bot API as a typed client: one for sends, one connection apart for polling."""

import os
from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

# The library's own switch to what becomes its default; without it every 429 warns.
os.environ.setdefault("PTB_TIMEDELTA", "1")

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""Always named: Telegram adds new kinds to its default."""

CONNECTIONS = 64
"""Thirty sends at once and as many answered taps."""


class Client(Bot):
    """Telegram's methods, and the raw updates."""

    def __init__(self, token: str, api_url: str, timeout: float = 10) -> None:
        self._sending, self._polling = _request(CONNECTIONS, timeout), _request(1, timeout)
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

    async def close_connections(self) -> None:
        """Close what is open."""
        await self._sending.shutdown()
        await self._polling.shutdown()


def _request(connections: int, timeout: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=timeout,
        write_timeout=timeout,
        connect_timeout=timeout,
        pool_timeout=timeout,
    )
