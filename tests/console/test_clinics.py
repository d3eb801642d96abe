"""Clinics and links in the console: made, revoked and refused as at the command line."""

import html
import re

import pytest

from db import audit, clinics

LARCH = {"name": "Larch <House>", "contact": "020 7946 0000", "country": "uk", "language": "en"}
LINK = re.compile(r"https://t\.me/(\w+)\?start=([A-Za-z0-9_-]{12})<")


async def links(who):
    """Read the links off the page, as somebody copies them."""
    return LINK.findall((await who.get("/admin/clinics")).text)


async def only(console):
    (one,) = await console.database.read(clinics.all_clinics)
    return one


async def states(console):
    def look(connection):
        held = clinics.links_of(connection, clinics.all_clinics(connection)[0].id)
        return {one.campaign: one.state(console.clock.now) for one in held}

    return await console.database.read(look)


@pytest.fixture
async def root(console):
    return await console.signed_in("root", "admin")


async def test_a_clinic_is_made_with_a_link_for_its_site(console, root):
    answer = await root.post("/admin/clinics", **LARCH, hours="Mon to Fri")
    assert answer.headers["location"] == "/admin/clinics?said=clinic_added"
    assert (await only(console))[1:6] == (*LARCH.values(), "Mon to Fri")
    assert "Larch &lt;House&gt;" in (await root.get("/admin/clinics")).text
    ((bot, code),) = await links(root)
    assert bot == "BOT"
    assert (await console.database.read(lambda c: clinics.find_link(c, code))).campaign == "site"


async def test_a_link_for_a_campaign_holds_for_its_days_or_for_good(console, root):
    await root.post("/admin/clinics", **LARCH)
    clinic = (await only(console)).id
    await root.post("/admin/links", clinic=clinic, campaign="poster", days="7")
    await root.post("/admin/links", clinic=clinic, campaign="tram")
    assert len(await links(root)) == 3
    console.clock.pass_by(days=7)
    assert await states(console) == {"site": "open", "poster": "expired", "tram": "open"}


async def test_one_link_is_revoked_and_a_clinic_with_all_of_them(console, root):
    await root.post("/admin/clinics", **LARCH)
    clinic = (await only(console)).id
    await root.post("/admin/links", clinic=clinic, campaign="poster")
    (_, code), _ = await links(root)
    await root.post("/admin/links/revoke", code=code)
    assert sorted((await states(console)).values()) == ["open", "revoked"]
    await root.post("/admin/clinics/revoke", clinic=clinic)
    assert set((await states(console)).values()) == {"revoked"}
    assert "Make a link" not in (await root.get("/admin/clinics")).text


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/admin/clinics", {**LARCH, "name": ""}, "needs a name and a contact"),
        ("/admin/clinics", {**LARCH, "name": "The BotoxBar"}, "held back from patients"),
        ("/admin/clinics", {**LARCH, "name": "x" * 61}, "at most 60"),
        ("/admin/clinics", {**LARCH, "country": "skip"}, "no country skip"),
        ("/admin/clinics", {**LARCH, "language": "tlh"}, "no language tlh"),
        ("/admin/links", {"clinic": "none", "campaign": "tram"}, "no such clinic"),
        ("/admin/links/revoke", {"code": "Q" * 12}, "no such link"),
        ("/admin/clinics/revoke", {"clinic": "none"}, "no such clinic"),
    ],
)
async def test_what_the_command_line_refuses_is_refused_in_the_same_words(
    console, root, path, fields, says
):
    answer = await root.post(path, **fields)
    assert answer.status_code == 400
    (problem,) = re.findall(r'class="problem" role="alert">([^<]*)<', answer.text)
    assert says in html.unescape(problem)
    assert await console.database.read(clinics.all_clinics) == []


async def test_a_link_of_no_days_is_refused_and_what_was_typed_stays(console, root):
    await root.post("/admin/clinics", **LARCH)
    clinic = (await only(console)).id
    for days in ("0", "-3", "x", "9" * 9, "9" * 5000, "\u0663"):
        answer = await root.post("/admin/links", clinic=clinic, campaign="tram", days=days)
        assert (answer.status_code, "1 to 3650 days" in answer.text) == (400, True), days
    again = await root.post("/admin/clinics", **LARCH)
    assert 'value="Larch &lt;House&gt;"' in again.text
    assert await states(console) == {"site": "open"}


async def test_each_act_stands_in_the_log_with_who_did_it(console, root):
    await root.post("/admin/clinics", **LARCH)
    clinic = (await only(console)).id
    await root.post("/admin/links", clinic=clinic, campaign="tram")
    await root.post("/admin/links/revoke", code=(await links(root))[0][1])
    await root.post("/admin/clinics/revoke", clinic=clinic)
    entries = await console.database.read(lambda c: audit.newest(c, None, 5))
    assert [(one.who, one.did) for one in entries[::-1]] == [
        ("root", "clinic_added"),
        ("root", "link_added"),
        ("root", "link_added"),
        ("root", "link_revoked"),
        ("root", "clinic_revoked"),
    ]
    assert {one.about for one in entries} == {clinic}
