"""Made-up patients who walk the real bot, so that a demo and a bench have something to read."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from sqlalchemy import Connection, func, select

from bot.flows.events import Commanded, Event, Tapped, Wrote, from_data
from bot.records import Heard, Taken
from bot.turn import Desk, take
from db import outbox
from db.engine import Database
from db.models import Transcript
from db.retention import purge_overdue

FIRST_PATIENT = 900_000_000_000
"""Far above any number of a chat in the emulator."""

LONG_AGO = timedelta(days=35)
"""So old that the purge takes the conversations, and only the review copies stay."""

MOST_TURNS = 80

GOES_BACK, ASKS_WHY, WRITES = 0.04, 0.07, 0.12
"""Below the first a patient goes back, below the second asks why, below the third types."""

REST_SECONDS = 0.25
"""Between two patients, where a bot runs beside."""

SAYS_MORE = 0.5
MOST_ASIDES = 4

Wanted = Mapping[str, Sequence[str]]

PROFILES: tuple[tuple[int, Wanted], ...] = (
    (
        6,
        {
            "concerns": ("pores", "lines"),
            "main_concern": ("pores",),
            "basic_care": ("over_3_months",),
        },
    ),
    (5, {"concerns": ("pores",), "basic_care": ("over_3_months",), "pore_areas": ("t_zone",)}),
    (4, {"concerns": ("lines",), "lines_show": ("moving_only",), "line_areas": ("frown",)}),
    (3, {"concerns": ("pores",), "basic_care": ("none",), "pore_areas": ("cheeks",)}),
    (2, {"concerns": ("lines",), "not_now": ("pregnant",), "line_areas": ("forehead",)}),
    (1, {"concerns": ("none",)}),
)
"""How often -> what is answered; whatever is not named is answered with the calmest option."""

CALM = ("none", "no", "never", "a_little", "over_3_months", "not_sure", "skip")

WEEKS_BEFORE = (0, 0, 0, 1, 1, 2, 3)
"""Of these a patient's is drawn: more came lately."""

ASIDES = (
    "does it hurt a lot?",
    "My friend Priya Nair had it done in Leeds and liked it",
    "how long does it last",
    "I work at the bakery on Mill Lane, people stare at my forehead",
    "what is micro botox even",
    "hmm not sure what you mean",
    "call me on 07700 900123 please",
    "is it ok if I take ibuprofen",
)
"""Typed now and then: what is understood, what is redacted, what is asked back. All made up."""

LAST_WORDS = (
    "My sister Ana says I look tired all the time.",
    "The wedding is in June and I want to look like myself.",
    "I do not want a frozen face.",
)


@dataclass(slots=True)
class Walk:
    """One made-up patient on the way through."""

    connection: Connection
    desk: Desk
    chat: int
    now: datetime
    chance: Random
    wanted: Wanted
    number: int = 0
    words_given: bool = False
    asides: int = 0

    def run(self) -> None:
        """Go from /start to the result, and say yes to a review copy."""
        buttons = self.do(Commanded("start"))
        for _ in range(MOST_TURNS):
            event = self._next(buttons)
            if event is None:
                return
            shown = self.do(event)
            buttons = shown or buttons
            if isinstance(event, Tapped) and event.action == "review_yes":
                return

    def do(self, event: Event) -> list[Tapped]:
        """Do one thing; return what the buttons carry that came with the answer."""
        self.now += timedelta(seconds=self.chance.randint(2, 25))
        self.number += 1
        taken = take(self.connection, self.desk, self._heard(event), self.now)
        return list(self._delivered(taken))

    def _heard(self, event: Event) -> Heard:
        dedupe = f"u:{self.chat}:{self.number}"
        return Heard(self.number, dedupe, "message", self.chat, event, "en", 2 * self.number)

    def _delivered(self, taken: Taken) -> Iterator[Tapped]:
        """Do what the sender does: take the messages off the outbox."""
        for place, posted in enumerate(taken.posted):
            number = 2 * self.number + 1 + place * 1000
            outbox.mark_sent(
                self.connection,
                posted.outbox_id,
                posted.subject,
                number,
                posted.body.get("prompt"),
                self.now,
            )
            for row in posted.body.get("keyboard", ()):
                yield from (one for face in row if (one := from_data(face["data"])))

    def _next(self, buttons: Sequence[Tapped]) -> Event | None:
        aside = self._aside(buttons)
        return aside or next((one for rule in RULES if (one := rule(self, buttons))), None)

    def _aside(self, buttons: Sequence[Tapped]) -> Event | None:
        """Now and then look at a reason, go back, or type something."""
        drawn = self.chance.random()
        asked = {one.action: one for one in buttons}
        if "back" not in asked or drawn >= WRITES or self.asides == MOST_ASIDES:
            return None
        self.asides += 1
        if drawn < GOES_BACK:
            return asked["back"]
        return asked.get("why") if drawn < ASKS_WHY else Wrote(self.chance.choice(ASIDES))


