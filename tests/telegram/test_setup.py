"""How the bot shows itself at Telegram."""

import pytest

from bot.telegram.setup import Introduction, SetupFailed, introduce, set_hook

ENGLISH = Introduction((("start", "Begin"),), "What it is", "In short", "askfirst")
SPANISH = Introduction((("start", "Empezar"),), "Lo que es", "En breve")


async def test_the_first_locale_is_everybody_elses(telegram, client):
    await introduce(client, {"en": ENGLISH, "es": SPANISH, "es-MX": SPANISH})
    commands = [
        (call["language_code"], call["commands"][0]["description"])
        for call in telegram.of("setMyCommands")
    ]
    rest = [
        [(call["language_code"], *[v for k, v in call.items() if k != "language_code"])]
        for method in ("setMyDescription", "setMyShortDescription", "setMyName")
        for call in telegram.of(method)
    ]
    assert commands == [("", "Begin"), ("en", "Begin"), ("es", "Empezar")]
    assert rest == [
        [("", "What it is")],
        [("en", "What it is")],
        [("es", "Lo que es")],
        [("", "In short")],
        [("en", "In short")],
        [("es", "En breve")],
        [("", "askfirst")],
        [("en", "askfirst")],
    ]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (401, "Telegram does not accept TELEGRAM_BOT_TOKEN."),
        (400, "Telegram could not be reached or refused; try again later."),
    ],
)
async def test_a_refusal_is_told_in_one_plain_sentence(telegram, client, code, sentence):
    telegram.script["setMyCommands"] = [telegram.refusal(code, "CANARY")]
    with pytest.raises(SetupFailed) as failed:
        await introduce(client, {"en": ENGLISH})
    assert sentence == str(failed.value)


async def test_the_webhook_is_set_with_its_secret_and_kinds(telegram, client):
    await set_hook(client, "https://bot.example.org/hook", "s3cret")
    (call,) = telegram.of("setWebhook")
    assert call == {
        "url": "https://bot.example.org/hook",
        "secret_token": "s3cret",
        "max_connections": 100,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }


async def test_without_an_address_the_webhook_is_deleted_and_nothing_that_waits_is_dropped(
    telegram, client
):
    await set_hook(client, None, None)
    assert telegram.of("deleteWebhook") == [{}]
    assert telegram.of("setWebhook") == []
