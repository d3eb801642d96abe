"""Update -> Heard: what a patient did. Files, contacts and places are never touched.

The sender's own names are read for one purpose: to take them out of what the sender typed.
"""

import re
from collections.abc import Callable

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageEntityType

from bot.flows.events import (
    Attached,
    Blocked,
    Commanded,
    Edited,
    Event,
    Forwarded,
    Gathered,
    Tapped,
    Unblocked,
    Wrote,
    from_data,
)
from bot.privacy.redaction.values import Entity
from bot.records import Heard

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?", re.DOTALL)

# The first attribute that is set names the kind. A GIF is also a document and a venue also a
# location (https://core.telegram.org/bots/api#message), so the order matters.
KINDS = (
    "animation",
    "audio",
    "document",
    "live_photo",
    "photo",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
    "paid_media",
    "contact",
    "venue",
    "location",
    "poll",
    "checklist",
    "dice",
    "game",
    "giveaway",
    "giveaway_winners",
    "invoice",
    "passport_data",
    "web_app_data",
    "gift",
    "unique_gift",
)
"""What can come instead of text."""

OTHER = "other"
"""The kind of everything else: service messages, and what Telegram invents after us."""

SPOKEN: dict[str, Callable[[Message], str]] = {
    "poll": lambda message: message.poll.question if message.poll else "",
    "checklist": lambda message: message.checklist.title if message.checklist else "",
}
"""Kinds that carry words of the sender elsewhere than in text or caption."""

IDENTIFYING = frozenset(
    {
        MessageEntityType.MENTION,
        MessageEntityType.TEXT_MENTION,
        MessageEntityType.EMAIL,
        MessageEntityType.PHONE_NUMBER,
        MessageEntityType.URL,
        MessageEntityType.TEXT_LINK,
    }
)
"""What Telegram marks in a text that can tell who somebody is."""

STAYS = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
UNREADABLE = Tapped(run="", prompt=0, action="unknown")


def to_heard(update: Update) -> Heard | None:
    """Return what a patient did; None for what is not for this bot."""
    if update.callback_query:
        return _tap(update, update.callback_query)
    if update.my_chat_member:
        return _membership(update, update.my_chat_member)
    message = update.message or update.edited_message
    if message:
        return _message(update, message)
    gathering = update.channel_post or update.edited_channel_post
    return _gathered(update, gathering.chat, "message") if gathering else None


def _message(update: Update, message: Message) -> Heard | None:
    sender, chat = message.from_user, message.chat
    kind = "message" if update.message else "edited_message"
    if not _is_patient(chat, sender):
        return _gathered(update, chat, kind)
    event = to_edited(message) if kind == "edited_message" else to_event(message)
    if event is None:
        return None
    dedupe = f"m:{chat.id}:{message.message_id}"
    if kind == "edited_message":
        edited_at = int(message.edit_date.timestamp()) if message.edit_date else 0
        dedupe = f"{dedupe}:{edited_at}"
    return Heard(
        update_id=update.update_id,
        dedupe=dedupe,
        kind=kind,
        chat_id=chat.id,
        event=event,
        language=_language(sender),
        message_id=message.message_id,
        names=names_of(sender),
        entities=entities_of(message),
    )


def _tap(update: Update, query: CallbackQuery) -> Heard | None:
    chat = query.message.chat if query.message else None
    if chat and not _is_patient(chat, query.from_user):
        return _gathered(update, chat, "callback_query")
    return Heard(
        update_id=update.update_id,
        dedupe=f"c:{query.id}",
        kind="callback_query",
        chat_id=query.from_user.id,
        event=from_data(cleaned(query.data)) or UNREADABLE,
        language=_language(query.from_user),
        message_id=query.message.message_id if query.message else None,
        callback_id=query.id,
    )


def _membership(update: Update, change: ChatMemberUpdated) -> Heard | None:
    is_gone = change.new_chat_member.status in STAYS
    if change.chat.type != ChatType.PRIVATE:
        return None if is_gone else _gathered(update, change.chat, "my_chat_member")
    # In a private chat it is told only of a block and its end (Bot API, my_chat_member).
    return Heard(
        update_id=update.update_id,
        dedupe=f"b:{update.update_id}:{int(change.date.timestamp())}",
        kind="my_chat_member",
        chat_id=change.chat.id,
        event=Blocked() if is_gone else Unblocked(),
        language=_language(change.from_user),
    )


def _gathered(update: Update, chat: Chat, kind: str) -> Heard:
    return Heard(
        update_id=update.update_id,
        dedupe=f"g:{update.update_id}",
        kind=kind,
        chat_id=chat.id,
        event=Gathered(),
    )


def to_event(message: Message) -> Event:
    """Return the event of a new message."""
    words = cleaned(message.text or message.caption)
    if message.forward_origin and words:
        return Forwarded(words)
    if message.text and not message.forward_origin:
        return _typed(words)
    kind = kind_of(message)
    return Attached(kind, words or cleaned(SPOKEN.get(kind, _silent)(message)))


def to_edited(message: Message) -> Event | None:
    """Return the event of a changed message; None if no words are left, as on a live location."""
    words = cleaned(message.text or message.caption)
    return Edited(words) if words else None


def kind_of(message: Message) -> str:
    """Name what came instead of text."""
    return next((kind for kind in KINDS if getattr(message, kind, None)), OTHER)


def names_of(sender: User | None) -> tuple[str, ...]:
    """Name the sender as Telegram does, to know these words when they are typed."""
    if sender is None:
        return ()
    names = (sender.first_name, sender.last_name, sender.username)
    return tuple(cleaned(name) for name in names if name)


def entities_of(message: Message) -> tuple[Entity, ...]:
    """Return what Telegram marked as identifying, in places of the cleaned text."""
    units = (message.text or "").encode("utf-16-le", "surrogatepass")

    def place(unit: int) -> int:
        return len(cleaned(units[: 2 * unit].decode("utf-16-le", "surrogatepass")))

    return tuple(
        Entity(place(one.offset), place(one.offset + one.length), str(one.type))
        for one in message.entities or ()
        if one.type in IDENTIFYING
    )


def cleaned(text: str | None) -> str:
    """Take out what no database and no encoder accepts: NUL and halves of characters."""
    return (text or "").replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _typed(text: str) -> Commanded | Wrote:
    match = COMMAND.fullmatch(text)
    if not match:
        return Wrote(text)
    return Commanded(match[1].lower(), (match[2] or "").strip())


def _silent(_message: Message) -> str:
    return ""


def _is_patient(chat: Chat, sender: User | None) -> bool:
    return chat.type == ChatType.PRIVATE and sender is not None and chat.id == sender.id


def _language(sender: User | None) -> str:
    return cleaned(sender.language_code if sender else None) or "en"
