"""What each answer of Telegram means for a message, over real HTTP."""

import pytest

from bot.rendering import plain
from bot.telegram.client import Client
from bot.telegram.refusals import NotSent, Refused, Unknown
from bot.telegram.transport import Transport

SEND = {
    "kind": "send",
    "chat": 1001,
    "text": "<b>How old</b> are you &amp; yours?",
    "keyboard": [],
    "prompt": 3,
    "edits": None,
    "message_ids": [],
}
EDIT = SEND | {"kind": "edit", "prompt": None, "edits": 2, "message_ids": [5]}
DELETE = SEND | {"kind": "delete", "text": "", "message_ids": [1, 2, 3]}
LEAVE = SEND | {"kind": "leave", "text": "", "chat": -100}
METHODS = {
    "send": "sendMessage",
    "edit": "editMessageText",
    "delete": "deleteMessages",
    "leave": "leaveChat",
}


async def attempt(transport, body):
    """Deliver once; tell what came of it in a word."""
    try:
        return await transport.deliver(body)
    except NotSent as failure:
        return "not sent", failure.retry_after
    except Unknown:
        return "unknown"
    except Refused as failure:
        return "gone" if failure.gone else "refused"


LATER = ("not sent", None)


@pytest.mark.parametrize(
    ("code", "description", "meaning"),
    [
        (403, "Forbidden: bot was blocked by the user", "gone"),
        (403, "Forbidden: user is deactivated", "gone"),
        (403, "Forbidden: bot can't initiate conversation with a user", "gone"),
        (403, "Forbidden: bot was kicked from the group chat", "gone"),
        (400, "Bad Request: chat not found", "gone"),
        (400, "Bad Request: PEER_ID_INVALID", "gone"),
        (400, "Bad Request: message is too long", "refused"),
        (400, "Bad Request: BUTTON_DATA_INVALID", "refused"),
        (413, "Request Entity Too Large", "refused"),
        (401, "Unauthorized", LATER),
        (404, "Not Found", LATER),
        (409, "Conflict: terminated by other getUpdates request", LATER),
        (429, "Too Many Requests", LATER),
        (500, "Internal Server Error", "unknown"),
        (502, "Bad Gateway", "unknown"),
        (504, "Gateway Timeout", "unknown"),
    ],
)
async def test_a_refused_send(telegram, client, log, code, description, meaning):
    telegram.script["sendMessage"] = [telegram.refusal(code, description)]
    assert meaning == await attempt(Transport(client, log), SEND)


async def test_telegram_says_how_long_to_be_silent(telegram, client, log):
    too_many = telegram.refusal(429, "Too Many Requests: retry after 17", retry_after=17)
    telegram.script["sendMessage"] = [too_many]
    assert await attempt(Transport(client, log), SEND) == ("not sent", 17)


@pytest.mark.parametrize("fault", ["hang", "reset", (502, b"<html>Bad Gateway</html>")])
@pytest.mark.parametrize(("body", "meaning"), [(SEND, "unknown"), (EDIT, LATER), (DELETE, LATER)])
async def test_without_an_answer_only_a_send_is_in_doubt(
    telegram, client, log, fault, body, meaning
):
    telegram.script[METHODS[body["kind"]]] = [fault]
    assert meaning == await attempt(Transport(client, log), body)


async def test_an_answer_that_is_no_answer_leaves_a_send_in_doubt(telegram, client, log):
    telegram.script["sendMessage"] = [(200, b"<html>sign in to this network</html>")]
    assert await attempt(Transport(client, log), SEND) == "unknown"


async def test_without_a_connection_nothing_was_sent(telegram, log):
    await telegram.stop()
    client = Client("42:canary", telegram.url, timeout=0.5)
    came = await attempt(Transport(client, log), SEND)
    await client.close_connections()
    assert came == LATER


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (EDIT, "Bad Request: message is not modified: specified new message content is the same"),
        (EDIT, "Bad Request: message to edit not found"),
        (EDIT, "Bad Request: message can't be edited"),
        (EDIT, "Bad Request: MESSAGE_ID_INVALID"),
        (DELETE, "Bad Request: message can't be deleted for everyone"),
        (DELETE, "Bad Request: message to delete not found"),
    ],
)
async def test_what_is_so_already_is_done(telegram, client, log, body, description):
    telegram.script[METHODS[body["kind"]]] = [telegram.refusal(400, description)]
    assert await attempt(Transport(client, log), body) is None


@pytest.mark.parametrize("body", [SEND, EDIT])
async def test_text_that_cannot_be_parsed_goes_out_plain_once_and_is_reported(
    telegram, client, log, body
):
    method = METHODS[body["kind"]]
    unparsable = telegram.refusal(400, "Bad Request: can't parse entities: unclosed tag")
    telegram.script[method] = [unparsable, telegram.ok(telegram.message(9))]
    await Transport(client, log).deliver(body)
    said = [(call["text"], call.get("parse_mode")) for call in telegram.of(method)]
    expected = [(SEND["text"], "HTML"), ("How old are you & yours?", None)]
    assert (expected, ["send_unparsable"]) == (said, log.events)


async def test_text_that_stays_unparsable_is_refused(telegram, client, log):
    telegram.script["sendMessage"] = [telegram.refusal(400, "Bad Request: can't parse entities")]
    came = await attempt(Transport(client, log), SEND)
    assert (came, len(telegram.of("sendMessage"))) == ("refused", 2)


