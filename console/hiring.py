"""Taking staff on, keeping them out, changing what they may do; each in one transaction."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from console.keys import NONCE_BYTES
from console.office import Demo, Office
from console.roles import ROLES
from console.signing_in import invite
from db import audit, staff
from db.staff import Member

TOKEN_BYTES = 32
LONGEST_NAME = 64


class Refused(Exception):
    """What was asked for cannot be; the text is one plain sentence."""


class Newcomer(NamedTuple):
    """Whom to take on, and as what."""

    name: str
    role: str
    clinic: str | None


@dataclass(frozen=True, slots=True)
class Tools:
    """The time and the chance of one act."""

    now: datetime
    chance: Callable[[int], bytes]

    def token(self) -> str:
        """Draw a one-time token."""
        return base64.urlsafe_b64encode(self.chance(TOKEN_BYTES)).rstrip(b"=").decode()


def hire(connection: Connection, tools: Tools, newcomer: Newcomer, by: str) -> str:
    """Add a member of the staff; return the token they are welcomed with."""
    name = newcomer.name.strip().casefold()
    _check(connection, name, newcomer)
    member = tools.chance(8).hex()
    row = {"id": member, "name": name, "role": newcomer.role, "clinic": newcomer.clinic}
    staff.add(connection, {**row, "invited": None, "invited_until": None, "created_at": tools.now})
    token = tools.token()
    invite(connection, token, member, tools.now)
    audit.append(connection, tools.now, by, "staff_added", name, newcomer.role)
    return token


def _check(connection: Connection, name: str, newcomer: Newcomer) -> None:
    if not (name.isprintable() and 0 < len(name) <= LONGEST_NAME):
        raise Refused(f"A name has 1 to {LONGEST_NAME} characters.")
    if staff.by_name(connection, name):
        raise Refused(f"There is a {name} already.")
    _check_role(newcomer.role, newcomer.clinic)


def _check_role(role: str, clinic: str | None) -> None:
    if role not in ROLES:
        raise Refused(f"A role is one of: {', '.join(ROLES)}.")
    if (role == "clinic") != bool(clinic):
        raise Refused("The role clinic needs the id of a clinic, and no other role has one.")


async def admit(office: Office, demo: Demo) -> None:
    """Let the demo's made-up reviewer sign in with what its page shows."""
    kept = await run_in_threadpool(office.passwords.hash, demo.password)
    tools = Tools(office.now(), office.chance)
    nonce = office.chance(NONCE_BYTES)

    def write(connection: Connection) -> None:
        known = staff.by_name(connection, demo.name)
        if known is None:
            hire(connection, tools, Newcomer(demo.name, "admin", None), "demo")
        member = _known(connection, demo.name)
        sealed = office.keys.seal(nonce, demo.secret.encode(), member.id)
        values = {"password": kept, "totp": sealed, "totp_step": 0, "active": True}
        staff.change(connection, member.id, disabled=False, invited=None, **values)

    await office.database.write(write)


def dismiss(connection: Connection, tools: Tools, name: str, by: str) -> None:
    """Keep somebody out, at once."""
    member = _known(connection, name)
    if member.role == "admin" and member.active and staff.count_admins(connection) == 1:
        raise Refused("That is the last admin: make another one first.")
    staff.change(connection, member.id, disabled=True, invited=None, invited_until=None)
    staff.end_sessions_of(connection, member.id)
    audit.append(connection, tools.now, by, "staff_disabled", member.name)


def reinvite(connection: Connection, tools: Tools, name: str, by: str) -> str:
    """Take password, phone and sign-ins away; return a new token."""
    member = _known(connection, name)
    token = tools.token()
    staff.change(connection, member.id, disabled=False)
    invite(connection, token, member.id, tools.now)
    audit.append(connection, tools.now, by, "staff_reset", member.name)
    return token


def promote(connection: Connection, tools: Tools, newcomer: Newcomer, by: str) -> None:
    """Give somebody another role; their sign-ins end with it."""
    member = _known(connection, newcomer.name)
    _check_role(newcomer.role, newcomer.clinic)
    is_last = member.role == "admin" and member.active and staff.count_admins(connection) == 1
    if is_last and newcomer.role != "admin":
        raise Refused("That is the last admin: make another one first.")
    staff.change(connection, member.id, role=newcomer.role, clinic=newcomer.clinic)
    staff.end_sessions_of(connection, member.id)
    audit.append(connection, tools.now, by, "role_changed", member.name, newcomer.role)


def state_of(member: Member) -> str:
    """Say whether somebody can sign in."""
    if member.disabled:
        return "disabled"
    return "active" if member.active else "invited"


def _known(connection: Connection, name: str) -> Member:
    known = staff.by_name(connection, name.strip().casefold())
    if known is None:
        raise Refused(f"There is no {name}.")
    return known.member
