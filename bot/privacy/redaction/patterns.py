"""Patterns that are the same in every language: links, mail, handles, cards, plates, post codes."""

import regex

from bot.privacy.redaction.sought import Sought

_TLD = (
    "com|net|org|info|biz|io|me|app|dev|co|ai|tv|clinic|health|beauty|skin|shop|store|online|"
    "site|blog|page|link|ly|ee|gl|to|xyz|club|pro|care|med|live|example|test|"
    "uk|us|ie|au|ca|nz|za|ng|ke|in|pk|ae|sa|qa|kw|bh|om|eg|jo|lb|ma|tn|dz|"
    "es|mx|ar|cl|pe|ve|ec|uy|py|bo|cr|gt|do|cu|cat|br|pt|mz|ao|"
    "ru|su|ua|by|kz|uz|ge|am|az|рф|de|fr|it|nl|be|ch|at|se|no|dk|fi|pl|cz|hu|ro|gr|tr|il|ir|"
    "jp|kr|cn|hk|sg|my|th|vn|ph|eu"
)


def _all(label: str, *rows: tuple[int, str]) -> tuple[Sought, ...]:
    """Return patterns of one label, each with how many digits it has at least."""
    return tuple(Sought(pattern, label, digits=digits) for digits, pattern in rows)


def _with(marks: str, label: str, *parts: str, digits: int = 0) -> Sought:
    """Return a pattern that finds nothing in a text without one of some marks."""
    return Sought("".join(parts), label, (frozenset(marks),), digits)


LINK = _with(
    "./",
    "link",
    r"(?i)(?<![\w@.])(?:(?:https?|ftp|tg)://[^\s<>]+|www\.[^\s<>]+",
    r"|(?:t\.me|telegram\.me|vk\.com|wa\.me|fb\.com|fb\.me|instagr\.am)/[^\s<>]+",
    r"|(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}+)\.){1,5}",
    rf"(?:{_TLD})(?![\p{{L}}\p{{N}}_-])(?:[:/?#][^\s<>]*)?)",
)
TAIL = regex.compile(r"[.,;:!?…)\]}'\"»”]+$")
MAIL = _with(
    "@",
    "email",
    r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}+",
    r"(?:@[\w-]{1,63}+(?:\.[\w-]{2,63}+)*+",
    r"|(?: @ |@ )[\w-]{1,63}+(?:(?:\.| \. |\. | \.)(?=[a-z]{2})[\w-]{2,63}+)++)",
)
HANDLE = _with("@", "handle", r"(?<![\w@.])@[\p{L}\p{N}_.]{2,}+")
TAGGED = _with("#", "handle", r"(?<![\w#])[\p{L}\p{N}_.]{2,32}+ ?#\d{4}(?!\d)", digits=4)
UNDERSCORED = _with("_", "handle", r"(?<![\w.])(?=[\w.]*[^\W_]_|_[^\W_])[\w.]{3,}+")
DOTTED = _with(".", "handle", r"(?<![\w.])[\p{L}\p{N}]{2,32}+(?:\.[\p{L}\p{N}_]{2,32}+)++(?![\w.])")
IP4 = _with(".", "ip", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?![\d.]\d)", digits=4)
IP6 = _with(
    ":",
    "ip",
    r"(?i)(?<![\w:])(?=[0-9a-f:]{4,45}(?![\w:]))(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}",
    digits=1,
)
IBANS = (
    Sought(
        r"(?i)(?<!\w)[a-z]{2}\d{2}"
        r"(?:[ -]?(?:[a-z]{4}|(?=[a-z]*\d)[a-z\d]{4})(?![^\W_])|[a-z\d]{4}(?=[a-z\d])){2,8}"
        r"(?:[ -]?(?=[a-z]*\d)[a-z\d]{1,3}(?![^\W_]))?",
        "card",
        digits=2,
    ),
    Sought(r"(?i)(?<!\w)[a-z]{2}\d{2}[a-z\d]{10,30}(?!\w)", "card", digits=2),
)

