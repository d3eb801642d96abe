"""What the bot tells: cards, results with their reasons, vetting questions, pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.flows.answers import Answers, Conversation
from bot.flows.asking import Asker, answer_text, option_text
from bot.flows.events import Alarm, Reading, to_data
from bot.flows.learning import COMPARES, asks_to_compare, sources_button
from bot.flows.questions import OWN_WORDS
from bot.flows.referrals import ending, greeting
from bot.flows.replies import Button, Keyboard, Reply, Style, Text
from bot.flows.result import Reason, Result, judge
from bot.flows.route import ahead
from bot.flows.vetting import FIRST, VETTING_PARTS, vetting

EMERGENCY = "card-emergency"

_CARDS: dict[Alarm, tuple[str, ...]] = {
    "none": (),
    "doubt": ("card-doubt",),
    "urgent": (EMERGENCY,),
    "crisis": ("card-crisis",),
    "both": (EMERGENCY, "card-crisis"),
}
"""The cards an alarm calls for; the emergency card always first."""

DANGER_CARDS = frozenset(chain.from_iterable(_CARDS.values()))

_LEADS = {"urgent": EMERGENCY, "crisis": "card-crisis"}
"""The card that an outcome itself begins with."""


def merged(one: Reading, other: Reading) -> Reading:
    """Keep what either reading says."""
    if "both" in (one, other) or {one, other} == {"urgent", "crisis"}:
        return "both"
    return other if one == "none" else one


def cards(reading: Reading, run: str, prompt: int) -> tuple[Reply, ...]:
    """Show the cards that a reading calls for, each a message; the buttons hide nothing."""
    keys = _CARDS[reading]
    signs = (Button(Text("button-have-sign"), to_data(run, prompt, "signs"), "danger"),)
    go_on = (Button(Text("button-go-on"), to_data(run, prompt, "go")),)
    keyboard: Keyboard = (signs, go_on) if EMERGENCY in keys else (go_on,)
    last = len(keys) - 1
    return tuple(
        Reply((Text(key),), keyboard if place == last else ()) for place, key in enumerate(keys)
    )


def beside(alarm: Alarm) -> tuple[Reply, ...]:
    """Show the cards that an alarm calls for, beside what is answered all the same."""
    return tuple(Reply((Text(key),)) for key in _CARDS[alarm])


START_BUTTONS: tuple[tuple[str, str, Style], ...] = (
    ("button-agree-adult", "adult", "plain"),
    ("button-agree-minor", "minor", "plain"),
    ("button-decline", "decline", "plain"),
    ("button-unwell", "unwell", "danger"),
    ("button-just-questions", "all", "plain"),
)


def start_screen(start: Conversation) -> tuple[Reply, ...]:
    """Show who we are and ask for consent; its buttons carry all that is known so far."""
    code = start.link.code if start.link else ""
    rows = tuple(
        (
            Button(
                Text(label),
                to_data(start.run, start.prompt, action, start.locale, code),
                style,
            ),
        )
        for label, action, style in START_BUTTONS
    )
    return (Reply((Text("ask-start"), *greeting(start.link)), rows, prompt=start.prompt),)


def page(conversation: Conversation, parts: tuple[Text, ...], *rows: tuple[str, str]) -> Reply:
    """Show a page with its buttons, one a row: (label, action)."""
    asker = Asker(conversation)
    return Reply(
        parts,
        tuple((asker.button(label, action),) for label, action in rows),
        prompt=conversation.prompt,
    )


def result_replies(conversation: Conversation) -> tuple[Reply, ...]:
    """Tell the result: danger cards first, then outcome and reasons, notes, what to ask."""
    asker = Asker(conversation)
    result = judge(asker.route)
    seen = conversation.danger_seen
    lead = _lead(result, seen)
    notes = (
        *(Text(f"card-{card}") for card in result.cards),
        *(_overlay(overlay, conversation.answers) for overlay in result.overlays),
    )
    head = Reply((*_outcome(result, conversation), *_because(result)))
    foot = Reply((*notes, Text("result-note")))
    asking = _vetting_first(result.vetting) if seen == "none" else ()
    told = [*(Reply((Text(card),)) for card in lead), head, foot, *asking]
    last = told[-1]
    told[-1] = Reply(
        (*last.parts, *_ending(result, conversation)),
        _result_keyboard(asker, result, conversation),
        prompt=conversation.prompt,
    )
    return tuple(told)


def _ending(result: Result, conversation: Conversation) -> tuple[Text, ...]:
    """Tell the clinic's contact last; nothing of a clinic stands beside a danger card."""
    if conversation.danger_seen != "none":
        return ()
    return ending(conversation.referral, result.outcome)


def _lead(result: Result, seen: Reading) -> tuple[str, ...]:
    """Name the cards before the result: what was read in the run, and the outcome's own."""
    own = _LEADS.get(result.outcome or "")
    return tuple(card for card in _CARDS["both"] if card in _CARDS[seen] or card == own)


def _outcome(result: Result, conversation: Conversation) -> tuple[Text, ...]:
    if result.outcome != "no_suggestion":
        return (Text(f"outcome-{result.outcome}"),)
    happy = conversation.answers.get("concerns") == ("none",)
    return (Text(f"outcome-no_suggestion-{'happy' if happy else 'unsure'}"),)


