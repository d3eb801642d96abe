"""Admins: who works here, what leaves the house and why, and what is on record of it."""

import csv
import io
import json
import re

import pytest

from console.exporting import HEAD
from db import audit, clinics, staff
from tests.console.conftest import CODES, FEW, PASSWORD, SHARED

REASON = "for the yearly look at wordings"


async def entries(console):
    return await console.database.read(lambda c: audit.newest(c, None, 100))


async def test_an_admin_adds_somebody_who_gets_in_by_the_token_shown_once(console):
    root = await console.signed_in("root", "admin")
    shown = await root.post("/admin/staff", name="Kim", role="reviewer")
    (token,) = re.findall(r'class="secret">([\w-]{43})<', shown.text)
    assert token not in (await root.get("/admin/staff")).text
    kim = console.browser()
    asked = await kim.post("/welcome", token=token, password=PASSWORD)
    assert "Step 2 of 2" in asked.text


async def test_what_makes_no_sense_is_said_in_a_sentence(console):
    root = await console.signed_in("root", "admin")
    for fields in (
        {"name": "root", "role": "lead"},
        {"name": "kim", "role": "king"},
        {"name": "", "role": "lead"},
        {"name": "kim", "role": "clinic"},
    ):
        answer = await root.post("/admin/staff", **fields)
        assert (answer.status_code, 'class="problem"' in answer.text) == (400, True), fields


@pytest.mark.parametrize("act", ["disable", "reset", "role"])
async def test_a_change_by_an_admin_ends_the_others_sign_in_at_once(console, act):
    root, kim = await console.signed_in("root", "admin"), await console.signed_in("kim")
    assert await kim.is_in()
    await root.post("/admin/staff/change", name="kim", act=act, role="lead")
    assert not await kim.is_in()
    assert await root.is_in()
    assert {"disable": "staff_disabled", "reset": "staff_reset", "role": "role_changed"}[act] in {
        entry.did for entry in await entries(console)
    }


async def test_the_last_admin_stays(console):
    root = await console.signed_in("root", "admin")
    for act in ("disable", "role"):
        answer = await root.post("/admin/staff/change", name="root", act=act, role="lead")
        assert "last admin" in answer.text
    assert await root.is_in()


async def test_an_export_needs_a_reason_and_stands_in_the_log_with_it(read):
    root = await read.signed_in("root", "admin")
    assert (await root.post("/admin/exports", format="jsonl", why="short")).status_code == 400
    assert "exported" not in {entry.did for entry in await entries(read)}
    await root.post("/admin/exports", format="jsonl", why=REASON)
    (entry,) = [one for one in await entries(read) if one.did == "exported"]
    assert (entry.who, entry.about, entry.why) == ("root", "jsonl all", REASON)


async def test_an_export_holds_no_code_no_clock_and_no_header_of_few(read):
    root = await read.signed_in("root", "admin")
    await root.post(f"/transcripts/{CODES[1]}/identify")
    answer = await root.post("/admin/exports", format="jsonl", why=REASON)
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["number"] for row in rows] == list(range(1, 8))
    assert [row["week"] for row in rows].count(SHARED[0]) == 5
    for canary in (*CODES, FEW[0], FEW[1], "Kowalska", "clinic_id"):
        assert canary not in answer.text, canary
    assert rows[0]["lines"][0] == {
        "at": "+0:00",
        "who": "patient",
        "text": "I'm 18 or over and agree",
        "content": "",
    }


async def test_a_table_holds_no_formula_whatever_was_typed(read):
    lines = await read.database.read(
        lambda c: json.loads(c.exec_driver_sql("SELECT lines FROM transcript").scalar())
    )
    starts = ("=", "+", "-", "@", "\t", "\r")
    for line, start in zip(lines[2:], starts, strict=False):
        line["event"] = {"kind": "wrote", "text": f"{start}1+1|cmd", "reading": "none"}
    written = json.dumps(lines)
    await read.database.write(
        lambda c: c.exec_driver_sql("UPDATE transcript SET lines = ?", (written,))
    )
    root = await read.signed_in("root", "admin")
    answer = await root.post("/admin/exports", format="csv", why=REASON)
    head, *rows = csv.reader(io.StringIO(answer.text, newline=""))
    assert tuple(head) == HEAD
    cells = {cell for row in rows for cell in row}
    assert {cell for cell in cells if cell[:1] in starts} <= {"-"}
    assert {f"'{start}1+1|cmd" for start in starts} <= cells


async def test_fixes_are_collected_for_authors_with_keys_and_without_codes(read):
    ann = await read.signed_in("ann")
    await ann.post(f"/transcripts/{CODES[0]}/notes", line="1", text="Too\nlong <for> a phone")
    await ann.post(f"/transcripts/{CODES[0]}/judge", status="needs_fix")
    assert "Too\nlong &lt;for&gt; a phone" in (await ann.get("/fixes")).text
    text = (await ann.get("/fixes/authors.md")).text
    assert "- Too long <for> a phone" in text
    assert "ask-after_injection" in text
    assert CODES[0] not in text


async def test_what_redaction_missed_is_a_case_for_its_tests(read):
    lead = await read.signed_in("lead", "lead")
    page = (await lead.get(f"/transcripts/{CODES[0]}")).text
    (line,) = re.findall(r'name="line" value="(\d+)"><input name="words"', page)[-1:]
    await lead.post(f"/transcripts/{CODES[0]}/redact", line=line, words="baker", kind="other")
    (row,) = map(json.loads, (await lead.get("/fixes/redaction.jsonl")).text.splitlines())
    assert set(row) == {"id", "lang", "text", "redacted"}
    assert row["text"].replace("xxxxx", "[other]") == row["redacted"]


async def test_the_log_is_found_by_a_code_and_says_whether_it_is_whole(read):
    root = await read.signed_in("root", "admin")
    await root.get(f"/transcripts/{CODES[0]}")
    await root.get(f"/transcripts/{CODES[1]}")
    found = (await root.get("/admin/audit", code=CODES[0].lower())).text
    assert found.count("<td>opened</td>") == 1
    assert "whole, 3 rows" in found
    for before in ("x", "-1", "9" * 40):
        assert (await root.get("/admin/audit", before=before)).status_code == 200


async def test_the_state_of_the_words_is_told(console):
    root = await console.signed_in("root", "admin")
    text = (await root.get("/admin/content")).text
    assert console.office.catalogue.languages["en"].version in text


async def test_a_clinics_staff_belong_to_a_clinic(console):
    root = await console.signed_in("root", "admin")
    at = console.clock.now
    clinic = clinics.Clinic("c1", "One", "mail@example.org", None, None, None, at)
    await console.database.write(lambda c: clinics.add_clinic(c, clinic))
    await root.post("/admin/staff", name="kim", role="clinic", clinic="c1")
    kim = await console.database.read(lambda c: staff.by_name(c, "kim"))
    assert (kim.member.role, kim.member.clinic) == ("clinic", "c1")
