"""Finds firms of plain words by what somebody did there: "gets it from candy cloud"."""

from collections.abc import Iterator

from bot.privacy.redaction.firm_words import (
    BETWEEN,
    NAMED,
    SHORT,
    SINGULAR,
    end_of,
    is_firm,
    is_plain,
)
from bot.privacy.redaction.firms import in_quotes
from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.reading import Reading

_FAR = 5
"""How many pieces after a verb the word that leads to the firm may stand."""

_WITH_ARTICLES = frozenset({"es", "pt"})
_IN_THE = frozenset({"na", "da"})
_OF_THE = frozenset({"la", "las", "los"})
_HOUSES = frozenset({"casa", "casita", "casinha", "rincon", "cantinho", "templo", "بيت", "دار"})


def find_visited(reading: Reading) -> None:
    """Let go what stands where somebody went, was treated, booked or bought."""
    for at, named in _places(reading):
        if in_quotes(reading, at - 1):
            continue
        led = reading.has("led_by", at)
        start = at + led
        kind = _kind(reading, start, named=named or led)
        end = end_of(reading, start + kind)
        end += kind and end == start + kind and reading.has("mild", end)
        if is_firm(reading, start + kind, end, led=led, named=named or kind > 0):
            reading.mark(start, "clinic", end)


def _places(reading: Reading) -> Iterator[tuple[int, bool]]:
    """Name where a firm may begin, and whether somebody has just been named there."""
    for _, after in reading.phrases("went_to"):
        yield reading.skip(after, BETWEEN), False
    yield from _led_to(reading, "visits", "there")
    yield from _led_to(reading, "books", "at_hands")
    yield from _led_to(reading, "moves", "toward")
    for at in range(len(reading.pieces) - SHORT):
        if reading.pieces[at].label == "name":
            after = reading.skip(at + 1, ",")
            if reading.has("at_firm", after):
                yield reading.skip(after + 1, BETWEEN), True


def _led_to(reading: Reading, acts: str, leads: str) -> Iterator[tuple[int, bool]]:
    """Name what stands behind a small word near a verb: "booked with maya at softly"."""
    for _, after in reading.phrases(acts):
        named = False
        for at in range(after, min(after + _FAR, len(reading.pieces) - 1)):
            if reading.is_over(at):
                break
            gone = reading.pieces[at].label in {"name", "clinic"}
            named = named or gone or reading.has("title", at)
            if reading.has(leads, at):
                yield reading.skip(at + 1, BETWEEN), named and leads == "there"


def _kind(reading: Reading, at: int, *, named: bool) -> int:
    """Say how many words before the name say only what it is: `espaço leve`, `в Мятной лавке`."""
    if not 0 <= at < len(reading.pieces) - 1 or reading.pieces[at].kind != "word":
        return 0
    after = at + 1
    if reading.has("clinic_head_first", at) and reading.language in _WITH_ARTICLES:
        known = reading.is_any(after, SINGULAR)
        return int(known and not reading.is_verb(after) and not reading.has("generic", after))
    if reading.pieces[at].key in _HOUSES:
        of = 0
        while of < SHORT and reading.has("particles", after + of):
            of += 1
        return (1 + of) * int(_is_house_of(reading, at + of))
    gone = reading.pieces[at].label in {"place", "word"} and reading.known[at] is not Known.PLACE
    return int(gone and not named and reading.is_any(after, SINGULAR))


def _is_house_of(reading: Reading, at: int) -> bool:
    """Tell whether a house has a name: `casa alba`, `بيت الياسمين`; not "casa cansada"."""
    after = at + 1
    if is_plain(reading, after):
        return False
    definite = reading.language == "pt" and reading.pieces[at - 1].key in _IN_THE
    definite = definite or (reading.language == "es" and reading.pieces[at].key in _OF_THE)
    if definite or reading.pieces[after].key.startswith("ال"):
        return reading.is_any(after, SINGULAR)
    return reading.is_any(after, NAMED) and not reading.is_verb(after)
