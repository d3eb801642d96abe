"""What leaves the redactor, as whoever stores it sees it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.redaction.values import WITHHELD, Entity
from bot.redacting import redactor

LANGUAGES = st.sampled_from(["en", "es", "pt", "ru", "ar"])


def redact(text, language="en", **extra):
    return redactor().redact(text, language, **extra)


def test_an_address_of_mail_goes():
    assert redact("write to zoe@example.org please").text == "write to [email] please"


def test_the_senders_own_name_goes_wherever_it_stands():
    assert redact("its hope again", names=("Hope",)).text == "its [name] again"


def test_what_telegram_marked_goes():
    done = redact("call me at home", entities=(Entity(0, 4, "phone_number"),))
    assert "call" not in done.text


def test_a_text_that_is_longer_than_telegram_lets_anybody_send_is_withheld():
    done = redact("a" * 4097)
    assert (done.text, done.failed, done.mostly_masked) == (WITHHELD, True, True)


@given(st.text(), LANGUAGES)
def test_no_text_breaks_it(text, language):
    assert isinstance(redact(text, language).text, str)
