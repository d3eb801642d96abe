"""The control surface over HTTP, and the door that lets in nobody but this machine's own page."""

import json

import httpx
import pytest

from preview.faults import KINDS
from tests.preview.conftest import PLAIN


@pytest.fixture
def web(telegram):
    """A plain HTTP client at the emulator's address."""
    with httpx.Client(base_url=telegram.url, verify=PLAIN) as client:
        yield client


def act(web, action, **body):
    """Do one action and give what it says."""
    answer = web.post(f"/control/{action}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def call(web, telegram, method, **params):
    """Call the Bot API as any HTTP client does."""
    return web.post(f"/bot{telegram.token}/{method}", json=params).json()


def test_a_whole_chat_can_be_driven_from_outside(web, telegram):
    chat = act(web, "patient", language="de", first_name="Ann")["chat"]
    said = act(web, "say", chat=chat, text="hello")["message"]
    markup = {"inline_keyboard": [[{"text": "go", "callback_data": "1"}]]}
    sent = call(web, telegram, "sendMessage", chat_id=chat, text="hi", reply_markup=markup)
    number = sent["result"]["message_id"]
    callback = act(web, "tap", chat=chat, message=number, data="1")["callback"]
    act(web, "send", chat=chat, kind="photo", caption="see")
    act(web, "forward", chat=chat, text="they said")
    act(web, "edit", chat=chat, message=said, text="hello!")
    act(web, "language", chat=chat, language="fr")
    act(web, "unsend", chat=chat, message=said)
    updates = call(web, telegram, "getUpdates")["result"]
    seen = web.get("/control/chat", params={"chat": chat}).json()
    assert [next(key for key in update if key != "update_id") for update in updates] == [
        "message",
        "callback_query",
        "message",
        "message",
        "edited_message",
    ]
    assert ("fr", ["hi", "see", "they said"], callback) == (
        seen["language"],
        [message["text"] for message in seen["messages"]],
        seen["waiting"][0]["callback"],
    )


def test_rates_and_every_kind_of_fault_are_driven_from_outside(web, telegram):
    chat = act(web, "patient")["chat"]
    act(web, "say", chat=chat, text="hello")
    act(web, "rates", per_chat=1, burst=1)
    codes = [
        call(web, telegram, "sendMessage", chat_id=chat, text=text).get("error_code")
        for text in ("one", "two")
    ]
    for kind in KINDS:
        act(web, "fault", method="webhook", kind=kind, seconds=1)
    act(web, "heal")
    assert (codes, telegram.telegram.faults.waiting) == ([None, 429], [])


def test_faults_time_and_history_are_driven_from_outside(web, telegram):
    chat = act(web, "patient")["chat"]
    act(web, "say", chat=chat, text="hello")
    act(web, "fault", method="getMe", kind="429", retry_after=3)
    refused = call(web, telegram, "getMe")
    act(web, "fault", kind="500", times=9)
    act(web, "heal")
    act(web, "advance", seconds=86_400)
    empty = call(web, telegram, "getUpdates")
    act(web, "lose_confirmation")
    act(web, "redeliver", update_id=telegram.ids("queued")[0])
    history = web.get("/control/history", params={"after": 1}).json()
    assert (
        refused["parameters"]["retry_after"],
        empty["result"],
        history[0]["seq"],
        [entry["what"] for entry in history],
    ) == (3, [], 2, ["call", "expired", "call", "redelivery"])


WRONG = [
    ("moon", {}, 404),
    ("say", {"chat": 1, "text": "x"}, 409),
    ("say", {"text": "x"}, 400),
    ("fault", {"kind": "flood"}, 400),
    ("patient", {"user_id": "x", "language": 3, "moon": 1}, 200),
]


@pytest.mark.parametrize(("action", "body", "code"), WRONG)
def test_what_cannot_be_done_is_said_in_a_sentence(web, action, body, code):
    answer = web.post(f"/control/{action}", json=body)
    assert code == answer.status_code
    assert code == 200 or answer.json()["error"].endswith((".", "'", "late"))


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"host": "127.0.0.1:8080"}, 200),
        ({"host": "localhost"}, 200),
        ({"host": "evil.example"}, 403),
        ({"host": "127.0.0.1.evil.example:8080"}, 403),
        ({"host": "localhost:8080", "origin": "http://localhost:8080"}, 200),
        ({"host": "localhost:8080", "origin": "http://evil.example"}, 403),
        ({"host": "localhost:8080", "origin": "null"}, 403),
    ],
)
def test_only_local_names_and_our_own_page_are_let_in(web, headers, code):
    assert code == web.get("/", headers=headers).status_code


def test_a_form_of_another_site_cannot_act(web):
    answer = web.post(
        "/control/patient", content=json.dumps({}), headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/", "/static/chat.js", "/control/history", "/nowhere"])
def test_every_answer_says_what_a_page_may_do(web, path):
    headers = web.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert (
        headers["x-content-type-options"],
        headers["referrer-policy"],
    ) == ("nosniff", "no-referrer")


def test_the_page_has_no_inline_script_or_style_and_no_foreign_address(web):
    html = web.get("/").text
    for forbidden in ("<style", "style=", "onclick", "javascript:", "https://", "http://"):
        assert forbidden not in html


@pytest.mark.parametrize("path", ["/static/..%2f..%2fpyproject.toml", "/static/page.py"])
def test_no_other_file_is_served(web, path):
    assert web.get(path).status_code == 404


def test_events_begin_with_what_stands_there_and_go_on_with_what_comes(web, telegram):
    patient = telegram.patient()
    patient.say("hello")
    with web.stream("GET", "/control/events", params={"chat": patient.chat_id}) as stream:
        lines = (json.loads(line[6:]) for line in stream.iter_lines() if line)
        first = next(lines)
        patient.say("more")
        second = next(lines)
    assert (
        first["change"],
        [message["text"] for message in first["messages"]],
        second["change"],
        second["message"]["text"],
    ) == ("snapshot", ["hello"], "message", "more")


@pytest.mark.parametrize("shape", ["query", "form", "json", "multipart"])
def test_parameters_come_in_every_shape_that_telegram_takes(web, telegram, shape):
    patient = telegram.patient()
    patient.say("hello")
    params = {"chat_id": str(patient.chat_id), "text": "ünï & €"}
    given = {
        "query": {"params": params},
        "form": {"data": params},
        "json": {"json": params},
        "multipart": {"data": params, "files": {"x": ("ü.bin", b"\x00\r\n\xff")}},
    }
    answer = web.request(
        "GET" if shape == "query" else "POST",
        f"/bot{telegram.token}/SENDMESSAGE",
        **given[shape],
    )
    assert (answer.status_code, patient.last.text) == (200, "ünï & €")


def test_what_is_not_utf8_or_json_is_refused(web, telegram):
    url = f"/bot{telegram.token}/sendMessage"
    bodies = [
        ({"content-type": "application/json"}, b'{"chat_id": 1, "text": "\\ud800"}'),
        ({"content-type": "application/x-www-form-urlencoded"}, b"text=%ff"),
        ({"content-type": "application/json"}, b"{"),
        ({"content-type": "application/json"}, b"[]"),
    ]
    answers = [web.post(url, content=body, headers=headers) for headers, body in bodies]
    assert [answer.status_code for answer in answers] == [400] * 4
