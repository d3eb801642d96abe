"""Lets what a name is the name of go with it: `peluquería [clinic]`, `la colonia [place]`.

The placeholder says as much as the word did, and a rare kind of firm or road tells who it is.
"""

from bot.privacy.redaction.firm_words import BETWEEN
from bot.privacy.redaction.reading import Reading

_NAMES = frozenset({"clinic", "place", "name", "word"})


def find_heads(reading: Reading) -> None:
    """Let the kind of a firm go with its name, and the kind of a road or district before it."""
    _before(reading, "clinic_head_first", "clinic")
    _before(reading, "head_of_gone", "clinic")
    for kind in ("street_first", "districts", "called_roads"):
        _before(reading, kind, "place")
    for start, after in reading.phrases("clinic_head_last"):
        follows = start and reading.pieces[start - 1].label == "clinic" and reading.touches(start)
        # "clinic" itself stays: a placeholder must not spell what it hides.
        if follows and reading.pieces[start].key != "clinic":
            reading.mark(start, "clinic", after)


def _before(reading: Reading, kind: str, label: str) -> None:
    for start, after in reading.phrases(kind):
        end = after + reading.has("particles", after)
        at = reading.skip(end, BETWEEN)
        if at < len(reading.pieces) and reading.pieces[at].label in _NAMES:
            reading.mark(start, label, end)
