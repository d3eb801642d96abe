"""The exhaustive walk: every route by its buttons, every state with every kind of event."""

from dataclasses import dataclass, replace

import pytest
from space import nodes

from bot.flows.answers import Conversation, Draft
from bot.flows.asking import screens_left
from bot.flows.changing import PAGES, Step, Visit, moved, show, shown
from bot.flows.events import (
    Attached,
    Blocked,
    Commanded,
    Edited,
    Forwarded,
    Gathered,
    Tapped,
    Unblocked,
    Wrote,
    from_data,
)
from bot.flows.machine import states as states_of
from bot.flows.outcomes import OUTCOMES
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.questions import BY_KEY, EXCLUSIVE
from bot.flows.referrals import Referral
from bot.flows.result import decide
from bot.flows.rights import may_be_reviewed
from bot.flows.route import walk
from bot.flows.saying import COMMANDS
from bot.flows.screens import HEALTH_LISTS, RESULT
from bot.flows.step import step
from bot.flows.tapping import ACTIONS

VISIT = Visit("en", "new123", frozenset({"us"}), "2026-11-23", "3KQM-4XTA-9HCE-6LRU")


WAYS = 48
"""By how many ways each question is come to, where there are so many."""


@dataclass(frozen=True)
class Meant:
    """What a stand-in for understanding makes of a text."""

    kind: str = "unclear"
    options: tuple[str, ...] = ()
    danger: str = "none"
    names: bool = False
    nearest: tuple[str, ...] = ()


def nothing_understood(text, question, options, *, numbered, today=""):
    del text, question, options, numbered, today
    return Meant()


def buttons(conversation):
    return [b.data for reply in show(conversation) for row in reply.keyboard for b in row]


def press(conversation, *words):
    """Press the button that carries these words; it must be on screen."""
    ending = ".".join(words)
    found = [data for data in buttons(conversation) if data.split(".", 2)[2] == ending]
    assert found, f"no button {ending} on {shown(conversation)}"
    return step(conversation, from_data(found[0]), VISIT, nothing_understood).conversation


def answer_by_buttons(conversation, key, options):
    """Answer the question on screen as a thumb would."""
    if key in HEALTH_LISTS:
        conversation = press(conversation, "open", key)
    if key == "own_words":
        words = None if options == ("skip",) else "[withheld]"
        reading = "none" if words is None else options[0]
        drafted = replace(conversation, draft=Draft(words=words, reading=reading))
        return press(drafted, "show")
    if BY_KEY[key].kind == "one" or options[0] in ("skip", "not_sure"):
        return press(conversation, "answer", key, options[0])
    for option in options:
        conversation = press(conversation, "tick", key, option, "1")
        if conversation.answers.get(key):
            return conversation
    return press(conversation, "done", key)


@pytest.fixture(scope="module")
def space():
    return [node for node in nodes() if node.answers.get("consent") == ("agree",)]


def conversation_at(node):
    return Conversation("abc123", answers=node.answers, prompt=3)