Rule = Callable[[Walk, Sequence[Tapped]], Event | None]


def _by_action(*actions: str) -> Rule:
    def rule(_: Walk, buttons: Sequence[Tapped]) -> Event | None:
        return next((one for one in buttons if one.action in actions), None)

    return rule


def _wanted(walk: Walk, buttons: Sequence[Tapped]) -> Event | None:
    """Tap what the patient wants; ticks one by one, then Done."""
    for one in buttons:
        if one.action == "tick" and one.arguments[1] in walk.wanted.get(one.arguments[0], ()):
            if one.arguments[2] == "1":
                return one
        elif one.action == "answer" and one.arguments[1] in walk.wanted.get(one.arguments[0], ()):
            return one
    return None


def _own_words(walk: Walk, buttons: Sequence[Tapped]) -> Event | None:
    show = next((one for one in buttons if one.action == "show"), None)
    if show and not walk.words_given and walk.chance.random() < SAYS_MORE:
        walk.words_given = True
        return Wrote(walk.chance.choice(LAST_WORDS))
    return show


def _country(walk: Walk, buttons: Sequence[Tapped]) -> Event | None:
    countries = [one for one in buttons if one.arguments[:1] == ("country",)]
    return walk.chance.choice(countries[:4]) if countries else None


def _calmest(_: Walk, buttons: Sequence[Tapped]) -> Event | None:
    answers = [
        one for one in buttons if one.action in ("answer", "tick") and len(one.arguments) > 1
    ]
    for option in CALM:
        for one in answers:
            if one.arguments[1] == option and one.arguments[2:] != ("0",):
                return one
    return next((one for one in answers if one.arguments[2:] != ("0",)), None)


RULES: tuple[Rule, ...] = (
    _by_action("review_yes", "adult", "meant_yes"),
    _own_words,
    _country,
    _wanted,
    _by_action("done", "go"),
    _by_action("rest"),
    _calmest,
)
"""What a patient does with the buttons in sight: the first rule that finds something."""


def _walk_one(
    desk: Desk, number: int, now: datetime, chance: Random, connection: Connection
) -> None:
    """Let one made-up patient walk through, some weeks ago."""
    weights = [weight for weight, _ in PROFILES]
    ((_, wanted),) = chance.choices(PROFILES, weights)
    began = now - LONG_AGO - timedelta(days=chance.choice(WEEKS_BEFORE) * 7)
    Walk(connection, desk, FIRST_PATIENT + number, began, chance, wanted).run()


async def fill(
    database: Database, desk: Desk, count: int, now: datetime, chance: Random, rest: float = 0
) -> int:
    """Let many walk through, then forget them as the purge does; return the copies that stay."""
    for number in range(count):
        await database.write(partial(_walk_one, desk, number, now, chance))
        # SQLite has no queue for writers: without a rest a bot beside us might wait in vain.
        await asyncio.sleep(rest)
    await database.write(lambda c: purge_overdue(c, now))
    return await database.read(
        lambda c: c.scalar(select(func.count()).select_from(Transcript)) or 0
    )
