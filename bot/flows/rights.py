"""What a patient decides about what is kept: how long, who may read it, and what comes of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.flows.answers import Conversation
from bot.flows.asking import Asker
from bot.flows.changing import Step, Visit, again
from bot.flows.events import Tapped
from bot.flows.replies import Button, Keyboard, Reply, Text
from bot.flows.result import judge
from bot.flows.stale import ALREADY

DAYS = ("1", "30", "90")
"""How long a patient may have a conversation kept after its last turn."""

_MINOR_DAYS = 1

_NEVER_REVIEWED = frozenset({"urgent", "crisis", "under_18"})
"""Outcomes of which no review copy is made, whatever was consented to before."""

DIGITS, LETTERS = "34679", "ACDEFGHJKLMNPQRTUVWXY"
"""What a transcript code is made of: nothing that is mistaken for something else."""

_CODE = re.compile(rf"(?:[{DIGITS}][{LETTERS}]{{3}}[- ]?){{4}}", re.IGNORECASE)
"""Four groups that begin with a digit, so that no word looks like a code."""


def code_of(text: str) -> str:
    """Return the transcript code that a text is, as it is kept; empty if it is none."""
    if not _CODE.fullmatch(text.strip()):
        return ""
    letters = re.sub(r"[- ]", "", text.strip()).upper()
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def may_be_reviewed(conversation: Conversation) -> bool:
    """Tell whether staff could be allowed to read this conversation at all."""
    minor = conversation.answers.get("adult") == ("no",)
    return (
        not minor
        and conversation.danger_seen == "none"
        and outcome_of(conversation) not in (_NEVER_REVIEWED)
    )


def outcome_of(conversation: Conversation) -> str | None:
    """Name the outcome of the answers; None while something is still asked."""
    return judge(Asker(conversation).route).outcome


def receipt(conversation: Conversation, today: str) -> Reply:
    """Say at the end of a run what is kept until when, and ask for consent to a review copy."""
    return Reply(
        (kept_until(conversation, today), *_review_parts(conversation)),
        (*_review_buttons(conversation), (_button(conversation, "button-erase-now", "delete"),)),
    )


def kept_until(conversation: Conversation, today: str) -> Text:
    """Say until when the answers are kept."""
    return Text("say-kept-until", {"until": _until(conversation, today)})


def _until(conversation: Conversation, today: str) -> Text:
    minor = conversation.answers.get("adult") == ("no",)
    days = _MINOR_DAYS if minor else conversation.days
    end = date.fromisoformat(today) + timedelta(days=days)
    return Text("day-and-month", {"day": end.day, "month": end.month})


def _review_parts(conversation: Conversation) -> tuple[Text, ...]:
    if not may_be_reviewed(conversation):
        return ()
    if conversation.review:
        return (Text("say-review-code", {"code": conversation.review}),)
    return (Text("ask-review"),)


def _review_buttons(conversation: Conversation) -> Keyboard:
    """Offer consent, or its withdrawal: one tap each."""
    if conversation.review:
        copied = Text("transcript-code", {"code": conversation.review})
        copy = Button(Text("button-copy-code"), "", copies=copied)
        return ((_button(conversation, "button-review-withdraw", "review_no"), copy),)
    if not may_be_reviewed(conversation):
        return ()
    yes = _button(conversation, "button-review-yes", "review_yes")
    return ((yes, _button(conversation, "button-review-no", "review_no")),)


def privacy(conversation: Conversation, today: str) -> tuple[Reply, ...]:
    """Say what is kept, and offer every choice there is about it."""
    review = Text("privacy-review-yes" if conversation.review else "privacy-review-no")
    offered = conversation.review or may_be_reviewed(conversation)
    parts = (
        Text("say-privacy"),
        kept_until(conversation, today),
        *((review, *_review_parts(conversation)) if offered else ()),
    )
    rights = tuple(
        (_button(conversation, label, action),)
        for label, action in (("button-mydata", "mydata"), ("button-erase-now", "delete"))
    )
    return (Reply(parts, (*_days(conversation), *_review_buttons(conversation), *rights)),)


def _days(conversation: Conversation) -> Keyboard:
    if conversation.answers.get("adult") == ("no",):
        return ()
    return (
        tuple(
            _button(conversation, f"button-keep-{days}", "keep", days)
            for days in DAYS
            if days != str(conversation.days)
        ),
    )


def _button(conversation: Conversation, label: str, action: str, *arguments: str) -> Button:
    return Asker(conversation).button(label, action, *arguments)


def hand_over(conversation: Conversation) -> Step:
    """Give the patient all that is kept, as files."""
    step = again(conversation, Text("say-mydata"))
    return replace(step, hands_over=True)


def erase_copy(conversation: Conversation | None, code: str) -> Step:
    """Erase the review copy of a code, whoever names it; the answer does not tell if it was one."""
    if conversation is None:
        return Step(None, (Reply((Text("say-copy-erased"),)),), erase_code=code)
    own = conversation.review == code
    there = replace(conversation, review="") if own else conversation
    return replace(again(there, Text("say-copy-erased")), erase_code=code)


def _review_yes(conversation: Conversation, _: Tapped, visit: Visit) -> Step:
    if conversation.review:
        return Step(conversation, toast=ALREADY)
    if not may_be_reviewed(conversation):
        return again(conversation, Text("say-review-not-offered"))
    there = replace(conversation, review=visit.new_code)
    told = (Text("say-review-yes"), *_review_parts(there))
    return Step(there, (Reply(told, _review_buttons(there)),), (("review", "yes"),))


def _review_no(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if not conversation.review:
        return Step(conversation, toast="toast-review-no")
    there = replace(conversation, review="")
    told = Reply((Text("say-review-withdrawn"),), _review_buttons(there))
    return Step(there, (told,), (("review", "withdrawn"),))


def _keep(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    minor = conversation.answers.get("adult") == ("no",)
    match event.arguments:
        case (days,) if days in DAYS and not minor:
            if days == str(conversation.days):
                return Step(conversation, toast=ALREADY)
            there = replace(conversation, days=int(days))
            return Step(there, (Reply((kept_until(there, visit.today),)),))
    return again(conversation)


def _mydata(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    return hand_over(conversation)


RIGHTS: Mapping[str, Callable[[Conversation, Tapped, Visit], Step]] = {
    "review_yes": _review_yes,
    "review_no": _review_no,
    "keep": _keep,
    "mydata": _mydata,
}
"""They mean the same on any message of the run, however old."""