def spread(space):
    """Give some nodes of each question, from its first to its last: the ways there differ most."""
    asked = {}
    for node in space:
        if node.question:
            asked.setdefault(node.question.key, []).append(node)
    return [node for found in asked.values() for node in found[:: len(found) // WAYS + 1]]


def test_every_open_question_can_be_answered_by_its_buttons(space):
    walked = 0
    for node in spread(space):
        for options in node.options():
            conversation = conversation_at(node)
            there = answer_by_buttons(conversation, node.question.key, options)
            # An urgent sign counts with its first tick, so that the ticks behind it are not asked.
            given = there.answers[node.question.key]
            assert set(given) <= set(options)
            assert walk(there.answers).pending != node.question.key
            walked += 1
    assert walked > 1000


def test_every_route_ends_in_an_outcome(space):
    for node in space:
        if node.question is None:
            conversation = conversation_at(node)
            assert shown(conversation) == RESULT
            keys = [part.key for reply in show(conversation) for part in reply.parts]
            outcome = decide(node.answers).outcome
            assert any(key.startswith(f"outcome-{outcome}") for key in keys)


def states(space):
    """Give one conversation for every screen, every list, every page, opened and pending."""
    found = {}
    for node in space:
        conversation = conversation_at(node)
        found.setdefault(shown(conversation), conversation)
    result = found[RESULT]
    for opened in (*PAGES, *HEALTH_LISTS, "check", "start", "health", "country"):
        found[f"{opened} opened"] = replace(result, opened=opened)
    found["words noted"] = replace(found["check"], draft=Draft(words="[withheld]"))
    found["danger seen"] = replace(result, danger_seen="both")
    return found


EVENTS = (
    *(Commanded(command) for command in sorted(COMMANDS)),
    Commanded("nonsense", "payload"),
    Wrote("hello"),
    Wrote("hello", timely=False),
    Wrote(""),
    Edited("no"),
    Forwarded("look"),
    *(
        Attached(kind)
        for kind in ("photo", "voice", "video", "sticker", "document", "contact", "location")
    ),
    Attached("dice", "a caption"),
    Gathered(),
    Tapped("", 0, "unknown"),
    Tapped("abc123", 3, "unknown", ("x", "y", "z")),
    Tapped("abc123", 0, "answer", ("event", "none")),
    Tapped("abc123", 1, "tick", ("concerns", "pores", "1")),
    Tapped("abc123", 99, "done", ("concerns",)),
    Tapped("abc123", 3, "answer", ("concerns", "no such option")),
    Tapped("abc123", 3, "answer"),
    Tapped("abc123", 3, "rest", ("none",)),
    Tapped("zzz999", 3, "answer", ("event", "none")),
    Tapped("zzz999", 0, "adult", ("en", "")),
    *(Tapped("abc123", 3, action) for action in sorted(ACTIONS)),
)


def test_every_state_answers_every_kind_of_event(space):
    known = {*states_of(), *PAGES, *HEALTH_LISTS}
    tried = states(space)
    assert {screen.key for screen in QUESTIONNAIRE.screens} - {"start"} <= set(tried)
    for name, conversation in tried.items():
        for event in EVENTS:
            taken = step(conversation, event, VISIT, nothing_understood)
            assert taken.replies or taken.toast, (name, event)
            assert taken.conversation is None or shown(taken.conversation) in known


def test_whoever_blocked_the_bot_is_told_nothing_and_asked_again_what_never_arrived(space):
    for name, conversation in states(space).items():
        for event in (Blocked(), Unblocked()):
            assert step(conversation, event, VISIT, nothing_understood) == Step(conversation), name
        missed = step(conversation, Unblocked(missed=True), VISIT, nothing_understood)
        assert missed.replies, name
        assert missed.conversation.prompt == conversation.prompt + 1
    assert step(None, Unblocked(missed=True), VISIT, nothing_understood) == Step(None)


def told(taken):
    return [part.key for reply in taken.replies for part in reply.parts]


def test_privacy_mydata_and_delete_work_from_every_state(space):
    for name, conversation in states(space).items():
        privacy = step(conversation, Commanded("privacy"), VISIT, nothing_understood)
        assert "say-privacy" in told(privacy), name
        mydata = step(conversation, Commanded("mydata"), VISIT, nothing_understood)
        assert mydata.hands_over, name
        for taken in (privacy, mydata):
            assert shown(taken.conversation) == shown(conversation), name
            assert taken.conversation.answers == conversation.answers, name
        page = step(conversation, Commanded("delete"), VISIT, nothing_understood).conversation
        assert shown(page) == "delete", name
        erased = step(page, Tapped(page.run, page.prompt, "delete_yes"), VISIT, nothing_understood)
        assert (erased.erase, erased.conversation) == (True, None), name


def test_consent_can_be_given_and_taken_back_from_every_state(space):
    for name, conversation in states(space).items():
        yes = step(conversation, Tapped("abc123", 3, "review_yes"), VISIT, nothing_understood)
        given = may_be_reviewed(conversation)
        assert yes.conversation.review == (VISIT.new_code if given else ""), name
        no = step(yes.conversation, Tapped("abc123", 3, "review_no"), VISIT, nothing_understood)
        assert no.conversation.review == "", name
        assert no.conversation.answers == conversation.answers, name


def test_somebody_of_whom_nothing_is_kept_is_answered_too():
    for event in EVENTS:
        taken = step(None, event, VISIT, nothing_understood)
        assert taken.replies, event
        begun = isinstance(event, Tapped) and event.action in ("adult", "minor")
        assert (taken.conversation is not None) == begun


def test_every_button_fits_telegram(space):
    longest = 0
    run, link = "abcdef", Referral("clinic", "site", "A" * 12)
    for conversation in states(space).values():
        for screen in (None, *BY_KEY):
            if screen in ("consent", "own_words"):
                continue
            there = replace(
                conversation, run=run, prompt=99_999, locale="pt-BR", link=link, opened=screen
            )
            longest = max([longest, *(len(data.encode()) for data in buttons(there))])
    assert longest <= 64


def test_back_follows_the_visited_route_and_erases_nothing(space):
    late = ("own_words", "medicines")
    for node in (node for node in spread(space) if node.question.key in late):
        conversation = conversation_at(node)
        seen = []
        for _ in states_of():
            there = step(
                conversation,
                Tapped("abc123", conversation.prompt, "back"),
                VISIT,
                nothing_understood,
            ).conversation
            if there.opened in (None, conversation.opened):
                break
            seen.append(there.opened)
            assert there.answers == conversation.answers
            conversation = there
        asked = {_screen(key) for key in walk(node.answers).held if key in node.answers}
        assert len(set(seen)) == len(seen)
        assert set(seen) == asked - {"consent", shown(conversation_at(node))}


def _screen(key):
    return "health" if key in HEALTH_LISTS else key


def test_the_number_of_screens_left_never_grows_but_by_a_change(space):
    for node in space:
        before = screens_left(node.answers)
        for options in node.options() if node.question else ():
            assert screens_left(node.child(options).answers) <= before


def test_exclusive_options_stand_alone(space):
    del space
    for question in BY_KEY.values():
        if question.kind == "many":
            alone = [option for option in question.answers if option in EXCLUSIVE]
            assert "none" in alone or question.key in ("pore_areas", "line_areas")
    assert moved(Conversation("abc123"), None).prompt == 1


CLINIC = Referral("larch", "site", "A" * 12, "Larch House", "020 7946 0000", "9 to 5", "uk", "en")


def independent(taken):
    """Leave out of a step, or of replies, what a clinic may change: greeting, contact, its mark."""
    if isinstance(taken, Step):
        there = taken.conversation and replace(taken.conversation, referral=None, link=None)
        return replace(taken, conversation=there, replies=independent(taken.replies))
    return tuple(
        replace(reply, parts=tuple(map_out(reply)), keyboard=codeless(reply)) for reply in taken
    )


def map_out(reply):
    own = ("start-linked", "start-linked-country", "clinic-contact", "clinic-contact-hours")
    return (part for part in reply.parts if part.key not in own)


def codeless(reply):
    return tuple(
        tuple(replace(button, data=button.data.removesuffix(CLINIC.code)) for button in row)
        for row in reply.keyboard
    )


def contacts(replies):
    return [part.key for reply in replies for part in reply.parts if part.key.startswith("clinic-")]


def test_a_clinic_changes_nothing_at_the_end_of_any_class_of_answers(space):
    """All 3.3 million classes, told as those that no rule tells apart: options, order, words."""
    told, silent = set(), set()
    for node in space:
        if node.question is None:
            plain = conversation_at(node)
            linked = show(replace(plain, referral=CLINIC, link=CLINIC))
            assert independent(linked) == show(plain)
            outcome = decide(node.answers).outcome
            if contacts(linked):
                assert contacts(linked) == ["clinic-contact-hours"]
                told.add(outcome)
            else:
                silent.add(outcome)
    assert silent == {"urgent", "crisis", "call_clinic", "under_18", "not_now", "kind_pause"}
    assert told == {*OUTCOMES} - silent


def test_a_clinic_changes_nothing_on_any_screen_whatever_the_patient_does(space):
    for name, plain in states(space).items():
        linked = replace(plain, referral=CLINIC, link=CLINIC)
        assert independent(show(linked)) == show(plain), name
        pressed = (from_data(data) for data in buttons(plain) if data)
        for event in (*pressed, *EVENTS):
            with_clinic = step(linked, event, VISIT, nothing_understood)
            without = step(plain, event, VISIT, nothing_understood)
            if event_begins(event, plain):
                # Consent takes the preset of the country along, and nothing else of the clinic.
                assert with_clinic.conversation.answers["country"] == ("uk",)
                continue
            assert independent(with_clinic) == without, (name, event)


def event_begins(event, conversation):
    begins = isinstance(event, Tapped) and event.action in ("adult", "minor")
    return begins and event.run == conversation.run and conversation.opened == "start"