_RU = "авекмнорстухabekmhopctyx"
PLATES = _all(
    "plate",
    (2, r"(?i)(?<![\w-])[a-z]{2}\d{2}[ -]?[a-z]{3}(?![\w-])"),
    (4, r"(?i)(?<![\w-])\d{4}[ -]?[bcdfghjklmnpqrstvwxyz]{3}(?![\w-])"),
    (3, r"(?i)(?<![\w-])[a-z]{3}[ -]?\d[a-z\d]\d{2}(?![\w-])"),
    (3, r"(?<![\w-])[A-Z]{1,3}[ -]\d{3,4}(?: ?[A-Z]{1,2})?(?![\w-]|[/.,]\d)"),
    (3, r"(?<![\w-])[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}(?![\w-])"),
    (4, r"(?<![\w-])\d{1,3}[ -]?[A-Z]{1,3}[ -]?\d{3,4}(?![\w-])"),
    (4, r"(?i)(?<![\w-])\d[a-z]{3}\d{3}(?![\w-])"),
    (1, r"(?<![\w-])[A-Z]\d{1,3}[ -]?[A-Z]{3}(?![\w-])"),
    (5, rf"(?i)(?<!\w)[{_RU}][ -]?\d{{3}}[ -]?[{_RU}]{{2}}[ -]?\d{{2,3}}(?: ?rus| ?рус)?(?!\w)"),
    (5, rf"(?i)(?<!\w)[{_RU}]{{2}}[ -]?\d{{3,4}}[ -]?\d{{2,3}}(?!\w)"),
    (5, r"(?<!\w)\d{4} ?[A-ZА-Я]{2} ?-? ?\d(?!\w)"),
    (5, r"(?<!\w)[A-ZА-Я]{2} ?\d{4} ?- ?\d(?!\w)"),
    (4, r"(?<!\w)[A-ZА-Я]{2} ?\d{4} ?[A-ZА-Я]{2}(?!\w)"),
    (5, r"(?<!\w)(?:\d{2} ?)?\d{3} ?[A-Z]{2,3} ?\d{2}(?!\w)"),
    (5, r"(?<!\w)\d{2} ?[A-Z] ?\d{3} ?[A-Z]{2}(?!\w)"),
    (5, r"(?<![\w-])[A-Z] ?\d{5}(?!\w)"),
    (3, r"(?<!\w)[\u0621-\u064a](?:[ -][\u0621-\u064a]){1,2}[ -]?\d{3,4}(?!\w)"),
    (3, r"(?<!\w)\d{3,4}[ -]?[\u0621-\u064a](?:[ -][\u0621-\u064a]){1,2}(?!\w)"),
    (2, r"(?<!\w)\d{1,5} ?[-|/] ?[\u0621-\u064a] ?[-|/] ?\d{1,2}(?!\w)"),
    (2, r"(?<!\w)\d{1,3} ?تونس ?\d{1,4}(?!\w)"),
)
POSTCODES = _all(
    "address",
    (2, r"(?i)(?<![\w-])(?:[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2})(?![\w-])"),
    (8, r"(?<!\d)\d{5}-\d{3}(?!\d)"),
    (3, r"(?i)(?<![\w-])[abceghj-nprstvxy]\d[a-z][ -]?\d[a-z]\d(?![\w-])"),
    (2, r"(?<![\w-])[A-Z]\d{2} [A-Z\d]{4}(?![\w-])"),
    (5, r"(?<!\w)[A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)"),
    (7, r"(?<!\d)\d{4}-\d{3}(?!\d)(?= ?(?:\p{Lu}|$))"),
)
NATIONAL = _all(
    "id",
    (6, r"(?i)(?<![\w-])[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![\w-])"),
    (7, r"(?i)(?<!\w)[xyz]?[ -]?\d{7,8}[ -]?[a-z](?!\w)"),
    (7, r"(?<!\d)\d{1,3}(?:[.\- ]\d{3}){2}[-/. ]?[\dkKxX]{1,2}(?!\w)"),
    (9, r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
)
DIGITS = Sought(r"(?<![\w])(?<!\d[.,])[+(]{0,2}\d(?:[ .\-()/]{0,3}\d)*+", "", digits=6)
"""Rows of digits; the shortest that goes has six."""

CODE = Sought(
    r"(?<![\w/-])(?=[\p{L}\p{N}/-]*\d)[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*(?![\w])", "id", digits=3
)
DAY_MONTH_YEAR = _with(
    "/.-",
    "date",
    r"(?<![\d/.\-])\d{1,2}(?P<by> ?[/.\-] ?)\d{1,2}(?P=by)(?:(?:19|20)\d{2}|\d{2})",
    r"(?![\d/]|[.\-]\d)",
    r"|(?<![\d/.\-])(?:19|20)\d{2}(?P<and>[/.\-])\d{1,2}(?P=and)\d{1,2}(?![\d/]|[.\-]\d)",
    digits=4,
)

ALL = (
    *(LINK, MAIL, HANDLE, TAGGED, UNDERSCORED, DOTTED, IP4, IP6, DIGITS, CODE, DAY_MONTH_YEAR),
    *(*IBANS, *PLATES, *POSTCODES, *NATIONAL),
)
