"""Every refusal of the emulator has Telegram's words, as python-telegram-bot hears them."""

from datetime import timedelta

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from preview.limits import LIMITS, RULES
from tests.preview.conftest import client

LONG = "\U0001f642"


def keyboard(**button):
    return {"inline_keyboard": [[button]]}


def raw(bot, method, **values):
    """Call a method with values that the library would not let through."""
    return bot._post(method, values)


HTML = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("é<font>x</font>", 'Unsupported start tag "font" at byte offset 2'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("a < b", "Unclosed start tag at byte offset 2"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("html", "words"), HTML)
async def test_bad_html_is_refused_with_its_place(bot, patient, html, words):
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(patient.chat_id, html, parse_mode="HTML")
    assert (
        f"Can't parse entities: {words[0].lower()}{words[1:]}".lower() == str(refused.value).lower()
    )


MARKUPS = [
    (keyboard(text="x", callback_data="é" * 33), "Button_data_invalid"),
    (keyboard(text="x"), "text buttons are unallowed"),
    (keyboard(text="x", callback_data="1", url="https://example.org"), "exactly one"),
    (keyboard(callback_data="1"), 'can\'t find field "text"'),
    (keyboard(text=7, callback_data="1"), "must be of type string"),
    (keyboard(text="x", copy_text={"text": "y" * 257}), "Button_copy_text_invalid"),
    (keyboard(text="x", copy_text={"text": ""}), "Button_copy_text_invalid"),
    (keyboard(text="x", callback_data="1", style="pink"), "invalid button style"),
    (keyboard(text="x", url="ftp://example.org"), "unsupported url protocol"),
    ({"inline_keyboard": [[{"text": "x", "callback_data": "1"}] * 101]}, "Reply_markup_too_long"),
    ({"inline_keyboard": "x"}, "object expected as reply markup"),
]


@pytest.mark.parametrize(("markup", "words"), MARKUPS)
async def test_a_button_that_telegram_would_not_show_is_refused(bot, patient, markup, words):
    with pytest.raises(BadRequest) as refused:
        await raw(bot, "sendMessage", chat_id=patient.chat_id, text="x", reply_markup=markup)
    assert words.lower() in str(refused.value).lower()


TEXTS = [
    ("", "message text is empty"),
    (" \n ", "message text is empty"),
    ("<b> </b>", "message text is empty"),
    ("x" * 4097, "message is too long"),
    (LONG * 2049, "message is too long"),
]


@pytest.mark.parametrize(("text", "words"), TEXTS)
async def test_a_text_is_1_to_4096_utf16_units_after_parsing(bot, patient, text, words):
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(patient.chat_id, text, parse_mode="HTML")
    assert words == str(refused.value).lower()


@pytest.mark.parametrize("text", ["x" * 4096, LONG * 2048, "<b>" + "x" * 4096 + "</b>"])
async def test_the_longest_text_is_taken(bot, patient, text):
    sent = await bot.send_message(patient.chat_id, text, parse_mode="HTML")
    assert len(sent.text.encode("utf-16-le")) // 2 == 4096


async def test_callback_data_of_64_bytes_is_taken(bot, patient):
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="é" * 32)]])
    sent = await bot.send_message(patient.chat_id, "x", reply_markup=markup)
    assert markup == sent.reply_markup


async def test_edits_are_refused_in_telegrams_words(bot, patient):
    chat = patient.chat_id
    sent = await bot.send_message(chat, "<b>x</b>", parse_mode="HTML")
    gone = await bot.send_message(chat, "gone")
    await gone.delete()
    cases = {
        "Message is not modified: specified new message content and reply markup are exactly the"
        " same as a current content and reply markup of the message": (sent.message_id, "<b>x</b>"),
        "Message to edit not found": (gone.message_id, "y"),
        "Message can't be edited": (patient.messages[0].id, "y"),
        "Message text is empty": (sent.message_id, ""),
    }
    heard = {}
    for words, (message, text) in cases.items():
        with pytest.raises(BadRequest) as refused:
            await bot.edit_message_text(text, chat, message, parse_mode="HTML")
        heard[words] = str(refused.value)
    assert {words: words for words in cases} == heard


