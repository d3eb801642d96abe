"""An update that the library can't read is taken for what can be told of it."""

import pytest
from telegram import Update
from telegram.constants import ChatType

from bot.flows.events import Attached, Edited
from bot.telegram.inbound import UNREADABLE
from bot.telegram.rough import roughly
from tests.telegram.conftest import update

ANN = {"id": 1001, "is_bot": False, "first_name": "Ann", "language_code": "es"}


def broken(**more):
    """Write a message whose day is no day, which no library can read."""
    chat = {"id": 1001, "type": ChatType.PRIVATE}
    return {"message_id": 7, "date": "CANARY", "chat": chat, "from": ANN, **more}


IN_A_GROUP = broken(chat={"id": -5, "type": ChatType.GROUP})


def told(raw):
    heard = roughly(raw)
    return heard and (heard.chat_id, heard.language, heard.event, heard.callback_id)


def test_the_library_cannot_read_such_a_message():
    with pytest.raises(TypeError):
        Update.de_json({"update_id": 12, "message": broken()}, None)


@pytest.mark.parametrize(
    ("part", "event"),
    [
        ({"message": broken(text="I can't breathe")}, Attached("other", "I can't breathe")),
        ({"message": broken(caption="a\0b")}, Attached("other", "ab")),
        ({"message": broken(text=7)}, Attached("other", "")),
        ({"edited_message": broken(text="no")}, Edited("no")),
    ],
)
def test_who_wrote_and_what_is_read(part, event):
    assert told({"update_id": 12, **part}) == (1001, "es", event, None)


def test_a_tap_is_answered_whatever_it_carried():
    tap = {"id": "99", "from": ANN, "message": broken(), "data": {"no": "text"}}
    assert told({"update_id": 12, "callback_query": tap}) == (1001, "es", UNREADABLE, "99")


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"update_id": "12", "message": broken()},
        {"update_id": 12, "message": []},
        {"update_id": 12, "message": {"date": "CANARY"}},
        {"update_id": 12, "message": IN_A_GROUP},
        {"update_id": 12, "edited_message": broken()},
        {"update_id": 12, "callback_query": {"id": 9, "from": ANN}},
        {"update_id": 12, "callback_query": {"id": "9", "from": ANN, "message": IN_A_GROUP}},
        {"update_id": 12, "callback_query": {"id": "9", "from": "Ann"}},
    ],
)
def test_of_some_nothing_can_be_told(raw):
    assert roughly(raw) is None


async def test_whoever_sent_it_is_answered(telegram, bot, client, log):
    handling = bot.handling(client, log)
    await handling.handle({"update_id": 12, "message": broken(text="CANARY")})
    await handling.handle(update(13))
    assert (bot.taken, bot.rejected, bot.posted) == ([12, 13], [], [12, 13])
    assert [(line["event"], line["error"]) for line in log.lines] == [("read_roughly", "TypeError")]
    assert "CANARY" not in str(log.lines)
