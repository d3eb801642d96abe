"""Finds clinics, schools and firms that have names of their own, even of plain words."""

from bot.privacy.redaction.lexicon import ORDINARY, UNUSUAL, Known
from bot.privacy.redaction.places import is_place
from bot.privacy.redaction.reading import Reading

_LONGEST, _SHORT = 5, 2
_QUOTED = 9
_DEFINITE = frozenset({"la", "na", "da", "a", "no", "do", "el", "al", "ao"})
_SMALL_WORDS = 3
_AND = frozenset({"and", "y", "e", "и", "o", "by", "n"})
_GONE_TO = frozenset({"went", "been", "go", "going"})
_NOT_AT = frozenset({"to", "of", "with", "near", "from"})
_SKIN = frozenset({"skin", "face", "beauty", "facial", "hair", "piel", "pele", "rostro", "rosto"})
_QUOTES = {"«": "»", "“": "”", '"': '"', "„": "“", "'": "'", "‘": "’"}
_OWN_KINDS = ("صالون", "ستوديو", "ديرما", "سكن", "espaco", "studio", "estudio", "atelie", "derma")
"""Kinds of firm that are a part of the name."""

_ADJECTIVES = ("ая", "ый", "ий", "ое", "ые", "ие", "ой", "но", "ных", "ых")
_AMBIGUOUS = frozenset({Known.RARE, Known.BOTH, Known.FAMILY})


def find_firms(reading: Reading) -> None:
    """Let the names of clinics and workplaces go."""
    for start, after in reading.phrases("clinic_head_first"):
        _after_kind(reading, start, reading.skip(after, ":,."))
    for start, _ in reading.phrases("clinic_head_last"):
        _before_kind(reading, start)
    for start, after in reading.phrases("clinic_head_own"):
        _with_kind(reading, start, after)
    for _, after in reading.phrases("went_to"):
        _went_to(reading, reading.skip(after, "."))
    for at in range(1, len(reading.pieces)):
        if reading.is_word(at) and reading.has("at", at) and _has_title(reading, at - 1):
            _treated_at(reading, at + 1)
    _large_before(reading)


def _after_kind(reading: Reading, start: int, at: int) -> None:
    """Take the name after the kind of firm: `clínica Piel Viva`, `عيادة ديرما`, `school №5`."""
    if at >= len(reading.pieces) or in_quotes(reading, at) or _agrees(reading, start, at):
        return
    if reading.pieces[at].text in "№#":
        reading.mark(at, "clinic", at + 2)
    elif not _with_ampersand(reading, at):
        article = start > 0 and reading.has("articles", start - 1)
        _whole_name(reading, at, plainly=not article or _is_plain_name(reading, start, at))
    if reading.pieces[start].key.endswith(_OWN_KINDS) and reading.pieces[at].label == "clinic":
        reading.mark(start, "clinic")


def _agrees(reading: Reading, start: int, at: int) -> bool:
    """Tell whether an Arabic adjective follows: "the clinic, the near one" is no name."""
    if not reading.pieces[start].key.startswith("ال"):
        return False
    definite = reading.pieces[at].key.startswith("ال") and reading.known[at] in ORDINARY
    return definite or _is_arabic_and(reading, at)


def _is_plain_name(reading: Reading, start: int, at: int) -> bool:
    """Tell whether two or three plain words after "la clínica" are its name: none is a verb."""
    end = at
    while reading.is_word(end) and not reading.has("stop", end):
        end += 1
    definite = reading.pieces[start - 1].key in _DEFINITE
    closed = reading.is_over(end) or reading.has("stop", end)
    plain = not reading.has("generic", at) and not any(map(reading.is_verb, range(at, end)))
    return definite and closed and plain and 1 < end - at <= _SMALL_WORDS


def in_quotes(reading: Reading, at: int) -> bool:
    """Take what stands in quotes after a kind of firm."""
    closing = _QUOTES.get(reading.pieces[at].text) if 0 <= at < len(reading.pieces) else None
    if closing is None:
        return False
    following = range(at + 1, min(at + _QUOTED, len(reading.pieces)))
    end = next((one for one in following if reading.pieces[one].text == closing), at)
    reading.mark(at + 1, "clinic", max(end, at + 1))
    return True


def _with_ampersand(reading: Reading, at: int) -> bool:
    """Take two words with & between them where a firm must stand, whatever they are."""
    found = at + 2 < len(reading.pieces) and reading.pieces[at + 1].text == "&"
    if found:
        reading.mark(at, "clinic", at + 3)
    return found


