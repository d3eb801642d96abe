"""How long the longest sheet takes to print: `.venv/bin/python -m bench.sheet [--times 9]`.

Seconds of a processor for the longest page there is, in English and in the Arabic-letter
pseudo-locale of the tests; the first print of a process, which reads the fonts, apart.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot.content.catalogue import Catalogue, load  # noqa: E402
from bot.handouts.printing import print_page  # noqa: E402
from bot.pages import Page  # noqa: E402
from tests.handouts.test_printing import SHEETS, longest, page_of, speaker  # noqa: E402 - found only now
from tests.preview.pseudo import pseudo_content  # noqa: E402


def longest_page(words: Catalogue, locale: str) -> Page:
    """Write the sheet with the most letters that an outcome could lead to."""
    voice = speaker(words, locale)
    pages = (page_of(voice, longest(voice, rule)) for rule in SHEETS)
    return max(pages, key=lambda page: sum(len(line.words) for line in page.lines))


def printed(page: Page) -> float:
    """Print it once; give the seconds."""
    began = time.process_time()
    print_page(page)
    return time.process_time() - began


def main() -> None:
    """Print and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        words = load(pseudo_content(Path(folder)))
    for locale in ("en", "ar"):
        page = longest_page(words, locale)
        first, *others = [printed(page) for _ in range(times + 1)]
        middle = statistics.median(others)
        sys.stdout.write(f"{locale}: first {first:.2f} s, then {middle:.2f} s (median)\n")


if __name__ == "__main__":
    main()
