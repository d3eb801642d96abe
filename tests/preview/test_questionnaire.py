"""The whole questionnaire with the real bot, by mouse and by keyboard, on every screen."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.async_api import expect

from bot.handouts.kit import LEAFLET
from tests.preview.browser import WHOLE, button, faults, in_chromium, key, opened, press

DOCS = Path(__file__).parents[2] / "docs"
SIXTH = WHOLE.index("answer.last_toxin.never")
FEW_TABS = 30

pytestmark = in_chromium


@pytest.mark.parametrize("page", ["narrow dark phone"], indirect=True)
async def test_a_patient_comes_to_a_result_by_mouse(page):
    await button(page, "START").click()
    for does in WHOLE:
        await key(page, does).click()
    await expect(key(page, "sources")).to_be_visible()
    assert await faults(page) == []


async def test_a_patient_comes_to_a_result_by_keyboard(page):
    await button(page, "START").focus()
    await page.keyboard.press("Enter")
    for does in WHOLE:
        await expect(key(page, does)).to_be_visible()
        await reach(page, does)
        await page.keyboard.press("Enter")
    await expect(key(page, "sources")).to_be_visible()


async def test_the_sheet_comes_as_a_page_from_the_real_bot(page):
    await button(page, "START").click()
    await press(page, *WHOLE)
    await expect(key(page, "sources")).to_be_visible()
    await page.get_by_role("textbox", name="Message").fill("/sheet")
    await page.keyboard.press("Enter")
    await press(page, "print")
    link = page.get_by_role("link", name="askfirst-sheet.pdf")
    file = await page.request.get(await link.evaluate("link => link.href"))
    assert file.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(await file.body())
    written = document[0].get_textpage().get_text_range()
    document.close()
    assert "To talk about: Visible pores" in written


async def reach(page, does):
    """Go on by Tab, from wherever the page has put the focus, to the button that does this."""
    sign = f".{does}"
    for _ in range(FEW_TABS):
        held = await page.evaluate("document.activeElement.dataset.data ?? ''")
        if sign in held if does.endswith(".") else held.endswith(sign):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{does} is more than {FEW_TABS} keys away")


async def test_the_pictures_of_the_readme_are_what_a_patient_sees(browser, demo, request, tmp_path):
    folder = DOCS if request.config.getoption("--pictures") else tmp_path
    async with opened(browser, demo.url, "picture") as page:
        await button(page, "START").click()
        await press(page, *WHOLE[:SIXTH])
        await expect(key(page, WHOLE[SIXTH])).to_be_visible()
        await page.mouse.move(0, 0)
        await page.screenshot(path=folder / "chat.png")
        await press(page, *WHOLE[SIXTH:])
        await expect(key(page, "sources")).to_be_visible()
        # The result comes in three bubbles: outcome and reasons, notes, what to ask first.
        outcome = page.locator(".item.bot").nth(await page.locator(".item.bot").count() - 3)
        await outcome.evaluate("one => one.scrollIntoView({block: 'start'})")
        await page.screenshot(path=folder / "result.png")
    assert {"chat.png", "result.png"} <= {path.name for path in folder.iterdir()}
    if folder == DOCS:
        # A clinic's kit shows the same two.
        for name in ("chat.png", "result.png"):
            (LEAFLET / name).write_bytes((folder / name).read_bytes())
