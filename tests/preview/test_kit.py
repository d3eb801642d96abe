"""A clinic's kit in Chromium: its pages and its button, as the clinic's visitors meet them."""

import io
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
import zxingcpp
from chat import claims
from PIL import Image
from playwright.async_api import expect

from bot.handouts.kit import Order, write_kit
from bot.rendering import Library
from tests.preview.browser import faults, in_chromium, opened

pytestmark = in_chromium

LINK = "https://t.me/askfirst_demo_bot?start=sIte_code-01"
ORDER = Order("Larch House", "uk", "en", LINK, "Demo Operator", "mail@example.org")
SITE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Larch House</title>
<link rel="icon" href="data:,"></head><body><main><h1>Larch House</h1>{}</main></body></html>"""
PAGES = ("", *(f"askfirst/{name}.html" for name in ("page.en", "see.en", "page.ar")))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory, pseudo_words):
    """A clinic's site: its own page with the button on it, and the kit at /askfirst/."""
    folder = tmp_path_factory.mktemp("site")
    library = Library(pseudo_words, claims(), date(2026, 11, 25))
    write_kit(folder / "askfirst", ORDER, library)
    button = (folder / "askfirst" / "button.en.html").read_text("utf-8")
    (folder / "index.html").write_text(SITE.format(button), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()


async def fits(page):
    """See that nothing sticks out at the side."""
    wide, room = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return wide <= room


@pytest.mark.parametrize("screen", ["phone", "dark desktop"])
async def test_pages_and_button_have_no_fault_by_day_and_by_night(browser, site, screen):
    async with opened(browser, site.url, screen) as page:
        for path in PAGES:
            await page.goto(f"{site.url}/{path}")
            assert await faults(page) == [], path
            assert await fits(page), path


@pytest.mark.parametrize("screen", ["narrow dark phone", "desktop"])
async def test_pages_and_button_fit_every_screen(browser, site, screen):
    async with opened(browser, site.url, screen) as page:
        for path in PAGES:
            await page.goto(f"{site.url}/{path}")
            assert await fits(page), path


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_a_visitor_reads_about_telegram_and_privacy_above_the_link(browser, site, screen):
    async with opened(browser, site.url, screen) as page:
        await page.get_by_role("link", name="What is kept, and by whom").click()
        link = page.get_by_role("link", name="Open it in Telegram")
        await expect(link).to_have_attribute("href", LINK)
        read = [page.get_by_text(words) for words in ("It runs in Telegram.", "What is kept.")]
        tops = [(await one.bounding_box())["y"] for one in (*read, link)]
        assert tops == sorted(tops)
        assert (await link.bounding_box())["height"] >= 44


async def test_a_phone_reads_the_square_off_a_dark_screen(browser, site):
    async with opened(browser, site.url, "dark desktop") as page:
        await page.goto(f"{site.url}/askfirst/page.en.html")
        shot = await page.locator(".scan img").screenshot()
        with Image.open(io.BytesIO(shot)) as square:
            (found,) = zxingcpp.read_barcodes(square)
        assert found.text == LINK


async def test_what_patients_see_is_shown_in_pictures(browser, site):
    async with opened(browser, site.url, "phone") as page:
        await page.goto(f"{site.url}/askfirst/see.en.html")
        wide = await page.locator("img").evaluate_all("all => all.map((one) => one.naturalWidth)")
        assert wide == [488, 488]


async def test_button_and_page_work_without_javascript(browser, site):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    button = page.get_by_role("link", name="Get ready for your talk")
    await expect(button).to_have_attribute("href", LINK)
    await expect(button).to_have_css("background-color", "rgb(29, 92, 153)")
    await page.get_by_role("link", name="What is kept, and by whom").click()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await context.close()


async def test_the_arabic_page_runs_from_the_right_and_leads_to_the_others(browser, site):
    async with opened(browser, site.url, "phone", "ar") as page:
        await page.goto(f"{site.url}/askfirst/page.ar.html")
        await expect(page.locator("html")).to_have_css("direction", "rtl")
        await page.get_by_role("link", name="English").click()
        await expect(page.locator("html")).to_have_attribute("lang", "en")
