"""Updates wait, come in order, come again until confirmed, and die when Telegram lets them die."""

import asyncio

import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats, Update
from telegram.error import BadRequest, Conflict

from preview.patients import KINDS, CannotDoError
from tests.emulator import Emulator
from tests.preview.conftest import client


def button(text):
    return {"inline_keyboard": [[{"text": text, "callback_data": text}]]}


async def test_an_offset_confirms_everything_below_it(bot, telegram, patient):
    patient.say("one")
    patient.say("two")
    first = await bot.get_updates()
    again = await bot.get_updates(offset=first[1].update_id)
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert (
        [update.message.text for update in first],
        [update.message.text for update in again],
        rest,
    ) == (["/start", "one", "two"], ["one", "two"], ())
    assert [update.update_id for update in first] == telegram.ids("confirmed")


async def test_a_limit_and_a_negative_offset_choose_what_comes(bot, patient):
    patient.say("one")
    patient.say("two")
    oldest = await bot.get_updates(limit=1)
    newest = await bot.get_updates(offset=-1)
    assert (
        [update.message.text for update in oldest],
        [update.message.text for update in newest],
    ) == (["/start"], ["two"])


async def test_a_long_poll_ends_when_somebody_writes(bot, telegram):
    patient = telegram.patient()
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(telegram.await_polling)
    patient.say("hello")
    assert [update.message.text for update in await poll] == ["hello"]


async def test_the_older_of_two_pollers_is_ended(bot, telegram):
    async with client(telegram) as other:
        older = asyncio.create_task(bot.get_updates(timeout=50))
        await asyncio.to_thread(telegram.await_polling)
        newer = asyncio.create_task(other.get_updates(timeout=50))
        with pytest.raises(Conflict) as ended:
            await older
        telegram.patient().say("hello")
        heard = await newer
    words = (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
        " is running"
    )
    assert (words, ["hello"]) == (str(ended.value), [update.message.text for update in heard])


async def test_a_webhook_ends_polling(bot):
    await bot.set_webhook("https://example.org/hook", secret_token="s")
    with pytest.raises(Conflict) as refused:
        await bot.get_updates()
    info = await bot.get_webhook_info()
    await bot.delete_webhook()
    assert (info.url, await bot.get_updates()) == ("https://example.org/hook", ())
    assert "deleteWebhook" in str(refused.value)


async def test_kinds_that_were_not_asked_for_never_come(bot, patient):
    await bot.get_updates(allowed_updates=[Update.MESSAGE])
    patient.block()
    patient.unblock()
    patient.say("back")
    heard = await bot.get_updates()
    assert [update.message.text for update in heard] == ["/start", "back"]


async def test_a_tap_waits_150_seconds_and_a_text_a_day(bot, telegram, clock, patient):
    await bot.send_message(patient.chat_id, "x", reply_markup=button("go"))
    patient.tap("go")
    clock.advance(seconds=149)
    both = await bot.get_updates()
    clock.advance(seconds=1)
    text = await bot.get_updates()
    clock.advance(hours=24)
    nothing = await bot.get_updates()
    assert (len(both), len(text), len(nothing), len(telegram.ids("expired"))) == (2, 1, 0, 2)


async def test_a_button_stops_to_spin_when_its_tap_has_lapsed(bot, telegram, patient):
    await bot.send_message(patient.chat_id, "x", reply_markup=button("go"))
    patient.tap("go")
    turning = list(patient.spinning)
    telegram.telegram.advance(150)
    assert (len(turning), patient.spinning) == (1, [])


@pytest.mark.usefixtures("patient")
async def test_an_update_can_come_again_under_its_number(bot, telegram):
    (first,) = await bot.get_updates()
    telegram.redeliver()
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    rest = await bot.get_updates(offset=first.update_id + 1)
    assert (first.to_dict(), ()) == (again.to_dict(), rest)


@pytest.mark.usefixtures("patient")
async def test_a_lost_confirmation_brings_everything_again(bot, telegram):
    (first,) = await bot.get_updates()
    telegram.lose_confirmation()
    again = await bot.get_updates(offset=first.update_id + 1)
    rest = await bot.get_updates(offset=first.update_id + 1)
    assert ([first.update_id], ()) == ([update.update_id for update in again], rest)


async def test_the_numbers_of_a_chat_are_shared_by_both_sides(bot, telegram, patient):
    await bot.send_message(patient.chat_id, "two")
    patient.say("three")
    other = telegram.patient()
    other.say("one")
    seen = [(message.id, message.mine) for message in patient.messages]
    assert seen == [(1, True), (2, False), (3, True)]
    assert [message.id for message in other.messages] == [1]


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_the_library_reads_every_kind_of_message(bot, patient, kind):
    patient.send(kind)
    heard = await bot.get_updates()
    assert getattr(heard[-1].message, kind)


