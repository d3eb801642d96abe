"""Nothing that Telegram can bring breaks the bot, or is written for somebody else."""

from random import Random

import pytest

from tests.fuzz.target import Target, chats_of, fuzzed
from tests.fuzz.texts import UNITS, long, text
from tests.fuzz.updates import CONTENTS, UPDATES, Updates


# The library warns of fields it will drop; a patient's phone sends them all the same.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_updates_of_every_kind_raise_nothing_and_touch_nobody_else(tmp_path):
    wrong, target = await fuzzed(tmp_path, seed=1, number=250)
    assert wrong == []
    assert len(target.buttons) > 50


async def test_whoever_is_written_for_is_seen(tmp_path):
    target = Target(tmp_path)
    await target.start()
    start = Updates(Random(1), [7, 8]).of("message", 7, text="/start")  # noqa: S311 - the same one
    written = await target.take([start])
    assert (written, chats_of(start)) == ({target.subject(7)}, {7})
    await target.close()


def test_the_kinds_are_read_off_the_library():
    assert {"message", "guest_message", "purchased_paid_media", "managed_bot"} <= set(UPDATES)
    assert {"text", "checklist", "gift", "paid_media", "live_photo"} <= set(CONTENTS)
    drawn = [Updates(Random(1), [7]).of(kind, 7) for kind in UPDATES]  # noqa: S311 - the same ones
    assert [set(update) - {"update_id"} for update in drawn] == [{kind} for kind in UPDATES]


@pytest.mark.parametrize("character", ["\0", "\ud800", "\u202e"])
def test_texts_hold_what_breaks_programs(character):
    chance = Random(1)  # noqa: S311 - the same ones
    assert any(character in text(chance) for _ in range(500))
    assert max(len(long(chance).encode("utf-16-le")) // 2 for _ in range(50)) == UNITS
