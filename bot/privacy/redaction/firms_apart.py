"""Finds firms that stand apart: after "called", with & within, or right before "clinic"."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.reading import Reading

_LONGEST = 5
_SMALL_WORDS = 2
_FEW = 3
_BEFORE = 2
_NEAR = 5
_OPENING = ":,-\"'«“„"
_AND_COMPANY = frozenset({"co", "cia", "company", "ко"})
_AND = frozenset({"&", "and", "n", "y", "e", "и", "+"})
_TYING = frozenset({"&", "and", "of", "y", "e", "de", "da", "do", "del", "и", "+"})
_TIES = frozenset({"&", "n", "+"})
_CLEAR = frozenset({"clinic", "clinics", "aesthetics", "esthetics", "medspa", "spa", "dermatology"})
_SURE = frozenset({"aesthetics", "esthetics", "medspa"})
_WENT = frozenset({"name", "word", "place"})
_MYSELF = frozenset({"I'", "I’"})
"""The one word that English writes with a capital within a sentence: `I'd`."""

_RARE = frozenset({Known.RARE, Known.BOTH, Known.FAMILY})


def find_firms_apart(reading: Reading) -> None:
    """Let names of firms go that have no kind of firm before them."""
    _find_called(reading)
    for start, after in reading.phrases("clinic_head_last"):
        if reading.pieces[after - 1].key in _CLEAR:
            _bare(reading, start)
    for start, _ in reading.phrases("speaks"):
        _speaks(reading, start)
    for at in range(1, len(reading.pieces) - 1):
        if reading.pieces[at].text.lower() in _AND:
            _joined(reading, at)
    for at in range(1, len(reading.pieces)):
        _at(reading, at)


def _find_called(reading: Reading) -> None:
    for _, after in reading.phrases("clinic_called"):
        _called(reading, reading.skip(after, _OPENING))
    for start, after in reading.phrases("called"):
        if any(_is_place(reading, one) for one in range(max(start - _NEAR, 0), start)):
            _called(reading, reading.skip(after, _OPENING))


def _is_place(reading: Reading, at: int) -> bool:
    kinds = ("clinic_head_first", "clinic_head_last", "place_words")
    return any(reading.has(kind, at) for kind in kinds)


def _called(reading: Reading, at: int) -> None:
    """Take what a firm is called: the first word whatever it is, then up to speech."""
    if not reading.is_word(at):
        return
    large = reading.begins_large(at)
    end = _whole_clause(reading, at) or at + 1
    while end - at < _LONGEST and _is_more(reading, end, large=large):
        end += 1
    reading.mark(at, "clinic", end)


def _whole_clause(reading: Reading, at: int) -> int:
    """Say where a clause of few words is over, if it is: all of it is the name."""
    end = at
    while reading.is_word(end):
        end += 1
    return end if reading.is_over(end) and end - at <= _FEW else 0


def _is_more(reading: Reading, at: int, *, large: bool) -> bool:
    """Tell whether a name goes on: `Frozen in Time` does, `Frozen in the centre` does not."""
    if not reading.is_word(at):
        return at < len(reading.pieces) and reading.pieces[at].text in {"&", "-", "'"}
    if not large:
        return not reading.has("stop", at) and not reading.is_verb(at)
    end = at
    while end - at < _SMALL_WORDS and reading.is_word(end) and not reading.begins_large(end):
        end += 1
    return reading.is_word(end) and reading.begins_large(end)


def _bare(reading: Reading, start: int) -> None:
    """Take a rare word right before "clinic" where no article leads to it: `Halcyon clinic`."""
    at = start - 1
    fit = _RARE | {Known.EVERYDAY} if reading.pieces[start].key in _SURE else _RARE
    if not reading.is_any(at, fit) or reading.has("generic", at) or reading.is_verb(at):
        return
    led = reading.is_stop(at - 1) and not reading.has("articles", at - 1)
    if led and not reading.is_stop(at):
        reading.mark(at, "clinic")


def _joined(reading: Reading, at: int) -> None:
    """Take two names with "and" between them: `Belle & Brow`, `the brow and lash co`."""
    before, after = at - 1, at + 1
    if not reading.is_word(before) or reading.pieces[after].kind != "word":
        return
    if _is_company(reading, after):
        first = _back(reading, before)
        reading.mark(first, "clinic", after + 1)
    elif reading.pieces[at].text in _TIES and _are_large(reading, before, after):
        first = _back(reading, before)
        plain = all(reading.known[one] is Known.EVERYDAY for one in (before, after))
        if not plain or reading.has("at", first - 1):
            reading.mark(first, "clinic", _on(reading, after))
    elif _is_company(reading, _on_plain(reading, after)):
        reading.mark(before, "clinic", _on_plain(reading, after) + 1)


def _is_company(reading: Reading, at: int) -> bool:
    return 0 <= at < len(reading.pieces) and reading.pieces[at].key in _AND_COMPANY


def _are_large(reading: Reading, before: int, after: int) -> bool:
    """Tell whether both have capitals in a sentence that has small words, and none is a brand."""
    if not (reading.begins_large(before) and reading.begins_large(after)):
        return False
    brands = reading.lexicon.tables.everyday["any"]
    if all(reading.pieces[one].key in brands for one in (before, after)):
        return False
    small = sum(piece.kind == "word" and piece.text[0].islower() for piece in reading.pieces)
    return small >= _FEW


def _back(reading: Reading, at: int) -> int:
    """Say where a name with capitals that ends here begins."""
    while reading.is_word(at - 1) and reading.begins_large(at - 1) and reading.touches(at):
        if reading.has("stop", at - 1):
            break
        at -= 1
    return at


def _on(reading: Reading, at: int) -> int:
    """Say where a name with capitals that stands here is over."""
    end = at + 1
    while reading.is_word(end) and reading.begins_large(end) and reading.touches(end):
        end += 1
    return end


def _on_plain(reading: Reading, at: int) -> int:
    """Say where "co" may stand after the second name."""
    return at + 1 if reading.is_word(at) and not reading.has("stop", at) else -1


def _speaks(reading: Reading, start: int) -> None:
    """Take who charges or tells: one rare word, or two with capitals: `Elite Smile charged`."""
    at = start
    while reading.is_word(at - 1) and start - at < _FEW:
        at -= 1
    words = range(at, start)
    if not words or not reading.is_over(at - 1):
        return
    if any(_is_plain(reading, one) for one in words):
        return
    rare = len(words) == 1 and reading.is_any(at, {Known.RARE}) and not reading.is_verb(at)
    large = len(words) > 1 and all(reading.begins_large(one) for one in words)
    if rare or large:
        reading.mark(at, "clinic", start)


def _at(reading: Reading, at: int) -> None:
    """Take a rare word right after English "at": other nouns have an article there."""
    if reading.language != "en" or reading.pieces[at - 1].key != "at":
        return
    rare = reading.is_any(at, {Known.RARE, Known.BOTH}) and not reading.is_verb(at)
    if at > 1 and reading.pieces[at - _BEFORE].key.endswith("ing"):
        return
    if rare and not _is_plain(reading, at) and reading.is_stop(at + 1):
        reading.mark(at, "clinic")


def _is_plain(reading: Reading, at: int) -> bool:
    """Tell whether a word is one of grammar, a brand, a month, a relative or a practitioner."""
    brand = reading.pieces[at].key in reading.lexicon.tables.everyday["any"]
    kinds = ("stop", "kin", "title", "generic", "name_verbs")
    return brand or reading.is_month(at) or any(reading.has(kind, at) for kind in kinds)


def find_large(reading: Reading) -> None:
    """Let plain words with capitals go; the last of all, since other rules say more of a name."""
    for at in range(len(reading.pieces)) if reading.cased else ():
        _large(reading, at)
    for at in reversed(range(1, len(reading.pieces)) if reading.cased else ()):
        _large_before(reading, at)


def _large(reading: Reading, at: int) -> None:
    """Take words with capitals within a sentence: two of them, or one that "at" leads to."""
    opens = reading.pieces[at].first
    if not _is_large(reading, at) or (opens and _greets(reading, at)):
        return
    end = at + 1
    while ahead := _goes_on_large(reading, end):
        end += ahead
    large = [one for one in range(at, end) if reading.begins_large(one)]
    # The first word of a sentence has its capital anyway: it tells nothing of a name.
    telling = any(_tells(reading, one) for one in large[opens:])
    led = reading.pieces[at - 1].key == "at"
    if (telling or (led and not opens)) and len(large) + led > 1:
        reading.mark(at, "clinic", end)


def _tells(reading: Reading, at: int) -> bool:
    """Tell whether a word with a capital is neither plain nor a kind of firm."""
    return not _is_plain(reading, at) and not _is_head(reading, at)


def _large_before(reading: Reading, at: int) -> None:
    """Take a word with a capital before one that went with a capital: `Rosto Feliz`."""
    piece, before = reading.pieces[at], at - 1
    gone = piece.kind == "word" and piece.label in _WENT and piece.text[:1].isupper()
    if not gone or not reading.touches(at):
        return
    while at - before <= _SMALL_WORDS and _is_small(reading, before):
        before -= 1
    if not reading.is_word(before) or not reading.is_capital(before):
        return
    article = reading.has("articles", before) and not reading.pieces[before].text.isupper()
    if article or (_is_large(reading, before) and not _leads(reading, before)):
        reading.mark(before, piece.label, at)


def _is_small(reading: Reading, at: int) -> bool:
    """Tell whether a small word within a name stands here: `Largo do Cedro`."""
    small = reading.is_word(at) and reading.pieces[at].text[0].islower()
    return small and reading.has("particles", at)


def _greets(reading: Reading, at: int) -> bool:
    """Tell whether a sentence begins as no name does: `Dear`, `Good Morning`, `Happy`."""
    mild = any(reading.has(kind, at) for kind in ("describing", "praise", "adjectives"))
    return mild or _leads(reading, at)


def _leads(reading: Reading, at: int) -> bool:
    """Tell whether a word only leads to a name: `Dear`, `Mrs`."""
    return any(reading.has(kind, at) for kind in ("stop", "name_after", "name_maybe_after"))


def _goes_on_large(reading: Reading, at: int) -> int:
    """Say over how many words a name with capitals goes on: `Nails and Something More`."""
    if _is_large(reading, at) and reading.touches(at):
        return 1
    ties = reading.is_word(at) and reading.pieces[at].key in _TYING
    return 2 * int(ties and _is_large(reading, at + 1))


def _is_large(reading: Reading, at: int) -> bool:
    """Tell whether a word has a capital that neither grammar nor a brand asks for."""
    if not reading.is_word(at) or not reading.begins_large(at) or reading.is_month(at):
        return False
    piece = reading.pieces[at]
    brand = piece.key in reading.lexicon.tables.everyday["any"]
    person = reading.has("kin", at) or reading.has("title", at)
    myself = piece.text[:2] in _MYSELF
    return not brand and not person and not myself and not piece.text.isupper()


def _is_head(reading: Reading, at: int) -> bool:
    return reading.has("clinic_head_first", at) or reading.has("clinic_head_last", at)
