"""The one renderer of words: language + key + arguments -> words."""

from collections.abc import Mapping

from bot.content.catalogue import ContentBroken, Language


def phrase(language: Language, key: str, *fillings: Mapping[str, str | int]) -> str:
    """Put a key in words; of what is filled in under the same name the last one counts.

    Raises ContentBroken for a missing key, word or argument.
    """
    if words := language.fixed.get(key):
        return words
    if key not in language.keys:
        raise ContentBroken(f"{language.locale}: no message {key}")
    message = language.bundle.get_message(key)
    if message.value is None:
        raise ContentBroken(f"{language.locale}: {key} says nothing")
    arguments = {name: value for filling in fillings for name, value in filling.items()}
    said, errors = language.bundle.format_pattern(message.value, arguments)
    if errors:
        raise ContentBroken(f"{language.locale}: {key} lacks {errors[0]}")
    return str(said)
