"""The sheet comes as a text, and as a page to print for whoever asks for it."""

from dataclasses import replace

from test_rights import finish

PRINT = "as a page to print"
HEAD = "My sheet for a talk with a practitioner"


def sheet(chat):
    """Ask for the sheet as a text."""
    finish(chat)
    return chat.say("/sheet")


def sentences(words):
    """Name the lines of a text that say something."""
    return [line for line in words.splitlines() if line.strip("_ ")]


def test_the_page_holds_the_very_lines_of_the_text(chat):
    text, *_ = sheet(chat)
    chat.tap(PRINT)
    lines = chat.files["askfirst-sheet.pdf"]
    assert [words for kind, words in lines if kind != "room"] == sentences(text.plain)


def test_the_sheet_says_what_it_rests_on_and_the_page_says_the_same(chat):
    text, *_ = sheet(chat)
    assert (
        "What this rests on\nWu, Plastic and Reconstructive Surgery, abstract, 2015; " in text.plain
    )
    chat.tap(PRINT)
    assert chat.files["askfirst-sheet.pdf"][-1] == ["text", text.plain.splitlines()[-1]]


def test_the_page_comes_only_on_request(chat):
    sheet(chat)
    assert chat.files == {}


def test_an_old_button_prints_the_answers_as_they_are_now(chat):
    sheet(chat)
    chat.tap("See my answers")
    chat.tap("Skin areas")
    chat.tap("Chin")
    chat.tap("Done")
    chat.tap(PRINT)
    written = " ".join(words for _, words in chat.files["askfirst-sheet.pdf"])
    assert "Skin areas: Cheeks, Chin" in written


def test_the_button_writes_no_answer_and_leaves_what_waits(chat):
    sheet(chat)
    before = chat.conversation
    chat.tap(PRINT)
    assert (chat.last.text, chat.conversation) == ("askfirst-sheet.pdf", before)


def test_without_a_result_the_button_says_when_there_will_be_a_sheet(chat):
    sheet(chat)
    button = chat.newest_with(PRINT)
    chat.say("/restart")
    chat.tap("Yes, start fresh")
    chat.tap("I'm 18 or over and agree")
    told = chat.press(button.data(PRINT), button.number)
    assert chat.files == {}
    assert told


def test_no_word_of_the_page_stands_on_disk_in_clear(chat):
    sheet(chat)
    chat.hold()
    chat.tap(PRINT)
    written = b"".join(path.read_bytes() for path in chat.file.parent.iterdir())
    assert len(chat.rows("outbox")) == 1
    assert [word for word in (HEAD, "Visible pores", "%PDF") if word.encode() in written] == []


def test_delete_takes_the_page_out_of_the_chat(chat):
    sheet(chat)
    chat.tap(PRINT)
    file = chat.last
    chat.say("/delete")
    chat.tap("Yes, erase it all")
    assert file.number not in [message.number for message in chat.messages]


def test_where_nothing_can_be_printed_no_button_offers_it(chat):
    chat.desk = replace(chat.desk, prints=False)
    told = sheet(chat)
    assert told[0].plain.startswith(HEAD)
    assert [label for message in told for label in message.labels if "print" in label] == []


def test_where_nothing_can_be_printed_any_more_the_text_comes_instead(chat):
    text, *_ = sheet(chat)
    chat.desk = replace(chat.desk, prints=False)
    (again,) = chat.tap(PRINT)
    assert again.text == text.text
