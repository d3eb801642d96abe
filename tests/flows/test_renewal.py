"""Stored conversations go on under another version of the questionnaire, and nobody is stranded."""

import json
import random
from dataclasses import replace
from functools import cache

import pytest
from versions import CHANGES, versions

from bot.flows.answers import Conversation, Draft
from bot.flows.changing import PAGES, Visit, show, shown
from bot.flows.conditions import when
from bot.flows.events import Commanded, Edited, Tapped, Wrote, from_data
from bot.flows.machine import states
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import QUESTIONS, Question
from bot.flows.result import judge
from bot.flows.route import walk
from bot.flows.screens import RESULT
from bot.flows.step import step
from bot.flows.telling import DANGER_CARDS
from bot.rows import to_conversation, to_row

VERSIONS, CONVERSATIONS, MOST_STEPS = 200, 50, 90
PARTS = 5
"""So that several processors share them."""

FORWARD = frozenset({"adult", "answer", "rest", "done", "show", "tick", "edit_yes", "go"})


class Silent:
    """What is made of words that mean nothing."""

    kind, options, danger, names = "unclear", (), "none", False


def unread(text, question, options, *, numbered, today=""):
    del text, question, options, numbered, today
    return Silent


def keyboard(conversation):
    return keys(show(conversation))


def keys(replies):
    rows = [row for reply in replies for row in reply.keyboard]
    return [button.data for row in rows for button in row if button.data]


def visit(counted=None, questionnaire=QUESTIONNAIRE):
    today = "2026-11-23"
    return Visit("en", "new123", today=today, questionnaire=questionnaire, counted=counted)


def press(conversation, data, counted=None):
    return step(conversation, from_data(data), visit(counted), unread)


@cache
def action(data):
    return from_data(data).action


def forward(buttons):
    return [data for data in buttons if action(data) in FORWARD]


def conversations(seed, count):
    """Play conversations of all lengths, some with ticks, lists, pages or words on screen."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats itself
    played = []
    while len(played) < count:
        one = Conversation("abc123", answers={"consent": ("agree",), "adult": ("yes",)}, prompt=1)
        for _ in range(chance.randint(0, 45)):
            buttons = keyboard(one)
            buttons = forward(buttons) if chance.random() < 0.95 else buttons
            buttons = [data for data in buttons if "delete" not in data]
            one = press(one, chance.choice(buttons or keyboard(one))).conversation
        if chance.random() < 0.2:
            one = step(one, Commanded(chance.choice(("stop", "start"))), visit(), unread)
            one = one.conversation
        played.append(one)
    return played


def stored(conversation):
    """Write a conversation as its row holds it, and read the row back."""
    row = {**to_row(conversation), "campaign": None}
    return json.loads(json.dumps(row))


def first_event(chance, before):
    """Do something with what the former version had put on the patient's screen."""
    acts = [Tapped("abc123", before.prompt, "unknown"), Wrote("2"), Edited("x"), Commanded("help")]
    acts += [from_data(data) for data in keyboard(before) if "delete" not in data]
    return chance.choice(acts)


def walk_to_the_end(chance, conversation):
    """Press forward until there is a result; return what was on screen last."""
    buttons = keyboard(conversation)
    for _ in range(MOST_STEPS):
        if shown(conversation) == RESULT:
            return conversation
        onward = forward(buttons)
        assert onward, (shown(conversation), buttons)
        done = [data for data in onward if action(data) == "done"]
        taken = press(conversation, chance.choice(done or onward))
        conversation = taken.conversation
        buttons = keys(reply for reply in taken.replies if reply.prompt == conversation.prompt)
    raise AssertionError(f"no end from {conversation}")


@pytest.fixture(scope="module")
def played():
    return [(one, stored(one)) for one in conversations(11, CONVERSATIONS)]


@pytest.mark.parametrize("part", range(PARTS))
def test_200_changes_times_50_conversations_strand_nobody(played, part):
    """Each is loaded, acted on as its patient would, and walked to a result."""
    chance = random.Random(part)  # noqa: S311 - a test repeats itself
    ended = 0
    for questionnaire in versions(5, VERSIONS)[part::PARTS]:
        known = {*states(questionnaire), "check", *PAGES, *questionnaire.health_lists}
        for before, row in played:
            conversation = to_conversation(row, questionnaire)
            assert shown(conversation) in known
            taken = step(
                conversation, first_event(chance, before), visit(tuple(row["counted"])), unread
            )
            there = taken.conversation
            assert taken.replies
            alarmed = not DANGER_CARDS.isdisjoint(told(taken))
            assert alarmed or any(reply.prompt == there.prompt for reply in taken.replies)
            assert there.run != before.run or set(to_row(there)["answers"]) >= set(row["answers"])
            end = walk_to_the_end(chance, there)
            route = walk(end.answers, questionnaire)
            assert route.pending is None
            assert judge(route).outcome
            ended += 1
    assert ended == VERSIONS * CONVERSATIONS / PARTS


ALONE = {
    "own_words": ("skip",),
    "worries": ("none",),
    "on_my_mind": ("a_little",),
    "setting": ("none",),
    "medicines": ("none",),
    "allergies": ("none",),
    "conditions": ("heart",),
    "not_now": ("none",),
    "event": ("none",),
    "last_toxin": ("never",),
    "basic_care": ("over_3_months",),
    "pore_areas": ("cheeks", "chin"),
    "concerns": ("pores",),
    "after_injection": ("no",),
    "country": ("uk",),
    "adult": ("yes",),
    "consent": ("agree",),
}


