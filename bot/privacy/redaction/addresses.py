"""Patterns for addresses of houses; what goes is the group `it`."""

from collections.abc import Iterator, Sequence

from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.wordings import either, words_of


def addresses(cues: Sequence[Cues]) -> Iterator[str]:
    """Name the patterns: `14 Elm Road`, `Unit 6, Mill Yard`, `calle Luna 3`, a post code."""
    flat, stop = either(words_of(cues, "flat")), either(words_of(cues, "units", "stop"))
    last, first = (either(words_of(cues, f"street_{end}")) for end in ("last", "first"))
    numbered = r"[\s.:№#º]{0,3}(?=\w*\d|\w(?!\w))\w{1,6}"
    floor = r"(?<=\d[ºª°]?\s?\p{L}{1,12})"
    step = rf"[\s,]{{1,3}}(?:\d{{1,2}}[ºª°]?\s?)?(?:{flat})(?!\p{{L}})(?:{numbered}|{floor})"
    tail = rf"(?:{step}|[\s,]{{1,3}}\d{{1,2}}\s?[ºª°]\s?\p{{L}}?(?!\p{{L}})){{0,5}}"
    word = rf"(?!(?:{stop})(?!\w))[\p{{L}}'.\-]{{1,30}}+"
    street = rf"(?:\s+{word}){{1,3}}?\s+(?:{last})(?!\w)\.?{tail}"
    unit = rf"(?:{flat})(?!\p{{L}})[\s.:№#]{{0,3}}"
    yield rf"(?i)(?<![\w.,])(?P<it>{unit}\d\w{{0,4}},?{street})"
    yield rf"(?i)(?<![\w.,])(?P<it>(?:{unit}\w{{1,5}}[\s,]{{1,3}})?\d{{1,5}}\s?[a-z]?,?{street})"
    small = r"(?:\s*\.?\s*(?:de\s+la|de\s+los|de\s+las|de|del|da|do|dos|das|d')\s+)?"
    road = (
        rf"(?:{first})(?!\p{{L}})\.?{small}(?:[\s,.]{{1,2}}[\p{{L}}\p{{N}}'.\-º]{{1,30}}+){{1,5}}?"
    )
    house = rf"[\s,]{{1,3}}(?:{unit})?\d{{1,5}}(?!\w*\d)\s?\p{{L}}?(?!\p{{L}})"
    yield rf"(?i)(?<!\w)(?P<it>{road}{house}{tail})"
    code = either(words_of(cues, "postcode_after"))
    yield rf"(?i)(?<!\w)(?:{code})[\s:.№]{{0,4}}(?P<it>\d{{4,6}})(?!\w)"
