"""Every check of the words: a table of small functions, each of which names what is to be done."""

from collections.abc import Iterable
from datetime import date

from bot.content import check_claims, check_form, check_words
from bot.content.catalogue import Catalogue
from bot.content.claims import Claims
from bot.content.matter import Check, Matter, Problem, Rules, load_rules

__all__ = ["CHECKS", "Problem", "Rules", "check", "load_rules"]

CHECKS: tuple[Check, ...] = (
    check_form.missing,
    check_form.broken,
    check_form.tags,
    check_form.too_long,
    check_form.too_many_words,
    check_form.lexicon,
    check_form.topics,
    check_words.too_hard,
    check_words.banned,
    check_words.names,
    check_words.lock_screen,
    check_words.must_name,
    check_claims.unsourced,
    check_claims.fields,
    check_claims.past_its_day,
    check_claims.unused,
    check_claims.unverified,
    check_claims.numbers,
    check_claims.addresses,
    check_claims.compare,
    check_claims.reviewed,
)


def check(
    catalogue: Catalogue, claims: Claims, needed_keys: Iterable[str], today: date, rules: Rules
) -> list[Problem]:
    """Look at all words and tables; return what is to be put right, what is wrong first."""
    matter = Matter(catalogue, claims, frozenset(needed_keys), today, rules)
    found = [problem for one in CHECKS for problem in one(matter)]
    return sorted(found, key=lambda problem: (problem.level != "wrong", problem.where))
