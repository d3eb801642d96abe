"""What somebody may try: payloads in every field, and guessing what is not theirs."""

import html
import itertools
import random

from console.visit import NOTICES
from db import reviews
from tests.console.conftest import CODES

TAGS = ("script", "img", "svg", "iframe", "a", "style", "base", "form", "object", "meta")
BREAKS = ("", '">', "'>", "</textarea>", "</title>", "]]>", "-->", "{{7*7}}", "{%x%}", "${7*7}")
OTHERS = ("' OR 1=1 --", "\u202egnp.exe", "\x00null", "%00", "../../etc/passwd", "=1+1", "😀" * 20)
PAYLOADS = [
    *(f"{lead}<{tag} src=x onerror=alert(1)>" for tag, lead in itertools.product(TAGS, BREAKS)),
    *(f"{lead}javascript:alert({number})" for lead, number in itertools.product(BREAKS, range(10))),
    *OTHERS,
]


def literal(payload):
    return html.escape(payload).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


async def test_two_hundred_payloads_are_shown_literally(read):
    assert len(PAYLOADS) >= 200
    ann = await read.signed_in("ann")
    code = CODES[0]

    def write(connection):
        for number, payload in enumerate(PAYLOADS):
            note = {"id": f"n{number}", "code": code, "line": number % 5, "who": "ann"}
            reviews.add_note(connection, {**note, "text": payload, "week": "2026-W48"})
        copy = reviews.load(connection, code)
        lines = [dict(line) for line in copy.lines]
        for line, payload in zip(lines[2:], PAYLOADS[::9], strict=False):
            line["event"] = {"kind": "wrote", "text": payload, "reading": "none", "rules": 1}
        reviews.rewrite(connection, code, lines)

    await read.database.write(write)
    text = (await ann.get(f"/transcripts/{code}")).text
    missing = [payload for payload in PAYLOADS if literal(payload) not in text]
    assert missing == []
    for tag in TAGS:
        assert f"<{tag} src=x" not in text


async def test_payloads_in_the_address_and_in_forms_come_back_literally_or_not_at_all(read):
    ann = await read.signed_in("ann")
    csrf = await ann.csrf()
    headers = {"origin": "https://console.example"}
    for payload in PAYLOADS[::8]:
        page = await ann.get("/queue", search=payload, week=payload, tag=payload, said=payload)
        given = {"csrf": csrf, "name": payload, "password": payload, "code": payload}
        door = await ann.client.post("/sign-in", data=given, headers=headers)
        for answer in (page, door):
            assert "onerror=alert(1)>" not in answer.text
            assert "49" not in answer.text.replace(csrf, "") or "{{7*7}}" not in payload
        assert page.status_code == 200


async def test_ten_thousand_guesses_find_no_transcript_clinic_or_note(read):
    chance = random.Random(7)  # noqa: S311 - the same guesses every time
    letters = "ACDEFGHJKLMNPQRTUVWXY"
    known = set(CODES)

    def guess():
        return "-".join(
            f"{chance.choice('34679')}{''.join(chance.choices(letters, k=3))}" for _ in range(4)
        )

    codes = [guess() for _ in range(10_000)]

    def look(connection):
        return [code for code in codes if reviews.load(connection, code) is not None]

    found = await read.database.read(look)
    assert set(found) <= known
    assert found == []
    own = await read.signed_in("own", "clinic", "c1")
    ann = await read.signed_in("ann")
    told = {
        *[(await ann.get(f"/transcripts/{code}")).status_code for code in codes[:20]],
        *[(await own.get(f"/transcripts/{code}")).status_code for code in CODES],
        *[(await own.get(f"/insights/clinic/{code}")).status_code for code in codes[:20]],
    }
    assert told == {404}


def test_a_notice_is_a_key_of_a_list_and_never_what_the_address_says():
    assert all(key.isidentifier() for key in NOTICES)
