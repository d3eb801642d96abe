"""A conversation as a case that `askfirst try` judges: closed answers only, no typed word."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.flows.answers import Conversation
from bot.flows.questions import BY_KEY, OWN_WORDS
from bot.flows.result import decide
from bot.flows.route import walk

SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "none": "Nothing more.",
        "urgent": "I cannot breathe.",
        "crisis": "I want to die.",
        "both": "I cannot breathe and I want to die.",
    }
)
"""Words that read as a stored reading does: those of the patient are kept nowhere."""


def case_of(conversation: Conversation) -> dict[str, Any]:
    """Write a conversation as a case."""
    route = walk(conversation.answers)
    outcome = decide(conversation.answers).outcome
    given = {key: conversation.answers[key] for key in route.keys if key in route.held}
    return {
        "id": outcome or route.pending or "declined",
        "locale": conversation.locale,
        "answers": {key: _as_written(key, options) for key, options in given.items()},
        **({"outcome": outcome} if outcome else {}),
    }


def judged(conversation: Conversation) -> dict[str, Any]:
    """Write down which rule decided, by which answers, beside the case itself."""
    result = decide(conversation.answers)
    return {
        "rule": result.rule,
        "reasons": [[one.rule, one.question, list(one.options)] for one in result.reasons],
        "notes": [*result.overlays, *result.cards],
        "case": case_of(conversation),
    }


def _as_written(key: str, options: Sequence[str]) -> object:
    if BY_KEY[key].kind == "many":
        return list(options)
    return SPOKEN.get(options[0], options[0]) if key == OWN_WORDS else options[0]
