"""Exports: a reason is asked for, small headers stay hidden, and each stands in the audit log."""

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.exporting import FORMATS, export, written
from console.filters import STATUS, read_filter
from console.visit import Visit, page

SHORTEST_REASON = 10


async def exports(visit: Visit) -> Response:
    """Show the form."""
    return page(visit, "exports.html", statuses=STATUS, problem="")


async def hand_out(visit: Visit) -> Response:
    """Write the file; that it was asked for, and why, is on disk before it leaves."""
    kind, reason = visit.given("format"), visit.given("why")[:500]
    if kind not in FORMATS:
        raise HTTPException(400)
    if len(reason) < SHORTEST_REASON:
        problem = f"Say in {SHORTEST_REASON} characters or more what it is for."
        return page(visit, "exports.html", 400, statuses=STATUS, problem=problem)
    status = visit.given("status")
    wanted = read_filter(f"status={status}" if status != "identified" else "", visit.staff)

    def note(connection: Connection) -> None:
        visit.note(connection, "exported", f"{kind} {status or 'all'}", reason)

    await visit.write(note)
    text = await visit.read(lambda c: written(export(c, visit.office, wanted), kind))
    headers = {"content-disposition": f'attachment; filename="transcripts.{kind}"'}
    return Response(text, media_type=FORMATS[kind], headers=headers)
