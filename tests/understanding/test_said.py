"""What people say of signs and of self-harm, plainly or in slang, and what sounds alike."""

from pathlib import Path

import pytest
import yaml

FILES = sorted(Path(__file__).parent.glob("said.*.yaml"))
SAID = [
    (text, reading)
    for file in FILES
    for reading, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    for text in texts
]


@pytest.mark.parametrize(("text", "reading"), SAID)
def test_what_people_say_reads_as_they_mean_it(text, reading, read):
    assert read(text) == reading
