"""What may be a password: long, of one's own, and in no breach that is known."""

from itertools import pairwise

import pytest

from console.known import KEPT_BYTES, _kept, is_known
from console.passwords import LONGEST, problem

OURS = ("ann", "Demo Clinic")
GOOD = "seven calm horses walk"


@pytest.mark.parametrize(
    "password",
    [
        "1qaz2wsx3edc4rfv",
        "123456789012345",
        "qwertyuiopasdfg",
        "PasswordPassword",
        "password pass word",
        "Correct Horse Battery Staple!",
        "iloveyou forever",
        "ann.passwordpassword",
    ],
)
def test_a_password_that_stood_in_a_breach_is_refused_however_it_is_spaced(password):
    assert "attackers try first" in problem(password, OURS)


@pytest.mark.parametrize("password", ["short", "x" * (LONGEST + 1), "aaaaaaaaaaaaaaaa", "12 " * 8])
def test_a_password_that_is_easily_guessed_is_refused(password):
    assert problem(password, OURS) is not None


@pytest.mark.parametrize(
    "password",
    ["ask first ask first", "AskFirst-2026-Ann", "ann ann ann ann ann", "the Demo-Clinic clinic"],
)
def test_names_that_anybody_would_guess_do_not_count(password):
    assert "do not count" in problem(password, OURS)


@pytest.mark.parametrize("name", ["a", "al", "", "."])
def test_a_short_name_keeps_nobody_from_having_a_password(name):
    assert problem(GOOD, (name,)) is None
    assert problem(GOOD, OURS) is None


def test_the_list_is_in_order_and_holds_more_than_three_thousand():
    kept = _kept()
    marks = [kept[at : at + KEPT_BYTES] for at in range(0, len(kept), KEPT_BYTES)]
    assert len(marks) > 300_000
    assert all(first < second for first, second in pairwise(marks))
    assert not any(is_known(one) for one in (GOOD, "", "seven calm horses walked home"))
