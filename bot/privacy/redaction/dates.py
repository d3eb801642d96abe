"""Patterns for dates with a day, and for ages over 89; what goes is the group `it`."""

from collections.abc import Iterator, Sequence

from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.wordings import either, words_of

_OLD = r"(?:9\d|1[01]\d|12[0-5])"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"{_NUMBER}(?:\s?(?:st|nd|rd|th)\b|º|ª|-?(?:го|ого|е|ое)\b)?"
_YEAR = (
    r"(?:[\s,./\-]{0,3}(?:of\s|de\s|del\s|do\s|the\s)?\s?"
    r"(?:(?:19|20|13|14)\d{2}|'?\d{2})(?![\d/:]|\.\d))?"
)
_IN_THE = "(?:بال|ال|ب|ل)?"
"""What Arabic writes together with a number: `بالخمسة وتسعين`."""

# "may" is a month and a verb: "2 may be enough" is no date, "the 2nd of june it went" is one.
_NO_VERB = (
    r"(?:(?<!may)|(?!\s+(?:be|not|have|need|help|cause|work|feel|look|i|we|you|it|also|never)\b))"
)


def dates(cues: Sequence[Cues]) -> Iterator[str]:
    """Name the patterns of dates: in figures and names of months, in words, and after a cue."""
    months = either(month for one in cues for month in one.raw["months"])
    of, unit = either(words_of(cues, "date_of")), either(words_of(cues, "units"))
    joined = rf"(?:\s{{0,2}}(?:(?:{of})\s+|[\-/.,]\s?){{0,2}}\s{{0,2}})"
    no_amount = rf"(?![\d/.:%]\d|\d|\s?(?:{unit})\b|\w)"
    first, more = either(words_of(cues, "year_first")), either(words_of(cues, "year_more"))
    told_year = (
        rf"(?:[\s,]{{1,2}}(?:(?:{of})\s+){{0,2}}(?:{first})(?!\w)"
        rf"(?:[\s-]+(?:{more})(?!\w)){{0,6}})?"
    )
    month = rf"(?:{months})(?![^\W\d_]){_NO_VERB}"
    yield rf"(?i)(?<![\w/.])(?P<it>{_DAY}{joined}{month}{_YEAR}{told_year})"
    yield rf"(?i)(?<!\w)(?P<it>(?:{months})\.?\s?(?:the\s+)?{_DAY}{no_amount}{_YEAR})"
    spelt = _dashed(either(words_of(cues, "days_in_words")))
    within = rf"\s+(?:(?:{of})\s+){{0,2}}"
    yield rf"(?i)(?<!\w)(?P<it>(?:{spelt}){within}(?:{months})(?!\w){_NO_VERB}{_YEAR}{told_year})"
    yield rf"(?i)(?<!\w)(?P<it>(?:{months})\s+(?:the\s+)?(?:{spelt})(?!\w){told_year})"
    yield from _numbered(cues, spelt, rf"(?:{first}|{more})", end=no_amount)
    weekday = either(words_of(cues, "date_weekdays"))
    yield rf"(?i)(?<!\w)(?:{weekday})[\s,]{{1,2}}(?:(?:the|el|dia|يوم)\s)?(?P<it>{_DAY}){no_amount}"
    told = either(words_of(cues, "date_after"))
    short = rf"{_NUMBER}[/.\-]{_NUMBER}"
    end = rf"(?![\d/.\-%]|\s?(?:{unit})\b)"
    yield rf"(?i)(?<!\w)(?:{told})[\s:.]{{1,3}}(?P<it>{short}){end}"


def _numbered(cues: Sequence[Cues], spelt: str, year: str, end: str) -> Iterator[str]:
    """Name the patterns of months that are told by their number: `5 شهر 8`."""
    if not words_of(cues, "date_month_word"):
        return
    which = either(words_of(cues, "date_month_word"))
    number = rf"(?:(?:{spelt})(?!\w)|{_NUMBER}(?!\d))"
    yield rf"(?i)(?<!\w)(?P<it>{number}\s+(?:{which})\s+{number}){end}"
    told = either(words_of(cues, "date_pair_after"))
    more = rf"(?:(?:{spelt}|{year})(?!\w))"
    yield rf"(?i)(?<!\w)(?:{told})\s+(?P<it>{more}(?:\s+{more}){{1,3}})"


def ages(cues: Sequence[Cues]) -> Iterator[str]:
    """Name the patterns of ages over 89: with a word for years, or where a person is named."""
    spelt, unit = _dashed(either(words_of(cues, "old"))), either(words_of(cues, "units"))
    old = rf"(?:{_OLD}(?!\d)|{_IN_THE}(?:{spelt})(?!\w))"
    after = either(words_of(cues, "age_after"))
    yield rf"(?i)(?<![\w/.,-])(?P<it>{old})[\s-]{{0,2}}(?:{after})(?!\w)"
    sure = either(words_of(cues, "age_before"))
    in_words = _dashed(either(word for word in words_of(cues, "old") if " " in word))
    end = rf"(?!\s?(?:{unit})(?!\w)|[%/:]|[.,]\d|-\d)"
    yield rf"(?i)(?<!\w)(?:{sure})[\s:,(]{{1,3}}(?P<it>{old}){end}"
    yield rf"(?i)(?<!\w)(?P<it>{_IN_THE}(?:{in_words})){end}(?!\w)"
    who, told = either(words_of(cues, "kin", "age_who")), either(words_of(cues, "age_copula"))
    between = rf"(?:[\s,(]{{1,3}}\p{{L}}+){{0,2}}?[\s,(]{{1,3}}(?:(?:{told})\s+){{0,3}}"
    closed = r"(?=\s*(?:$|[).,;!?]|\p{L}))"
    yield rf"(?i)(?<!\w)(?:{who}){between}(?P<it>{old}){end}{closed}"


def _dashed(words: str) -> str:
    """Let dashes stand where spaces may: "twenty-first"."""
    return words.replace(r"\s+", r"[\s-]+")
