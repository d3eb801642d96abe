"""How the bot shows itself at Telegram (commands, descriptions, name), and where it is reached."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError

from bot.telegram.client import ALLOWED_UPDATES, Client

MOST_CONNECTIONS = 100
"""The most Telegram offers: patients whose updates fail then keep as few others away as may be."""


class SetupFailed(Exception):
    """Telegram did not take the introduction; the text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a patient sees before the first message, in one language."""

    commands: tuple[tuple[str, str], ...]
    description: str
    short_description: str
    name: str | None = None


async def introduce(client: Client, introductions: Mapping[str, Introduction]) -> None:
    """Tell Telegram about the bot in each locale; the first is also everybody else's."""
    with told():
        for language, introduction in by_language(introductions).items():
            await _introduce(client, language, introduction)


async def set_hook(client: Client, url: str | None, secret: str | None) -> None:
    """Have Telegram bring updates to this address; without one it keeps them for polling."""
    with told():
        if url is None:
            await client.delete_webhook()
            return
        await client.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=MOST_CONNECTIONS,
        )


@contextmanager
def told() -> Iterator[None]:
    """Turn what Telegram refuses into one plain sentence."""
    try:
        yield
    except InvalidToken:
        raise SetupFailed("Telegram does not accept TELEGRAM_BOT_TOKEN.") from None
    except TelegramError:
        raise SetupFailed("Telegram could not be reached or refused; try again later.") from None


def by_language(introductions: Mapping[str, Introduction]) -> dict[str, Introduction]:
    """Key introductions as Telegram does: by two letters; by none for everybody else."""
    kept: dict[str, Introduction] = {}
    for locale, introduction in introductions.items():
        if not kept:
            kept[""] = introduction
        kept.setdefault(locale.partition("-")[0], introduction)
    return kept


async def _introduce(client: Client, language: str, introduction: Introduction) -> None:
    await client.set_my_commands(introduction.commands, language_code=language)
    await client.set_my_description(introduction.description, language_code=language)
    await client.set_my_short_description(introduction.short_description, language_code=language)
    if introduction.name:
        await client.set_my_name(introduction.name, language_code=language)
