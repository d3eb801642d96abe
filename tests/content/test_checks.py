"""Every check finds the fault it is there for, says what to do, and is content with our words."""

from datetime import date

import pytest
import yaml

from bot.content import reviews
from bot.content.catalogue import ContentBroken, load
from bot.content.checks import CHECKS, check, load_rules
from bot.content.claims import load_claims
from bot.content.matter import Rules
from bot.flows.questions import QUESTIONS

TODAY = date(2026, 11, 23)
SOUND = f"""
# claims: F1
outcome-calm = <b>All is calm.</b> As far as we know it may help.
name-topic-rest = Rest
# claims: F1
topic-rest = {"We rest and then we wake. " * 9}
brand =
    {{ $wording ->
        [named] Botox
       *[neutral] it
    }}
say-brand = Ask the people whom you trust about {{ brand }}.
# claims: F1
compare-a-what = One two three.
# claims: F1
compare-b-what = Four five six.
"""
LEXICON = {"topics": {"rest": ["may i rest"]}}
AT_SIGHT = {"common": ["the"], "names": ["botox", "micro-botox"]}
CLAIM = {
    "id": "F1",
    "says": "It helps some people.",
    "sources": ["S1"],
    "year": 2020,
    "level": "RCT",
    "tag": "V",
    "verified": "page",
    "checked_on": date(2026, 11, 22),
    "expires": date(2027, 5, 22),
}
LAW = {
    "id": "F2",
    "says": "Help is a call away.",
    "level": "REG",
    "expires": date(2027, 2, 22),
}
SOURCES = {"S1": {"cite": "A journal", "year": 2020, "address": None}}
CALL = {"number": "112", "facts": ["F2"], "verified": "page"}
OFFICE = {"name": "Office", "address": "office.example", "facts": ["F1"], "status": "page"}
RULES = Rules(
    banned={
        "en": [{"never": r"\bdoses?\b", "say": "leave out amounts", "unless": "grain of salt"}]
    },
    terms={"en": {"extraordinarily": "a test"}},
    tables={
        "arguments": {"count": 3},
        "held_back": ["retinoid"],
        "en": {
            "lock_screen": r"pregnan\w*",
            "hedges": "as far as we know",
            "plain_unverified": {"F9": "a test"},
            "must_name": [["ask-conditions", "asthma", "asthma"]],
        },
    },
)


def problems(  # noqa: PLR0913 - a planted fault is one argument
    folder,
    words="",
    *,
    lexicon=None,
    at_sight=None,
    claim=None,
    more=(),
    sources=None,
    call=None,
    office=None,
    needed=(),
    today=TODAY,
    rules=RULES,
):
    """Write a small content with one fault planted, and check it."""
    place = folder / "locales" / "en"
    place.mkdir(parents=True)
    (place / "a.ftl").write_text(f"{SOUND}\n{words}\n", encoding="utf-8")
    claims = [CLAIM | (claim or {}), CLAIM | LAW, *(CLAIM | row for row in more)]
    register = {"register": OFFICE | (office or {}), "report": None, "more": []}
    for path, table in {
        "locales/en/lexicon.yaml": LEXICON | (lexicon or {}),
        "locales/en/at_sight.yaml": AT_SIGHT | (at_sight or {}),
        "claims.yaml": claims,
        "sources.yaml": SOURCES | (sources or {}),
        "emergency.yaml": {"countries": {"uk": {"emergency": CALL | (call or {})}}},
        "registers.yaml": {"countries": {"uk": register}},
        "reviews.yaml": {},
        "danger.yaml": {"urgent": {}, "doubt": {}, "crisis": {}},
        "topics.yaml": {},
    }.items():
        (folder / path).write_text(yaml.safe_dump(table), encoding="utf-8")
    reviews.write(reviews.kept(load(folder)), folder / "reviews.yaml")
    return check(load(folder), load_claims(folder), needed, today, rules)


HARD = (
    "Philosophical considerations notwithstanding, deliberation predominates universally here now."
)
LONG = "ask-mood = " + "and so on " * 14
CALMER = "# claims: none, it is a test\n"
UNCERTAIN = {"id": "F8", "tag": "M", "verified": "no", "sources": []}

