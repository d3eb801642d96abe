"""The bot in this process, behind the door of the webhook; every row it writes has an owner."""

import asyncio
import json
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection

from bot import app
from bot.logs import Value
from bot.records import Posted
from bot.settings import load
from bot.telegram.client import Client
from bot.telegram.handling import Handling
from bot.telegram.webhook import to_object
from db import outbox
from db.engine import Database
from tests.chat import words
from tests.fuzz.updates import Updates

OWNED = ("inbox", "outbox", "conversation", "message", "turn")
"""Tables whose rows belong to one patient."""

BAD = ("turn_quarantined", "crashed", "offer_failed", "unnamed")
"""What the log says of an exception."""

FIRST = 7_000_000_001
PEOPLE = 2000
KEPT = 24

SETTINGS = {
    "TELEGRAM_BOT_TOKEN": "123456:fuzz",
    "TELEGRAM_API_URL": "http://127.0.0.1:9",
    "SECRET_KEY": "a secret of thirty-two bytes, yes",
    "LOG_LEVEL": "ERROR",
}


class Mute(Client):
    """Answers no taps: there is nobody to answer."""

    async def answer_callback_query(self, *_: Any, **__: Any) -> bool:  # type: ignore[override]
        """Say that it was answered."""
        return True


class Target:
    """Takes updates of one patient after another, and notes who was written for."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder / 'bot.db'}"
        self.database = Database.open(url)
        settings = load({**SETTINGS, "DATABASE_URL": url})
        self._bot = app.Bot(settings, words(), self.database)
        self._client = Mute(SETTINGS["TELEGRAM_BOT_TOKEN"], SETTINGS["TELEGRAM_API_URL"])
        self._handling = Handling(
            self._client, self._bot.take, self._bot.reject, self._posted, self._log
        )
        self.buttons: defaultdict[int, deque[str]] = defaultdict(lambda: deque(maxlen=KEPT))
        self.said: Counter[str] = Counter()
        self._sent: list[Posted] = []

    def subject(self, chat: int) -> bytes:
        """Tell under which name a chat is kept."""
        return self._bot._desk.keys.subject(chat)

    async def start(self) -> None:
        """Watch every row from now on."""
        await self.database.write(watch)

    async def take(self, raws: Sequence[dict[str, Any]]) -> set[bytes]:
        """Take updates that come together, as polling does; tell who was written for."""
        bodies = [to_object(json.dumps(raw).encode()) for raw in raws]
        await asyncio.gather(*map(self._handling.handle, bodies))
        sent, self._sent = self._sent, []
        return await self.database.write(lambda c: arrived(c, sent))

    async def quarantined(self) -> list[tuple[str, str, str]]:
        """Name what the bot could not take: kind, error and place."""
        asked = "SELECT kind, error, place FROM quarantine"
        return await self.database.read(lambda c: list(map(tuple, c.exec_driver_sql(asked))))

    async def close(self) -> None:
        """Close what is open."""
        await self._client.close_connections()
        await self._bot._client.close_connections()
        await self.database.close()

    def _posted(self, posted: Sequence[Posted]) -> None:
        self._sent += posted
        for one in posted:
            for row in one.body.get("keyboard", ()):
                self.buttons[one.body["chat"]].extend(face["data"] for face in row if face["data"])

    def _log(self, event: str, _level: str = "info", **_keys: Value) -> None:
        self.said[event] += 1


TRIGGER = """CREATE TEMP TRIGGER {table}_{verb}_{row} AFTER {verb} ON main.{table}
BEGIN INSERT INTO written VALUES ({row}.subject); END"""
SIDES = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))


def watch(connection: Connection) -> None:
    """Note every row that is written, with its owner, for as long as this connection lasts."""
    connection.exec_driver_sql("CREATE TEMP TABLE written (subject BLOB)")
    for table, (verb, row) in product(OWNED, SIDES):
        connection.exec_driver_sql(TRIGGER.format(table=table, verb=verb, row=row))


def arrived(connection: Connection, sent: Sequence[Posted]) -> set[bytes]:
    """Mark as sent what was posted; tell who was written for since the last time."""
    for number, one in enumerate(sent, 1):
        prompt = one.body.get("prompt")
        outbox.mark_sent(connection, one.outbox_id, one.subject, number, prompt, app.now())
    written = connection.exec_driver_sql("SELECT DISTINCT subject FROM written").scalars().all()
    connection.exec_driver_sql("DELETE FROM written")
    return {subject for subject in written if subject is not None}


def chats_of(raw: dict[str, Any]) -> set[int]:
    """Name the chat that an update is of: the only one it may be written for."""
    (body,) = [value for key, value in raw.items() if key != "update_id"]
    chat = body.get("chat") or body.get("message", {}).get("chat") or body.get("from", {})
    return {chat["id"]} if "id" in chat else set()


async def fuzzed(folder: Path, seed: int, number: int) -> tuple[list[str], Target]:
    """Take so many updates; name everything that must not be."""
    chance = Random(seed)  # noqa: S311 - the same updates again
    people = range(FIRST, FIRST + PEOPLE)
    updates, target = Updates(chance, people), Target(folder)
    try:
        await target.start()
        wrong = [one async for one in _taken(target, updates, chance, people, number)]
        wrong += [str(one) for one in await target.quarantined()]
    finally:
        await target.close()
    return wrong + [event for event in BAD if target.said[event]], target


async def _taken(
    target: Target, updates: Updates, chance: Random, people: Sequence[int], number: int
) -> AsyncIterator[str]:
    taken = 0
    while taken < number:
        patient = chance.choice(people)
        batch = [
            updates.any(patient, tuple(target.buttons[patient]))
            for _ in range(min(chance.randint(1, 4), number - taken))
        ]
        taken += len(batch)
        owners = {target.subject(chat) for raw in batch for chat in chats_of(raw)}
        if await target.take(batch) - owners:
            yield f"written for others: {json.dumps(batch)}"
