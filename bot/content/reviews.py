"""Who has read and signed which message, in exactly the words it has now."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bot.content.catalogue import HERE, Catalogue, Language

FILE = HERE / "reviews.yaml"
SOURCE = "en"
"""The language the others are translated from."""

UNSIGNED = "none"
"""Stands for the reviewer of a text that only a machine has drafted."""

State = Literal["none", "some", "all"]
Row = Mapping[str, Any]
Table = Mapping[str, Mapping[str, Row]]

_HEAD = """\
# Who has read and signed each message of each language. `askfirst review` keeps this file.
# source: the hash of the English text; target: of this language's own; reviewed_by: who signed.
# A machine drafted them from published sources; until a clinician signs, reviewed_by says none.
# Any change of a text, or of the English it was translated from, takes the signature away.
"""


@dataclass(frozen=True, slots=True)
class Signature:
    """A clinician's name, profession and register, and the day on which the words were read."""

    by: str
    on: date


def hashes(catalogue: Catalogue, language: Language, key: str) -> dict[str, str]:
    """Tell what a signature of this message stands for: the English words, and these."""
    source = catalogue.languages[SOURCE].hashes.get(key, language.hashes[key])
    return {"source": source, "target": language.hashes[key]}


def is_current(catalogue: Catalogue, language: Language, key: str) -> bool:
    """Tell whether the row of a message is of the words as they are now."""
    row = catalogue.reviews.get(language.locale, {}).get(key, {})
    return hashes(catalogue, language, key).items() <= row.items() and bool(row.get("reviewed_by"))


def is_signed(catalogue: Catalogue, language: Language, key: str) -> bool:
    """Tell whether somebody has signed the words as they are now."""
    row = catalogue.reviews.get(language.locale, {}).get(key, {})
    return is_current(catalogue, language, key) and row["reviewed_by"] != UNSIGNED


@cache
def state(catalogue: Catalogue, language: Language) -> State:
    """Tell how much of a language is signed."""
    count = sum(is_signed(catalogue, language, key) for key in language.keys)
    if count == len(language.keys):
        return "all"
    return "some" if count else "none"


def unreviewed(catalogue: Catalogue) -> tuple[str, ...]:
    """Name the languages of which any message is not signed in the words it has now."""
    languages = catalogue.languages.values()
    return tuple(one.locale for one in languages if state(catalogue, one) != "all")


def kept(catalogue: Catalogue) -> Table:
    """Return the table as it should be: a row a message, signatures kept where words stayed."""
    return _table(catalogue, lambda _locale, _key: None)


def signed(catalogue: Catalogue, locale: str, keys: Collection[str], signature: Signature) -> Table:
    """Return the table with these messages of a language signed; with no key named, all."""

    def sign(place: str, key: str) -> Row | None:
        if place != locale or (keys and key not in keys):
            return None
        return {"reviewed_by": signature.by, "reviewed_on": signature.on.isoformat()}

    return _table(catalogue, sign)


def _table(catalogue: Catalogue, sign: Callable[[str, str], Row | None]) -> Table:
    return {
        locale: {
            key: {
                **hashes(catalogue, language, key),
                **(sign(locale, key) or _standing(catalogue, language, key)),
            }
            for key in sorted(language.keys)
        }
        for locale, language in catalogue.languages.items()
    }


def _standing(catalogue: Catalogue, language: Language, key: str) -> Row:
    if not is_signed(catalogue, language, key):
        return {"reviewed_by": UNSIGNED}
    row = catalogue.reviews[language.locale][key]
    return {name: value for name, value in row.items() if name not in ("source", "target")}


def write(table: Table, file: Path = FILE) -> None:
    """Write the table, a line a message, so that a change of one text is a change of one line."""
    file.write_text(_HEAD + "".join(_lines(table)), encoding="utf-8")


def _lines(table: Table) -> Iterator[str]:
    for locale, rows in table.items():
        yield f"{locale}:\n"
        for key, row in rows.items():
            told = ", ".join(f"{name}: {json.dumps(str(value))}" for name, value in row.items())
            yield f"  {key}: {{{told}}}\n"
