"""A tap and a text in either order and at the same time: a sane conversation either way."""

import asyncio
import itertools

import pytest
from chat import PATIENT, Chat

from bot.flows.changing import shown
from bot.flows.editing import EDIT
from bot.flows.events import Wrote, from_data
from bot.turn import take
from db.engine import Database


@pytest.fixture
def chat(tmp_path):
    made = Chat(tmp_path / "racing.db")
    made.say("/start")
    made.tap("I'm 18 or over and agree")
    yield made
    made.close()


@pytest.fixture
async def database(chat):
    opened = Database.open(f"sqlite:///{chat.file}")
    yield opened
    await opened.close()


def tap_of(chat, label):
    return chat.heard(from_data(chat.last.data(label)), chat.last.number)


def text_of(chat, text):
    return chat.heard(Wrote(text), next(chat._numbers))


async def at_once(database, chat, *heard):
    """Hand all to the writer before any is taken, as two queues of Telegram do."""
    turns = (database.write(lambda c, one=one: take(c, chat.desk, one, chat.now)) for one in heard)
    return await asyncio.gather(*turns)


def waiting_prompts(chat):
    return [row["prompt"] for row in chat.rows("outbox") if row["prompt"] is not None]


@pytest.mark.parametrize("swapped", [False, True], ids=["tap first", "text first"])
@pytest.mark.parametrize("text", ["australia", "united kingdom", "1", "hello"])
async def test_whichever_comes_first_counts_and_the_other_overwrites_nothing(
    chat, database, text, swapped
):
    pair = [tap_of(chat, "United Kingdom"), text_of(chat, text)]
    await at_once(database, chat, *(reversed(pair) if swapped else pair))
    conversation = chat.conversation
    expected = "au" if swapped and text == "australia" else "uk"
    assert conversation.answers["country"] == (expected,)
    assert "after_injection" not in conversation.answers
    proposed = swapped and expected == "au"
    assert shown(conversation) == (EDIT if proposed else "after_injection")
    assert waiting_prompts(chat)[-1] == conversation.prompt


async def test_a_text_counts_for_a_question_only_if_it_was_written_below_it(chat):
    early = text_of(chat, "1")
    chat.tap("United Kingdom")
    chat.deliver(chat.take(early))
    assert "after_injection" not in chat.conversation.answers
    assert "just as I moved on" in "".join(one.plain for one in chat.messages[-2:])
    chat.say("1")
    assert chat.conversation.answers["after_injection"] == ("no",)


async def test_three_of_one_patient_in_every_order_leave_one_answer_and_a_way_on(chat, database):
    for number, order in enumerate(itertools.permutations(range(3))):
        chat.say("/restart")
        chat.tap("Yes, start fresh")
        chat.tap("I'm 18 or over and agree")
        three = [
            tap_of(chat, "United Kingdom"),
            tap_of(chat, "Australia"),
            text_of(chat, "united states"),
        ]
        taken = await at_once(database, chat, *(three[place] for place in order))
        first = ("uk", "au", "us")[order[0]]
        assert chat.conversation.answers["country"] == (first,), (number, order)
        assert set(chat.conversation.answers) == {"consent", "adult", "country"}
        for one in taken:
            chat.deliver(one)
        assert chat.last.labels != []


async def test_other_patients_are_not_touched(chat, database, tmp_path):
    other = Chat(tmp_path / "racing.db", patient=PATIENT + 1)
    other.desk, other._updates = chat.desk, chat._updates
    other.say("/start")
    other.tap("I'm under 18 and agree")
    before = other.conversation
    await at_once(database, chat, tap_of(chat, "Australia"), text_of(chat, "united kingdom"))
    assert other.conversation == before
    other.close()
