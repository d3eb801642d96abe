"""ROUTES: all that the console answers to. The app, the permissions and a test are made of it."""

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from console.gate import Row, Sealed, failures, guarded
from console.office import Office
from console.pages import doors, files
from console.roles import EVERYBODY, STAFF

ROUTES: tuple[Row, ...] = (
    Row("GET", "/", doors.home, STAFF),
    Row("GET", "/sign-in", doors.door, EVERYBODY),
    Row("POST", "/sign-in", doors.enter, EVERYBODY),
    Row("POST", "/sign-out", doors.leave, STAFF),
    Row("GET", "/welcome", doors.welcome, EVERYBODY),
    Row("POST", "/welcome", doors.take_password, EVERYBODY),
    Row("POST", "/welcome/code", doors.take_factor, EVERYBODY),
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
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
