"""Updates of every kind that the Bot API knows, drawn by chance.

Fields and types are read off python-telegram-bot's own signatures, so a new version of it brings
new kinds by itself.
"""

import inspect
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from itertools import count
from random import Random
from types import MappingProxyType
from typing import Any

import telegram
from telegram import constants

from tests.fuzz.texts import mutated, text, word

Json = dict[str, Any]

DEEPEST = 4
SKIPPED = ("self", "api_kwargs", "_id_attrs", "args", "kwargs")
NUMBERS = (0, 1, -1, 255, 2**31 - 1, -(2**31))
NEVER_MISSING = (
    "allows_revoting",
    "can_react_to_messages",
    "members_only",
    "option_persistent_ids",
    "persistent_id",
    "user",
)
"""Optional by signature only: the library refuses an update without them."""

MOMENTS = (1, 946_684_800, 1_700_000_000, 1_790_000_000, 2**31 - 1)

KINDS: Mapping[type, type[Enum]] = MappingProxyType(
    {
        telegram.BackgroundFill: constants.BackgroundFillType,
        telegram.BackgroundType: constants.BackgroundTypeType,
        telegram.ChatBoostSource: constants.ChatBoostSources,
        telegram.ChatMember: constants.ChatMemberStatus,
        telegram.MessageOrigin: constants.MessageOriginType,
        telegram.PaidMedia: constants.PaidMediaType,
        telegram.ReactionType: constants.ReactionType,
    }
)
"""Types with several shapes, and what names the shape in `type`, `source` or `status`."""

NAMES: Mapping[str, Any] = MappingProxyType(
    {
        **vars(telegram),
        "Sequence": Sequence,
        "Optional": typing.Optional,
        "Union": typing.Union,
        "JSONDict": dict,
        "dtm": __import__("datetime"),
    }
)

ABOUT = ("message", "edited_message", "channel_post", "business_message", "guest_message")
CHATS = ("private", "group", "supergroup", "channel", "sender")


@cache
def fields(kind: type) -> Mapping[str, tuple[Any, bool]]:
    """Give the fields of a type: its hint, and whether it must be there; shapes in one."""
    found: dict[str, tuple[Any, bool]] = {}
    for one in (*kind.__subclasses__(), kind):
        for name, field in inspect.signature(one.__init__).parameters.items():
            if name not in SKIPPED:
                hint = field.annotation
                read = eval(hint, dict(NAMES)) if isinstance(hint, str) else hint  # noqa: S307 - the library's own words
                found[name] = (read, field.default is field.empty or name in NEVER_MISSING)
    return found


UPDATES = tuple(name for name in fields(telegram.Update) if name != "update_id")
"""Every kind of update."""

CONTENTS = tuple(name for name, (_, must) in fields(telegram.Message).items() if not must)
"""Everything that a message can hold."""


