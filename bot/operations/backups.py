"""Backups: encrypted, taken while the bot runs; what was erased since stays erased."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.operations.purge import purge
from bot.privacy.pseudonyms import Keys, SealBroken, backup_key
from bot.privacy.streams import open_pieces, seal_pieces
from db import copying, schema
from db.engine import engine
from db.lock import hold
from db.subjects import erase_buried
from db.tombstones import Tombstones, beside
from db.writer import empty_log

MAGIC = b"askfirst backup 1\n"
SALT_BYTES = 16


class BackupRefused(Exception):
    """A backup cannot be made or restored as asked; the text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """The present secret and the one before, newest first, and the keys made of them."""

    all: tuple[bytes, ...]
    keys: Keys


def back_up(database: Path, out: Path, secret: bytes, salt: Callable[[int], bytes]) -> int:
    """Write an encrypted copy, and the tombstones beside it; return its size in bytes."""
    if out.exists():
        raise BackupRefused(f"{out} exists already; a backup overwrites nothing.")
    content = copying.dump(database)
    salted = salt(SALT_BYTES)
    head = MAGIC + salted
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        handle = os.open(out, flags, 0o600)
    except OSError:
        raise BackupRefused(f"{out} cannot be written.") from None
    with os.fdopen(handle, "wb") as file:
        file.write(head)
        for piece in seal_pieces(backup_key(secret, salted), content, head):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    _kept_beside(out).take_over(Tombstones(beside(database)))
    return out.stat().st_size


def restore(
    backup: Path, database: Path, secrets: Secrets, now: datetime, *, replace: bool
) -> dict[str, int]:
    """Put a backup in place and erase again what was erased since; return what went."""
    content = _opened(backup, secrets.all)
    if database.exists() and not replace:
        raise BackupRefused(
            f"{database} exists. Move it away, or say --replace: what it holds is then gone."
        )
    lock = hold(database)
    try:
        return _put(content, backup, database, secrets.keys, now)
    finally:
        lock.close()


def _put(content: bytes, backup: Path, database: Path, keys: Keys, now: datetime) -> dict[str, int]:
    tombstones = Tombstones(beside(database))
    tombstones.take_over(_kept_beside(backup))
    aside = copying.write_aside(database, content)
    try:
        counts = _erased_again(aside, keys, tombstones, now)
    except BaseException:
        copying.remove(aside)
        raise
    copying.put_in_place(aside, database)
    return counts


def _erased_again(aside: Path, keys: Keys, tombstones: Tombstones, now: datetime) -> dict[str, int]:
    """Bring the copy to this version, then erase what was erased or is overdue by now."""
    writing = engine(aside, "BEGIN IMMEDIATE")
    try:
        schema.upgrade(writing)
        with writing.connect() as connection:
            with connection.begin():
                counts = {"erased again": replay(connection, keys, tombstones)}
                counts |= purge(connection, keys, tombstones, now)
            empty_log(connection)
    finally:
        writing.dispose()
    return counts


def replay(connection: Connection, keys: Keys, tombstones: Tombstones) -> int:
    """Erase whoever and whatever has a tombstone; return how many that were."""
    buried = tombstones.read()

    def erased_at(name: bytes) -> datetime | None:
        found = [buried.get(one.tombstone(name)) for one in keys.all]
        return max((at for at in found if at), default=None)

    return erase_buried(connection, erased_at)


def _kept_beside(backup: Path) -> Tombstones:
    """Name the tombstones of a folder of backups: one collection for all of them."""
    return Tombstones(backup.absolute().parent / "askfirst.tombstones")


def _opened(backup: Path, secrets: tuple[bytes, ...]) -> bytes:
    try:
        content = backup.read_bytes()
    except OSError:
        raise BackupRefused(f"{backup} cannot be read.") from None
    head, sealed = content[: len(MAGIC) + SALT_BYTES], content[len(MAGIC) + SALT_BYTES :]
    if not head.startswith(MAGIC):
        raise BackupRefused(f"{backup} is no backup of askfirst.")
    for secret in secrets:
        try:
            return open_pieces(backup_key(secret, head[len(MAGIC) :]), sealed, head)
        except SealBroken:
            continue
    raise BackupRefused(f"{backup} is damaged, or was made under another SECRET_KEY.")
