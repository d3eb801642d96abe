"""The environment as settings."""

import os
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import SECRETS, SENTENCES, Settings, SettingsWrong, load

TOKEN = "123456:" + "CANARY-token_abc"
SECRET = "CANARY-secret-" + "0123456789abcdefgh"
ELSEWHERE = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "SECRET_KEY": SECRET,
    "TELEGRAM_API_URL": "http://127.0.0.1:8090/",
}
WITH_SECRETS = ELSEWHERE | {"SECRET_KEY_PREVIOUS": SECRET[::-1], "WEBHOOK_SECRET": "s3cret_-"}
AT_TELEGRAM = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "SECRET_KEY": SECRET,
    "OPERATOR_NAME": "A clinic",
    "OPERATOR_CONTACT": "privacy@example.org",
}
EXAMPLE = Path(__file__).parents[1] / ".env.example"


def refused(environ):
    with pytest.raises(SettingsWrong) as wrong:
        load(environ)
    return wrong.value


def test_everything_has_a_default_but_the_token_and_the_secret():
    settings = load(ELSEWHERE)
    found = settings.model_dump(exclude={"telegram_bot_token", "secret_key"})
    expected = {
        "telegram_api_url": "http://127.0.0.1:8090",
        "database_url": "sqlite:///askfirst.db",
        "secret_key_previous": None,
        "webhook_url": None,
        "webhook_listen": "127.0.0.1:8443",
        "webhook_secret": None,
        "console_listen": "127.0.0.1:8081",
        "preview_listen": "127.0.0.1:8080",
        "log_level": "INFO",
        "operator_name": "demo",
        "operator_contact": "demo",
        "send_lease_seconds": 30,
        "retry_max_seconds": 60,
        "gap_seconds": 120,
        "unreviewed_accepted": False,
    }
    assert expected == found


def test_every_variable_is_read():
    settings = load(
        AT_TELEGRAM
        | {
            "DATABASE_URL": "sqlite+aiosqlite:////var/lib/askfirst.db",
            "PREVIEW_LISTEN": "0.0.0.0:9000",
            "LOG_LEVEL": "debug",
            "SEND_LEASE_SECONDS": "1.5",
            "RETRY_MAX_SECONDS": "2",
            "GAP_SECONDS": "3",
            "ACCEPT_UNREVIEWED": "1",
        }
    )
    assert (settings.database_url, settings.preview_listen, settings.log_level) == (
        "sqlite:////var/lib/askfirst.db",
        "0.0.0.0:9000",
        "DEBUG",
    )
    seconds = (settings.send_lease_seconds, settings.retry_max_seconds, settings.gap_seconds)
    assert (*seconds, settings.accept_unreviewed) == (1.5, 2, 3, True)


def test_the_bots_number_is_in_its_token_and_the_secret_in_bytes():
    settings = load(ELSEWHERE)
    assert (settings.bot_id, settings.secret) == (123456, SECRET.encode())
    assert (settings.previous_secret, load(WITH_SECRETS).previous_secret) == (
        None,
        SECRET[::-1].encode(),
    )


def test_all_that_is_wrong_or_missing_is_named_at_once():
    error = refused(
        {
            "TELEGRAM_BOT_TOKEN": "no token",
            "TELEGRAM_API_URL": "ftp://somewhere",
            "DATABASE_URL": "postgresql://host/askfirst",
            "SECRET_KEY": "short",
            "SECRET_KEY_PREVIOUS": "shorter",
            "WEBHOOK_URL": "ftp://somewhere",
            "WEBHOOK_LISTEN": "8443",
            "WEBHOOK_SECRET": "a space",
            "CONSOLE_LISTEN": "nowhere",
            "PREVIEW_LISTEN": "nowhere",
            "LOG_LEVEL": "LOUD",
            "SEND_LEASE_SECONDS": "-1",
            "RETRY_MAX_SECONDS": "soon",
            "GAP_SECONDS": "inf",
            "ACCEPT_UNREVIEWED": "yes",
        }
    )
    told = str(error).splitlines()
    everything = tuple(name for name in SENTENCES if not name.startswith("OPERATOR"))
    assert (everything, len(everything)) == (error.names, len(told))


def test_a_missing_variable_is_told_from_a_wrong_one():
    assert str(refused({"SECRET_KEY": "short"})).splitlines() == [
        "TELEGRAM_BOT_TOKEN is missing: the bot's token from BotFather: digits, a colon, letters.",
        "SECRET_KEY is wrong: it must be 32 bytes or more that nobody can guess.",
        "OPERATOR_NAME is missing: who runs this bot; patients read it.",
        "OPERATOR_CONTACT is missing: how patients reach whoever runs this bot.",
    ]


HOOKED = {"WEBHOOK_URL": "https://bot.example.org/hook/", "WEBHOOK_SECRET": "s3cret_-"}


