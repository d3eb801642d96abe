"""What an admin looks after: staff, the state of the words, the audit log."""

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.content.reviews import is_signed
from console import hiring
from console.hiring import Newcomer, Refused, Tools
from console.reading import about
from console.roles import ROLES
from console.visit import Visit, go, page
from db import audit, clinics, staff

PER_PAGE = 100


async def members(visit: Visit) -> Response:
    """List the staff."""
    return await _members(visit)


async def _members(visit: Visit, status: int = 200, **told: str) -> Response:
    everyone = await visit.read(staff.everyone)
    known = await visit.read(clinics.all_clinics)
    said = {"problem": "", "token": "", "token_of": "", **told}
    states = {one.id: hiring.state_of(one) for one in everyone}
    return page(
        visit, "staff.html", status, everyone=everyone, states=states, roles=ROLES,
        clinics=known, **said,
    )  # fmt: skip


async def add_member(visit: Visit) -> Response:
    """Take somebody on; the token is shown this once."""
    newcomer = _newcomer(visit)
    return await _done(
        visit, newcomer.name, lambda c, tools: hiring.hire(c, tools, newcomer, visit.staff.name)
    )


async def change_member(visit: Visit) -> Response:
    """Keep somebody out, let them begin anew, or give them another role."""
    act, newcomer, by = visit.given("act"), _newcomer(visit), visit.staff.name
    acts: dict[str, Callable[[Connection, Tools], str | None]] = {
        "disable": lambda c, tools: hiring.dismiss(c, tools, newcomer.name, by),
        "reset": lambda c, tools: hiring.reinvite(c, tools, newcomer.name, by),
        "role": lambda c, tools: hiring.promote(c, tools, newcomer, by),
    }
    if act not in acts:
        raise HTTPException(400)
    return await _done(visit, newcomer.name, acts[act])


def _newcomer(visit: Visit) -> Newcomer:
    role = visit.given("role")
    return Newcomer(visit.given("name"), role, visit.given("clinic") or None)


async def _done(
    visit: Visit, name: str, act: Callable[[Connection, Tools], str | None]
) -> Response:
    tools = Tools(visit.now, visit.office.chance)
    try:
        token = await visit.write(lambda c: act(c, tools))
    except Refused as refused:
        return await _members(visit, 400, problem=str(refused))
    if token:
        return await _members(visit, token=token, token_of=name)
    return go("/admin/staff", "staff_changed")


async def content(visit: Visit) -> Response:
    """Show how far the words are signed, and which facts are due for review."""
    catalogue, claims = visit.office.catalogue, visit.office.claims
    today = visit.now.date()
    signed = {
        locale: (
            sum(is_signed(catalogue, language, key) for key in language.keys),
            len(language.keys),
        )
        for locale, language in catalogue.languages.items()
    }
    versions = {locale: language.version for locale, language in catalogue.languages.items()}
    due = sorted(
        (row["expires"], name) for name, row in claims.rows.items() if row["expires"] <= today
    )
    soonest = min((row["expires"] for row in claims.rows.values()), default=None)
    return page(
        visit, "content.html", signed=signed, versions=versions, due=due, soonest=soonest,
        facts=len(claims.rows),
    )  # fmt: skip


async def log(visit: Visit) -> Response:
    """Show the audit log, the newest first; a transcript's code finds what was done with it."""
    before = visit.asked("before")
    code = visit.asked("code")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None  # noqa: PLR2004 - what fits a row's number

    def look(connection: Connection) -> tuple[list[audit.Entry], audit.Verdict]:
        wanted = about(code.upper()) if code else ""
        found = audit.newest(connection, number, PER_PAGE, wanted)
        return found, audit.verify(connection)

    entries, verdict = await visit.read(look)
    return page(visit, "audit.html", entries=entries, verdict=verdict, code=code)
