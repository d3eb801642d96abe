"""Who gets in, who does not, and that nobody learns from it who exists."""

import re

import pytest

from console import codes
from console.hiring import Newcomer, Refused, Tools, dismiss, hire, promote, reinvite
from console.keys import Keys
from console.passwords import Passwords
from db import staff
from db.clinics import Clinic, add_clinic
from tests.console.conftest import PASSWORD


async def test_name_password_and_code_let_somebody_in(console):
    ann = await console.hired("ann")
    assert not await ann.is_in()
    done = await ann.sign_in()
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert await ann.is_in()


async def test_the_cookie_is_bound_to_host_and_https_and_no_script_reads_it(console):
    ann = await console.hired("ann")
    cookie = (await ann.sign_in()).headers["set-cookie"]
    assert cookie.startswith("__Host-askfirst=")
    for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


async def test_the_token_is_new_with_the_sign_in_and_only_its_hash_is_kept(console):
    ann = await console.hired("ann")
    await ann.get("/sign-in")
    before = ann.client.cookies["__Host-askfirst"]
    await ann.sign_in()
    after = ann.client.cookies["__Host-askfirst"]
    assert before != after
    rows = await console.database.read(
        lambda c: c.exec_driver_sql("SELECT hash FROM staff_session").fetchall()
    )
    assert len(rows) == 1
    assert after.encode() not in rows[0][0]


@pytest.mark.parametrize(
    "wrong",
    [{"name": "nobody"}, {"password": "not the password"}, {"code": "000000"}, {"code": "AAAA"}],
)
async def test_whatever_is_wrong_the_answer_is_the_same(console, wrong):
    ann = await console.hired("ann")
    refused = await ann.sign_in(**wrong)
    token = re.compile(r'value="[0-9a-f]{64}"')
    other = await console.browser().post("/sign-in", name="x", password="y", code="z")
    assert refused.status_code == 401
    assert token.sub("", refused.text) == token.sub("", other.text)
    assert not await ann.is_in()


class Counting(Passwords):
    """Counts how often a password is compared, which is what takes time."""

    compared: list[str]

    def fits(self, kept, password):
        self.compared.append("one")
        return super().fits(kept, password)


async def test_every_sign_in_costs_one_comparison_whoever_it_is(console):
    await console.hired("ann")
    gone = await console.hired("gone")
    tools = Tools(console.clock.now, console.office.chance)
    await console.database.write(lambda c: dismiss(c, tools, "gone", "test"))
    counting = Counting(1, 8, 1)
    object.__setattr__(counting, "compared", [])
    object.__setattr__(console.office, "passwords", counting)
    for name in ("ann", "nobody", "gone"):
        await console.browser().post("/sign-in", name=name, password=PASSWORD, code=gone.code())
    assert counting.compared == ["one"] * 3


async def test_a_code_of_the_phone_works_once(console):
    ann = await console.hired("ann")
    code = ann.code()
    await ann.sign_in(code=code)
    again = console.browser()
    again.phone = ann.phone
    assert (await again.sign_in("ann", code=code)).status_code == 401
    console.clock.pass_by(seconds=30)
    assert (await again.sign_in("ann")).status_code == 303


async def test_a_recovery_code_works_once_and_however_it_is_typed(console):
    ann = await console.hired("ann")
    member = await console.database.read(lambda c: staff.by_name(c, "ann"))
    (code, *_) = codes.new_recovery_codes(console.office.chance)
    hashed = console.office.keys.hash("recovery", codes.plain(code))
    await console.database.write(lambda c: staff.set_recovery_codes(c, member.member.id, [hashed]))
    assert (await ann.sign_in(code=code.lower().replace("-", " "))).status_code == 303
    assert (
        await console.browser().post("/sign-in", name="ann", password=PASSWORD, code=code)
    ).status_code == 401


async def test_five_failures_keep_an_account_shut_for_a_quarter_of_an_hour(console):
    ann = await console.hired("ann")
    for number in range(5):
        stranger = console.browser(f"198.51.100.{number}")
        await stranger.post("/sign-in", name="ann", password="wrong", code="000000")
    assert (await ann.sign_in()).status_code == 401
    console.clock.pass_by(minutes=15)
    assert (await ann.sign_in()).status_code == 303


async def test_five_failures_keep_an_address_out_for_a_quarter_of_an_hour(console):
    ann = await console.hired("ann")
    for number in range(5):
        await ann.sign_in(name=f"guess{number}", code="000000")
    assert (await ann.sign_in()).status_code == 401
    elsewhere = console.browser("203.0.113.5")
    elsewhere.phone = ann.phone
    assert (await elsewhere.sign_in("ann")).status_code == 303


async def test_an_account_that_does_not_exist_is_shut_just_the_same(console):
    await console.hired("ann")
    told = []
    for name in ("ann", "nobody"):
        for number in range(7):
            browser = console.browser(f"198.51.{len(name)}.{number}")
            answer = await browser.post("/sign-in", name=name, password="wrong", code="000000")
            told.append(answer.status_code)
    assert told == [401] * 14
    rows = await console.database.read(
        lambda c: c.exec_driver_sql(
            "SELECT count(*) FROM sign_in_failure GROUP BY account"
        ).fetchall()
    )
    assert rows == [(5,), (5,)]


async def test_a_session_ends_after_a_quarter_of_an_hour_without_use(console):
    ann = await console.signed_in("ann")
    for _ in range(3):
        console.clock.pass_by(minutes=14)
        assert await ann.is_in()
    console.clock.pass_by(minutes=15)
    assert not await ann.is_in()


async def test_a_session_ends_after_eight_hours_however_busy(console):
    ann = await console.signed_in("ann")
    for _ in range(47):
        console.clock.pass_by(minutes=10)
        assert await ann.is_in()
    console.clock.pass_by(minutes=10)
    assert not await ann.is_in()


