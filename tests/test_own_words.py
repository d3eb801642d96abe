"""Own words can be changed after the result as any answer can, and the result follows."""

import pytest
from test_rights import TO_A_RESULT

DANGER = "i want to kill myself"


def to_the_words_again(chat, first):
    """Go to a result with these words, then tap Change on them."""
    chat.say("/start")
    for label in TO_A_RESULT[:-1]:
        chat.tap(label)
    if first:
        chat.say(first)
    chat.tap("Show my result")
    chat.tap("See my answers")
    return chat.tap("✎ Your own words")[-1]


def outcome(chat):
    return chat.conversation.answers["own_words"]


def test_the_words_are_shown_and_can_be_written_again(chat):
    shown = to_the_words_again(chat, "my cheeks look rough")
    assert shown.plain.count("my cheeks look rough") == 1
    assert "Noted: my cheeks look rough" in shown.plain
    shown = chat.say("my chin looks rough")[-1]
    assert "Noted: my chin looks rough" in shown.plain
    assert chat.conversation.words == "my cheeks look rough"
    chat.tap("Show my result")
    assert chat.conversation.words == "my chin looks rough"


def test_who_was_misread_drops_the_words_and_the_result_changes(chat):
    to_the_words_again(chat, DANGER)
    assert outcome(chat) == ("crisis",)
    chat.tap("Drop my words")
    said = "\n".join(message.plain for message in chat.tap("Show my result"))
    assert "You come first" not in said
    assert outcome(chat) == ("skip",)
    assert chat.conversation.words is None


def test_words_can_still_be_added(chat):
    shown = to_the_words_again(chat, "")
    assert "Noted" not in shown.plain
    chat.say("my chin looks rough")
    chat.tap("Show my result")
    assert (chat.conversation.words, outcome(chat)) == ("my chin looks rough", ("none",))


@pytest.mark.parametrize("way", ["Back", "/start"])
def test_who_goes_elsewhere_has_changed_nothing(chat, way):
    to_the_words_again(chat, "my cheeks look rough")
    chat.say("my chin looks rough")
    (chat.say if way.startswith("/") else chat.tap)(way)
    assert (chat.conversation.words, outcome(chat)) == ("my cheeks look rough", ("none",))
    chat.say("/start")
    shown = chat.tap("See my answers")[-1]
    assert "my cheeks look rough" in shown.plain
    assert "Noted" not in shown.plain


def test_a_danger_written_there_is_carried_into_the_result(chat):
    to_the_words_again(chat, "my cheeks look rough")
    assert "I'm glad you wrote this" in chat.say(DANGER)[0].plain
    assert f"Noted: {DANGER}" in chat.tap("Go on")[-1].plain
    chat.tap("Show my result")
    assert outcome(chat) == ("crisis",)


def test_skip_typed_there_drops_them(chat):
    to_the_words_again(chat, "my cheeks look rough")
    chat.say("skip")
    assert outcome(chat) == ("skip",)


def test_on_the_list_of_answers_nothing_typed_is_kept(chat):
    to_the_words_again(chat, "my cheeks look rough")
    chat.tap("Show my result")
    chat.tap("See my answers")
    chat.say("my chin looks rough")
    assert chat.conversation.draft.words != "my chin looks rough"
    assert chat.conversation.words == "my cheeks look rough"
