"""What is done with clinics: made, linked, listed, revoked; their texts are data, and short.

At the command line and in the console alike, and each act stands in the audit log.
"""

import base64
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from db import audit
from db.clinics import (
    Clinic,
    Link,
    add_clinic,
    add_link,
    all_clinics,
    clinic_named,
    find_clinic,
    find_link,
    links_of,
    revoke_clinic,
    revoke_link,
    revoke_links,
)
from db.counts import TOTAL

LIMITS = {"name": 60, "contact": 160, "hours": 120}
"""The most characters of each text: a result with all three still fits one message."""

_CAMPAIGN = re.compile(r"[\w -]{1,40}")

SITE = "site"
"""The campaign of a clinic's first link."""

CODE_BYTES = 9
"""72 bits: exactly 12 characters of A-Za-z0-9_-, which t.me takes as they are."""

ID_BYTES = 6

LONGEST_DAYS = 3650
"""A link for longer is one for good."""

Random = Callable[[int], bytes]


class ClinicRefused(Exception):
    """A clinic or link cannot be made or found as it was asked for; one plain sentence says why."""


class Wanted(NamedTuple):
    """A clinic as it was typed in; what is empty was not given."""

    name: str
    contact: str
    country: str = ""
    language: str = ""
    hours: str = ""


class Allowed(NamedTuple):
    """What a link may preset, and what no text of a clinic may hold."""

    countries: tuple[str, ...]
    languages: tuple[str, ...]
    held_back: tuple[str, ...] = ()


class Actor(NamedTuple):
    """Who acts and when, and by which chance codes are drawn."""

    name: str
    now: datetime
    random: Random


class Listed(NamedTuple):
    """A clinic with all its links."""

    clinic: Clinic
    links: list[Link]


def opaque(size: int, random: Random) -> str:
    """Draw a code that carries no data: chance, in letters that any link may hold."""
    return base64.urlsafe_b64encode(random(size)).decode().rstrip("=")


def address(bot: str, code: str) -> str:
    """Write a link as patients open it."""
    return f"https://t.me/{bot}?start={code}"


def add(connection: Connection, actor: Actor, wanted: Wanted, allowed: Allowed) -> Clinic:
    """Make a clinic. Raises ClinicRefused."""
    _look(wanted, allowed)
    if clinic_named(connection, wanted.name):
        raise ClinicRefused(f"There is a clinic named {wanted.name} already.")
    clinic = Clinic(
        opaque(ID_BYTES, actor.random),
        wanted.name,
        wanted.contact,
        wanted.country or None,
        wanted.language or None,
        wanted.hours or None,
        actor.now,
    )
    add_clinic(connection, clinic)
    audit.append(connection, actor.now, actor.name, "clinic_added", clinic.id)
    return clinic


def link(
    connection: Connection, actor: Actor, clinic: Clinic, campaign: str, days: int | None = None
) -> Link:
    """Make a link of a clinic, for good or for some days. Raises ClinicRefused."""
    if not _CAMPAIGN.fullmatch(campaign) or campaign == TOTAL:
        says = f'A campaign is up to 40 letters, digits, spaces, _ and -, and not "{TOTAL}".'
        raise ClinicRefused(says)
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise ClinicRefused(f"A link is for 1 to {LONGEST_DAYS} days, or for good.")
    if clinic.revoked_at is not None:
        raise ClinicRefused(f"{clinic.name} is revoked and gets no new links.")
    end = None if days is None else actor.now + timedelta(days=days)
    made = Link(opaque(CODE_BYTES, actor.random), clinic.id, campaign, actor.now, end)
    add_link(connection, made)
    audit.append(connection, actor.now, actor.name, "link_added", clinic.id, campaign)
    return made


def known(connection: Connection, clinic: str) -> Clinic:
    """Find a clinic by its id. Raises ClinicRefused."""
    found = find_clinic(connection, clinic)
    if found is None:
        raise ClinicRefused("There is no such clinic.")
    return found


def named(connection: Connection, name: str) -> Clinic:
    """Find a clinic by its name. Raises ClinicRefused."""
    clinic = clinic_named(connection, name)
    if clinic is None:
        raise ClinicRefused(f"There is no clinic named {name}.")
    return clinic


def open_link(connection: Connection, clinic: Clinic, campaign: str, now: datetime) -> Link:
    """Find the newest link of a campaign that holds. Raises ClinicRefused."""
    holding = (
        one
        for one in reversed(links_of(connection, clinic.id))
        if one.campaign == campaign and one.state(now) == "open"
    )
    found = next(holding, None)
    if found is None:
        raise ClinicRefused(f"{clinic.name} has no open link for {campaign}: make one first.")
    return found


def listed(connection: Connection) -> list[Listed]:
    """List all clinics with all their links."""
    return [Listed(one, links_of(connection, one.id)) for one in all_clinics(connection)]


def revoke(connection: Connection, actor: Actor, clinic: Clinic, campaign: str | None) -> int:
    """Revoke the links of a campaign, or a clinic with all its links. Raises ClinicRefused."""
    if campaign is None:
        audit.append(connection, actor.now, actor.name, "clinic_revoked", clinic.id)
        return revoke_clinic(connection, clinic.id, actor.now)
    if not any(one.campaign == campaign for one in links_of(connection, clinic.id)):
        raise ClinicRefused(f"{clinic.name} has no campaign named {campaign}.")
    audit.append(connection, actor.now, actor.name, "links_revoked", clinic.id, campaign)
    return revoke_links(connection, clinic.id, actor.now, campaign)


def revoke_one(connection: Connection, actor: Actor, code: str) -> None:
    """Revoke one link, whatever else its campaign has. Raises ClinicRefused."""
    held = find_link(connection, code)
    if held is None:
        raise ClinicRefused("There is no such link.")
    audit.append(connection, actor.now, actor.name, "link_revoked", held.clinic, held.campaign)
    revoke_link(connection, code, actor.now)


def _look(wanted: Wanted, allowed: Allowed) -> None:
    """Refuse what patients should not be shown, and what no link could preset."""
    for what, most in LIMITS.items():
        words = getattr(wanted, what)
        if len(words) > most or not words.isprintable() or words != words.strip():
            says = f"The {what} has to be one line of at most {most} plain characters."
            raise ClinicRefused(says)
        found = next((name for name in allowed.held_back if name in words.casefold()), None)
        if found:
            says = (
                f'The {what} holds "{found}": brand and medicine names are held back from patients.'
            )
            raise ClinicRefused(says)
    if not wanted.name or not wanted.contact:
        raise ClinicRefused("A clinic needs a name and a contact.")
    if wanted.country not in ("", *allowed.countries):
        says = (
            f"There is no country {wanted.country}: choose one of {', '.join(allowed.countries)}."
        )
        raise ClinicRefused(says)
    if wanted.language not in ("", *allowed.languages):
        says = f"There is no language {wanted.language}: {', '.join(allowed.languages)}."
        raise ClinicRefused(says)
