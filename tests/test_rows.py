"""What is written in keys can be read again."""

import pytest

from bot.flows.replies import Reply, Text
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
