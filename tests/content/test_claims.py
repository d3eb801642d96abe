"""What a text rests on can be shown, once each, and has a day until which it may stand."""

from datetime import date

from bot.content.catalogue import load
from bot.content.claims import expired_since, load_claims, sources_of


def test_all_sources_are_told_once_each_with_their_year():
    catalogue, claims = load(), load_claims()
    told = sources_of(catalogue, claims, ["topic-does_it_work_pores", "outcome-discuss_both"])
    named = catalogue.languages["en"].claims
    both = {*named["topic-does_it_work_pores"], *named["outcome-discuss_both"]}
    assert sorted(one.claim for one in told) == sorted(both)
    assert (told[0].claim, told[0].sources, told[0].level) == (
        "F9",
        ("Shah, Journal of Drugs in Dermatology (copy), 2008",),
        "SERIES",
    )


def test_what_states_no_medical_fact_has_no_sources():
    assert sources_of(load(), load_claims(), ["topic-privacy", "ask-concerns", "no-such"]) == []


def test_a_claim_may_stand_on_its_last_day_and_no_longer():
    claims, last = load_claims(), date(2027, 5, 22)
    assert expired_since(claims, ["F17", "F999"], last) is None
    assert expired_since(claims, ["F17", "F999"], date(2027, 5, 23)) == last
