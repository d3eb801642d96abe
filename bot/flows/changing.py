"""How an answer changes a conversation, and what is said about it."""

from dataclasses import dataclass, field, replace
from typing import Literal, cast

from bot.flows.answers import Conversation, Draft, in_order, ticked
from bot.flows.asking import Asker, screens_left
from bot.flows.editing import EDIT, would_change
from bot.flows.events import Reading
from bot.flows.machine import advance
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import OWN_WORDS, SKIP
from bot.flows.referrals import Referral
from bot.flows.replies import Reply, Text
from bot.flows.result import judge
from bot.flows.screens import CHECK, HEALTH, HEALTH_LABELS, HEALTH_LISTS, RESULT, START
from bot.flows.telling import (
    START_BUTTONS,
    answered_line,
    page,
    result_replies,
    set_aside,
    start_screen,
)

Count = tuple[str, str]
"""What the funnel counts: (name, key)."""

Faces = tuple[tuple[str, str], ...]

PAGES: dict[str, Faces] = {
    "stopped": (("button-continue", "go"), ("button-delete", "delete")),
    "resume": (
        ("button-continue", "go"),
        ("button-see-answers", "look"),
        ("button-start-fresh", "restart"),
    ),
    "start-fresh": (("button-yes-start-fresh", "fresh_yes"), ("button-no-keep", "go")),
    "delete": (("button-delete-yes", "delete_yes"), ("button-no-keep", "go")),
    EDIT: (
        ("button-edit-yes", "edit_yes"),
        ("button-edit-other", "edit_other"),
        ("button-no-keep", "go"),
    ),
}
"""Screens that ask nothing of the questionnaire; page -> its buttons (label, action)."""

FACES: dict[str, Faces] = {
    **PAGES,
    START: tuple((label, action) for label, action, _ in START_BUTTONS),
    HEALTH: (
        *zip(HEALTH_LABELS, HEALTH_LISTS, strict=True),
        ("button-none", "none"),
        ("button-none-of-rest", "none"),
        ("option-not_sure", "not_sure"),
        ("option-skip", "skip"),
    ),
    CHECK: (
        ("button-show-result", "show"),
        ("button-drop-words", "drop"),
        ("button-retype-words", "retype"),
        ("button-go-on", "go"),
    ),
    "did-you-mean": (("button-meant-yes", "meant_yes"), ("button-meant-no", "meant_no")),
    RESULT: (
        ("button-all-questions", "all"),
        ("button-see-answers", "look"),
        ("button-start-fresh", "restart"),
        ("button-have-sign", "signs"),
        ("button-names", "names"),
        ("button-go-on", "go"),
    ),
}
"""Buttons that can be typed: on these screens the words of a label do what pressing it does."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one event led to. `conversation` None: nothing is kept; `erase`: all of it goes.

    `hands_over`: all that is kept goes to the patient as files; `erase_code`: a review copy goes.
    `stale`: the button belongs to a message that asks nothing any more, and should go.
    """

    conversation: Conversation | None
    replies: tuple[Reply, ...] = ()
    counts: tuple[Count, ...] = ()
    toast: str | None = None
    erase: bool = False
    hands_over: bool = False
    erase_code: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a turn brings along: language hint, new names, where brands may stand, the date.

    `questionnaire` is the one that new conversations go through. `doubled`: the last turn was the
    same tap, a moment ago. `counted` names the answers that counted when another version of the
    flow spoke last; None while it is the same version. `link` is the clinic's link that was opened
    with this event; `missed` says why its code leads nowhere.
    """

    locale: str = "en"
    new_run: str = ""
    named: frozenset[str] = field(default_factory=frozenset)
    today: str = ""
    new_code: str = ""
    questionnaire: Questionnaire = QUESTIONNAIRE
    doubled: bool = False
    counted: tuple[str, ...] | None = None
    link: Referral | None = None
    missed: str = ""


def told_of_miss(step: Step, visit: Visit) -> Step:
    """Say kindly that a link leads nowhere, above what comes without it, and count why."""
    if not visit.missed:
        return step
    told = Reply((Text("say-link-unknown"),))
    counts = (*step.counts, ("link", visit.missed))
    return replace(step, replies=(told, *step.replies), counts=counts)


def wording(
    conversation: Conversation | None, named: frozenset[str]
) -> Literal["named", "neutral"]:
    """Tell whether brand and medicine names may stand on this patient's screens."""
    if conversation is None:
        return "neutral"
    free = named.issuperset(conversation.answers.get("country", ("",)))
    return "named" if free or conversation.names_unlocked else "neutral"


def shown(conversation: Conversation) -> str:
    """Name the screen on show: the opened one, else where the machine goes from the start."""
    opened = conversation.opened
    if opened == EDIT and conversation.draft.question is None:
        opened = None
    return opened or advance(START, Asker(conversation).route)


def writes_words(conversation: Conversation) -> bool:
    """Tell whether what is typed is kept as own words."""
    return shown(conversation) == CHECK and Asker(conversation).takes_words


def stop_at(conversation: Conversation) -> tuple[Count, ...]:
    """Count where somebody stops: at the pending screen; not at a result, and not twice."""
    pending = shown(replace(conversation, opened=None))
    is_counted = pending == RESULT or conversation.opened == "stopped"
    return () if is_counted else (("stop", pending),)


def show(conversation: Conversation, *lead: Text, why: bool = False) -> tuple[Reply, ...]:
    """Say what is on screen; `lead` stands above in a message of its own, which stays."""
    said = (Reply(lead),) if lead else ()
    screen = shown(conversation)
    if screen == RESULT:
        return (*said, *result_replies(conversation))
    if screen == START:
        return (*said, *start_screen(conversation))
    if screen in PAGES:
        parts = would_change(conversation) if screen == EDIT else (Text(f"say-{screen}"),)
        return (*said, page(conversation, parts, *PAGES[screen]))
    return (*said, Asker(conversation).ask(screen, why=why))


