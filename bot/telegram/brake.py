"""Silence that Telegram asks for (429): of one chat, or of all once a second chat is told so.

A refusal names how long to wait and never whom it concerns (Bot API, ResponseParameters), while
the limits are of two kinds: about one message a second in a chat, about thirty in all
(https://core.telegram.org/bots/faq). So one chat that is told to wait waits alone; two different
chats told so at the same time mean that the bot as a whole is too fast. Kept in memory: there is
one process, and after a restart the first refusal tells it again.
"""

from datetime import datetime


class Brake:
    """Remembers who is to be silent until when."""

    def __init__(self) -> None:
        self._chats: dict[bytes, datetime] = {}
        self._all: datetime | None = None

    def pull(self, subject: bytes, until: datetime, now: datetime) -> None:
        """Note that a chat was told to wait; with another one waiting too, all wait."""
        self._chats = {one: end for one, end in self._chats.items() if end > now}
        self._chats[subject] = max(until, self._chats.get(subject, until))
        if len(self._chats) > 1:
            self._all = max(until, self._all or until)

    def until(self, now: datetime) -> datetime | None:
        """Tell until when nobody may be sent anything; None if everybody may."""
        return self._all if self._all and self._all > now else None
