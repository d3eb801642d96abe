"""Finds what is spelt out in words: digits one by one, and addresses of mail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction.folding import shadow
from bot.privacy.redaction.sought import Searched, Sought, search, telling
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span
from bot.privacy.redaction.wordings import either, words_of

_ENOUGH = 6
_WORD = r"[\p{L}\p{N}_+\-]{1,40}+"
_IS = "is|its|es|é|e|это|هو"
_WORDS = regex.compile(r"\p{L}+|\d+")
_TLD = (
    "com|net|org|edu|gov|info|io|co|me|uk|ie|au|ca|nz|za|in|ae|sa|eg|es|mx|ar|cl|pe|ve|ec|uy|cat|"
    "br|pt|ru|su|ua|by|kz|eu|de|fr|it|nl|ком|ру|рф|كوم|نت|example|test"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one language spells out."""

    digits: Sought = field(repr=False)
    weights: Mapping[str, int] = field(repr=False)
    """How many digits a word stands for."""
    mail: Sought = field(repr=False)

    @classmethod
    def of(cls, cues: Cues, english: Cues) -> "Spoken":
        """Write the patterns of a language, with the English words."""
        both = (english, cues)
        weights = {
            shadow(word).lower(): int(weight)
            for one in both
            for word, weight in one.raw["digits"].items()
        }
        return cls(_digits(both, weights), weights, _mail(both))

    @property
    def rows(self) -> tuple[Sought, ...]:
        """Return the patterns."""
        return self.digits, self.mail

    def find(self, text: Searched) -> Iterator[Span]:
        """Name numbers of telephones and addresses of mail that are spelt out."""
        for found, label in search((self.digits,), text):
            words = _WORDS.findall(found.group().lower())
            spelt = sum(not word.isdigit() for word in words)
            if sum(map(self._weight, words)) >= _ENOUGH and spelt >= _ENOUGH // 2:
                yield Span(found.start(), found.end(), label)
        for found, label in search((self.mail,), text):
            yield Span(found.start(), found.end(), label)

    def _weight(self, word: str) -> int:
        if word.isdigit():
            return len(word)
        return self.weights.get(word, self.weights.get(word.removeprefix("و"), 0))


def _digits(cues: tuple[Cues, Cues], weights: Iterable[str]) -> Sought:
    """Return a pattern for digits one by one: `oh seven double four`."""
    glue = either(words_of(cues, "digit_glue"))
    word = rf"(?:{either(weights)}|\d{{1,6}})(?!\w)"
    spelt = telling(weights)
    return Sought(
        rf"(?i)(?<!\w){word}(?:[\s,.\-]{{1,3}}(?:(?:{glue})\s+|و)?{word}){{2,40}}",
        "phone",
        (spelt | {f"و{one}" for one in spelt},),
    )


def _mail(cues: tuple[Cues, Cues]) -> Sought:
    """Return a pattern for `jane dot doe at example dot com`, and for dots and @ mixed in."""
    ats, dots = (words_of(cues, f"mail_{name}") for name in ("at", "dot"))
    at, dot, marks = either(ats), either(dots), either(words_of(cues, "mail_marks"))
    point = rf"(?:\s?\.\s?|\s*[\[(]?(?:{dot})[\])]?\s*)"
    step = rf"(?:{point}|\s?(?:{marks})\s)"
    domain = rf"{point}(?:{_TLD})(?!\w)"
    # "email: the old bakery at ..." has spaces within; what leads to it must stand there.
    leads = rf"(?:{either(words_of(cues, 'mail_after'))})(?:[\s:]{{1,3}}(?:{_IS}))?[\s:]{{1,3}}"
    spaced = rf"(?:(?<=(?<!\w){leads})(?!(?:{_IS})\s)(?:{_WORD}\s){{1,3}})?"
    pattern = (
        rf"(?i)(?<!\w){spaced}{_WORD}(?:{step}{_WORD}){{0,6}}"
        rf"\s*[\[(]?\s*(?:@|(?:{at})(?!\w))\s*[\])]?\s*"
        rf"{_WORD}(?:{point}(?!\s){_WORD}){{0,3}}{domain}(?:{domain})?"
    )
    together = {word + end for word in telling(dots) for end in _TLD.split("|")}
    return Sought(pattern, "email", (telling(ats) | {"@"}, telling(dots) | together | {"."}))