async def test_signing_out_ends_the_session_on_the_server(console):
    ann = await console.signed_in("ann")
    token = ann.client.cookies["__Host-askfirst"]
    await ann.post("/sign-out")
    ann.client.cookies.set("__Host-askfirst", token, domain="console.example", path="/")
    assert not await ann.is_in()


def acts(console):
    tools = Tools(console.clock.now, console.office.chance)
    return {
        "disable": lambda c: dismiss(c, tools, "ann", "test"),
        "reset": lambda c: reinvite(c, tools, "ann", "test"),
        "role": lambda c: promote(c, tools, Newcomer("ann", "lead", None), "test"),
    }


@pytest.mark.parametrize("act", ["disable", "reset", "role"])
async def test_a_session_ends_at_once_when_its_owner_is_disabled_reset_or_changes_role(
    console, act
):
    ann = await console.signed_in("ann")
    assert await ann.is_in()
    await console.database.write(acts(console)[act])
    assert not await ann.is_in()


async def test_the_last_admin_cannot_be_lost(console):
    await console.hired("root", "admin")
    tools = Tools(console.clock.now, console.office.chance)
    with pytest.raises(Refused, match="last admin"):
        await console.database.write(lambda c: dismiss(c, tools, "root", "test"))
    with pytest.raises(Refused, match="last admin"):
        await console.database.write(
            lambda c: promote(c, tools, Newcomer("root", "lead", None), "test")
        )


async def invited(console, name="new", role="admin", clinic=None):
    tools = Tools(console.clock.now, console.office.chance)
    return await console.database.write(
        lambda c: hire(c, tools, Newcomer(name, role, clinic), "command line")
    )


async def test_a_newcomer_chooses_a_password_reads_the_square_and_gets_codes(console):
    token = await invited(console)
    new = console.browser()
    asked = await new.post("/welcome", token=token, password=PASSWORD)
    assert "<svg" in asked.text
    new.phone = re.search(r'class="secret">([A-Z2-7]+)<', asked.text)[1]
    told = await new.post("/welcome/code", token=token, code=new.code())
    shown = re.findall(r"<code>([A-Z0-9-]{14})</code>", told.text)
    assert len(set(shown)) == 10
    console.clock.pass_by(seconds=30)
    assert (await new.sign_in("new")).status_code == 303
    again = await new.post("/welcome", token=token, password=PASSWORD)
    assert (again.status_code, "does not hold" in again.text) == (400, True)
    assert (await console.browser().sign_in("new", code=shown[0])).status_code == 303


async def test_a_token_holds_for_one_hour(console):
    token = await invited(console)
    console.clock.pass_by(hours=1)
    answer = await console.browser().post("/welcome", token=token, password=PASSWORD)
    assert "does not hold" in answer.text


async def test_five_wrong_tokens_from_one_address_and_even_the_right_one_is_refused(console):
    token = await invited(console)
    new = console.browser()
    for number in range(5):
        await new.post("/welcome", token=f"guess {number}", password=PASSWORD)
    assert "does not hold" in (await new.post("/welcome", token=token, password=PASSWORD)).text


async def test_nobody_without_a_second_factor_gets_in(console):
    token = await invited(console)
    await console.browser().post("/welcome", token=token, password=PASSWORD)
    half = console.browser()
    answer = await half.post("/sign-in", name="new", password=PASSWORD, code="000000")
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("too short", "at least 15 characters"),
        ("correct horse battery staple", "lists that attackers try first"),
        ("new new Northgate Skin Clinic", "do not count"),
    ],
)
async def test_a_newcomer_is_told_what_to_do_about_a_weak_password(console, password, told):
    clinic = Clinic("c1", "Northgate Skin", "x", None, None, None, console.clock.now)
    await console.database.write(lambda c: add_clinic(c, clinic))
    token = await invited(console, "new", "clinic", "c1")
    answer = await console.browser().post("/welcome", token=token, password=password)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert "Four or five words" in answer.text.split('role="alert"')[1].split("</p>")[0]
    assert password not in answer.text


async def test_what_makes_no_sense_is_refused_in_one_sentence(console):
    tools = Tools(console.clock.now, console.office.chance)
    for wrong in (
        Newcomer("", "lead", None),
        Newcomer("ann", "boss", None),
        Newcomer("ann", "clinic", None),
        Newcomer("ann", "lead", "c1"),
    ):
        with pytest.raises(Refused):
            await console.database.write(lambda c, one=wrong: hire(c, tools, one, "test"))


def under(console, *secrets):
    object.__setattr__(console.office, "keys", Keys(*secrets))


async def test_a_change_of_secrets_keeps_phones_and_recovery_codes_working(console):
    ann = await console.hired("ann")
    member = (await console.database.read(lambda c: staff.by_name(c, "ann"))).member
    hashed = console.office.keys.hash("recovery", "ABCD2345EFGH")
    await console.database.write(lambda c: staff.set_recovery_codes(c, member.id, [hashed]))
    old, new = b"a secret of thirty-two bytes, yes", b"another secret of thirty-two bytes"
    under(console, new, old)
    assert (await ann.sign_in()).status_code == 303
    again = await console.browser().sign_in("ann", code="ABCD-2345-EFGH")
    assert again.status_code == 303
    under(console, new)
    console.clock.pass_by(seconds=30)
    assert (await ann.sign_in()).status_code == 303


async def test_under_an_unknown_secret_the_answer_is_the_same_as_ever(console):
    ann = await console.hired("ann")
    under(console, b"a secret that nobody has announced")
    assert (await ann.sign_in()).status_code == 401