async def test_a_tap_can_be_answered_for_150_seconds(bot, clock, patient):
    sent = await bot.send_message(
        patient.chat_id,
        "x",
        reply_markup=InlineKeyboardMarkup.from_button(
            InlineKeyboardButton("go", callback_data="go")
        ),
    )
    early, late = patient.tap("go", sent.message_id), patient.tap("go")
    clock.advance(seconds=149)
    await bot.answer_callback_query(early, "thanks")
    clock.advance(seconds=1)
    with pytest.raises(BadRequest) as refused:
        await bot.answer_callback_query(late)
    words = "Query is too old and response timeout expired or query id is invalid"
    assert (words.lower(), ["thanks"]) == (str(refused.value).lower(), patient.toasts)


async def test_only_who_has_started_can_be_written_to(bot, telegram):
    stranger = telegram.patient()
    heard = []
    for chat in (stranger.chat_id, 424242, -5):
        with pytest.raises(BadRequest) as refused:
            await bot.send_message(chat, "x")
        heard.append(str(refused.value))
    assert heard == ["Chat not found"] * 3


async def test_who_blocked_the_bot_or_left_telegram_is_out_of_reach(bot, patient):
    patient.block()
    with pytest.raises(Forbidden) as blocked:
        await bot.send_message(patient.chat_id, "x")
    patient.unblock()
    await bot.send_message(patient.chat_id, "back")
    patient.deactivate()
    with pytest.raises(Forbidden) as deactivated:
        await bot.send_message(patient.chat_id, "x")
    expected = ("Forbidden: bot was blocked by the user", "Forbidden: user is deactivated")
    assert expected == (str(blocked.value), str(deactivated.value))


async def test_messages_can_be_deleted_for_48_hours_and_100_at_once(bot, clock, patient):
    chat = patient.chat_id
    young = [(await bot.send_message(chat, "x")).message_id for _ in range(3)]
    await bot.delete_messages(chat, [*young[:2], patient.messages[0].id, 999])
    with pytest.raises(BadRequest) as many:
        await bot.delete_messages(chat, list(range(1, 102)))
    clock.advance(hours=48)
    with pytest.raises(BadRequest) as old:
        await bot.delete_messages(chat, young)
    with pytest.raises(BadRequest) as gone:
        await bot.delete_message(chat, young[0])
    expected = (
        [young[2]],
        "Too many message identifiers specified",
        "Message can't be deleted for everyone",
        "Message to delete not found",
    )
    assert expected == (
        [seen.id for seen in patient.messages],
        str(many.value),
        str(old.value),
        str(gone.value),
    )


async def test_what_a_bot_says_of_itself_has_limits(bot):
    commands = [{"command": "a", "description": "b"}]
    calls = [
        ("setMyCommands", {"commands": commands * 101}, "Bot_commands_too_much"),
        ("setMyCommands", {"commands": [{"command": "A-b", "description": "b"}]}, "command_inv"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "command_description_invalid"),
        ("setMyCommands", {"commands": commands, "scope": {"type": "moon"}}, "unsupported type"),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short description is too"),
        ("setMyName", {"name": "x" * 65}, "name is too long"),
    ]
    for method, values, words in calls:
        with pytest.raises(BadRequest) as refused:
            await raw(bot, method, **values)
        assert words.lower() in str(refused.value).lower()


async def test_a_stranger_token_or_method_is_refused(bot, telegram):
    with pytest.raises(InvalidToken):
        async with client(telegram, "1:other"):
            pass
    with pytest.raises(InvalidToken) as unknown:
        await raw(bot, "sendMoon")
    assert str(unknown.value) == "Not Found"


FAULTS = [
    ("429", RetryAfter, False),
    ("500", NetworkError, False),
    ("502", NetworkError, False),
    ("reset", NetworkError, False),
    ("timeout", TimedOut, True),
]


@pytest.mark.parametrize(("kind", "error", "arrives"), FAULTS)
async def test_a_fault_happens_as_often_as_asked_for(bot, telegram, patient, kind, error, arrives):
    telegram.fail("sendMessage", kind, retry_after=7)
    with pytest.raises(error) as failed:
        await bot.send_message(patient.chat_id, "once", read_timeout=0.2)
    await bot.send_message(patient.chat_id, "twice")
    wait = getattr(failed.value, "retry_after", None)
    expected = (["once"] * arrives + ["twice"], timedelta(seconds=7) if kind == "429" else None)
    assert expected == ([seen.text for seen in patient.replies], wait)


async def test_parameters_that_change_nothing_are_taken(bot, patient):
    sent = await bot.send_message(
        patient.chat_id,
        "x",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert sent.text == "x"


def test_every_rule_and_limit_names_its_source():
    silent = [name for name, rule in {**RULES, **LIMITS}.items() if not rule.source]
    assert silent == []
