"""What is written in keys can be read again."""

import pytest

from bot.flows.events import to_data
from bot.flows.replies import Button, Reply, Text
from bot.rows import reply_in_keys, to_argument

WHOLE = Text(
    "because-line",
    {"name": Text("name-country"), "answer": (Text("option-country-uk"),), "left": 3, "own": "a"},
)


def test_a_reply_is_read_as_it_was_meant():
    (written,) = reply_in_keys(Reply((WHOLE,)))["parts"]
    assert to_argument(written) == WHOLE


@pytest.mark.parametrize("written", [[], [1], {"any": []}, None, ["key", "words"]])
def test_what_nobody_wrote_is_refused(written):
    with pytest.raises(ValueError, match="no piece of a reply"):
        to_argument(written)


def kept(*buttons):
    (row,) = reply_in_keys(Reply((WHOLE,), (buttons,)))["buttons"]
    return row


def test_a_button_is_kept_by_its_label_and_what_it_does_and_never_by_its_run():
    label = Text("unchosen", {"number": 1, "label": Text("option-country-uk")})
    data = to_data("runrun", 7, "answer", "country", "uk")
    assert kept(Button(label, data)) == [
        ["7.answer.country.uk", ["unchosen", {"number": 1, "label": ["option-country-uk"]}]]
    ]


def test_a_button_keeps_no_code_of_a_link_and_nothing_that_it_copies():
    code, copied = "payl0adpayl0", Text("transcript-code", {"code": "3MFK-7FPT-4ERA-6MPT"})
    row = kept(
        Button(Text("button-agree-adult"), to_data("runrun", 0, "adult", "en", code)),
        Button(Text("button-copy-code"), "", copies=copied),
    )
    assert row == [["0.adult.en.?", ["button-agree-adult"]], ["", ["button-copy-code"]]]
