"""Patterns that are the same in every language: links, mail, handles, cards, plates, post codes."""

import regex

_TLD = (
    "com|net|org|info|biz|io|me|app|dev|co|ai|tv|clinic|health|beauty|skin|shop|store|online|"
    "site|blog|page|link|ly|ee|gl|to|xyz|club|pro|care|med|live|example|test|"
    "uk|us|ie|au|ca|nz|za|ng|ke|in|pk|ae|sa|qa|kw|bh|om|eg|jo|lb|ma|tn|dz|"
    "es|mx|ar|cl|pe|ve|ec|uy|py|bo|cr|gt|do|cu|cat|br|pt|mz|ao|"
    "ru|su|ua|by|kz|uz|ge|am|az|рф|de|fr|it|nl|be|ch|at|se|no|dk|fi|pl|cz|hu|ro|gr|tr|il|ir|"
    "jp|kr|cn|hk|sg|my|th|vn|ph|eu"
)


def _compiled(*parts: str) -> regex.Pattern[str]:
    return regex.compile("".join(parts))


LINK = _compiled(
    r"(?i)(?<![\w@.])(?:(?:https?|ftp|tg)://[^\s<>]+|www\.[^\s<>]+",
    r"|(?:t\.me|telegram\.me|vk\.com|wa\.me|fb\.com|fb\.me|instagr\.am)/[^\s<>]+",
    r"|(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}+)\.){1,5}",
    rf"(?:{_TLD})(?![\p{{L}}\p{{N}}_-])(?:[:/?#][^\s<>]*)?)",
)
TAIL = regex.compile(r"[.,;:!?…)\]}'\"»”]+$")
MAIL = _compiled(
    r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}+",
    r"(?:@[\w-]{1,63}+(?:\.[\w-]{2,63}+)*+",
    r"|(?: @ |@ )[\w-]{1,63}+(?:(?:\.| \. |\. | \.)(?=[a-z]{2})[\w-]{2,63}+)++)",
)
HANDLE = regex.compile(r"(?<![\w@.])@[\p{L}\p{N}_.]{2,}+")
TAGGED = regex.compile(r"(?<![\w#])[\p{L}\p{N}_.]{2,32}+ ?#\d{4}(?!\d)")
UNDERSCORED = regex.compile(r"(?<![\w.])(?=[\w.]*[^\W_]_|_[^\W_])[\w.]{3,}+")
DOTTED = regex.compile(r"(?<![\w.])[\p{L}\p{N}]{2,32}+(?:\.[\p{L}\p{N}_]{2,32}+)++(?![\w.])")

IP4 = regex.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?![\d.]\d)")
IP6 = regex.compile(
    r"(?i)(?<![\w:])(?=[0-9a-f:]{4,45}(?![\w:]))(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}"
)
IBAN = _compiled(
    r"(?i)(?<!\w)[a-z]{2}\d{2}",
    r"(?:[ -]?(?:[a-z]{4}|(?=[a-z]*\d)[a-z\d]{4})(?![^\W_])|[a-z\d]{4}(?=[a-z\d])){2,8}",
    r"(?:[ -]?(?=[a-z]*\d)[a-z\d]{1,3}(?![^\W_]))?",
)
LONG_IBAN = regex.compile(r"(?i)(?<!\w)[a-z]{2}\d{2}[a-z\d]{10,30}(?!\w)")

