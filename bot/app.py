"""The one place where parts meet: settings in, a running bot out."""

import asyncio
import json
import os
import secrets
import signal
import string
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from bot.content.catalogue import Catalogue
from bot.content.claims import load_claims
from bot.flows.events import Wrote
from bot.flows.questions import QUESTIONS
from bot.flows.rights import DIGITS, LETTERS
from bot.flows.step import read
from bot.handouts.printer import make_ready, printer
from bot.logs import log, name_of, place_of, watch
from bot.operations.purge import purge
from bot.operations.rekeying import rekey
from bot.privacy.pseudonyms import Keys
from bot.records import Heard, Taken
from bot.redacting import redactor
from bot.settings import Settings
from bot.telegram.client import Client
from bot.telegram.flood import Flood, asks_for_help
from bot.telegram.gaps import Gaps
from bot.telegram.handling import Handling
from bot.telegram.heartbeat import Heartbeat
from bot.telegram.pauses import Timing
from bot.telegram.polling import LONG_POLL_SECONDS, Polling
from bot.telegram.sender import Sender
from bot.telegram.transport import Transport
from bot.telegram.webhook import Door, Webhook
from bot.turn import Bury, Desk, Failure, ask_again, let_go, offer, quarantine, take
from bot.vocabulary import readers
from db import queries
from db.address import sqlite_file
from db.engine import Database
from db.faults import DatabaseFault
from db.tombstones import Tombstones, beside

DRAIN_SECONDS = 2
MARK_SECONDS = 2
PURGE_SECONDS = 3600

_LETTERS = string.ascii_letters + string.digits


def now() -> datetime:
    """Read the clock: the one place where the bot asks what time it is."""
    return datetime.now(UTC)


