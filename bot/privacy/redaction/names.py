"""How far a name goes: surnames, initials, small words within, and whom it is named with."""

from bot.privacy.redaction.forms import ARABIC_ACT, SURNAME
from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.reading import Reading

_GOES_ON = frozenset({Known.NAME, Known.FAMILY, Known.PLACE, Known.BOTH})
_AMBIGUOUS = frozenset({Known.BOTH, Known.FAMILY})
_JOINERS = frozenset({"and", "y", "e", "и", "و", "with", "con", "com", "с", "or", "&", "plus", "n"})
_KUNYAS = frozenset({"ابو", "ام", "بو", "ابا", "ال"})
"""What stands before a name in Arabic belongs to it: `أم ريان`."""

_ARABIC_ACTS = ("ي", "ت", "بت", "بي", "بن", "ست", "سي", "حت", "حي")
"""How a verb of these days begins, and hardly a name."""

_MYSELF = frozenset({"I'", "I’"})
_TELLS = ("says", "says_surely", "charges")
_LONGEST = 6
_SMALL_WORDS = 2


def run(reading: Reading, at: int, label: str) -> int:
    """Let a name go that begins here, with the surnames that follow; return where it ends."""
    end = at + 1
    while end - at < _LONGEST and (step := _next_of_name(reading, end)):
        end += step
    reading.mark(at, label, end)
    return end


def _next_of_name(reading: Reading, at: int) -> int:
    """Say how many of the next pieces belong to a name: a surname, an initial, `de la Cruz`."""
    if at >= len(reading.pieces):
        return 0
    if reading.pieces[at].kind == "mark":
        return 2 if _is_joined(reading, at) and _goes_on(reading, at + 1) else 0
    if _goes_on(reading, at):
        return 1
    end = at
    while end - at < _SMALL_WORDS and reading.is_word(end) and reading.has("particles", end):
        end += 1
    return end + 1 - at if end > at and _goes_on(reading, end) else 0


