"""The queue: what is shown, what never is, and who gets the next one."""

import asyncio
import html
import re
from urllib.parse import parse_qsl

import pytest

from console.pages import queue as pages
from db import review_queue, reviews
from db.review_queue import Filter
from db.transcripts import save_transcript
from tests.console.conftest import CODES, FEW, SHARED

ROW = re.compile(r'id="t-([\w-]+)"')


def shown(answer):
    return tuple(ROW.findall(answer.text))


async def query(console, statement):
    return await console.database.read(lambda c: c.exec_driver_sql(statement).fetchall())


async def change(console, statement):
    await console.database.write(lambda c: c.exec_driver_sql(statement))


async def test_all_copies_are_listed_and_a_header_only_where_five_share_it(read):
    ann = await read.signed_in("ann")
    answer = await ann.get("/queue")
    assert shown(answer) == CODES
    table = answer.text.split("<tbody>")[1]
    assert table.count(SHARED[0]) == 6
    assert FEW[0] not in answer.text
    assert FEW[1].replace("_", " ") not in answer.text


@pytest.mark.parametrize("status", ["waiting", "failed"])
async def test_what_redaction_has_not_finished_is_nowhere(read, status):
    await change(read, f"UPDATE transcript SET status = '{status}'")  # noqa: S608 - a test's own
    ann = await read.signed_in("ann")
    assert shown(await ann.get("/queue")) == ()
    assert (await ann.get(f"/transcripts/{CODES[0]}")).status_code == 404
    assert (await ann.post("/queue/next")).headers["location"].endswith("said=nothing_new")


async def test_a_header_that_few_share_finds_nothing(read):
    ann = await read.signed_in("ann")
    for asked in (
        {"week": FEW[0]},
        {"outcome": FEW[1]},
        {"week": FEW[0], "outcome": FEW[1], "language": "en"},
        {"week": "2020-W01"},
        {"language": "xx"},
    ):
        assert shown(await ann.get("/queue", **asked)) == (), asked


async def test_a_header_that_five_share_finds_all_of_them(read):
    ann = await read.signed_in("ann")
    asked = {"week": SHARED[0], "outcome": SHARED[1], "language": "en"}
    assert shown(await ann.get("/queue", **asked)) == CODES[:6]


async def test_a_filter_that_one_to_four_match_shows_none_and_says_so(read):
    ann = await read.signed_in("ann")
    for code in CODES[:2]:
        await ann.post("/queue/bulk", act="tag", tag="rare", code=code)
    few = await ann.get("/queue", week=SHARED[0], tag="rare")
    assert shown(few) == ()
    assert "Nothing is shown" in few.text
    assert (
        (await ann.post("/queue/next", back=f"week={SHARED[0]}&tag=rare"))
        .headers["location"]
        .endswith("said=nothing_new")
    )
    assert shown(await ann.get("/queue", tag="rare")) == CODES[:2]


async def test_what_is_put_in_order_by_a_header_leaves_hidden_ones_out(read):
    """Where a hidden one stood in the order would tell its week."""
    ann = await read.signed_in("ann")
    for sort in ("week", "outcome", "locale"):
        assert shown(await ann.get("/queue", sort=sort)) == CODES[:6]


async def test_the_search_looks_in_what_redaction_left_and_takes_no_pattern(read):
    ann = await read.signed_in("ann")
    assert len(shown(await ann.get("/queue", search="SISTER"))) == 8
    for nothing in ("Kowalska", "%", "_", "zzz' OR 1=1", "x" * 500):
        assert shown(await ann.get("/queue", search=nothing)) == (), nothing


@pytest.mark.parametrize("looked_up", [500, 7])
async def test_a_word_that_many_hold_is_found_as_one_that_few_hold(read, monkeypatch, looked_up):
    monkeypatch.setattr(review_queue, "LOOKED_UP", looked_up)
    ann = await read.signed_in("ann")
    assert shown(await ann.get("/queue", search="sister")) == CODES
    assert shown(await ann.get("/queue", search="sister", week=SHARED[0])) == CODES[:6]
    assert shown(await ann.get("/queue", search="sister", sort="week")) == CODES[:6]
    taken = await ann.post("/queue/next", back="search=sister", after=CODES[4])
    assert taken.headers["location"].startswith(f"/transcripts/{CODES[5]}?")