PLANTED = [
    ("missing", {"needed": ["ask-mood"]}, "en: ask-mood", "write it"),
    ("broken", {"words": "say-a = { $who }"}, "en: say-a", "Nobody hands over $who"),
    ("broken", {"words": "say-a = { nothing }"}, "en: say-a", "correct the reference"),
    ("tags", {"words": "say-a = <u>no</u>"}, "en: say-a", "no tag of ours"),
    ("tags", {"words": "say-a = <b>no"}, "en: say-a", "never closed"),
    ("tags", {"words": "say-a = <b><i>no</b></i>"}, "en: say-a", "in order"),
    ("tags", {"words": "say-a = <blockquote>a</i>"}, "en: say-a", "in order"),
    ("tags", {"words": 'say-a = <b class="x">no</b>'}, "en: say-a", "no tag of ours"),
    ("tags", {"words": "say-a = you & me"}, "en: say-a", "&amp;"),
    ("tags", {"words": "button-a = <b>no</b>"}, "en: button-a", "plain text"),
    ("too_long", {"words": "option-a = " + "long " * 9}, "en: option-a", "to 40"),
    ("too_long", {"words": "option-a = " + "🙂" * 21}, "en: option-a", "42 characters"),
    ("too_long", {"words": "say-a = " + "on. " * 1100}, "en: say-a", "to 4096"),
    ("too_long", {"words": "toast-a = " + "on. " * 60}, "en: toast-a", "to 200"),
    ("too_long", {"words": "bot-short-description = " + "on. " * 40}, "en: bot", "to 120"),
    ("too_many_words", {"words": LONG}, "en: ask-mood", "to 40 at most"),
    ("too_many_words", {"words": "ask-start = " + "We go. " * 46}, "en: ask-start", "to 90"),
    ("too_many_words", {"words": "# claims: F1\ntopic-wee = So."}, "en: topic-wee", "in 40"),
    ("lexicon", {"at_sight": {"names": ["Botox"]}}, "en: at_sight.names", "lower case"),
    (
        "lexicon",
        {"lexicon": {"topics": {"rest": ["may i rest"], "nap": ["May I rest?"]}}},
        "en: lexicon.topics.rest",
        "one topic",
    ),
    ("topics", {"lexicon": {"topics": {}}}, "en: topic-rest", "phrases in the lexicon"),
    ("topics", {"words": "name-topic-nap = Nap"}, "en: topic-nap", "its text"),
    ("too_hard", {"words": f"say-a = {HARD}"}, "en: say-a", "reading grade"),
    ("banned", {"words": "say-a = A small dose."}, "en: say-a", "leave out amounts"),
    ("names", {"words": "say-a = Some retinoid."}, "en: say-a", "held back"),
    ("names", {"words": "say-a = All about MICRO-BOTOX."}, "en: say-a", "held back"),
    ("names", {"claim": {"says": "Botox works."}}, "claims.yaml: F1", "neutrally"),
    ("names", {"sources": {"S1": {"cite": "Botox now", "year": 1}}}, "sources.yaml: S1", "neutr"),
    ("lock_screen", {"words": "say-a = When pregnant, wait."}, "en: say-a", "neutral words"),
    ("lock_screen", {"words": "say-a = Our { brand }, now."}, "en: say-a", 'show "Botox"'),
    ("must_name", {"words": "# claims: F1\nask-conditions = Lungs?"}, "en: ask-con", "asthma"),
    ("unsourced", {"words": "card-a = So it is."}, "en: card-a", "# claims: F1"),
    ("unsourced", {"words": "why-medicines = Why not."}, "en: why-medicines", "# claims: F1"),
    ("unsourced", {"words": "vet-v1-why = So it is."}, "en: vet-v1-why", "# claims: F1"),
    ("unsourced", {"words": "# claims: F7\ncard-a = So."}, "en: card-a", "not in claims.yaml"),
    ("unsourced", {"words": "# claims: none\ncard-a = So."}, "en: card-a", "why it needs no"),
    ("fields", {"claim": {"level": None}}, "claims.yaml: F1", "Fill in: level"),
    ("fields", {"claim": {"level": "LORE"}}, "claims.yaml: F1", "Level LORE"),
    ("fields", {"claim": {"tag": "X"}}, "claims.yaml: F1", "Tag X"),
    ("fields", {"claim": {"verified": "press"}}, "claims.yaml: F1", "make them agree"),
    ("fields", {"claim": {"sources": []}}, "claims.yaml: F1", "name it"),
    ("fields", {"claim": {"sources": ["S9"]}}, "claims.yaml: F1", "S9 are not in"),
    ("fields", {"claim": {"expires": date(2027, 6, 22)}}, "claims.yaml: F1", "184 days"),
    ("fields", {"claim": {"level": "REG"}}, "claims.yaml: F1", "92 days"),
    ("fields", {"sources": {"S1": {"cite": ""}}}, "sources.yaml: S1", "short citation"),
    ("past_its_day", {"today": date(2027, 3, 1)}, "claims.yaml: F2", "due for review"),
    (
        "past_its_day",
        {"words": "# claims: F1\noutcome-urgent = Go.", "today": date(2027, 6, 1)},
        "claims.yaml: F1",
        "due for review",
    ),
    ("numbers", {"call": {"verified": "no"}}, "emergency.yaml: uk.emergency", "to null"),
    ("numbers", {"call": {"facts": ["F2", "F7"]}}, "by country: F7", "add it"),
    ("addresses", {"office": {"status": "no"}}, "registers.yaml: uk", "unchecked_address"),
    (
        "unverified",
        {"words": "# claims: F8\ncard-a = So it is.", "more": [UNCERTAIN]},
        "en: card-a",
        "hedge it",
    ),
    ("compare", {"words": f"{CALMER}compare-a-how = So."}, "en: compare-b-how", "write it"),
    (
        "compare",
        {"words": f"{CALMER}compare-a-how = Sooner.\n{CALMER}compare-b-how = So."},
        "en: compare (named)",
        "15 %",
    ),
]


