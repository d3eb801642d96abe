"""One request, as a page needs to know it, and the page that answers."""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from console.office import Office
from console.roles import NAVIGATION
from db import audit
from db.staff import Member

T = TypeVar("T")

COOKIE = "__Host-askfirst"
TOKEN_BYTES = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
SEE_OTHER = 303

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: who comes, with what, and when."""

    request: Request
    office: Office
    now: datetime
    token: str = field(repr=False)
    member: Member | None = None
    form: Form = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def staff(self) -> Member:
        """Who is signed in, on a page that only staff reach."""
        if self.member is None:
            raise PermissionError("nobody is signed in")
        return self.member

    @property
    def csrf(self) -> str:
        """What a form of ours carries, and no other site can know."""
        return hmac.digest(self.token.encode(), b"form", "sha256").hex()

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    def given(self, name: str, default: str = "") -> str:
        """Return one field of the form."""
        values = self.form.get(name)
        return values[-1].strip() if values else default

    def asked(self, name: str, default: str = "") -> str:
        """Return one field of the address."""
        return self.request.query_params.get(name, default).strip()

    def path(self, name: str) -> str:
        """Return one part of the path."""
        return str(self.request.path_params.get(name, ""))

    async def read(self, run: Callable[[Connection], T]) -> T:
        """Read from the database."""
        return await self.office.database.read(run)

    async def write(self, run: Callable[[Connection], T]) -> T:
        """Write to the database; returns once it is on disk."""
        return await self.office.database.write(run)

    def note(self, connection: Connection, did: str, about: str = "", why: str = "") -> None:
        """Write into the audit log, in the transaction of what was done."""
        audit.append(connection, self.now, self.staff.name, did, about, why)

    def new_token(self) -> str:
        """Draw a token that nobody can guess."""
        return base64.urlsafe_b64encode(self.office.chance(TOKEN_BYTES)).rstrip(b"=").decode()

    def new_id(self) -> str:
        """Draw the name of a row."""
        return self.office.chance(8).hex()


def token_of(request: Request) -> str | None:
    """Return the token of the cookie, if it looks like one of ours."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def session_hash(token: str) -> bytes:
    """Hash a token as the database knows it: it is long and drawn, so no key is needed."""
    return hashlib.sha256(token.encode()).digest()


def keep(response: Response, token: str) -> Response:
    """Hand the browser its token."""
    response.set_cookie(COOKIE, token, secure=True, httponly=True, samesite="strict", path="/")
    return response


def page(visit: Visit, template: str, status: int = 200, **values: object) -> Response:
    """Answer with a page."""
    common = {
        "csrf": visit.csrf,
        "member": visit.member,
        "demo": visit.office.demo,
        "here": visit.request.url.path,
        "navigation": NAVIGATION,
        "said": NOTICES.get(visit.asked("said"), ""),
    }
    html = visit.office.templates.get_template(template).render({**common, **values})
    response = HTMLResponse(html, status)
    if token_of(visit.request) != visit.token:
        keep(response, visit.token)
    return response


def go(path: str, said: str = "", anchor: str = "") -> Response:
    """Send the browser on after something was done, with a word on what it was."""
    head, _, asked = path.partition("?")
    query = "&".join(one for one in (asked, urlencode({"said": said}) if said else "") if one)
    return RedirectResponse(f"{head}{'?' if query else ''}{query}{anchor}", SEE_OTHER)


NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "signed_out": "You are signed out.",
        "password_changed": "Your password is changed, and every other sign-in of yours is ended.",
        "others_ended": "Your other sign-ins are ended.",
        "nothing_new": "Nothing new is left in this filter.",
        "approved": "Approved. Here is the next one.",
        "approved_last": "Approved. Nothing new is left in this filter.",
        "needs_fix": "Put among the content fixes. Here is the next one.",
        "needs_fix_last": "Put among the content fixes. Nothing new is left in this filter.",
        "safety": "Marked as a safety concern. Here is the next one.",
        "safety_last": "Marked as a safety concern. Nothing new is left in this filter.",
        "done": "Done. What somebody else holds was left alone.",
        "no_tag": "Nothing was changed: type the tag first.",
        "kept": "The view is kept.",
        "forgotten": "The view is forgotten.",
        "taken": "It is yours for 15 minutes.",
        "noted": "The note is kept.",
        "note_removed": "The note is gone.",
        "tagged": "The tags are changed.",
        "identified": "It is set aside: only leads can open it now.",
        "redacted": "The words are gone, and a test without them is kept.",
        "staff_changed": "The change holds from now on; their sign-ins are ended.",
        "clinic_added": "The clinic is made, with a link for its site.",
        "clinic_revoked": "The clinic is revoked, with all its links.",
        "link_added": "The link is made.",
        "link_revoked": "The link is revoked.",
        "released": "It is back in the queue.",
    }
)
"""What is said after something was done: the address carries the key alone."""
