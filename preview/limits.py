"""What Telegram allows and the words it refuses with; every row names where it comes from.

Sources: `docs` is the Bot API page core.telegram.org/bots/api, `server` the code of Telegram's own
Bot API server (tdlib/telegram-bot-api) and of tdlib, `mtproto` the error list of the Telegram API,
`seen` what bots report to have got. `assumed` marks wording that we found nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure and where Telegram says so."""

    most: int
    source: str


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "text": Limit(4096, "docs#sendmessage: 1-4096 characters after entities parsing"),
        "caption": Limit(1024, "docs#senddocument: 0-1024 characters after entities parsing"),
        "callback_data": Limit(64, "docs#inlinekeyboardbutton: 1-64 bytes"),
        "copy_text": Limit(256, "docs#copytextbutton: 1-256 characters"),
        "buttons": Limit(100, "seen: a keyboard holds 100 buttons"),
        "toast": Limit(200, "docs#answercallbackquery: 0-200 characters"),
        "commands": Limit(100, "docs#setmycommands: at most 100 commands"),
        "command": Limit(32, "docs#botcommand: 1-32 characters a-z, 0-9 and _"),
        "command_description": Limit(256, "docs#botcommand: 1-256 characters"),
        "description": Limit(512, "docs#setmydescription: 0-512 characters"),
        "short_description": Limit(120, "docs#setmyshortdescription: 0-120 characters"),
        "name": Limit(64, "docs#setmyname: 0-64 characters"),
        "delete_at_once": Limit(100, "docs#deletemessages: 1-100 identifiers"),
        "delete_seconds": Limit(48 * 3600, "docs#deletemessage: sent less than 48 hours ago"),
        "updates_at_once": Limit(100, "docs#getupdates: limit 1-100"),
        "poll_seconds": Limit(50, "server Client.cpp: longer polls are cut to 50 s"),
        "text_life": Limit(86_400, "server Client.cpp:17155: a message waits 24 hours"),
        "tap_life": Limit(150, "server Client.cpp:17227: a callback query waits 150 seconds"),
        "connections": Limit(40, "docs#setwebhook: max_connections, 40 unless set"),
        "connections_allowed": Limit(100, "docs#setwebhook: max_connections, 1-100"),
        "answer_seconds": Limit(60, "server WebhookActor.cpp: create_connection, idle for 60 s"),
        "resend_seconds": Limit(60, "server WebhookActor.cpp: WEBHOOK_MAX_RESEND_TIMEOUT"),
        "webhook_secret": Limit(256, "docs#setwebhook: secret_token, 1-256 characters"),
        "quiet_seconds": Limit(7 * 86_400, "docs#update: after a week the next id is random"),
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One refusal: the code, Telegram's words, and where we know them from."""

    code: int
    words: str
    source: str


def _bad(words: str, source: str) -> Rule:
    return Rule(400, f"Bad Request: {words}", source)


def _forbidden(words: str, source: str) -> Rule:
    return Rule(403, f"Forbidden: {words}", source)


def _conflict(words: str, source: str) -> Rule:
    return Rule(409, f"Conflict: {words}", source)


