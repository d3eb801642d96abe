"""The English lexicon as the tests read it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import bot.content
from bot.understanding.danger import Danger, compile_danger
from bot.understanding.words import Understanding, join_labels

LEXICON = Path(bot.content.__file__).parent / "locales" / "en" / "lexicon.yaml"
VISIBLE = {
    "every_question": {"skip": ("Skip",), "not_sure": ("Not sure",)},
    "concerns": {
        "pores": ("Visible pores",),
        "lines": ("Lines or wrinkles",),
        "none": ("None: I'm happy as I am",),
    },
    "after_signs": {"allergy_swelling": ("Hives, swelling, wheeze, faint",)},
    "not_now": {"pregnant_or_trying": ("Pregnant, may be, or trying",)},
    "consent": {"decline": ("No, thanks",)},
    "pore_areas": {"t_zone": ("Forehead and nose (T-zone)",)},
}


@pytest.fixture(scope="session")
def lexicon() -> dict[str, Any]:
    return yaml.safe_load(LEXICON.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def danger(lexicon) -> Danger:
    return compile_danger(lexicon["danger"])


@pytest.fixture(scope="session")
def understand(lexicon, danger) -> Understanding:
    labels = join_labels(VISIBLE, lexicon["synonyms"])
    return Understanding(labels, lexicon["commands"], danger)
