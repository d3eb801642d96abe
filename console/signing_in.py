"""Signing in and being welcomed: passwords, codes, tokens; nothing here tells who exists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from console import codes
from console.keys import NONCE_BYTES, SealBroken
from console.office import Office
from console.passwords import problem
from console.visit import Visit, session_hash
from db import audit, staff
from db.clinics import find_clinic
from db.staff import Member, Secrets

INVITED_FOR = timedelta(hours=1)

NOBODYS_SECRET = "A" * 32
NOT_CONFIRMED = (
    "That did not work. Check password and code; each code works once."
    " After five failures, nothing is taken for 15 minutes."
)

Act = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed to sign in."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    address: str = field(repr=False)


async def sign_in(visit: Visit, attempt: Attempt) -> str | None:
    """Return the token of a new session; None whatever was wrong, after the same work."""
    office = visit.office
    name = attempt.name.casefold()
    known = await visit.read(lambda c: staff.by_name(c, name))
    kept = known.password if known and _may(known) else None
    fits = await run_in_threadpool(office.passwords.fits, kept, attempt.password)
    token = visit.new_token()

    def decide(connection: Connection) -> bool:
        # Read again within the transaction: many attempts at once must not all find it open.
        account, address = _hashes(office, name, attempt.address)
        open_door = not staff.is_locked_out(connection, account, address, visit.now)
        factor = known if fits and open_door else None
        if _second_factor(connection, office, factor, attempt.code, visit.now) and known:
            staff.begin_session(connection, session_hash(token), known.member.id, visit.now)
            _sealed_anew(connection, office, known)
            audit.append(connection, visit.now, known.member.name, "signed_in")
            return True
        if open_door:
            staff.note_failure(connection, account, address, visit.now)
            audit.append(connection, visit.now, "-", "sign_in_failed")
        return False

    return token if await visit.write(decide) else None


def _may(known: Secrets) -> bool:
    return known.member.active and not known.member.disabled


def _hashes(office: Office, name: str, address: str) -> tuple[bytes, bytes]:
    return office.keys.hash("account", name), office.keys.hash("address", address)


def _second_factor(
    connection: Connection, office: Office, known: Secrets | None, code: str, now: datetime
) -> bool:
    """Take a code of the clock or a recovery code, each once."""
    secret = _secret_of(office, known)
    step = codes.step_of(secret or NOBODYS_SECRET, code, now)
    if known is None or secret is None:
        return False
    if codes.is_recovery_code(code):
        kept = office.keys.hashes("recovery", codes.plain(code))
        return any(staff.use_recovery_code(connection, known.member.id, one) for one in kept)
    return step is not None and staff.use_step(connection, known.member.id, step)


def _secret_of(office: Office, known: Secrets | None) -> str | None:
    """Open the secret of a phone; under a secret that we do not know it cannot be."""
    if known is None or known.totp is None:
        return None
    try:
        return office.keys.open(known.totp, known.member.id).decode()
    except SealBroken:
        return None


def _sealed_anew(connection: Connection, office: Office, known: Secrets) -> None:
    """Seal the phone's secret with the operator's secret of now: the former one goes some day."""
    secret = _secret_of(office, known)
    if secret is not None:
        sealed = office.keys.seal(office.chance(NONCE_BYTES), secret.encode(), known.member.id)
        staff.change(connection, known.member.id, totp=sealed)


def invite(connection: Connection, token: str, member: str, now: datetime) -> None:
    """Let a token set a new password and a new second factor, once, within the hour."""
    staff.set_recovery_codes(connection, member, ())
    staff.end_sessions_of(connection, member)
    staff.change(
        connection,
        member,
        active=False,
        password=None,
        totp=None,
        invited=session_hash(token),
        invited_until=now + INVITED_FOR,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody typed to have another password."""

    password: str = field(repr=False)
    code: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Welcomed:
    """How far a newcomer came: what is still wrong, or the secret for the phone."""

    problem: str = ""
    name: str = ""
    secret: str = field(default="", repr=False)


