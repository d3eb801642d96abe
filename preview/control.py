"""The control surface: what tests, benches and the page do and see, as JSON over HTTP."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from preview import patients, queues
from preview.bells import listening
from preview.faults import Fault
from preview.rates import Rates
from preview.shapes import bot_of, seen_of, visible
from preview.telegram_state import Telegram
from preview.things import Chat, Json

Action = Callable[[Telegram, Json], Json]

OPENS = ("text/plain", "application/pdf")
"""Documents that open in a tab of their own."""


def _patient(telegram: Telegram, body: Json) -> Json:
    known = ("user_id", "language", "first_name", "username")
    chat = patients.arrive(telegram, **{key: body[key] for key in known if key in body})
    return {"chat": chat.id}


def _group(telegram: Telegram, body: Json) -> Json:
    title, kind = body.get("title", "Group"), body.get("type", "group")
    return {"chat": patients.open_group(telegram, body["by"], title, kind).id}


def _say(telegram: Telegram, body: Json) -> Json:
    return {"message": patients.say(telegram, body["chat"], body["text"]).id}


def _send(telegram: Telegram, body: Json) -> Json:
    sent = patients.send(telegram, body["chat"], body["kind"], body.get("caption", ""))
    return {"message": sent.id}


def _forward(telegram: Telegram, body: Json) -> Json:
    return {"message": patients.forward(telegram, body["chat"], body["text"]).id}


def _edit(telegram: Telegram, body: Json) -> Json:
    edited = patients.edit(telegram, body["chat"], body["message"], body["text"])
    return {"message": edited.id}


def _tap(telegram: Telegram, body: Json) -> Json:
    pressed = patients.tap(telegram, body["chat"], body["message"], body["data"])
    return {"callback": pressed.id}


def _simple(act: Callable[[Telegram, int], None]) -> Action:
    def action(telegram: Telegram, body: Json) -> Json:
        act(telegram, body["chat"])
        return {}

    return action


def _unsend(telegram: Telegram, body: Json) -> Json:
    patients.unsend(telegram, body["chat"], body["message"])
    return {}


def _language(telegram: Telegram, body: Json) -> Json:
    patients.speak(telegram, body["chat"], body["language"])
    return {}


def _fault(telegram: Telegram, body: Json) -> Json:
    telegram.faults.add(Fault(**{"method": "*", **body}))
    return {}


def _heal(telegram: Telegram, _: Json) -> Json:
    telegram.faults.clear()
    telegram.lose_confirmations = 0
    return {}


def _redeliver(telegram: Telegram, body: Json) -> Json:
    queues.redeliver(telegram, body["update_id"])
    return {}


def _lose_confirmation(telegram: Telegram, body: Json) -> Json:
    telegram.lose_confirmations += body.get("times", 1)
    return {}


def _rates(telegram: Telegram, body: Json) -> Json:
    telegram.rates = Rates(**body)
    return {}


def _advance(telegram: Telegram, body: Json) -> Json:
    telegram.advance(body["seconds"])
    return {"now": telegram.now().isoformat()}


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "patient": _patient,
        "group": _group,
        "say": _say,
        "send": _send,
        "forward": _forward,
        "edit": _edit,
        "tap": _tap,
        "unsend": _unsend,
        "block": _simple(patients.block),
        "unblock": _simple(patients.unblock),
        "deactivate": _simple(patients.deactivate),
        "language": _language,
        "fault": _fault,
        "heal": _heal,
        "redeliver": _redeliver,
        "lose_confirmation": _lose_confirmation,
        "rates": _rates,
        "advance": _advance,
    }
)
"""POST /control/{name} with a JSON object does it; every action answers with an object."""


class Control:
    """The control surface of one Telegram."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def routes(self) -> list[Route]:
        """Give the routes under /control/."""
        return [
            Route("/control/history", self.history),
            Route("/control/chat", self.chat),
            Route("/control/events", self.events),
            Route("/control/files/{id}", self.file),
            Route("/control/{action}", self.act, methods=["POST"]),
        ]

    async def act(self, request: Request) -> Response:
        """Do one action."""
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            return _wrong("There is no such action.", 404)
        # A page of another site cannot send this type without asking first.
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return _wrong("Send a JSON object as application/json.", 415)
        try:
            body = await request.json()
            with self.telegram.changing():
                return JSONResponse(action(self.telegram, body))
        except patients.CannotDoError as error:
            return _wrong(str(error), 409)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return _wrong(f"That does not fit this action: {error}", 400)

    async def history(self, request: Request) -> Response:
        """Give all that happened, in order, from a sequence number on."""
        after = int(request.query_params.get("after", "0"))
        with self.telegram.lock:
            return JSONResponse(self.telegram.history[after:])

    async def chat(self, request: Request) -> Response:
        """Give what stands in a chat now."""
        with self.telegram.lock:
            chat = self._chat(request)
            return _wrong("There is no such chat.", 404) if chat is None else self._whole(chat)

    def _whole(self, chat: Chat) -> JSONResponse:
        return JSONResponse(_snapshot(self.telegram, chat))

    async def events(self, request: Request) -> Response:
        """Stream what becomes visible in a chat, beginning with all that stands there."""
        with self.telegram.lock:
            chat = self._chat(request)
        if chat is None:
            return _wrong("There is no such chat.", 404)
        stream = self._stream(request, chat)
        return StreamingResponse(stream, media_type="text/event-stream")

    async def _stream(self, request: Request, chat: Chat) -> AsyncIterator[str]:
        with self.telegram.lock:
            position = len(chat.changes)
            yield _event({"change": "snapshot", **_snapshot(self.telegram, chat)})
        async for over in listening(self.telegram, request, None):
            if over:
                return
            with self.telegram.lock:
                fresh = chat.changes[position:]
                position += len(fresh)
                told = [_told(self.telegram, chat, change) for change in fresh]
            for change in told:
                yield _event(change)

    async def file(self, request: Request) -> Response:
        """Give a document the bot sent: to read if it can run nothing, else to save."""
        with self.telegram.lock:
            file = self.telegram.files.get(request.path_params["id"])
        if file is None:
            return _wrong("There is no such file.", 404)
        kind = file["mime_type"]
        if kind in OPENS:
            return Response(file["content"], media_type=kind)
        # Saved, never shown inside this origin.
        headers = {"content-disposition": "attachment"}
        return Response(file["content"], media_type="application/octet-stream", headers=headers)

    def _chat(self, request: Request) -> Chat | None:
        number = request.query_params.get("chat", "")
        return self.telegram.chats.get(int(number)) if number.lstrip("-").isdigit() else None


def _snapshot(telegram: Telegram, chat: Chat) -> Json:
    language = chat.person.get("language_code", "en")
    return {
        "chat": chat.id,
        "started": chat.started,
        "blocked": chat.blocked,
        "language": language,
        "messages": visible(chat),
        "waiting": [
            {"callback": tap.id, "message": tap.message_id, "data": tap.data}
            for tap in telegram.taps.values()
            if tap.chat == chat.id and tap.spins
        ],
        "bot": bot_of(telegram, language),
    }


def _told(telegram: Telegram, chat: Chat, change: Json) -> Json:
    match change["change"]:
        case "message" | "edited":
            return change | {"message": seen_of(chat.messages[change["message"]])}
        case "bot":
            return change | {"bot": bot_of(telegram, chat.person.get("language_code", "en"))}
        case _:
            return change


def _event(body: Json) -> str:
    return f"data: {json.dumps(body)}\n\n"


def _wrong(sentence: str, code: int) -> JSONResponse:
    return JSONResponse({"error": sentence}, code)
