"""What the emulator knows, in the shapes of the Bot API and in those of the page."""

from preview.telegram_state import Telegram
from preview.things import Chat, Json, Message


def seconds(message: Message) -> int:
    """Give the date of a message as Telegram does."""
    return int(message.date.timestamp())


def chat_of(chat: Chat) -> Json:
    """Shape a chat as the Bot API does."""
    if chat.type != "private":
        return {"id": chat.id, "type": chat.type, "title": chat.title}
    named = ("first_name", "last_name", "username")
    return {"id": chat.id, "type": "private"} | {
        key: chat.person[key] for key in named if chat.person.get(key)
    }


def message_of(chat: Chat, message: Message) -> Json:
    """Shape a message as the Bot API does."""
    if message.deleted:
        return {"message_id": message.id, "chat": chat_of(chat), "date": 0}
    shaped: Json = {
        "message_id": message.id,
        "from": message.sender,
        "chat": chat_of(chat),
        "date": seconds(message),
        **message.extra,
    }
    if message.text:
        word = "text" if message.kind == "text" else "caption"
        shaped[word] = message.text
        if message.entities:
            shaped["entities" if word == "text" else "caption_entities"] = message.entities
    if message.edited:
        shaped["edit_date"] = int(message.edited.timestamp())
    if message.keyboard:
        shaped["reply_markup"] = {"inline_keyboard": message.keyboard}
    return shaped


def seen_of(message: Message) -> Json:
    """Shape a message as the page and the tests see it."""
    return {
        "id": message.id,
        "mine": message.mine,
        "from": message.sender.get("first_name", ""),
        "at": message.date.isoformat(),
        "text": message.text,
        "entities": message.entities,
        "keyboard": message.keyboard,
        "kind": message.kind,
        "document": _document(message),
        "edited": message.edited is not None,
        "deleted": message.deleted,
        "revision": message.revision,
    }


def _document(message: Message) -> Json | None:
    document = message.extra.get("document")
    if document is None:
        return None
    return {
        "name": document["file_name"],
        "size": document["file_size"],
        "kind": document["mime_type"],
        "id": document["file_id"],
    }


def visible(chat: Chat) -> list[Json]:
    """List what stands in a chat now, newest last."""
    return [
        seen_of(message)
        for message in sorted(chat.messages.values(), key=lambda one: one.id)
        if not message.deleted
    ]


def bot_of(telegram: Telegram, language: str) -> Json:
    """Tell what a patient of this language sees of the bot before and beside the chat."""
    return {
        "name": _about(telegram, "name", language) or telegram.me["first_name"],
        "description": _about(telegram, "description", language),
        "short_description": _about(telegram, "short_description", language),
        "commands": _commands(telegram, language),
    }


def _about(telegram: Telegram, field: str, language: str) -> str:
    own = telegram.about.get((field, language[:2]), "")
    return own or telegram.about.get((field, ""), "")


def _commands(telegram: Telegram, language: str) -> list[Json]:
    # See docs#determining-list-of-commands. The narrowest scope first, language before none.
    for scope in ("all_private_chats", "default"):
        for code in (language[:2], ""):
            if (scope, code) in telegram.commands:
                return telegram.commands[scope, code]
    return []
