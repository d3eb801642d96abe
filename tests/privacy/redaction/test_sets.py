"""Labelled texts of another hand: how much of what identifies goes, and how much else."""

import json
from pathlib import Path

import pytest

from bench.redaction.score import score
from bot.redacting import redactor

SEEN = Path(__file__).with_name("seen.jsonl")
FLOOR = 0.985
FLOOR_TYPE = 0.95
FLOOR_LANGUAGE = 0.97
MOST_REMOVED, MOST_LOST = 0.01, 0.02


@pytest.fixture(scope="module")
def result():
    rows = [json.loads(line) for line in SEEN.read_text(encoding="utf-8").splitlines()]
    out = {row["id"]: redactor().redact(row["text"], row["lang"]).text for row in rows}
    return score(rows, out)


def test_hardly_anything_that_identifies_is_left(result):
    assert result["recall_chars"] >= FLOOR


def test_no_kind_of_thing_is_left_more_often(result):
    low = {kind: row for kind, row in result["by_type"].items() if row["recall"] < FLOOR_TYPE}
    assert low == {}


def test_no_language_is_served_worse(result):
    low = {code: row for code, row in result["by_lang"].items() if row["recall"] < FLOOR_LANGUAGE}
    assert low == {}


def test_hardly_anything_else_goes(result):
    assert result["over_redaction"] <= MOST_REMOVED
    assert result["collateral"] <= MOST_LOST


def test_no_label_spells_what_it_hides(result):
    assert result["echoed_in_placeholder"] == 0


def test_every_redaction_is_the_text_with_holes(result):
    assert result["fallback_aligned"] == 0
