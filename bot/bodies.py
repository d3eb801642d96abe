"""What the sender is to do, as it stands in the outbox."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.mydata import File
from bot.pages import Line, Page
from bot.rendering import Message

Body = Mapping[str, Any]

ASKING = frozenset({"send", "offer"})
"""Messages that need not go any more once their question is known to have arrived."""


def to_body(chat_id: int, message: Message, tapped: list[int]) -> Body:
    """Write a message as the sender takes it; an edit also reaches the message that was tapped."""
    edit = "edit" if message.text else "strip"
    change = "offer" if message.offers else edit
    return {
        "kind": "send" if message.edits is None else change,
        "chat": chat_id,
        "text": message.text,
        "keyboard": [[asdict(face) for face in row] for row in message.keyboard],
        "prompt": message.prompt,
        "edits": message.edits,
        "message_ids": tapped if message.edits is not None else [],
    }


def document(chat_id: int, file: File) -> Body:
    """Hand a file over."""
    return {
        "kind": "document",
        "chat": chat_id,
        "name": file.name,
        "content": file.content,
        "prompt": None,
    }


def to_print(chat_id: int, name: str, page: Page, instead: list[Body]) -> Body:
    """Hand a page over that is printed when it is sent; where it cannot be, messages go instead."""
    return {
        "kind": "page",
        "chat": chat_id,
        "name": f"{name}.pdf",
        "locale": page.locale,
        "lines": [[line.kind, line.words] for line in page.lines],
        "instead": instead,
        "prompt": None,
    }


def page_in(body: Body) -> Page:
    """Read the page that is to be printed."""
    return Page(body["locale"], tuple(Line(kind, words) for kind, words in body["lines"]))


def deletion(chat_id: int, numbers: list[int]) -> Body:
    """Delete messages on both sides of the chat."""
    return {"kind": "delete", "chat": chat_id, "message_ids": numbers, "prompt": None}


def tidied(chat_id: int, message_id: int | None) -> Body:
    """Take the buttons off the message that was tapped, and off no other."""
    numbers = [message_id] if message_id else []
    return {
        "kind": "strip",
        "chat": chat_id,
        "text": "",
        "keyboard": [],
        "prompt": None,
        "edits": None,
        "message_ids": numbers,
    }


def leaving(chat_id: int) -> Body:
    """Leave a group or a channel."""
    return {"kind": "leave", "chat": chat_id, "prompt": None}
