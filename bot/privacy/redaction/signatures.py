"""Finds names by how a text is signed, and by whose something is: "- Will", "debs's house"."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.reading import Reading

_NAMED = frozenset({Known.BOTH, Known.FAMILY, Known.NAME, Known.NOTHING})
_KISSES = frozenset({"x", "xx", "xxx", "xo", "xoxo"})
_DASHES = frozenset({"-", "–", "—", "~"})
_APART = frozenset({",", "،", "!", ".", ";", ")"}) | _DASHES
_LONGEST = 2
_NEAR = 6


def find_signatures(reading: Reading) -> None:
    """Let names go that sign a text, and those that something belongs to."""
    end = _last(reading)
    start = end
    while start > 0 and end - start <= _LONGEST and reading.pieces[start - 1].kind == "word":
        start -= 1
    if 0 < end - start <= _LONGEST and start > 0:
        _signed(reading, start)
    if reading.language == "en":
        for at in range(len(reading.pieces)):
            _possessive(reading, at)


def _last(reading: Reading) -> int:
    """Say where the text ends without the marks and kisses after the last word."""
    end = len(reading.pieces)
    while end > 0 and (
        reading.pieces[end - 1].kind == "mark" or reading.pieces[end - 1].key in _KISSES
    ):
        end -= 1
    return end


def _signed(reading: Reading, start: int) -> None:
    """Take a last line or a last clause that is a name: after a line's end, a dash, or thanks."""
    mark = reading.pieces[start - 1]
    dashed = mark.text in _DASHES and (
        start == 1 or not reading.touches(start - 1) or _is_new(reading, start)
    )
    alone = mark.text.isspace() or dashed
    thanked = mark.text in _APART and any(
        0 <= start - after <= _NEAR
        for kind in ("name_sign_off", "thanks")
        for _, after in reading.phrases(kind)
    )
    if not (alone or thanked) or reading.is_month(start):
        return
    known = reading.known[start]
    if reading.is_named_whole(start):
        run(reading, start, "name")
    large = reading.pieces[start].text[:1].isupper()
    plain = known is Known.RARE and large and not reading.is_verb(start)
    describes = reading.has("stop", start) or reading.has("describing", start)
    if plain or (known in _NAMED and (large or not describes)):
        run(reading, start, "name")


def _is_new(reading: Reading, start: int) -> bool:
    return start > 1 and reading.pieces[start - 2].text.isspace()


def _possessive(reading: Reading, at: int) -> None:
    """Take whose something is: `debs's house`; not "today's", nor "summer's"."""
    piece = reading.pieces[at]
    if not piece.is_word or not piece.text.lower().replace("’", "'").endswith("'s"):
        return
    stem = piece.key[:-1]
    if piece.key in reading.lexicon.common:
        return
    if "name_verbs" in reading.heard.kinds_of(stem) or stem in reading.heard.months:
        return
    known = reading.weigh(stem)
    strange = known is Known.NOTHING and not reading.lexicon.is_slip(stem)
    if known in {Known.NAME, Known.BOTH} or strange:
        reading.mark(at, "name")
