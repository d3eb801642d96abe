"""Finds people by how Arabic writes names: together with small words, and in chains."""

import regex

from bot.privacy.redaction.firm_words import is_plain
from bot.privacy.redaction.forms import ARABIC_ACT
from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.reading import Reading

_SHORTEST = 3
_TO = ("لل", "ل", "ب", "ف")
_AND = ("و", "ف")
_NAMES = frozenset({Known.BOTH, Known.NAME})
_PARTS = frozenset({Known.RARE, Known.NOTHING, Known.BOTH, Known.NAME})
_ACTS = regex.compile(r"(?:ب|ح|ه|س|ك|غ)?[تي]\p{L}{2,}|(?!ال)\p{L}{2,}(?:ت|ته|تها)")
"""Verbs that somebody is told of with; the first also say "she improves"."""

_SURNAMES = frozenset({Known.RARE, Known.NOTHING, Known.FAMILY, Known.NAME, Known.PLACE})
_SON, _SERVANT = "بن", "عبد"
_SONS = frozenset({"بن", "ابن", "بنت", "ولد", "ود"})
_FAITH = frozenset({"الدين", "الاسلام", "الزهراء", "الزمان"})
_GONE = frozenset({"name", "word"})
_MYSELF = frozenset({"انا", "احنا", "نحن"})
_TO_ME = ("تني", "تلي", "الي", "لنا", "تنا")
"""How verbs end that tell what somebody did to the writer: `دلتني`, `حكالي`."""

_SHE_TO_ME = ("تني", "تلي", "تنا")
_LONGEST_MIDDLE = 2


def find_arabic(reading: Reading) -> None:
    """Let names go that are written together with a small word, and surnames."""
    if reading.language != "ar":
        return
    for _, after in reading.phrases("said_to"):
        _to_somebody(reading, after)
    for at in range(len(reading.pieces)):
        _did_to_me(reading, at)
        _told_of(reading, at)
        _begins_to_act(reading, at)
        _of_faith(reading, at)
        _surnamed(reading, at)
    for at in range(1, len(reading.pieces)):
        _was_told(reading, at)
        _two_joined(reading, at)
        _and_somebody(reading, at)
        _surname(reading, at)
        _son_or_servant(reading, at)
        _son_of(reading, at)


def _did_to_me(reading: Reading, at: int) -> None:
    """Take who did something to the writer: `امبارح شهد حقنتني`, `وبسمة نصحتني`."""
    told = reading.is_word(at + 1) and reading.pieces[at + 1].key.endswith(_TO_ME)
    if not told or not reading.is_word(at) or reading.is_stop(at):
        return
    if reading.known[at] is Known.BOTH or _joined(reading, at, _AND) in _NAMES:
        reading.mark(at, "name")


def _was_told(reading: Reading, at: int) -> None:
    """Take who did what the word before tells: `كلمتني سحر`."""
    did = reading.is_word(at - 1) and reading.pieces[at - 1].key.endswith(_SHE_TO_ME)
    plain = reading.is_stop(at) or reading.has("adjectives", at)
    if did and reading.is_any(at, {Known.BOTH}) and not plain:
        run(reading, at, "name")


def _told_of(reading: Reading, at: int) -> None:
    """Take who begins a clause and did something to the writer: `أمل هي اللي دلتني`."""
    begins = reading.is_over(at - 1) or reading.has("joins", at - 1)
    if not begins or not reading.is_any(at, {Known.BOTH}) or reading.is_stop(at):
        return
    for one in range(at + 1, min(at + 2 + _LONGEST_MIDDLE, len(reading.pieces))):
        if not reading.is_word(one):
            return
        if reading.pieces[one].key.endswith(_TO_ME):
            reading.mark(at, "name")
            return
        if not reading.is_stop(one) and not reading.has("copula", one):
            return


def _begins_to_act(reading: Reading, at: int) -> None:
    """Take who does something at the start of a clause: `شهد بتقول`; not "hope improves"."""
    acts = reading.is_word(at + 1) and _ACTS.fullmatch(reading.pieces[at + 1].key)
    if not acts or not reading.is_over(at - 1) or not reading.is_any(at, {Known.BOTH}):
        return
    plain = any(reading.has(kind, at) for kind in ("stop", "adjectives", "name_verbs"))
    if not plain and not is_plain(reading, at + 1) and not reading.is_stop(at + 1):
        reading.mark(at, "name")