async def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(read):
    ann = await read.signed_in("ann")
    for asked in ("a&" * 50, "status=king&sort=code", "week=%ff%00", "after=%00&at=%ff", "read=x"):
        assert (await ann.client.get(f"/queue?{asked}")).status_code == 200, asked
        answer = await ann.client.get(f"/transcripts/{CODES[0]}?{asked}")
        assert answer.status_code == 200, asked


async def test_pages_follow_each_other_without_a_gap(read):
    def pages(connection):
        found, after = [], ""
        while True:
            page = review_queue.list_items(
                connection, Filter(), read.clock.now, after=after, limit=3
            )
            found += [one.code for one in page.items]
            if not page.more:
                return tuple(found)
            after = page.items[-1].code

    assert await read.database.read(pages) == CODES


def links(answer):
    found = re.findall(r'href="/queue\?([^"]*)" rel="(prev|next)"', answer.text)
    return {rel: dict(parse_qsl(html.unescape(query))) for query, rel in found}


async def test_pages_lead_to_the_one_before_and_keep_the_filter(read, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 3)
    ann = await read.signed_in("ann")
    first = await ann.get("/queue", search="sister")
    second = await ann.get("/queue", **links(first)["next"])
    third = await ann.get("/queue", **links(second)["next"])
    assert [shown(one) for one in (first, second, third)] == [CODES[:3], CODES[3:6], CODES[6:]]
    assert ("prev" in links(first), "next" in links(third)) == (False, False)
    back = await ann.get("/queue", **links(third)["prev"])
    assert shown(back) == CODES[3:6]
    assert links(back)["prev"]["search"] == "sister"
    assert shown(await ann.get("/queue", **links(back)["prev"])) == CODES[:3]


async def test_who_comes_back_from_a_transcript_finds_its_row_on_whatever_page(read, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 3)
    monkeypatch.setattr(pages, "ABOVE", 1)
    ann = await read.signed_in("ann")
    assert shown(await ann.get("/queue", at=CODES[6])) == CODES[5:8]
    assert shown(await ann.get("/queue", at=CODES[0])) == CODES[:3]
    assert shown(await ann.get("/queue", status="approved", at=CODES[6])) == ()


async def test_who_judges_many_stays_on_the_page(read, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 3)
    ann = await read.signed_in("ann")
    given = {"act": "approved", "back": "status=new", "after": CODES[2]}
    done = await ann.post("/queue/bulk", code=CODES[3:5], **given)
    assert shown(await ann.get(done.headers["location"])) == CODES[5:8]
    done = await ann.post("/queue/bulk", code=CODES[5:8], **given)
    assert shown(await ann.get(done.headers["location"])) == CODES[:3]


async def test_next_fetches_and_locks_and_nobody_gets_the_same(read):
    staff = [await read.signed_in(f"reviewer{number}") for number in range(8)]
    answers = await asyncio.gather(*(one.post("/queue/next") for one in staff))
    codes = [answer.headers["location"].split("/")[2].partition("?")[0] for answer in answers]
    assert sorted(codes) == list(CODES)
    locked = await query(read, "SELECT count(DISTINCT locked_by) FROM review")
    assert locked == [(8,)]


