"""The doctor: whether typed words are redacted, the database is whole and nothing overstays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.privacy.pseudonyms import Keys, SealBroken
from bot.privacy.redaction.redactor import Redactor
from db import subjects
from db.engine import damage
from db.retention import count_overdue

PATIENCE = timedelta(hours=1)
"""A running bot purges once an hour, so what is overdue for less is about to go."""

_KNOWN = "My name is Odalys Brennan, my number is 07700 900123, my forehead is tired."
_REDACTED = "My name is [name], my number is [phone], my forehead is tired."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and one plain sentence about it."""

    what: str
    well: bool
    said: str


def examine(connection: Connection, keys: Keys, now: datetime) -> Iterator[Finding]:
    """Look at the database, the keys and the retention."""
    found = damage(connection)
    said = "damaged: restore a backup" if found else "whole"
    yield Finding("database", well=not found, said=said)
    if found:
        return
    yield _keys(connection, keys)
    yield _retention(connection, now)


def examine_redaction(redactor: Redactor) -> Finding:
    """Redact one known sentence: a bot without its word lists would withhold every typed word."""
    if redactor.redact(_KNOWN, "en").text == _REDACTED:
        return Finding("redaction", well=True, said="a known sentence loses its name and number")
    said = "a known sentence does not come out as it must: install askfirst anew"
    return Finding("redaction", well=False, said=said)


def _keys(connection: Connection, keys: Keys) -> Finding:
    named = subjects.all_named(connection)
    closed = sum(not _opens(keys, one) for one in named)
    if closed:
        said = f"{closed} of {len(named)} conversations open with no key that is here"
        return Finding("keys", well=False, said=said)
    waiting = sum(one.key_version != keys.version for one in named)
    told = f"all {len(named)} conversations open"
    later = f"; {waiting} get the new key at the next start" if waiting else ""
    return Finding("keys", well=True, said=told + later)


def _opens(keys: Keys, named: subjects.Named) -> bool:
    return any(_opens_with(one, named) for one in keys.all)


def _opens_with(keys: Keys, named: subjects.Named) -> bool:
    try:
        keys.open("chat", named.chat, named.subject)
    except SealBroken:
        return False
    return True


def _retention(connection: Connection, now: datetime) -> Finding:
    counts = count_overdue(connection, now - PATIENCE)
    told = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count)
    if told:
        return Finding("retention", well=False, said=f"overdue: {told}; run askfirst purge")
    return Finding("retention", well=True, said="nothing is overdue")
