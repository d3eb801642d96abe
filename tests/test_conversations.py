"""Journeys that a clinician can read and correct.

`pytest --update tests/test_conversations.py` writes what the bot says now; the review is the diff.
"""

from pathlib import Path

import pytest
from chat import Chat, transcript
from clinics import LARCH, OTHER, make

from bot.flows.outcomes import OUTCOMES

JOURNEYS = sorted((Path(__file__).parent / "conversations").glob("*.txt"))


@pytest.mark.parametrize("file", JOURNEYS, ids=lambda file: file.stem)
def test_the_bot_says_what_the_journey_tells(file, tmp_path, request):
    told = file.read_text(encoding="utf-8")
    title, *_ = told.split("\n")
    script = [line[9:] for line in told.split("\n") if line.startswith("patient: ")]
    chat = Chat(tmp_path / "journey.db")
    make(chat, LARCH, OTHER)
    now = "\n".join([title, "", *transcript(chat, script)])
    chat.close()
    if request.config.getoption("--update"):
        file.write_text(now, encoding="utf-8")
    assert told == now


def test_there_is_a_journey_to_every_outcome():
    assert set(OUTCOMES) <= {file.stem.split(".")[0] for file in JOURNEYS}