def _is_joined(reading: Reading, at: int) -> bool:
    """Tell whether a mark holds a name together: `Eun-ji`, `O'Hara`, `J. Smith`."""
    text = reading.pieces[at].text
    if text not in "-'’.·" or not reading.is_word(at + 1) or not reading.touches(at):
        return False
    return text == "." or reading.touches(at + 1)


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a word may be a surname, right after a name."""
    if not reading.is_word(at):
        return False
    piece, known = reading.pieces[at], reading.known[at]
    if len(piece.key) == 1:
        dotted = at + 1 < len(reading.pieces) and reading.pieces[at + 1].text == "."
        return piece.text.isupper() or dotted
    if reading.is_stop(at):
        return _is_small_name(reading, at)
    if known is Known.NOTHING:
        return reading.is_strange(at)
    made = _is_nisba(reading, at) or _is_last(reading, at) or _is_made(reading, at)
    return known in _GOES_ON or made or _continues_large(reading, at)


def _is_small_name(reading: Reading, at: int) -> bool:
    """Tell whether a word of grammar has the capital of a name: `Thuy An`; "I" always has one."""
    text = reading.pieces[at].text
    return reading.is_capital(at) and text.istitle() and len(text) > 1 and text[:2] not in _MYSELF


def _is_nisba(reading: Reading, at: int) -> bool:
    """Tell whether a word is made as Arabic surnames are, of a place or a trade: `الطنطاوي`."""
    word = reading.pieces[at].key
    return reading.known[at] is Known.RARE and word.startswith("ال") and word.endswith("ي")


def _is_made(reading: Reading, at: int) -> bool:
    """Tell whether a rare word is made as Russian surnames are: `надежда бабкина`."""
    rare = reading.language == "ru" and reading.known[at] is Known.RARE
    return rare and bool(SURNAME.search(reading.pieces[at].key))


def _is_last(reading: Reading, at: int) -> bool:
    """Tell whether a rare word ends a name: `شربل معوض`, `рита дуб`; no verb does."""
    if reading.known[at] is not Known.RARE or reading.is_verb(at) or reading.has("says", at):
        return False
    if reading.language == "ar":
        word = reading.pieces[at].key
        acts = reading.lexicon.is_used(word) or word.startswith(_ARABIC_ACTS)
        return not (acts or ARABIC_ACT.fullmatch(word))
    acts = any(reading.has(kind, at + 1) for kind in _TELLS)
    return acts or reading.is_stop(at + 1)


def _continues_large(reading: Reading, at: int) -> bool:
    """Tell whether a word has a capital as the name before it has one; brands stay."""
    large = reading.begins_large(at) and reading.pieces[at - 1].text[:1].isupper()
    return large and reading.pieces[at].key not in reading.lexicon.tables.everyday["any"]


def join_names(reading: Reading) -> None:
    """Let go what stands beside a name: its surname, and whom it is named together with."""
    for at, piece in enumerate(reading.pieces):
        if piece.label == "name":
            _beside(reading, at)
            _named_with(reading, at)
            _small_words_before(reading, at)
        elif piece.label in {"word", "place", "clinic"} and piece.kind == "word":
            _large_after(reading, at)
        elif piece.is_word and reading.known[at] is Known.BOTH:
            _pair(reading, at)


def _beside(reading: Reading, at: int) -> None:
    step = _next_of_name(reading, at + 1)
    reading.mark(at + 1, "name", at + 1 + step)
    if reading.is_any(at - 1, _AMBIGUOUS) and not _speaks_against(reading, at - 1):
        reading.mark(at - 1, "name")


def _speaks_against(reading: Reading, at: int) -> bool:
    """Tell whether a word is one of grammar, a month, a title or a relative."""
    role = reading.has("title", at) or reading.has("kin", at)
    return role or reading.is_stop(at) or reading.is_month(at)


def _named_with(reading: Reading, at: int) -> None:
    for joiner, other in ((at + 1, at + 2), (at - 1, at - 2)):
        may_be = reading.is_any(other, {Known.BOTH}) and not reading.is_stop(other)
        if may_be and reading.pieces[joiner].text.lower() in _JOINERS:
            reading.mark(other, "name")


def _small_words_before(reading: Reading, at: int) -> None:
    """Small words before a name belong to it at the start, after a name, or with a capital."""
    first = at
    while reading.is_word(first - 1) and reading.has("particles", first - 1):
        first -= 1
    if first == at or len(reading.pieces[first].key) == 1:
        return
    before = reading.pieces[first - 1].label if first else "name"
    large = all(reading.pieces[one].text[0].isupper() for one in range(first, at))
    if large or before in {"name", "word"} or reading.pieces[first].key in _KUNYAS:
        reading.mark(first, "name", at)


def _large_after(reading: Reading, at: int) -> None:
    """Words with a capital after one that went belong to the same name: `Thornbury General`."""
    end = at + 1
    while reading.is_word(end) and reading.is_capital(end) and _continues_large(reading, end):
        if reading.is_month(end):
            break
        reading.mark(end, reading.pieces[at].label)
        end += 1
    after = end
    while after - end < _SMALL_WORDS and reading.is_word(after) and reading.has("particles", after):
        after += 1
    if after == end or after >= len(reading.pieces):
        return
    if reading.is_any(after, _GOES_ON) or reading.pieces[after].label in {"name", "place"}:
        reading.mark(end, "name", after)
        run(reading, after, "name")


def _pair(reading: Reading, at: int) -> None:
    """Two words side by side that may both be names are: `grace faith`."""
    if _is_called(reading, at):
        reading.mark(at, "name", at + 2)
    if not reading.is_any(at + 1, {Known.BOTH}) or _follows_article(reading, at):
        return
    both = (at, at + 1)
    if any(reading.is_stop(one) or reading.is_month(one) for one in both):
        return
    # In the other languages adjectives follow nouns: "luz blanca" is light.
    if reading.language == "en" or not any(reading.has("describing", one) for one in both):
        reading.mark(at, "name", at + 2)


def _is_called(reading: Reading, at: int) -> bool:
    """Tell whether a clause begins with a first name and a surname, who then do something."""
    told = (start for kind in _TELLS for start, _ in reading.phrases(kind))
    begins = reading.is_over(at - 1) or reading.has("joins", at - 1)
    named = reading.is_named_whole(at) and not reading.has("name_verbs", at)
    return named and begins and at + len((at, at + 1)) in told


def _follows_article(reading: Reading, at: int) -> bool:
    return reading.is_word(at - 1) and (
        not reading.is_stop(at - 1) or reading.has("articles", at - 1)
    )