async def set_password(visit: Visit, token: str, password: str) -> Welcomed:
    """Take a newcomer's password; return the secret for the phone."""
    office = visit.office
    known = await _invited(visit, token)
    if known is None:
        return Welcomed("That token does not hold. Ask for a new one.")
    wrong = problem(password, await _names_around(visit, known.member))
    if wrong:
        return Welcomed(wrong)
    hashed = await run_in_threadpool(office.passwords.hash, password)
    secret = codes.new_secret(office.chance)
    nonce = office.chance(NONCE_BYTES)
    sealed = office.keys.seal(nonce, secret.encode(), known.member.id)
    await visit.write(
        lambda c: staff.change(c, known.member.id, password=hashed, totp=sealed, totp_step=0)
    )
    return Welcomed("", known.member.name, secret)


async def _names_around(visit: Visit, member: Member) -> list[str]:
    """Name what somebody's password would lean on: themselves, who runs this, their clinic."""
    named = [member.name, visit.office.operator.get("operator", "")]
    clinic = await visit.read(lambda c: find_clinic(c, member.clinic or ""))
    return [*named, clinic.name] if clinic else named


async def confirmed(visit: Visit, password: str, code: str, act: Act) -> bool:
    """Act once somebody who is signed in has shown again who they are; a failure counts as any."""
    office, member = visit.office, visit.staff
    known = await visit.read(lambda c: staff.by_name(c, member.name))
    fits = await run_in_threadpool(office.passwords.fits, known and known.password, password)

    def decide(connection: Connection) -> bool:
        account, address = _hashes(office, member.name, visit.address)
        open_door = not staff.is_locked_out(connection, account, address, visit.now)
        factor = known if fits and open_door else None
        if _second_factor(connection, office, factor, code, visit.now):
            act(connection)
            return True
        if open_door:
            staff.note_failure(connection, account, address, visit.now)
            visit.note(connection, "not_confirmed")
        return False

    return await visit.write(decide)


async def change_password(visit: Visit, given: Change) -> tuple[str, str]:
    """Give oneself another password; return what is wrong, or the token of the one sign-in left."""
    wrong = problem(given.new, await _names_around(visit, visit.staff))
    if wrong:
        return wrong, ""
    hashed = await run_in_threadpool(visit.office.passwords.hash, given.new)
    token, member = visit.new_token(), visit.staff.id

    def change(connection: Connection) -> None:
        staff.change(connection, member, password=hashed)
        staff.end_sessions_of(connection, member)
        staff.begin_session(connection, session_hash(token), member, visit.now)
        visit.note(connection, "password_changed")

    done = await confirmed(visit, given.password, given.code, change)
    return ("", token) if done else (NOT_CONFIRMED, "")


async def end_other_sign_ins(visit: Visit, password: str, code: str) -> str:
    """End all of one's sign-ins but this; return what is wrong."""

    def end(connection: Connection) -> None:
        staff.end_sessions_of(connection, visit.staff.id, but=session_hash(visit.token))
        visit.note(connection, "others_ended")

    return "" if await confirmed(visit, password, code, end) else NOT_CONFIRMED


async def set_factor(visit: Visit, token: str, code: str) -> list[str] | Welcomed:
    """Take the first code of a newcomer's phone; return the recovery codes, shown this once."""
    office = visit.office
    known = await _invited(visit, token)
    if known is None or not (known.password and known.totp):
        return Welcomed("That token does not hold. Ask for a new one.")
    member = known.member
    secret = office.keys.open(known.totp, member.id).decode()
    step = codes.step_of(secret, code, visit.now)
    if step is None:
        return Welcomed("That code does not fit. Wait for the next one.", member.name, secret)
    drawn = codes.new_recovery_codes(office.chance)
    hashes = [office.keys.hash("recovery", codes.plain(one)) for one in drawn]

    def welcome(connection: Connection) -> None:
        staff.set_recovery_codes(connection, member.id, hashes)
        staff.change(
            connection, member.id, active=True, invited=None, invited_until=None, totp_step=step
        )
        audit.append(connection, visit.now, member.name, "welcomed")

    await visit.write(welcome)
    return drawn


async def _invited(visit: Visit, token: str) -> Secrets | None:
    """Find whom a token was given to; guesses count as failures of their address."""
    hashed = session_hash(token)
    account, address = _hashes(visit.office, f"token {hashed.hex()}", visit.address)

    def look(connection: Connection) -> Secrets | None:
        if staff.is_locked_out(connection, account, address, visit.now):
            return None
        found = staff.by_invitation(connection, hashed, visit.now)
        if found is None:
            staff.note_failure(connection, account, address, visit.now)
        return found

    return await visit.write(look)
