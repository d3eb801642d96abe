"""The chat page in a real Chromium: by mouse, by keyboard, on a narrow phone, in the dark."""

import asyncio
import json

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.emulator import Emulator
from tests.preview.browser import button, faults, in_chromium, opened
from tests.preview.standin import run

on_every_screen = pytest.mark.parametrize(
    "page", ["phone", "narrow dark phone", "desktop"], indirect=True
)

pytestmark = in_chromium


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def telegram():
    """Telegram with a bot that answers."""
    with Emulator() as emulator:
        ready = asyncio.Event()
        bot = asyncio.create_task(run(emulator.token, emulator.url, ready))
        await ready.wait()
        yield emulator
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)


@pytest_asyncio.fixture(loop_scope="session")
async def page(request, browser, telegram):
    """The page on a phone, or on the screen a test names."""
    async with opened(browser, telegram.url, getattr(request, "param", "phone")) as page:
        yield page


async def start(page):
    """Press START and wait for the first question."""
    await button(page, "START").click()
    await expect(button(page, "No, thank you")).to_be_visible()


@on_every_screen
async def test_the_bot_introduces_itself_before_start(page):
    await expect(page.get_by_role("heading", name="Askfirst")).to_be_visible()
    await expect(page.get_by_text("I never diagnose or sell")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    assert await faults(page) == []


@on_every_screen
async def test_a_patient_answers_by_tapping_and_sees_edits_in_place(page):
    await start(page)
    await button(page, "I am 18 or older, start").click()
    await expect(page.get_by_text("✓ You are 18 or older")).to_be_visible()
    await expect(button(page, "I am 18 or older, start")).to_have_count(0)
    await expect(button(page, "☐ Pores")).to_be_visible()
    before = await page.locator(".item").count()
    await button(page, "☐ Pores").click()
    await expect(button(page, "☑ Pores")).to_be_visible()
    await button(page, "☐ Lines").click()
    await expect(button(page, "☑ Lines")).to_be_visible()
    assert before == await page.locator(".item").count()
    await button(page, "Done").click()
    await expect(page.get_by_text("✓ Lines, Pores")).to_be_visible()
    await expect(page.get_by_role("status").filter(has_text="Noted")).to_be_visible()
    await button(page, "Copy the questions").click()
    await expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "Do you treat me?"
    assert await faults(page) == []


async def test_a_whole_conversation_needs_no_mouse(page):
    await expect(button(page, "START")).to_be_visible()
    await button(page, "START").focus()
    await page.keyboard.press("Enter")
    await expect(button(page, "I am 18 or older, start")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(button(page, "☐ Pores")).to_be_focused()
    await page.keyboard.press("Space")
    await expect(button(page, "☑ Pores")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(button(page, "Done")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(button(page, "Copy the questions")).to_be_focused()


@on_every_screen
async def test_an_alert_is_a_dialog_that_the_keyboard_closes(page):
    await start(page)
    await button(page, "I am 18 or older, start").click()
    await button(page, "Why do you ask?").click()
    await expect(page.get_by_role("dialog")).to_contain_text("So that I know what to tell you.")
    assert await faults(page) == []
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_text_goes_out_as_it_was_typed_and_stays_text(page):
    await start(page)
    text = "<img src=x onerror=alert(1)> & 'so'"
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(f"I heard: {text}")).to_be_visible()
    await page.get_by_label("Message", exact=True).fill("مرحبا")
    await button(page, "Send").click()
    mine = page.locator(".mine .text").filter(has_text="مرحبا")
    await expect(mine).to_have_css("direction", "rtl")


@on_every_screen
async def test_the_menu_lists_the_bots_commands(page):
    await start(page)
    await button(page, "Menu").click()
    offered = page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(offered).to_have_count(3)
    assert await faults(page) == []
    await page.keyboard.press("Escape")
    await expect(offered).to_have_count(0)
    await page.get_by_label("Message", exact=True).press_sequentially("/s")
    await expect(offered).to_have_count(2)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("I heard: /stop")).to_be_visible()


async def test_a_command_inside_a_message_can_be_pressed(page):
    await start(page)
    await page.locator(".bot").get_by_role("button", name="/help").click()
    await expect(page.get_by_text("I heard: /help")).to_be_visible()


async def test_a_long_quote_unfolds(page):
    await start(page)
    more = button(page, "Show more")
    await expect(more).to_have_attribute("aria-expanded", "false")
    folded = (await page.locator("blockquote").bounding_box())["height"]
    await more.click()
    await expect(button(page, "Show less")).to_have_attribute("aria-expanded", "true")
    assert folded < (await page.locator("blockquote").bounding_box())["height"]


async def test_the_pressed_button_spins_until_it_is_answered(page, telegram):
    await start(page)
    telegram.fail("answerCallbackQuery", "500")
    await button(page, "No, thank you").click()
    await expect(button(page, "No, thank you")).to_have_attribute("aria-busy", "true")
    await page.reload()
    await expect(button(page, "No, thank you")).to_have_attribute("aria-busy", "true")


async def test_typing_shows(page):
    await start(page)
    await page.get_by_label("Message", exact=True).fill("/think")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("typing…")).to_be_visible()


async def test_documents_open_or_are_saved(page):
    await start(page)
    for command in ("/file", "/archive"):
        await page.get_by_label("Message", exact=True).fill(command)
        await page.keyboard.press("Enter")
    async with page.context.expect_page() as tab:
        await page.get_by_text("questions.txt").click()
    await expect((await tab.value).locator("body")).to_have_text("questions")
    async with page.expect_download() as download:
        await page.get_by_text("questions.zip").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == b"questions"
    assert await faults(page) == []


async def test_a_reload_keeps_the_chat_and_a_button_opens_a_new_one(page):
    await start(page)
    await page.reload()
    await expect(button(page, "No, thank you")).to_be_visible()
    await button(page, "Start over as a new patient").click()
    await expect(button(page, "START")).to_be_visible()
    await expect(page.locator(".item")).to_have_count(0)


async def test_a_clinics_link_starts_with_its_code(page, telegram):
    await page.goto(f"{telegram.url}/?start=abc_123")
    await button(page, "START").click()
    await expect(page.get_by_text("/start abc_123")).to_be_visible()


async def test_new_messages_are_read_out_and_told_apart(page):
    await start(page)
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    who = await page.locator(".item .unseen").all_inner_texts()
    assert [name.strip() for name in who] == ["You:", "Bot:"]


@on_every_screen
async def test_nothing_is_wider_than_the_screen(page):
    await start(page)
    await page.get_by_label("Message", exact=True).fill("x" * 300)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("I heard: xxx")).to_be_visible()
    label = page.locator(".key span").first
    await label.evaluate("one => one.textContent = 'a very long label '.repeat(9)")
    cut = await label.evaluate("one => [one.scrollWidth > one.clientWidth, one.clientHeight < 30]")
    assert cut == [True, True]
    sizes = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert sizes[0] <= sizes[1], json.dumps(sizes)
