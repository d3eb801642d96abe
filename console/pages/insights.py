"""Figures of whole weeks: where patients stop, what comes of it, in which languages."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.insights import by_language, by_week, charts, headline
from console.visit import Visit, go, page
from db import clinics, reviews, snapshots
from db.snapshots import Figures, Scope

WEEKS = 12


class Read(NamedTuple):
    """All that the page needs of the database."""

    weeks: list[str]
    figures: dict[str, Figures]
    clinics: dict[str, str]
    order: Sequence[str]


async def insights(visit: Visit) -> Response:
    """Show the figures of all; staff of a clinic go to their own."""
    own = visit.staff.clinic
    if own is not None:
        return go(f"/insights/clinic/{own}")
    return await _shown(visit, None)


async def of_clinic(visit: Visit) -> Response:
    """Show the figures of one clinic; to its own staff no other exists."""
    clinic, own = visit.path("clinic"), visit.staff.clinic
    known = clinic == own if own else await visit.read(lambda c: clinics.find_clinic(c, clinic))
    if not known:
        raise HTTPException(404)
    return await _shown(visit, clinic)


async def _shown(visit: Visit, clinic: str | None) -> Response:
    await snapshots.publish_due(visit.office.database, visit.now.date())
    read = await visit.read(lambda c: _look(visit, c))
    week = visit.asked("week")
    week = week if week in read.weeks else next(iter(read.weeks), "")
    figures = read.figures.get(week, {})
    scope = Scope(clinic, visit.asked("language") or None)
    return page(
        visit,
        "insights.html",
        week=week,
        weeks=read.weeks,
        clinic=clinic,
        clinics={} if visit.staff.clinic else read.clinics,
        name=read.clinics.get(clinic or "", clinic),
        language=scope.locale or "",
        languages=sorted(visit.office.catalogue.languages),
        headline=headline(figures, scope),
        charts=charts(figures, scope, read.order),
        trend=by_week(read.figures, scope),
        spoken=by_language(figures) if scope.is_all else [],
    )


def _look(visit: Visit, connection: Connection) -> Read:
    weeks = snapshots.published(connection)[:WEEKS]
    named = {one.id: one.name for one in clinics.all_clinics(connection)}
    return Read(weeks, snapshots.figures_of(connection, weeks), named, _order(visit, connection))


def _order(visit: Visit, connection: Connection) -> Sequence[str]:
    """Name the questions in their order, as it was kept beside the words."""
    now = visit.office.catalogue.languages["en"].version
    body = reviews.content_of(connection, [now]).get(now, '{"order": []}')
    order: list[str] = json.loads(body)["order"]
    return order