def changed(key, **change):
    """Return the questionnaire with one question changed, or left out."""
    there = [replace(one, **change) if one.key == key else one for one in QUESTIONNAIRE.questions]
    return Questionnaire(tuple(one for one in there if change or one.key != key))


def meet(questionnaire, event, answers=ALONE, **more):
    """Store a conversation, and let its patient act under another questionnaire."""
    row = stored(Conversation("abc123", answers=answers, prompt=30, **more))
    conversation = to_conversation(row, questionnaire)
    return step(conversation, event, visit(tuple(row["counted"])), unread)


def told(taken):
    return {part.key: part.arguments for reply in taken.replies for part in reply.parts}


def names(arguments):
    return [name.key.removeprefix("name-") for name in arguments["names"]]


def test_what_was_set_aside_because_its_question_is_gone_is_said():
    taken = meet(changed("event"), Commanded("help"))
    assert told(taken)["renewed-gone-line"] == {"count": 1}
    assert to_row(taken.conversation)["answers"]["event"] == ["none"]


def test_what_was_set_aside_because_its_option_is_gone_is_said_and_asked_again():
    fewer = changed("pore_areas", options=("t_zone", "cheeks", "elsewhere"))
    taken = meet(fewer, Commanded("help"))
    assert names(told(taken)["renewed-anew-line"]) == ["pore_areas"]
    assert shown(taken.conversation) == "pore_areas"
    assert taken.conversation.answers.get("pore_areas") is None


def test_what_is_not_asked_any_more_under_a_new_condition_is_said():
    taken = meet(changed("basic_care", asked_if=when("concerns[lines]")), Commanded("help"))
    assert names(told(taken)["renewed-aside-line"]) == ["basic_care"]


def test_whoever_had_a_result_is_told_that_there_is_a_new_question():
    new = Question("sleep", "one", ("well", "badly"))
    questions = (*QUESTIONNAIRE.questions[:5], new, *QUESTIONNAIRE.questions[5:])
    taken = meet(Questionnaire(questions), Commanded("help"))
    assert told(taken)["renewed-more-line"] == {"more": 1}
    assert shown(taken.conversation) == "sleep"


def test_a_change_that_sets_nothing_aside_says_nothing():
    taken = meet(changed("after_signs"), Commanded("help"))
    assert "say-renewed" not in told(taken)


def test_the_emergency_card_comes_before_the_news():
    class Urgent(Silent):
        danger = "urgent"

    row = stored(Conversation("abc123", answers=ALONE, prompt=30))
    conversation = to_conversation(row, changed("event"))
    taken = step(conversation, Wrote("x"), visit((*ALONE,)), lambda *_, **__: Urgent)
    keys = [part.key for reply in taken.replies for part in reply.parts]
    assert keys.index("card-emergency") < keys.index("say-renewed")


def test_a_tap_says_itself_what_it_answers_although_something_else_is_asked_first_now():
    new = Question("sleep", "one", ("well", "badly"))
    questions = (*QUESTIONNAIRE.questions[:2], new, *QUESTIONNAIRE.questions[2:])
    so_far = {"consent": ("agree",), "adult": ("yes",)}
    tap = Tapped("abc123", 30, "answer", ("country", "uk"))
    taken = meet(Questionnaire(questions), tap, so_far)
    assert taken.conversation.answers["country"] == ("uk",)
    assert shown(taken.conversation) == "sleep"


def test_ticks_go_on_although_something_else_is_asked_first_now():
    new = Question("sleep", "one", ("well", "badly"))
    questions = (*QUESTIONNAIRE.questions[:2], new, *QUESTIONNAIRE.questions[2:])
    so_far = {key: ALONE[key] for key in ("consent", "adult", "country", "after_injection")}
    draft = Draft(question="concerns", ticks=("pores",))
    done = Tapped("abc123", 30, "done", ("concerns",))
    taken = meet(Questionnaire(questions), done, so_far, draft=draft)
    assert taken.conversation.answers["concerns"] == ("pores",)
    assert shown(taken.conversation) == "sleep"


def test_a_position_typed_for_the_former_options_is_not_taken():
    class First(Silent):
        kind, options = "answer", ("us",)

    fewer = changed("country", options=("us", "uk"))
    row = stored(Conversation("abc123", answers={"consent": ("agree",), "adult": ("yes",)}))
    conversation = to_conversation(row, fewer)
    taken = step(conversation, Wrote("1"), visit(("consent", "adult")), lambda *_, **__: First)
    assert "say-moved-on" in told(taken)
    assert "country" not in taken.conversation.answers


def test_answers_come_back_with_their_question():
    row = stored(Conversation("abc123", answers=ALONE, prompt=30))
    without = to_conversation(row, changed("event"))
    assert without.lapsed == {"event": ("none",)}
    assert to_conversation(stored(without)).answers == ALONE


def test_every_kind_of_change_is_among_the_versions():
    now = list(QUESTIONNAIRE.by_key)
    added, removed, moved, fewer, conditioned = versions(5, 2 * len(CHANGES))[: len(CHANGES)]
    assert len(added.questions) == len(now) + 1
    assert len(removed.questions) == len(now) - 1
    assert sorted(moved.by_key) == sorted(now)
    assert list(moved.by_key) != now
    lost = [a.options != b.options for a, b in zip(fewer.questions, QUESTIONS, strict=True)]
    assert sum(lost) == 1
    pairs = zip(conditioned.questions, QUESTIONS, strict=True)
    assert sum(a.asked_if != b.asked_if for a, b in pairs) == 1
