"""Finds numbers that identify: telephones, cards, ids, codes, and what a word announces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import phonenumbers
import regex

from bot.privacy.redaction import patterns
from bot.privacy.redaction.addresses import addresses
from bot.privacy.redaction.dates import ages, dates
from bot.privacy.redaction.sought import SECONDS, Searched, Sought, search, telling
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span
from bot.privacy.redaction.wordings import either, words_of

_REGIONS = {
    "en": ("US", "GB", "IE", "AU", "AE", "IN"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "pt": ("BR", "PT"),
    "ru": ("RU", "UA", "KZ"),
    "ar": ("SA", "AE", "EG", "JO", "MA"),
}
_LONG_RUN = 6
_PHONE_LEAST, _PHONE_SURE, _CARD_LEAST = 7, 9, 13
_LOCAL = {(3, 4), (4, 4), (3, 2, 2), (2, 2, 3), (1, 3, 4), (4, 3), (2, 3, 3), (2, 2, 2, 2)}
"""How the digits of telephone numbers within a town are grouped."""

_YEAR = 4
_LEAST = {"card": 3, "phone": 5, "plate": 4, "handle": 0, "id": 3}
"""What words announce, and of how many letters and digits it is, at least."""
_NO_AMOUNT = frozenset(_LEAST) - {"handle"}

_PIECE = r"[\p{L}\p{N}]+(?:[/.\-][\p{L}\p{N}]+)*"
_LARGE = r"(?=[\p{Lu}\p{N}]*\d)[\p{Lu}\p{N}]+(?:[/.\-][\p{Lu}\p{N}]+)*(?!\w)"
_COPULA = r"is|es|é|e|no|nr|n|number|num|numero|номер|رقم|هو|هي|:"
_GIVEN = regex.compile(
    r"(?i)[\s:#№.\-=]{0,4}"
    rf"(?:(?:{_COPULA})[\s:.º°]{{1,3}}){{0,2}}[#№]?\s?"
    rf"(?P<it>(?:(?-i:\p{{Lu}}{{1,5}})\s)?(?=[\p{{L}}\p{{N}}/.\-]*\d){_PIECE}"
    rf"(?:\s(?-i:{_LARGE}|\p{{Lu}}{{1,4}}(?!\w))){{0,4}})"
)
"""What a word announces: `: AB 12-34`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of one language tell: dates, ages, addresses, numbers they announce."""

    rows: tuple[Sought, ...] = field(repr=False)
    """Patterns whose group `it` goes."""
    cues: tuple[Sought, ...] = field(repr=False)
    """Words that announce a number."""
    unit: regex.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, cues: Cues) -> "Told":
        """Write the patterns of a language."""
        unit = either(words_of([cues], "units"))
        return cls(
            (*dates(cues), *ages(cues), *addresses(cues)),
            tuple(_cue(cues, label) for label in _LEAST),
            regex.compile(rf"(?i)\d++(?:[.,]\d++)?(?:{unit})"),
        )


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one language, and of English, which is heard everywhere."""

    language: str
    told: tuple[Told, ...] = field(repr=False)

    @property
    def rows(self) -> tuple[Sought, ...]:
        """Return the patterns."""
        return tuple(row for told in self.told for row in (*told.rows, *told.cues))

    def find(self, text: Searched) -> Iterator[Span]:
        """Name every number that goes."""
        for told in self.told:
            for found, label in search(told.rows, text):
                yield Span(*found.span("it"), label)
            yield from self._announced(text, told.cues)
        yield from self._figures(text)

    def _announced(self, text: Searched, cues: Iterable[Sought]) -> Iterator[Span]:
        """Name what words announce."""
        for cue, label in search(cues, text):
            given = _GIVEN.match(text.plain, cue.end(), timeout=SECONDS)
            if given and self._is_long_enough(given["it"], label):
                yield Span(*given.span("it"), label)

    def _is_long_enough(self, given: str, label: str) -> bool:
        """Tell an amount, or a number to call in an emergency, from what identifies."""
        if label in _NO_AMOUNT and self._is_measured(given):
            return False
        return sum(map(str.isalnum, given)) >= _LEAST[label]

    def _is_measured(self, given: str) -> bool:
        """Tell whether it is an amount with its unit."""
        return any(told.unit.fullmatch(given) for told in self.told)

    def _figures(self, text: Searched) -> Iterator[Span]:
        for found, _ in search((patterns.DIGITS,), text):
            if label := self._digits(found.group()):
                yield Span(found.start(), found.end(), label)
        for found, label in search((patterns.CODE,), text):
            if self._is_code(found.group()):
                yield Span(found.start(), found.end(), label)

    def _digits(self, given: str) -> str:
        """Name what a row of digits is, where it goes."""
        groups = regex.findall(r"\d+", given)
        count = sum(map(len, groups))
        if count >= _CARD_LEAST and not given.startswith("+"):
            return "card" if _luhn("".join(groups)) else "id"
        if given.startswith(("+", "00")) and count >= _PHONE_LEAST:
            return "phone"
        if max(map(len, groups)) >= _LONG_RUN:
            return "phone" if self._rings(given) else "id"
        if count == len(groups) >= _LONG_RUN:
            return "phone"
        if count < _PHONE_LEAST or _is_amount(given, groups):
            return ""
        grouped = count >= _PHONE_SURE or tuple(map(len, groups)) in _LOCAL
        return "phone" if grouped or self._rings(given) else ""

    def _rings(self, given: str) -> bool:
        """Tell whether digits are a telephone number somewhere the language is spoken."""
        for region in _REGIONS[self.language]:
            try:
                if phonenumbers.is_valid_number(phonenumbers.parse(given, region)):
                    return True
            except phonenumbers.NumberParseException:
                continue
        return False

    def _is_code(self, given: str) -> bool:
        """Tell whether letters and digits together are a code, and not an amount with its unit."""
        letters, digits = sum(map(str.isalpha, given)), sum(map(str.isdigit, given))
        if self._is_measured(given) or not letters or letters + digits < _LONG_RUN:
            return False
        return digits > 3 or (digits == 3 and letters > 2)  # noqa: PLR2004 - what a code needs


def _cue(cues: Cues, label: str) -> Sought:
    """Return the pattern of the words that announce something: `ref`, `booking number`."""
    words = words_of([cues], f"{label}_after")
    return Sought(rf"(?i)(?<!\w)(?:{either(words)})(?!\w)", label, (telling(words),), digits=1)


def _luhn(digits: str) -> bool:
    """Tell whether the last digit of a card's number fits the others."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0  # noqa: PLR2004 - Luhn


def _is_amount(given: str, groups: list[str]) -> bool:
    """Tell whether groups of digits are years, a range or a large amount."""
    years = all(len(group) == _YEAR and group[:2] in {"19", "20"} for group in groups)
    rounded = "-" in given and all(group.endswith("00") for group in groups)
    thousands = len(groups) > 1 and groups[0] != "0" and set(groups[1:]) == {"000"}
    return years or rounded or thousands
