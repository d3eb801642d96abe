"""The console in Chromium: phone and desktop, day and night, by keyboard, without script."""

import re
import threading
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
import uvicorn
from playwright.async_api import expect

from console.app import make_app
from console.hiring import admit
from console.office import Demo
from console.serving import Given, office_of
from db.engine import Database
from db.queries import Count, raise_counters
from preview.server import listen
from tests.console.conftest import CODES, PASSWORD, SHARED
from tests.preview.browser import PATIENCE, SCREENS, faults, in_chromium

pytestmark = in_chromium

DEMO = Demo("robin", PASSWORD, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
PAGES = (
    "/queue",
    f"/queue?week={SHARED[0]}&search=sister",
    "/queue?week=2020-W01",
    f"/transcripts/{CODES[6]}",
    "/insights",
    "/fixes",
    "/account",
    "/admin/staff",
    "/admin/clinics",
    "/admin/exports",
    "/admin/content",
    "/admin/audit",
)
BY_NIGHT = ("/queue", f"/transcripts/{CODES[6]}", "/insights", "/admin/staff")
"""One of each look: axe takes its time."""

SIGNED_IN = {}
"""Where somebody has signed in: to do so takes a while, and one who stays in is as good."""

LARGEST_PAGE = 200_000
DOCS = Path(__file__).parents[2] / "docs"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site(tmp_path_factory, walked, words):
    """A console that listens, with eight transcripts and a made-up reviewer."""
    file = tmp_path_factory.mktemp("seen") / "askfirst.db"
    file.write_bytes(walked.read_bytes())
    url = f"sqlite:///{file}"
    database = Database.open(url, alone=False)
    operator = {"operator": "Demo Clinic", "contact": "mail@example.org"}
    office = office_of(Given(url, "", b"s" * 32, None, operator, DEMO), words, database)
    await admit(office, DEMO)
    await database.write(count_a_week)
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(make_app(office), lifespan="off", log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", database
    server.should_exit = True
    thread.join()
    listener.close()
    await database.close()


def count_a_week(connection):
    """Let a week that is over have figures, some of them so small that they are hidden."""
    told = {"screen": ("country", "concerns", "check"), "outcome": ("not_yet", "discuss_both")}
    for name, keys in {**told, "start": ("",), "finish": ("under_2", "later")}.items():
        for place, key in enumerate(keys):
            for _ in range(40 - 19 * place):
                raise_counters(connection, date(2026, 1, 7), [Count(name, key)], locale="en")


@asynccontextmanager
async def seen(browser, site, screen, **more):
    """Open the console, signed in; it must log nothing and ask no other host for anything."""
    url, database = site
    # A code works once, and many sign in here: let the clock's last step be forgotten.
    await database.write(lambda c: c.exec_driver_sql("UPDATE staff SET totp_step = 0"))
    await database.write(lambda c: c.exec_driver_sql("UPDATE review SET status = 'new'"))
    looks = {**SCREENS[screen], "reduced_motion": "reduce", "storage_state": SIGNED_IN.get(url)}
    context = await browser.new_context(**looks, **more)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints, asked = [], []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda call: asked.append(call.url))
    await page.goto(f"{url}/queue")
    if page.url != f"{url}/queue":
        await page.get_by_role("button", name="Sign in").press("Enter")
        await page.wait_for_url(f"{url}/queue")
        SIGNED_IN[url] = await context.storage_state()
    page.url_of = lambda path: f"{url}{path}"
    yield page
    await context.close()
    assert [one for one in asked if not one.startswith((f"{url}/", "data:"))] == []
    assert complaints == []


@pytest.mark.parametrize(("screen", "paths"), [("phone", PAGES), ("dark desktop", BY_NIGHT)])
async def test_every_page_is_clean_to_axe_and_fits_its_screen(browser, site, screen, paths):
    async with seen(browser, site, screen) as page:
        for path in paths:
            await page.goto(page.url_of(path))
            assert await faults(page) == [], path
            wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (path, wide)
        await page.get_by_role("button", name="Sign out").click()
        assert await faults(page) == []


async def test_each_key_of_the_queue_does_what_the_list_says(browser, site):
    async with seen(browser, site, "desktop") as page:
        here = page.locator("[data-row].here")
        await page.keyboard.press("j")
        await expect(here).to_have_id(f"t-{CODES[0]}")
        await page.keyboard.press("j")
        await expect(here).to_have_id(f"t-{CODES[1]}")
        await page.keyboard.press("k")
        await expect(here).to_have_id(f"t-{CODES[0]}")
        await page.keyboard.press("x")
        await expect(here.get_by_role("checkbox")).to_be_checked()
        await page.keyboard.press("a")
        await expect(page.get_by_role("status")).to_have_text(re.compile("^Done"))
        await expect(page.locator(f"#t-{CODES[0]} .status")).to_have_text("Approved")
        await page.wait_for_load_state()
        await page.locator(f"#t-{CODES[1]}").get_by_role("checkbox").check()
        await page.keyboard.press("f")
        await expect(page.locator(f"#t-{CODES[1]} .status")).to_have_text("Needs content fix")
        await page.wait_for_load_state()
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.keyboard.press("n")
        await expect(page).to_have_url(re.compile(rf"/transcripts/{CODES[2]}"))


async def arrived(page, code):
    """Wait for the address and for the keys: they are there only once the page is read."""
    await expect(page).to_have_url(re.compile(f"/transcripts/{code}"))
    await page.wait_for_load_state()


async def test_each_key_of_the_transcript_does_what_the_list_says(browser, site):
    async with seen(browser, site, "desktop") as page:
        here = page.locator("[data-row].here")
        await page.goto(page.url_of(f"/transcripts/{CODES[2]}"))
        await page.keyboard.press("j")
        await page.keyboard.press("j")
        await expect(here).to_have_id("l1")
        await page.keyboard.press("k")
        await expect(here).to_have_id("l0")
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.get_by_role("button", name="Close").press("Enter")
        await page.keyboard.press("a")
        await arrived(page, CODES[3])
        await page.keyboard.press("f")
        await arrived(page, CODES[4])
        await page.keyboard.press("n")
        await arrived(page, CODES[5])


async def test_keys_are_letters_while_somebody_types_and_the_place_is_kept(browser, site):
    async with seen(browser, site, "desktop") as page:
        await page.goto(page.url_of(f"/transcripts/{CODES[6]}?status=new"))
        await page.locator("#l3 .pin summary").press("Enter")
        note = page.get_by_label("Note on line 4")
        await note.fill("")
        await note.press_sequentially("a jfk note")
        await page.locator("#l3").get_by_role("button", name="Note", exact=True).press("Enter")
        await expect(page.locator("#l3 .note")).to_contain_text("a jfk note")
        await expect(page.locator("#l3")).to_have_class(re.compile("here"))
        await page.get_by_role("link", name="Queue").nth(1).press("Enter")
        await expect(page.locator(f"#t-{CODES[6]}")).to_have_class(re.compile("here"))
        assert "status=new" in page.url


async def test_enter_in_the_field_for_a_tag_judges_nothing(browser, site):
    async with seen(browser, site, "desktop") as page:
        await page.get_by_label(f"Tick {CODES[2]}").press("Space")
        await page.get_by_label("Tag for all ticked").press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("type the tag first")
        await page.get_by_label(f"Tick {CODES[2]}").press("Space")
        await page.get_by_label("Tag for all ticked").fill("odd")
        await page.get_by_label("Tag for all ticked").press("Enter")
        row = page.locator(f"#t-{CODES[2]}")
        await expect(row.locator(".tag")).to_have_text("odd")
        await expect(row.locator(".status")).to_have_text("New")


async def test_the_filter_changes_the_list_in_place_and_the_address_with_it(browser, site):
    async with seen(browser, site, "desktop") as page:
        await page.locator("select[name=week]").select_option(SHARED[0])
        await expect(page.locator("tbody tr")).to_have_count(6)
        await expect(page).to_have_url(re.compile(f"week={SHARED[0]}"))
        await page.keyboard.press("n")
        await expect(page).to_have_url(re.compile(rf"/transcripts/{CODES[0]}\?.*week="))


async def test_all_of_it_works_without_javascript(browser, site):
    async with seen(browser, site, "phone", java_script_enabled=False) as page:
        await page.get_by_label("Search").fill("sister")
        await page.get_by_role("button", name="Filter").click()
        await expect(page.locator("tbody tr")).to_have_count(8)
        await page.get_by_role("button", name="Read the next new one").click()
        await page.get_by_label("yes").first.check()
        await page.get_by_role("button", name=re.compile("^Approve")).click()
        await expect(page.get_by_role("status")).to_have_text("Approved. Here is the next one.")
        await page.get_by_text("I can identify this person").click()
        await page.get_by_role("button", name="Set it aside").click()
        await expect(page.get_by_role("status")).to_contain_text("It is set aside")


async def test_no_page_weighs_more_than_200_kilobytes(browser, site):
    async with seen(browser, site, "desktop") as page:
        for path in ("/queue", f"/transcripts/{CODES[6]}"):
            sizes = []
            page.on("response", lambda answer, into=sizes: into.append(answer))
            await page.goto(page.url_of(path), wait_until="networkidle")
            weights = [await answer.request.sizes() for answer in sizes]
            assert sum(one["responseBodySize"] for one in weights) < LARGEST_PAGE, path


async def test_the_pictures_of_the_readme(browser, site, request):
    if not request.config.getoption("--pictures"):
        shown = [DOCS / f"console-{name}.png" for name in ("queue", "transcript")]
        assert all(one.exists() for one in shown)
        return
    async with seen(browser, site, "desktop") as page:
        await page.screenshot(path=DOCS / "console-queue.png")
        await page.goto(page.url_of(f"/transcripts/{CODES[6]}"))
        await page.screenshot(path=DOCS / "console-transcript.png")
