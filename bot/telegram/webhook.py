"""Updates that Telegram brings: checked at the door, answered only after the commit."""

import asyncio
import hmac
import json
import re
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.logs import Log
from bot.telegram.gaps import Gaps
from bot.telegram.handling import Handling
from db.faults import DatabaseFault

HEADER = "X-Telegram-Bot-Api-Secret-Token"
HEALTH = "/healthz"

LARGEST_BODY = 256 * 1024
DEEPEST = 32
READ_SECONDS = 10.0
HEALTH_SECONDS = 5
KEEP_SECONDS = 75
"""Longer than Telegram keeps a connection, so that Telegram is the one who hangs up."""

FINISH_SECONDS = 2
"""How long, once told to stop, what is in hand may still take; what is not taken comes again."""

RETRY_AFTER = {"Retry-After": "2"}
"""Short, because a tap waits at Telegram for 150 s only (tdlib/telegram-bot-api, Client.cpp)."""

HANG_UP = {"Connection": "close"}
BACKLOG = 512

# A string is one token, so that brackets within it do not count; unclosed, it is the whole rest.
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}


class ListenFailed(Exception):
    """The address of the webhook cannot be used; the text is one plain sentence."""


class BadBody(Exception):
    """What was brought is no update; `status` is the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Door:
    """Where updates are brought, and what they must show."""

    listen: str
    path: str
    secret: str = field(repr=False)


class Webhook:
    """Takes updates that are brought until it is told to stop."""

    def __init__(
        self,
        door: Door,
        handling: Handling,
        look: Callable[[], Awaitable[object]],
        log: Log,
        gaps: Gaps | None = None,
    ) -> None:
        self._door, self._handling, self._look, self._log = door, handling, look, log
        self._gaps = gaps
        self._listener = listen(door.listen)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; what is in hand is finished first."""
        config = uvicorn.Config(
            self.app(),
            http=Impatient,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_SECONDS,
            timeout_graceful_shutdown=FINISH_SECONDS,
        )
        server = Server(config)
        serving = asyncio.create_task(server.serve(sockets=[self._listener]))
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((serving, stopped), return_when=asyncio.FIRST_COMPLETED)
        finally:
            server.should_exit = True
            stopped.cancel()
            await serving

    def app(self) -> Starlette:
        """Give the door as an application."""
        return Starlette(
            routes=[
                Route(self._door.path, self._brought, methods=["POST"]),
                Route(HEALTH, self._healthy, methods=["GET"]),
            ]
        )

    async def _brought(self, request: Request) -> Response:
        if not self._may_enter(request):
            return Response(status_code=401)
        try:
            raw = to_object(await body_of(request))
        except BadBody as bad:
            self._log("webhook_refused", "warning", status=bad.status)
            return Response(status_code=bad.status, headers=HANG_UP)
        try:
            if self._gaps:
                await self._gaps.contact()
            await self._handling.handle(raw)
        except DatabaseFault as fault:
            self._log("database_fault", "warning", kind=fault.kind)
            return Response(status_code=503, headers=RETRY_AFTER)
        return Response()

    def _may_enter(self, request: Request) -> bool:
        shown = request.headers.getlist(HEADER)
        # Compared in constant time, and before anything of the body is read.
        expected = self._door.secret.encode()
        return len(shown) == 1 and hmac.compare_digest(shown[0].encode("latin-1"), expected)

    async def _healthy(self, _request: Request) -> Response:
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                await self._look()
        except (DatabaseFault, TimeoutError):
            return Response("The database does not answer.\n", 503, RETRY_AFTER)
        return Response("ok\n")


async def body_of(request: Request) -> bytes:
    """Read a body that is neither too large nor too slow."""
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise BadBody(413)
    except TimeoutError:
        raise BadBody(408) from None
    except ClientDisconnect:
        raise BadBody(400) from None
    return bytes(body)


def to_object(body: bytes) -> dict[str, Any]:
    """Read a JSON object that is not nested too deep."""
    if is_deep(body):
        raise BadBody(400)
    try:
        value = json.loads(body)
    except ValueError:
        raise BadBody(400) from None
    if not isinstance(value, dict):
        raise BadBody(400)
    return value


def is_deep(body: bytes) -> bool:
    """Tell whether brackets are nested too deep, before anything is built of them."""
    level = 0
    for token in TOKEN.finditer(body):
        level += STEPS.get(token[0], 0)
        if level > DEEPEST:
            return True
    return False


def listen(address: str) -> socket.socket:
    """Open the socket at host:port, or say in one sentence why not."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio sends at once only where it sees that it is TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), int(port)))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise ListenFailed(
            f"The webhook cannot listen on {address}: it is taken, or not of this machine."
        ) from None
    return listener


class Server(uvicorn.Server):
    """Leaves the signals to the bot, which also ends its other parts."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Impatient(H11Protocol):
    """Hangs up on whoever takes too long over the head of a request: uvicorn itself waits on."""

    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on while no request is whole."""
        if self._patience is None and self._is_idle():
            self._wait()
        super().data_received(data)
        if not self._is_idle():
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _is_idle(self) -> bool:
        return bool(getattr(self.cycle, "response_complete", True))

    def _wait(self) -> None:
        self._patience = self.loop.call_later(READ_SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
