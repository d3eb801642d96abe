"""The gate before every page: headers, who comes, whether the request is our own, and errors."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.office import Office
from console.visit import Form, Visit, go, page, session_hash, token_of
from db import staff
from db.faults import DatabaseFault

HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            b" connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
    ),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
    (b"x-content-type-options", b"nosniff"),
    # Not no-referrer: browsers then send forms of ours with the Origin null.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
LARGEST_FORM = 65_536
MOST_FIELDS = 500

Handler = Callable[[Visit], Awaitable[Response]]


class Row(NamedTuple):
    """One line of ROUTES: what it answers to, and for whom; None asks for no sign-in."""

    method: str
    path: str
    handler: Handler
    roles: frozenset[str] | None


class Sealed:
    """Adds the headers to every answer, also to those that no page of ours gives."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; say with the answer what a page may do."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self.app(scope, receive, sealed if scope["type"] == "http" else send)


def guarded(row: Row, office: Office) -> Callable[[Request], Awaitable[Response]]:
    """Put the gate before a page."""

    async def answer(request: Request) -> Response:
        visit = await _arrived(request, office)
        if row.roles is not None and visit.member is None:
            return go("/sign-in")
        # Whether a page exists is nobody's business who may not see it.
        if row.roles is not None and visit.staff.role not in row.roles:
            raise HTTPException(404)
        if row.method in UNSAFE:
            visit = replace(visit, form=await _form(request))
            if not (_is_our_own(request) and _carries_the_token(visit)):
                raise HTTPException(403)
        return await row.handler(visit)

    return answer


async def _arrived(request: Request, office: Office) -> Visit:
    """Find out who comes; a session that holds is noted as in use."""
    now, token = office.now(), token_of(request)
    stranger = Visit(request, office, now, token or "")
    if token is None:
        return replace(stranger, token=stranger.new_token())
    session = session_hash(token)
    found = await office.database.read(lambda c: staff.whose_session(c, session, now))
    if found is None:
        return stranger
    member, seen = found
    if now - seen >= staff.TOUCHED:
        await office.database.write(lambda c: staff.touch_session(c, session, now))
    return replace(stranger, member=member)


async def _form(request: Request) -> Form:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None


def _is_our_own(request: Request) -> bool:
    """Tell whether the browser says that a page of ours sent this."""
    origin = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and urlsplit(origin).netloc == request.headers.get("host")


def _carries_the_token(visit: Visit) -> bool:
    return hmac.compare_digest(visit.given("csrf").encode(), visit.csrf.encode())


ERRORS = {
    400: ("That could not be read", "Please go back and try again."),
    403: ("That did not come from our own page", "Please reload the page and try again."),
    404: ("There is nothing here", "The page does not exist, or it is not yours to see."),
    405: ("That is not how this page works", "Please go back and try again."),
    409: ("Somebody was quicker", "This changed while you looked at it. Please look again."),
    413: ("That was too much at once", "Please send less."),
    500: ("Something went wrong", "Nothing was changed. Please try again in a moment."),
    503: ("The database does not answer", "Nothing was changed. Please try again in a moment."),
}


def failures(office: Office) -> dict[object, Callable[[Request, Exception], Awaitable[Response]]]:
    """Answer what goes wrong with a page that tells nothing about the inside."""

    async def sorry(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        status = 503 if isinstance(error, DatabaseFault) else status
        stranger = Visit(request, office, office.now(), token_of(request) or "")
        head, told = ERRORS.get(status, ERRORS[400])
        return page(stranger, "error.html", status, head=head, told=told)

    return {HTTPException: sorry, DatabaseFault: sorry, ClientDisconnect: sorry, Exception: sorry}
