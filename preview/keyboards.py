"""Inline keyboards as the Bot API takes them."""

from typing import Any

from preview.limits import LIMITS, Refused, units

Keyboard = list[list[dict[str, Any]]]

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_STYLES = ("danger", "success", "primary")
_SCHEMES = ("http://", "https://", "tg://")


def keyboard_of(markup: object) -> Keyboard:
    """Check a reply_markup and give its rows; other kinds of keyboard show nothing here."""
    if markup is None:
        return []
    if not isinstance(markup, dict):
        raise Refused("markup_object")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused("markup_object")
    if sum(map(len, rows)) > LIMITS["buttons"].most:
        raise Refused("markup_long")
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: object) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise Refused("button_object")
    _check_text(button)
    if button.get("style") not in (None, *_STYLES):
        raise Refused("button_style")
    actions = [action for action in _ACTIONS if button.get(action) not in (None, "")]
    if not actions:
        raise Refused("button_no_action")
    if len(actions) > 1:
        raise Refused("button_actions")
    _check_action(actions[0], button[actions[0]])
    return button


def _check_text(button: dict[str, Any]) -> None:
    if button.get("text") in (None, ""):
        raise Refused("button_no_text")
    if not isinstance(button["text"], str):
        raise Refused("button_text_type")


def _check_action(action: str, value: object) -> None:
    match action, value:
        case "callback_data", str(data):
            if len(data.encode()) > LIMITS["callback_data"].most:
                raise Refused("button_data")
        case "callback_data", _:
            raise Refused("button_data")
        case "copy_text", {"text": str(text)} if 0 < units(text) <= LIMITS["copy_text"].most:
            pass
        case "copy_text", _:
            raise Refused("button_copy")
        case "url", _ if not str(value).startswith(_SCHEMES):
            raise Refused("button_url", url=value)
