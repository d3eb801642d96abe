"""Finds people by what stands before and after a name."""

from bot.privacy.redaction.lexicon import Known
from bot.privacy.redaction.names import run
from bot.privacy.redaction.reading import Reading

_BETWEEN = ":-–—=.\"'«“„»”("
_SIGNED = _BETWEEN + ",،!\n\r"
_QUOTED = "\"'«“„:("
_NAMED = frozenset({Known.BOTH, Known.FAMILY, Known.NAME, Known.NOTHING})
_ANNOUNCED = frozenset({Known.BOTH, Known.FAMILY, Known.RARE, Known.PLACE})
_AFTER_CUES = (
    ("name_after", _BETWEEN, True, ""),
    ("name_sign_off", _SIGNED, True, ""),
    ("title", _BETWEEN, True, ""),
    ("name_taking", _QUOTED, False, ""),
    ("kin", _BETWEEN, False, ""),
    ("name_i_am", _QUOTED, False, "adjectives"),
    ("name_maybe_after", _QUOTED, False, "describing"),
)
"""Cues that come before: the marks between, whether a rare word is a name there, and the words that
are none there though they may be names elsewhere ("I am happy")."""

_NEAR = 4
_DOCTOR = frozenset({"dr", "dra"})
_OR = frozenset({"or", "and", "o", "ou", "y", "e", "или", "и", "او", "ولا"})
_TELLS = frozenset({"me", "disse", "diz", "falou", "dice", "dijo", "opina", "piensa", "acha"})
_MYSELF = frozenset({"me", "i", "yo", "eu", "я", "انا", "myself"})
_NAMED_WITH_ARTICLE = frozenset({"es", "pt"})
_NO_ARTICLES = frozenset({"ru", "ar"})
"""Languages that need no word for "my" before a relative."""


def find_people(reading: Reading) -> None:
    """Let names go."""
    _announced(reading)
    _beside_people(reading)
    for start, after in reading.phrases("name_before"):
        _just_been(reading, start, after)
    for start, _ in reading.phrases("called_after"):
        _between(reading, start - 1)
    for start, _ in reading.phrases("says"):
        _spoke(reading, start, surely=False)
    for start, _ in reading.phrases("says_surely"):
        _spoke(reading, start, surely=True)
    for at in range(len(reading.pieces)):
        _without_cue(reading, at)
        _either(reading, at)
        _with_me(reading, at)


def _beside_people(reading: Reading) -> None:
    """Let names go that stand before a relative, or between commas after one."""
    for start, after in reading.phrases("kin"):
        _before_kin(reading, start)
        _after_comma(reading, reading.skip(after, ","))
    for start, after in reading.phrases("title"):
        if reading.has("articles", start - 1):
            _before_kin(reading, start)
        _after_comma(reading, reading.skip(after, ","))


def _announced(reading: Reading) -> None:
    """Let names go that a cue before them announces."""
    for kind, marks, strongly, never in _AFTER_CUES:
        for start, after in reading.phrases(kind):
            at = reading.skip(after + reading.has("elder", after), marks)
            surely = _is_initial(reading, start, at) or (kind == "kin" and _acts(reading, at))
            if surely or _may_be(reading, at, strongly=strongly, never=never):
                run(reading, at, "name")


def _may_be(reading: Reading, at: int, *, strongly: bool, never: str) -> bool:
    """Tell whether a word may be somebody's name after a cue."""
    if reading.is_alike(at):
        return True
    if not reading.is_word(at) or reading.is_stop(at) or len(reading.pieces[at].key) == 1:
        return False
    known = reading.known[at]
    if known in {Known.NAME, Known.NOTHING}:
        return known is Known.NAME or strongly or reading.is_strange(at)
    if strongly and _is_styled(reading, at):
        return True
    if strongly or (reading.is_capital(at) and not reading.is_month(at)):
        announced = known in _ANNOUNCED or reading.is_merely_common(at)
        return announced and not reading.is_verb(at)
    described = bool(never) and (reading.has(never, at) or reading.is_month(at))
    described = described and not reading.is_named_whole(at)
    may = known is Known.BOTH or (known is Known.RARE and reading.is_named(at))
    return may and not described


def _is_styled(reading: Reading, at: int) -> bool:
    """Tell whether an everyday word with a capital stands right after "Dr": `Dr Smooth`."""
    doctor = at > 0 and reading.pieces[at - 1].key in _DOCTOR and reading.touches(at)
    acts = reading.is_verb(at) or reading.has("says", at) or reading.has("speaks", at)
    brand = reading.pieces[at].key in reading.lexicon.tables.everyday["any"]
    return doctor and reading.is_capital(at) and not (acts or brand or reading.is_month(at))


def _acts(reading: Reading, at: int) -> bool:
    """Tell whether a rare word after a relative does something: "my mate tash had it"."""
    if reading.language == "ar" or not reading.is_any(at, {Known.RARE}):
        return False
    if reading.is_stop(at) or reading.is_verb(at):
        return False
    return reading.has("says", at + 1) or reading.has("says_surely", at + 1)


def _is_initial(reading: Reading, start: int, at: int) -> bool:
    """Tell whether an initial stands after a title: `dr j. berg`."""
    if not reading.has("title", start) or not reading.is_word(at) or at + 1 >= len(reading.pieces):
        return False
    return len(reading.pieces[at].key) == 1 and reading.pieces[at + 1].text == "."


