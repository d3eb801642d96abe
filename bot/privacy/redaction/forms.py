"""What a word that stands in no list may have been made of: slips, endings, laughter, medicines."""

from collections.abc import Iterator

import regex

LAUGHTER = regex.compile(
    r"(?:ja)+j?|a?(?:ha)+h?|(?:he)+h?|(?:hi)+|(?:rs)+|k+|(?:xa)+|(?:je)+|(?:ji)+|lo+l+|a+h+|o+h+|m+|h+m+"
    r"|а?(?:ха)+х?|(?:хе)+х?|(?:хи)+|а?х+|(?:ах)+а?|ه+|خ+|(?:kj)+k?|(?:sk)+|u+f+|a+y+|o+i+|e+i+|a+f+"
)
PATRONYMIC = regex.compile(r"\p{L}{3}(?:ович|евич|овна|евна|инична)(?:а|у|ем|ы|е|ой)?$")
SURNAME = regex.compile(
    r"\p{L}{2}(?:[ое]в|[иы]н)(?:а|у|ым|ой|е|ых|ыми)?$|\p{L}{3}[сц]к(?:ий|ая|ого|ой|ому|ую|им|ом)$"
    r"|\p{L}{2}енко$|\p{L}{3}[ую]к(?:а|у|ом)?$"
)
"""Endings of Russian and Ukrainian surnames."""

MEDICINE = regex.compile(
    r"\p{L}{2}(?:oxin[ae]|olol|pril|sartana?|statina?|azole?|m[iy]cin[ae]?|cill?in[ae]?|prazole?"
    r"|oxetin[ae]|triptano?|[lmzx]umab|ximab|floxacin[oa]?|roquin[ae]|formin[ae]?|glutid[ae]"
    r"|dipin[oae]|ocain[ae]|cortison[ae]|nisolon[ae]|azepam|zolam|atadin[ae]|tidin[ae]|profeno?"
    r"|parin[ae]?|xaban[ao]?|gliptin[ae]|c[iy]clovir|tinoin[ae]?|thiazide|tiazida|semid[ae]"
    r"|olactone|olactona|trexat[eo]|fenaco?|coxibe?|thyroxin|tiroxina|lukast|dronat[eo]?|racetam"
    r"|setrona?|zapin[ae]|piprazole?|barbital|codein[ae]|morphin[ae]|peptid[eo]s?"
    r"|мицина?|циллина?|олола?|сартана?|статина?|азола?|ксабана?|празола?|зепама?|профена?|парина?"
    r"|токсина?|тироксина?|преднизолона?|формина?|цикловира?)s?$"
)
"""Endings by which the names of active substances are made; no list could keep up with them."""

ARABIC_ACT = regex.compile(
    r"[وف]?(?:[يتن]|[بحسه][يتن]|ما[يتن]).{2,}|[وف]?(?:ال)?(?:است|مست|مت).{2,}"
    r"|(?!ال|لل).{2,}(?:ها|وه|هم|كم|نا|ني|وا|لي|لك|له|ولها)|(?!ال|لل).{3,}(?:ت|ته|تها)|(?:ال|م).{3,}[يو]ن"
)
"""Arabic words that say what somebody does, what is somebody's, or of several that they are so."""

_REPEATED = regex.compile(r"(\p{L})\1+")


def _words(rows: str) -> tuple[str, ...]:
    return tuple(rows.split())


_PREFIXES = _words("""
    un re over under anti pre post non mis super semi sub inter extra ultra hyper hypo micro mini
    mega auto bio neuro photo self in im des dis sobre contra tele foto hiper hipo trans multi
    не пере под над без сверх супер микро мини анти гипер гипо фото био авто мульти само полу
""")
_LONG_STEM = 5
_SMALL = _words("""
    isimos isimas isimo isima citos citas cito cita itos itas ito ita illos illas illo illa azos azo
    zinhos zinhas zinho zinha inhos inhas inho inha mente
""")
_FRONTS = _words("""
    وبال وال فال بال كال هال عال ولل لل ال وب ول وي وت بي بت هي و ف ب ك ل ح ه س ت ي ن م ا ع
""")
_BACKS = _words("""
    هما كما تلي ولي لي لك لها لهم لنا وني له تها تهم ته تي تك تني ها هم هن كم كن نا ني وا ات ين ون
    ان يه يا اني ه ك ي ا ت ش و ن
""")
_BORROWED = (("گ", "قكج"), ("چ", "كجش"), ("پ", "ب"), ("ڤ", "ف"), ("ژ", "ز"))
_FUTURES = frozenset(_words("ب ح ه"))
"""Prefixes of dialect verbs that swallow the first letter: `بختنق` is أختنق."""
_CASES = _words("ами ого ому ой ей ом ем ым у а е ы и ю я")
_SHORTEST_STEM = 3
_SWAPPED = 2


def unprefixed(word: str) -> Iterator[str]:
    """Name what a word is without a prefix that goes with any word: `over|treated`, `in|útil`."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _LONG_STEM:
            yield rest


def without_repeats(word: str) -> Iterator[str]:
    """Name what a drawn-out word may be drawn out from: `soooo`, `haggo`."""
    forms = {_REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)}
    forms |= {word[: run.start()] + word[run.start() + 1 :] for run in _REPEATED.finditer(word)}
    yield from forms - {word}


def undiminished(word: str) -> Iterator[str]:
    """Name what was made small, large or very in Spanish and Portuguese: `carísimo`."""
    for ending in _SMALL:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from (f"{stem}{vowel}" for vowel in ("o", "a", "e", ""))


def nominatives(word: str) -> Iterator[str]:
    """Name what may be the first case of a Russian name: `Катюхой` of `Катюха`."""
    for ending in _CASES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from (f"{stem}{vowel}" for vowel in ("", "а", "я", "й", "ь"))
            return


def arabic_stems(word: str) -> Iterator[str]:
    """Name what may be left of an Arabic word without what is written together with it."""
    for front in ("", *_FRONTS):
        bare = word.removeprefix(front)
        if (front and bare == word) or len(bare) < _SHORTEST_STEM:
            continue
        yield bare
        for back in _BACKS:
            stem = bare.removesuffix(back)
            if stem != bare and len(stem) > 1:
                yield from (stem, f"{stem}ه", f"{stem}ي")
        if front in _FUTURES:
            yield from (f"ا{bare}", f"ي{bare}")


def respelt(word: str) -> Iterator[str]:
    """Name how a word may be spelt that has letters which only some countries write: `چان`."""
    for letter, meant in _BORROWED:
        if letter in word:
            yield from (word.replace(letter, one) for one in meant)


def slips(word: str, letters: str, forgiven: int) -> Iterator[str]:
    """Name what a word may be a slip of; one of few letters only lacks one or has one too many.

    The first letter is hardly ever the wrong one.
    """
    places = range(1, len(word))
    if len(word) >= forgiven:
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
    yield word[1] + word
    yield from (word[:at] + letter + word[at:] for at in (*places, len(word)) for letter in letters)
    if len(word) > forgiven:
        yield from (word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] for at in places)
        yield from (word[:at] + letter + word[at + 1 :] for at in places for letter in letters)


def is_slip_of(typed: str, meant: str) -> bool:
    """Tell whether one letter was added, lost, changed or swapped (Damerau-Levenshtein <= 1)."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = _shared(typed, meant)
    rest, other = typed[start:], meant[start:]
    end = _shared(rest[::-1], other[::-1])
    a, b = rest[: len(rest) - end], other[: len(other) - end]
    return max(len(a), len(b)) <= 1 or (len(a) == len(b) == _SWAPPED and a == b[::-1])


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
