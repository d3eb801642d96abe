"""Brings updates to the bot's webhook, as Telegram's own server would; never off this machine."""

import asyncio
import json
from contextlib import suppress
from urllib.parse import urlsplit

from preview import queues
from preview.bells import bell
from preview.telegram_state import Telegram
from preview.things import Waiting

HEADER = "X-Telegram-Bot-Api-Secret-Token"
HERE = ("127.0.0.1", "localhost")

_Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Undelivered(Exception):
    """No answer came; the text is what getWebhookInfo says."""


class Courier:
    """Runs beside the emulator, in the same loop."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self._ways: dict[int, asyncio.Task[None]] = {}
        self._idle: list[_Line] = []

    async def run(self) -> None:
        """Bring what is due whenever something changes or falls due, until Telegram closes."""
        try:
            with bell(self.telegram) as news:
                while not self.telegram.closing:
                    news.clear()
                    seconds = self._go()
                    with suppress(TimeoutError):
                        await asyncio.wait_for(news.wait(), seconds)
        finally:
            for way in self._ways.values():
                way.cancel()
            await asyncio.gather(*self._ways.values(), return_exceptions=True)
            self._hang_up()

    def _go(self) -> float | None:
        telegram = self.telegram
        with telegram.lock:
            for update in queues.late(telegram):
                if way := self._ways.get(id(update)):
                    way.cancel("Read timeout expired")
            if telegram.webhook:
                for update in queues.due(telegram):
                    self._ways[id(update)] = asyncio.create_task(self._bring(update))
            return queues.next_moment(telegram)

    async def _bring(self, update: Waiting) -> None:
        try:
            status, retry_after = await self._post(update)
        except asyncio.CancelledError as over:
            self._end(update, str(over) or "Connection closed")
            raise
        except Undelivered as failure:
            self._end(update, str(failure))
        except OSError:
            self._end(update, "Connection refused")
        else:
            self._judge(update, status, retry_after)
        finally:
            self._ways.pop(id(update), None)

    def _judge(self, update: Waiting, status: int, retry_after: int) -> None:
        telegram = self.telegram
        if not 200 <= status <= 299:  # noqa: PLR2004 - what counts as success
            self._end(update, f"Wrong response from the webhook: {status}", retry_after)
            return
        with telegram.changing():
            fault = telegram.faults.take("webhook")
            if fault is None:
                queues.acknowledged(telegram, update, status)
            elif fault.kind == "late":
                update.deadline = None
                telegram.do_later(
                    fault.seconds, lambda: queues.acknowledged(telegram, update, status)
                )
            else:
                queues.failed(telegram, update, "Connection closed")

    def _end(self, update: Waiting, why: str, retry_after: int = 0) -> None:
        with self.telegram.changing():
            queues.failed(self.telegram, update, why, retry_after)

    async def _post(self, update: Waiting) -> tuple[int, int]:
        hook = urlsplit(self.telegram.webhook["url"])
        if hook.hostname not in HERE or hook.scheme != "http":
            raise Undelivered("Failed to resolve host")
        body = json.dumps(update.payload).encode()
        request = self._head(hook.path or "/", hook.netloc, len(body)) + body
        while True:
            used = bool(self._idle)
            place = hook.hostname, hook.port or 80
            line = self._idle.pop() if used else await asyncio.open_connection(*place)
            try:
                return await self._asked(line, request)
            except (OSError, asyncio.IncompleteReadError):
                line[1].transport.abort()
                # A line that was kept may have been hung up meanwhile: that is nobody's answer.
                if not used:
                    raise Undelivered("Connection closed") from None
            except BaseException:
                line[1].transport.abort()
                raise

    def _head(self, path: str, host: str, length: int) -> bytes:
        lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/json"]
        secret = self.telegram.webhook.get("secret_token")
        if secret:
            lines.append(f"{HEADER}: {secret}")
        return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode()

    async def _asked(self, line: _Line, request: bytes) -> tuple[int, int]:
        reader, writer = line
        writer.write(request)
        first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        told = dict(one.lower().split(": ", 1) for one in rest if ": " in one)
        await reader.readexactly(int(told.get("content-length", 0)))
        if told.get("connection") == "close":
            writer.close()
        else:
            self._idle.append(line)
        wanted = told.get("retry-after", "")
        return int(first.split()[1]), int(wanted) if wanted.isdigit() else 0

    def _hang_up(self) -> None:
        for _, writer in self._idle:
            writer.close()
