"""The drawer: what staff see, where we are, why this outcome, and the raw calls."""

import re

import pytest
from playwright.async_api import expect

from tests.preview.browser import WHOLE, begin, button, faults, in_chromium, key, press

pytestmark = in_chromium


async def look(page, tab):
    """Open a tab of the drawer and give what it shows."""
    await page.get_by_role("tab", name=tab).click()
    return page.get_by_role("tabpanel", name=tab)


async def say(page, text):
    """Type a text and send it."""
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")


async def test_staff_see_what_is_stored_and_none_of_what_was_typed(page):
    panel = await look(page, "What staff see")
    await expect(panel).to_contain_text("Nothing is stored")
    await begin(page)
    await say(page, "My name is Ann Example")
    await expect(panel.locator("mark").filter(has_text="[name]")).to_be_visible()
    await expect(panel).to_contain_text("Country: United Kingdom")
    await expect(panel).not_to_contain_text("Ann")
    assert await faults(page) == []
    await say(page, "/delete")
    await press(page, "delete_yes")
    await expect(panel).to_contain_text("Nothing is stored")


async def test_the_machine_lights_where_we_are_and_says_why_it_asks(page):
    panel = await look(page, "Where we are")
    await begin(page)
    await expect(panel.locator(".state.lit")).to_have_attribute("data-state", "after_injection")
    await press(page, *WHOLE[2:5])
    await expect(panel.locator(".state.lit")).to_have_attribute("data-state", "pore_areas")
    await expect(panel.locator(".next")).to_contain_text("because of")
    await expect(panel.locator(".next dd")).to_contain_text("pores")
    walked = panel.locator(".state.been, .state.lit")
    await expect(walked).to_have_count(6)
    assert await faults(page) == []


async def test_the_outcome_is_explained_by_rule_answers_and_facts(page):
    panel = await look(page, "Why this outcome")
    await expect(panel).to_contain_text("No outcome yet")
    await button(page, "START").click()
    await press(page, *WHOLE)
    await expect(panel.locator(".rules .yes")).to_have_text("R15")
    await expect(panel.locator("dt").filter(has_text="R15").first).to_be_visible()
    await expect(panel.locator(".claims li").first).to_contain_text(re.compile("F[0-9]+"))
    assert await faults(page) == []


async def test_every_call_can_be_read_as_it_went_over_the_wire(page):
    await begin(page)
    panel = await look(page, "Bot API")
    sent = panel.locator("details").filter(has_text="sendMessage").first
    await sent.locator("summary").click()
    await expect(sent.locator("pre")).to_contain_text('"chat_id"')
    await expect(panel.locator("summary").filter(has_text="getUpdates").first).to_be_visible()
    assert await faults(page) == []


async def test_the_tabs_are_walked_by_arrow_keys(page):
    await page.get_by_role("tab", name="What staff see").focus()
    for name in ("Where we are", "Why this outcome", "Bot API", "What staff see"):
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("tab", name=name)).to_be_focused()
        await expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("page", ["phone", "narrow dark phone"], indirect=True)
async def test_on_a_phone_drawer_and_levers_lie_over_the_chat_and_go_again(page):
    await begin(page)
    for name, closing in (("Behind the chat", "Close the drawer"), ("Levers", "Close the levers")):
        await button(page, name).click()
        await expect(button(page, closing)).to_be_focused()
        assert await faults(page) == []
        sizes = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert sizes[0] <= sizes[1]
        await page.keyboard.press("Escape")
        await expect(button(page, name)).to_be_focused()
    await expect(key(page, "answer.after_injection.no")).to_be_visible()