_RU = "авекмнорстухabekmhopctyx"
PLATES = tuple(
    regex.compile(pattern)
    for pattern in (
        r"(?i)(?<![\w-])[a-z]{2}\d{2}[ -]?[a-z]{3}(?![\w-])",
        r"(?i)(?<![\w-])\d{4}[ -]?[bcdfghjklmnpqrstvwxyz]{3}(?![\w-])",
        r"(?i)(?<![\w-])[a-z]{3}[ -]?\d[a-z\d]\d{2}(?![\w-])",
        r"(?<![\w-])[A-Z]{1,3}[ -]\d{3,4}(?: ?[A-Z]{1,2})?(?![\w-]|[/.,]\d)",
        r"(?<![\w-])[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}(?![\w-])",
        r"(?<![\w-])\d{1,3}[ -]?[A-Z]{1,3}[ -]?\d{3,4}(?![\w-])",
        r"(?i)(?<![\w-])\d[a-z]{3}\d{3}(?![\w-])",
        r"(?<![\w-])[A-Z]\d{1,3}[ -]?[A-Z]{3}(?![\w-])",
        rf"(?i)(?<!\w)[{_RU}][ -]?\d{{3}}[ -]?[{_RU}]{{2}}[ -]?\d{{2,3}}(?: ?rus| ?рус)?(?!\w)",
        rf"(?i)(?<!\w)[{_RU}]{{2}}[ -]?\d{{3,4}}[ -]?\d{{2,3}}(?!\w)",
        r"(?<!\w)\d{4} ?[A-ZА-Я]{2} ?-? ?\d(?!\w)",
        r"(?<!\w)[A-ZА-Я]{2} ?\d{4} ?[A-ZА-Я]{2}(?!\w)",
        r"(?<!\w)(?:\d{2} ?)?\d{3} ?[A-Z]{2,3} ?\d{2}(?!\w)",
        r"(?<!\w)\d{2} ?[A-Z] ?\d{3} ?[A-Z]{2}(?!\w)",
        r"(?<![\w-])[A-Z] ?\d{5}(?!\w)",
        r"(?<!\w)[\u0621-\u064a](?:[ -][\u0621-\u064a]){1,2}[ -]?\d{3,4}(?!\w)",
        r"(?<!\w)\d{3,4}[ -]?[\u0621-\u064a](?:[ -][\u0621-\u064a]){1,2}(?!\w)",
        r"(?<!\w)\d{1,5} ?[-|/] ?[\u0621-\u064a] ?[-|/] ?\d{1,2}(?!\w)",
        r"(?<!\w)\d{1,3} ?تونس ?\d{1,4}(?!\w)",
    )
)
POSTCODES = tuple(
    regex.compile(pattern)
    for pattern in (
        r"(?i)(?<![\w-])(?:[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2})(?![\w-])",
        r"(?<!\d)\d{5}-\d{3}(?!\d)",
        r"(?i)(?<![\w-])[abceghj-nprstvxy]\d[a-z][ -]?\d[a-z]\d(?![\w-])",
        r"(?<![\w-])[A-Z]\d{2} [A-Z\d]{4}(?![\w-])",
        r"(?<!\w)[A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)",
        r"(?<!\d)\d{4}-\d{3}(?!\d)(?= ?(?:\p{Lu}|$))",
    )
)
NATIONAL = tuple(
    regex.compile(pattern)
    for pattern in (
        r"(?i)(?<![\w-])[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![\w-])",
        r"(?i)(?<!\w)[xyz]?[ -]?\d{7,8}[ -]?[a-z](?!\w)",
        r"(?<!\d)\d{1,3}(?:[.\- ]\d{3}){2}[-/. ]?[\dkKxX]{1,2}(?!\w)",
        r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)",
    )
)
DIGITS = regex.compile(r"(?<![\w])(?<!\d[.,])[+(]{0,2}\d(?:[ .\-()/]{0,3}\d)*+")
CODE = regex.compile(r"(?<![\w/-])(?=[\p{L}\p{N}/-]*\d)[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*(?![\w])")
DAY_MONTH_YEAR = _compiled(
    r"(?<![\d/.\-])\d{1,2}(?P<by> ?[/.\-] ?)\d{1,2}(?P=by)(?:(?:19|20)\d{2}|\d{2})",
    r"(?![\d/]|[.\-]\d)",
    r"|(?<![\d/.\-])(?:19|20)\d{2}(?P<and>[/.\-])\d{1,2}(?P=and)\d{1,2}(?![\d/]|[.\-]\d)",
)
