"""Every kind of update becomes an event, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.flows.events import (
    Attached,
    Blocked,
    Commanded,
    Edited,
    Forwarded,
    Gathered,
    Tapped,
    Unblocked,
    Wrote,
    to_data,
)
from bot.telegram.inbound import cleaned, to_heard

ANNE = {"id": 1001, "is_bot": False, "first_name": "CANARY", "language_code": "es"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "CANARY"}
GROUP = {"id": -100, "type": "group", "title": "CANARY"}
FILE = {"file_id": "CANARY", "file_unique_id": "CANARY"}
PICTURE = FILE | {"width": 1, "height": 1}
FILM = PICTURE | {"duration": 1}
PLACE = {"longitude": 1.0, "latitude": 1.0}
FORWARD = {"type": "hidden_user", "sender_user_name": "CANARY", "date": 1}


def of(fields, kind="message", chat=PRIVATE):
    message = {"message_id": 5, "date": 1, "chat": chat, "from": ANNE} | fields
    return to_heard(Update.de_json({"update_id": 9, kind: message}, None))


def tapped(data, chat=PRIVATE, **more):
    message = {"message_id": 5, "date": 1, "chat": chat}
    query = {"id": "q1", "from": ANNE, "chat_instance": "1", "message": message, "data": data}
    return to_heard(Update.de_json({"update_id": 9, "callback_query": query | more}, None))


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"text": "my forehead"}, Wrote("my forehead")),
        ({"text": "/start"}, Commanded("start")),
        ({"text": "/start clinic-7"}, Commanded("start", "clinic-7")),
        ({"text": "/Start@AskFirstBot clinic-7 "}, Commanded("start", "clinic-7")),
        ({"text": "/why do\nyou ask"}, Commanded("why", "do\nyou ask")),
        ({"text": "/"}, Wrote("/")),
        ({"text": "/30 units?"}, Commanded("30", "units?")),
        ({"text": "and/or"}, Wrote("and/or")),
        ({"text": "no\0ne \ud800"}, Wrote("none ?")),
        ({"text": "/start", "forward_origin": FORWARD}, Forwarded("/start")),
        ({"photo": [PICTURE], "caption": "look"}, Attached("photo", "look")),
        ({"photo": [PICTURE], "caption": "x", "forward_origin": FORWARD}, Forwarded("x")),
        ({"photo": [PICTURE], "forward_origin": FORWARD}, Attached("photo")),
        ({"animation": FILM, "document": FILE}, Attached("animation")),
        ({"audio": FILE | {"duration": 1}}, Attached("audio")),
        ({"document": FILE}, Attached("document")),
        ({"video": FILM}, Attached("video")),
        ({"video_note": FILE | {"length": 1, "duration": 1}}, Attached("video_note")),
        ({"voice": FILE | {"duration": 1}}, Attached("voice")),
        (
            {"sticker": PICTURE | {"type": "regular", "is_animated": False, "is_video": False}},
            Attached("sticker"),
        ),
        ({"contact": {"phone_number": "CANARY", "first_name": "CANARY"}}, Attached("contact")),
        ({"location": PLACE}, Attached("location")),
        (
            {"venue": {"location": PLACE, "title": "CANARY", "address": "x"}, "location": PLACE},
            Attached("venue"),
        ),
        ({"dice": {"emoji": "x", "value": 1}}, Attached("dice")),
        ({"story": {"chat": GROUP, "id": 1}}, Attached("story")),
        (
            {
                "poll": {
                    "id": "1",
                    "question": "am I ill?",
                    "options": [],
                    "total_voter_count": 0,
                    "is_closed": False,
                    "is_anonymous": True,
                    "type": "regular",
                    "allows_multiple_answers": False,
                    "allows_revoting": False,
                    "members_only": False,
                }
            },
            Attached("poll", "am I ill?"),
        ),
        ({"pinned_message": {"message_id": 1, "date": 0, "chat": PRIVATE}}, Attached("other")),
        ({"kind_of_the_future": {}}, Attached("other")),
        ({}, Attached("other")),
    ],
)
def test_a_message(fields, event):
    assert event == of(fields).event


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"text": "changed", "edit_date": 77}, Edited("changed")),
        ({"photo": [PICTURE], "caption": "changed", "edit_date": 77}, Edited("changed")),
    ],
)
def test_a_changed_message(fields, event):
    assert event == of(fields, "edited_message").event


def test_a_moving_location_is_no_event():
    assert of({"location": PLACE, "edit_date": 77}, "edited_message") is None


def test_what_is_known_of_a_message():
    heard = of({"text": "x"})
    found = (heard.update_id, heard.dedupe, heard.kind, heard.chat_id)
    rest = (heard.language, heard.message_id, heard.callback_id)
    expected = (9, "m:1001:5", "message", 1001, "es", 5, None)
    assert expected == (*found, *rest)


def test_each_change_of_a_message_is_an_update_of_its_own():
    heard = of({"text": "x", "edit_date": 77}, "edited_message")
    assert (heard.dedupe, heard.kind) == ("m:1001:5:77", "edited_message")


def test_what_is_known_of_a_tap():
    heard = tapped(to_data("abc123", 4, "set", "pores", "yes"))
    expected = (
        Tapped("abc123", 4, "set", ("pores", "yes")),
        ("c:q1", "callback_query", 1001, 5, "q1"),
    )
    found = (heard.dedupe, heard.kind, heard.chat_id, heard.message_id, heard.callback_id)
    assert expected == (heard.event, found)


@pytest.mark.parametrize("data", ["", "x", "a.b.c", None, "\ud800"])
def test_data_that_is_not_ours_is_an_unknown_tap(data):
    assert Tapped("", 0, "unknown") == tapped(data).event


def test_a_tap_on_a_message_telegram_no_longer_shows_counts():
    assert tapped("abc123.4.yes", message=None).chat_id == 1001


def test_a_patient_without_a_language_reads_english():
    quiet = {key: value for key, value in ANNE.items() if key != "language_code"}
    assert of({"text": "x", "from": quiet}).language == "en"


MEMBER = {"user": {"id": 42, "is_bot": True, "first_name": "b"}, "status": "member"}
LEFT = MEMBER | {"status": "left"}
BLOCKED = MEMBER | {"status": "kicked", "until_date": 0}


def member(chat, old, new):
    change = {
        "chat": chat,
        "from": ANNE,
        "date": 1,
        "old_chat_member": old,
        "new_chat_member": new,
    }
    return to_heard(Update.de_json({"update_id": 9, "my_chat_member": change}, None))


@pytest.mark.parametrize(
    "heard",
    [
        pytest.param(of({"text": "x"}, chat=GROUP), id="a text in a group"),
        pytest.param(of({"text": "x"}, "edited_message", GROUP), id="a changed text in a group"),
        pytest.param(tapped("abc123.1.yes", GROUP), id="a tap in a group"),
        pytest.param(member(GROUP, LEFT, MEMBER), id="being added to a group"),
        pytest.param(of({"text": "x"}, "channel_post", GROUP | {"type": "channel"}), id="channel"),
    ],
)
def test_where_others_read_along(heard):
    assert (Gathered(), -100, "g:9") == (heard.event, heard.chat_id, heard.dedupe)


@pytest.mark.parametrize(
    "heard",
    [
        pytest.param(member(GROUP, MEMBER, LEFT), id="being removed from a group"),
        pytest.param(to_heard(Update.de_json({"update_id": 9}, None)), id="of the future"),
    ],
)
def test_what_is_not_for_us(heard):
    assert heard is None


@pytest.mark.parametrize(
    ("before", "after", "event"), [(MEMBER, BLOCKED, Blocked()), (BLOCKED, MEMBER, Unblocked())]
)
def test_a_patient_blocks_the_bot_and_lets_it_in_again(before, after, event):
    heard = member(PRIVATE, before, after)
    assert (event, 1001, "b:9:1") == (heard.event, heard.chat_id, heard.dedupe)


def test_a_chat_that_only_looks_private_is_none():
    assert Gathered() == of({"text": "x"}, chat=PRIVATE | {"id": 1002}).event


def test_nothing_of_a_patient_shows_when_an_update_is_printed():
    heard = of({"text": "CANARY", "contact": {"phone_number": "CANARY", "first_name": "CANARY"}})
    assert ("CANARY" in repr(heard), "1001" in repr(heard)) == (False, False)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_kept_and_encoded(text):
    clean = cleaned(text)
    assert (clean, False) == (clean.encode().decode(), "\0" in clean)


@given(st.text(st.characters(exclude_categories=()), max_size=64))
def test_any_data_is_a_tap(data):
    assert isinstance(tapped(data).event, Tapped)


NAMED = ANNE | {"first_name": "Ann\0e", "last_name": "Other", "username": "anne_o"}


def marked(text, *entities):
    """Send a text in which Telegram marked something; offsets count UTF-16 units."""
    rows = [dict(zip(("type", "offset", "length"), one, strict=True)) for one in entities]
    return of({"from": NAMED, "text": text, "entities": rows})


def test_the_senders_own_names_come_along_in_memory_and_show_nowhere():
    heard = marked("hello")
    assert heard.names == ("Anne", "Other", "anne_o")
    assert "Anne" not in repr(heard)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("mail a@b.org", ("email", 5, 7)),
        ("😀😀 mail a@b.org", ("email", 10, 7)),
        ("ma\0il a@b.org", ("email", 6, 7)),
    ],
)
def test_what_telegram_marked_is_found_in_the_cleaned_text(text, entity):
    heard = marked(text, entity)
    (found,) = heard.entities
    assert (heard.event.text[found.start : found.end], found.type) == ("a@b.org", "email")


def test_marks_that_only_draw_are_left_out():
    assert marked("my skin", ("bold", 0, 2), ("italic", 3, 4)).entities == ()
