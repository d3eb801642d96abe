"""Builds the packaged word lists from Debian's dictionaries.

    apt-get install scowl hunspell-es hunspell-pt-br hunspell-pt-pt hunspell-ru hunspell-ar
    .venv/bin/python bench/redaction/build_words.py [--root /] [--to bot/content/redaction/words]

`en-common` holds the commonest English words, which other languages mix in as well; `capitals` what
dictionaries write with a capital, so that a rare name is not taken for a slip of the finger.
Names, places and abbreviations (whatever begins with a capital) are left out. So are forms that
hardly anybody types: words over 16 letters, Portuguese verbs with pronouns inside.
"""

import argparse
import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hunspell import read_endings, read_stems, spell_out

from bot.content.known_words import ENCODINGS
from bot.privacy.redaction.folding import key

LONGEST = 16
COMMONEST = (10,)
SIZES = (10, 20, 35, 40, 50, 55, 60)
"""Sizes of SCOWL: 35 is what a small dictionary holds, 60 a medium one."""

RARE = {"pt_BR": frozenset("kao"), "es_ES": frozenset(), "pt_PT": frozenset(), "ru_RU": frozenset()}
WORD = re.compile(r"[^\W\d_]+")


def english(share: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """Name the words of SCOWL, in American and British spelling."""
    for kind in ("english", "american", "british", "british_z", "canadian"):
        for size in sizes:
            path = share / f"dict/scowl/{kind}-words.{size}"
            if path.exists():
                yield from path.read_text(encoding="latin-1").split()


def spelt(share: Path, name: str, only: frozenset[str] | None = None) -> Iterator[str]:
    """Name the words of a hunspell dictionary; `only` those whose stem another one knows."""
    folder = share / "hunspell"
    endings = read_endings(folder / f"{name}.aff")
    kept = {flag: rules for flag, rules in endings.items() if flag not in RARE[name]}
    yield from spell_out(folder / f"{name}.dic", kept, only)


def portuguese(share: Path) -> set[str]:
    """Name the words of Portugal's dictionary, and of Brazil's those with a stem it shares."""
    european = keys(spelt(share, "pt_PT"))
    return european | keys(spelt(share, "pt_BR", frozenset(european)))


def arabic(share: Path) -> Iterator[str]:
    """Name the stems of Ayaspell; the redactor itself takes prefixes and endings off."""
    for stem, _ in read_stems(share / "hunspell/ar.dic"):
        yield stem


def capitals(share: Path) -> set[str]:
    """Name what dictionaries write with a capital: names and places above all."""
    scowl = (path.read_text(encoding="latin-1").split() for path in capital_files(share))
    stems = (
        stem
        for name in ("es_ES", "pt_BR", "pt_PT", "ru_RU")
        for stem, _ in read_stems(share / f"hunspell/{name}.dic")
    )
    found = {*(word for words in scowl for word in words), *stems}
    return {key(word) for word in found if word.istitle() and WORD.fullmatch(word)}


def capital_files(share: Path) -> list[Path]:
    """Name the files of SCOWL that hold names."""
    folder = share / "dict/scowl"
    return [*folder.glob("*-upper.*"), *folder.glob("*-proper-names.*")]


def keys(words: Iterable[str]) -> set[str]:
    """Fold words as the redactor will; leave out what is no word in small letters."""
    return {
        key(word)
        for word in words
        if word == word.lower() and len(word) <= LONGEST and WORD.fullmatch(word)
    }


def main() -> None:
    """Write one list a language."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, default=Path("/"))
    parser.add_argument("--to", type=Path, default=Path("bot/content/redaction/words"))
    options = parser.parse_args()
    share = options.root / "usr/share"
    lists = {
        "en": keys(english(share)),
        "es": keys(spelt(share, "es_ES")),
        "pt": portuguese(share),
        "ru": keys(spelt(share, "ru_RU")),
        "ar": keys(arabic(share)),
    }
    small = frozenset[str]().union(*lists.values())
    lists["en-common"] = keys(english(share, COMMONEST))
    lists["capitals"] = capitals(share) - small
    for name, words in lists.items():
        packed = gzip.compress(pack(words, ENCODINGS.get(name, "utf-8")), mtime=0)
        (options.to / f"{name}.txt.gz").write_bytes(packed)
        print(name, len(words), len(packed))


def pack(words: Iterable[str], encoding: str) -> bytes:
    """Write words one a line, sorted by their bytes; a word the encoding lacks is left out."""
    lines = sorted(word.encode(encoding, "ignore") for word in words if encodable(word, encoding))
    return b"".join(line + b"\n" for line in lines)


def encodable(word: str, encoding: str) -> bool:
    """Tell whether an encoding has every letter of a word."""
    return word.encode(encoding, "ignore").decode(encoding) == word


if __name__ == "__main__":
    main()
