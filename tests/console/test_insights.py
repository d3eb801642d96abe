"""Figures: whole weeks, published once, with nothing in them that could tell who somebody is."""

import json
import re
from datetime import timedelta

import pytest

from console.insights import BASE, percent
from db.clinics import Clinic, add_clinic
from db.counts import TOTAL
from db.queries import Count, keep_content_version, raise_counters
from db.snapshots import Scope, sum_of, week_of
from tests.console.conftest import START

MONDAY = (START - timedelta(days=7)).date()
ROW = re.compile(r'<th scope="row">([^<]*)</th><td>(?:<[^>]*>)?([^<]*)')


async def count(console, name, key, times, **where):
    given = {"day": MONDAY, "locale": "en", **where}

    def write(connection):
        for _ in range(times):
            raise_counters(connection, counts=[Count(name, key)], **given)

    await console.database.write(write)


async def figures(who, path="/insights", **asked):
    return dict(ROW.findall((await who.get(path, **asked)).text))


async def test_a_week_is_shown_once_it_is_over_and_never_changes(console):
    ann = await console.signed_in("ann")
    await count(console, "outcome", "not_yet", 30)
    await count(console, "outcome", "this_week", 30, day=START.date())
    first = await figures(ann)
    assert (first["not yet"], "this week" in first) == ("30", False)
    await count(console, "outcome", "not_yet", 9)
    assert await figures(ann) == first


async def test_a_small_count_is_hidden_and_another_with_it(console):
    ann = await console.signed_in("ann")
    for key, times in (("not_yet", 30), ("discuss_both", 8), ("not_now", 2)):
        await count(console, "outcome", key, times)
    told = await figures(ann)
    assert (told["not now"], told["discuss both"], told["not yet"]) == ("hidden", "hidden", "30")


async def test_what_a_view_shows_comes_from_published_cells_alone(console):
    """Neither a clinic's view nor a language's gives away what the other hides."""
    ann = await console.signed_in("ann")
    await count(console, "outcome", "not_yet", 30, clinic="c1")
    await count(console, "outcome", "not_yet", 3, clinic="c2")
    await count(console, "outcome", "not_yet", 40, clinic="c2", locale="es")
    await count(console, "outcome", "not_now", 50)
    everything = await figures(ann)
    by_language = await figures(ann, language="en")
    lead = await console.signed_in("of2", "clinic", "c2")
    own = await figures(lead, "/insights/clinic/c2")
    assert own["not yet"] == "hidden"
    assert "33" not in by_language.values()
    known = [int(one) for one in (everything["not yet"], by_language["not yet"]) if one.isdigit()]
    assert len(known) < 2


async def test_staff_of_a_clinic_see_their_own_and_there_is_no_other(console):
    await count(console, "outcome", "not_yet", 30, clinic="c1")
    own = await console.signed_in("own", "clinic", "c1")
    assert (await own.get("/insights")).headers["location"] == "/insights/clinic/c1"
    assert (await figures(own, "/insights/clinic/c1"))["not yet"] == "30"
    for other in ("c2", "", "C1", "c1%00", "../c1", "0" * 16):
        assert (await own.get(f"/insights/clinic/{other}")).status_code == 404, other


async def test_week_and_language_go_along_from_clinic_to_clinic(console):
    clinic = Clinic("c1", "Northgate", "mail@example.org", None, None, None, START)
    await console.database.write(lambda c: add_clinic(c, clinic))
    await count(console, "outcome", "not_yet", 30)
    ann = await console.signed_in("ann")
    links = re.findall(
        r'<li><a href="([^"]*)" ?(aria-current)?',
        (await ann.get("/insights/clinic/c1", week="2026-W47", language="en")).text.split(
            'aria-label="Clinic"'
        )[1],
    )
    asked = "?week=2026-W47&amp;language=en"
    assert links == [(f"/insights{asked}", ""), (f"/insights/clinic/c1{asked}", "aria-current")]


@pytest.mark.parametrize("share", [(5, BASE - 1), (None, 100), (5, None), (30, 20)])
def test_few_are_no_percentage(share):
    assert percent(*share) == ""
    assert percent(5, BASE) == "25 %"


def test_a_sum_with_a_hidden_part_is_hidden():
    table = {("c1 / site / en", "x"): 7, ("c1 / site / es", "x"): None, (TOTAL, "x"): 20}
    assert sum_of(table, "x", Scope("c1")) is None
    assert sum_of(table, "x", Scope("c1", "en")) == 7
    assert sum_of(table, "x", Scope()) == 20


def test_a_week_begins_on_monday():
    assert week_of(START.date()) == ("2026-W48", START.date())
    assert week_of(MONDAY + timedelta(days=6)) == ("2026-W47", MONDAY)


async def test_every_picture_has_its_table_with_the_same_rows(console, words):
    ann = await console.signed_in("ann")
    body = json.dumps({"order": ["country", "concerns", "own_words"], "words": ""})
    version = words.languages["en"].version
    await console.database.write(lambda c: keep_content_version(c, version, body, START))
    for key, times in (("country", 40), ("concerns", 30), ("check", 25)):
        await count(console, "screen", key, times)
    text = (await ann.get("/insights")).text
    charts = text.split('<article class="chart">')[1:]
    assert charts
    for chart in charts:
        assert chart.count('class="track"') == chart.count('<th scope="row">')
        assert 'role="img"' in chart
    assert "10 fewer (25 %)" in text
