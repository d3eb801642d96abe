"""Staff, their sign-ins, and what ends them; each a function of a connection."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, delete, func, select, update

from db.models_console import RecoveryCode, SignInFailure, StaffSession
from db.models_console import Staff as StaffRow
from db.queries import TABLES

FAILURES = 5
"""So many within the window, and nobody signs in: for one account, or from one address."""

WINDOW = timedelta(minutes=15)
IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=8)
TOUCHED = timedelta(seconds=20)
"""A session is noted as in use no more often than this."""


class Member(NamedTuple):
    """One of the staff, as the console needs to know them."""

    id: str
    name: str
    role: str
    clinic: str | None
    active: bool
    disabled: bool


class Secrets(NamedTuple):
    """What a sign-in is compared with."""

    member: Member
    password: str | None
    totp: bytes | None
    totp_step: int


class SignIn(NamedTuple):
    """One sign-in that holds, as its owner is shown it."""

    hash: bytes
    began_at: datetime
    seen_at: datetime


def add(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write a new member of the staff; `password`, `totp` come with the first sign-in."""
    blank = {"password": None, "totp": None, "totp_step": 0, "active": False, "disabled": False}
    connection.execute(TABLES[StaffRow].insert(), {**blank, **row})


def everyone(connection: Connection) -> list[Member]:
    """Return all staff, by name."""
    query = select(*_member()).order_by(StaffRow.name)
    return [Member(*row) for row in connection.execute(query)]


def by_name(connection: Connection, name: str) -> Secrets | None:
    """Return who has this name, with what their sign-in is compared with."""
    return _secrets(connection, StaffRow.name == name)


def by_invitation(connection: Connection, token: bytes, now: datetime) -> Secrets | None:
    """Return who was handed this token, if it still holds."""
    fresh = (StaffRow.invited == token) & (StaffRow.invited_until > now)
    return _secrets(connection, fresh & StaffRow.disabled.is_(False))


def change(connection: Connection, member: str, **values: object) -> None:
    """Change columns of one member."""
    connection.execute(update(StaffRow).where(StaffRow.id == member).values(**values))


def use_step(connection: Connection, member: str, step: int) -> bool:
    """Take a step of the code's clock; False if it, or a later one, was used before."""
    newer = update(StaffRow).where(StaffRow.id == member, StaffRow.totp_step < step)
    return connection.execute(newer.values(totp_step=step)).rowcount == 1


def set_recovery_codes(connection: Connection, member: str, hashes: Iterable[bytes]) -> None:
    """Put new recovery codes in the place of all former ones."""
    connection.execute(delete(RecoveryCode).where(RecoveryCode.staff == member))
    rows = [{"hash": one, "staff": member} for one in hashes]
    if rows:
        connection.execute(TABLES[RecoveryCode].insert(), rows)


def use_recovery_code(connection: Connection, member: str, code: bytes) -> bool:
    """Take a recovery code; False if there is none such, or it was used before."""
    gone = delete(RecoveryCode).where(RecoveryCode.staff == member, RecoveryCode.hash == code)
    return connection.execute(gone).rowcount == 1


def recovery_codes_left(connection: Connection, member: str) -> int:
    """Count the recovery codes that were not used."""
    query = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.staff == member)
    return connection.scalar(query) or 0


def is_locked_out(connection: Connection, account: bytes, address: bytes, now: datetime) -> bool:
    """Tell whether an account or an address has failed too often within the window."""
    return any(
        _failures(connection, column, value, now) >= FAILURES
        for column, value in ((SignInFailure.account, account), (SignInFailure.address, address))
    )


def note_failure(connection: Connection, account: bytes, address: bytes, now: datetime) -> None:
    """Note a failure; forget those that count no more."""
    connection.execute(delete(SignInFailure).where(SignInFailure.at <= now - WINDOW))
    row = {"account": account, "address": address, "at": now}
    connection.execute(TABLES[SignInFailure].insert(), row)


def begin_session(connection: Connection, session: bytes, member: str, now: datetime) -> None:
    """Write a sign-in down; forget those that are over, and the failures of this account."""
    over = (StaffSession.seen_at <= now - IDLE) | (StaffSession.began_at <= now - ABSOLUTE)
    connection.execute(delete(StaffSession).where(over))
    row = {"hash": session, "staff": member, "began_at": now, "seen_at": now}
    connection.execute(TABLES[StaffSession].insert(), row)


def whose_session(
    connection: Connection, session: bytes, now: datetime
) -> tuple[Member, datetime] | None:
    """Return who is signed in and when the session was last seen; None if it is over."""
    given = {"session": session, "idle": now - IDLE, "absolute": now - ABSOLUTE}
    found = connection.execute(_session_that_holds(), given).one_or_none()
    return None if found is None else (Member(*found[:-1]), found[-1])


@cache
def _session_that_holds() -> Select[Any]:
    """Every request asks this; to put it together anew would cost more than to run it."""
    return (
        select(*_member(), StaffSession.seen_at)
        .join(StaffSession, StaffSession.staff == StaffRow.id)
        .where(StaffSession.hash == bindparam("session"))
        .where(StaffSession.seen_at > bindparam("idle"))
        .where(StaffSession.began_at > bindparam("absolute"))
        .where(StaffRow.active.is_(True), StaffRow.disabled.is_(False))
    )


def touch_session(connection: Connection, session: bytes, now: datetime) -> None:
    """Note that a session is in use."""
    one = update(StaffSession).where(StaffSession.hash == session)
    connection.execute(one.values(seen_at=now))


def end_session(connection: Connection, session: bytes) -> None:
    """End one sign-in."""
    connection.execute(delete(StaffSession).where(StaffSession.hash == session))


def sessions_of(connection: Connection, member: str, now: datetime) -> list[SignIn]:
    """Return the sign-ins of one member that hold, the newest first."""
    columns = (StaffSession.hash, StaffSession.began_at, StaffSession.seen_at)
    own = select(*columns).where(StaffSession.staff == member, StaffSession.seen_at > now - IDLE)
    held = own.where(StaffSession.began_at > now - ABSOLUTE).order_by(StaffSession.began_at.desc())
    return [SignIn(*row) for row in connection.execute(held)]


def end_sessions_of(connection: Connection, member: str, but: bytes = b"") -> int:
    """End all sign-ins of one member, but one perhaps."""
    gone = delete(StaffSession).where(StaffSession.staff == member, StaffSession.hash != but)
    return connection.execute(gone).rowcount


def count_admins(connection: Connection) -> int:
    """Count the admins who can sign in."""
    can = (StaffRow.role == "admin") & StaffRow.active.is_(True) & StaffRow.disabled.is_(False)
    return connection.scalar(select(func.count()).select_from(StaffRow).where(can)) or 0


def _member() -> list[Any]:
    return [getattr(StaffRow, name) for name in Member._fields]


def _secrets(connection: Connection, condition: Any) -> Secrets | None:  # noqa: ANN401 - a condition
    columns = (*_member(), StaffRow.password, StaffRow.totp, StaffRow.totp_step)
    found = connection.execute(select(*columns).where(condition)).one_or_none()
    if found is None:
        return None
    size = len(Member._fields)
    return Secrets(Member(*found[:size]), *found[size:])


def _failures(connection: Connection, column: Any, value: bytes, now: datetime) -> int:  # noqa: ANN401 - a column
    recent = (column == value) & (SignInFailure.at > now - WINDOW)
    return connection.scalar(select(func.count()).select_from(SignInFailure).where(recent)) or 0
