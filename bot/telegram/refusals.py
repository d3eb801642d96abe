"""What a failed send means: not sent, unknown, or refused for good. The rules are data."""

from datetime import timedelta
from itertools import chain
from typing import Literal

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

Verdict = Literal["done", "missing", "plain", "gone", "refused", "not_sent", "unknown"]


class SendFailed(Exception):
    """A message did not arrive, or nobody knows."""


class NotSent(SendFailed):
    """Telegram has not taken the message; the same may work later."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("not sent")
        self.retry_after = retry_after


class Unknown(SendFailed):
    """Telegram may have taken the message; no answer came."""


class Refused(SendFailed):
    """Telegram will never take this message; `gone`: nor any other to this chat."""

    def __init__(self, *, gone: bool, unparsable: bool = False) -> None:
        super().__init__(f"refused, gone={gone}")
        self.gone, self.unparsable = gone, unparsable


class Missing(SendFailed):
    """The message that was to be changed is not there, or can be changed no more."""


# Telegram's wording, lower case; the first that occurs decides. Sources: the server's own
# texts (github.com/tdlib/telegram-bot-api, Client.cpp) and github.com/TelegramBotAPI/errors.
TEXTS: tuple[tuple[str, Verdict], ...] = (
    ("message is not modified", "done"),
    ("message to edit not found", "missing"),
    ("message can't be edited", "missing"),
    ("message to delete not found", "done"),
    ("message can't be deleted", "done"),
    ("message identifier is not specified", "missing"),
    ("message_id_invalid", "missing"),
    ("can't parse entities", "plain"),
    ("bot was blocked by the user", "gone"),
    ("user is deactivated", "gone"),
    ("bot can't initiate conversation", "gone"),
    ("bot was kicked", "gone"),
    ("bot is not a member", "gone"),
    ("chat not found", "gone"),
    ("peer_id_invalid", "gone"),
    ("too many requests", "not_sent"),
    ("request entity too large", "refused"),
)

KINDS: tuple[tuple[type[TelegramError], Verdict], ...] = (
    (RetryAfter, "not_sent"),
    # A token that was revoked is given back by the operator; the messages wait for it.
    (InvalidToken, "not_sent"),
    (Conflict, "not_sent"),
    (ChatMigrated, "gone"),
    (Forbidden, "gone"),
    (BadRequest, "refused"),
)
"""What an error means by its class, if its text says nothing."""

BEFORE_SENDING = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
"""No connection stood, so nothing was sent (`TimedOut` alone does not tell)."""


def verdict_of(error: TelegramError) -> Verdict:
    """Tell what an error of the Bot API means for the message."""
    if isinstance(error.__cause__, BEFORE_SENDING):
        return "not_sent"
    text = error.message.lower()
    by_text = (verdict for wording, verdict in TEXTS if wording in text)
    by_kind = (verdict for kind, verdict in KINDS if isinstance(error, kind))
    # A server error, a reset or a read timeout: the request may have been carried out.
    return next(chain(by_text, by_kind), "unknown")


def retry_after(error: TelegramError) -> float | None:
    """Return for how many seconds Telegram wants silence, if it says so."""
    if not isinstance(error, RetryAfter):
        return None
    wanted = error.retry_after
    return wanted.total_seconds() if isinstance(wanted, timedelta) else float(wanted)


def failure_of(error: TelegramError) -> SendFailed | None:
    """Return what to raise for an error; None if what was wanted is so already."""
    match verdict_of(error):
        case "done":
            return None
        case "missing":
            return Missing("nothing to change")
        case "not_sent":
            return NotSent(retry_after(error))
        case "unknown":
            return Unknown("no answer")
        case ("gone" | "plain" | "refused") as verdict:
            return Refused(gone=verdict == "gone", unparsable=verdict == "plain")
