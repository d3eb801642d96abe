"""What others wrote is carried along unchanged."""

import hashlib
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "vendor"


def test_every_vendored_file_has_its_recorded_hash():
    recorded = tomllib.loads((VENDOR / "VENDORED.toml").read_text())["file"]
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "VENDORED.toml"
    }
    assert {row["name"]: row["sha256"] for row in recorded} == found
    assert all(row["version"] and row["licence"] and row["source"] for row in recorded)