async def test_captions_forwards_and_edits_carry_their_words(bot, patient):
    patient.photo("see this")
    patient.forward("they said")
    patient.edit(patient.messages[0].id, "/start abc")
    photo, forwarded, edited = (await bot.get_updates())[1:]
    assert (
        photo.message.caption,
        forwarded.message.text,
        edited.edited_message.text,
    ) == ("see this", "they said", "/start abc")
    assert forwarded.message.forward_origin
    assert edited.edited_message.edit_date


async def test_a_tap_carries_its_message_even_when_that_is_gone(bot, patient):
    sent = await bot.send_message(patient.chat_id, "x", reply_markup=button("go"))
    patient.tap("go")
    await sent.delete()
    patient.tap_data(sent.message_id, "forged")
    there, gone = (update.callback_query for update in (await bot.get_updates())[1:])
    assert (
        there.data,
        there.message.is_accessible,
        gone.data,
        gone.message.is_accessible,
    ) == ("go", True, "forged", False)


async def test_a_group_is_joined_and_left(bot, patient):
    group = patient.opens_group("Family")
    group.say("hello")
    await bot.send_message(group.chat_id, "Only in private, please.")
    left = await bot.leave_chat(group.chat_id)
    joined, said = (await bot.get_updates())[1:]
    assert (
        joined.my_chat_member.new_chat_member.status,
        said.message.chat.type,
        left,
    ) == ("member", "group", True)
    with pytest.raises(CannotDoError):
        group.say("still there?")
    with pytest.raises(BadRequest):
        await bot.leave_chat(patient.chat_id)


async def test_html_becomes_text_and_entities_and_html_again(bot, patient):
    html = (
        '<b>Bold \U0001f642 <i>both</i></b> &amp; <a href="https://example.org/?a=1&amp;b=2">link'
        "</a> <code>1 &lt; 2</code>\n<blockquote expandable>long</blockquote> /help"
    )
    sent = await bot.send_message(patient.chat_id, f"\n{html}\n", parse_mode="HTML")
    text = "Bold \U0001f642 both & link 1 < 2\nlong /help"
    # The library writes an address back as it is, without escaping it.
    html = html.replace("a=1&amp;b", "a=1&b")
    assert (html, text, text) == (sent.text_html, sent.text, patient.last.text)


async def test_a_document_arrives_whole_and_no_file_is_fetched(bot, telegram, patient):
    content = b"%PDF\x00\xff\r\n\n"
    await bot.send_document(
        patient.chat_id, content, filename="sheet.pdf", caption="<b>c</b>", parse_mode="HTML"
    )
    (file,) = telegram.telegram.files.values()
    assert (content, "sheet.pdf", "c") == (file["content"], file["file_name"], patient.last.text)
    assert telegram.calls("getFile") == []


async def test_commands_and_descriptions_are_kept_by_language(bot, telegram):
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("start", "Start")], scope=scope)
    await bot.set_my_commands([BotCommand("start", "Los")], scope=scope, language_code="de")
    await bot.set_my_description("I help", language_code="")
    await bot.set_my_description("Ich helfe", language_code="de")
    await bot.set_my_short_description("Short")
    kept = await bot.get_my_commands(scope=scope, language_code="de")
    described = await bot.get_my_description("de")
    seen = [telegram.patient(language=language).bot for language in ("de", "fr")]
    assert (
        (kept[0].description, described.description),
        [bot["description"] for bot in seen],
        [bot["commands"][0]["description"] for bot in seen],
    ) == (("Los", "Ich helfe"), ["Ich helfe", "I help"], ["Los", "Start"])


async def test_history_tells_all_in_order(bot, telegram, patient):
    (update,) = await bot.get_updates()
    await bot.send_message(patient.chat_id, "hi")
    await bot.get_updates(offset=update.update_id + 1)
    told = [(entry["seq"], entry["what"], entry.get("method")) for entry in telegram.history[2:]]
    assert told == [
        (3, "delivered", None),
        (4, "call", "getUpdates"),
        (5, "call", "sendMessage"),
        (6, "confirmed", None),
        (7, "call", "getUpdates"),
    ]


def test_closing_does_not_wait_for_a_poller_that_hangs():
    with Emulator() as telegram:
        patient = telegram.patient()
        patient.say("hello")
    assert patient.replies == []
