"""What the driver and the checker need to know of a bot; all else is the same for every bot."""

import json
import pickle
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

import oracle
from bot_process import BotProcess

from bot.privacy.pseudonyms import Keys
from tests.emulator import Emulator
from tests.nursery import ROOT

RESULT = "result"
"""The last screen of every questionnaire."""

Pairs = AbstractSet[tuple[str, str]]
"""Answers as (question, option); a question of many ticks has several."""


class Screen(NamedTuple):
    """A message as it stands in a chat: its text, and (label, data) of every button."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()


class Shows(NamedTuple):
    """What a message asks; the same question sent twice has the same name."""

    screen: str
    name: str


class Act(NamedTuple):
    """What a patient did: pressed a button, or wrote."""

    update_id: int
    data: str = ""
    text: str = ""


class Bot(Protocol):
    """A bot that can be walked through and judged."""

    process: BotProcess

    def move(self, screen: Screen, number: int) -> str | None:
        """Give what patient `number` does about a message: data to press, or a text; or None."""

    def shows(self, screen: Screen) -> Shows | None:
        """Tell what a message asks, if it asks."""

    def answers(self, act: Act) -> Pairs:
        """Tell what an act answers."""

    def route(self, answers: Pairs) -> list[str]:
        """Name the screens that lead to these answers, in order, the result last."""

    def kept(self, chat: int) -> Pairs:
        """Read the answers that the bot keeps, once it has ended."""

    def times_taken(self, chat: int, act: Act) -> int | None:
        """Tell how often the bot took an act, if it keeps count."""


LISTS = ("conditions", "allergies", "medicines")

SHARED = {
    "consent": "start",
    "adult": "start",
    **dict.fromkeys(LISTS, "health"),
    "own_words": "check",
}
"""Question -> our screen; every other question has one of its own."""

SCREEN_OF_ACTION = {"adult": "start", "rest": "health", "show": "check", "restart": RESULT}
"""Buttons that stand on one screen only."""

WISHES = ("show", r"done\..*", r"rest\.none", r"adult\..*", r"tick\.(?!concerns).*\.none\.1")
"""What is pressed first, where it is offered."""


QUIET = {"LOG_LEVEL": "WARNING"}


class Askfirst:
    """Our bot."""

    def __init__(
        self,
        telegram: Emulator,
        folder: Path,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.process = BotProcess(telegram.url, telegram.token, folder, more={**QUIET, **more})
        self._file = folder / "bot.db"
        secret = self.process.environ["SECRET_KEY"].encode()
        self._keys = Keys.derive(secret, int(telegram.token.partition(":")[0]))

    def move(self, screen: Screen, number: int) -> str | None:
        """Agree; tick one thing, then Done; nothing of what is asked for safety; the first else."""
        acts = {data.split(".", 2)[2]: data for _, data in screen.buttons}
        wished = [act for wish in WISHES for act in acts if re.fullmatch(wish, act)]
        # Each patient has another concern, so that they walk different ways.
        concerns = [act for act in acts if act.startswith("tick.concerns.")]
        rest = [act for act in acts if act.startswith(("tick.", "answer."))]
        return next((acts[act] for act in (*wished, *concerns[number:], *rest)), None)

    def shows(self, screen: Screen) -> Shows | None:
        """Read it from what the buttons carry: run, prompt, action, question."""
        for _, data in screen.buttons:
            run, prompt, action, *arguments = data.split(".")
            key = SCREEN_OF_ACTION.get(action)
            if action in ("answer", "tick", "done"):
                key = arguments[0]
            if key:
                return Shows(key, f"{run}.{prompt}")
        return None

    def answers(self, act: Act) -> Pairs:
        """Read what was pressed."""
        match act.data.split("."):
            case [_, _, "adult", *_]:
                return {("consent", "agree"), ("adult", "yes")}
            case [_, _, "answer", question, option] | [_, _, "tick", question, option, "1"]:
                return {(question, option)}
            case [_, _, "rest", option]:
                return {(question, option) for question in LISTS}
            case [_, _, "show"]:
                return {("own_words", "skip")}
            case _:
                return set()

    def route(self, answers: Pairs) -> list[str]:
        """Derive it by the oracle, which shares no code with the product."""
        held: dict[str, list[str]] = {}
        for question, option in sorted(answers):
            held.setdefault(question, []).append(option)
        keys, _, _ = oracle.walk(held, lambda _: "none")
        screens = [SHARED.get(key, key) for key in keys]
        return [*dict.fromkeys(screens), RESULT]

    def kept(self, chat: int) -> Pairs:
        """Read the conversation's row."""
        rows = self._rows("SELECT answers FROM conversation WHERE subject = ?", chat)
        answers = [json.loads(answers).items() for (answers,) in rows]
        return {(key, option) for one in answers for key, options in one for option in options}

    def times_taken(self, chat: int, act: Act) -> int | None:
        """Count the turns that a tap led to; a text is /start, which leads to none."""
        if not act.data:
            return None
        # What an argument said is not always kept; nobody ticks twice on one screen.
        run, prompt, action = act.data.split(".")[:3]
        rows = self._rows("SELECT run, event FROM turn WHERE subject = ?", chat)
        turns = Counter((run, *_named(json.loads(event))) for run, event in rows)
        return turns[run, prompt, action]

    def _rows(self, query: str, chat: int) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(self._file)) as file:
            return file.execute(query, (self._keys.subject(chat),)).fetchall()


