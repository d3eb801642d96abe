"""What calls a sign off: denied, supposed, feared, read somewhere, long past, settled, lasting.

Each kind of canceller is a list of phrases in the lexicon; cancelling.py says where its words
must stand. A list that a language does not have calls nothing off.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from bot.understanding.cancelling import (
    Canceller,
    answered_no,
    asked_about,
    asked_alone,
    asked_as_effect,
    case_asked,
    denial,
    imagined,
    lost,
    of_another,
    rumoured,
    settled,
    supposed,
    thought_through,
    unless_wished,
)
from bot.understanding.matching import Pattern
from bot.understanding.phrases import Grammar

Lists = Mapping[str, Pattern]

_VERB = 2
"""How many words behind a sign its verb may stand."""


def cancellers(grammar: Grammar, table: Mapping[str, Any]) -> Lists:
    """Compile the cancellers of a lexicon by name; one that a language lacks finds nothing."""
    listed = {**table["cancellers"], "fillers": table["fillers"], "cannot": ["{cannot}"]}
    made = {name: grammar.pattern(phrases) for name, phrases in listed.items()}
    return defaultdict(Pattern, made)


def calms_urgent(lists: Lists, going_on: frozenset[str]) -> tuple[Canceller, ...]:
    """List what calls an urgent sign off; `going_on` are the words that carry a list on."""
    now, told, happening = lists["now"], lists["told_of_oneself"], lists["happening"]
    denied = denial(lists["denied"], lists["fillers"], going_on)
    cannot = lists["cannot"]
    return (
        # "no pain cant swallow": what says "cannot" itself is never denied by a "no" before it.
        lambda sign: not cannot.search(sign.text, sign.start, sign.end) and denied(sign),
        lambda sign: (
            not cannot.search(sign.text, sign.start, sign.end)
            and lists["denied_behind"].at(sign.text, sign.end, sign.closed) >= 0
        ),
        answered_no(lists["answered_no"]),
        of_another(lists["another"], lists["own"]),
        lambda sign: sign.in_both(lists["only_named"]) and not sign.in_both(now),
        supposed(lists["supposed"], told, now),
        imagined(lists["imagined"], told, now),
        imagined(lists["reported"], lists["own"], now),
        thought_through(lists["thought_through"], now),
        case_asked(lists["case"], lists["case_asked"], now),
        rumoured(lists["rumour"], lists["past_verb"], happening, lists["right_now"]),
        rumoured(lists["hearsay"], lists["wondered"], happening, lists["right_now"]),
        asked_about(lists["asked_about"], told, now),
        asked_alone(lists["asked_alone"]),
        settled(lists["settled"], lists["not_settled"], lists["next_thing"]),
        lambda sign: (
            sign.in_sentence(lists["past"])
            and lists["past_verb"].search(
                sign.text, sign.clause, min(sign.end + _VERB, sign.closed)
            )
            and not sign.in_sentence(now)
        ),
        lambda sign: sign.in_sentence(lists["lasting"]) and not sign.in_sentence(lists["worse"]),
    )


def calms_doubt(lists: Lists) -> Canceller:
    """Call off a doubtful sign in a sentence that tells of being well."""
    return lambda sign: sign.in_sentence(lists["well"])


def calms_crisis(lists: Lists, going_on: frozenset[str]) -> tuple[Canceller, ...]:
    """List what calls words of self-harm off: little."""
    denied = denial(lists["denied_crisis"], lists["fillers"], going_on)
    # "today" unsettles a sign of the body; "today I am well" settles what one once did to oneself.
    still = lists["not_settled_crisis"] if "not_settled_crisis" in lists else lists["not_settled"]
    lately = lists["right_now"] if "right_now" in lists else lists["now"]
    outlived = settled(lists["settled_crisis"], still, lists["nothing"])
    off_unless_wished = (
        lambda sign: lists["denied_behind"].at(sign.text, sign.end, sign.closed) >= 0,
        asked_as_effect(lists["asked_as_effect"], lists["now"]),
        settled(lists["settled_crisis"], still, lists["next_thing"]),
        lambda sign: (
            (
                sign.in_sentence(lists["past"])
                or lists["past_verb"].search(sign.text, sign.clause, sign.end)
            )
            and outlived(sign)
        ),
        lost(lists["lost_somebody"], lists["past"], lately),
        lambda sign: (
            sign.in_sentence(lists["by_accident"]) and not sign.in_both(lists["on_purpose"])
        ),
    )
    return (
        # "not going to kill myself today": a denial that takes itself back is none, and before
        # a sign that denies itself another one only stresses it: "never again do not want to live".
        lambda sign: (
            denied(sign)
            and not sign.in_clause(lists["for_now"])
            and not lists["threatened"].search(sign.text, sign.clause, sign.end)
            and not lists["denial_doubted"].search(sign.text, sign.end, sign.closed)
            and lists["denied_crisis"].at(sign.text, sign.start, sign.end) < 0
        ),
        of_another(lists["another"], lists["own"]),
        imagined(lists["fiction"], lists["own"], lists["now"]),
        unless_wished(lists["wished_now"], off_unless_wished),
    )
