"""Other scripts: Arabic letters from right to left, Cyrillic ones, and the languages on offer."""

import re
import sys

import pytest
from playwright.async_api import expect

from tests.preview.beside import Beside
from tests.preview.browser import (
    WHOLE,
    button,
    faults,
    in_chromium,
    key,
    lever,
    opened,
    press,
)
from tests.preview.pseudo import pseudo_content

pytestmark = in_chromium

WAY = [one.replace("country.uk", "country.skip") for one in WHOLE]
"""Every language has its own countries first; nobody's is among all of them."""

SCRIPT = {"ar": re.compile("[\u0621-\u064a]"), "ru": re.compile("[\u0430-\u044f]")}


@pytest.fixture(scope="session")
def babel(tmp_path_factory):
    """The demo with a bot that speaks languages which nobody speaks."""
    folder = tmp_path_factory.mktemp("babel")
    content = pseudo_content(folder)
    bot = (sys.executable, "-m", "tests.preview.pseudo_bot", str(content))
    with Beside(folder, bot, (), content) as demo:
        yield demo


@pytest.mark.parametrize(
    ("language", "direction", "screen"),
    [("ar", "rtl", "phone"), ("ru", "ltr", "narrow dark phone")],
)
async def test_a_patient_comes_to_a_result_in_another_script(
    browser, babel, language, direction, screen
):
    async with opened(browser, babel.url, screen, language) as page:
        await expect(page.locator("#description")).to_have_text(SCRIPT[language])
        await expect(page.locator("#phone")).to_have_attribute("dir", direction)
        await button(page, "START").click()
        await press(page, *WAY[:3])
        bubble = page.locator(".bot .text").last
        await expect(bubble).to_have_text(SCRIPT[language])
        await expect(bubble).to_have_css("direction", direction)
        await press(page, *WAY[3:])
        await expect(key(page, "sources")).to_have_text(SCRIPT[language])
        sizes = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert sizes[0] <= sizes[1]
        assert await faults(page) == []


async def test_the_menu_speaks_the_patients_language(browser, babel):
    async with opened(browser, babel.url, "phone", "ar") as page:
        await button(page, "START").click()
        await button(page, "Menu").click()
        offered = page.get_by_role("listbox", name="Commands").get_by_role("option")
        await expect(offered.first).to_have_text(SCRIPT["ar"])


async def test_the_language_lever_offers_the_languages_there_are(browser, babel):
    async with opened(browser, babel.url, "desktop") as page:
        await expect(lever(page, "newcomer")).to_be_visible()
        field = page.get_by_label("Language")
        tags = await field.locator("option").evaluate_all("all => all.map((one) => one.value)")
        await field.select_option("ru")
        await expect(page.locator("#description")).to_have_text(SCRIPT["ru"])
        assert tags == ["ar", "en", "ru"]
