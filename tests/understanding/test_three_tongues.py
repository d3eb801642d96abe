"""What people say of one sign in Portuguese, Russian and Arabic: plainly, in slang, of others."""

from pathlib import Path

import pytest
import yaml

SAID = yaml.safe_load(Path(__file__).with_name("phrases.tongues.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", SAID["urgent"])
def test_a_sign_is_heard_in_the_words_of_every_day(text, read):
    assert read(text) == "urgent"


@pytest.mark.parametrize("text", SAID["crisis"])
def test_self_harm_is_heard_where_it_is_hardly_named(text, read):
    assert read(text) == "crisis"


@pytest.mark.parametrize("text", SAID["none"])
def test_a_saying_a_cold_or_a_worry_is_no_sign(text, read):
    assert read(text) == "none"
