"""Bot API methods about the bot itself: commands, name, descriptions, webhook."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from preview.forms import Params
from preview.limits import LIMITS, Refused, units
from preview.queues import info
from preview.telegram_state import Telegram
from preview.things import Json

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)


def _shelf(params: Params) -> tuple[str, str]:
    scope = params.nested("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise Refused("scope")
    ids = [str(scope[key]) for key in ("chat_id", "user_id") if key in scope]
    return ":".join([scope["type"], *ids]), params.text("language_code")


def _set_my_commands(telegram: Telegram, params: Params) -> bool:
    commands = params.nested("commands")
    if not isinstance(commands, list):
        raise Refused("commands_array")
    if len(commands) > LIMITS["commands"].most:
        raise Refused("commands_many")
    kept = [_command(command) for command in commands]
    telegram.commands[_shelf(params)] = kept
    _tell(telegram)
    return True


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise Refused("commands_array")
    name = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise Refused("command")
    if not 0 < units(description) <= LIMITS["command_description"].most:
        raise Refused("command_description")
    return {"command": name, "description": description}


def _get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    return telegram.commands.get(_shelf(params), [])


def _delete_my_commands(telegram: Telegram, params: Params) -> bool:
    telegram.commands.pop(_shelf(params), None)
    _tell(telegram)
    return True


def _setter(field: str) -> Callable[[Telegram, Params], bool]:
    def set_about(telegram: Telegram, params: Params) -> bool:
        text = params.text(field)
        if units(text) > LIMITS[field].most:
            raise Refused("about_long", field=field.replace("_", " "))
        telegram.about[field, params.text("language_code")] = text
        _tell(telegram)
        return True

    return set_about


def _getter(field: str) -> Callable[[Telegram, Params], Json]:
    def get_about(telegram: Telegram, params: Params) -> Json:
        return {field: telegram.about.get((field, params.text("language_code")), "")}

    return get_about


def _tell(telegram: Telegram) -> None:
    for chat in telegram.chats.values():
        telegram.show(chat, "bot")


def _set_webhook(telegram: Telegram, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return _delete_webhook(telegram, params)
    # A Bot API server of one's own also takes http and any port: docs#using-a-local-bot-api-server
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise Refused("webhook_https")
    _check_secret(params.text("secret_token"))
    moment = telegram.now()
    if telegram.webhook_set_at and moment - telegram.webhook_set_at < timedelta(seconds=1):
        raise Refused("flood", retry_after=1)
    telegram.webhook_set_at, telegram.webhook_error = moment, {}
    names = ("url", "secret_token", "max_connections")
    telegram.webhook = {name: params.values[name] for name in names if name in params.values}
    allowed = params.nested("allowed_updates")
    if isinstance(allowed, list):
        telegram.allowed = allowed
    return _dropped(telegram, params)


def _check_secret(secret: str) -> None:
    if len(secret) > LIMITS["webhook_secret"].most:
        raise Refused("webhook_secret_long")
    if not _SECRET.fullmatch(secret):
        raise Refused("webhook_secret")


def _delete_webhook(telegram: Telegram, params: Params) -> bool:
    telegram.webhook, telegram.webhook_error = {}, {}
    return _dropped(telegram, params)


def _dropped(telegram: Telegram, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        telegram.pending.clear()
        telegram.record("dropped")
    return True


def _get_webhook_info(telegram: Telegram, _: Params) -> Json:
    return info(telegram)


ABOUT_METHODS: Mapping[str, Callable[[Telegram, Params], Any]] = MappingProxyType(
    {
        "setmycommands": _set_my_commands,
        "getmycommands": _get_my_commands,
        "deletemycommands": _delete_my_commands,
        "setmydescription": _setter("description"),
        "getmydescription": _getter("description"),
        "setmyshortdescription": _setter("short_description"),
        "getmyshortdescription": _getter("short_description"),
        "setmyname": _setter("name"),
        "getmyname": _getter("name"),
        "setwebhook": _set_webhook,
        "deletewebhook": _delete_webhook,
        "getwebhookinfo": _get_webhook_info,
    }
)
