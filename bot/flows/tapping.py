"""What a button does: one small function an action, one table of them."""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.answers import Conversation, accepts, in_order, ticked, with_tick
from bot.flows.asking import Asker
from bot.flows.changing import (
    PAGES,
    Step,
    Visit,
    again,
    answer,
    before,
    begun_anew,
    behind,
    finish,
    go_to,
    list_of,
    moved,
    show,
    shown,
    write_again,
    writes_words,
)
from bot.flows.editing import EDIT
from bot.flows.events import ADULT, Tapped
from bot.flows.looking import LOOKS, Act
from bot.flows.outcomes import is_urgent
from bot.flows.questions import EXCLUSIVE, OWN_WORDS
from bot.flows.replies import Reply, Text
from bot.flows.rights import RIGHTS
from bot.flows.route import visited
from bot.flows.screens import CHECK, HEALTH, RESULT, START
from bot.flows.stale import ALREADY, is_offered, old
from bot.flows.taking import MEANT
from bot.flows.telling import vetting_replies


def tapped(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Do what a button of this conversation's run does."""
    act = _ANY_TIME.get(event.action) or _NOW.get(event.action)
    if act is None:
        return again(conversation)
    if event.action in _NOW and not _is_for_what_shows(conversation, event):
        return old(conversation, event)
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


def _answer(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key, option) if is_on_show(conversation, key):
            if is_offered(conversation, key, (option,)):
                return answer(conversation, {key: (option,)})
    return again(conversation)


def is_on_show(conversation: Conversation, question: str) -> bool:
    """Tell whether the screen on show asks this question with options of its own."""
    return question in conversation.questions and shown(conversation) == question


def _tick(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Carry a tick on or off; the question is edited in place."""
    match event.arguments:
        case (key, option, on) if is_on_show(conversation, key):
            ticks = Asker(conversation).ticks(key)
            if option in conversation.questions[key].options:
                return _ticked(conversation, key, option, ticks, on=on == "1")
    return again(conversation)


def _ticked(
    conversation: Conversation, key: str, option: str, ticks: tuple[str, ...], *, on: bool
) -> Step:
    if on and option in EXCLUSIVE and not ticks:
        return answer(conversation, {key: (option,)})
    if on == (option in ticks):
        return Step(conversation, toast=ALREADY)
    question = conversation.questions[key]
    chosen = with_tick(ticks, option) if on else tuple(tick for tick in ticks if tick != option)
    if on and is_urgent(key, option):
        return answer(conversation, {key: chosen})
    if len(chosen) > question.at_most:
        return Step(conversation, toast="say-too-many")
    there = ticked(conversation, key, in_order(question, chosen))
    return Step(there, (in_place(there),))


def in_place(conversation: Conversation, *, why: bool = False, countries: bool = False) -> Reply:
    """Show the screen again in the message that shows it now."""
    asked = Asker(conversation).ask(shown(conversation), why=why, every_country=countries)
    return replace(asked, edits=conversation.prompt)


def _done(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key,) if is_on_show(conversation, key):
            ticks = Asker(conversation).ticks(key)
            if accepts(conversation.questions[key], ticks):
                return answer(conversation, {key: ticks})
            return Step(conversation, toast="say-tick-first")
    return again(conversation)


def _rest(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Answer the Health lists that are still open; no list is answered by another."""
    keys = Asker(conversation).unanswered_health()
    match event.arguments:
        case (option,) if keys and shown(conversation) == HEALTH:
            if all(accepts(conversation.questions[key], (option,)) for key in keys):
                return answer(conversation, dict.fromkeys(keys, (option,)))
    return again(conversation)


def _open(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    """Open a Health list, an answer to change, or the list of answers."""
    match event.arguments:
        case ("own_words",) if OWN_WORDS in conversation.answers and not writes_words(conversation):
            return write_again(conversation)
        case ("check",) | ("own_words",):
            return _opened(conversation, event, CHECK)
        case (key,) if key in conversation.answers and key != "consent":
            return _opened(conversation, event, list_of(conversation, key))
        case (key,) if key in conversation.questionnaire.health_lists:
            if HEALTH in visited(Asker(conversation).route):
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
    if conversation.opened in (*PAGES, CHECK, HEALTH) and not writes_words(conversation):
        return go_to(conversation, None)
    there = moved(conversation, conversation.opened)
    asked = vetting_replies(there) if shown(there) == RESULT else ()
    return Step(there, asked) if asked else again(conversation)


def _signs(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Open the question that leads to the signs; a questionnaire without it has the card."""
    if "after_injection" not in conversation.questions:
        return LOOKS["unwell"](conversation, event, visit)
    return _opened(conversation, event, "after_injection")


def _show(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    return finish(conversation) if writes_words(conversation) else again(conversation)


def _drop(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    draft = replace(conversation.draft, words=None, reading="none")
    there = replace(conversation, draft=draft)
    return Step(there, (in_place(there),)) if shown(there) == CHECK else Step(there, show(there))


def _retype(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    return again(conversation, Text("say-retype"))


def _page(key: str) -> Act:
    return lambda conversation, event, _: _opened(conversation, event, key)


def _consent(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Begin anew, if Start is on show for that; otherwise it is an old Start button."""
    if conversation.opened != START:
        return old(conversation, event)
    return begin(begun_anew(conversation, visit), event.action)


def begin(start: Conversation, action: str) -> Step:
    """Take the consent given on Start, and ask the first question; "agree" leaves the age open."""
    adult = {"adult": (ADULT[action],)} if action in ADULT else {}
    there = replace(start, referral=start.link)
    step = answer(there, {"consent": ("agree",), **adult, **_preset(start)})
    # What was agreed to stays readable; only its buttons go.
    replies = (Reply((), edits=start.prompt), *step.replies[1:])
    return replace(step, replies=replies, counts=(("begin", ""), *step.counts))


def _preset(start: Conversation) -> dict[str, tuple[str, ...]]:
    """Answer the country as the clinic's link has it; the patient can change it on check."""
    question = start.questions.get("country")
    country = (start.link.country if start.link else "",)
    return {"country": country} if question and accepts(question, country) else {}


def _decline(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    """Say no to beginning anew: the conversation stays; elsewhere the button is as /start."""
    if conversation.opened == START:
        return go_to(conversation, None, Text("say-kept"))
    return go_to(conversation, "resume")


def _edit_yes(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    """Make the change that was shown."""
    draft = conversation.draft
    if shown(conversation) != EDIT or not (draft.question and draft.ticks):
        return again(conversation)
    return answer(conversation, {draft.question: draft.ticks})


def _edit_other(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    """Open the question itself, with the ticks that were proposed."""
    key, ticks = conversation.draft.question, conversation.draft.ticks
    if shown(conversation) != EDIT or key is None:
        return again(conversation)
    there = moved(conversation, list_of(conversation, key))
    if conversation.questions[key].kind == "many":
        there = ticked(there, key, ticks)
    return Step(there, (*behind(conversation), *show(there)))


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
    "edit_yes": _edit_yes,
    "edit_other": _edit_other,
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
