"""Finds numbers that identify: telephones, cards, ids, codes, and what a word announces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import phonenumbers
import regex

from bot.privacy.redaction import patterns
from bot.privacy.redaction.addresses import addresses
from bot.privacy.redaction.dates import ages, dates
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span
from bot.privacy.redaction.wordings import either, words_of

SECONDS = 0.2
"""How long one pattern may search one text; they are linear, this is the net below."""

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
_LEAST = {"phone": 5, "id": 3, "card": 3, "plate": 4}
"""How many letters and digits a word has to announce, at least."""

_SPELT = frozenset({"date", "age"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of one language tell: dates, ages, addresses, numbers they announce."""

    rows: tuple[tuple[regex.Pattern[str], str], ...] = field(repr=False)
    """Patterns whose group `it` goes, and the label."""
    spelt: tuple[tuple[regex.Pattern[str], str], ...] = field(repr=False)
    """Those that find something in a text without a digit as well."""
    unit: regex.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, cues: Cues) -> "Told":
        """Compile the words of a language, which takes a tenth of a second and more."""
        only = [cues]
        told = [
            *((pattern, "date") for pattern in dates(only)),
            *((pattern, "age") for pattern in ages(only)),
            *((pattern, "address") for pattern in addresses(only)),
            *(
                (_announced(words_of(only, f"{label}_after")), label)
                for label in ("card", "phone", "plate", "handle", "id")
            ),
        ]
        unit = either(words_of(only, "units"))
        rows = tuple((regex.compile(pattern), label) for pattern, label in told)
        return cls(
            rows,
            tuple(row for row in rows if row[1] in _SPELT),
            regex.compile(rf"(?i)\d++(?:[.,]\d++)?(?:{unit})"),
        )


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one language, and of English, which is heard everywhere."""

    language: str
    told: tuple[Told, ...] = field(repr=False)

    def find(self, text: str) -> Iterator[Span]:
        """Name every number that goes."""
        digits = any(map(str.isdigit, text))
        for told in self.told:
            for pattern, label in told.rows if digits else told.spelt:
                for found in pattern.finditer(text, timeout=SECONDS):
                    if self._is_long_enough(found["it"], label):
                        yield Span(*found.span("it"), label)
        yield from self._figures(text) if digits else ()

    def _is_long_enough(self, told: str, label: str) -> bool:
        """Tell an amount, or a number to call in an emergency, from what identifies."""
        if label in _LEAST and self._is_measured(told):
            return False
        return sum(map(str.isalnum, told)) >= _LEAST.get(label, 0)

    def _is_measured(self, given: str) -> bool:
        """Tell whether it is an amount with its unit."""
        return any(told.unit.fullmatch(given) for told in self.told)

    def _figures(self, text: str) -> Iterator[Span]:
        for found in patterns.DIGITS.finditer(text, timeout=SECONDS):
            if label := self._digits(found.group()):
                yield Span(found.start(), found.end(), label)
        for found in patterns.CODE.finditer(text, timeout=SECONDS):
            if self._is_code(found.group()):
                yield Span(found.start(), found.end(), "id")

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


def _announced(words: Iterable[str]) -> str:
    """Return a pattern for what a word announces: `ref: AB 12-34`."""
    copula = r"is|es|é|e|no|nr|n|number|num|numero|номер|رقم|هو|هي|:"
    piece = r"[\p{L}\p{N}]+(?:[/.\-][\p{L}\p{N}]+)*"
    large = r"(?=[\p{Lu}\p{N}]*\d)[\p{Lu}\p{N}]+(?:[/.\-][\p{Lu}\p{N}]+)*(?!\w)"
    return (
        rf"(?i)(?<!\w)(?:{either(words)})(?!\w)[\s:#№.\-=]{{0,4}}"
        rf"(?:(?:{copula})[\s:.º°]{{1,3}}){{0,2}}[#№]?\s?"
        rf"(?P<it>(?:(?-i:\p{{Lu}}{{1,5}})\s)?(?=[\p{{L}}\p{{N}}/.\-]*\d){piece}"
        rf"(?:\s(?-i:{large}|\p{{Lu}}{{1,4}}(?!\w))){{0,4}})"
    )


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
