"""The bot's unit of work: what comes in from the edge, what goes back to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.flows.events import Event


@dataclass(frozen=True, slots=True)
class Heard:
    """One update of Telegram, reduced to what the bot needs; never kept as it is."""

    update_id: int
    dedupe: str = field(repr=False)
    kind: str
    chat_id: int = field(repr=False)
    event: Event = field(repr=False)
    language: str = "en"
    message_id: int | None = None
    callback_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message on its way, as committed to the outbox."""

    outbox_id: int
    subject: bytes = field(repr=False)
    not_before: datetime
    attempts: int = 0
    body: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a committed turn wants of the edge."""

    toast: str | None = field(default=None, repr=False)
    posted: tuple[Posted, ...] = ()
