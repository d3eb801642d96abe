"""Lets what a name is the name of go with it: `peluquería [clinic]`, `la colonia [place]`.

The placeholder says as much as the word did, and a rare kind of firm or road tells who it is.
"""

from bot.privacy.redaction.firm_words import BETWEEN
from bot.privacy.redaction.lexicon import ORDINARY, Known
from bot.privacy.redaction.reading import Reading

_YEARS = frozenset({"года", "год", "году", "г"})
_ADJECTIVES = ("ном", "вом", "ной", "вой", "ного", "вого", "ный", "вый", "ная", "вая", "ную", "вую")
_WORDS = ORDINARY | {Known.BOTH, Known.FAMILY}
_PARTS = frozenset({"name", "place", "word", "clinic"})
_NAMES = frozenset({"clinic", "place", "name", "word"})


def find_heads(reading: Reading) -> None:
    """Let the kind of a firm go with its name, and the kind of a road or district before it."""
    _before(reading, "clinic_head_first", "clinic")
    _before(reading, "head_of_gone", "clinic")
    for kind in ("street_first", "districts", "called_roads"):
        _before(reading, kind, "place")
    for before, piece in enumerate(reading.pieces[:-1]):
        if piece.label:
            _between(reading, before + 1)
            _described(reading, before + 1)
    for at, piece in enumerate(reading.pieces):
        if piece.label and at > 0:
            _first_of_town(reading, at)
    for start, after in reading.phrases("clinic_head_last"):
        follows = start and reading.pieces[start - 1].label == "clinic" and reading.touches(start)
        # "clinic" itself stays: a placeholder must not spell what it hides.
        if follows and reading.pieces[start].key != "clinic":
            reading.mark(start, "clinic", after)


def _between(reading: Reading, at: int) -> None:
    """Take a small word between two parts of a name: `[name] de [place]`."""
    if not reading.is_word(at) or at + 1 == len(reading.pieces):
        return
    before, after = (reading.pieces[one].label in _PARTS for one in (at - 1, at + 1))
    small = reading.has("particles", at) and reading.touches(at)
    if before and after and small and reading.touches(at + 1) and len(reading.pieces[at].key) > 1:
        reading.mark(at, "name")


def _first_of_town(reading: Reading, at: int) -> None:
    """Take the first word of a town whose other word went: `Nova Iguaçu`."""
    first = at - 1
    gone = reading.pieces[at].label in {"place", "word"} and reading.touches(at)
    if gone and reading.is_word(first) and reading.has("town_first", first):
        large = reading.pieces[first].text[0].isupper() == reading.pieces[at].text[0].isupper()
        if large and (reading.pieces[at].label == "place" or reading.pieces[at].text[0].isupper()):
            reading.mark(first, "place")


def _described(reading: Reading, at: int) -> None:
    """Take the noun after a Russian adjective that went, and "of the year" after a day."""
    before, word = reading.pieces[at - 1], reading.pieces[at].key
    if reading.language != "ru" or not reading.is_word(at) or not reading.touches(at):
        return
    if before.label == "date" and word in _YEARS:
        reading.mark(at, "date")
    adjective = before.text[0].isupper() and before.key.endswith(_ADJECTIVES)
    gone = before.label in _PARTS and reading.known[at - 1] in _WORDS
    if gone and adjective and not (reading.is_stop(at) or reading.is_verb(at)):
        reading.mark(at, before.label)


def _before(reading: Reading, kind: str, label: str) -> None:
    for start, after in reading.phrases(kind):
        end = after + reading.has("particles", after)
        at = reading.skip(end, BETWEEN)
        if at < len(reading.pieces) and reading.pieces[at].label in _NAMES:
            reading.mark(start, label, end)
