"""Finds what is spelt out in words: digits one by one, and addresses of mail."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction.folding import shadow
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span
from bot.privacy.redaction.wordings import either, words_of

SECONDS = 0.2
_ENOUGH = 6
_WORD = r"[\p{L}\p{N}_+\-]{1,40}+"
_TLD = (
    "com|net|org|edu|gov|info|io|co|me|uk|ie|au|ca|nz|za|in|ae|sa|eg|es|mx|ar|cl|pe|ve|ec|uy|cat|"
    "br|pt|ru|su|ua|by|kz|eu|de|fr|it|nl|ком|ру|рф|كوم|نت|example|test"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one language spells out."""

    digits: regex.Pattern[str] = field(repr=False)
    weights: Mapping[str, int] = field(repr=False)
    """How many digits a word stands for."""
    mail: regex.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, cues: Cues, english: Cues) -> "Spoken":
        """Compile the words of a language, and the English ones."""
        both = (english, cues)
        weights = {
            shadow(word).lower(): int(weight)
            for one in both
            for word, weight in one.raw["digits"].items()
        }
        glue = either(words_of(both, "digit_glue"))
        word = rf"(?:{either(weights)}|\d{{1,6}})(?!\w)"
        digits = rf"(?i)(?<!\w){word}(?:[\s,.\-]{{1,3}}(?:(?:{glue})\s+|و)?{word}){{2,40}}"
        return cls(regex.compile(digits), weights, regex.compile(_mail(both)))

    def find(self, text: str) -> Iterator[Span]:
        """Name numbers of telephones and addresses of mail that are spelt out."""
        for found in self.digits.finditer(text, timeout=SECONDS):
            words = regex.findall(r"\p{L}+|\d+", found.group().lower())
            spelt = sum(not word.isdigit() for word in words)
            if sum(map(self._weight, words)) >= _ENOUGH and spelt >= _ENOUGH // 2:
                yield Span(found.start(), found.end(), "phone")
        for found in self.mail.finditer(text, timeout=SECONDS):
            yield Span(found.start(), found.end(), "email")

    def _weight(self, word: str) -> int:
        if word.isdigit():
            return len(word)
        return self.weights.get(word, self.weights.get(word.removeprefix("و"), 0))


def _mail(cues: tuple[Cues, Cues]) -> str:
    """Return a pattern for `jane dot doe at example dot com`, and for dots and @ mixed in."""
    at, dot, marks = (either(words_of(cues, f"mail_{name}")) for name in ("at", "dot", "marks"))
    point = rf"(?:\s?\.\s?|\s*[\[(]?(?:{dot})[\])]?\s*)"
    step = rf"(?:{point}|\s?(?:{marks})\s)"
    domain = rf"{point}(?:{_TLD})(?!\w)"
    return (
        rf"(?i)(?<!\w){_WORD}(?:{step}{_WORD}){{0,6}}\s*[\[(]?\s*(?:@|(?:{at}))\s*[\])]?\s*"
        rf"{_WORD}(?:{point}(?!\s){_WORD}){{0,3}}{domain}(?:{domain})?"
    )
