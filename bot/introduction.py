"""How the bot presents itself at Telegram, in the words of every language."""

from telegram.error import TelegramError

from bot.content.catalogue import Catalogue, Language
from bot.content.phrasing import phrase
from bot.settings import Settings
from bot.telegram.client import Client
from bot.telegram.setup import Introduction, introduce, set_hook

COMMANDS = (
    "start",
    "unwell",
    "help",
    "learn",
    "questions",
    "sheet",
    "language",
    "privacy",
    "mydata",
    "delete",
    "restart",
    "stop",
    "about",
)

NAME_SECONDS = 3
"""How long a command waits for the bot's name: it can do without."""


async def introduce_bot(settings: Settings, catalogue: Catalogue) -> None:
    """Set commands, descriptions and the webhook at Telegram, English first."""
    languages = sorted(catalogue.languages.values(), key=lambda one: one.locale != "en")
    introductions = {language.locale: introduction(language) for language in languages}
    client = Client(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url)
    try:
        await introduce(client, introductions)
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
        await set_hook(client, settings.webhook_address, secret)
    finally:
        await client.close_connections()


async def name_at_telegram(settings: Settings) -> str:
    """Ask Telegram for the bot's username, which its links begin with; empty without an answer."""
    token = settings.telegram_bot_token.get_secret_value()
    client = Client(token, settings.telegram_api_url, timeout=NAME_SECONDS)
    try:
        return str((await client.get_me()).username)
    except TelegramError:
        return ""
    finally:
        await client.close_connections()


def introduction(language: Language) -> Introduction:
    """Put the introduction in words; always the neutral ones."""
    words = {
        key: phrase(language, key, {"wording": "neutral"})
        for key in ("bot-name", "bot-description", "bot-short-description")
    }
    return Introduction(
        commands=tuple(
            (name, phrase(language, f"command-{name}", {"wording": "neutral"})) for name in COMMANDS
        ),
        description=words["bot-description"],
        short_description=words["bot-short-description"],
        name=words["bot-name"],
    )
