"""The common way is short: screens and taps from Start to Check, the result not counted."""

import pytest
from chat import Chat

from bot.flows.changing import shown

START = ["I'm 18 or over and agree", "United Kingdom", "1. No injection"]
SKIN = ["2. Cheeks", "Done", "3. Yes, for 3 months"]
CLEAR = ["1. Never", "1. No", "5. None", "None of these", "4. None", "1. A little", "8. Nothing"]

PATIENTS = {
    "P1": (14, 19, [*START, "1. Visible pores", "Done", *SKIN, *CLEAR]),
    "P2": (
        14,
        19,
        [*START, "4. Lines", "Done", "2. Forehead", "Done", "1. Only when my face moves", *CLEAR],
    ),
    "P3": (
        18,
        26,
        [
            *START,
            *("1. Visible pores", "4. Lines", "Done", "Lines or wrinkles"),
            *SKIN,
            *("2. Forehead", "Done", "2. When it moves and when still", "1. Yes, it gets softer"),
            *CLEAR,
        ],
    ),
}


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_common_way_is_no_longer_than_promised(patient, tmp_path):
    screens_at_most, taps_at_most, labels = PATIENTS[patient]
    chat = Chat(tmp_path / "length.db")
    chat.say("/start")
    seen = ["start"]
    for label in labels:
        chat.tap(label)
        screen = shown(chat.conversation)
        seen += [screen] if screen != seen[-1] else []
    assert seen[-1] == "check"
    chat.tap("Show my result")
    chat.close()
    assert len(seen) <= screens_at_most
    assert chat.taps <= taps_at_most
    assert len(seen) == len(set(seen))
