"""A button above with another value: what would change is said, and nothing is overwritten."""

from dataclasses import replace

import pytest
from space import nodes

from bot.flows.answers import Conversation, Draft
from bot.flows.changing import Visit, shown
from bot.flows.editing import EDIT, would_be, would_change
from bot.flows.events import Tapped
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.result import decide
from bot.flows.screens import RESULT
from bot.flows.step import step

VISIT = Visit("en", "new123")
PORES = {
    "consent": ("agree",),
    "adult": ("yes",),
    "country": ("uk",),
    "after_injection": ("no",),
    "concerns": ("pores",),
    "pore_areas": ("cheeks",),
    "basic_care": ("over_3_months",),
    "last_toxin": ("never",),
    "event": ("none",),
    "not_now": ("none",),
    "conditions": ("none",),
    "allergies": ("none",),
    "medicines": ("none",),
    "setting": ("none",),
    "on_my_mind": ("a_little",),
    "worries": ("none",),
    "own_words": ("skip",),
}


def unread(text, question, options, *, numbered):
    raise AssertionError((text, question, options, numbered))


def tap(conversation, action, *arguments, prompt=1):
    event = Tapped(conversation.run, prompt, action, arguments)
    return step(conversation, event, VISIT, unread)


def finished(**changes):
    return Conversation("abc123", answers=PORES | changes, prompt=40)


def told(taken):
    return [part.key for reply in taken.replies for part in reply.parts]


def named(taken, line):
    """Name the questions that a line of the preview lists."""
    parts = [part for reply in taken.replies for part in reply.parts if part.key == line]
    return [name.key.removeprefix("name-") for part in parts for name in part.arguments["names"]]


def test_another_value_on_an_old_button_is_only_proposed():
    before = finished()
    taken = tap(before, "answer", "country", "us")
    assert shown(taken.conversation) == EDIT
    assert taken.conversation.answers == before.answers
    assert taken.stale


def test_yes_makes_the_change_and_no_keeps_the_answer():
    proposed = tap(finished(), "answer", "country", "us").conversation
    yes = tap(proposed, "edit_yes", prompt=proposed.prompt)
    no = tap(proposed, "go", prompt=proposed.prompt)
    assert yes.conversation.answers == PORES | {"country": ("us",)}
    assert no.conversation.answers == PORES
    assert shown(yes.conversation) == shown(no.conversation) == RESULT
    assert yes.conversation.draft == no.conversation.draft == Draft()


def test_a_second_yes_changes_nothing_more():
    proposed = tap(finished(), "answer", "country", "us").conversation
    yes = tap(proposed, "edit_yes", prompt=proposed.prompt).conversation
    again = tap(yes, "edit_yes", prompt=proposed.prompt)
    assert again.conversation == yes
    assert again.toast
    assert again.replies == ()


def test_the_preview_names_what_is_set_aside_and_what_comes_newly():
    taken = tap(finished(), "answer", "concerns", "none")
    assert named(taken, "edit-gone-line") == ["pore_areas", "basic_care"]
    taken = tap(finished(), "tick", "concerns", "lines", "1")
    expected = ["main_concern", "line_areas", "lines_show", "spread_softens"]
    assert named(taken, "edit-new-line") == expected
    assert "edit-gone-line" not in told(taken)
    shelved = finished(concerns=("none",))
    taken = tap(shelved, "answer", "concerns", "pores")
    assert named(taken, "edit-back-line") == ["pore_areas", "basic_care"]


@pytest.mark.parametrize(
    ("button", "line"),
    [
        (("answer", "basic_care", "no"), "edit-result-other-line"),
        (("answer", "country", "us"), "edit-result-same-line"),
        (("tick", "setting", "party_or_home", "1"), "edit-result-notes-line"),
        (("answer", "on_my_mind", "some_of_the_day"), "edit-result-later-line"),
    ],
)
def test_the_preview_says_what_becomes_of_the_result(button, line):
    assert line in told(tap(finished(), *button))


def test_without_a_result_the_preview_says_if_the_change_leads_to_one():
    under_way = Conversation("abc123", answers={key: PORES[key] for key in (*PORES,)[:8]}, prompt=9)
    assert "edit-result-now-line" in told(tap(under_way, "minor"))
    assert "edit-nothing-line" in told(tap(under_way, "answer", "country", "us"))


def test_what_the_preview_says_of_the_result_is_what_comes_of_it():
    """Over the whole space: every class of answers, every other value of three questions."""
    ends = [node for node in nodes() if node.question is None][::40]
    for node in ends:
        for key, option in (("last_toxin", "never"), ("event", "none"), ("adult", "no")):
            if node.answers.get(key) in (None, (option,)):
                continue
            draft = Draft(question=key, ticks=(option,))
            before = Conversation("abc123", answers=node.answers, draft=draft)
            said = {part.key for part in would_change(before)}
            old, new = decide(before.answers), decide(would_be(before).answers)
            assert ("edit-result-other-line" in said) == (
                None not in (old.outcome, new.outcome) and old.outcome != new.outcome
            )


def test_choosing_something_else_opens_the_question_with_the_ticks_proposed():
    proposed = tap(finished(), "tick", "concerns", "oily", "1").conversation
    there = tap(proposed, "edit_other", prompt=proposed.prompt).conversation
    assert shown(there) == "concerns"
    assert there.draft == Draft(question="concerns", ticks=("pores", "oily"))
    assert there.answers == PORES


def test_an_old_sign_of_an_emergency_shows_the_card_before_anything_is_confirmed():
    signs = {"after_injection": ("yes_something_is_wrong",), "after_signs": ("bruise_headache",)}
    answers = {key: (PORES | signs)[key] for key in (*list(PORES)[:4], "after_signs", "concerns")}
    answers |= signs
    taken = tap(Conversation("abc123", answers=answers, prompt=9), "tick", "after_signs", *SIGN)
    assert told(taken)[:2] == ["card-emergency", "say-edit"]
    assert taken.conversation.answers == answers


SIGN = ("breathing", "1")


def test_the_last_tick_taken_off_above_opens_the_question_instead():
    taken = tap(finished(), "tick", "concerns", "pores", "0")
    assert shown(taken.conversation) == "concerns"
    assert taken.conversation.answers == PORES


def test_a_page_that_lost_its_proposal_shows_what_is_pending():
    lost = replace(finished(), opened=EDIT)
    assert shown(lost) == RESULT
    assert tap(lost, "edit_yes", prompt=40).conversation.answers == PORES


def test_a_foreign_run_is_refused_and_its_message_is_stale():
    taken = step(finished(), Tapped("zzz999", 40, "answer", ("country", "us")), VISIT, unread)
    assert "say-old-run" in told(taken)
    assert taken.stale
    assert taken.conversation.answers == PORES
    assert QUESTIONNAIRE is taken.conversation.questionnaire
