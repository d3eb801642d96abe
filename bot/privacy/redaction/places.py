"""Finds places, and what follows an address."""

from bot.privacy.redaction.firm_words import is_within
from bot.privacy.redaction.lexicon import UNUSUAL, Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.reading import Reading

_ORDINALS = frozenset("ºª°")
_TO = frozenset(
    ["and", "y", "e", "и", "to", "or", ",", "/", "a", "para", "pra", "до", "الى", "إلى"]
)
_ADDRESS_WORDS = 4
_STREET_WORDS = 3
_TOWN_WORDS = 2
_ADJECTIVES_FIRST = frozenset({"ru"})
"""Languages of which adjectives end as the verbs of others do."""

_HOUSE_DIGITS = 4
_ARABIC_IN = ("بال", "وال", "فال", "كال")
"""`بالخبر` is "in Khobar": the article stays with the name."""


def find_places(reading: Reading) -> None:
    """Let places go."""
    for _, after in reading.phrases("place_after"):
        _place(reading, reading.skip(after, ":,-"))
    _towns(reading)
    for _, after in reading.phrases("home_in"):
        _town(reading, after)
    for _, after in reading.phrases("called_roads"):
        _called(reading, after)
    for _, after in reading.phrases("street_after"):
        _street(reading, reading.skip(after, ":"))
    for at in range(len(reading.pieces)):
        _beside(reading, at)


def _towns(reading: Reading) -> None:
    """Take towns of several words, and those before "born" or "based"."""
    for start, after in reading.phrases("towns"):
        reading.mark(start, "place", after)
    for start, _ in reading.phrases("place_before"):
        if is_place(reading, start - 1):
            reading.mark(start - 1, "place")


def _called(reading: Reading, at: int) -> None:
    """Take what a road or town is called; in Arabic a name stands right behind: `شارع التحلية`."""
    if at >= len(reading.pieces):
        return
    numbered = reading.pieces[at].kind == "number" and _is_house(reading, at)
    if numbered or (reading.is_word(at) and not reading.is_stop(at)):
        reading.mark(at, "place")


def _beside(reading: Reading, at: int) -> None:
    """Take the rest of an address, the place one moved to, and the place at the end of a list."""
    piece = reading.pieces[at]
    if not piece.label:
        return
    if piece.label == "address":
        _rest_of_address(reading, at + 1)
    following = reading.skip(at + 1, ",")
    if is_place(reading, following) and reading.is_over(following + 1):
        reading.mark(following, "place")
    led = piece.label == "place" and is_place(reading, at + 2)
    if led and reading.pieces[at + 1].text.lower() in _TO:
        reading.mark(at + 2, "place")


def is_place(reading: Reading, at: int) -> bool:
    """Tell whether a word may be a place."""
    if not reading.is_word(at):
        return False
    word, both = reading.pieces[at].key, reading.lexicon.tables.places_both
    joined = any(word.startswith(one) and word[len(one) - 2 :] in both for one in _ARABIC_IN)
    return joined or word in both or reading.known[at] is Known.PLACE


def _place(reading: Reading, at: int) -> None:
    """Take a place after a cue, unless it is an ordinary word."""
    if reading.is_word(at) and reading.has("stop", at):
        at += 1
        # "fui a la playa" is the beach; a town takes no article, or has a capital.
        if reading.has("articles", at - 1) and not _is_sure(reading, at):
            return
    if reading.has("clinic_head_first", at) or not _may_be(reading, at):
        return
    end = run(reading, at, "place")
    while is_place(reading, end):
        reading.mark(end, "place")
        end += 1


def _town(reading: Reading, at: int) -> None:
    """Take a town of two plain words where somebody lives: `goose green`, `белые столбы`."""
    end = at
    while end - at <= _TOWN_WORDS and is_within(reading, end):
        end += 1
    if end - at != _TOWN_WORDS or not (reading.is_over(end) or reading.has("stop", end)):
        return
    words = range(at, end)
    if any(reading.is_verb(one) for one in words) and reading.language not in _ADJECTIVES_FIRST:
        return
    sure = reading.is_any(end - 1, UNUSUAL)
    plain = any(reading.has("generic", one) for one in words)
    if sure or (not plain and any(reading.known[one] is not Known.EVERYDAY for one in words)):
        reading.mark(at, "place", end)


