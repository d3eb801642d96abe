"""What staff do about their own sign-in: another password, and an end to sign-ins elsewhere."""

from console.known import bare
from db import audit
from tests.console.conftest import PASSWORD, Browser

NEW = "nine quiet rivers bend"


async def at_two_browsers(console):
    """Sign somebody in twice, by the door."""
    ann = await console.hired("ann")
    await ann.sign_in()
    console.clock.pass_by(seconds=30)
    other = Browser(console)
    other.phone = ann.phone
    await other.sign_in("ann")
    console.clock.pass_by(seconds=30)
    return ann, other


async def asked(who, path, **fields):
    given = {"password": PASSWORD, "code": who.code(), "new": NEW, **fields}
    return await who.post(path, **given)


async def test_a_new_password_ends_every_other_sign_in_and_draws_a_new_token(console):
    ann, other = await at_two_browsers(console)
    before = ann.client.cookies["__Host-askfirst"]
    done = await asked(ann, "/account/password")
    assert done.headers["location"] == "/account?said=password_changed"
    assert ann.client.cookies["__Host-askfirst"] != before
    assert (await ann.is_in(), await other.is_in()) == (True, False)
    console.clock.pass_by(seconds=30)
    assert (await other.sign_in("ann")).status_code == 401
    assert (await other.sign_in("ann", NEW)).status_code == 303
    assert "password_changed" in {one.did for one in await entries(console)}


async def entries(console):
    return await console.database.read(lambda c: audit.newest(c, None, 100))


WRONG = (
    ({"password": "not the password"}, "Check password and code"),
    ({"code": "000000"}, "Check password and code"),
    ({"new": "too short"}, "at least 15 characters"),
    ({"new": "ann ann ann ann ann"}, "do not count"),
    ({"new": "correct horse battery staple"}, "attackers try first"),
)


async def test_without_password_and_code_or_with_a_weak_one_nothing_changes(console):
    ann, other = await at_two_browsers(console)
    for wrong, told in WRONG:
        refused = await asked(ann, "/account/password", **wrong)
        assert (refused.status_code, told in refused.text) == (400, True), wrong
        assert all(bare(typed) not in bare(refused.text) for typed in (NEW, "not the password"))
    assert await other.is_in()
    console.clock.pass_by(seconds=30)
    assert (await other.sign_in("ann")).status_code == 303


async def test_guesses_at_a_desk_left_alone_are_counted_like_those_at_the_door(console):
    ann, _ = await at_two_browsers(console)
    for _ in range(5):
        await asked(ann, "/account/password", password="a guess at it")
    assert (await asked(ann, "/account/password")).status_code == 400
    console.clock.pass_by(minutes=14, seconds=59)
    await ann.get("/account")
    console.clock.pass_by(seconds=1)
    assert (await asked(ann, "/account/password")).status_code == 303


async def test_sign_ins_elsewhere_are_seen_and_ended(console):
    ann, other = await at_two_browsers(console)
    page = (await ann.get("/account")).text
    assert (page.count("<li>Since"), page.count("(here)")) == (2, 1)
    assert "0 recovery codes left" in page
    assert (await asked(ann, "/account/sign-ins", code="000000")).status_code == 400
    assert await other.is_in()
    await asked(ann, "/account/sign-ins")
    assert (await ann.is_in(), await other.is_in()) == (True, False)
    page = (await ann.get("/account")).text
    assert (page.count("<li>Since"), "End the others" in page) == (1, False)
