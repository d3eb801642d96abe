"""Where it comes from: what each "Sources" button names, a row a kind of thing."""

from collections.abc import Mapping
from itertools import chain

from bot.flows.learning import COMPARED, FIELDS, TOPICS
from bot.flows.questions import OWN_WORDS, QUESTIONS
from bot.flows.replies import Reply, Text
from bot.flows.result import Result
from bot.flows.screens import CHECK, HEALTH
from bot.flows.vetting import VETTING

_VARIANTS: Mapping[str, tuple[str, ...]] = {
    "overlay-O1": ("overlay-O1-under_2_weeks", "overlay-O1-2_to_4_weeks"),
    "outcome-no_suggestion": ("outcome-no_suggestion-happy", "outcome-no_suggestion-unsure"),
}
"""What is said in one of several ways; all of them rest on the same."""

_ASKED = tuple(one.key for one in QUESTIONS if one.key not in ("consent", OWN_WORDS))
"""Start asks for the one, the check page for the other."""

SOURCED: Mapping[str, tuple[str, ...]] = {
    "all": tuple(f"vet-{key}" for key in VETTING),
    "compare": tuple(f"compare-{option}-{field}" for option in COMPARED for field in FIELDS),
    **{key: (f"topic-{key}",) for key in TOPICS},
    **{screen: (f"ask-{screen}", f"why-{screen}") for screen in (*_ASKED, HEALTH, CHECK)},
}
"""What a button may name -> the keys of the texts whose sources it tells."""


def sources_of(what: str) -> Reply | None:
    """Tell where a topic, a question, a list or a comparison comes from; None for anything else."""
    return _told(SOURCED[what]) if what in SOURCED else None


def sources_of_result(result: Result) -> Reply:
    """Tell where a result comes from: the outcome, its cards and its notes."""
    cards = tuple(f"card-{card}" for card in result.cards)
    overlays = tuple(f"overlay-{overlay}" for overlay in result.overlays)
    return _told((*outcome_texts(result), *_ways_to_say(*cards, *overlays)))


def outcome_texts(result: Result) -> tuple[str, ...]:
    """Name the texts of an outcome, which is all that the sheet says of a result."""
    return _ways_to_say(f"outcome-{result.outcome}")


def _ways_to_say(*keys: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(_VARIANTS.get(key, (key,)) for key in keys))


def _told(keys: tuple[str, ...]) -> Reply:
    return Reply((Text("say-sources"),), sources=keys)
