"""The methods of the Bot API that this Telegram knows, one function each."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from preview.about import ABOUT_METHODS
from preview.forms import Params
from preview.keyboards import keyboard_of
from preview.limits import LIMITS, Refused, units
from preview.markup import Entity, found_in, parse_html, trimmed
from preview.shapes import message_of
from preview.telegram_state import Telegram
from preview.things import Chat, Json, Message

Method = Callable[[Telegram, Params], Any]

_ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def _get_me(telegram: Telegram, _: Params) -> Json:
    return telegram.me


def _send_message(telegram: Telegram, params: Params) -> Json:
    chat = _chat(telegram, params)
    text, entities = _worded(params, "text")
    keyboard = keyboard_of(params.nested("reply_markup"))
    _reachable(chat)
    message = _new(telegram, chat)
    message.text, message.entities, message.keyboard = text, entities, keyboard
    return message_of(chat, telegram.put(chat, message))


def _send_document(telegram: Telegram, params: Params) -> Json:
    chat = _chat(telegram, params)
    upload = params.files.get(params.text("document").removeprefix("attach://") or "document")
    if upload is None:
        raise Refused("no_document")
    caption, entities = _captioned(params)
    keyboard = keyboard_of(params.nested("reply_markup"))
    _reachable(chat)
    number = f"document-{len(telegram.files) + 1}"
    document = {
        "file_id": number,
        "file_unique_id": number,
        "file_name": upload.name,
        "mime_type": upload.kind,
        "file_size": len(upload.content),
    }
    telegram.files[number] = document | {"content": upload.content}
    message = _new(telegram, chat)
    message.text, message.entities, message.keyboard = caption, entities, keyboard
    message.kind, message.extra = "document", {"document": document}
    return message_of(chat, telegram.put(chat, message))


def _edit_message_text(telegram: Telegram, params: Params) -> Json:
    chat, message = _ours(telegram, params)
    text, entities = _worded(params, "text")
    keyboard = keyboard_of(params.nested("reply_markup"))
    if message.kind != "text":
        raise Refused("edit_no_text")
    return _edited(telegram, chat, message, (text, entities, keyboard))


def _edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    chat, message = _ours(telegram, params)
    keyboard = keyboard_of(params.nested("reply_markup"))
    return _edited(telegram, chat, message, (message.text, message.entities, keyboard))


def _edited(telegram: Telegram, chat: Chat, message: Message, new: tuple[Any, ...]) -> Json:
    if new == (message.text, message.entities, message.keyboard):
        raise Refused("edit_same")
    message.text, message.entities, message.keyboard = new
    message.edited = telegram.now()
    telegram.touch(chat, message, "edited")
    return message_of(chat, message)


def _delete_message(telegram: Telegram, params: Params) -> bool:
    chat = _chat(telegram, params)
    message = chat.messages.get(params.number("message_id"))
    if message is None or message.deleted:
        raise Refused("delete_not_found")
    _young(telegram, message)
    telegram.remove(chat, message, by_bot=True)
    return True


def _delete_messages(telegram: Telegram, params: Params) -> bool:
    chat = _chat(telegram, params)
    numbers = params.nested("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise Refused("delete_none")
    if len(numbers) > LIMITS["delete_at_once"].most:
        raise Refused("delete_many")
    known = [chat.messages[number] for number in numbers if number in chat.messages]
    standing = [message for message in known if not message.deleted]
    for message in standing:
        _young(telegram, message)
    for message in standing:
        telegram.remove(chat, message, by_bot=True)
    return True


def _young(telegram: Telegram, message: Message) -> None:
    if telegram.now() - message.date >= timedelta(seconds=LIMITS["delete_seconds"].most):
        raise Refused("delete_old")


def _answer_callback_query(telegram: Telegram, params: Params) -> bool:
    tap = telegram.taps.get(params.text("callback_query_id"))
    life = timedelta(seconds=LIMITS["tap_life"].most)
    if tap is None or telegram.now() - tap.at >= life:
        raise Refused("query_old")
    text = params.text("text")
    if units(text) > LIMITS["toast"].most:
        raise Refused("toast_long")
    tap.answer = {"text": text, "alert": params.flag("show_alert")}
    chat = telegram.chats[tap.chat]
    shown = {"callback": tap.id, "message": tap.message_id, "data": tap.data}
    telegram.show(chat, "answered", **shown, **tap.answer)
    return True


def _send_chat_action(telegram: Telegram, params: Params) -> bool:
    chat = _chat(telegram, params)
    if params.text("action") not in _ACTIONS:
        raise Refused("action")
    _reachable(chat)
    telegram.show(chat, "typing")
    return True


def _leave_chat(telegram: Telegram, params: Params) -> bool:
    chat = _chat(telegram, params)
    if chat.type == "private":
        raise Refused("private_leave")
    _reachable(chat)
    chat.member = False
    telegram.show(chat, "left")
    return True


def _get_file(telegram: Telegram, params: Params) -> Json:
    document = telegram.files.get(params.text("file_id"))
    if document is None:
        raise Refused("file_id")
    kept = ("file_id", "file_unique_id", "file_size")
    return {key: document[key] for key in kept} | {"file_path": document["file_id"]}


def _chat(telegram: Telegram, params: Params) -> Chat:
    if not params.text("chat_id"):
        raise Refused("chat_id_empty")
    chat = telegram.chats.get(params.number("chat_id"))
    if chat is None or not chat.started:
        raise Refused("chat_not_found")
    return chat


def _reachable(chat: Chat) -> None:
    if chat.deactivated:
        raise Refused("deactivated")
    if chat.blocked:
        raise Refused("blocked")
    if not chat.member:
        raise Refused("not_member")


def _ours(telegram: Telegram, params: Params) -> tuple[Chat, Message]:
    chat = _chat(telegram, params)
    if not params.text("message_id"):
        raise Refused("message_id")
    message = chat.messages.get(params.number("message_id"))
    if message is None or message.deleted:
        raise Refused("edit_not_found")
    if message.mine:
        raise Refused("edit_not_ours")
    _reachable(chat)
    return chat, message


def _new(telegram: Telegram, chat: Chat) -> Message:
    number = telegram.next_id(chat)
    sender = {key: telegram.me[key] for key in ("id", "is_bot", "first_name", "username")}
    return Message(number, chat.id, mine=False, sender=sender, date=telegram.now())


def _worded(params: Params, name: str) -> tuple[str, list[Entity]]:
    text, entities = _parsed(params, name, "entities")
    if not text:
        raise Refused("text_empty")
    if units(text) > LIMITS["text"].most:
        raise Refused("text_long")
    return text, entities


def _captioned(params: Params) -> tuple[str, list[Entity]]:
    text, entities = _parsed(params, "caption", "caption_entities")
    if units(text) > LIMITS["caption"].most:
        raise Refused("caption_long")
    return text, entities


def _parsed(params: Params, name: str, given: str) -> tuple[str, list[Entity]]:
    mode = params.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise Refused("parse_mode")
    if mode == "html":
        text, entities = parse_html(params.text(name))
    else:
        text, entities = trimmed(params.text(name), params.nested(given) or [])
    return text, found_in(text, entities)


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "getme": _get_me,
        "sendmessage": _send_message,
        "senddocument": _send_document,
        "editmessagetext": _edit_message_text,
        "editmessagereplymarkup": _edit_message_reply_markup,
        "deletemessage": _delete_message,
        "deletemessages": _delete_messages,
        "answercallbackquery": _answer_callback_query,
        "sendchataction": _send_chat_action,
        "leavechat": _leave_chat,
        "getfile": _get_file,
        **ABOUT_METHODS,
    }
)
"""Every method but getUpdates, which waits; names are compared without regard to case."""
