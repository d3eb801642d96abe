"""What the pages are given: the database, the clock, chance, words and keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from jinja2 import Environment

from bot.content.catalogue import Catalogue
from bot.content.claims import Claims
from bot.content.presets import countries, held_back, languages
from console.keys import Keys
from console.passwords import Passwords
from db.clinic_acts import Allowed
from db.engine import Database


@dataclass(frozen=True, slots=True)
class Demo:
    """Who may sign in where everything is made up; shown on the sign-in page."""

    name: str
    password: str
    secret: str


@dataclass(frozen=True, slots=True)
class Office:
    """One console while it runs."""

    database: Database
    keys: Keys
    catalogue: Catalogue
    claims: Claims
    operator: Mapping[str, str]
    templates: Environment
    now: Callable[[], datetime]
    chance: Callable[[int], bytes]
    passwords: Passwords = field(default_factory=Passwords)
    demo: Demo | None = None
    bot: str = ""
    """The bot's name at Telegram, which links begin with; empty where nobody knows it."""

    @property
    def allowed(self) -> Allowed:
        """What a clinic may be given, by the words of this version."""
        catalogue = self.catalogue
        return Allowed(countries(catalogue), languages(catalogue), held_back(catalogue))


def clock() -> datetime:
    """Read the clock: the one place where the console asks what time it is."""
    return datetime.now(UTC)
