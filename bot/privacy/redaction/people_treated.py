"""Finds people by what was done, and by whom: "fez com a sol", "it happened to", `لمها`."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.people import opens
from bot.privacy.redaction.reading import Reading

_FAR = 6
_SHORTEST = 3
_TO = ("لل", "ل", "ب", "ف")
_NAMES = frozenset({Known.BOTH, Known.NAME})
_PARTS = frozenset({Known.RARE, Known.NOTHING, Known.BOTH, Known.NAME})
_SIGNED = ",،!:\n\r-"
_DEFINITE = frozenset({"a", "o", "la", "el"})
_SON, _SERVANT = "بن", "عبد"
_MYSELF = frozenset({"انا", "احنا", "نحن"})


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
    if reading.language == "ar":
        _arabic(reading)


def _arabic(reading: Reading) -> None:
    """Let names go that are written together with a small word, and surnames."""
    for _, after in reading.phrases("said_to"):
        _to_somebody(reading, after)
    for at in range(1, len(reading.pieces)):
        _and_somebody(reading, at)
        _surname(reading, at)
        _son_or_servant(reading, at)


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


def _son_or_servant(reading: Reading, at: int) -> None:
    """Take a name that only names are made as: `منجي بن رمضان`, `نفيسة عبد الجليل`."""
    word, before = reading.pieces[at].key, at - 1
    servant = (
        word == _SERVANT and reading.pieces[min(at + 1, len(reading.pieces) - 1)].key[:2] == "ال"
    )
    son = word == _SON and reading.is_any(before, _PARTS) and not reading.is_stop(before)
    if not (servant or son) or reading.is_stop(at + 1):
        return
    opens = reading.is_over(before - 1) or reading.is_stop(before - 1)
    led = son or (opens and reading.is_any(before, _PARTS) and not reading.is_stop(before))
    run(reading, at + 1, "name")
    reading.mark(before if led else at, "name", at + 1)


def _to_somebody(reading: Reading, at: int) -> None:
    """Take an Arabic name that is written together with "to" or "with": `رجعت لمها`."""
    for one in range(at, min(at + 2, len(reading.pieces))):
        rare = reading.is_any(one, {Known.RARE})
        if rare and _joined(reading, one, _TO) in _NAMES:
            run(reading, one, "name")


def _and_somebody(reading: Reading, at: int) -> None:
    """Take Arabic names in a row, each written together with "and": `انا وهدى ومنى`."""
    if not reading.is_word(at) or _joined(reading, at, ("و",)) not in _NAMES:
        return
    before = reading.pieces[at - 1]
    beside = before.label == "name" or before.key in _MYSELF or reading.has("kin", at - 1)
    if beside:
        run(reading, at, "name")


def _joined(reading: Reading, at: int, fronts: tuple[str, ...]) -> Known | None:
    """Say what is known of an Arabic word without what is written together with it."""
    word = reading.pieces[at].key
    for front in fronts:
        rest = word.removeprefix(front)
        if rest != word and len(rest) >= _SHORTEST:
            known = reading.weigh(rest)
            if known in _NAMES:
                return known
    return None


def _surname(reading: Reading, at: int) -> None:
    """Take an Arabic surname that is a rare word, after a practitioner's name: `فادي عقل`."""
    if reading.pieces[at - 1].label != "name" or not reading.is_any(at, {Known.RARE}):
        return
    title = at - 2
    if reading.is_stop(at) or reading.is_verb(at) or not reading.has("title", title):
        return
    if reading.is_over(at + 1) or reading.has("says", at + 1):
        reading.mark(at, "name")