def new_run() -> str:
    """Draw the name of a run."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


def new_code() -> str:
    """Draw the code of a review copy: 62 bits that nobody can guess."""
    groups = (f"{secrets.choice(DIGITS)}{_letters(3)}" for _ in range(4))
    return "-".join(groups)


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def desk_of(settings: Settings, catalogue: Catalogue, bury: Bury) -> Desk:
    """Gather what a turn is given beside the update."""
    return Desk(
        catalogue=catalogue,
        understand=readers(catalogue),
        keys=Keys.derive(settings.secret, settings.bot_id, settings.previous_secret),
        nonce=os.urandom,
        new_run=new_run,
        operator={"operator": settings.operator_name, "contact": settings.operator_contact},
        lease=timedelta(seconds=settings.send_lease_seconds),
        claims=load_claims(),
        redactor=redactor(),
        new_code=new_code,
        bury=bury,
        prints=printer() is not None,
    )


class Bot:
    """The bot while it runs: takes updates, sends what they led to, erases what is overdue."""

    def __init__(self, settings: Settings, catalogue: Catalogue, database: Database) -> None:
        self._database = database
        self._timing = Timing(
            settings.send_lease_seconds, settings.retry_max_seconds, now, asyncio.sleep
        )
        self._client = Client(
            settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url
        )
        deliver = Transport(self._client, log, printer()).deliver
        self._sender = Sender(database, deliver, self._timing, log)
        self._flood = Flood(self._is_danger, self._rescue, self._timing, log)
        self._handling = Handling(self._client, self.take, self.reject, self._sender.post, log)
        self._gap_seconds = settings.gap_seconds
        self._gaps = Gaps(
            database, settings.gap_seconds, self.offer, self._sender.post, self._timing, log
        )
        # First of all that takes time: what Telegram brings meanwhile waits instead of failing.
        self._edge = self._edge_of(settings)
        self._tombstones = Tombstones(beside(sqlite_file(settings.database_url)))
        self._desk = desk_of(settings, catalogue, self._tombstones.add)
        for locale in catalogue.languages:
            self._desk.redactor.prepare(locale.partition("-")[0])

    def _edge_of(self, settings: Settings) -> Polling | Webhook:
        if not settings.webhook_address or not settings.webhook_secret:
            # An idle poll must come back well within what counts as a gap.
            seconds = max(1.0, min(LONG_POLL_SECONDS, settings.gap_seconds // 4))
            return Polling(self._client, self._handling, self._timing, log, seconds, self._gaps)
        path, secret = urlsplit(settings.webhook_address).path, settings.webhook_secret
        door = Door(settings.webhook_listen, path, secret.get_secret_value())
        return Webhook(door, self._handling, self._look, log, self._gaps)

    async def _mind_the_gaps(self, stop: asyncio.Event) -> None:
        tasks = [self._gaps.run(stop)]
        if isinstance(self._edge, Webhook):
            beat = Heartbeat(self._client, self._gaps, self._gap_seconds, self._timing, log)
            tasks.append(beat.run(stop))
        await asyncio.gather(*tasks)

    async def _look(self) -> None:
        """Ask the database anything: who asks wants to know whether it answers."""
        await self._database.read(lambda c: c.exec_driver_sql("SELECT 1"))

    async def run(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set, then finish what is being sent."""
        await self._database.write(self._keep_content)
        renamed = await self._database.write(lambda c: rekey(c, self._desk.keys, os.urandom))
        log("rekeyed", count=renamed)
        await self._sender.start(self._unsealed)
        purging = asyncio.create_task(self._purge_hourly(stop))
        offering = asyncio.create_task(self._mind_the_gaps(stop))
        loading = asyncio.create_task(asyncio.to_thread(make_ready))
        log("started")
        try:
            await self._edge.run(stop)
        finally:
            # Together with what the edge and the writer finish, well under ten seconds.
            await asyncio.gather(
                self._sender.drain(DRAIN_SECONDS),
                self._handling.finish(DRAIN_SECONDS),
                asyncio.wait((purging, offering, loading), timeout=DRAIN_SECONDS),
            )
            purging.cancel()
            offering.cancel()
            await self._client.close_connections()
            log("stopped")

    async def take(self, heard: Heard) -> Taken | None:
        """Take one update, unless its patient floods the bot: then it is let go."""
        if heard.kind == "my_chat_member":
            return await self._take(heard)
        verdict = self._flood.verdict(heard)
        if verdict == "take":
            return await self._take(heard)
        self._flood.let_go(heard)
        if verdict == "drop":
            return None
        log("flood", "warning")
        try:
            return await self._database.write(lambda c: let_go(c, self._desk, heard, now()))
        except DatabaseFault:
            self._flood.untold(heard)
            raise

    def _is_danger(self, heard: Heard) -> bool:
        understand = self._desk.understand[self._desk.catalogue.locale_of(heard.language)]
        return asks_for_help(heard.event) or read(heard.event, understand) != "none"

    async def _rescue(self, heard: Heard) -> None:
        self._sender.post((await self._take(heard)).posted)

    async def _take(self, heard: Heard) -> Taken:
        """Commit one update; what fails by itself is quarantined and acknowledged."""
        if isinstance(heard.event, Wrote):
            # Only a question whose number is known can be told from one the patient had not seen.
            await self._sender.quiet(self._desk.keys.subject(heard.chat_id), MARK_SECONDS)
        try:
            return await self._database.write(lambda c: take(c, self._desk, heard, now()))
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - repeated, it would fail the same way for ever
            return await self._set_aside(heard, error)

    async def offer(self, subject: bytes, back_at: datetime) -> Taken:
        """Offer one patient the pending question again."""
        return await self._database.write(lambda c: offer(c, self._desk, subject, back_at, now()))

    async def _set_aside(self, heard: Heard, error: Exception) -> Taken:
        log("turn_quarantined", "error", error=name_of(error), place=place_of(error))
        failure = Failure(name_of(error), place_of(error))
        told = await self._database.write(
            lambda c: quarantine(c, self._desk, heard, failure, now())
        )
        try:
            asked = await self._database.write(lambda c: ask_again(c, self._desk, heard, now()))
        except DatabaseFault:
            raise
        except Exception as second:  # noqa: BLE001 - the notice alone is better than no answer
            log("turn_quarantined", "error", error=name_of(second), place=place_of(second))
            return told
        return Taken(None, (*told.posted, *asked.posted))

    async def reject(self, update_id: int, error: Exception) -> None:
        """Note an update that cannot even be read."""
        keys, name, place = self._desk.keys, name_of(error), place_of(error)
        update_hash = keys.inbox_hash(f"u:{update_id}")
        await self._database.write(
            lambda c: queries.add_quarantine(c, update_hash, "unreadable", name, place, now())
        )

    def _unsealed(self, subject: bytes, sealed: bytes) -> Mapping[str, Any]:
        body: Mapping[str, Any] = json.loads(self._desk.keys.open("outbox", sealed, subject))
        return body

    def _keep_content(self, connection: Connection) -> None:
        """Keep the words as they are now, so that a turn can be read as the patient saw it."""
        order = [question.key for question in QUESTIONS]
        for language in self._desk.catalogue.languages.values():
            body = json.dumps({"order": order, "words": language.source})
            queries.keep_content_version(connection, language.version, body, now())

    def _purge(self, connection: Connection) -> dict[str, int]:
        at = now()
        # Only the one running bot forgets: a command beside it may be reading them.
        self._tombstones.forget(at)
        return purge(connection, self._desk.keys, self._tombstones, at)

    async def _purge_hourly(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                gone = await self._database.write(self._purge)
                log("purged", count=sum(gone.values()))
            except DatabaseFault as fault:
                log("database_fault", "error", kind=fault.kind)
            await self._timing.pause(PURGE_SECONDS, stop)


async def run(settings: Settings, catalogue: Catalogue) -> None:
    """Open the database, run the bot until it is told to stop, close everything."""
    loop = asyncio.get_running_loop()
    watch(loop)
    stop = asyncio.Event()
    database = Database.open(settings.database_url)
    try:
        bot = Bot(settings, catalogue, database)
        # Not before: a bot that holds nothing yet may simply be killed.
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, stop.set)
        await bot.run(stop)
    finally:
        await database.close()
