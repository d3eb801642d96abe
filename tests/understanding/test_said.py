"""What people say of signs and of self-harm, plainly or in slang, and what sounds alike.

The lists were written to be hard; the floors stand just under what was measured. What only sounds
alike may bring a card now and then: in doubt, the card.
"""

from pathlib import Path

import pytest
import yaml

FLOORS = {"urgent": 0.96, "crisis": 0.98, "both": 1.0, "none": 0.77}
HEARD = {"urgent": ("urgent", "both"), "crisis": ("crisis", "both")}
SAID = [
    (file.stem, reading, texts)
    for file in sorted(Path(__file__).parent.glob("said.*.yaml"))
    for reading, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("file", "reading", "texts"), SAID)
def test_what_people_say_reads_as_they_mean_it(file, reading, texts, read):
    wrong = [text for text in texts if read(text) not in HEARD.get(reading, (reading,))]
    assert len(wrong) <= len(texts) * (1 - FLOORS[reading]), (file, wrong)
