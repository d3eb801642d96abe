"""The demo's console: made-up patients who walked the real bot, and a reviewer who is let in."""

import re
from random import Random

from chat import make_desk

from bot.specimens import fill
from console import codes
from console.hiring import admit
from console.office import Demo
from tests.console.conftest import PASSWORD

BANNER = "Every person and every word here is made up."
ROBIN = Demo("robin", PASSWORD, codes.new_secret(lambda size: b"s" * size))
VALUE = re.compile(r'name="(name|password|code)"[^>]* value="([^"]*)"|name="csrf" value="(\w+)"')


async def test_the_made_up_reviewer_signs_in_with_what_is_filled_in_and_reads_made_up_chats(
    console,
):
    object.__setattr__(console.office, "demo", ROBIN)
    await admit(console.office, ROBIN)
    made = await fill(console.database, make_desk(), 1, console.clock.now, Random(1))  # noqa: S311 - made up
    robin = console.browser()
    door = await robin.get("/sign-in")
    assert BANNER in door.text
    shown = {name: value for name, value, _ in VALUE.findall(door.text) if name}
    assert set(shown) == {"name", "password", "code"}
    assert (await robin.post("/sign-in", **shown)).headers["location"] == "/"
    queue = await robin.get("/queue")
    found = re.findall(r'id="t-([\w-]+)"', queue.text)
    assert (BANNER in queue.text, len(found)) == (True, made)
    assert made > 0
    chat = (await robin.get(f"/transcripts/{found[0]}")).text
    assert (BANNER in chat, 'class="bubble patient"' in chat) == (True, True)
    assert BANNER in (await robin.get("/nowhere")).text


async def test_a_real_console_has_no_banner_and_fills_nothing_in(console):
    door = (await console.browser().get("/sign-in")).text
    shown = {name: value for name, value, _ in VALUE.findall(door) if name}
    assert (BANNER in door, set(shown.values())) == (False, {""})
