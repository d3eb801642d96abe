"""How the Bot API is reached: python-telegram-bot's own door for another HTTP client."""

import json
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData


class Carrier(BaseRequest):
    """Carries calls over at most so many connections; each step may take `timeout` seconds.

    What fails is TimedOut or NetworkError, with aiohttp's error as its cause.
    """

    def __init__(self, connections: int, timeout: float) -> None:
        self._connections, self._timeout = connections, timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Tell how long an answer is waited for, in seconds, unless a call says otherwise."""
        return self._timeout

    async def initialize(self) -> None:
        """Do nothing: the first call opens what it needs."""

    async def shutdown(self) -> None:
        """Close what is open."""
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - writing is never long
        connect_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - always the same
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - counts as connecting
    ) -> tuple[int, bytes]:
        """Make one call; return the status and the bytes of the answer."""
        self._session = self._session or self._opened(url)
        patience = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        timeout = aiohttp.ClientTimeout(
            total=None, connect=self._timeout, sock_connect=self._timeout, sock_read=patience
        )
        try:
            async with self._session.request(
                method, url, timeout=timeout, allow_redirects=False, **_content(request_data)
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Its text may hold the address, and the address holds the token.
            raise NetworkError(type(error).__name__) from error

    def _opened(self, url: str) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=_proxy_for(url),
        )


def _proxy_for(url: str) -> str | None:
    """Find what HTTPS_PROXY and NO_PROXY say, once for all calls."""
    place = urlsplit(url)
    return None if proxy_bypass(place.netloc) else getproxies().get(place.scheme)


def _content(given: RequestData | None) -> dict[str, Any]:
    if given is None:
        return {}
    if not given.contains_files:
        # Nested values as they are; the library's own way packs each into a text first.
        content = json.dumps(given.parameters).encode()
        return {"data": content, "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData(given.json_parameters)
    for field, (filename, data, kind) in (given.multipart_data or {}).items():
        form.add_field(field, data, filename=filename, content_type=kind)
    return {"data": form}
