"""Texts that no patient means well, drawn by chance: what breaks encoders, tables and patterns."""

from random import Random

UNITS = 4096
"""As long as a message of Telegram's can be, in UTF-16 units."""

WORDS = (
    *("yes", "no", "back", "skip", "none", "1", "2", "3", "18", "42", "menu", "help", "pores"),
    *("lines", "forehead", "pregnant", "botox", "adult", "nothing", "I", "do", "not", "know"),
    *("tomorrow", "delete", "my", "data", "cannot", "breathe", "si", "não", "да", "نعم", "لا"),
)
COMMANDS = ("start", "back", "help", "menu", "delete", "mydata", "privacy", "language", "unwell")
MARKS = "\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2069\u200b\u200d\ufeff\0\a\x1b\x85\u2028"
NASTY = (
    "\ud800",
    "\udfff",
    "a\udc00b",
    "\0",
    "' OR 1=1; --",
    "{ $name } { -term }",
    "<b>&lt;</i>&#0;",
    "👩‍⚕️" * 10,
    "🏳️‍🌈",
    "é" * 20,
    "a" + "\u0301" * 200,
    "٤٢",
    "४२",
    "Ⅷ½²",
    "(" * 300,
    "a@" * 200,
    "+49 " * 100,
    "http://" * 50,
    "%s%n%x",
    "../../etc",
    "NaN",
    "1e999",
    "\uff19" * 60,
)


def text(chance: Random) -> str:
    """Draw one."""
    return chance.choice((said, said, command, nasty, noise, marked, long))(chance)


def word(chance: Random) -> str:
    """Draw one that is short, as names are."""
    return text(chance)[: chance.randint(1, 30)]


def said(chance: Random) -> str:
    """Say some ordinary words."""
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))


def command(chance: Random) -> str:
    """Give a command, well or badly."""
    tail = chance.choice(("", " ", "@somebot", f" {nasty(chance)}", f"\n{said(chance)}"))
    return f"/{chance.choice(COMMANDS)}{tail}"


def nasty(chance: Random) -> str:
    """Take something that broke somebody's program once."""
    return chance.choice(NASTY)


def noise(chance: Random) -> str:
    """Draw characters out of all that exist."""
    tops = (0x7F, 0x7FF, 0xFFFF, 0x10FFFF)
    return "".join(chr(chance.randrange(chance.choice(tops))) for _ in range(chance.randint(1, 60)))


def marked(chance: Random) -> str:
    """Put marks that nobody sees between the letters of words."""
    return "".join(one + chance.choice((*MARKS, "", "")) for one in said(chance))


def long(chance: Random) -> str:
    """Fill a whole message."""
    piece = chance.choice((said, nasty, noise, marked))(chance) or "a"
    whole = (piece * (UNITS // len(piece) + 1)).encode("utf-16-le", "surrogatepass")
    return whole[: 2 * UNITS].decode("utf-16-le", "replace")


def mutated(data: str, chance: Random) -> str:
    """Change what a button carries, as a modified app can: up to 64 bytes of anything."""
    parts = data.split(".")
    place = chance.randrange(len(parts))
    match chance.randrange(7):
        case 0:
            parts[place] = nasty(chance)
        case 1:
            parts[place] = str(chance.choice((-1, 0, 10**30, 7, "٣", "²")))
        case 2:
            parts.insert(place, chance.choice(WORDS))
        case 3:
            del parts[place]
        case 4:
            parts.reverse()
        case 5:
            return noise(chance)[:64]
        case _:
            spot = chance.randrange(len(data) + 1)
            return data[:spot] + noise(chance)[:3] + data[spot + 1 :]
    return ".".join(parts)[:64]
