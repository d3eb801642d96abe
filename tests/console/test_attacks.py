"""What somebody may try: payloads in every field, and guessing what is not theirs."""

import hmac
import html
import itertools
import random
import re

from console.app import ROUTES
from console.roles import ROLES
from console.visit import NOTICES
from db import reviews
from db.engine import engine
from tests.console.conftest import CODES, HOST, contents

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


class Threadless:
    """The same file and the same statements, without the threads: ten thousand waits less."""

    def __init__(self, file):
        self.engine = engine(file, "BEGIN IMMEDIATE")

    async def read(self, run):
        with self.engine.connect() as connection, connection.begin():
            return run(connection)

    write = read


LETTERS = "ACDEFGHJKLMNPQRTUVWXY"


def receipt(chance):
    groups = (chance.choice("34679") + "".join(chance.choices(LETTERS, k=3)) for _ in range(4))
    return "-".join(groups)


GUESSES = (
    receipt,
    lambda chance: f"{chance.getrandbits(64):016x}",
    lambda chance: str(chance.randrange(10**9)),
    # A known code with one letter that is another.
    lambda chance: chance.choice(CODES)[:-1] + chance.choice("BSOZ"),
)
FIELDS = "status=approved&text=x&tag=x&words=x&kind=name&line=0"
"""What each form asks for, so that nothing but the id is wrong."""


async def test_ten_thousand_random_ids_find_nothing_and_all_get_the_same_answer(read, tmp_path):
    """Hundreds by every path with an id, for every role; the rest ticked in long lists."""
    chance = random.Random(7)  # noqa: S311 - the same guesses every time
    sent = []

    def guess(_=None):
        sent.append(chance.choice(GUESSES)(chance))
        return sent[-1]

    staff = [await read.signed_in(role, role, "c1" * (role == "clinic")) for role in ROLES]
    cookies = [one.client.cookies["__Host-askfirst"] for one in staff]
    rows = [row for row in ROUTES if "{" in row.path and row.roles is not None]
    before = await contents(read)
    object.__setattr__(read.office, "database", Threadless(tmp_path / "askfirst.db"))
    told = set()
    for (row, cookie), _ in itertools.product(itertools.product(rows, cookies), range(15)):
        path = re.sub(r"{\w+}", guess, row.path)
        told.add(await raw(read.app, row.method, path, cookie, FIELDS))
    ((status, page),) = told
    assert (status, b"There is nothing here" in page) == (404, True)
    while len(sent) < 10_000:
        act = ("approved", "safety", "tag")[len(sent) % 3]
        ticked = "".join(f"&code={guess()}" for _ in range(480))
        answer = await raw(read.app, "POST", "/queue/bulk", cookies[1], f"act={act}&tag=x{ticked}")
        assert answer == (303, b"")
    assert before == await contents(read)


async def raw(app, method, path, cookie, fields):
    """Ask the app itself, as a server would: a client costs more than the answer."""
    csrf = hmac.digest(cookie.encode(), b"form", "sha256").hex()
    body = f"csrf={csrf}&{fields}".encode() if method == "POST" else b""
    headers = {"host": HOST[8:], "origin": HOST, "cookie": f"__Host-askfirst={cookie}"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "https",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.7", 5000),
        "server": (HOST[8:], 443),
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


def test_a_notice_is_a_key_of_a_list_and_never_what_the_address_says():
    assert all(key.isidentifier() for key in NOTICES)
