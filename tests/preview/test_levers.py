"""The levers: what goes wrong, and that nothing is lost by it."""

import re

import pytest
from playwright.async_api import expect

from bot.operations.cases import from_yaml, try_case
from tests.preview.browser import begin, button, faults, in_chromium, key, lever, opened, press

pytestmark = in_chromium


def held(page):
    """Find the word that a promise held."""
    return page.locator(".note .held").last


async def questions(page):
    """Count the bubbles that ask."""
    return await page.locator("#log .item:has(.key)").count()


async def test_a_double_tap_counts_once(page):
    await begin(page)
    await lever(page, "double").click()
    await press(page, "answer.after_injection.no")
    await expect(held(page)).to_contain_text("one question followed")
    await expect(key(page, "tick.concerns.pores.1")).to_be_visible()
    assert await questions(page) == 1
    assert await faults(page) == []


async def test_an_old_button_overwrites_nothing(page):
    await begin(page)
    await press(page, "answer.after_injection.no")
    await expect(key(page, "tick.concerns.pores.1")).to_be_visible()
    await lever(page, "old").click()
    await expect(held(page)).to_contain_text("overwrote nothing")
    await page.get_by_role("tab", name="Where we are").click()
    await expect(page.get_by_role("tabpanel")).to_contain_text("No injection")


async def test_a_killed_bot_comes_back_and_goes_on(page):
    await begin(page)
    await lever(page, "kill").click()
    await press(page, "answer.after_injection.no")
    await expect(held(page)).to_contain_text("went on where you were", timeout=30_000)
    await expect(key(page, "tick.concerns.pores.1")).to_be_visible()


async def test_after_three_minutes_away_the_conversation_goes_on(page):
    await begin(page)
    await lever(page, "away").click()
    await expect(page.locator(".note").filter(has_text="is back")).to_be_visible(timeout=30_000)
    await press(page, "answer.after_injection.no")
    await expect(held(page)).to_contain_text("Nothing was lost", timeout=30_000)


@pytest.mark.parametrize("kind", ["429", "500", "timeout"])
async def test_a_call_that_fails_is_made_again(page, kind):
    await begin(page)
    await lever(page, f"fail-{kind}").click()
    await press(page, "answer.after_injection.no")
    await expect(held(page)).to_be_visible(timeout=30_000)
    await expect(key(page, "tick.concerns.pores.1")).to_be_visible()


async def test_a_blocked_bot_is_silent_and_let_in_again_knows_the_patient(page):
    await begin(page)
    await lever(page, "block").click()
    await expect(button(page, "UNBLOCK")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    await page.reload()
    await button(page, "UNBLOCK").click()
    await press(page, "answer.after_injection.no")
    await expect(key(page, "tick.concerns.pores.1")).to_be_visible()


async def test_on_a_phone_a_lever_shows_in_the_chat_what_it_does(browser, demo):
    async with opened(browser, demo.url, "phone") as page:
        await begin(page)
        await button(page, "Levers").click()
        await lever(page, "block").click()
        await expect(page.locator(".note")).to_be_in_viewport()
        await button(page, "UNBLOCK").click()
        await press(page, "answer.after_injection.no")
        await expect(held(page)).to_contain_text("knew where you were")


async def test_restarting_asks_first(page):
    await begin(page)
    await lever(page, "restart").click()
    await expect(held(page)).to_contain_text("asks first")


async def test_a_new_patient_and_a_clinics_link_begin_from_nothing(page):
    await begin(page)
    await lever(page, "newcomer").click()
    await expect(page.locator(".item")).to_have_count(0)
    await lever(page, "link").click()
    await expect(page.locator(".note")).to_contain_text("changes no option, order, rule or word")
    await button(page, "START").click()
    await expect(page.locator("#log")).to_contain_text(re.compile("/start [A-Za-z0-9_-]{12}"))
    await expect(page.locator("#log")).to_contain_text("Larch House gave you this link.")
    await key(page, "adult.").click()
    await expect(key(page, "answer.after_injection.no")).to_be_visible()


async def test_a_patient_of_another_country_is_walked_there(page):
    await page.get_by_label("Country").select_option("fr")
    await expect(page.locator(".note").last).to_contain_text("ends here", timeout=30_000)
    await page.get_by_role("tab", name="Where we are").click()
    await expect(page.get_by_role("tabpanel")).to_contain_text("France")


async def test_a_saved_conversation_is_a_case_that_can_be_tried_and_walked(page, tmp_path):
    await lever(page, "watch-something_feels_wrong").click()
    await expect(page.locator(".note").last).to_contain_text("ends here", timeout=30_000)
    async with page.expect_download() as download:
        await lever(page, "save").click()
    file = tmp_path / "case.yaml"
    await (await download.value).save_as(file)
    (case,) = from_yaml(file.read_text(encoding="utf-8"))
    assert case["outcome"] == "urgent" == try_case(case, lambda _: "none")["outcome"]
    await page.get_by_label("Load a case").set_input_files(file)
    await expect(page.locator(".note").first).to_contain_text("Walking the case “urgent”")
    await expect(page.locator(".note").last).to_contain_text("ends here", timeout=30_000)
    await page.get_by_role("tab", name="Why this outcome").click()
    await expect(page.get_by_role("tabpanel")).to_contain_text("urgent")
