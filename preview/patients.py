"""What patients do: they write, press, send, edit, block; each makes the update Telegram would."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from preview.limits import LIMITS, units
from preview.markup import found_in
from preview.shapes import chat_of, message_of, seconds
from preview.telegram_state import Telegram
from preview.things import Chat, Json, Message, Tap

_FIRST_PATIENT = 700_000_001
_FIRST_GROUP = -400_000_001
_FIRST_TAP = 7_000_000_001

_FILE: Mapping[str, Any] = MappingProxyType({"file_id": "file", "file_unique_id": "unique"})
_PICTURE = {**_FILE, "width": 90, "height": 90}

KINDS: Mapping[str, Json] = MappingProxyType(
    {
        "photo": {"photo": [_PICTURE]},
        "voice": {"voice": {**_FILE, "duration": 3}},
        "audio": {"audio": {**_FILE, "duration": 3}},
        "video": {"video": {**_PICTURE, "duration": 3}},
        "video_note": {"video_note": {**_FILE, "length": 240, "duration": 3}},
        "animation": {"animation": {**_PICTURE, "duration": 3}},
        "document": {"document": {**_FILE, "file_name": "letter.pdf", "file_size": 1000}},
        "sticker": {
            "sticker": {
                **_PICTURE,
                "type": "regular",
                "is_animated": False,
                "is_video": False,
                "emoji": "🙂",
            }
        },
        "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Sam"}},
        "location": {"location": {"latitude": 50.45, "longitude": 30.52}},
        "venue": {
            "venue": {
                "location": {"latitude": 50.45, "longitude": 30.52},
                "title": "Place",
                "address": "Street",
            }
        },
        "dice": {"dice": {"emoji": "🎲", "value": 4}},
    }
)
"""What a patient can send beside text, as the Bot API shows it."""

_CAPTIONED = ("photo", "voice", "audio", "video", "animation", "document")


class CannotDoError(Exception):
    """A patient's Telegram app would not let them do this."""


def arrive(
    telegram: Telegram,
    user_id: int | None = None,
    language: str = "en",
    first_name: str = "Patient",
    username: str | None = None,
) -> Chat:
    """Open the chat with the bot, before START is pressed."""
    with telegram.changing():
        number = user_id or _FIRST_PATIENT + len(telegram.chats)
        person = {
            "id": number,
            "is_bot": False,
            "first_name": first_name,
            "language_code": language,
        }
        if username:
            person["username"] = username
        return telegram.chats.setdefault(number, Chat(number, "private", person=person))


def open_group(telegram: Telegram, by: int, title: str = "Group", kind: str = "group") -> Chat:
    """Add the bot to a new group (or channel) of this patient."""
    with telegram.changing():
        number = _FIRST_GROUP - len(telegram.chats)
        person = telegram.chats[by].person
        chat = Chat(number, kind, title=title, person=person, started=True)
        telegram.chats[number] = chat
        _membership(telegram, chat, "left", "member")
        return chat


def say(telegram: Telegram, chat_id: int, text: str) -> Message:
    """Send a text."""
    kept = text.strip()
    if not kept or units(kept) > LIMITS["text"].most:
        raise CannotDoError("Telegram's apps send between 1 and 4096 characters at once.")
    with telegram.changing():
        message = _new(telegram, chat_id, kept)
        return _sent(telegram, message)


def send(telegram: Telegram, chat_id: int, kind: str, caption: str = "") -> Message:
    """Send a photo, voice message, sticker, contact and so on."""
    if kind not in KINDS:
        raise CannotDoError(f"There is no {kind} to send; there are {', '.join(KINDS)}.")
    if caption and kind not in _CAPTIONED:
        raise CannotDoError(f"A {kind} has no caption.")
    with telegram.changing():
        message = _new(telegram, chat_id, caption)
        message.kind, message.extra = kind, dict(KINDS[kind])
        return _sent(telegram, message)


def forward(telegram: Telegram, chat_id: int, text: str) -> Message:
    """Forward somebody's text."""
    with telegram.changing():
        message = _new(telegram, chat_id, text)
        origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": seconds(message)}
        message.extra = {"forward_origin": origin}
        return _sent(telegram, message)


