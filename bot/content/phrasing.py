"""The one renderer of words: language + key + arguments -> words."""

from collections.abc import Mapping

from bot.content.catalogue import ContentBroken, Language


def phrase(language: Language, key: str, arguments: Mapping[str, str | int]) -> str:
    """Put a key in words. Raises ContentBroken for a missing key, word or argument."""
    if key not in language.keys:
        raise ContentBroken(f"{language.locale}: no message {key}")
    message = language.bundle.get_message(key)
    if message.value is None:
        raise ContentBroken(f"{language.locale}: {key} says nothing")
    words, errors = language.bundle.format_pattern(message.value, dict(arguments))
    if errors:
        raise ContentBroken(f"{language.locale}: {key} lacks {errors[0]}")
    return str(words)
