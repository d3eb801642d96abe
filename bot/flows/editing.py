"""What changing an answer would do, told before it is done."""

from collections.abc import Sequence
from dataclasses import replace

from bot.flows.answers import Conversation, in_order
from bot.flows.asking import Asker, answer_text
from bot.flows.questions import OWN_WORDS
from bot.flows.replies import Argument, Text
from bot.flows.result import Result, judge
from bot.flows.route import still_possible
from bot.flows.telling import shelved

EDIT = "edit"
"""The page that asks whether an answer given before is to be changed."""


def would_be(conversation: Conversation) -> Conversation:
    """Return the conversation as the proposed answer would make it."""
    draft = conversation.draft
    if draft.question is None or draft.ticks is None:
        return conversation
    options = in_order(conversation.questions[draft.question], draft.ticks)
    answers = {**conversation.answers, draft.question: options}
    return replace(conversation, answers=answers)


def would_change(conversation: Conversation) -> tuple[Text, ...]:
    """Tell the answer, the one proposed, and all that would follow from it."""
    key = conversation.draft.question or ""
    then = would_be(conversation)
    before, after = Asker(conversation), Asker(then)
    gone, back = shelved(before, after)
    names = {"gone": gone, "back": back, "new": _new(conversation, then)}
    follows = (
        *(_named(f"edit-{what}-line", keys) for what, keys in names.items() if keys),
        *_of_result(judge(before.route), judge(after.route)),
    )
    change: dict[str, Argument] = {
        "name": Text(f"name-{key}"),
        "old": answer_text(conversation, key),
        "new": answer_text(then, key),
    }
    return (Text("say-edit", change), *(follows or (Text("edit-nothing-line"),)))


def _named(key: str, questions: Sequence[str]) -> Text:
    return Text(key, {"names": tuple(Text(f"name-{question}") for question in questions)})


def _new(before: Conversation, after: Conversation) -> tuple[str, ...]:
    """Name the questions that would be asked, or could be, and were not to come before."""
    known = {*before.answers, *still_possible(before.answers, before.questionnaire)}
    possible = still_possible(after.answers, after.questionnaire)
    return tuple(key for key in possible if key not in known and key != OWN_WORDS)


RESULT_LINES = ("now", "later", "other", "notes", "same")
"""What can become of a result; with no result before and after, nothing is said of it."""


def _of_result(before: Result, after: Result) -> tuple[Text, ...]:
    """Tell whether there would be a result, and whether it would be another one."""
    if before.outcome is None:
        end = "now" if after.outcome else None
    elif after.outcome is None:
        end = "later"
    elif before.outcome != after.outcome:
        end = "other"
    else:
        end = "same" if _as_told(before) == _as_told(after) else "notes"
    return (Text(f"edit-result-{end}-line"),) if end else ()


def _as_told(result: Result) -> Result:
    """Leave out what a result is reached by; the rest is what the patient reads."""
    return replace(result, route=(), reasons=())
