"""Patterns for addresses of houses; what goes is the group `it`."""

from collections.abc import Iterator

from bot.privacy.redaction.sought import Sought, telling
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.wordings import either, words_of


def addresses(cues: Cues) -> Iterator[Sought]:
    """Name the pattern: `14 Elm Road`, `Unit 6, Mill Yard`, `calle Luna 3`, a post code."""
    flat, stop = either(words_of([cues], "flat")), either(words_of([cues], "units", "stop"))
    lasts, roads = (words_of([cues], f"street_{end}") for end in ("last", "first"))
    codes = words_of([cues], "postcode_after")
    numbered = r"[\s.:№#º]{0,3}(?=\w*\d|\w(?!\w))\w{1,6}"
    floor = r"(?<=\d[ºª°]?\s?\p{L}{1,12})"
    step = rf"[\s,]{{1,3}}(?:\d{{1,2}}[ºª°]?\s?)?(?&flat)(?!\p{{L}})(?:{numbered}|{floor})"
    # "dr" is a drive, but before a name it is a doctor: `11/03 com o dr Rocha`.
    define = (
        rf"(?P<tail>(?:{step}|[\s,]{{1,3}}\d{{1,2}}\s?[ºª°]\s?\p{{L}}?(?!\p{{L}})){{0,5}})"
        rf"(?P<word>(?!(?:{stop})(?!\w))[\p{{L}}'.\-]{{1,30}}+)"
        rf"(?P<street>(?:\s+(?&word)){{1,3}}?\s+(?!dr\.?\s\p{{L}})(?:{either(lasts)})(?!\w)\.?(?&tail))"
    )
    small = r"(?:\s*\.?\s*(?:de\s+la|de\s+los|de\s+las|de|del|da|do|dos|das|d')\s+)?"
    road = (
        rf"(?:{either(roads)})(?!\p{{L}})\.?{small}"
        rf"(?:[\s,.]{{1,2}}[\p{{L}}\p{{N}}'.\-º]{{1,30}}+){{1,5}}?"
    )
    house = r"[\s,]{1,3}(?&unit)?\d{1,5}(?!\w*\d)(?:\s?\p{L})?(?!\p{L})"
    number = r"\d{1,5}\s?[a-z]?,?(?&street)"
    rows = (
        (
            rf"(?<![\w.,])(?P<it>(?P<unit>(?P<flat>{flat})(?!\p{{L}})[\s.:№#]{{0,3}})"
            rf"(?:\d\w{{0,4}},?(?&street)|\w{{1,5}}[\s,]{{1,3}}{number})|{number})"
        ),
        rf"(?<!\w)(?P<it>{road}{house}(?&tail))",
        rf"(?<!\w)(?:{either(codes)})[\s:.№]{{0,4}}(?P<it>\d{{4,6}})(?!\w)",
    )
    pattern = rf"(?i)(?(DEFINE){define})(?:{'|'.join(rows)})"
    needs = (telling([*lasts, *roads, *codes]),)
    yield Sought(pattern, "address", needs, digits=1, overlapping=True)
