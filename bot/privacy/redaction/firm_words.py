"""Tells which words may be a firm's name of plain words, and where such a name is over."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.reading import Reading

LONGEST, SHORT, FEW = 3, 2, 3
BETWEEN = "\"'«“„‘"
AND = frozenset({"&", "and", "n", "y", "e", "и", "+"})
NAMED = frozenset({Known.NAME, Known.BOTH, Known.FAMILY, Known.NOTHING})
SINGULAR = NAMED | {Known.RARE}
"""What a word may be that names something by itself."""

_BARE = frozenset({"en"})
"""Languages where a noun of one has an article: without one even two everyday words name a firm."""

_NOUN_LAST = frozenset({"en", "ru"})
"""Languages whose adjectives come first: a word before a plain noun describes it."""

_INFINITIVES = {"es": ("ar", "er", "ir"), "pt": ("ar", "er", "ir")}
_OF = frozenset({"de", "da", "do", "del", "of"})
_PETS = frozenset({"cat", "dog", "gato", "gata", "perro", "perra", "кот", "кошка"})
"""Relatives that firms are called after."""

_PLAIN = ("plain_there", "kin", "title", "clinic_head_first")
_FRONTS = ("ل", "ب", "ف", "و")


def is_firm(reading: Reading, at: int, end: int, *, led: bool, named: bool) -> bool:
    """Tell whether the words from `at` to `end` name a firm: one must be rare, or there are two."""
    words = range(at, end)
    if not words or (len(words) == 1 and _describes(reading, end)):
        return False
    if not named and _is_act(reading, at):
        return False
    rare = any(reading.known[one] is not Known.EVERYDAY for one in words)
    if is_common(reading, at):
        return len(words) > 1 and rare
    if len(words) > 1 or named:
        return True
    works = reading.has("toward", at - 1) or any(
        reading.has("works", one) for one in range(max(at - FEW, 0), at)
    )
    return rare and not led and not works


def is_common(reading: Reading, at: int) -> bool:
    """Tell whether a name hardly begins here; praise and the skin begin one: `pure face`."""
    praised = reading.has("praise", at) or reading.has("skin", at)
    return reading.has("generic", at) and not praised


def _describes(reading: Reading, at: int) -> bool:
    """Tell whether the word before a plain noun says only of what kind it is: "half price"."""
    if reading.language not in _NOUN_LAST or not reading.is_word(at):
        return False
    acts = any(reading.has(kind, at) for kind in ("says", "says_surely", "charges"))
    return is_plain(reading, at) and not acts


def _is_act(reading: Reading, at: int) -> bool:
    """Tell whether a verb begins here ("fui a nadar"), or an Arabic common place: `السباحة`."""
    word = reading.pieces[at].key
    return word.startswith("ال") or word.endswith(_INFINITIVES.get(reading.language, ()))


def end_of(reading: Reading, at: int, longest: int = LONGEST, *, sure: bool = False) -> int:
    """Say where the words end that may be a firm's name; `sure` where only a firm can stand."""
    skin = _is_skin(reading, at) and _is_gone_to(reading, at, sure=sure)
    end = at + (skin or _is_half_gone(reading, at))
    while end - at < longest and is_within(reading, end, at):
        end += 1
    if end == at + 1 and reading.has("praise", at) and _is_skin(reading, end):
        return end + 1
    if end == at + 1 and is_of(reading, end):
        more = is_within(reading, end + 1, at) and not is_within(reading, end + SHORT)
        end += SHORT * more
    tied = _tied(reading, end) if end - at <= 1 and (end > at or _is_skin(reading, at)) else 0
    goes_on = end - at > SHORT and reading.is_word(end) and not reading.is_stop(end)
    return tied or (at + SHORT if goes_on else end)


def _is_half_gone(reading: Reading, at: int) -> bool:
    """Tell whether a word went as a name and the rest of a firm's stands behind: `blue door`."""
    if not 0 <= at < len(reading.pieces) - 1 or reading.pieces[at].label not in {"name", "clinic"}:
        return False
    ambiguous = reading.known[at] in {Known.BOTH, Known.FAMILY}
    rest = is_within(reading, at + 1, at) and reading.touches(at + 1)
    definite = reading.pieces[at + 1].key.startswith("ال")
    return ambiguous and rest and (definite or not is_within(reading, at + SHORT))


def _is_gone_to(reading: Reading, at: int, *, sure: bool) -> bool:
    """Tell whether somebody went there and more follows: "been to skin theory"."""
    moved = sure or any(reading.has("moves", one) for one in range(max(at - FEW, 0), at))
    after = at + 1
    if is_of(reading, after):
        return moved and is_within(reading, after + 1)
    own = reading.has("clinic_head_own", after) or is_within(reading, after)
    return moved and own and not reading.has("generic", after)


def _tied(reading: Reading, end: int) -> int:
    """Say where the second of two words with "and" between them ends: `pele e prosa`."""
    at = end if is_and(reading, end) else end + 1
    second = at + 1
    if not is_and(reading, at) or not is_within(reading, second, at - 1):
        return 0
    rare = reading.known[second] is not Known.EVERYDAY
    return second + 1 if rare and not reading.is_verb(second) else 0


def is_and(reading: Reading, at: int) -> bool:
    """Tell whether "and" or "&" stands here."""
    return at < len(reading.pieces) and reading.pieces[at].text.lower() in AND


def is_of(reading: Reading, at: int) -> bool:
    """Tell whether a word for "of" stands here."""
    return reading.is_word(at) and reading.pieces[at].key in _OF


def _is_skin(reading: Reading, at: int) -> bool:
    return reading.is_word(at) and reading.has("skin", at)


def is_within(reading: Reading, at: int, first: int | None = None) -> bool:
    """Tell whether a word may be one of a firm's name that begins at `first`."""
    if not reading.is_word(at) or reading.is_stop(at) or reading.is_month(at):
        return False
    if len(reading.pieces[at].key) == 1:
        return False
    return not is_plain(reading, at) or (first is not None and _ends_mildly(reading, at, first))


def _ends_mildly(reading: Reading, at: int, first: int) -> bool:
    """Tell whether a plain word ends a name that begins with a rare one: `velvet hour`."""
    if at == first or not reading.has("mild", at):
        return False
    rare = reading.known[first] is not Known.EVERYDAY or reading.language in _BARE
    return rare and not is_common(reading, first)


def is_plain(reading: Reading, at: int) -> bool:
    """Tell whether a word names a part of the body, a time, a common place, a person or an act."""
    cues, word = reading.heard.own, reading.pieces[at].key
    if word not in _PETS and any(reading.has(kind, at) for kind in _PLAIN):
        return True
    if word in reading.lexicon.tables.everyday["any"] or word in cues.counts:
        return True
    if word.startswith(cues.plain_beginnings) or word.endswith(cues.act_endings):
        return True
    return reading.language == "ar" and _is_joined(reading, word)


def _is_joined(reading: Reading, word: str) -> bool:
    """Tell whether an Arabic word is a plain one with "in" or "to" before it."""
    rests = [word.removeprefix(front) for front in _FRONTS if word.startswith(front)]
    own = reading.heard.own.kinds
    return any(kind in own.get(rest, ()) for rest in rests for kind in _PLAIN)
