"""One message of the outbox -> the Bot API."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from telegram import InputFile
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.bodies import page_in
from bot.logs import Log, name_of, place_of
from bot.pages import Printer
from bot.rendering import plain
from bot.telegram.client import Client
from bot.telegram.refusals import Missing, NotSent, Refused, Unknown, failure_of

T = TypeVar("T")
Body = Mapping[str, Any]
Say = Callable[[str, str | None], Awaitable[T]]
"""Says a text in one way of formatting."""


class How(Protocol):
    """Awaits a method of Telegram's, and tells what became of it."""

    async def __call__(self, call: Awaitable[T], /) -> T | None:
        """Return what the method returned."""


DELETED_AT_ONCE = 100
"""deleteMessages takes 1 to 100 (https://core.telegram.org/bots/api#deletemessages)."""

NO_PREVIEW = {"is_disabled": True}


class Transport:
    """Delivers one message; what fails is NotSent, Unknown or Refused."""

    def __init__(self, client: Client, log: Log, print_page: Printer | None = None) -> None:
        self._client, self._log, self._print = client, log, print_page
        # One page at a time: printing keeps a processor busy, and answering comes first.
        self._press = asyncio.Lock()
        self._new = {"send": self._send, "document": self._document, "page": self._page}
        self._repeatable = {
            "edit": self._edit,
            "strip": self._strip,
            "delete": self._delete,
            "leave": self._leave,
        }

    async def deliver(self, body: Body, message_ids: Sequence[int] = ()) -> int | None:
        """Carry out what the body says; return the number of a new message."""
        if body["kind"] in self._new:
            return await self._new[body["kind"]](body)
        if body["kind"] == "offer":
            return await self._offer(body, message_ids)
        try:
            await self._repeatable[body["kind"]](body, message_ids)
        except Unknown:
            # Done twice is as good as done once, so there is no lease to wait for.
            raise NotSent from None
        return None

    async def _send(self, body: Body) -> int | None:
        async def say(text: str, mode: str | None) -> int:
            return _number(await self._client.call("sendMessage", **said_in(body, text, mode)))

        return await self._said(say, body, tried)

    async def _offer(self, body: Body, message_ids: Sequence[int]) -> int | None:
        """Change the newest message that shows the question; say it anew where none is left."""
        for message_id in reversed(message_ids):
            try:
                await self._edit_one(body, message_id, carried_out)
            except Missing:
                continue
            except Unknown:
                raise NotSent from None
            return None
        return await self._send(body)

    async def _document(self, body: Body) -> int | None:
        return await self._hand_over(body, body["content"].encode())

    async def _page(self, body: Body) -> int | None:
        """Print a page and hand it over; where that fails the messages go that say the same."""
        content = await self._printed(body)
        if content:
            return await self._hand_over(body, content)
        numbers = [await self._send(said) for said in body["instead"]]
        return numbers[-1]

    async def _printed(self, body: Body) -> bytes | None:
        if self._print is None:
            return None
        try:
            async with self._press:
                return await asyncio.to_thread(self._print, page_in(body))
        except Exception as error:  # noqa: BLE001 - whatever it is, the words can still be sent
            self._log("unprinted", "error", error=name_of(error), place=place_of(error))
            return None

    async def _hand_over(self, body: Body, content: bytes) -> int | None:
        file = InputFile(content, filename=body["name"])
        sent = await tried(self._client.call("sendDocument", chat_id=body["chat"], document=file))
        return _number(sent) if sent else None

    async def _edit(self, body: Body, message_ids: Sequence[int]) -> None:
        for message_id in dict.fromkeys((*body["message_ids"], *message_ids)):
            await self._edit_one(body, message_id)

    async def _edit_one(self, body: Body, message_id: int, how: How | None = None) -> None:
        async def say(text: str, mode: str | None) -> None:
            said = said_in(body, text, mode)
            await self._client.call("editMessageText", message_id=message_id, **said)

        await self._said(say, body, how or tried)

    async def _strip(self, body: Body, message_ids: Sequence[int]) -> None:
        for message_id in dict.fromkeys((*body["message_ids"], *message_ids)):
            where = {"chat_id": body["chat"], "message_id": message_id}
            await tried(self._client.call("editMessageReplyMarkup", **where))

    async def _delete(self, body: Body, message_ids: Sequence[int]) -> None:
        numbers = (*body["message_ids"], *message_ids)
        for first in range(0, len(numbers), DELETED_AT_ONCE):
            chunk = numbers[first : first + DELETED_AT_ONCE]
            where = {"chat_id": body["chat"], "message_ids": chunk}
            await tried(self._client.call("deleteMessages", **where))

    async def _leave(self, body: Body, _message_ids: Sequence[int]) -> None:
        await tried(self._client.call("leaveChat", chat_id=body["chat"]))

    async def _said(self, say: Say[T], body: Body, how: How) -> T | None:
        try:
            return await how(say(body["text"], ParseMode.HTML))
        except Refused as refused:
            if not refused.unparsable:
                raise
        self._log("send_unparsable", "error", kind=body["kind"])
        return await how(say(plain(body["text"]), None))


async def tried(call: Awaitable[T]) -> T | None:
    """Await a method of Telegram's; None also where what it wants is so, or cannot be any more."""
    try:
        return await carried_out(call)
    except Missing:
        return None


async def carried_out(call: Awaitable[T]) -> T | None:
    """Await a method of Telegram's; None also where what it wants is so already."""
    try:
        return await call
    except TelegramError as error:
        failure = failure_of(error)
    if failure:
        raise failure
    return None


def said_in(body: Body, text: str, mode: str | None) -> dict[str, Any]:
    """Return what a message says, as sendMessage and editMessageText take it."""
    return {
        "chat_id": body["chat"],
        "text": text,
        "parse_mode": mode,
        "reply_markup": keyboard_of(body),
        "link_preview_options": NO_PREVIEW,
    }


def keyboard_of(body: Body) -> dict[str, Any] | None:
    """Return the buttons of a message; None takes those of an edited message away."""
    rows = [[_button(button) for button in row] for row in body["keyboard"]]
    return {"inline_keyboard": rows} if rows else None


def _button(button: Mapping[str, str]) -> dict[str, Any]:
    if button.get("copies"):
        return {"text": button["label"], "copy_text": {"text": button["copies"]}}
    style = {} if button["style"] == "plain" else {"style": button["style"]}
    return {"text": button["label"], "callback_data": button["data"], **style}


def _number(message: Mapping[str, Any]) -> int:
    """Return the number that Telegram gave a message."""
    return int(message["message_id"])
