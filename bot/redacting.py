"""The one redactor: what is known of words comes from the content, and is read when first used."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.content.known_words import (
    ENCODINGS,
    LANGUAGES,
    read_cues,
    read_dictionary,
    read_words,
)
from bot.privacy.redaction.folding import keys
from bot.privacy.redaction.redactor import Redactor
from bot.privacy.redaction.tables import Cues, Tables
from bot.privacy.redaction.wordlist import WordList


class _Dictionaries(Mapping[str, WordList]):
    """The dictionaries, each read when a text first needs it: the Russian one takes a while."""

    def __getitem__(self, language: str) -> WordList:
        return _dictionary(language)

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


@cache
def _dictionary(language: str) -> WordList:
    return WordList(read_dictionary(language), ENCODINGS[language])


@cache
def _used() -> frozenset[str]:
    return frozenset(read_dictionary("ar-used").decode(ENCODINGS["ar"]).split())


@cache
def redactor() -> Redactor:
    """Build the redactor, once."""
    return Redactor.of(tables())


def tables() -> Tables:
    """Read every table."""
    cues = {language: Cues(read_cues(language)) for language in LANGUAGES}
    everyday = {
        language: keys(read_words(f"everyday/{language}")) | cues[language].words
        for language in LANGUAGES
    }
    lent = keys(read_words("everyday/en"))
    everyday["any"] = keys(read_words("everyday/any"))
    both, family, sure = (keys(read_words(f"names/{name}")) for name in ("both", "family", "sure"))
    places, places_both = (keys(read_words(f"names/{name}")) for name in ("places", "places_both"))
    return Tables(
        cues,
        _Dictionaries(),
        everyday,
        keys(read_dictionary("en-common").decode("ascii").split()),
        _used,
        lent,
        WordList(read_dictionary("capitals")),
        sure - both - family,
        both,
        family - both,
        places - places_both - both,
        places_both,
    )