def _street(reading: Reading, at: int) -> None:
    """Take a number with a street after it, or before it: "14 maple", `rosales 14`."""
    if at >= len(reading.pieces):
        return
    first = reading.pieces[at].kind == "number"
    start = at + first + (first and reading.has("articles", at + 1))
    end = start
    while end - start < _STREET_WORDS and _is_street(reading, end):
        end += 1
    number = at if first else reading.skip(end, ",")
    if end == start or not _is_house(reading, number):
        return
    after = end if first else number + 1
    if reading.is_over(after):
        reading.mark(at, "address", after)


def _is_street(reading: Reading, at: int) -> bool:
    return (
        0 <= at < len(reading.pieces)
        and reading.pieces[at].kind == "word"
        and not (reading.has("stop", at) or reading.has("kin", at))
    )


def _is_house(reading: Reading, at: int) -> bool:
    """Tell whether the number of a house stands here."""
    if not 0 <= at < len(reading.pieces) or reading.pieces[at].kind != "number":
        return False
    return len(reading.pieces[at].text) <= _HOUSE_DIGITS


def _is_sure(reading: Reading, at: int) -> bool:
    return reading.is_any(at, UNUSUAL) or (reading.is_word(at) and reading.is_capital(at))


def _may_be(reading: Reading, at: int) -> bool:
    if not reading.is_word(at):
        return False
    known = reading.known[at]
    if is_place(reading, at) or known is Known.NAME or reading.is_strange(at):
        return True
    # "In Summer" names a season, however it is written.
    season = reading.language == "en" and reading.has("adjectives", at)
    described = known is Known.EVERYDAY or season
    return reading.is_capital(at) and not described


def _rest_of_address(reading: Reading, at: int) -> None:
    """Take what follows an address after a comma, as far as it is no ordinary speech."""
    while at < len(reading.pieces) and reading.pieces[at].text == ",":
        end = at + 1
        if flat := _flat(reading, end):
            reading.mark(at, "address", flat)
            at = flat
            continue
        if _is_postcode(reading, end):
            reading.mark(end, "address")
            at = end + 1
            continue
        while end < len(reading.pieces) and _in_address(reading, end):
            end += 1
        words = [one for one in range(at + 1, end) if reading.pieces[one].kind == "word"]
        if not 0 < len(words) <= _ADDRESS_WORDS or not _is_odd(reading, words):
            return
        reading.mark(at + 1, "place", end)
        at = end


def _flat(reading: Reading, at: int) -> int:
    """Say where a flat ends that is told after its street: `flat 3`, `3 piso`; 0 without one."""
    if reading.has("flat", at) and _is_house(reading, at + 1):
        return at + 2
    after = at + 1
    while after < len(reading.pieces) and reading.pieces[after].text in _ORDINALS:
        after += 1
    letter = reading.is_word(after) and len(reading.pieces[after].key) == 1
    told = reading.has("flat", after) or (letter and reading.is_over(after + 1))
    return after + 1 if _is_house(reading, at) and told else 0


def _is_postcode(reading: Reading, at: int) -> bool:
    """Tell whether four to six digits stand between an address and the end of a clause."""
    if at >= len(reading.pieces) or reading.pieces[at].kind != "number":
        return False
    return len(reading.pieces[at].text) >= _HOUSE_DIGITS and reading.is_over(at + 1)


def _in_address(reading: Reading, at: int) -> bool:
    return reading.pieces[at].kind in {"word", "number"} or reading.pieces[at].text in ".º"


def _is_odd(reading: Reading, words: list[int]) -> bool:
    """Tell whether words are no speech: one is strange or large, and none is of grammar."""
    odd = any(
        reading.pieces[one].label
        or reading.is_capital(one)
        or reading.known[one] in {Known.NOTHING, Known.PLACE}
        for one in words
    )
    speech = any(reading.has("stop", one) and not reading.has("particles", one) for one in words)
    return odd and not speech
