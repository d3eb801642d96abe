"""Finds firms of plain words by what is told of them: "is paper moon any good", "X charged me"."""

from bot.privacy.redaction.firm_words import (
    BETWEEN,
    FEW,
    LONGEST,
    SHORT,
    SINGULAR,
    end_of,
    is_and,
    is_common,
    is_of,
    is_within,
)
from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.reading import Reading

_IN = ("ب", "ل", "ف")
_THE = "ذا"
_HOUSES = frozenset({"بيت", "دار"})
_WENT = frozenset({"word", "clinic", "name"})
_STRANGE = frozenset({"word", "clinic"})
_PLAIN = frozenset({Known.RARE, Known.BOTH, Known.FAMILY})


def find_told(reading: Reading) -> None:
    """Let firms go that somebody tells of."""
    for _, after in reading.phrases("loosely"):
        _loosely(reading, reading.skip(after, BETWEEN))
    for start, _ in reading.phrases("charges"):
        _charges(reading, start)
    for start, _ in reading.phrases("judged"):
        _judged(reading, start)
    if reading.language == "ar":
        _arabic(reading)
    for at in range(1, len(reading.pieces) - 1):
        _and_more(reading, at)
        _of_more(reading, at)
        _led(reading, at)


def _arabic(reading: Reading) -> None:
    """Take firms that are written together with "in", and those right before "clinic"."""
    for _, after in reading.phrases("visits"):
        _joined(reading, after)
        _joined(reading, after + 1)
    for start, _ in reading.phrases("clinic_head_last"):
        if reading.is_any(start - 1, SINGULAR) and is_within(reading, start - 1):
            reading.mark(start - 1, "clinic")


def find_borrowed(reading: Reading) -> None:
    """Let firms go whose names are borrowed from English: `ديرما لاين`."""
    if reading.phrases("coined"):
        for at in range(1, len(reading.pieces)):
            _coined(reading, at)


def _coined(reading: Reading, at: int) -> None:
    """Take two words borrowed from English, or one beside a word that went: `بيوتي كورنر`."""
    before = at - 1
    if not reading.touches(at) or not (_is_borrowed(reading, before) and _is_borrowed(reading, at)):
        return
    if reading.has("coined", before) or reading.has("coined", at):
        led = before > 0 and reading.pieces[before - 1].key == _THE
        reading.mark(before - led, "clinic", at + 1)


def _is_borrowed(reading: Reading, at: int) -> bool:
    piece = reading.pieces[at]
    kind = piece.kind == "word" and (piece.label in _WENT or _is_kind(reading, at))
    return kind or reading.has("coined", at)


def _is_kind(reading: Reading, at: int) -> bool:
    return reading.has("clinic_head_first", at) or reading.has("clinic_head_last", at)


def _loosely(reading: Reading, at: int) -> None:
    """Take two or three words by themselves of which one is rare: "at silver lining"."""
    end = end_of(reading, at)
    words = range(at, end)
    if len(words) < SHORT or reading.has("generic", at) or not _is_closed(reading, end):
        return
    acts = any(_acts(reading, one) for one in words)
    if not acts and any(reading.known[one] is not Known.EVERYDAY for one in words):
        reading.mark(at, "clinic", end)


def _acts(reading: Reading, at: int) -> bool:
    """Tell whether a word says what somebody does; English firms are called `Silver Lining`."""
    if reading.language == "en":
        return reading.pieces[at].key.endswith(("ed", "ly"))
    return reading.is_verb(at)


def _is_closed(reading: Reading, at: int) -> bool:
    return reading.is_over(at) or reading.has("stop", at) or bool(reading.pieces[at].label)


