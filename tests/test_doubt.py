"""In doubt: the card. It asks, it stands in nobody's way, and nothing is remembered of it."""

from dataclasses import replace

import pytest
from chat import Chat, readers
from test_rights import TO_A_RESULT

from bot.flows.events import Understand
from bot.operations.interpreting import interpret

WORDS, ANSWER = "the sheets can keep me", "cheeks, and the sheets"
QUESTION = "what does it cost if the sheets keep me?"
"""What the reader of these tests is in doubt about, whatever is counted elsewhere."""
MEANT = {
    WORDS: ("unclear", ()),
    ANSWER: ("answer", ("cheeks",)),
    QUESTION: ("topic", ("cost",)),
}


def doubting(reader: Understand) -> Understand:
    """Read as the bot does, and be in doubt about some texts."""

    def read(text, question, options, **more):
        meaning = reader(text, question, options, **more)
        if text not in MEANT:
            return meaning
        kind, told = MEANT[text]
        return replace(meaning, kind=kind, options=told, danger="doubt")

    return read


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "chat.db")
    opened.desk = replace(opened.desk, understand={"en": doubting(readers()["en"])})
    yield opened
    opened.close()


def begun(chat, *labels):
    chat.say("/start")
    for label in labels:
        chat.tap(label)


def test_the_card_asks_and_names_the_line_of_the_country(chat):
    begun(chat, *TO_A_RESULT[:3])
    card, *_ = chat.say(WORDS)
    assert card.plain.startswith("I may not have understood you. If you meant that you want to die")
    assert "116 123" in card.plain


def test_who_meant_something_else_goes_on_where_they_were(chat):
    begun(chat, *TO_A_RESULT[:3])
    asked, answers = chat.last.plain, chat.conversation.answers
    _, *behind = chat.say(WORDS)
    assert behind[-1].plain == asked
    assert (chat.conversation.danger_seen, chat.conversation.answers) == ("none", answers)


def test_the_third_time_skip_is_offered_as_ever(chat):
    begun(chat, *TO_A_RESULT[:5])
    for _ in range(3):
        _, said, *_ = chat.say(WORDS)
    assert said.labels == ["Skip"]


def test_an_answer_in_doubt_is_taken_behind_the_card(chat):
    begun(chat, *TO_A_RESULT[:5])
    assert chat.say(ANSWER)[0].plain.startswith("I may not have understood you")
    assert chat.conversation.answers["pore_areas"] == ("cheeks",)


def test_before_consent_it_comes_too_and_nothing_is_kept(chat):
    card, start = chat.say(WORDS)
    assert "a crisis line in your country" in card.plain
    assert chat.conversation is None
    assert start.labels[0] == "I'm 18 or over and agree"


def test_a_question_in_doubt_is_answered_behind_the_card(chat):
    begun(chat, *TO_A_RESULT[:3])
    asked = chat.last.plain
    card, told, again = chat.say(QUESTION)
    assert card.plain.startswith("I may not have understood you")
    assert (card.labels, "Ask for it in writing" in told.plain, again.plain) == ([], True, asked)


def test_a_question_in_doubt_before_consent_too(chat):
    card, told = chat.say(QUESTION)
    assert card.plain.startswith("I may not have understood you")
    assert "Ask for it in writing" in told.plain


def test_own_words_in_doubt_are_kept_and_the_result_is_that_of_the_answers(chat):
    begun(chat, *TO_A_RESULT[:-1])
    card, page = chat.say(WORDS)
    assert card.plain.startswith("I may not have understood you")
    assert f"Noted: {WORDS}" in page.plain
    said = "\n".join(one.plain for one in chat.tap("Show my result"))
    assert "You come first" not in said
    assert "I may not have understood you" not in said
    assert chat.conversation.answers["own_words"] == ("none",)


def test_a_plain_wish_to_die_after_it_is_no_longer_in_doubt(chat):
    begun(chat, *TO_A_RESULT[:3])
    chat.say(WORDS)
    (card,) = chat.say("i want to die")
    assert card.plain.startswith("I'm glad you wrote this")
    assert chat.conversation.danger_seen == "crisis"


@pytest.mark.parametrize("question", [None, "worries", "own_words"])
@pytest.mark.parametrize("text", MEANT)
def test_a_line_in_doubt_is_told_as_self_harm(question, text):
    line = {"id": 1, "locale": "en", "country": "uk", "question": question, "text": text}
    told = interpret(line, {"en": doubting(readers()["en"])})
    assert told == {"id": 1, "kind": "crisis", "options": [], "topic": None}
