"""Self-harm told by a day, a farewell, what is given away or laid by; and what sounds alike."""

from pathlib import Path

import pytest
import yaml

SAID = yaml.safe_load(Path(__file__).with_name("phrases.selfharm.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", SAID["crisis"])
def test_self_harm_is_heard_though_nobody_names_it(text, read):
    assert read(text) == "crisis"


@pytest.mark.parametrize("text", SAID["none"])
def test_an_idiom_or_a_plain_matter_stays_calm(text, read):
    assert read(text) == "none"