def test_webhook_mode_is_an_address_and_its_secret():
    settings = load(AT_TELEGRAM | HOOKED | {"WEBHOOK_LISTEN": "0.0.0.0:80"})
    assert settings.webhook_address == "https://bot.example.org/hook"
    assert settings.webhook_listen == "0.0.0.0:80"
    assert settings.webhook_secret.get_secret_value() == "s3cret_-"


def test_an_address_without_a_path_gets_one_that_only_the_secret_knows():
    short = ELSEWHERE | HOOKED | {"WEBHOOK_URL": "https://bot.example.org"}
    first, again = load(short).webhook_address, load(short).webhook_address
    other = load(short | {"SECRET_KEY": "x" * 32}).webhook_address
    assert re.fullmatch(r"https://bot\.example\.org/[0-9a-f]{64}", first)
    assert (first == again, first == other) == (True, False)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"WEBHOOK_SECRET": ""}, "WEBHOOK_SECRET is missing: 1 to 256 characters"),
        ({"WEBHOOK_URL": "http://bot.example.org/h"}, "WEBHOOK_URL is wrong: Telegram calls https"),
        ({"WEBHOOK_URL": f"https://bot.example.org/{TOKEN}"}, "WEBHOOK_URL is wrong: it must be"),
    ],
)
def test_a_webhook_that_telegram_would_not_call_or_that_gives_the_token_away(changed, told):
    error = refused(AT_TELEGRAM | HOOKED | changed)
    assert (told in str(error), "CANARY" in str(error)) == (True, False)


def test_postgresql_is_refused_in_one_plain_sentence():
    error = refused(ELSEWHERE | {"DATABASE_URL": "postgresql://host/askfirst"})
    assert str(error) == "DATABASE_URL is wrong: PostgreSQL is not supported yet."


@pytest.mark.parametrize("name", SENTENCES)
def test_no_message_repeats_a_value(name):
    error = refused(ELSEWHERE | {name: "CANARY wrong \0 value", "GAP_SECONDS": "CANARY"})
    assert "CANARY" not in str(error) + repr(error)


def test_settings_do_not_show_their_secrets():
    assert "CANARY" not in repr(load(ELSEWHERE)) + str(load(ELSEWHERE))


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_come_as_a_file(name, tmp_path):
    file = tmp_path / "secret"
    file.write_text(WITH_SECRETS[name] + "\n")
    environ = {k: v for k, v in WITH_SECRETS.items() if k != name} | {f"{name}_FILE": str(file)}
    assert load(WITH_SECRETS) == load(environ)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_in_two_places_or_in_no_readable_file_is_named(name, tmp_path):
    nowhere = str(tmp_path / "nowhere")
    twice = refused(WITH_SECRETS | {f"{name}_FILE": nowhere})
    missing = refused({k: v for k, v in ELSEWHERE.items() if k != name} | {f"{name}_FILE": nowhere})
    expected = (
        f"{name} is set twice: once as {name}, once as {name}_FILE.",
        f"{name} is wrong: the file that {name}_FILE names cannot be read.",
    )
    assert expected == (str(twice), str(missing))


@pytest.mark.parametrize(
    ("environ", "accepted"),
    [
        pytest.param(ELSEWHERE, True, id="elsewhere it is only warned about"),
        pytest.param(AT_TELEGRAM, False, id="against Telegram it is refused"),
        pytest.param(AT_TELEGRAM | {"ACCEPT_UNREVIEWED": "1"}, True, id="unless it is accepted"),
    ],
)
def test_unreviewed_content(environ, accepted):
    assert accepted == load(environ).accept_unreviewed


def test_the_operator_must_be_named_only_to_real_patients():
    required = refused({"TELEGRAM_BOT_TOKEN": TOKEN, "SECRET_KEY": SECRET}).names
    assert (required, load(ELSEWHERE).operator_name) == (
        ("OPERATOR_NAME", "OPERATOR_CONTACT"),
        "demo",
    )


def test_settings_are_frozen():
    settings = load(ELSEWHERE)
    with pytest.raises(ValidationError):
        settings.log_level = "DEBUG"


def test_the_machines_own_environment_is_not_looked_at(monkeypatch):
    monkeypatch.setitem(os.environ, "OPERATOR_NAME", "from the machine")
    assert load(ELSEWHERE).operator_name == "demo"


def test_the_example_names_every_variable_with_one_line_of_comment():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()[2:]
    comments, names = lines[::2], [line.partition("=")[0] for line in lines[1::2]]
    expected = sorted([*SENTENCES, *(f"{name}_FILE" for name in SECRETS)])
    assert (expected, True) == (sorted(names), all(c.startswith("# ") for c in comments))


def test_the_values_of_the_example_are_the_defaults():
    pairs = [line.split("=", 1) for line in EXAMPLE.read_text().splitlines() if "=" in line]
    given = {name: value for name, value in pairs if value and not name.startswith("#")}
    assert load(AT_TELEGRAM) == load(AT_TELEGRAM | given)


def test_every_setting_has_its_sentence():
    aliases = {"unreviewed_accepted": "accept_unreviewed"}
    expected = [aliases.get(name, name).upper() for name in Settings.model_fields]
    assert expected == list(SENTENCES)