async def test_a_lock_holds_for_a_quarter_of_an_hour_and_then_the_copy_is_new_again(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    await ann.post("/queue/next")
    first = f"/transcripts/{CODES[0]}"
    assert "ann" in (await bob.get("/queue", status="in_review")).text
    assert (await bob.post(f"{first}/judge", status="approved")).status_code == 409
    assert (await bob.post(f"{first}/take")).status_code == 409
    read.clock.pass_by(minutes=14)
    await bob.get("/queue")
    assert shown(await bob.get("/queue", status="in_review")) == CODES[:1]
    read.clock.pass_by(minutes=1)
    assert shown(await bob.get("/queue", status="in_review")) == ()
    new = await bob.get("/queue", status="new")
    assert (shown(new), '>New <span class="count">8<' in new.text) == (CODES, True)
    taken = await bob.post("/queue/next")
    assert CODES[0] in taken.headers["location"]


async def test_next_keeps_the_filter_and_goes_on_behind_the_one_just_read(read):
    ann = await read.signed_in("ann")
    back = f"week={SHARED[0]}&search=sister"
    taken = await ann.post("/queue/next", back=back, after=CODES[2])
    where = taken.headers["location"]
    assert where.startswith(f"/transcripts/{CODES[3]}?")
    assert all(part in where for part in (f"week={SHARED[0]}", "search=sister"))


async def test_many_are_judged_at_once_and_what_another_holds_is_left_alone(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    await bob.post("/queue/next")
    await ann.post("/queue/bulk", act="needs_fix", code=CODES)
    stands = dict(await query(read, "SELECT code, status FROM review"))
    assert stands.pop(CODES[0]) == "in_review"
    assert set(stands.values()) == {"needs_fix"}


async def test_what_is_set_aside_is_out_of_reach_of_what_is_done_to_many(read):
    ann, lead = await read.signed_in("ann"), await read.signed_in("lead", "lead")
    await lead.post(f"/transcripts/{CODES[0]}/identify")
    for who, tagged in ((ann, 1), (lead, 2)):
        await who.post("/queue/bulk", act="tag", tag="odd", code=CODES[:2])
        assert await query(read, "SELECT count(*) FROM tag") == [(tagged,)]
        await who.post("/queue/bulk", act="approved", code=CODES[0])
    stands = dict(await query(read, "SELECT code, status FROM review"))
    assert stands[CODES[0]] == "identified"


async def test_a_view_is_kept_for_its_owner_and_forgotten(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    await ann.post("/views", name="my week", back=f"week={SHARED[0]}&tag=x")
    link = f'href="/queue?week={SHARED[0]}&amp;tag=x">my week'
    assert link in (await ann.get("/queue")).text
    assert "my week" not in (await bob.get("/queue")).text
    await ann.post("/views", name="my week", forget="1", back="")
    assert "my week" not in (await ann.get("/queue")).text


async def test_a_copy_that_grew_is_new_again_and_a_frozen_one_is_never_written_anew(read):
    ann, lead = await read.signed_in("ann"), await read.signed_in("lead", "lead")
    await ann.post("/queue/bulk", act="approved", code=CODES[:2])
    await lead.post(f"/transcripts/{CODES[1]}/identify")
    (row,) = await read.database.read(
        lambda c: c.exec_driver_sql("SELECT * FROM transcript LIMIT 1").mappings().all()
    )

    def renew(connection):
        for code in CODES[:2]:
            copy = reviews.load(connection, CODES[5])
            again = {**row, "code": code, "lines": copy.lines[:1], "judged": copy.judged}
            save_transcript(connection, {**again, "erase_on": read.clock.now.date()})

    await read.database.write(renew)
    assert dict(await query(read, "SELECT code, status FROM review"))[CODES[0]] == "new"
    kept = await read.database.read(lambda c: reviews.load(c, CODES[1]))
    assert (kept.status, len(kept.lines) > 1) == ("identified", True)


async def test_what_hangs_on_a_copy_goes_with_it_whoever_erases_it(read):
    ann = await read.signed_in("ann")
    await ann.post(f"/transcripts/{CODES[0]}/notes", text="a note", line="0")
    await ann.post(f"/transcripts/{CODES[0]}/tags", tag="odd")
    await change(read, f"DELETE FROM transcript WHERE code = '{CODES[0]}'")  # noqa: S608
    for table in ("review", "note", "tag"):
        left = await query(read, f"SELECT count(*) FROM {table} WHERE code = '{CODES[0]}'")  # noqa: S608
        assert left == [(0,)], table
