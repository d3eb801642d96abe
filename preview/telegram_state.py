"""Telegram as one bot sees it: chats, messages, waiting updates and all that happened.

Pure state behind one lock; no I/O. Time comes from the clock it is given.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from preview.faults import Faults
from preview.keyboards import Keyboard
from preview.limits import LIMITS
from preview.markup import Entity

Json = dict[str, Any]
Clock = Callable[[], datetime]

DEMO_TOKEN = "123456789:askfirst-demo-token-of-no-bot"  # noqa: S105 - opens nothing

_FIRST_UPDATE = 100_000


def now() -> datetime:
    """Tell the time, aware UTC."""
    return datetime.now(UTC)


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
    """An update that waits for the bot; `again` makes it come once more whatever the offset."""

    id: int
    kind: str
    chat: int
    payload: Json
    expires: datetime
    again: bool = False


@dataclass(slots=True, eq=False)
class Tap:
    """A pressed button whose spinner turns until it is answered."""

    id: str
    chat: int
    message_id: int
    data: str
    at: datetime
    answer: Json | None = None


class Telegram:
    """Everything the emulator knows. Take `changing()` or `lock` around any use."""

    polling = 0
    in_flight = 0
    lose_confirmations = 0
    closing = False
    revision = 0

    def __init__(self, clock: Clock = now, token: str = DEMO_TOKEN) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.token = token
        self.me: Json = {
            "id": int(token.split(":", 1)[0]),
            "is_bot": True,
            "first_name": "askfirst",
            "username": "askfirst_demo_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.pending: list[Waiting] = []
        self.updates: dict[int, Waiting] = {}
        self.taps: dict[str, Tap] = {}
        self.files: dict[str, Json] = {}
        self.history: list[Json] = []
        self.faults = Faults()
        self.webhook: Json = {}
        self.allowed: list[str] = []
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.about: dict[tuple[str, str], str] = {}
        self.poller: object | None = None
        self.listeners: list[Callable[[], None]] = []
        self._clock = clock
        self._shift = timedelta()
        self._next_update = _FIRST_UPDATE
        self._last_update: datetime | None = None

    def now(self) -> datetime:
        """Tell the time of this Telegram."""
        return self._clock() + self._shift

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        with self.changing():
            self._shift += timedelta(seconds=seconds)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock, then wake everybody who waits."""
        with self.lock:
            yield
            self.changed.notify_all()
            for listener in tuple(self.listeners):
                listener()

    def close(self) -> None:
        """Let every long poll and event stream end."""
        with self.changing():
            self.closing = True

    def record(self, what: str, **details: object) -> None:
        """Write down what happened; the sequence number never falls."""
        entry = {"seq": len(self.history) + 1, "at": self.now().isoformat(), "what": what}
        self.history.append(entry | details)

    def show(self, chat: Chat, change: str, **details: object) -> None:
        """Tell the page and whoever waits what became visible in a chat."""
        self.revision += 1
        chat.changes.append({"change": change, "revision": self.revision} | details)

    def put(self, chat: Chat, message: Message) -> Message:
        """Add a message to its chat under the chat's next number."""
        chat.messages[message.id] = message
        self.touch(chat, message, "message")
        return message

    def touch(self, chat: Chat, message: Message, change: str) -> None:
        """Mark a message as changed."""
        self.show(chat, change, message=message.id)
        message.revision = self.revision
        if change in ("message", "edited") and not message.mine:
            chat.bot_revision = self.revision

    def remove(self, chat: Chat, message: Message, *, by_bot: bool) -> None:
        """Take a message off both sides of the chat."""
        message.deleted = True
        self.touch(chat, message, "deleted")
        if by_bot:
            chat.bot_revision = self.revision

    def next_id(self, chat: Chat) -> int:
        """Give the next message number of a chat."""
        chat.last_id += 1
        return chat.last_id

    # Updates on their way to the bot.

    def queue(self, kind: str, chat: Chat, payload: Json, since: datetime | None = None) -> int:
        """Queue an update unless the bot asked not to hear its kind; give its number."""
        life = "tap_life" if kind == "callback_query" else "text_life"
        expires = (since or self.now()) + timedelta(seconds=LIMITS[life].most)
        number = self._number()
        update = Waiting(number, kind, chat.id, {"update_id": number, kind: payload}, expires)
        heard = not self.allowed or kind in self.allowed
        self.record("queued" if heard else "unwanted", update_id=number, kind=kind, chat=chat.id)
        if heard:
            self.updates[number] = update
            self.pending.append(update)
        return number

    def _number(self) -> int:
        moment = self.now()
        last, self._last_update = self._last_update, moment
        quiet = timedelta(seconds=LIMITS["quiet_seconds"].most)
        if last is not None and moment - last >= quiet:
            # Random at Telegram; here simply lower, which is what breaks a watermark.
            self._next_update = max(self._next_update // 2, 1)
        number = self._next_update
        self._next_update += 1
        return number

    def confirm(self, offset: int) -> None:
        """Forget what the bot confirmed: everything below the offset."""
        gone = [update for update in self.pending if _below(update, offset, self.pending)]
        if gone and self.lose_confirmations:
            self.lose_confirmations -= 1
            self.record("confirmation_lost", offset=offset)
            return
        for update in gone:
            self.record("confirmed", update_id=update.id, chat=update.chat, offset=offset)
        self.pending = [update for update in self.pending if update not in gone]

    def deliver(self, limit: int) -> list[Json]:
        """Hand out what waits, oldest first, and write it down."""
        self._expire()
        handed = self.pending[:limit]
        for update in handed:
            update.again = False
            self.record("delivered", update_id=update.id, kind=update.kind, chat=update.chat)
        return [update.payload for update in handed]

    def _expire(self) -> None:
        moment = self.now()
        for update in self.pending:
            if update.expires <= moment:
                self.record("expired", update_id=update.id, kind=update.kind, chat=update.chat)
        self.pending = [update for update in self.pending if update.expires > moment]

    def redeliver(self, update_id: int) -> None:
        """Send an update once more under the same number."""
        update = self.updates[update_id]
        update.again = True
        if update not in self.pending:
            self.pending.insert(0, update)
        self.record("redelivery", update_id=update_id, chat=update.chat)


def _below(update: Waiting, offset: int, pending: list[Waiting]) -> bool:
    if update.again:
        return False
    if offset < 0:
        return update not in pending[offset:]
    return update.id < offset
