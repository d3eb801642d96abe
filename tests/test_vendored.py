"""What others made is carried along unchanged, with its licence."""

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


FOLDERS = ("tests/vendor", "bot/handouts/fonts", "console/static/vendor", "console/known")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_vendored_file_has_its_recorded_hash(folder):
    recorded = tomllib.loads((ROOT / folder / "VENDORED.toml").read_text())["file"]
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / folder).iterdir()
        if path.name not in ("VENDORED.toml", "__init__.py", "__pycache__")
    }
    assert {row["name"]: row["sha256"] for row in recorded} == found
    assert all(row["version"] and row["licence"] and row["source"] for row in recorded)


def test_the_fonts_bring_the_licence_they_stand_under():
    licence = (ROOT / "bot/handouts/fonts/LICENCE").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2015-2020 Google LLC" in licence
