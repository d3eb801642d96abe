"""Double taps, doubled copies of a question, and buttons of a former run, on real rows."""

import pytest
from chat import Chat

from bot.flows.events import from_data


@pytest.fixture
def chat(tmp_path):
    made = Chat(tmp_path / "copies.db")
    made.say("/start")
    made.tap("I'm 18 or over and agree")
    yield made
    made.close()


def orphan_of(chat, message):
    """Send a message again as a bot does that died before it could note the first copy."""
    number = next(chat._numbers)
    chat.messages.append(type(message)(number, message.text, message.keyboard))
    return chat.messages[-1]


def kinds(chat):
    return [kind for kind, _ in chat.news]


def buttons_of(chat, number):
    return next(message.labels for message in chat.messages if message.number == number)


def test_a_double_tap_is_acknowledged_and_says_nothing(chat):
    chat.tap("United Kingdom")
    before = chat.conversation
    assert chat.tap_again() == []
    assert kinds(chat) == []
    assert chat.toasts == ["That is already noted."]
    assert chat.conversation == before


def test_a_double_tap_on_a_button_that_only_shows_is_acknowledged_too(chat):
    chat.say("/learn")
    assert chat.tap("Does it hurt?") != []
    assert chat.tap_again() == []
    assert chat.toasts == ["That is already noted."]
    chat.now += chat.desk.lease
    assert chat.tap_again() != []


def test_a_tap_on_an_orphan_copy_counts_once_and_both_copies_lose_their_buttons(chat):
    known = chat.last
    orphan = orphan_of(chat, known)
    chat.press(orphan.data("United Kingdom"), orphan.number)
    assert buttons_of(chat, orphan.number) == buttons_of(chat, known.number) == []
    assert chat.conversation.answers["country"] == ("uk",)


def test_an_orphan_copy_of_an_answered_question_is_tidied_when_it_is_tapped(chat):
    known = chat.last
    orphan = orphan_of(chat, known)
    data = orphan.data("United Kingdom")
    chat.tap("United Kingdom", known)
    assert buttons_of(chat, orphan.number) != []
    assert chat.press(data, orphan.number) == []
    assert kinds(chat) == ["strip"]
    assert buttons_of(chat, orphan.number) == []
    assert buttons_of(chat, chat.last.number) != []


def test_another_value_on_an_orphan_copy_proposes_and_tidies(chat):
    known = chat.last
    orphan = orphan_of(chat, known)
    chat.tap("United Kingdom", known)
    chat.press(orphan.data("Australia"), orphan.number)
    assert "Change this answer?" in chat.last.plain
    assert buttons_of(chat, orphan.number) == []
    assert chat.conversation.answers["country"] == ("uk",)


def test_a_tap_of_a_former_run_is_refused_and_strips_only_its_own_message(chat):
    former = chat.last
    chat.say("/restart")
    chat.tap("Yes, start fresh")
    chat.tap("I'm 18 or over and agree")
    chat.press(former.data("United Kingdom"), former.number)
    assert "earlier chat" in "".join(message.plain for message in chat.messages[-2:])
    assert "country" not in chat.conversation.answers
    assert buttons_of(chat, former.number) == []
    assert chat.last.labels != []


def test_after_an_erasure_an_old_prompt_number_strips_no_new_message(chat):
    """A new run counts from 0 again, so an old button's number may be that of a new message."""
    former = chat.last
    number = from_data(former.data("United Kingdom")).prompt
    chat.say("/delete")
    chat.tap("Yes, erase it all")
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    assert chat.conversation.prompt == number
    now = chat.last.number
    chat.press(former.data("United Kingdom"), former.number)
    assert "strip" in kinds(chat)
    assert chat.conversation.prompt == number + 1
    chat.tap("Australia")
    assert chat.conversation.answers["country"] == ("au",)
    assert buttons_of(chat, now) == []


def test_a_tick_that_comes_twice_does_not_flip_twice(chat):
    for label in ("United Kingdom", "No injection in 6 weeks", "Visible pores"):
        chat.tap(label)
    assert chat.conversation.draft.ticks == ("pores",)
    chat.tap_again()
    assert chat.conversation.draft.ticks == ("pores",)
    chat.tap("☑ 1. Visible pores")
    chat.tap_again()
    assert chat.conversation.draft.ticks == ()


def test_a_question_whose_sources_were_read_still_loses_its_buttons_when_it_is_answered(chat):
    chat.tap("Why do you ask?")
    question = chat.last.number
    chat.tap("Sources")
    chat.say("united kingdom")
    assert chat.conversation.answers["country"] == ("uk",)
    assert buttons_of(chat, question) == []
