"""What the tests in Chromium share: screens, a page that must stay silent, ways to find things."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

PLACES = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next((place for place in PLACES if place.exists()), PLACES[-1])
"""The one without windows of its own does the same in half the time."""

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # What is made ready for later and beside is never used: a page lives for a second.
    "--in-process-gpu",
    "--disable-features=SpareRendererForSitePerProcess",
    "--js-flags=--single-threaded",
]
PATIENCE = 10_000

in_chromium = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not at /usr/bin/chromium"),
]

SCREENS = {
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "narrow dark phone": {"viewport": {"width": 320, "height": 568}, "color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark desktop": {"viewport": {"width": 1000, "height": 800}, "color_scheme": "dark"},
    "picture": {
        "viewport": {"width": 390, "height": 800},
        "color_scheme": "light",
        "device_scale_factor": 1.25,
    },
}


WHOLE = (
    "adult.",
    "answer.country.uk",
    "answer.after_injection.no",
    "tick.concerns.pores.1",
    "done.concerns",
    "tick.pore_areas.t_zone.1",
    "done.pore_areas",
    "answer.basic_care.over_3_months",
    "answer.last_toxin.never",
    "answer.event.none",
    "tick.not_now.none.1",
    "rest.none",
    "tick.setting.none.1",
    "answer.on_my_mind.a_little",
    "tick.worries.frozen_look.1",
    "done.worries",
    "show",
)
"""What the buttons of a whole questionnaire do, from consent to a result.

Fewer than the bot takes of one patient in ten seconds: a test is quicker than any patient.
"""


@asynccontextmanager
async def opened(
    browser: Browser, url: str, screen: str = "phone", locale: str = "en-GB"
) -> AsyncIterator[Page]:
    """Open the page; it must log nothing to the console and ask no other host for anything."""
    context = await browser.new_context(
        **SCREENS[screen], locale=locale, reduced_motion="reduce", accept_downloads=True
    )
    await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    asked: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda call: asked.append(call.url))
    await page.goto(url)
    yield page
    await context.close()
    abroad = [one for one in asked if not one.startswith((f"{url}/", "blob:"))]
    assert not complaints, complaints
    assert not abroad, abroad


def button(page: Page, name: str) -> Locator:
    """Find a button by its whole label."""
    return page.get_by_role("button", name=name, exact=True)


def key(page: Page, does: str) -> Locator:
    """Find the newest button under a bubble by what it does, in whatever language it says so."""
    ends = "*=" if does.endswith(".") else "$="
    return page.locator(f"#log .key[data-data{ends}'.{does}']").last


def lever(page: Page, name: str) -> Locator:
    """Find a lever by its name."""
    return page.locator(f"[data-lever='{name}']")


async def press(page: Page, *does: str) -> None:
    """Press buttons one after the other, without a mouse, which is quicker; each is waited for."""
    for one in does:
        await key(page, one).evaluate("key => key.click()")


async def faults(page: Page) -> list[object]:
    """Let axe judge the page as it stands."""
    await page.evaluate(AXE.read_text())
    found = await page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


async def begin(page: Page) -> None:
    """Press START and agree as an adult in the United Kingdom."""
    await button(page, "START").click()
    await press(page, "adult.", "answer.country.uk")
    await expect(key(page, "answer.after_injection.no")).to_be_visible()
