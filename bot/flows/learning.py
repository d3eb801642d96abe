"""What can be read: topics, and the options side by side."""

from bot.flows.answers import Conversation
from bot.flows.events import to_data
from bot.flows.outcomes import OUTCOMES
from bot.flows.replies import Button, Keyboard, Reply, Text
from bot.flows.result import Result

TOPICS: tuple[str, ...] = (
    "what_is_micro_botox",
    "what_is_traditional",
    "difference",
    "does_it_work_pores",
    "when_starts",
    "how_long",
    "does_it_hurt",
    "side_effects",
    "danger_signs",
    "pregnancy",
    "age",
    "cost",
    "natural_look",
    "approved",
    "product_brands",
    "fake_products",
    "before_event",
    "other_options_pores",
    "doing_nothing",
    "choosing_practitioner",
    "check_register",
    "treats_themselves",
    "aftercare_who_to_call",
    "mens_skin",
    "skin_tones",
    "privacy",
    "who_made_this",
    "not_medical_advice",
)
"""What people ask; the keys are a contract (questionnaire.md, Topics)."""

COMPARED = ("care", "micro", "nothing", "traditional")
"""The options side by side, by the alphabet, so that the order says nothing."""

FIELDS = ("what", "may_do", "may_not_do", "feels", "risks", "how_long", "unknown")
"""What is told of every option, in the same order."""

AT_ONCE = 10
"""How many topics one message offers."""

COMPARES = frozenset(OUTCOMES[OUTCOMES.index("own_doctor_first") :])
"""Outcomes that offer to compare: own_doctor_first and those after it."""


def topic_list(run: str, prompt: int, page: int = 0) -> Reply:
    """Offer topics, ten at a time."""
    start = page * AT_ONCE % len(TOPICS)
    rows: list[tuple[Button, ...]] = [
        (Button(Text(f"name-topic-{key}"), to_data(run, prompt, "topic", key)),)
        for key in TOPICS[start : start + AT_ONCE]
    ]
    last = start + AT_ONCE >= len(TOPICS)
    more = Button(Text("button-more-topics"), to_data(run, prompt, "learn", _next(page, last=last)))
    back = Button(Text("button-go-on"), to_data(run, prompt, "go"))
    return Reply((Text("say-learn"),), (*rows, (more, back)))


def _next(page: int, *, last: bool) -> str:
    return "0" if last else str(page + 1)


def topic(key: str, run: str, prompt: int) -> Reply:
    """Tell one topic, with its sources one tap away."""
    return Reply((Text(f"topic-{key}"),), _below(run, prompt, key))


def _below(run: str, prompt: int, key: str) -> Keyboard:
    more = Button(Text("button-more-topics"), to_data(run, prompt, "learn", "0"))
    return ((sources_button(run, prompt, key), more),)


def sources_button(run: str, prompt: int, what: str) -> Button:
    """Offer to tell where something comes from (bot/flows/sourcing.py names what there is)."""
    return Button(Text("button-sources"), to_data(run, prompt, "sources", what))


def comparison(run: str, prompt: int) -> Reply:
    """Lay the options side by side: the same fields for each, doing nothing among them."""
    ways = (_compared(option) for option in COMPARED)
    return Reply((Text("say-compare"), *ways), ((sources_button(run, prompt, "compare"),),))


def _compared(option: str) -> Text:
    fields = {field: Text(f"compare-{option}-{field}") for field in FIELDS}
    return Text("way-compared", {"option": Text(f"name-compare-{option}"), **fields})


def asks_to_compare(conversation: Conversation, result: Result) -> bool:
    """Tell whether the result may offer to compare; after danger words only "Go on" leads there."""
    return result.outcome in COMPARES and conversation.danger_seen == "none"
