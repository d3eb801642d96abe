"""Telegram as one bot sees it: chats, messages, waiting updates and all that happened.

Pure state behind one lock; no I/O. Time comes from the clock it is given.
"""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from preview.faults import Faults
from preview.limits import LIMITS
from preview.rates import Rates
from preview.things import Chat, Json, Message, Tap, Waiting

Clock = Callable[[], datetime]

DEMO_TOKEN = "123456789:askfirst-demo-token-of-no-bot"  # noqa: S105 - opens nothing

_FIRST_UPDATE = 100_000


def now() -> datetime:
    """Tell the time, aware UTC."""
    return datetime.now(UTC)


class Telegram:
    """Everything the emulator knows. Take `changing()` or `lock` around any use."""

    polling = 0
    in_flight = 0
    lose_confirmations = 0
    closing = False
    revision = 0
    webhook_set_at: datetime | None = None
    poller: object | None = None

    def __init__(
        self, clock: Clock = now, token: str = DEMO_TOKEN, chance: random.Random | None = None
    ) -> None:
        self.chance = chance or random.Random()  # noqa: S311 - picks numbers, keeps no secret
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
        self.rates = Rates()
        self.webhook: Json = {}
        self.webhook_error: Json = {}
        self.in_hand: list[Waiting] = []
        self.later: list[tuple[datetime, Callable[[], None]]] = []
        self.allowed: list[str] = []
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.about: dict[tuple[str, str], str] = {}
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
            self.settle()

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
        # Texts and edits of a chat are one queue, a person's taps another: Client.cpp:17155, 17279.
        person = payload.get("from", {}).get("id", chat.id)
        own = {"callback_query": ("taps", person), "my_chat_member": ("members", person)}
        update.queue = own.get(kind, ("texts", chat.id))
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
            # Lower as likely as higher, which is what breaks a watermark.
            self._next_update = self.chance.randrange(1, 2 * self._next_update)
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
        fault = self.faults.take("confirm") if gone else None
        if fault:
            self.do_later(fault.seconds, lambda: self._forget(gone, offset))
        else:
            self._forget(gone, offset)

    def _forget(self, gone: list[Waiting], offset: int) -> None:
        for update in gone:
            self.record("confirmed", update_id=update.id, chat=update.chat, offset=offset)
        self.pending = [update for update in self.pending if update not in gone]

    def deliver(self, limit: int) -> list[Json]:
        """Hand out what waits, oldest first, and write it down."""
        self.settle()
        handed = self.pending[:limit]
        for update in handed:
            update.again = False
            self.record("delivered", update_id=update.id, kind=update.kind, chat=update.chat)
        return [update.payload for update in handed]

    @property
    def max_connections(self) -> int:
        """Tell how many updates may be on their way to the webhook at once."""
        given = str(self.webhook.get("max_connections", ""))
        default, most = LIMITS["connections"].most, LIMITS["connections_allowed"].most
        return min(int(given), most) if given.isdigit() and int(given) else default

    def do_later(self, seconds: float, act: Callable[[], None]) -> None:
        """Put something off until so much time has passed."""
        self.later.append((self.now() + timedelta(seconds=seconds), act))

    def settle(self) -> None:
        """Do what was put off until now, and let go what has waited too long."""
        moment = self.now()
        ripe = [act for when, act in self.later if when <= moment]
        self.later = [(when, act) for when, act in self.later if when > moment]
        for act in ripe:
            act()
        self._expire(moment)

    def _expire(self, moment: datetime) -> None:
        for update in self.pending:
            if update.expires <= moment:
                self.let_go(update)
        self.pending = [update for update in self.pending if update.expires > moment]

    def let_go(self, update: Waiting) -> None:
        """Note that an update waited too long; the button of a tap stops to spin."""
        self.record("expired", update_id=update.id, kind=update.kind, chat=update.chat)
        if query := update.payload.get("callback_query"):
            tap = self.taps[query["id"]]
            tap.lapsed = True
            self.show(self.chats[tap.chat], "lapsed", message=tap.message_id, data=tap.data)


def _below(update: Waiting, offset: int, pending: list[Waiting]) -> bool:
    if update.again:
        return False
    if offset < 0:
        return update not in pending[offset:]
    return update.id < offset