def _whole_name(reading: Reading, at: int, *, plainly: bool) -> None:
    """Let a firm's name go, up to a word of grammar; `plainly` where ordinary words are one too."""
    end = at
    while end - at < _LONGEST and _is_within(reading, end, at, plainly=plainly):
        end += 1
    if end - at > _SHORT + reading.is_over(end):
        end = next((one for one in range(at + 1, end) if _is_speech(reading, one)), end)
    if end > at and reading.has("clinic_head_own", end):
        end += 1
    reading.mark(at, "clinic", end)


def _is_speech(reading: Reading, at: int) -> bool:
    return reading.known[at] is Known.EVERYDAY and not reading.is_capital(at)


def _is_within(reading: Reading, at: int, first: int, *, plainly: bool) -> bool:
    """Tell whether a piece belongs to a firm's name that begins at `first`."""
    if at >= len(reading.pieces):
        return False
    piece = reading.pieces[at]
    if piece.kind == "mark":
        tied = at > first and piece.text in "-&+'’." and reading.touches(at)
        return tied and _is_within(reading, at + 1, first, plainly=plainly)
    if piece.kind != "word" or piece.label:
        return piece.kind == "word" and piece.label != "date"
    if reading.has("stop", at) or reading.has("generic", at):
        large = reading.is_capital(at) and not piece.text.isupper()
        last = plainly and at > first and reading.is_stop(at + 1) and not reading.has("stop", at)
        return large or last or _leads_on(reading, at, first)
    if at > first and _is_arabic_and(reading, at):
        return False
    unusual = reading.known[at] in UNUSUAL or reading.is_capital(at)
    acts = _is_act(reading, at) if at == first else reading.is_verb(at)
    plainly = plainly and not acts
    return plainly or unusual or (at == first and reading.has("clinic_head_first", at))


def _is_act(reading: Reading, at: int) -> bool:
    """Tell whether a word is a verb; a Russian adjective is none where its noun follows."""
    told = reading.language == "ru" and not reading.is_over(at - 1)
    if not told or not reading.is_verb(at):
        return reading.is_verb(at)
    word = reading.pieces[at].key
    alone = not reading.is_word(at + 1) or reading.is_stop(at + 1) or reading.has("generic", at + 1)
    return word.endswith(reading.heard.own.act_endings) or (alone and word.endswith(_ADJECTIVES))


def _is_arabic_and(reading: Reading, at: int) -> bool:
    """Tell whether an Arabic word is "and" with an ordinary word: speech goes on there."""
    word = reading.pieces[at].key
    rest = word.removeprefix("و")
    if rest == word or len(rest) <= _SHORT:
        return False
    return reading.weigh(rest) in ORDINARY


def _leads_on(reading: Reading, at: int, first: int) -> bool:
    """Tell whether small words within a firm's name are followed by more of it: `de la Vega`."""
    end = at
    while end - at < _SMALL_WORDS and reading.is_word(end) and _is_small(reading, end):
        end += 1
    more = at > first and end > at and end < len(reading.pieces)
    if not more or reading.pieces[end].kind != "word":
        return False
    return reading.is_capital(end) or reading.known[end] in UNUSUAL


def _is_small(reading: Reading, at: int) -> bool:
    return reading.has("particles", at) or reading.pieces[at].key in _AND


def _words_before(reading: Reading, start: int, longest: int) -> range:
    """Name the words that stand before a kind of firm, back to a word of grammar."""
    at = start - 1
    while at >= 0 and start - at <= longest and _is_named(reading, at):
        at -= 1
    return range(at + 1, start)


def _is_named(reading: Reading, at: int) -> bool:
    return reading.pieces[at].kind == "word" and not reading.has("stop", at)


def _before_kind(reading: Reading, start: int) -> None:
    """Take the name before the kind of firm: `at pure face medspa`."""
    before = _words_before(reading, start, _LONGEST)
    large = reading.begins_large(start)
    words = [
        one
        for one in before
        if not reading.has("generic", one) or (large and reading.begins_large(one))
    ]
    named = any(_is_unusual(reading, one) for one in words) or _is_bare(reading, before)
    if words and (named or _is_led(reading, before.start - 1)):
        reading.mark(words[0], "clinic", start)
    elif not words:
        _grammar_before_kind(reading, start)