def test_sound_content_has_no_problem(tmp_path):
    assert problems(tmp_path) == []


@pytest.mark.parametrize(("name", "fault", "where", "what"), PLANTED)
def test_a_planted_fault_is_found_where_it_is(tmp_path, name, fault, where, what):
    found = problems(tmp_path, **fault)
    told = [one for one in found if one.where.startswith(where) and what in one.what]
    assert [one.level for one in told][:1] == ["wrong"], found


def test_every_check_has_a_planted_fault():
    assert {one.__name__ for one in CHECKS} - {"unused", "reviewed"} == {
        name for name, *_ in PLANTED
    }


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ({"more": [{"id": "F9"}]}, "claims.yaml: F9"),
        ({"today": date(2027, 6, 1), "more": []}, "claims.yaml: F1"),
    ],
)
def test_what_can_wait_is_a_warning(tmp_path, fault, where):
    assert ("warning", where) in [(one.level, one.where) for one in problems(tmp_path, **fault)]


def test_an_exception_that_excuses_nothing_is_told(tmp_path):
    rule = {"never": "dose", "say": "leave it out", "except": {"say-a": "a test", "say-b": "too"}}
    rules = Rules({"en": [rule]}, RULES.terms, RULES.tables)
    found = problems(tmp_path, "say-a = A dose.", rules=rules)
    assert [(one.level, one.where) for one in found] == [("warning", "banned.yaml")]


@pytest.mark.parametrize(
    "words",
    [
        "say-a = A dose is a grain of salt.",
        "option-a = " + "x" * 40,
        "say-a = <blockquote expandable><b>a</b> &amp; <i>b</i></blockquote>",
        "# claims: F1\nask-conditions = With asthma?",
        "# claims: F1\nvet-v1 = Who?\nvet-v1-why = So.",
        "say-a = We use { $count } words for what many people like to call { brand }.",
        "say-a = It is extraordinarily fine today, and so we go out to walk.",
        "# claims: none, it is a test\ncard-a = So it is.",
    ],
)
def test_what_is_allowed_is_not_told(tmp_path, words):
    assert problems(tmp_path, words) == []


def test_an_unverified_claim_may_stand_with_a_hedge_or_a_reason(tmp_path):
    words = "# claims: F8\ncard-a = As far as we know.\n# claims: F9\ncard-b = So it is."
    assert problems(tmp_path, words, more=[UNCERTAIN, UNCERTAIN | {"id": "F9"}]) == []


def test_what_is_wrong_comes_before_what_can_wait(tmp_path):
    found = problems(tmp_path, "card-a = So.", more=[{"id": "F0"}])
    assert [one.level for one in found] == ["wrong", "warning"]


@pytest.mark.parametrize("path", ["locales/en/lexicon.yaml", "claims.yaml"])
def test_a_key_written_twice_is_refused(tmp_path, path):
    problems(tmp_path)
    twice = "a: [x]\na: [y]\n" if "lexicon" in path else "- {id: F1}\n- {id: F1}\n"
    (tmp_path / path).write_text(twice, encoding="utf-8")
    with pytest.raises(ContentBroken, match="twice"):
        (load if "lexicon" in path else load_claims)(tmp_path)


def test_our_own_words_have_nothing_wrong():
    assert check(load(), load_claims(), our_keys(), TODAY, load_rules()) == []


def test_after_three_months_numbers_and_danger_signs_turn_red_and_benefits_do_not():
    found = check(load(), load_claims(), (), date(2027, 2, 23), load_rules())
    levels = {one.where: one.level for one in found}
    assert (
        levels["claims.yaml: F203"],
        levels["claims.yaml: F50"],
        levels["claims.yaml: F4"],
        levels.get("claims.yaml: F17"),
    ) == ("wrong", "wrong", "warning", None)


def our_keys():
    """Name what Learn and Compare ask for by a table (test_complete has the rest)."""
    ways, fields = ("care", "micro", "nothing", "traditional"), FIELDS.split()
    yield from (f"compare-{way}-{field}" for way in ways for field in fields)
    yield from (f"name-compare-{name}" for name in (*ways, *fields))
    yield from (f"{prefix}topic-{topic}" for topic in TOPICS.split() for prefix in ("", "name-"))
    yield from ("say-learn", "say-compare", "say-sources", "benefit-expired")
    yield from (f"name-{question.key}" for question in QUESTIONS)


FIELDS = "what may_do may_not_do feels risks how_long unknown"
TOPICS = """what_is_micro_botox what_is_traditional difference does_it_work_pores when_starts
how_long does_it_hurt side_effects danger_signs pregnancy age cost natural_look approved
product_brands fake_products before_event other_options_pores doing_nothing choosing_practitioner
check_register treats_themselves aftercare_who_to_call mens_skin skin_tones privacy who_made_this
not_medical_advice"""