def _surnamed(reading: Reading, at: int) -> None:
    """Take a first name that is a word before a surname: `رائد الموصلي`, `لين الخطيب`."""
    last = at + 1
    if reading.is_any(at, {Known.BOTH}) and reading.is_word(last) and not reading.is_stop(at):
        word = reading.pieces[last].key
        made = word.startswith("ال") and word.endswith("ي") and reading.known[last] in _SURNAMES
        made = made or reading.known[last] is Known.FAMILY
        if made and not reading.lexicon.is_used(word):
            run(reading, at, "name")
            reading.mark(last, "name")


def _of_faith(reading: Reading, at: int) -> None:
    """Take a name that ends in a word of faith: `نور الدين`."""
    last = at + 1
    named = reading.is_any(at, _NAMES) or reading.pieces[at].label == "name"
    if named and last < len(reading.pieces) and reading.pieces[last].key in _FAITH:
        reading.mark(at, "name")
        run(reading, last, "name")


def _two_joined(reading: Reading, at: int) -> None:
    """Take two names that begin a clause, joined by "and": `سما وجودي`."""
    before = at - 1
    if not reading.is_any(before, {Known.BOTH}) or not reading.is_word(at):
        return
    begins = reading.is_over(before - 1) and not reading.is_stop(before)
    rest = reading.heard.kinds_of(reading.pieces[at].key[1:])
    describes = reading.has("describing", before) and "describing" in rest
    if begins and not describes and _joined(reading, at, ("و",)) in _NAMES:
        reading.mark(before, "name", at + 1)


def _son_of(reading: Reading, at: int) -> None:
    """Take whose son or daughter a named person is: `الرحيم ولد سيدي`; not "my uncle's"."""
    son = reading.is_word(at) and reading.pieces[at].key in _SONS
    if son and at + 1 < len(reading.pieces) and reading.pieces[at + 1].label == "name":
        named = reading.is_any(at - 1, {Known.BOTH}) and not reading.is_stop(at - 1)
        reading.mark(at - named, "name", at + 1)
        return
    if not son or reading.pieces[at - 1].label != "name" or not reading.is_word(at + 1):
        return
    if not (reading.is_stop(at + 1) or reading.has("kin", at + 1) or reading.has("kin", at)):
        reading.mark(at, "name")
        run(reading, at + 1, "name")


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


def find_beside(reading: Reading) -> None:
    """Let Arabic words go that may be a first name before what went, or a surname behind it."""
    for at in range(len(reading.pieces) - 1):
        first, last = reading.pieces[at], reading.pieces[at + 1]
        if reading.touches(at + 1):
            if last.label in _GONE and last.kind == "word" and _is_first(reading, at):
                reading.mark(at, "name")
            elif first.label == "word" and first.kind == "word" and _is_second(reading, at + 1):
                reading.mark(at + 1, "name")
            elif _are_two(reading, at):
                run(reading, at, "name")


def _is_first(reading: Reading, at: int) -> bool:
    """Tell whether a first name may stand here, right before a word that went."""
    if not reading.is_word(at) or reading.is_stop(at):
        return False
    if reading.is_alike(at):
        return True
    word, known = reading.pieces[at].key, reading.known[at]
    if known is Known.BOTH:
        return not reading.has("describing", at) or reading.pieces[at + 1].label == "name"
    if known is not Known.RARE or reading.pieces[at + 1].label != "name":
        return False
    plain = word.startswith("ال") or is_plain(reading, at) or reading.lexicon.is_used(word)
    return not (plain or ARABIC_ACT.fullmatch(word))


def _is_second(reading: Reading, at: int) -> bool:
    """Tell whether a surname may stand here that is a first name as well."""
    return reading.is_any(at, {Known.BOTH}) and not (
        reading.is_stop(at) or reading.has("describing", at)
    )


def _are_two(reading: Reading, at: int) -> bool:
    """Tell whether two first names stand side by side: `سحر حيدر`; not "bright hope"."""
    two = (at, at + 1)
    both = all(reading.is_any(one, {Known.BOTH}) and not reading.is_stop(one) for one in two)
    described = reading.has("adjectives", at + 1) or reading.is_month(at + 1)
    return both and not described and not all(reading.has("describing", one) for one in two)
