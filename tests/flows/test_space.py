"""The laws of decision-logic.md, section 10, over the whole answer space."""

import pytest
from space import ROOT, Node, count, nodes

from bot.flows.machine import advance
from bot.flows.outcomes import OUTCOMES, RULE, RULES
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.questions import BY_KEY, EXCLUSIVE
from bot.flows.result import decide
from bot.flows.route import walk
from bot.flows.screens import RESULT, START

CLASSES = 3_300_751
"""Classes of complete answers that the rules tell apart; the README says the number."""

FLAG_RULES = ("R1", "R3", "R4", "R5", "R6", "R7", "R8", "R9")
PERMISSIVE = {outcome: min(place, 8) for place, outcome in enumerate(OUTCOMES)}


@pytest.fixture(scope="module")
def space():
    return nodes()


@pytest.fixture(scope="module")
def ends(space):
    return [node for node in space if node.question is None]


def test_the_classes_are_counted():
    assert count(ROOT, {}) == CLASSES


def test_every_complete_set_of_answers_has_exactly_one_outcome(ends):
    for end in ends:
        result = decide(end.answers)
        declined = end.answers["consent"] == ("decline",)
        assert (result.outcome is None) == declined
        assert declined or result.outcome in OUTCOMES


def test_every_rule_decides_somewhere(ends):
    assert {rule.key for rule in RULES} == {decide(end.answers).rule for end in ends} - {None}


def test_the_machine_and_the_route_agree_everywhere(space):
    for node in space:
        route = walk(node.answers)
        expected = QUESTIONNAIRE.screen_of[route.pending] if route.pending else RESULT
        assert expected == advance(START, route)
        assert (node.question.key if node.question else None) == route.pending


def test_urgent_to_not_yet_never_become_a_treatment_to_discuss(ends):
    for end in ends:
        result = decide(end.answers)
        safety = any(RULE[rule].condition.holds(end.held) for rule in (*FLAG_RULES, "R2"))
        if safety and result.rule != "R11" and result.outcome:
            assert not result.outcome.startswith("discuss_")


def test_every_reason_cites_an_open_question_and_options_that_were_answered(ends):
    for end in ends:
        for reason in decide(end.answers).reasons:
            assert reason.question in walk(end.answers).keys
            assert set(reason.options) <= set(end.answers[reason.question])


def flags() -> dict[str, list[str]]:
    """Name the safety flags: options of R1, R3 to R9 except none, skip and not sure."""
    found: dict[str, list[str]] = {}
    for rule in FLAG_RULES:
        for cited in RULE[rule].cites:
            if cited.key != "own_words":
                found.setdefault(cited.key, []).extend(sorted(cited.options - EXCLUSIVE))
    return found


def test_adding_a_safety_flag_never_makes_the_outcome_more_permissive(space):
    compared: set[object] = set()
    flagged = flags()
    assert {"after_signs", "not_now", "adult", "last_toxin", "on_my_mind"} <= set(flagged)
    for node in space:
        if node.question is None or node.question.key not in flagged:
            continue
        for options in node.options():
            for flag in flagged[node.question.key]:
                for more in with_flag(node.question.key, options, flag):
                    compare(node.child(options), node.child(more), compared)
    assert len(compared) > 1000


def with_flag(key, options, flag):
    """Add a flag beside the others, or in place of none, skip, not sure or a single answer."""
    if BY_KEY[key].kind == "one" or not EXCLUSIVE.isdisjoint(options):
        yield (flag,)
    elif flag not in options:
        yield (*options, flag)


def permissive(end: Node) -> int:
    """Rank the outcome of complete answers, from the least permissive on."""
    rule = next(row for row in RULES if row.condition.holds(end.held))
    return PERMISSIVE[rule.outcome]


def compare(plain: Node, flagged: Node, compared: set[object]) -> None:
    """Walk two subtrees with the same later answers; the flagged end is never more permissive."""
    key = (id(plain), id(flagged))
    if key in compared:
        return
    compared.add(key)
    if plain.question is None and flagged.question is None:
        assert permissive(flagged) <= permissive(plain), (plain, flagged)
    elif plain.place == flagged.place:
        for options in harmless(plain):
            compare(plain.child(options), flagged.child(options), compared)
    elif plain.place < flagged.place:
        for options in harmless(plain):
            compare(plain.child(options), flagged, compared)
    else:
        for options in harmless(flagged):
            compare(plain, flagged.child(options), compared)


def harmless(node: Node):
    """Leave out own words that read as danger: the law speaks of answers that read as none."""
    return [
        options
        for options in node.options()
        if node.question.key != "own_words" or options in (("none",), ("skip",))
    ]
