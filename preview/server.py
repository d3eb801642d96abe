"""The emulator, its control surface and the page as one local web server."""

import asyncio
import socket
import struct
import threading
from asyncio import BaseTransport, Transport
from types import TracebackType
from typing import Self, cast

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from preview import page
from preview.bells import bell
from preview.bot_api import BotApi
from preview.control import Control
from preview.courier import Courier
from preview.telegram_state import Telegram

_RESET = struct.pack("ii", 1, 0)
_BACKLOG = 512


class Wire(HttpToolsProtocol):
    """A connection that can be cut from inside, so that the caller sees it break."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Hand the knife to whoever answers on this connection."""
        super().connection_made(cast("Transport", transport))

        def cut() -> None:
            if transport.is_closing():
                return
            wire = transport.get_extra_info("socket")
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            cast("Transport", transport).abort()

        self.app_state = {**self.app_state, "cut": cut}


class _Server(uvicorn.Server):
    """Ends at once when its Telegram closes, not at the next tick."""

    def __init__(self, config: uvicorn.Config, telegram: Telegram) -> None:
        super().__init__(config)
        self.telegram = telegram

    async def main_loop(self) -> None:
        await self.on_tick(0)
        courier = asyncio.create_task(Courier(self.telegram).run())
        with bell(self.telegram) as news:
            while not self.telegram.closing:
                await news.wait()
                news.clear()
        await courier


def routes_of(telegram: Telegram) -> list[BaseRoute]:
    """Put the Bot API, the control surface and the page on one origin."""
    return [*BotApi(telegram).routes(), *Control(telegram).routes(), *page.routes()]


def listen(host: str, port: int) -> socket.socket:
    """Open the socket; an OSError says that the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio sends at once only where it sees that it is TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError):
        listener.close()
        raise
    return listener


class Served:
    """The server in a thread of its own, for as long as the `with` lasts."""

    def __init__(self, telegram: Telegram, host: str = "127.0.0.1", port: int = 0) -> None:
        self.telegram = telegram
        self.listener = listen(host, port)
        self.port: int = self.listener.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        self._site = Starlette(routes=routes_of(telegram))
        config = uvicorn.Config(
            page.Doorkeeper(self._site, host),
            http=Wire,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        self.server = _Server(config, telegram)
        self.thread = threading.Thread(target=self._run, name="emulator", daemon=True)

    def add(self, *routes: BaseRoute) -> None:
        """Serve something more beside it all; to be called before the `with`."""
        self._site.router.routes[:0] = routes

    def _run(self) -> None:
        self.server.run(sockets=[self.listener])

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.telegram.close()
        self.thread.join()
        self.listener.close()
