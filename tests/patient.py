"""A patient in a test: acts in a chat, sees what stands there, and waits without sleeping."""
# ruff: noqa: ASYNC109 - the time a test allows belongs in the call

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from preview import patients
from preview.bells import bell
from preview.shapes import bot_of
from preview.telegram_state import Telegram
from preview.things import Chat, Message

T = TypeVar("T")

PATIENCE = 30.0
"""Real seconds after which a wait has failed."""

QUIET = 0.15
"""Real seconds without any change after which a chat counts as settled."""


@dataclass(frozen=True)
class Seen:
    """A message as the patient sees it at this moment; read `patient.messages` again later."""

    id: int
    mine: bool
    text: str
    buttons: tuple[tuple[str, ...], ...]
    keyboard: tuple[tuple[dict[str, Any], ...], ...]
    kind: str
    edited: bool
    revision: int

    def data(self, label: str) -> str:
        """Give the callback data behind a label of this message."""
        for button in self.pressable:
            if button["text"] == label:
                return str(button["callback_data"])
        raise AssertionError(f"no button {label!r} in:\n{self}")

    @property
    def pressable(self) -> list[dict[str, Any]]:
        """All buttons that send callback data, row after row."""
        return [button for row in self.keyboard for button in row if "callback_data" in button]

    def __str__(self) -> str:
        who = "patient" if self.mine else "bot"
        rows = "".join("\n  " + " ".join(f"[{label}]" for label in row) for row in self.buttons)
        return f"{who} #{self.id}: {self.text}{rows}"


def _seen(message: Message) -> Seen:
    return Seen(
        id=message.id,
        mine=message.mine,
        text=message.text,
        buttons=tuple(tuple(button["text"] for button in row) for row in message.keyboard),
        keyboard=tuple(tuple(dict(button) for button in row) for row in message.keyboard),
        kind=message.kind,
        edited=message.edited is not None,
        revision=message.revision,
    )


