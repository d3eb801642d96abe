"""Exports: a reason is asked for, small headers stay hidden, and each stands in the audit log."""

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.exporting import FORMATS, NoReason, export, reason, written
from console.filters import STATUS, read_filter
from console.visit import Visit, page


async def exports(visit: Visit) -> Response:
    """Show the form."""
    return page(visit, "exports.html", statuses=STATUS, problem="")


async def hand_out(visit: Visit) -> Response:
    """Write the file; that it was asked for, and why, is on disk before it leaves."""
    kind = visit.given("format")
    if kind not in FORMATS:
        raise HTTPException(400)
    try:
        why = reason(visit.given("why"))
    except NoReason as missing:
        return page(visit, "exports.html", 400, statuses=STATUS, problem=str(missing))
    status = visit.given("status")
    wanted = read_filter(f"status={status}" if status != "identified" else "", visit.staff)

    def note(connection: Connection) -> None:
        visit.note(connection, "exported", f"{kind} {status or 'all'}", why)

    await visit.write(note)
    text = await visit.read(lambda c: written(export(c, visit.office, wanted), kind))
    headers = {"content-disposition": f'attachment; filename="transcripts.{kind}"'}
    return Response(text, media_type=FORMATS[kind], headers=headers)
