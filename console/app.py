"""ROUTES: all that the console answers to. The app, the permissions and a test are made of it."""

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from console.gate import Row, Sealed, failures, guarded
from console.office import Office
from console.pages import (
    account,
    admin,
    clinics,
    doors,
    exports,
    files,
    fixes,
    insights,
    quarantine,
    queue,
    transcript,
)
from console.roles import ADMIN, EVERYBODY, LEAD, REVIEW, STAFF

ROUTES: tuple[Row, ...] = (
    Row("GET", "/", doors.home, STAFF),
    Row("GET", "/sign-in", doors.door, EVERYBODY),
    Row("POST", "/sign-in", doors.enter, EVERYBODY),
    Row("POST", "/sign-out", doors.leave, STAFF),
    Row("GET", "/account", account.account, STAFF),
    Row("POST", "/account/password", account.take_new_password, STAFF),
    Row("POST", "/account/sign-ins", account.end_others, STAFF),
    Row("GET", "/welcome", doors.welcome, EVERYBODY),
    Row("POST", "/welcome", doors.take_password, EVERYBODY),
    Row("POST", "/welcome/code", doors.take_factor, EVERYBODY),
    Row("GET", "/queue", queue.queue, REVIEW),
    Row("POST", "/queue/next", queue.take_next, REVIEW),
    Row("POST", "/queue/bulk", queue.act_on_many, REVIEW),
    Row("POST", "/views", queue.save_view, REVIEW),
    Row("GET", "/transcripts/{code}", transcript.transcript, REVIEW),
    Row("POST", "/transcripts/{code}/take", transcript.take, REVIEW),
    Row("POST", "/transcripts/{code}/judge", transcript.judge, REVIEW),
    Row("POST", "/transcripts/{code}/notes", transcript.note, REVIEW),
    Row("POST", "/transcripts/{code}/notes/{note}/remove", transcript.remove_note, REVIEW),
    Row("POST", "/transcripts/{code}/tags", transcript.tag, REVIEW),
    Row("GET", "/transcripts/{code}/case.yaml", transcript.case_file, REVIEW),
    Row("POST", "/transcripts/{code}/identify", quarantine.identify, REVIEW),
    Row("POST", "/transcripts/{code}/redact", quarantine.redact, LEAD),
    Row("POST", "/transcripts/{code}/release", quarantine.release, LEAD),
    Row("GET", "/insights", insights.insights, STAFF),
    Row("GET", "/insights/clinic/{clinic}", insights.of_clinic, STAFF),
    Row("GET", "/fixes", fixes.fixes, REVIEW),
    Row("GET", "/fixes/authors.md", fixes.for_authors, REVIEW),
    Row("GET", "/fixes/redaction.jsonl", fixes.missed, REVIEW),
    Row("GET", "/admin/staff", admin.members, ADMIN),
    Row("POST", "/admin/staff", admin.add_member, ADMIN),
    Row("POST", "/admin/staff/change", admin.change_member, ADMIN),
    Row("GET", "/admin/clinics", clinics.clinic_list, ADMIN),
    Row("POST", "/admin/clinics", clinics.add_clinic, ADMIN),
    Row("POST", "/admin/clinics/revoke", clinics.revoke_clinic, ADMIN),
    Row("POST", "/admin/links", clinics.add_link, ADMIN),
    Row("POST", "/admin/links/revoke", clinics.revoke_link, ADMIN),
    Row("GET", "/admin/exports", exports.exports, ADMIN),
    Row("POST", "/admin/exports", exports.hand_out, ADMIN),
    Row("GET", "/admin/content", admin.content, ADMIN),
    Row("GET", "/admin/audit", admin.log, ADMIN),
    Row("GET", "/static/{name:path}", files.file, EVERYBODY),
)


def make_app(office: Office, rows: Iterable[Row] = ROUTES) -> ASGIApp:
    """Make the console out of its routes."""
    routes = [Route(row.path, guarded(row, office), methods=[row.method]) for row in rows]
    return Sealed(Starlette(routes=routes, exception_handlers=failures(office)))


def make_templates() -> Environment:
    """Read templates strictly: all that is filled in is escaped, and nothing may be missing."""
    loader = PackageLoader("console")
    return Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
