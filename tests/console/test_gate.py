"""ROUTES walked: every route for every role, without a sign-in, by the wrong method, unasked."""

import re
from importlib.resources import files

import pytest

from console.app import ROUTES, make_app
from console.gate import HEADERS, UNSAFE, Row
from console.roles import ROLES
from db.faults import DatabaseFault
from tests.console.conftest import HOST, contents

PARTS = re.compile(r"\{[^}]+\}")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def address(row):
    """Fill the parts of a path with what does not exist."""
    return PARTS.sub("no-such-thing", row.path)


def sealed(response):
    given = {(name.decode(), value.decode()) for name, value in HEADERS}
    return given <= set(response.headers.items())


async def ask(who, row, **fields):
    if row.method in UNSAFE:
        return await who.post(address(row), **fields)
    return await who.get(address(row))


async def test_nobody_gets_anywhere_without_a_sign_in_but_to_the_door(console):
    for row in ROUTES:
        stranger = console.browser()
        answer = await ask(stranger, row)
        told = (answer.status_code, answer.headers.get("location"))
        assert (told == (303, "/sign-in")) == (row.roles is not None), row
        assert sealed(answer), row


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_that_may_not_is_told_that_there_is_nothing(console, role):
    who = await console.signed_in("ann", role, "clinic1" if role == "clinic" else None)
    for row in [row for row in ROUTES if row.roles is not None and role not in row.roles]:
        answer = await ask(who, row)
        assert (answer.status_code, sealed(answer)) == (404, True), row


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_that_may_is_never_refused_for_its_role(console, role):
    who = await console.signed_in("ann", role, "clinic1" if role == "clinic" else None)
    allowed = [row for row in ROUTES if row.roles and role in row.roles]
    # Signing out comes last: nothing could be asked after it.
    for row in sorted(allowed, key=lambda row: row.path == "/sign-out"):
        answer = await ask(who, row)
        nothing = "{" in row.path
        assert (answer.status_code in (200, 303, 400, 409)) or nothing, (row, answer.status_code)
        assert sealed(answer), row


async def test_the_wrong_method_is_refused_with_the_same_headers(console):
    who = await console.signed_in("ann", "admin")
    for path in {row.path for row in ROUTES}:
        known = {row.method for row in ROUTES if row.path == path}
        for method in set(METHODS) - known:
            answer = await who.client.request(method, address(Row(method, path, None, None)))
            # A route with a part may stand beside one without.
            assert answer.status_code in (405, 404, 403), (method, path)
            assert sealed(answer), path


async def test_every_unsafe_route_asks_for_the_token_of_the_form_and_for_our_own_origin(console):
    who = await console.signed_in("ann", "admin")
    token = await who.csrf()
    other = await console.signed_in("bob", "admin")
    foreign = await other.csrf()
    tries = (
        ({"csrf": token}, {"origin": "https://elsewhere.example"}),
        ({"csrf": token}, {}),
        ({"csrf": token}, {"origin": "null"}),
        ({"csrf": token}, {"origin": HOST, "sec-fetch-site": "cross-site"}),
        ({}, {"origin": HOST}),
        ({"csrf": foreign}, {"origin": HOST}),
    )
    rows = [row for row in ROUTES if row.method in UNSAFE]
    assert rows
    for row in rows:
        for fields, headers in tries:
            answer = await who.client.post(address(row), data=fields, headers=headers)
            assert (answer.status_code, sealed(answer)) == (403, True), (row, headers)
    assert await who.is_in()


async def test_no_page_reached_by_get_changes_anything_but_the_audit_log(console):
    who = await console.signed_in("ann", "admin")
    before = await contents(console)
    for row in [row for row in ROUTES if row.method == "GET"]:
        await who.get(address(row))
    assert before == await contents(console)


async def test_every_error_is_a_page_that_tells_nothing_and_has_the_headers(console):
    async def breaks(_):
        raise RuntimeError("the inside of the house")

    async def waits(_):
        raise DatabaseFault("locked")

    rows = (Row("GET", "/breaks", breaks, None), Row("GET", "/waits", waits, None))
    console.app = make_app(console.office, rows)
    who = console.browser()
    who.client._transport.raise_app_exceptions = False
    for path, status in (("/breaks", 500), ("/waits", 503), ("/nowhere", 404)):
        answer = await who.get(path)
        assert (answer.status_code, sealed(answer)) == (status, True)
        assert "inside of the house" not in answer.text
        assert "Traceback" not in answer.text


async def test_a_form_that_cannot_be_one_is_refused(console):
    who = await console.signed_in("ann")
    headers = {"origin": HOST, "content-type": "application/x-www-form-urlencoded"}
    bodies = ((b"x" * 65_537, 413), (b"csrf=%ff%fe", 403), (b"\xff", 400), (b"&a" * 501, 400))
    for body, status in bodies:
        answer = await who.client.post("/sign-out", content=body, headers=headers)
        assert answer.status_code == status, body[:20]
    assert await who.is_in()


async def test_a_cookie_of_somebody_elses_making_is_nobodys(console):
    who = console.browser()
    for value in ("", "x", "'; DROP TABLE staff; --", "A" * 43, "é" * 43):
        headers = {"cookie": f"__Host-askfirst={value}".encode()}
        answer = await who.client.get("/", headers=headers)
        assert answer.headers["location"] == "/sign-in", value


async def test_a_file_outside_the_list_is_not_handed_out(console):
    for name in ("../app.py", "..%2fapp.py", "vendor/VENDORED.toml", "vendor", ""):
        answer = await console.browser().get(f"/static/{name}")
        assert answer.status_code == 404, name


def test_no_template_has_a_style_or_script_inline_or_a_handler():
    folder = files("console").joinpath("templates")
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\bstyle=|\son\w+=|javascript:|hx-on|\bjs:")
    for template in folder.iterdir():
        assert inline.findall(template.read_text(encoding="utf-8")) == [], template.name