def _because(result: Result) -> tuple[Text, ...]:
    """Show the reasons of the deciding rule; notes and cards speak for themselves."""
    own = reasons(result)
    return (Text("because"), *own) if own else ()


def reasons(result: Result) -> tuple[Text, ...]:
    """Name the answers that decided, a line each."""
    return tuple(_reason(reason) for reason in result.reasons if reason.rule == result.rule)


def _reason(reason: Reason) -> Text:
    if reason.question == OWN_WORDS:
        return Text("because-own-words")
    options = tuple(option_text(reason.question, option) for option in reason.options)
    return Text("because-line", {"name": Text(f"name-{reason.question}"), "answer": options})


def _overlay(overlay: str, answers: Answers) -> Text:
    """Name an overlay's text; O1 has one for each of its two spans."""
    return Text(f"overlay-O1-{answers['event'][0]}" if overlay == "O1" else f"overlay-{overlay}")


def _vetting_first(keys: Sequence[str]) -> tuple[Reply, ...]:
    if not keys:
        return ()
    lines = tuple(_vetting_line(number, key) for number, key in enumerate(keys[:FIRST], 1))
    return (Reply((Text("vetting-head"), *lines)),)


def _vetting_line(number: int, key: str) -> Text:
    words = {"question": Text(f"vet-{key}"), "why": Text(f"vet-{key}-why")}
    return Text("vetting-item", {"number": number, **words})


def all_vetting(result: Result, run: str, prompt: int) -> tuple[Reply, ...]:
    """List every vetting question; without a result in the order that brings nothing forward."""
    keys = result.vetting or vetting({})
    whole = tuple(_vetting_whole(number, key) for number, key in enumerate(keys, 1))
    return (Reply((Text("vetting-all-head"), *whole), ((sources_button(run, prompt, "all"),),)),)


def _vetting_whole(number: int, key: str) -> Text:
    """Tell all there is to a question: why it matters, good and bad answers, where to check."""
    words = {part: Text(f"vet-{key}-{part}") for part in VETTING_PARTS}
    return Text("vetting-whole", {"number": number, "question": Text(f"vet-{key}"), **words})


def _result_keyboard(asker: Asker, result: Result, conversation: Conversation) -> Keyboard:
    rows: list[tuple[Button, ...]] = []
    if conversation.danger_seen == "none" and result.vetting:
        rows.append(_copying(result.vetting))
    if EMERGENCY in _lead(result, conversation.danger_seen):
        rows.append((asker.button("button-have-sign", "signs", style="danger"),))
    if conversation.danger_seen != "none" and result.vetting:
        rows.append((asker.button("button-go-on", "go"),))
    elif result.vetting:
        rows.append((asker.button("button-all-questions", "all"), *_comparing(asker, result)))
    elif asks_to_compare(conversation, result):
        rows.append(_comparing(asker, result))
    rows.append((asker.button("button-sources", "sources"),))
    rows.append((replace(asker.button("button-names", "names"), only="neutral"),))
    rows.append(
        (
            asker.button("button-see-answers", "open", "check"),
            asker.button("button-start-fresh", "restart"),
        )
    )
    return tuple(rows)


def _comparing(asker: Asker, result: Result) -> tuple[Button, ...]:
    offered = result.outcome in COMPARES
    return (asker.button("button-compare", "compare"),) if offered else ()


def _copying(keys: Sequence[str]) -> tuple[Button, ...]:
    """Let each of the first questions be copied, by its number."""
    return tuple(
        Button(Text("button-copy", {"number": number}), "", copies=Text(f"vet-{key}"))
        for number, key in enumerate(keys[:FIRST], 1)
    )


def vetting_replies(conversation: Conversation) -> tuple[Reply, ...]:
    """Show what "Go on" leads to behind a card: the vetting questions that were held back."""
    asker = Asker(conversation)
    result = judge(asker.route)
    replies = _vetting_first(result.vetting)
    ways = (asker.button("button-all-questions", "all"), *_comparing(asker, result))
    keyboard = (_copying(result.vetting), ways)
    return tuple(Reply(reply.parts, keyboard, prompt=conversation.prompt) for reply in replies)


def set_aside(before: Asker, after: Asker) -> tuple[Text, ...]:
    """Say which answers a change has put on the shelf, and which came back from it."""
    gone, back = shelved(before, after)
    return tuple(
        Text(key, {"names": tuple(Text(f"name-{question}") for question in questions)})
        for key, questions in (("set-aside", gone), ("restored", back))
        if questions
    )


def shelved(before: Asker, after: Asker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the answers that a change puts on the shelf, and those it takes down again."""
    kept, now = counted(before), counted(after)
    was = before.conversation.answers
    gone = tuple(key for key in kept if key not in now)
    return gone, tuple(key for key in now if key not in kept and key in was)


def counted(asker: Asker) -> tuple[str, ...]:
    """Name the answers that count, or may once what is pending is answered."""
    route, answers = asker.route, asker.conversation.answers
    keys = dict.fromkeys((*route.keys, *ahead(route, answers)))
    return tuple(key for key in keys if key in answers)


def answered_line(conversation: Conversation, question: str, prompt: int) -> Reply:
    """Turn a question that was answered into one line without buttons."""
    answer = answer_text(conversation, question)
    return Reply(
        (Text("answered-line", {"name": Text(f"name-{question}"), "answer": answer}),), edits=prompt
    )