def _named(event: dict[str, object]) -> tuple[str, str]:
    return str(event.get("prompt")), str(event.get("action"))


PEERS = ROOT / "bench" / "peers"
NOTE = "Nothing to add."


class StockConversation:
    """The peer in bench/peers: python-telegram-bot's ConversationHandler and PicklePersistence."""

    def __init__(self, telegram: Emulator, folder: Path) -> None:
        self._pickle = folder / "bot.pickle"
        command = (sys.executable, str(PEERS / "ptb_conv.py"), "default")
        where = {"DATABASE_URL": str(self._pickle)}
        self.process = BotProcess(telegram.url, telegram.token, folder, command, where)
        self._steps = json.loads((PEERS / "q.json").read_text())["steps"]

    def move(self, screen: Screen, number: int) -> str | None:
        """Tick one thing, then Done; press the first else; write when there is nothing to press."""
        shown = self.shows(screen)
        if shown is None or shown.screen == RESULT:
            return None
        if not screen.buttons:
            return NOTE
        ticked = any(label.startswith("✓") for label, _ in screen.buttons)
        place = -1 if ticked else number % (len(screen.buttons) - 1 or 1)
        return screen.buttons[0 if shown.screen == "consent" else place][1]

    def shows(self, screen: Screen) -> Shows | None:
        """Read it from the number at the head of the text."""
        head = re.match(r"(\d+)/\d+ ", screen.text)
        name = self._steps[int(head[1]) - 1]["id"] if head else None
        if screen.text.startswith("Result."):
            name = RESULT
        return Shows(name, name) if name else None

    def answers(self, act: Act) -> Pairs:
        """Read what was pressed or written."""
        if act.text == NOTE:
            return {("note", act.text)}
        question, _, option = act.data.partition(":")
        return {(question, option)} if option not in ("", "done", "ok") else set()

    def route(self, answers: Pairs) -> list[str]:  # noqa: ARG002 - every route of it is the same
        """Name every step."""
        return [*(step["id"] for step in self._steps), RESULT]

    def kept(self, chat: int) -> Pairs:
        """Read the pickle, if the bot came to write it."""
        if not self._pickle.exists():
            return set()
        with self._pickle.open("rb") as file:
            users = pickle.load(file)["user_data"]  # noqa: S301 - the test's own file
        answers = users.get(chat, {}).get("answers", {})
        return {
            (question, option)
            for question, given in answers.items()
            for option in (given if isinstance(given, list) else [given])
        }

    def times_taken(self, chat: int, act: Act) -> int | None:  # noqa: ARG002 - it keeps no count
        """Say nothing: it keeps answers only."""
        return None