def _is_bare(reading: Reading, words: range) -> bool:
    """Tell whether two English words before "clinic" have no article: no noun of one lacks it."""
    if reading.language != "en" or len(words) != _SHORT or reading.has("articles", words.start - 1):
        return False
    plain = any(reading.has("generic", one) or reading.is_verb(one) for one in words)
    return not plain and reading.is_stop(words.start - 1) and not reading.has("praise", words.start)


def _grammar_before_kind(reading: Reading, start: int) -> None:
    """Take a name that has words of grammar in it: `at true you clinic`."""
    for at in range(start - 2, max(start - _LONGEST, 0), -1):
        if reading.pieces[at].kind != "word":
            return
        if reading.pieces[at].key == "at":
            if not reading.has("articles", at + 1) and not reading.has("generic", at + 1):
                reading.mark(at + 1, "clinic", start)
            return


def _with_kind(reading: Reading, start: int, after: int) -> None:
    """Take a name that ends in the kind of firm: `at the blossom rooms`, `Forever Young Studio`."""
    before = _words_before(reading, start, _SMALL_WORDS)
    words = [
        one for one in before if not reading.has("generic", one) or reading.pieces[one].key in _SKIN
    ]
    at = before.start - 1
    led = at > 0 and reading.pieces[at].key == "the" and _is_led(reading, at - 1)
    led = led or (at >= 0 and reading.pieces[at].key == "at")
    large = all(reading.begins_large(one) for one in (*words, start))
    rare = any(reading.known[one] in _AMBIGUOUS for one in words)
    named = rare and not reading.has("articles", at)
    if words and (led or large or named or any(_is_unusual(reading, one) for one in words)):
        reading.mark(words[0], "clinic", after)


def _is_unusual(reading: Reading, at: int) -> bool:
    known = reading.known[at] in UNUSUAL
    return known or reading.is_capital(at) or bool(reading.pieces[at].label)


def _is_led(reading: Reading, at: int) -> bool:
    """Tell whether what follows is where somebody was: after "at", or after "went to"."""
    if at < 0:
        return False
    if reading.has("at", at) and reading.pieces[at].key not in _NOT_AT:
        return True
    return at > 0 and reading.pieces[at].key == "to" and reading.pieces[at - 1].key in _GONE_TO


def _went_to(reading: Reading, at: int) -> None:
    """After "treated at" a strange or large word is a firm."""
    if at >= len(reading.pieces) or in_quotes(reading, at):
        return
    if not reading.is_word(at) or reading.has("stop", at) or _with_ampersand(reading, at):
        return
    generic = reading.has("generic", at) and reading.pieces[at].key not in _SKIN
    kind = generic or reading.has("clinic_head_first", at)
    large = _is_large(reading, at)
    if not kind and (large or reading.known[at] is not Known.EVERYDAY):
        _whole_name(reading, at, plainly=large)


def _is_large(reading: Reading, at: int) -> bool:
    """Tell whether a word has a capital and is no brand."""
    brands = reading.lexicon.tables.everyday["any"]
    return reading.is_capital(at) and reading.pieces[at].key not in brands


def _has_title(reading: Reading, at: int) -> bool:
    """Tell whether a practitioner's name ends here."""
    if reading.pieces[at].label != "name":
        return False
    while at >= 0 and (reading.pieces[at].label == "name" or reading.pieces[at].kind == "mark"):
        at -= 1
    return reading.has("title", at)


def _treated_at(reading: Reading, at: int) -> None:
    """After a practitioner's name and "at" stands where they work, whatever its words are."""
    for kind in ("articles", "stop", "clinic_head_first"):
        if reading.has(kind, at):
            return
    if at >= len(reading.pieces) or reading.pieces[at].kind != "word":
        return
    if reading.has("generic", at):
        if not reading.is_word(at + 1) or reading.has("stop", at + 1):
            return
        if reading.has("clinic_head_last", at + 1):
            return
        reading.mark(at, "clinic")
        at += 1
    _whole_name(reading, at, plainly=not is_place(reading, at))


def _large_before(reading: Reading) -> None:
    """Take a word with a capital before a firm's name: `Derma Ribeira`."""
    for at in range(1, len(reading.pieces)) if reading.cased else ():
        large = reading.is_word(at - 1) and reading.is_capital(at - 1)
        if reading.pieces[at].label != "clinic" or not large:
            continue
        if not reading.has("title", at - 1) and reading.touches(at):
            reading.mark(at - 1, "clinic")
