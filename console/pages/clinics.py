"""Clinics and their links, as an admin looks after them; the same acts as at the command line."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection
from starlette.responses import Response

from console.visit import Visit, go, page
from db import clinic_acts as acts
from db.clinic_acts import Actor, ClinicRefused, Wanted

LONGEST_NUMBER = 9
"""Python reads no number of many thousand digits."""


async def clinic_list(visit: Visit) -> Response:
    """List the clinics with their links."""
    return await _listed(visit)


async def _listed(visit: Visit, status: int = 200, problem: str = "") -> Response:
    return page(
        visit,
        "clinics.html",
        status,
        listed=await visit.read(acts.listed),
        now=visit.now,
        address=partial(acts.address, visit.office.bot or "BOT"),
        bot=visit.office.bot,
        allowed=visit.office.allowed,
        limits=acts.LIMITS,
        days=acts.LONGEST_DAYS,
        problem=problem,
        typed=visit.given,
    )


async def add_clinic(visit: Visit) -> Response:
    """Make a clinic, with a link for its site."""
    wanted = Wanted(**{name: visit.given(name) for name in Wanted._fields})
    allowed = visit.office.allowed

    def act(connection: Connection, actor: Actor) -> None:
        clinic = acts.add(connection, actor, wanted, allowed)
        acts.link(connection, actor, clinic, acts.SITE)

    return await _done(visit, "clinic_added", act)


async def add_link(visit: Visit) -> Response:
    """Make one more link of a clinic, for good or for some days."""
    days = visit.given("days")

    def act(connection: Connection, actor: Actor) -> None:
        clinic = acts.known(connection, visit.given("clinic"))
        acts.link(connection, actor, clinic, visit.given("campaign"), _number(days))

    return await _done(visit, "link_added", act)


def _number(days: str) -> int | None:
    """Read how many days were typed; what is no number is as refused as none of them."""
    if not days:
        return None
    return int(days) if days.isascii() and days.isdigit() and len(days) <= LONGEST_NUMBER else 0


async def revoke_link(visit: Visit) -> Response:
    """Revoke one link."""
    code = visit.given("code")
    return await _done(visit, "link_revoked", lambda c, actor: acts.revoke_one(c, actor, code))


async def revoke_clinic(visit: Visit) -> Response:
    """Revoke a clinic with all its links."""

    def act(connection: Connection, actor: Actor) -> None:
        acts.revoke(connection, actor, acts.known(connection, visit.given("clinic")), None)

    return await _done(visit, "clinic_revoked", act)


async def _done(visit: Visit, said: str, act: Callable[[Connection, Actor], None]) -> Response:
    actor = Actor(visit.staff.name, visit.now, visit.office.chance)
    try:
        await visit.write(lambda c: act(c, actor))
    except ClinicRefused as refused:
        return await _listed(visit, 400, str(refused))
    return go("/admin/clinics", said)
