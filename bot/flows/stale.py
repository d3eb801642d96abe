"""Buttons of questions above: the same value again says nothing, another one is only proposed."""

from dataclasses import replace

from bot.flows.answers import Conversation, accepts, ticked, with_tick
from bot.flows.asking import Asker, choices
from bot.flows.changing import Step, again, behind, go_to, list_of, moved, show
from bot.flows.editing import EDIT, would_be
from bot.flows.events import ADULT, Tapped
from bot.flows.replies import Text
from bot.flows.result import judge
from bot.flows.route import visited
from bot.flows.screens import HEALTH
from bot.flows.telling import cards

ALREADY = "toast-already"
OLD = "toast-old"


def old(conversation: Conversation, event: Tapped) -> Step:
    """Judge a button above, and have it taken off its message."""
    judged = _rest(conversation, event) if event.action == "rest" else _one(conversation, event)
    return replace(judged, stale=True)


def _one(conversation: Conversation, event: Tapped) -> Step:
    key, options = _meant(conversation, event)
    if key not in conversation.answers:
        return Step(conversation, toast=OLD)
    if options == conversation.answers[key]:
        return Step(conversation, toast=ALREADY)
    if key not in Asker(conversation).route.keys:
        return again(conversation, Text("say-not-asked-now"))
    if not is_offered(conversation, key, options):
        return go_to(conversation, list_of(conversation, key), Text("say-old-answer"))
    return _proposed(conversation, key, options)


def _meant(conversation: Conversation, event: Tapped) -> tuple[str, tuple[str, ...]]:
    """Read which answer the button would give: (question, options)."""
    match event.action, event.arguments:
        case "answer", (key, option):
            return key, (option,)
        case "tick", (key, option, on):
            ticks = conversation.answers.get(key, ())
            if (option in ticks) == (on == "1"):
                return key, ticks
            added = with_tick(ticks, option)
            return key, added if on == "1" else tuple(one for one in ticks if one != option)
        case "done", (key,):
            return key, conversation.answers.get(key, ())
        case ((("adult" | "minor") as age), _):
            return "adult", (ADULT[age],)
    return "", ()


def is_offered(conversation: Conversation, key: str, options: tuple[str, ...]) -> bool:
    """Tell whether these options are a whole answer that the question offers now."""
    question = conversation.questions[key]
    offered = {*choices(conversation, key), *question.extras}
    return offered.issuperset(options) and accepts(question, options)


def _proposed(conversation: Conversation, key: str, options: tuple[str, ...]) -> Step:
    """Show what the change would do; a sign of an emergency comes first, whatever is decided."""
    there = ticked(moved(conversation, EDIT), key, options)
    now, then = (judge(Asker(one).route).outcome for one in (conversation, would_be(there)))
    alarm = cards("urgent", there.run, there.prompt) if then == "urgent" != now else ()
    counts = (("screen", EDIT), *((("danger", "proposed"),) if alarm else ()))
    return Step(there, (*behind(conversation), *alarm, *show(there)), counts)


def _rest(conversation: Conversation, event: Tapped) -> Step:
    """Judge an old "none of these" of Health: it stood for several questions."""
    lists = conversation.questionnaire.health_lists
    given = [conversation.answers[key] for key in lists if key in conversation.answers]
    if event.arguments in given:
        return Step(conversation, toast=ALREADY)
    if not given or HEALTH not in visited(Asker(conversation).route):
        return Step(conversation, toast=OLD)
    return go_to(conversation, HEALTH, Text("say-old-answer"))