class Patient:
    """Somebody with a phone: acts in one chat and sees what stands there."""

    def __init__(self, telegram: Telegram, chat: Chat, number: int | None = None) -> None:
        self.telegram = telegram
        self.chat = chat
        self.user_id: int = number or chat.id
        self._mark = 0

    @property
    def chat_id(self) -> int:
        """Give the chat's number; in a private chat it is the patient's."""
        return self.chat.id

    # What the patient does. Each gives the message id (tap: the callback query's id).

    def say(self, text: str) -> int:
        """Write a text."""
        return self._acted(lambda: patients.say(self.telegram, self.chat_id, text)).id

    def command(self, name: str, payload: str = "") -> int:
        """Write a command: `patient.command("start", "clinic_code")`."""
        return self.say(f"/{name} {payload}".strip())

    def send(self, kind: str, caption: str = "") -> int:
        """Send what is no text; the kinds are the keys of preview.patients.KINDS."""
        return self._acted(lambda: patients.send(self.telegram, self.chat_id, kind, caption)).id

    def photo(self, caption: str = "") -> int:
        """Send a photo."""
        return self.send("photo", caption)

    def voice(self) -> int:
        """Send a voice message."""
        return self.send("voice")

    def forward(self, text: str) -> int:
        """Forward somebody's text."""
        return self._acted(lambda: patients.forward(self.telegram, self.chat_id, text)).id

    def edit(self, message_id: int, text: str) -> int:
        """Change an own text."""
        return self._acted(lambda: patients.edit(self.telegram, self.chat_id, message_id, text)).id

    def tap(self, label: str, message: Seen | int | None = None) -> str:
        """Press a button by its label: the newest message that shows it, or the one named."""
        seen = self._with_button(label, message)
        return self.tap_data(seen.id, seen.data(label))

    def tap_data(self, message_id: int, data: str) -> str:
        """Press a button that may no longer stand there, or never did."""
        return self._acted(lambda: patients.tap(self.telegram, self.chat_id, message_id, data)).id

    def block(self) -> None:
        """Block the bot; in a group, remove it."""
        patients.block(self.telegram, self.chat_id)

    def unblock(self) -> None:
        """Let the bot in again."""
        patients.unblock(self.telegram, self.chat_id)

    def deactivate(self) -> None:
        """Delete the own Telegram account."""
        patients.deactivate(self.telegram, self.chat_id)

    def speak(self, language: str) -> None:
        """Change the language of the Telegram app."""
        patients.speak(self.telegram, self.chat_id, language)

    def unsend(self, message_id: int) -> None:
        """Delete a message for both sides."""
        patients.unsend(self.telegram, self.chat_id, message_id)

    def opens_group(self, title: str = "Group", kind: str = "group") -> "Patient":
        """Add the bot to a new group; gives the same person acting there."""
        chat = patients.open_group(self.telegram, self.chat_id, title, kind)
        return Patient(self.telegram, chat, self.user_id)

    # What the patient sees.

    @property
    def messages(self) -> list[Seen]:
        """Everything that stands in the chat, newest last."""
        with self.telegram.lock:
            kept = sorted(self.chat.messages.values(), key=lambda message: message.id)
            return [_seen(message) for message in kept if not message.deleted]

    @property
    def replies(self) -> list[Seen]:
        """The bot's messages, newest last."""
        return [message for message in self.messages if not message.mine]

    @property
    def last(self) -> Seen:
        """The bot's newest message."""
        replies = self.replies
        assert replies, "the bot has said nothing"
        return replies[-1]

    @property
    def buttons(self) -> list[str]:
        """All labels of the newest message that has buttons."""
        rows = next((seen.buttons for seen in reversed(self.replies) if seen.buttons), ())
        return [label for row in rows for label in row]

    @property
    def toasts(self) -> list[str]:
        """The texts of answered callback queries, oldest first; plain acknowledgements are ''."""
        with self.telegram.lock:
            taps = [tap for tap in self.telegram.taps.values() if tap.chat == self.chat_id]
            return [tap.answer["text"] for tap in taps if tap.answer is not None]

    @property
    def spinning(self) -> list[str]:
        """The callback queries nobody has answered in time."""
        with self.telegram.lock:
            taps = [tap for tap in self.telegram.taps.values() if tap.chat == self.chat_id]
            return [tap.id for tap in taps if tap.spins]

    @property
    def bot(self) -> dict[str, Any]:
        """The bot's name, descriptions and commands in the patient's language."""
        with self.telegram.lock:
            return bot_of(self.telegram, self.chat.person.get("language_code", "en"))

    # Waiting, blocking: for a bot in another process or thread.

    def await_reply(self, after: int | None = None, timeout: float = PATIENCE) -> Seen:
        """Wait until the bot sent or edited something since the last act (or that revision)."""
        since = self._mark if after is None else after
        return self._blocked(lambda: self._newer(since), timeout, "a reply")

    def await_seen(self, text: str, timeout: float = PATIENCE) -> Seen:
        """Wait until a bot's message holds this text."""
        return self._blocked(lambda: self._holding(text), timeout, repr(text))

    def await_button(self, label: str, timeout: float = PATIENCE) -> Seen:
        """Wait until a message offers this button."""
        return self._blocked(lambda: self._offering(label), timeout, f"the button {label!r}")

    def settled(self, timeout: float = PATIENCE) -> list[Seen]:
        """Wait until the bot confirmed all this patient did and has been quiet since."""
        self._blocked(self._confirmed, timeout, "all updates to be confirmed")
        with self.telegram.changed:
            while self.telegram.changed.wait_for(self._stirred(), QUIET):
                pass
        return self.messages

    # Waiting, async: for a bot in the same event loop.

    async def reply(self, after: int | None = None, timeout: float = PATIENCE) -> Seen:
        """Await what await_reply waits for."""
        since = self._mark if after is None else after
        return await self._awaited(lambda: self._newer(since), timeout, "a reply")

    async def sees(self, text: str, timeout: float = PATIENCE) -> Seen:
        """Await a bot's message that holds this text."""
        return await self._awaited(lambda: self._holding(text), timeout, repr(text))

    async def calm(self, timeout: float = PATIENCE) -> list[Seen]:
        """Await what settled waits for."""
        return await asyncio.to_thread(self.settled, timeout)

    # How it is done.

    def _acted(self, act: Callable[[], T]) -> T:
        with self.telegram.lock:
            self._mark = self.chat.bot_revision
            return act()

    def _with_button(self, label: str, message: Seen | int | None) -> Seen:
        number = message.id if isinstance(message, Seen) else message
        for seen in reversed(self.messages):
            labels = [button["text"] for button in seen.pressable]
            if number in (None, seen.id) and label in labels:
                return seen
        raise AssertionError(f"no button {label!r}; the patient sees:\n{self.screen()}")

    def _newer(self, since: int) -> Seen | None:
        if self.chat.bot_revision <= since:
            return None
        fresh = [seen for seen in self.replies if seen.revision > since]
        return max(fresh, key=lambda seen: seen.revision, default=None)

    def _holding(self, text: str) -> Seen | None:
        found = [seen for seen in self.replies if text in seen.text]
        return found[-1] if found else None

    def _offering(self, label: str) -> Seen | None:
        found = [seen for seen in self.replies if any(label in row for row in seen.buttons)]
        return found[-1] if found else None

    def _confirmed(self) -> bool:
        mine = [update for update in self.telegram.pending if update.chat == self.chat_id]
        return not mine and not self.telegram.in_flight

    def _stirred(self) -> Callable[[], bool]:
        before = len(self.chat.changes)
        return lambda: len(self.chat.changes) > before

    def _blocked(self, look: Callable[[], T | None], timeout: float, what: str) -> T:
        with self.telegram.changed:
            found = self.telegram.changed.wait_for(look, timeout)
        assert found, self._missed(what, timeout)
        return found

    async def _awaited(self, look: Callable[[], T | None], timeout: float, what: str) -> T:
        try:
            async with asyncio.timeout(timeout):
                with bell(self.telegram) as news:
                    while True:
                        news.clear()
                        with self.telegram.lock:
                            found = look()
                        if found:
                            return found
                        await news.wait()
        except TimeoutError:
            raise AssertionError(self._missed(what, timeout)) from None

    def _missed(self, what: str, timeout: float) -> str:
        return f"waited {timeout:g} s for {what}; the patient sees:\n{self.screen()}"

    def screen(self) -> str:
        """Write the chat as text, for people who read failures."""
        return "\n".join(map(str, self.messages)) or "(nothing)"