def edit(telegram: Telegram, chat_id: int, message_id: int, text: str) -> Message:
    """Change one's own text."""
    with telegram.changing():
        chat = _able(telegram, chat_id)
        message = chat.messages.get(message_id)
        if message is None or message.deleted or not message.mine:
            raise CannotDoError("Only one's own message can be edited.")
        message.text, message.entities = text, found_in(text, [])
        message.edited = telegram.now()
        telegram.touch(chat, message, "edited")
        telegram.queue("edited_message", chat, message_of(chat, message), message.edited)
        return message


def tap(telegram: Telegram, chat_id: int, message_id: int, data: str) -> Tap:
    """Press a button; an old or forged one too, as modified apps can."""
    with telegram.changing():
        chat = _able(telegram, chat_id)
        message = chat.messages.get(message_id)
        if message is None:
            raise CannotDoError("There is no such message.")
        number = str(_FIRST_TAP + len(telegram.taps))
        pressed = Tap(number, chat_id, message_id, data, telegram.now())
        telegram.taps[pressed.id] = pressed
        telegram.show(chat, "tapped", callback=pressed.id, message=message_id, data=data)
        query = {
            "id": pressed.id,
            "from": chat.person,
            "message": message_of(chat, message),
            "chat_instance": str(chat.id),
            "data": data,
        }
        telegram.queue("callback_query", chat, query, pressed.at)
        return pressed


def block(telegram: Telegram, chat_id: int) -> None:
    """Block the bot; in a group, remove it."""
    with telegram.changing():
        chat = _able(telegram, chat_id)
        if chat.type == "private":
            chat.blocked = True
        else:
            chat.member = False
        _membership(telegram, chat, "member", "kicked")


def unblock(telegram: Telegram, chat_id: int) -> None:
    """Let the bot in again."""
    with telegram.changing():
        chat = telegram.chats[chat_id]
        chat.blocked, chat.member = False, True
        _membership(telegram, chat, "kicked", "member")


def deactivate(telegram: Telegram, chat_id: int) -> None:
    """Delete the patient's Telegram account."""
    with telegram.changing():
        telegram.chats[chat_id].deactivated = True


def speak(telegram: Telegram, chat_id: int, language: str) -> None:
    """Change the language of the patient's Telegram app."""
    with telegram.changing():
        chat = telegram.chats[chat_id]
        chat.person = {**chat.person, "language_code": language}
        telegram.show(chat, "bot")


def unsend(telegram: Telegram, chat_id: int, message_id: int) -> None:
    """Delete a message for both sides; Telegram tells a bot nothing of it."""
    with telegram.changing():
        chat = _able(telegram, chat_id)
        telegram.remove(chat, chat.messages[message_id], by_bot=False)


def _able(telegram: Telegram, chat_id: int) -> Chat:
    chat = telegram.chats.get(chat_id)
    if chat is None:
        raise CannotDoError("There is no such chat.")
    if chat.blocked or chat.deactivated or not chat.member:
        raise CannotDoError("The bot is blocked, gone from the group, or the account is deleted.")
    return chat


def _new(telegram: Telegram, chat_id: int, text: str) -> Message:
    chat = _able(telegram, chat_id)
    chat.started = True
    return Message(
        telegram.next_id(chat),
        chat_id,
        mine=True,
        sender=chat.person,
        date=telegram.now(),
        text=text,
        entities=found_in(text, []),
    )


def _sent(telegram: Telegram, message: Message) -> Message:
    chat = telegram.chats[message.chat]
    telegram.put(chat, message)
    kind = "channel_post" if chat.type == "channel" else "message"
    telegram.queue(kind, chat, message_of(chat, message), message.date)
    return message


def _membership(telegram: Telegram, chat: Chat, before: str, after: str) -> None:
    def status(name: str) -> Json:
        banned = {"until_date": 0} if name == "kicked" else {}
        return {"user": telegram.me, "status": name} | banned

    moment = telegram.now()
    change = {
        "chat": chat_of(chat),
        "from": chat.person,
        "date": int(moment.timestamp()),
        "old_chat_member": status(before),
        "new_chat_member": status(after),
    }
    telegram.queue("my_chat_member", chat, change, moment)