def _charges(reading: Reading, start: int) -> None:
    """Take one to three words before "charged me" or "me dijeron": a firm, or where it was said."""
    for at in range(max(start - LONGEST, 0), start):
        words = range(at, start)
        if end_of(reading, at, start - at, sure=True) != start or is_common(reading, at):
            continue
        rare = any(reading.known[one] is not Known.EVERYDAY for one in words)
        first = at - (reading.has("articles", at - 1) and _is_shop(reading, at, start))
        opens = reading.is_over(first - 1) or reading.has("joins", first - 1)
        told = reading.has("there", at - 1) and (rare or len(words) > 1)
        if len(words) == 1:
            shop = opens and reading.is_any(at, SINGULAR) and reading.has("closes", start)
            told = (told or shop) and not reading.is_verb(at)
        rare = rare or _is_room(reading, at, start)
        if told or (rare and opens and len(words) > 1):
            reading.mark(at, "clinic", start)
            return


def _is_shop(reading: Reading, at: int, end: int) -> bool:
    """Tell whether an article may stand before a firm: `the glow room`, `a pele de pêssego`."""
    return _is_room(reading, at, end) or reading.has("praise", at) or reading.has("skin", at)


def _is_room(reading: Reading, at: int, end: int) -> bool:
    return end - at > 1 and reading.has("clinic_head_own", end - 1)


def _joined(reading: Reading, at: int) -> None:
    """Take two Arabic words of which the first is written together with "in": `بلمسة حرير`."""
    if not is_within(reading, at + 1, at):
        return
    if _is_house(reading, at):
        reading.mark(at, "clinic", at + SHORT)
    if not is_within(reading, at) or reading.known[at] is Known.EVERYDAY:
        return
    word = reading.pieces[at].key
    rests = (word.removeprefix(front) for front in _IN if word.startswith(front))
    known = {reading.weigh(rest) for rest in rests if len(rest) > SHORT}
    if known - {Known.NOTHING} and not reading.has("generic", at + 1):
        reading.mark(at, "clinic", at + SHORT)


def _is_house(reading: Reading, at: int) -> bool:
    """Tell whether "in the house of" stands here, written as one word: `ببيت الجمال`."""
    house = reading.is_word(at) and reading.pieces[at].key[1:] in _HOUSES
    return house and reading.pieces[at + 1].key.startswith("ال")


def _judged(reading: Reading, start: int) -> None:
    """Take two or three words between "is" and "any good"."""
    for at in range(max(start - LONGEST, 1), start - 1):
        fits = end_of(reading, at, start - at) == start and not reading.has("generic", at)
        if fits and reading.has("copula", at - 1):
            reading.mark(at, "clinic", start)


def _and_more(reading: Reading, at: int) -> None:
    """Take the second of two words with "and" between them, where the first is a firm's."""
    if reading.pieces[at - 1].label != "clinic" or not is_and(reading, at):
        return
    alone = at < FEW or reading.pieces[at - SHORT].label != "clinic"
    second = at + 1
    tied = reading.pieces[at].text == "&" and reading.is_word(second)
    rare = reading.is_capital(second) or reading.is_any(second, SINGULAR)
    rare = tied or (rare and is_within(reading, second) and not reading.is_verb(second))
    if alone and rare and not reading.is_stop(second) and not is_within(reading, at + SHORT):
        reading.mark(at, "clinic", at + SHORT)


def _of_more(reading: Reading, at: int) -> None:
    """Take what belongs to a firm of one plain word with "of" between: `brisa do mar`."""
    first = at - 1
    if reading.pieces[first].label != "clinic" or not is_of(reading, at):
        return
    alone = first == 0 or reading.pieces[first - 1].label != "clinic"
    plain = reading.known[first] in _PLAIN and not reading.has("clinic_head_first", first)
    if alone and plain and is_within(reading, at + 1, first) and _is_closed(reading, at + SHORT):
        reading.mark(at, "clinic", at + SHORT)


def _led(reading: Reading, at: int) -> None:
    """Take a word between "at" and one that nothing is known of: `at derma luxe`."""
    strange = reading.pieces[at + 1].label in _STRANGE and reading.touches(at + 1)
    if strange and reading.has("loosely", at - 1) and is_within(reading, at):
        reading.mark(at, "clinic")
