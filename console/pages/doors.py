"""Signing in and out, and the welcome of a newcomer."""

import io

import segno
from sqlalchemy import Connection
from starlette.responses import Response

from console import codes
from console.signing_in import Attempt, Welcomed, set_factor, set_password, sign_in
from console.visit import Visit, go, keep, page, session_hash
from db import audit, staff

REFUSED = (
    "That did not work. Check name, password and code."
    " After five failures, nobody can sign in for 15 minutes."
)


async def home(visit: Visit) -> Response:
    """Go to the page one works on."""
    return go("/insights" if visit.staff.role == "clinic" else "/queue")


async def door(visit: Visit) -> Response:
    """Show the sign-in."""
    demo = visit.office.demo
    code = codes.code_at(demo.secret, visit.now) if demo else ""
    return page(visit, "sign_in.html", problem="", code=code)


async def enter(visit: Visit) -> Response:
    """Sign somebody in, with a token of its own."""
    attempt = Attempt(
        visit.given("name"),
        visit.form.get("password", [""])[-1],
        visit.given("code"),
        visit.address,
    )
    token = await sign_in(visit, attempt)
    if token is None:
        return page(visit, "sign_in.html", 401, problem=REFUSED, code="")
    return keep(go("/"), token)


async def leave(visit: Visit) -> Response:
    """Sign out: the session ends on the server, whatever the browser keeps."""

    def end(connection: Connection) -> None:
        staff.end_session(connection, session_hash(visit.token))
        audit.append(connection, visit.now, visit.staff.name, "signed_out")

    await visit.write(end)
    return keep(go("/sign-in", "signed_out"), visit.new_token())


async def welcome(visit: Visit) -> Response:
    """Show the newcomer's first form."""
    return page(visit, "welcome.html", problem="", token="")


async def take_password(visit: Visit) -> Response:
    """Take the token and the password; show what the phone reads."""
    token = visit.given("token")
    told = await set_password(visit, token, visit.form.get("password", [""])[-1])
    if told.problem:
        return page(visit, "welcome.html", 400, problem=told.problem, token=token)
    return _phone(visit, token, told, 200)


async def take_factor(visit: Visit) -> Response:
    """Take the first code; show the recovery codes, once."""
    token = visit.given("token")
    told = await set_factor(visit, token, visit.given("code"))
    if isinstance(told, list):
        return page(visit, "welcomed.html", codes=told)
    if told.secret:
        return _phone(visit, token, told, 400)
    return page(visit, "welcome.html", 400, problem=told.problem, token="")


def _phone(visit: Visit, token: str, told: Welcomed, status: int) -> Response:
    picture = io.BytesIO()
    square = segno.make(codes.address_of(told.secret, told.name), micro=False)
    square.save(picture, kind="svg", scale=4, xmldecl=False, svgns=True, omitsize=True)
    return page(
        visit,
        "welcome_phone.html",
        status,
        token=token,
        secret=told.secret,
        problem=told.problem,
        square=picture.getvalue().decode(),
    )
