"""Checks of form: nothing missing, nothing unknown, tags closed, short enough."""

import re
from collections.abc import Iterator

from bot.content.matter import Matter, Problem, Said, strip, units
from bot.content.readability import count_words

TEXT_LIMIT = 4096
LABEL_LIMIT = 40
TOPIC_LABEL_LIMIT = 32
LIMITS = {"bot-description": 512, "bot-short-description": 120, "bot-name": 64}
PREFIX_LIMITS = {"command-": 256, "toast-": 200}
"""Characters of Telegram's own fields (core.telegram.org/bots/api), in UTF-16 units."""

QUESTION_WORDS = 40
START_WORDS = {"ask-start": 90, "ask-health": 110}
LISTS = frozenset(
    f"ask-{list_}" for list_ in ("after_signs", "not_now", "conditions", "allergies", "medicines")
)
"""Questions that name every item of a list; they may be longer."""

PAGES = frozenset({"ask-check", "ask-answers"})
TOPIC_WORDS = (40, 110)

_TAG = re.compile(r"<(/?)([a-zA-Z]+)([^>]*)>")
_KINDS = {"b": ("",), "i": ("",), "blockquote": ("", " expandable")}


def missing(matter: Matter) -> Iterator[Problem]:
    """Find needed messages that a language does not have."""
    for locale, language in matter.catalogue.languages.items():
        for key in sorted(matter.needed - language.keys):
            yield Problem(f"{locale}: {key}", f"The flow needs {key}: write it.")


def broken(matter: Matter) -> Iterator[Problem]:
    """Find messages that use something unknown, or cannot be said."""
    known = {*matter.rules.tables.get("arguments", {}), "wording"}
    for one in matter.said:
        for argument in sorted(one.arguments - known):
            says = (
                f"Nobody hands over ${argument}: use a known argument, or list it in checks.yaml."
            )
            yield Problem(one.where, says)
        if one.broken and one.arguments <= known:
            yield Problem(one.where, f"It cannot be said ({one.broken}): correct the reference.")


def tags(matter: Matter) -> Iterator[Problem]:
    """Find tags that Telegram does not take, or that are not closed in order."""
    for one in matter.said:
        for words in one.words.values():
            fault = _tag_fault(words, plain=one.is_label)
            if fault:
                yield Problem(one.where, fault)
                break


def _tag_fault(words: str, *, plain: bool) -> str:
    waiting: list[str] = []
    for closing, name, rest in _TAG.findall(words):
        if plain:
            return "A label is plain text: take the tags out."
        if rest not in _KINDS.get(name, ()):
            return f"<{name}{rest}> is no tag of ours: use b, i or blockquote expandable."
        if closing and (not waiting or waiting.pop() != name):
            return f"</{name}> closes what is not open: put the tags in order."
        waiting += [] if closing else [name]
    if waiting:
        return f"<{waiting[-1]}> is never closed: close it."
    stray = re.search(r"[<>]|&(?!amp;|lt;|gt;)", _TAG.sub("", words))
    return f"Write {stray[0]} as &amp;, &lt; or &gt;." if stray else ""


def too_long(matter: Matter) -> Iterator[Problem]:
    """Find what Telegram would refuse or cut."""
    for one in matter.said:
        limit = _limit(one)
        longest = max(map(units, one.words.values()), default=0)
        if longest > limit:
            yield Problem(
                one.where, f"It is {longest} characters long: shorten it to {limit} at most."
            )


def _limit(one: Said) -> int:
    if one.key in LIMITS:
        return LIMITS[one.key]
    if one.key.startswith("name-topic-"):
        return TOPIC_LABEL_LIMIT
    for prefix, limit in PREFIX_LIMITS.items():
        if one.key.startswith(prefix):
            return limit
    return LABEL_LIMIT if one.is_label else TEXT_LIMIT


def too_many_words(matter: Matter) -> Iterator[Problem]:
    """Find questions and topics that say more than a patient reads at once."""
    for one in matter.said:
        least, most = _words_allowed(one.key)
        counts = [count_words(words) for words in one.plain.values()]
        if counts and max(counts) > most:
            yield Problem(one.where, f"It has {max(counts)} words: shorten it to {most} at most.")
        if counts and min(counts) < least:
            yield Problem(one.where, f"It has {min(counts)} words: say it in {least} or more.")


def _words_allowed(key: str) -> tuple[int, float]:
    if key.startswith("topic-"):
        return TOPIC_WORDS
    if not key.startswith("ask-") or key in LISTS | PAGES:
        return 0, float("inf")
    return 0, START_WORDS.get(key, QUESTION_WORDS)


def lexicon(matter: Matter) -> Iterator[Problem]:
    """Find phrases of two topics in a lexicon, and names that are not in lower case."""
    for locale, language in matter.catalogue.languages.items():
        yield from _shared(locale, language.lexicon.get("topics") or {})
    for locale, known in matter.catalogue.at_sight.items():
        for name in known.get("names", ()):
            if name != name.lower():
                yield Problem(f"{locale}: at_sight.names", f"Write {name} in lower case.")


def _shared(locale: str, topics: dict[str, list[str]]) -> Iterator[Problem]:
    """Find phrases under more than one topic: they would answer neither."""
    first: dict[str, str] = {}
    for topic, phrases in topics.items():
        for phrase in phrases:
            other = first.setdefault(str(phrase).lower().strip(" ?"), topic)
            if other != topic:
                says = f'"{phrase}" stands under {other} too: keep it under one topic.'
                yield Problem(f"{locale}: lexicon.topics.{topic}", says)


def topics(matter: Matter) -> Iterator[Problem]:
    """Find topics that lack a text, a label or the phrases that patients type."""
    for locale, language in matter.catalogue.languages.items():
        asked = set(language.lexicon.get("topics") or {})
        told = {key.removeprefix("topic-") for key in language.keys if key.startswith("topic-")}
        named = {key[11:] for key in language.keys if key.startswith("name-topic-")}
        for topic in sorted((asked | told | named) - (asked & told & named)):
            says = (
                "A topic needs its text, its label and phrases in the lexicon: add what is absent."
            )
            yield Problem(f"{locale}: topic-{topic}", says)


def plain_first_line(words: str) -> str:
    """Return what a lock screen shows of a text."""
    return " ".join(strip(words).split())[:40]