def behind(conversation: Conversation) -> tuple[Reply, ...]:
    """Take the buttons off the screen on show; a result and a Start keep theirs."""
    if shown(conversation) in (RESULT, START):
        return ()
    return (Reply((), edits=conversation.prompt),)


def again(
    conversation: Conversation, *lead: Text, why: bool = False, counts: tuple[Count, ...] = ()
) -> Step:
    """Show the screen once more below, under a new prompt; the copy above loses its buttons."""
    there = replace(conversation, prompt=conversation.prompt + 1)
    return Step(there, (*behind(conversation), *show(there, *lead, why=why)), counts)


def offered(conversation: Conversation) -> Step:
    """Offer what is on show once more, in its place; nothing to whoever is done or has stopped."""
    if shown(conversation) in (RESULT, "stopped"):
        return Step(conversation)
    (asked,) = show(conversation)
    parts = (Text("say-out-of-reach"), *asked.parts)
    return Step(
        conversation, (replace(asked, parts=parts, edits=conversation.prompt, offers=True),)
    )


def moved(conversation: Conversation, opened: str | None) -> Conversation:
    """Open a screen (None: the pending one) under a new prompt; nothing is erased."""
    there = replace(conversation, opened=opened, prompt=conversation.prompt + 1)
    there = replace(there, draft=replace(there.draft, meant=(), misses=0))
    return ticked(there, None, None)


def go_to(conversation: Conversation, opened: str | None, *lead: Text) -> Step:
    """Leave the screen on show, without an answer, for another."""
    there = moved(conversation, opened)
    return Step(there, (*behind(conversation), *show(there, *lead)), _reached(there))


def answer(conversation: Conversation, given: dict[str, tuple[str, ...]]) -> Step:
    """Take answers, say what they changed, and show what follows."""
    questions = conversation.questions
    ordered = {key: in_order(questions[key], options) for key, options in given.items()}
    changed = [key for key in given if key in conversation.answers]
    answered = replace(conversation, answers={**conversation.answers, **ordered})
    there = moved(answered, None)
    lines = tuple(answered_line(answered, key, conversation.prompt) for key in given)
    notes = _notes(conversation, there) if changed else ()
    edits = tuple(("edit", key) for key in changed)
    return Step(there, (_merged(lines), *show(there, *notes)), (*edits, *_reached(there)))


def _merged(lines: tuple[Reply, ...]) -> Reply:
    """Say several answers of one screen in the one message that asked for them."""
    return replace(lines[0], parts=tuple(part for line in lines for part in line.parts))


def _notes(before: Conversation, after: Conversation) -> tuple[Text, ...]:
    """Say what a change set aside, brought back, and added to the way."""
    old, new = Asker(before), Asker(after)
    questionnaire = after.questionnaire
    more = screens_left(after.answers, questionnaire) - screens_left(before.answers, questionnaire)
    grew = (Text("progress-grew", {"more": more}),) if more > 0 else ()
    aside = () if new.route.stopped else set_aside(old, new)
    return (*aside, *grew)


def _reached(conversation: Conversation) -> tuple[Count, ...]:
    """Count the screen reached, and the outcome where it is the result."""
    screen = shown(conversation)
    if screen != RESULT:
        return (("screen", screen),)
    return (("outcome", judge(Asker(conversation).route).outcome or "none"), ("finish", ""))


def begun_anew(conversation: Conversation, visit: Visit) -> Conversation:
    """Start a new run; prompts go on counting, so that no former message is taken for a new one."""
    return Conversation(
        visit.new_run,
        conversation.locale,
        prompt=conversation.prompt,
        link=conversation.link,
        days=conversation.days,
        questionnaire=conversation.questionnaire,
    )


def write_again(conversation: Conversation) -> Step:
    """Open check with the own words that were given, as it was before the result."""
    given = conversation.answers[OWN_WORDS][0]
    reading = "none" if given == SKIP else cast("Reading", given)
    draft = Draft(OWN_WORDS, (), conversation.words, reading)
    there = replace(moved(conversation, CHECK), draft=draft)
    return Step(there, (*behind(conversation), *show(there)), _reached(there))


def finish(conversation: Conversation) -> Step:
    """Write the own words, or skip, and show the result."""
    draft = conversation.draft
    option = SKIP if draft.words is None else draft.reading
    told = replace(conversation, words=draft.words, draft=Draft())
    step = answer(told, {OWN_WORDS: (option,)})
    # The page stays readable above the result; only its buttons go.
    return replace(step, replies=(*behind(conversation), *step.replies[1:]))


def list_of(conversation: Conversation, question: str) -> str:
    """Name the screen that opens one question: its list on Health, else its own screen."""
    if question in HEALTH_LISTS:
        return question
    return conversation.questionnaire.screen_of[question]


def before(conversation: Conversation) -> str | None:
    """Name the last visited screen before the one on show; None at the first."""
    screen = shown(conversation)
    route = Asker(conversation).route
    screen_of = conversation.questionnaire.screen_of
    walked = [
        screen_of[key]
        for key in route.keys
        if key in screen_of and key != "consent" and key in conversation.answers
    ]
    if screen in HEALTH_LISTS:
        return screen_of[screen]
    if screen == RESULT and route.finished:
        return CHECK
    earlier = walked[: walked.index(screen)] if screen in walked else walked
    return earlier[-1] if earlier else None
