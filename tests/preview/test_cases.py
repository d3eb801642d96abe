"""Cases: kept from a conversation, judged by `askfirst try`, walked button by button."""

from dataclasses import asdict

import pytest
from chat import Chat, words

from bot.flows.answers import Conversation
from bot.flows.changing import shown
from bot.flows.screens import RESULT
from bot.operations.cases import CasesUnreadable, from_yaml, try_case
from bot.recording import SPOKEN
from bot.vocabulary import danger_reader
from preview.drawer.cases import (
    CASES,
    keys_of,
    next_act,
    read_case,
    recorded,
    to_answers,
)

FILES = sorted(CASES.glob("*.yaml"))
MANY_ACTS = 60


def reader():
    """Give what reads own words for danger."""
    return danger_reader(words())


def standing(chat):
    """Show a chat's messages as the page gets them."""
    return [
        {
            "id": message.number,
            "keyboard": [[{"callback_data": data} for _, data in row] for row in message.keyboard],
        }
        for message in chat.messages
    ]


def walked(chat, answers):
    """Let a case's patient act until the case is over."""
    chat.say("/start")
    for _ in range(MANY_ACTS):
        act = next_act(chat.conversation, answers, keys_of(standing(chat)))
        if "tap" in act:
            chat.press(act["tap"]["data"], act["tap"]["message"])
        elif "say" in act:
            chat.say(act["say"])
        else:
            return act
    raise AssertionError("the case never ends")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_kept_case_comes_to_its_outcome_at_the_terminal_and_in_the_chat(file, tmp_path):
    text = file.read_text(encoding="utf-8")
    (case,) = from_yaml(text)
    chat = Chat(tmp_path / "case.db")
    end = walked(chat, to_answers(read_case(text)["answers"]))
    conversation = chat.conversation
    chat.close()
    (kept,) = from_yaml(recorded(conversation))
    assert end == {"over": True}
    assert shown(conversation) == RESULT
    assert case["outcome"] == kept["outcome"] == try_case(case, reader())["outcome"]
    assert {**kept["answers"], "own_words": 0} == {**case["answers"], "own_words": 0}


@pytest.mark.parametrize("reading", SPOKEN)
def test_words_that_stand_for_a_reading_read_so(reading):
    given = {"consent": ("agree",), "adult": ("yes",), "own_words": (reading,)}
    asked = recorded(Conversation("run001", answers=given))
    assert reader()(SPOKEN[reading]) == reading
    assert "own_words" not in asked, "what the route does not ask is no part of a case"


@pytest.mark.parametrize("text", ["- [", "just words", "answers: 3", "[]"])
def test_what_is_no_case_is_refused_in_a_sentence(text):
    with pytest.raises(CasesUnreadable, match=r"^The file .*\.$"):
        read_case(text)


def test_a_case_without_the_next_answer_ends_there(tmp_path):
    chat = Chat(tmp_path / "case.db")
    end = walked(chat, {"consent": ("agree",), "adult": ("no",)})
    left = asdict(chat.conversation)
    chat.close()
    assert (end, left["answers"]["adult"]) == ({"over": True}, ("no",))