class Updates:
    """Draws updates of some patients, each of whom knows the others' ids and buttons."""

    def __init__(self, chance: Random, patients: Sequence[int]) -> None:
        self._chance, self._patients, self._numbers = chance, patients, count(1000)
        self._makers: Mapping[type, Callable[[str], object]] = {
            bool: lambda _: chance.choice((True, False)),
            int: self._number,
            float: lambda _: chance.choice((0.0, -1.5, 1e308, 52.5)),
            str: lambda name: "private" if name == "chat_type" else word(chance),
            datetime: lambda _: chance.choice(MOMENTS),
            timedelta: lambda _: chance.choice((0, 1, 86_400)),
        }

    def any(self, patient: int, buttons: Sequence[str]) -> Json:
        """Draw an update: a tap, a text, or anything else there is."""
        draw = self._chance.random()
        if draw < 0.35 and buttons:
            return self.tap(patient, self._chance.choice(buttons))
        if draw < 0.5:
            data = self._chance.choice(buttons or ("aaaaaa.1.adult.yes",))
            return self.tap(patient, mutated(data, self._chance))
        if draw < 0.65:
            return self.of("message", patient, text=text(self._chance))
        kind = self._chance.choice(UPDATES)
        if kind == "message":
            return self.holding(self._chance.choice(CONTENTS), patient)
        return self.of(kind, patient)

    def tap(self, patient: int, data: str) -> Json:
        """Press a button of the own chat."""
        number = next(self._numbers)
        message = {"message_id": number, "date": 1_790_000_000, "chat": self._chat(patient)}
        query = {"id": f"q{number}", "chat_instance": "1", "data": data, "message": message}
        return self._update("callback_query", query | {"from": self._person(patient)})

    def holding(self, content: str, patient: int) -> Json:
        """Send a message that holds one certain thing."""
        hint, _ = fields(telegram.Message)[content]
        return self.of("message", patient, **{_key(content): self._value(content, hint, 1)})

    def of(self, kind: str, patient: int, **more: object) -> Json:
        """Draw an update of one kind, by this patient or about this patient's chat."""
        hint, _ = fields(telegram.Update)[kind]
        (wanted,) = [one for one in typing.get_args(hint) or (hint,) if one is not type(None)]
        body: Json = {} if more else self._object(wanted, 0)
        known = fields(wanted)
        number = next(self._numbers)
        own = {
            "message_id": number,
            "id": f"q{number}",
            "date": self._chance.choice(MOMENTS),
            "chat": self._chat(patient) if self._chance.random() < 0.9 else self._elsewhere(),
            "from": self._person(patient),
            "user": self._person(patient),
        }
        body |= {key: value for key, value in own.items() if key in map(_key, known)}
        if kind == "callback_query":
            body["message"] = {"message_id": 7, "date": 0, "chat": self._chat(patient)}
        return self._update(kind, body | more)

    def _update(self, kind: str, body: object) -> Json:
        return {"update_id": next(self._numbers), kind: body}

    def _chat(self, patient: int) -> Json:
        return {"id": patient, "type": "private", "first_name": word(self._chance)}

    def _elsewhere(self) -> Json:
        kind = self._chance.choice(CHATS[1:])
        return {"id": -1_000_000 - self._chance.randrange(50), "type": kind, "title": "x"}

    def _person(self, patient: int) -> Json:
        language = self._chance.choice(("en", "es", "pt-br", "ru", "ar", "xx", "\ud800", ""))
        person = {"id": patient, "is_bot": False, "first_name": word(self._chance)}
        return person | {"language_code": language, "username": word(self._chance)}

    def _number(self, name: str) -> int:
        # Ids within are those of others: none of them may be written for.
        others = self._patients if name.endswith("id") else NUMBERS
        return self._chance.choice(others)

    def _object(self, kind: type, depth: int) -> Json:
        likely = 0.25 / (depth + 1)
        drawn = {
            _key(name): self._value(name, hint, depth + 1)
            for name, (hint, must) in fields(kind).items()
            if must or (depth < DEEPEST and self._chance.random() < likely)
        }
        if kind in KINDS:
            shape = self._chance.choice(list(KINDS[kind])).value
            drawn |= dict.fromkeys(("type", "source", "status"), shape)
        return drawn

    def _value(self, name: str, hint: Any, depth: int) -> object:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin is typing.Literal:
            return self._chance.choice(inner)
        if isinstance(hint, (str, typing.ForwardRef)):
            named = hint if isinstance(hint, str) else hint.__forward_arg__
            return self._value(name, NAMES[named], depth)
        if isinstance(origin, type) and issubclass(origin, Sequence):
            number = self._chance.randint(1, 3 if depth < DEEPEST else 1)
            return [self._value(name, inner[0], depth) for _ in range(number)]
        if inner:
            return self._value(name, self._chance.choice(_real(inner)), depth)
        return self._plain(name, hint, depth)

    def _plain(self, name: str, hint: Any, depth: int) -> object:
        if isinstance(hint, type) and issubclass(hint, telegram.TelegramObject):
            return self._object(hint, depth)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._chance.choice(list(hint)).value
        return self._makers.get(hint, self._makers[str])(name)


def _real(hints: Sequence[Any]) -> list[Any]:
    """Leave out what is never in an update; a number that may be a time is one."""
    found = [one for one in hints if one is not type(None) and "DefaultValue" not in str(one)]
    return [one for one in found if one in (datetime, timedelta)] or found


def _key(name: str) -> str:
    return {"from_user": "from"}.get(name, name)
