"""Patterns for dates with a day, and for ages over 89; what goes is the group `it`."""

from collections.abc import Iterable, Iterator

from bot.privacy.redaction.sought import FIGURE, Sought, telling
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.wordings import either, words_of

_OLD = r"(?:9\d|1[01]\d|12[0-5])"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"{_NUMBER}(?:\s?(?:st|nd|rd|th)\b|º|ª|-?(?:го|ого|е|ое)\b)?"
_YEAR = (
    r"(?:[\s,./\-]{0,3}(?:of\s|de\s|del\s|do\s|the\s)?\s?"
    r"(?:(?:19|20|13|14)\d{2}|'?\d{2})(?![\d/:]|\.\d))?"
)
_JOINED = ("بال", "ال", "ب", "ل")
"""What Arabic writes together with a number: `بالخمسة وتسعين`."""

_IN_THE = f"(?:{'|'.join(_JOINED)})?"
_OLD_FIGURES = frozenset(map(str, range(90, 126)))
_DATE_WORDS = (
    "months",
    "days_in_words",
    "date_weekdays",
    "date_month_word",
    "date_pair_after",
    "date_of",
    "units",
    "year_first",
    "year_more",
)

# "may" is a month and a verb: "2 may be enough" is no date, "the 2nd of june it went" is one.
_NO_VERB = (
    r"(?:(?<!may)|(?!\s+(?:be|not|have|need|help|cause|work|feel|look|i|we|you|it|also|never)\b))"
)


def dates(cues: Cues) -> Iterator[Sought]:
    """Name the patterns of dates: in figures and names of months, in words, and after a cue."""
    yield _with_month(cues)
    told, unit = words_of([cues], "date_after"), either(words_of([cues], "units"))
    short = rf"{_NUMBER}[/.\-]{_NUMBER}(?![\d/.\-%]|\s?(?:{unit})\b)"
    yield Sought(
        rf"(?i)(?<!\w)(?:{either(told)})[\s:.]{{1,3}}(?P<it>{short})",
        "date",
        (telling(told), frozenset("/.-")),
        digits=2,
    )


def _with_month(cues: Cues) -> Sought:
    """Return the pattern of a day with the name of its month, or of its weekday."""
    words = {name: words_of([cues], name) for name in _DATE_WORDS}
    months, spelt, weekdays, which, pair_after, of, unit, first, more = (
        either(words[name]) for name in _DATE_WORDS
    )
    define = (
        rf"(?P<of>(?:(?:{of})\s+){{0,2}})(?P<unit>{unit})(?P<first>{first})(?P<more>{more})"
        r"(?P<year>(?:[\s,]{1,2}(?&of)(?&first)(?!\w)(?:[\s-]+(?&more)(?!\w)){0,6})?)"
        rf"(?P<number>(?&spelt)(?!\w)|{_NUMBER}(?!\d))"
        r"(?P<part>(?:(?&spelt)|(?&first)|(?&more))(?!\w))"
    )
    joined = rf"(?:\s{{0,2}}(?:(?:{of})\s+|[\-/.,]\s?){{0,2}}\s{{0,2}})"
    no_amount = r"(?![\d/.:%]\d|\d|\s?(?&unit)\b|\w)"
    numbered = rf"\s+(?:{which})\s+(?&number){no_amount}"
    rows = (
        rf"(?<![\w/.])(?P<it>{_DAY}{joined}(?&month)(?![^\W\d_]){_NO_VERB}{_YEAR}(?&year))",
        (
            rf"(?<!\w)(?P<it>(?P<month>{months})(?:\.?\s?(?:the\s+)?{_DAY}{no_amount}{_YEAR}"
            r"|\s+(?:the\s+)?(?&spelt)(?!\w)(?&year)))"
        ),
        (
            rf"(?<!\w)(?P<it>(?P<spelt>{_dashed(spelt)})(?:{numbered}"
            rf"|\s+(?&of)(?&month)(?!\w){_NO_VERB}{_YEAR}(?&year)))"
        ),
        rf"(?<!\w)(?P<it>{_NUMBER}{numbered})",
        rf"(?<!\w)(?:{pair_after})\s+(?P<it>(?&part)(?:\s+(?&part)){{1,3}})",
        rf"(?<!\w)(?:{weekdays})[\s,]{{1,2}}(?:(?:the|el|dia|يوم)\s)?(?P<it>{_DAY}){no_amount}",
    )
    named = ("months", "date_weekdays", "date_month_word", "date_pair_after")
    spelt_out = ("days_in_words", "year_first", "year_more")
    day = telling(word for name in spelt_out for word in words[name]) | {FIGURE}
    return Sought(
        rf"(?i)(?(DEFINE){define})(?:{'|'.join(rows)})",
        "date",
        (telling(word for name in named for word in words[name]), day),
        overlapping=True,
    )


def ages(cues: Cues) -> Iterator[Sought]:
    """Name the pattern of ages over 89: with a word for years, or where a person is named."""
    words, unit = words_of([cues], "old"), either(words_of([cues], "units"))
    several, single = ([word for word in words if (" " in word) is more] for more in (True, False))
    after, sure = words_of([cues], "age_after"), words_of([cues], "age_before")
    who, told = words_of([cues], "kin", "age_who"), either(words_of([cues], "age_copula"))
    in_words = rf"(?P<several>{_dashed(either(several))})|{_dashed(either(single))}"
    has, and_ = words_of([cues], "age_has"), either(words_of([cues], "joins"))
    old = rf"{_OLD}(?!\d)|{_IN_THE}(?:{in_words})(?!\w)"
    end = rf"(?!\s?(?:{unit})(?!\w)|[%/:]|[.,]\d|-\d)"
    between = rf"(?:[\s,(]{{1,3}}\p{{L}}+){{0,2}}?[\s,(]{{1,3}}(?:(?:{told})\s+){{0,3}}"
    closed = r"(?=\s*(?:$|[).,;!?]|\p{L}))"
    rows = (
        rf"(?<![\w/.,-])(?P<it>(?P<old>{old}))[\s-]{{0,2}}(?:{either(after)})(?!\w)",
        rf"(?<!\w)(?:{either(sure)})[\s:,(]{{1,3}}(?P<it>(?&old))(?P<end>{end})",
        rf"(?<!\w)(?P<it>{_IN_THE}(?&several))(?&end)(?!\w)",
        rf"(?<!\w)(?:{either(has)})\s(?P<it>(?&old))(?&end)(?=\s*(?:$|[.,;!?)]|(?:{and_})\s))",
        rf"(?<!\w)(?:{either(who)})(?:['’]s)?{between}(?P<it>(?&old))(?&end){closed}",
    )
    pattern = rf"(?i)(?:{'|'.join(rows)})"
    yield Sought(pattern, "age", (_OLD_FIGURES | _joined(words),), overlapping=True)


def _joined(words: Iterable[str]) -> frozenset[str]:
    """Name the telling units of words, and what they are when written together with "in the"."""
    plain = telling(words)
    return plain.union(front + word for front in _JOINED for word in plain)


def _dashed(words: str) -> str:
    """Let dashes stand where spaces may: "twenty-first"."""
    return words.replace(r"\s+", r"[\s-]+")
