"""Makes the fonts of the printed sheet: `python -m bench.fonts.subset FOLDER`.

FOLDER holds NotoSans and NotoSansArabic, Regular and Bold, as Debian's fonts-noto-core has them
(/usr/share/fonts/truetype/noto). What is not needed to write the languages of the bot goes; the
names, the copyright and the licence stay in each file. Run it again after adding a language.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "bot" / "handouts" / "fonts"

_MARKS = "200B-200F 2010-2015 2018-201E 2020-2022 2026 2032 2033 2039 203A 2044 2066-2069"
LETTERS = {
    "NotoSans": f"20-7E A0-17F 218-21B 300-304 306-308 30A-30C 327 328 400-45F 490 491 {_MARKS}"
    " 20AC 2116 2122 2212 2260 2264 2265",
    "NotoSansArabic": "20 A0 60C 61B 61F 621-63A 640-652 660-66C 670 671 67E 686 698 6A9 6AF 6CC"
    " 6D4 200C-200F",
}


def main(source: Path) -> None:
    """Write the four subsets."""
    for family, ranges in LETTERS.items():
        for face in ("Regular", "Bold"):
            name = f"{family}-{face}.ttf"
            made = _subset(source / name, ranges)
            made.save(FONTS / name)
            sys.stdout.write(f"{name}: {(FONTS / name).stat().st_size} bytes\n")


def _subset(file: Path, ranges: str) -> TTFont:
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern", "calt"]
    options.layout_features += ["init", "medi", "fina", "isol", "rlig", "liga"]
    # A stamp of today would make the same fonts other files tomorrow.
    font = subset.load_font(str(file), options)
    font.recalcTimestamp = False
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=list(_numbers(ranges)))
    chosen.subset(font)
    return font


def _numbers(ranges: str) -> set[int]:
    spans = (span.split("-") for span in ranges.split())
    return {n for span in spans for n in range(int(span[0], 16), int(span[-1], 16) + 1)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
