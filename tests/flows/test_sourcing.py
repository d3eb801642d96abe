"""Where it comes from is one tap away, for everything medical that the bot says."""

import pytest
from chat import words

from bot.content.claims import claims_of, load_claims
from bot.flows.outcomes import CARDS, OUTCOMES, OVERLAYS
from bot.flows.result import Result
from bot.flows.sourcing import SOURCED, sources_of, sources_of_result


def claims(reply):
    return claims_of(words(), reply.sources)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_result_names_claims_that_exist(outcome):
    told = claims(sources_of_result(Result((), outcome)))
    assert told
    assert set(told) <= set(load_claims().rows)


@pytest.mark.parametrize("note", [*(row.key for row in OVERLAYS), *(row.key for row in CARDS)])
def test_every_note_beside_a_result_names_its_claims(note):
    overlays = (note,) if note.startswith("O") else ()
    cards = () if overlays else (note,)
    bare = claims(sources_of_result(Result((), "no_suggestion")))
    noted = claims(sources_of_result(Result((), "no_suggestion", overlays=overlays, cards=cards)))
    own = [
        key
        for key in words().languages["en"].claims
        if key.startswith((f"card-{note}", f"overlay-{note}"))
    ]
    assert own
    assert set(noted) == {*bare, *claims_of(words(), own)}


def test_every_text_that_a_button_names_is_said_in_english():
    for keys in SOURCED.values():
        assert set(keys) <= words().languages["en"].keys


def test_the_questions_for_a_practitioner_and_the_comparison_have_sources():
    assert {"V1", "V5", "F120"} <= set(claims(sources_of("all")))
    assert claims(sources_of("compare"))


def test_what_no_button_names_has_no_sources():
    assert sources_of("nonsense") is None
