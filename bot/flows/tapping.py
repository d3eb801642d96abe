"""What a button does: one small function an action, one table of them."""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.answers import Conversation, Draft, accepts, in_order
from bot.flows.asking import Asker, choices, is_exclusive
from bot.flows.changing import (
    PAGES,
    Step,
    Visit,
    again,
    answer,
    before,
    begun_anew,
    finish,
    go_to,
    is_urgent,
    list_of,
    moved,
    show,
    shown,
)
from bot.flows.events import Tapped
from bot.flows.looking import ALREADY, LOOKS, Act
from bot.flows.questions import BY_KEY
from bot.flows.replies import Reply, Text
from bot.flows.rights import RIGHTS
from bot.flows.screens import CHECK, HEALTH, HEALTH_LISTS, RESULT, START, visited
from bot.flows.taking import MEANT, with_tick
from bot.flows.telling import vetting_replies

OLD = "toast-old"


def tapped(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Do what a button of this conversation's run does."""
    act = _ANY_TIME.get(event.action) or _NOW.get(event.action)
    if act is None:
        return again(conversation)
    if event.action in _NOW and not _is_for_what_shows(conversation, event):
        return _old(conversation, event)
    return act(conversation, event, visit)


def _is_for_what_shows(conversation: Conversation, event: Tapped) -> bool:
    """Tell whether a button belongs to the screen on show, be it on an earlier copy of it."""
    if event.prompt == conversation.prompt:
        return True
    match event.action, event.arguments:
        case (("answer" | "tick" | "done"), (key, *_)):
            return is_on_show(conversation, key) and key not in conversation.answers
        case "rest", _:
            return shown(conversation) == HEALTH and bool(Asker(conversation).unanswered_health())
        case "show", _:
            return shown(conversation) == CHECK
        case _:
            return False


def _old(conversation: Conversation, event: Tapped) -> Step:
    """Judge a button above: the same value again says nothing, another opens that answer."""
    match event.action, event.arguments:
        case ("answer", (key, option)) if key in BY_KEY:
            same = conversation.answers.get(key) == (option,)
        case ("tick", (key, option, on)) if key in BY_KEY:
            same = (option in conversation.answers.get(key, ())) == (on == "1")
        case (("adult" | "minor"), _):
            key = "adult"
            same = conversation.answers.get(key) == (ADULT[event.action],)
        case "rest", (option,):
            key = HEALTH_LISTS[0]
            same = (option,) in [conversation.answers.get(name) for name in HEALTH_LISTS]
        case _:
            return Step(conversation, toast=OLD)
    if same:
        return Step(conversation, toast=ALREADY)
    if key not in conversation.answers:
        return Step(conversation, toast=OLD)
    if key not in Asker(conversation).route.keys:
        return again(conversation, Text("say-not-asked-now"))
    screen = HEALTH if event.action == "rest" else list_of(key)
    return go_to(conversation, screen, Text("say-old-answer"))


ADULT = {"adult": "yes", "minor": "no"}


def _answer(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key, option) if is_on_show(conversation, key) and accepts(BY_KEY[key], (option,)):
            if option in choices(key, conversation.answers) or option in BY_KEY[key].extras:
                return answer(conversation, {key: (option,)})
    return again(conversation)


def is_on_show(conversation: Conversation, question: str) -> bool:
    """Tell whether the screen on show asks this question with options of its own."""
    return question in BY_KEY and shown(conversation) == question


def _tick(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Carry a tick on or off; the question is edited in place."""
    match event.arguments:
        case (key, option, on) if is_on_show(conversation, key) and option in BY_KEY[key].options:
            ticks = Asker(conversation).ticks(key)
            return _ticked(conversation, key, option, ticks, on=on == "1")
    return again(conversation)


def _ticked(
    conversation: Conversation, key: str, option: str, ticks: tuple[str, ...], *, on: bool
) -> Step:
    if on and is_exclusive(option) and not ticks:
        return answer(conversation, {key: (option,)})
    if on == (option in ticks):
        return Step(conversation, toast=ALREADY)
    question = BY_KEY[key]
    chosen = with_tick(ticks, option) if on else tuple(tick for tick in ticks if tick != option)
    if on and is_urgent(key, option):
        return answer(conversation, {key: chosen})
    if len(chosen) > question.at_most:
        return Step(conversation, toast="say-too-many")
    there = replace(
        conversation, draft=replace(conversation.draft, ticks=in_order(question, chosen))
    )
    return Step(there, (in_place(there),))


def in_place(conversation: Conversation, *, why: bool = False, countries: bool = False) -> Reply:
    """Show the screen again in the message that shows it now."""
    asked = Asker(conversation).ask(shown(conversation), why=why, every_country=countries)
    return replace(asked, edits=conversation.prompt)


def _done(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key,) if is_on_show(conversation, key):
            ticks = Asker(conversation).ticks(key)
            if accepts(BY_KEY[key], ticks):
                return answer(conversation, {key: ticks})
            return Step(conversation, toast="say-tick-first")
    return again(conversation)


def _rest(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Answer the Health lists that are still open; no list is answered by another."""
    keys = Asker(conversation).unanswered_health()
    match event.arguments:
        case (option,) if keys and shown(conversation) == HEALTH:
            if all(accepts(BY_KEY[key], (option,)) for key in keys):
                return answer(conversation, dict.fromkeys(keys, (option,)))
    return again(conversation)


def _open(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Open a Health list, an answer to change, or the list of answers."""
    match event.arguments:
        case ("check",) | ("own_words",):
            return _opened(conversation, event, CHECK)
        case (key,) if key in conversation.answers and key != "consent":
            return _opened(conversation, event, list_of(key))
        case (key,) if key in HEALTH_LISTS and HEALTH in visited(Asker(conversation).route):
            return _opened(conversation, event, key)
    return again(conversation)


def _opened(conversation: Conversation, event: Tapped, screen: str) -> Step:
    """Open a screen, once: the second tap of a double tap finds it on show."""
    if shown(conversation) == screen and event.prompt != conversation.prompt:
        return Step(conversation, toast=ALREADY)
    return go_to(conversation, screen)


def _back(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if conversation.opened in PAGES:
        return go_to(conversation, None)
    screen = before(conversation)
    if screen is None:
        return again(conversation, Text("say-no-back"))
    pending = shown(replace(conversation, opened=None))
    return go_to(conversation, None if screen == pending else screen)


def _why(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if shown(conversation) in (*PAGES, RESULT, START):
        return again(conversation)
    return Step(conversation, (in_place(conversation, why=True),))


def _more(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if shown(conversation) != "country":
        return again(conversation)
    return Step(conversation, (in_place(conversation, countries=True),))


def _go(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    """Go on: from a page or a list of answers to what is pending, from a card to what waits."""
    if conversation.opened in (*PAGES, CHECK, HEALTH):
        return go_to(conversation, None)
    there = moved(conversation, conversation.opened)
    asked = vetting_replies(there) if shown(there) == RESULT else ()
    return Step(there, asked) if asked else again(conversation)


def _signs(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    return _opened(conversation, event, "after_injection")


def _show(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if Asker(conversation).route.pending != "own_words":
        return again(conversation)
    return finish(conversation)


def _drop(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    there = replace(conversation, draft=Draft())
    return Step(there, (in_place(there),)) if shown(there) == CHECK else Step(there, show(there))


def _retype(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    return again(conversation, Text("say-retype"))


def _page(key: str) -> Act:
    return lambda conversation, event, _: _opened(conversation, event, key)


def _consent(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Begin anew, if Start is on show for that; otherwise it is an old Start button."""
    if conversation.opened != START:
        return _old(conversation, event)
    return begin(begun_anew(conversation, visit), event.action)


def begin(start: Conversation, action: str) -> Step:
    """Take the consent given on Start, and ask the first question; "agree" leaves the age open."""
    adult = {"adult": (ADULT[action],)} if action in ADULT else {}
    step = answer(start, {"consent": ("agree",), **adult})
    # What was agreed to stays readable; only its buttons go.
    return replace(step, replies=(Reply((), edits=start.prompt), *step.replies[1:]))


def _decline(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    """Say no to beginning anew: the conversation stays; elsewhere the button is as /start."""
    if conversation.opened == START:
        return go_to(conversation, None, Text("say-kept"))
    return go_to(conversation, "resume")


def _delete_yes(_: Conversation, __: Tapped, ___: Visit) -> Step:
    return Step(None, (Reply((Text("say-deleted"),)),), (("erased", ""),), erase=True)


_NOW: Mapping[str, Act] = {
    "answer": _answer,
    "tick": _tick,
    "done": _done,
    "rest": _rest,
    "back": _back,
    "why": _why,
    "more": _more,
    "show": _show,
    "drop": _drop,
    "retype": _retype,
    "go": _go,
    "fresh_yes": _page(START),
    "delete_yes": _delete_yes,
    **MEANT,
}
"""Actions of the screen on show; on an older message they are judged as an old button."""

ON_SCREEN = frozenset(_NOW) - {"go"}
"""Actions that only a message which shows its prompt carries; cards and topics have others."""

_ANY_TIME: Mapping[str, Act] = {
    "signs": _signs,
    "open": _open,
    "look": _page(CHECK),
    "restart": _page("start-fresh"),
    "delete": _page("delete"),
    **LOOKS,
    **RIGHTS,
    "adult": _consent,
    "minor": _consent,
    "decline": _decline,
}
"""Actions that mean the same on any message of the run: they open or show, and write nothing."""

ACTIONS = frozenset({*_NOW, *_ANY_TIME})
