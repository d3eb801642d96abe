"""The commands of an operator, from settings to what is told: they open and close the database."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.operations.backups import Secrets, back_up, restore
from bot.operations.doctor import Finding, examine, examine_redaction
from bot.operations.erasing import erase
from bot.operations.purge import purge
from bot.privacy.pseudonyms import Keys
from bot.redacting import redactor
from bot.settings import Settings
from db.address import sqlite_file
from db.engine import Database
from db.faults import DatabaseFault
from db.tombstones import Tombstones, beside

T = TypeVar("T")


def run_purge(settings: Settings) -> dict[str, int]:
    """Erase what is overdue; return the rows gone by table."""
    tombstones = Tombstones(beside(sqlite_file(settings.database_url)))
    keys, now = _keys(settings), datetime.now(UTC)
    return on_database(
        settings, lambda opened: opened.write(lambda c: purge(c, keys, tombstones, now))
    )


def run_erase(settings: Settings, asked: str) -> dict[str, int]:
    """Erase a patient or a review copy; return the rows gone by table. Raises NobodyNamed."""
    tombstones = Tombstones(beside(sqlite_file(settings.database_url)))
    keys, now = _keys(settings), datetime.now(UTC)
    return on_database(
        settings, lambda opened: opened.write(lambda c: erase(c, keys, tombstones, asked, now))
    )


def run_doctor(settings: Settings) -> list[Finding]:
    """Look at everything; return what was found."""
    redaction = examine_redaction(redactor())
    if not sqlite_file(settings.database_url).exists():
        return [
            redaction,
            Finding("database", well=False, said="there is none yet: askfirst run makes it"),
        ]
    keys, now = _keys(settings), datetime.now(UTC)
    try:
        # Only read: looking at a large file takes a while, and a bot may be writing.
        found = on_database(
            settings, lambda opened: opened.read(lambda c: list(examine(c, keys, now)))
        )
    except DatabaseFault as fault:
        found = [Finding("database", well=False, said=str(fault))]
    return [redaction, *found]


def run_backup(settings: Settings, out: Path) -> int:
    """Write a backup; return its size."""
    return back_up(sqlite_file(settings.database_url), out, settings.secret, os.urandom)


def run_restore(settings: Settings, file: Path, *, replace: bool) -> dict[str, int]:
    """Put a backup in place; return what was erased again, and what was overdue by now."""
    secrets = tuple(one for one in (settings.secret, settings.previous_secret) if one)
    known = Secrets(secrets, _keys(settings))
    database = sqlite_file(settings.database_url)
    return restore(file, database, known, datetime.now(UTC), replace=replace)


def _keys(settings: Settings) -> Keys:
    return Keys.derive(settings.secret, settings.bot_id, settings.previous_secret)


def on_database(
    settings: Settings, act: Callable[[Database], Awaitable[T]], *, makes: bool = False
) -> T:
    """Act on the database, beside a bot that may be running; `makes` it where there is none."""

    async def work() -> T:
        alone = makes and not sqlite_file(settings.database_url).exists()
        opened = Database.open(settings.database_url, alone=alone)
        try:
            return await act(opened)
        finally:
            await opened.close()

    return asyncio.run(work())
