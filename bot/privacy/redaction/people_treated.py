"""Finds people by what was done, and by whom: "fez com a sol", "it happened to"."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.people import opens
from bot.privacy.redaction.reading import Reading

_FAR = 6
_PARTS = frozenset({Known.RARE, Known.NOTHING, Known.BOTH, Known.NAME})
_SIGNED = ",،!:\n\r-"
_DEFINITE = frozenset({"a", "o", "la", "el"})


def find_treated(reading: Reading) -> None:
    """Let names go that are told of as those who did it, or to whom it was done."""
    for _, after in reading.phrases("visits"):
        _by_hands(reading, after)
    for kind in ("title", "kin"):
        for _, after in reading.phrases(kind):
            _is_called(reading, after)
            _short(reading, after)
    for _, after in reading.phrases("name_sign_off"):
        _signed(reading, reading.skip(after, _SIGNED))
    for at in range(1, len(reading.pieces) - 1):
        _hyphened(reading, at)


def _by_hands(reading: Reading, after: int) -> None:
    """Take who did it, though the name describes as well: "fez na clínica com a sol"."""
    for at in range(after, min(after + _FAR, len(reading.pieces) - 1)):
        if reading.is_over(at):
            return
        if reading.has("at_hands", at):
            article = reading.has("articles", at + 1) and reading.language == "pt"
            name = at + 1 + article
            named = reading.is_any(name, {Known.BOTH})
            named = named or (reading.is_any(name, {Known.RARE}) and reading.is_named(name))
            if named and not (reading.is_stop(name) or reading.is_month(name)):
                run(reading, name, "name")


def _is_called(reading: Reading, at: int) -> None:
    """Take who a practitioner or a relative is: "a minha aplicadora é a nívea"."""
    name = at + 1 + (at + 1 < len(reading.pieces) and reading.pieces[at + 1].key in _DEFINITE)
    if not reading.has("copula", at) or not reading.is_any(name, {Known.BOTH, Known.NAME}):
        return
    if not reading.is_stop(name) and not reading.has("adjectives", name):
        run(reading, name, "name")


def _short(reading: Reading, at: int) -> None:
    """Take a short word before a strange one after a relative: "my sister in law pa nhia"."""
    if reading.is_word(at) and len(reading.pieces[at].key) == len("pa") and not reading.is_stop(at):
        strange = reading.is_word(at + 1) and reading.is_strange(at + 1)
        if strange or (at + 1 < len(reading.pieces) and reading.pieces[at + 1].label == "name"):
            run(reading, at, "name")


def _signed(reading: Reading, at: int) -> None:
    """Take the surname after a first name that signs: `مع التحية، إسكندر الخازن`."""
    end = at
    while 0 <= end < len(reading.pieces) and reading.pieces[end].kind == "word":
        end += 1
    if end - at == len((at, at + 1)) and reading.pieces[at].label == "name":
        reading.mark(at + 1, "name")


def _hyphened(reading: Reading, at: int) -> None:
    """Take a name of two short parts that says or wants something: "ji-woo wants to know"."""
    before, after = at - 1, at + 1
    if reading.pieces[at].text != "-" or not (reading.is_word(before) and reading.is_word(after)):
        return
    tight = reading.touches(after) and reading.pieces[before].end == reading.pieces[at].start
    acts = reading.has("says_surely", after + 1) and opens(reading, before)
    if tight and acts and reading.known[after] in _PARTS and len(reading.pieces[before].key) > 1:
        reading.mark(before, "name", after + 1)
