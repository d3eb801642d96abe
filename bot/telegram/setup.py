"""How the bot shows itself at Telegram: commands, descriptions, name."""

from collections.abc import Mapping
from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError

from bot.telegram.client import Client


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
    try:
        for language, introduction in by_language(introductions).items():
            await _introduce(client, language, introduction)
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
