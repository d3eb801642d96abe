"""What Telegram holds: chats, messages, updates that wait, taps that spin."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from preview.keyboards import Keyboard
from preview.markup import Entity

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Message:
    """One message of a chat; `mine` is the bot's word for nobody: True when a patient wrote it."""

    id: int
    chat: int
    mine: bool
    sender: Json
    date: datetime
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    keyboard: Keyboard = field(default_factory=list)
    kind: str = "text"
    extra: Json = field(default_factory=dict)
    edited: datetime | None = None
    deleted: bool = False
    revision: int = 0


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with one patient, or a group; one counter numbers its messages."""

    id: int
    type: str
    title: str = ""
    person: Json = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    member: bool = True
    last_id: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    changes: list[Json] = field(default_factory=list)
    bot_revision: int = 0


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that waits for the bot; `again` makes it come once more whatever the offset.

    The rest is for a webhook: its queue, how often it failed, when it may be tried again, and
    until when an answer is waited for.
    """

    id: int
    kind: str
    chat: int
    payload: Json
    expires: datetime
    again: bool = False
    queue: tuple[str, int] = ("", 0)
    failures: int = 0
    due: datetime | None = None
    deadline: datetime | None = None


@dataclass(slots=True, eq=False)
class Tap:
    """A pressed button whose spinner turns until it is answered, or its update has lapsed."""

    id: str
    chat: int
    message_id: int
    data: str
    at: datetime
    answer: Json | None = None
    lapsed: bool = False

    @property
    def spins(self) -> bool:
        """Tell whether the button still turns."""
        return self.answer is None and not self.lapsed
