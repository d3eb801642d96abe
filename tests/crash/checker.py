"""The judge: knows only what the emulator saw, and what the bot keeps at the end."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from tests.crash.bots import RESULT, Act, Bot, Pairs, Screen, Shows
from tests.emulator import Emulator

Sentences = Iterator[str]


class Showing(NamedTuple):
    """A question as it stood in a message."""

    shows: Shows
    message_id: int


@dataclass
class Case:
    """One patient: what was done and seen, and what of it Telegram was told is taken."""

    bot: Bot
    chat: int
    acts: list[Act]
    showings: list[Showing]
    confirmed: set[int]

    @cached_property
    def finished(self) -> bool:
        """Tell whether the patient came to the result."""
        return any(showing.shows.screen == RESULT for showing in self.showings)

    @cached_property
    def kept(self) -> Pairs:
        """Read what the bot keeps."""
        return self.bot.kept(self.chat)

    @cached_property
    def given(self) -> Pairs:
        """Name all answers that were given."""
        return self._answers(self.acts)

    @cached_property
    def acknowledged(self) -> Pairs:
        """Name the answers that Telegram was told are taken; with a result shown, that is all."""
        certain = [act for act in self.acts if self.finished or act.update_id in self.confirmed]
        return self._answers(certain)

    def taken(self) -> Iterator[tuple[Act, int]]:
        """Go through the acts with how often each was taken, where the bot keeps count."""
        for act in self.acts:
            times = self.bot.times_taken(self.chat, act)
            if times is not None:
                yield act, times

    def _answers(self, acts: list[Act]) -> Pairs:
        return {pair for act in acts for pair in self.bot.answers(act)}


def lost(case: Case) -> Sentences:
    """Find answers that were acknowledged and are not kept, acts that were and were not taken."""
    for pair in sorted(case.acknowledged - case.kept):
        yield f"{pair} was acknowledged and is not kept"
    for act, times in case.taken():
        if not times and act.update_id in case.confirmed:
            yield f"{act} was acknowledged and never taken"


def doubled(case: Case) -> Sentences:
    """Find acts that were taken twice, and answers that nobody gave."""
    for act, times in case.taken():
        if times > 1:
            yield f"{act} was taken {times} times"
    for pair in sorted(case.kept - case.given):
        yield f"{pair} is kept and was never given"


def stranded(case: Case) -> Sentences:
    """Find a patient who did all that was asked and has no result."""
    if not case.finished:
        yield f"waits below {case.showings[-1:]} after {case.acts[-1:]}"


def astray(case: Case) -> Sentences:
    """Find questions that are not the derived route, in its order; a copy below itself is none."""
    seen = [shows.screen for shows, _ in groupby(showing.shows for showing in case.showings)]
    route = case.bot.route(case.given)
    if seen != (route if case.finished else route[: len(seen)]):
        yield f"was shown {seen} instead of {route}"


def extra(case: Case) -> Sentences:
    """Find what the patient had to do again."""
    for (data, text), times in Counter((act.data, act.text) for act in case.acts).items():
        if times > 1:
            yield f"did {data or text!r} {times} times"


CHECKS = (lost, doubled, stranded, astray, extra)


class Verdict(NamedTuple):
    """What is wrong, by kind; and figures."""

    wrong: dict[str, list[str]]
    acts: int
    redelivered: int
    repeated: int


def judge(telegram: Emulator, bot: Bot) -> Verdict:
    """Judge a bot that has ended."""
    cases = [_case(telegram, bot, chat) for chat in telegram.telegram.chats]
    wrong = {
        check.__name__: [f"{case.chat} {found}" for case in cases for found in check(case)]
        for check in CHECKS
    }
    delivered = telegram.ids("delivered")
    return Verdict(
        {kind: found for kind, found in wrong.items() if found},
        acts=sum(len(case.acts) for case in cases),
        redelivered=len(delivered) - len(set(delivered)),
        repeated=sum(_copies(case.showings) for case in cases),
    )


def _case(telegram: Emulator, bot: Bot, chat: int) -> Case:
    acts = [_act(one.payload) for one in telegram.telegram.updates.values() if one.chat == chat]
    showings = list(_showings(telegram.history, chat, bot))
    return Case(bot, chat, acts, showings, set(telegram.ids("confirmed")))


def _act(payload: dict[str, Any]) -> Act:
    data = payload.get("callback_query", {}).get("data", "")
    return Act(payload["update_id"], data, payload.get("message", {}).get("text", ""))


def _showings(history: list[dict[str, Any]], chat: int, bot: Bot) -> Iterator[Showing]:
    """Follow the questions of a chat through all that Telegram accepted."""
    for entry in history:
        message = entry.get("result")
        if not isinstance(message, dict) or message.get("chat", {}).get("id") != chat:
            continue
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        faces = [face for row in rows for face in row if "callback_data" in face]
        buttons = tuple((face["text"], face["callback_data"]) for face in faces)
        shows = bot.shows(Screen(message["text"], buttons))
        if shows:
            yield Showing(shows, message["message_id"])


def _copies(showings: list[Showing]) -> int:
    """Count the messages that asked what another message had asked already."""
    return len(set(showings)) - len({showing.shows for showing in showings})
