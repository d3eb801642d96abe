"""What an operator does with clinics: make, link, list, revoke; their texts are data, and short."""

import base64
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from bot.flows.questions import BY_KEY
from bot.flows.screens import LIKELIEST
from db.clinics import (
    Clinic,
    Link,
    add_clinic,
    add_link,
    all_clinics,
    clinic_named,
    links_of,
    revoke_clinic,
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


def add(
    connection: Connection, wanted: Wanted, held_back: Iterable[str], random: Random, now: datetime
) -> Clinic:
    """Make a clinic. Raises ClinicRefused."""
    _look(wanted, held_back)
    if clinic_named(connection, wanted.name):
        raise ClinicRefused(f"There is a clinic named {wanted.name} already.")
    clinic = Clinic(
        opaque(ID_BYTES, random),
        wanted.name,
        wanted.contact,
        wanted.country or None,
        wanted.language or None,
        wanted.hours or None,
        now,
    )
    add_clinic(connection, clinic)
    return clinic


def link(
    connection: Connection,
    clinic: Clinic,
    campaign: str,
    days: int | None,
    random: Random,
    now: datetime,
) -> Link:
    """Make a link of a clinic, for good or for some days. Raises ClinicRefused."""
    if not _CAMPAIGN.fullmatch(campaign) or campaign == TOTAL:
        says = f'A campaign is up to 40 letters, digits, spaces, _ and -, and not "{TOTAL}".'
        raise ClinicRefused(says)
    if clinic.revoked_at is not None:
        raise ClinicRefused(f"{clinic.name} is revoked and gets no new links.")
    end = None if days is None else now + timedelta(days=days)
    made = Link(opaque(CODE_BYTES, random), clinic.id, campaign, now, end)
    add_link(connection, made)
    return made


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


def revoke(connection: Connection, name: str, campaign: str | None, now: datetime) -> int:
    """Revoke the links of a campaign, or a clinic with all its links. Raises ClinicRefused."""
    clinic = named(connection, name)
    if campaign is None:
        return revoke_clinic(connection, clinic.id, now)
    if not any(one.campaign == campaign for one in links_of(connection, clinic.id)):
        raise ClinicRefused(f"{clinic.name} has no campaign named {campaign}.")
    return revoke_links(connection, clinic.id, now, campaign)


def _look(wanted: Wanted, held_back: Iterable[str]) -> None:
    """Refuse what patients should not be shown, and what no link could preset."""
    for what, most in LIMITS.items():
        words = getattr(wanted, what)
        if len(words) > most or not words.isprintable() or words != words.strip():
            says = f"The {what} has to be one line of at most {most} plain characters."
            raise ClinicRefused(says)
        found = next((name for name in held_back if name in words.casefold()), None)
        if found:
            says = (
                f'The {what} holds "{found}": brand and medicine names are held back from patients.'
            )
            raise ClinicRefused(says)
    if not wanted.name or not wanted.contact:
        raise ClinicRefused("A clinic needs a name and a contact.")
    if wanted.country not in ("", *BY_KEY["country"].options):
        known = ", ".join(BY_KEY["country"].options)
        raise ClinicRefused(f"There is no country {wanted.country}: choose one of {known}.")
    if wanted.language not in ("", *LIKELIEST):
        raise ClinicRefused(f"There is no language {wanted.language}: {', '.join(LIKELIEST)}.")