def _before_kin(reading: Reading, start: int) -> None:
    """Take a name that is a word too before a word for a relative: "luz, mi hermana"."""
    at = start - 1
    while at >= 0 and _leads_to_kin(reading, at):
        at -= 1
    between = start - at - 1
    bare = reading.language in _NO_ARTICLES
    direct = all(_is_lead(reading, one) for one in range(at + 1, start))
    beside = direct and (between > 0 or bare) and not reading.has("name_verbs", at)
    plain = not reading.is_stop(at) and not reading.has("describing", at)
    plain = plain and not (direct and reading.has("name_verbs", at))
    begins = opens(reading, at) or (
        reading.language in _NAMED_WITH_ARTICLE and reading.is_stop(at - 1)
    )
    bracket = between > 1 and reading.pieces[at + 1].text == "(" and reading.begins_large(at)
    told = (beside or bracket) and begins and not reading.is_stop(at)
    if (told or (plain and 0 < between < _NEAR)) and reading.is_any(at, {Known.BOTH}):
        reading.mark(at, "name")


def _is_lead(reading: Reading, at: int) -> bool:
    """Tell whether "my" stands here, or the bracket of `Rose (my aunt)`."""
    return reading.has("articles", at) or reading.pieces[at].text == "("


def _after_comma(reading: Reading, at: int) -> None:
    """Take a name between commas after a word for a relative: "my mum, jean"."""
    if reading.is_any(at, {Known.BOTH}) and reading.is_over(at + 1):
        reading.mark(at, "name")


def _leads_to_kin(reading: Reading, at: int) -> bool:
    mark = reading.pieces[at].kind == "mark"
    return mark or reading.has("articles", at) or reading.has("copula", at)


def _just_been(reading: Reading, start: int, after: int) -> None:
    """Take the name before a cue: "hope here", "luz al habla"."""
    at = start - 1
    ends = reading.is_over(after) or reading.is_stop(after)
    begins = at == 0 or reading.is_stop(at - 1) or reading.has("name_maybe_after", at - 1)
    fits = _NAMED if not reading.is_stop(at) else {Known.BOTH}
    if at >= 0 and ends and begins and reading.is_any(at, fits):
        reading.mark(at, "name")


def _between(reading: Reading, at: int) -> None:
    """Take a name between "me" and "am called": `меня снежана зовут`."""
    if at > 0 and reading.is_word(at) and reading.is_stop(at - 1) and not reading.is_stop(at):
        reading.mark(at, "name")


def _spoke(reading: Reading, start: int, *, surely: bool) -> None:
    """Take who says, wants or does something, unless an article stands before."""
    at = start - 1
    # "A luz me indicou": light tells nobody anything, whatever article it has.
    told = surely and reading.pieces[start].key in _TELLS and reading.is_stop(at - 1)
    if not reading.is_any(at, {Known.BOTH}) or not (told or opens(reading, at)):
        return
    plain = not reading.is_stop(at) and not reading.has("describing", at)
    if plain or surely:
        reading.mark(at, "name")


def opens(reading: Reading, at: int) -> bool:
    """Tell whether a name can begin here: no article and no adjective stands before."""
    if at == 0 or not reading.is_word(at - 1):
        return True
    return reading.is_stop(at - 1) and not reading.has("articles", at - 1)


def _either(reading: Reading, at: int) -> None:
    """Take two names that are a clause by themselves: "who was it, joy or patience?"."""
    ends = reading.is_over(at - 1) and reading.is_over(at + 3)
    if not ends or not reading.is_word(at + 1) or reading.pieces[at + 1].key not in _OR:
        return
    both = [one for one in (at, at + 2) if reading.is_any(one, {Known.BOTH})]
    grammar = any(reading.is_stop(one) or reading.has("name_verbs", one) for one in both)
    if len(both) == len((at, at + 2)) and not grammar:
        for one in both:
            reading.mark(one, "name")


def _with_me(reading: Reading, at: int) -> None:
    """Take who is named together with the writer: "faith n me"."""
    if at + 2 >= len(reading.pieces) or reading.pieces[at + 2].key not in _MYSELF:
        return
    joined = reading.pieces[at + 1].key in _OR | {"n"} or reading.pieces[at + 1].text == "&"
    if joined and reading.is_any(at, {Known.BOTH}) and opens(reading, at):
        reading.mark(at, "name")


def _without_cue(reading: Reading, at: int) -> None:
    """Take a word with a capital within a sentence that may be a name, or is a rare word."""
    piece = reading.pieces[at]
    if not piece.is_word or reading.is_stop(at) or reading.is_month(at):
        return
    season = reading.language == "en" and reading.has("adjectives", at)
    if season and reading.has("place_after", at - 1):
        return
    if reading.is_capital(at) and not piece.text.isupper():
        if reading.known[at] in {Known.BOTH, Known.RARE}:
            run(reading, at, "name")
    elif reading.known[at] is Known.BOTH and _stands_alone(reading, at):
        reading.mark(at, "name")


def _stands_alone(reading: Reading, at: int) -> bool:
    """Tell whether a word that may be a name stands alone: in brackets, or as `Clara, 37`."""
    before = reading.pieces[at - 1].text if at else ""
    after = reading.pieces[at + 1].text if at + 1 < len(reading.pieces) else ""
    opened = at == 0 and reading.pieces[at].text[0].isupper()
    return (before == "(" and after == ")") or (opened and after in {",", "!", ":", ";"})