async def test_a_send_carries_text_buttons_and_no_preview(telegram, client, log):
    buttons = [
        {"label": "Yes", "data": "abc123.3.yes", "style": "primary"},
        {"label": "No", "data": "abc123.3.no", "style": "plain"},
    ]
    number = await Transport(client, log).deliver(SEND | {"keyboard": [buttons]})
    (call,) = telegram.of("sendMessage")
    sent = {key: call.pop(key) for key in ("reply_markup", "link_preview_options")}
    yes = {"text": "Yes", "callback_data": "abc123.3.yes", "style": "primary"}
    no = {"text": "No", "callback_data": "abc123.3.no"}
    assert sent == {
        "reply_markup": {"inline_keyboard": [[yes, no]]},
        "link_preview_options": {"is_disabled": True},
    }
    assert (number, call) == (
        7,
        {"chat_id": 1001, "text": SEND["text"], "parse_mode": "HTML"},
    )


async def test_every_known_copy_of_a_message_is_edited_once(telegram, client, log):
    await Transport(client, log).deliver(EDIT | {"message_ids": [5, 6]}, (6, 8))
    numbers = [call["message_id"] for call in telegram.of("editMessageText")]
    keyboards = [call.get("reply_markup") for call in telegram.of("editMessageText")]
    assert (numbers, keyboards) == ([5, 6, 8], [None] * 3)


async def test_messages_are_deleted_a_hundred_at_a_time(telegram, client, log):
    await Transport(client, log).deliver(DELETE | {"message_ids": list(range(1, 251))})
    sizes = [len(call["message_ids"]) for call in telegram.of("deleteMessages")]
    assert sizes == [100, 100, 50]


async def test_a_group_is_left(telegram, client, log):
    await Transport(client, log).deliver(LEAVE)
    assert telegram.of("leaveChat") == [{"chat_id": -100}]


def test_plain_text_has_no_tags_left():
    assert plain("<b>a</b> &lt;b&gt; <blockquote expandable>c</blockquote>") == "a <b> c"


DOCUMENT = {
    "kind": "document",
    "chat": 1001,
    "name": "my-data.txt",
    "content": "Country: Österreich",
    "prompt": None,
}


async def test_a_file_goes_out_with_its_name_and_its_number_comes_back(telegram, client, log):
    telegram.script["sendDocument"] = [telegram.ok(telegram.message(9))]
    number = await Transport(client, log).deliver(DOCUMENT)
    (sent,) = telegram.of("sendDocument")
    assert (number, "my-data.txt" in str(sent), "Österreich" in str(sent)) == (9, True, True)


async def test_a_file_whose_fate_is_unknown_is_not_sent_again_at_once(telegram, client, log):
    """Sent twice it would stand twice in the chat, as a message would."""
    telegram.script["sendDocument"] = [telegram.HANG]
    assert await attempt(Transport(client, log), DOCUMENT) == "unknown"


OFFER = SEND | {"kind": "offer", "edits": 3}


async def test_a_question_is_offered_again_in_its_newest_message(telegram, client, log):
    assert await Transport(client, log).deliver(OFFER, (5, 8)) is None
    assert [call["message_id"] for call in telegram.of("editMessageText")] == [8]
    assert telegram.of("sendMessage") == []


@pytest.mark.parametrize(
    "refusal", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
)
async def test_where_no_message_can_be_changed_the_question_is_sent_anew(
    telegram, client, log, refusal
):
    telegram.script["editMessageText"] = [telegram.refusal(400, f"Bad Request: {refusal}")]
    assert await Transport(client, log).deliver(OFFER, (5, 8)) == 7
    assert [call["message_id"] for call in telegram.of("editMessageText")] == [8, 5]
    assert await Transport(client, log).deliver(OFFER, ()) == 7


async def test_a_question_that_says_so_already_is_left_as_it_is(telegram, client, log):
    telegram.script["editMessageText"] = [
        telegram.refusal(400, "Bad Request: message is not modified")
    ]
    assert await Transport(client, log).deliver(OFFER, (8,)) is None
    assert telegram.of("sendMessage") == []


async def test_an_offer_in_place_may_be_repeated_and_one_sent_anew_waits_for_its_lease(
    telegram, client, log
):
    telegram.script["editMessageText"] = [telegram.RESET]
    with pytest.raises(NotSent):
        await Transport(client, log).deliver(OFFER, (8,))
    telegram.script["sendMessage"] = [telegram.RESET]
    with pytest.raises(Unknown):
        await Transport(client, log).deliver(OFFER, ())


PAGE = {
    "kind": "page",
    "chat": 1001,
    "name": "sheet.pdf",
    "locale": "en",
    "lines": [["title", "My sheet"], ["text", "A line."], ["room", ""]],
    "instead": [SEND, SEND | {"text": "more"}],
    "prompt": None,
}


def jammed(_page):
    """Stand where a printer stands that fails."""
    raise OSError("no paper")


async def test_a_page_is_printed_when_it_is_sent(telegram, client, log):
    telegram.script["sendDocument"] = [telegram.ok(telegram.message(9))]
    pages = []
    transport = Transport(client, log, lambda page: pages.append(page) or b"%PDF-")
    assert await transport.deliver(PAGE) == 9
    (page,) = pages
    assert [line.words for line in page.lines] == ["My sheet", "A line.", ""]
    assert telegram.of("sendMessage") == []


@pytest.mark.parametrize(("printer", "reported"), [(None, []), (jammed, ["unprinted"])])
async def test_what_cannot_be_printed_is_said(telegram, client, log, printer, reported):
    assert await Transport(client, log, printer).deliver(PAGE) == 7
    said = [call["text"] for call in telegram.of("sendMessage")]
    assert (said, log.events) == ([SEND["text"], "more"], reported)