_CLIENT = "server Client.cpp"
_HTML = "server tdlib MessageEntity.cpp, parse_html"
_BUTTON = "can't parse inline keyboard button: "
_ENTITIES = "can't parse entities: "

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "unauthorized": Rule(401, "Unauthorized", f"{_CLIENT}: a token of no bot"),
        "not_found": Rule(404, "Not Found", f"{_CLIENT}: a method that does not exist"),
        "flood": Rule(
            429, "Too Many Requests: retry after {retry_after}", "docs#responseparameters"
        ),
        "server_error": Rule(500, "Internal Server Error", "seen"),
        "not_utf8": _bad("strings must be encoded in UTF-8", _CLIENT),
        "chat_id_empty": _bad("chat_id is empty", _CLIENT),
        "chat_not_found": _bad("chat not found", _CLIENT),
        "blocked": _forbidden("bot was blocked by the user", _CLIENT),
        "deactivated": _forbidden("user is deactivated", _CLIENT),
        "not_member": _forbidden("bot is not a member of the group chat", _CLIENT),
        "private_leave": _bad("chat member status can't be changed in private chats", _CLIENT),
        "text_empty": _bad("message text is empty", _CLIENT),
        "text_long": _bad("message is too long", _CLIENT),
        "caption_long": _bad("message caption is too long", _CLIENT),
        "no_document": _bad("there is no document in the request", _CLIENT),
        "parse_mode": _bad("unsupported parse_mode", _CLIENT),
        "html_unclosed_start": _bad(_ENTITIES + "Unclosed start tag at byte offset {at}", _HTML),
        "html_unsupported": _bad(
            _ENTITIES + 'Unsupported start tag "{tag}" at byte offset {at}', _HTML
        ),
        "html_unexpected_end": _bad(_ENTITIES + "Unexpected end tag at byte offset {at}", _HTML),
        "html_unclosed_end": _bad(_ENTITIES + "Unclosed end tag at byte offset {at}", _HTML),
        "html_unmatched": _bad(
            _ENTITIES + 'Unmatched end tag at byte offset {at}, expected "</{expected}>",'
            ' found "</{found}>"',
            _HTML,
        ),
        "html_no_end": _bad(
            _ENTITIES + 'Can\'t find end tag corresponding to start tag "{tag}"', _HTML
        ),
        "html_span": _bad(
            _ENTITIES + 'Tag "span" must have class "tg-spoiler" at byte offset {at}', _HTML
        ),
        "markup_object": _bad("object expected as reply markup", _CLIENT),
        "button_object": _bad(_BUTTON + "InlineKeyboardButton must be an Object", _CLIENT),
        "button_no_text": _bad(_BUTTON + 'Can\'t find field "text"', "seen"),
        "button_text_type": _bad(_BUTTON + 'Field "text" must be of type String', "seen"),
        "button_no_action": _bad(
            _BUTTON + "Text buttons are unallowed in the inline keyboard", "seen"
        ),
        "button_actions": _bad(
            _BUTTON + "exactly one of the optional fields must be used",
            "docs#inlinekeyboardbutton; wording assumed",
        ),
        "button_data": _bad("BUTTON_DATA_INVALID", "mtproto"),
        "button_copy": _bad("BUTTON_COPY_TEXT_INVALID", "mtproto"),
        "button_style": _bad(
            _BUTTON + "invalid button style specified", "docs#inlinekeyboardbutton; wording assumed"
        ),
        "button_url": _bad(
            "inline keyboard button URL '{url}' is invalid: Unsupported URL protocol", "seen"
        ),
        "markup_long": _bad("REPLY_MARKUP_TOO_LONG", "mtproto"),
        "edit_not_found": _bad("message to edit not found", _CLIENT),
        "edit_not_ours": _bad("message can't be edited", _CLIENT),
        "edit_no_text": _bad("there is no text in the message to edit", _CLIENT),
        "edit_same": _bad(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message",
            _CLIENT,
        ),
        "message_id": _bad("message identifier is not specified", _CLIENT),
        "delete_not_found": _bad("message to delete not found", _CLIENT),
        "delete_old": _bad("message can't be deleted for everyone", _CLIENT),
        "delete_none": _bad("message identifiers are not specified", _CLIENT),
        "delete_many": _bad("too many message identifiers specified", _CLIENT),
        "query_old": _bad(
            "query is too old and response timeout expired or query ID is invalid",
            "server Client.cpp:146",
        ),
        "toast_long": _bad("MESSAGE_TOO_LONG", "mtproto"),
        "action": _bad("wrong parameter action in request", _CLIENT),
        "commands_array": _bad(
            "can't parse commands: expected an Array of BotCommand", f"{_CLIENT}; wording assumed"
        ),
        "commands_many": _bad("BOT_COMMANDS_TOO_MUCH", "docs#setmycommands; wording assumed"),
        "command": _bad("BOT_COMMAND_INVALID", "mtproto"),
        "command_description": _bad("BOT_COMMAND_DESCRIPTION_INVALID", "mtproto"),
        "scope": _bad("can't parse BotCommandScope: unsupported type specified", _CLIENT),
        "about_long": _bad("{field} is too long", "docs#setmydescription; wording assumed"),
        "json": _bad("can't parse {field}: invalid JSON", f"{_CLIENT}; wording assumed"),
        "webhook_https": _bad(
            "bad webhook: An HTTPS URL must be provided for webhook", "server Client.cpp"
        ),
        "webhook_secret": _bad("secret token contains unallowed characters", _CLIENT),
        "webhook_secret_long": _bad("secret token is too long", _CLIENT),
        "set_by_webhook": _conflict("terminated by setWebhook request", "server Client.cpp"),
        "two_pollers": _conflict(
            "terminated by other getUpdates request;"
            " make sure that only one bot instance is running",
            "server Client.cpp:16221",
        ),
        "webhook_set": _conflict(
            "can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
            _CLIENT,
        ),
        "file_id": _bad("invalid file_id", _CLIENT),
    }
)


class Refused(Exception):
    """Telegram says no, in its own words."""

    def __init__(self, name: str, /, **details: object) -> None:
        rule = RULES[name]
        self.code = rule.code
        self.description = rule.words.format(**details)
        self.parameters = {key: details[key] for key in ("retry_after",) if key in details}
        super().__init__(self.description)


def units(text: str) -> int:
    """Count as Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
