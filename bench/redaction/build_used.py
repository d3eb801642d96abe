"""Builds the packed list of the Arabic words that people use when they write to such a bot.

    .venv/bin/python bench/redaction/build_used.py [--to bot/content/redaction/words]

They are the words of the questionnaire's own lexicon and messages, and those that `used.ar.txt`
adds, written down by hand. A rare word that is not among them, nor made of one, may be a name.
"""

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from build_words import pack

from bot.content.known_words import ENCODINGS
from bot.privacy.redaction.folding import key

LOCALE = Path("bot/content/locales/ar")
BY_HAND = Path(__file__).with_name("used.ar.txt")
WORD = re.compile(r"[\u0621-\u063a\u0640-\u0652]+")


def texts() -> Iterator[str]:
    """Read everything that the words come from."""
    for path in (LOCALE / "lexicon.yaml", *sorted(LOCALE.glob("*.ftl")), BY_HAND):
        yield path.read_text(encoding="utf-8")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=Path, default=Path("bot/content/redaction/words"))
    options = parser.parse_args()
    words = {key(word) for text in texts() for word in WORD.findall(text)}
    packed = gzip.compress(pack(words, ENCODINGS["ar"]), mtime=0)
    (options.to / "ar-used.txt.gz").write_bytes(packed)
    print(len(words), len(packed))


if __name__ == "__main__":
    main()
