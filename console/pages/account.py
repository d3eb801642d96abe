"""What staff look after themselves: their password, and where they are signed in."""

from sqlalchemy import Connection
from starlette.responses import Response

from console.signing_in import Change, change_password, end_other_sign_ins
from console.visit import Visit, go, keep, page, session_hash
from db import staff


async def account(visit: Visit) -> Response:
    """Show one's own sign-ins, and the two forms."""
    return await _shown(visit)


async def _shown(visit: Visit, status: int = 200, problem: str = "") -> Response:
    member, this = visit.staff.id, session_hash(visit.token)

    def look(connection: Connection) -> tuple[list[staff.SignIn], int]:
        held = staff.sessions_of(connection, member, visit.now)
        return held, staff.recovery_codes_left(connection, member)

    held, left = await visit.read(look)
    return page(visit, "account.html", status, held=held, left=left, this=this, problem=problem)


async def take_new_password(visit: Visit) -> Response:
    """Change the password; every sign-in ends, and this browser gets a new one."""
    given = Change(_typed(visit, "password"), visit.given("code"), _typed(visit, "new"))
    wrong, token = await change_password(visit, given)
    if wrong:
        return await _shown(visit, 400, wrong)
    return keep(go("/account", "password_changed"), token)


async def end_others(visit: Visit) -> Response:
    """End one's other sign-ins."""
    wrong = await end_other_sign_ins(visit, _typed(visit, "password"), visit.given("code"))
    return await _shown(visit, 400, wrong) if wrong else go("/account", "others_ended")


def _typed(visit: Visit, name: str) -> str:
    """Return a password as it was typed: spaces at its ends are part of it."""
    return visit.form.get(name, [""])[-1]
