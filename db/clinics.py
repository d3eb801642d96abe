"""Clinics and their links: made, read, revoked. A code that does not hold says why, to us only."""

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, select, update

from db.models import Clinic as ClinicRow
from db.models import Inbox
from db.models import Link as LinkRow
from db.queries import TABLES

State = Literal["open", "expired", "revoked"]


class Clinic(NamedTuple):
    """A clinic; `country` and `locale` are what its links preset, None for nothing."""

    id: str
    name: str
    contact: str
    country: str | None
    locale: str | None
    hours: str | None
    made_at: datetime
    revoked_at: datetime | None = None


class Link(NamedTuple):
    """One link of a clinic, for one campaign."""

    code: str
    clinic: str
    campaign: str
    made_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None

    def state(self, now: datetime) -> State:
        """Tell whether the link holds."""
        if self.revoked_at is not None:
            return "revoked"
        over = self.expires_at is not None and self.expires_at <= now
        return "expired" if over else "open"


def add_clinic(connection: Connection, clinic: Clinic) -> None:
    """Write a new clinic."""
    connection.execute(TABLES[ClinicRow].insert(), clinic._asdict())


def add_link(connection: Connection, link: Link) -> None:
    """Write a new link."""
    connection.execute(TABLES[LinkRow].insert(), link._asdict())


def all_clinics(connection: Connection) -> list[Clinic]:
    """List the clinics by name."""
    columns = (getattr(ClinicRow, name) for name in Clinic._fields)
    return [Clinic(*row) for row in connection.execute(select(*columns).order_by(ClinicRow.name))]


def find_clinic(connection: Connection, clinic: str) -> Clinic | None:
    """Return a clinic by its id."""
    columns = (getattr(ClinicRow, name) for name in Clinic._fields)
    row = connection.execute(select(*columns).where(ClinicRow.id == clinic)).one_or_none()
    return None if row is None else Clinic(*row)


def clinic_named(connection: Connection, name: str) -> Clinic | None:
    """Return a clinic by its name, however it is capitalised."""
    alike = (one for one in all_clinics(connection) if one.name.casefold() == name.casefold())
    return next(alike, None)


def links_of(connection: Connection, clinic: str) -> list[Link]:
    """List all links of a clinic, the oldest first."""
    columns = (getattr(LinkRow, name) for name in Link._fields)
    query = select(*columns).where(LinkRow.clinic == clinic)
    ordered = query.order_by(LinkRow.made_at, LinkRow.campaign, LinkRow.code)
    return [Link(*row) for row in connection.execute(ordered)]


def find_link(connection: Connection, code: str) -> Link | None:
    """Return a link by its code, whether it holds or not."""
    columns = (getattr(LinkRow, name) for name in Link._fields)
    row = connection.execute(select(*columns).where(LinkRow.code == code)).one_or_none()
    return None if row is None else Link(*row)


def revoke_links(
    connection: Connection, clinic: str, at: datetime, campaign: str | None = None
) -> int:
    """Revoke the links of a clinic, or of one campaign; return how many had not been."""
    held = update(LinkRow).where(LinkRow.clinic == clinic, LinkRow.revoked_at.is_(None))
    if campaign is not None:
        held = held.where(LinkRow.campaign == campaign)
    return connection.execute(held.values(revoked_at=at)).rowcount


def revoke_link(connection: Connection, code: str, at: datetime) -> None:
    """Revoke one link; one that was revoked before keeps the day."""
    held = update(LinkRow).where(LinkRow.code == code, LinkRow.revoked_at.is_(None))
    connection.execute(held.values(revoked_at=at))


def revoke_clinic(connection: Connection, clinic: str, at: datetime) -> int:
    """Revoke a clinic with all its links: patients are told of it no more."""
    gone = update(ClinicRow).where(ClinicRow.id == clinic, ClinicRow.revoked_at.is_(None))
    connection.execute(gone.values(revoked_at=at))
    return revoke_links(connection, clinic, at)


def note_miss(connection: Connection, key: bytes) -> None:
    """Note that an update of the inbox carried a code that does not hold."""
    connection.execute(update(Inbox).where(Inbox.key == key).values(missed=True))


def misses_since(connection: Connection, subject: bytes, since: datetime) -> int:
    """Count a patient's codes that did not hold; the inbox is all that is kept before consent."""
    missed = (Inbox.subject == subject, Inbox.missed.is_(True), Inbox.received_at > since)
    return connection.scalar(select(func.count()).where(*missed)) or 0
