"""The Bot API over HTTP, without Telegram: a stranger to the bot that speaks to it.

Calls go to /bot{TOKEN}/{method} as at api.telegram.org; the rules are in `limits`.
"""

from datetime import timedelta

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from preview.bells import listening
from preview.faults import ACCEPTED, Fault
from preview.forms import Params, read
from preview.limits import LIMITS, Refused
from preview.methods import METHODS
from preview.telegram_state import Telegram
from preview.things import Json

_METHODS = ["GET", "POST"]


class Silence(Response):
    """No answer at all: the caller waits until it gives up, or the line breaks under it."""

    def __init__(self, telegram: Telegram, request: Request, *, cut: bool) -> None:
        super().__init__()
        self.telegram, self.request, self.cut = telegram, request, cut

    async def __call__(self, *_: object) -> None:
        """Say nothing until nobody listens."""
        if not self.cut:
            async for over in listening(self.telegram, self.request, None):
                if over:
                    break
        self.request.scope["state"]["cut"]()
        await self.request.receive()


class BotApi:
    """Telegram's Bot API server for one bot."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def routes(self) -> list[Route]:
        """Give the routes of the Bot API."""
        return [Route("/bot{token}/{method}", self.call, methods=_METHODS)]

    async def call(self, request: Request) -> Response:
        """Answer one call, or fail as was asked for."""
        method = request.path_params["method"]
        try:
            body = await request.body()
        except ClientDisconnect:
            return Response()
        fault = self._fault(request, method)
        if fault is not None and fault.kind not in ACCEPTED:
            return self._failed(request, method, fault)
        with self.telegram.changing():
            self.telegram.in_flight += method.lower() != "getupdates"
        try:
            answer = await self._answered(request, method, body)
        finally:
            with self.telegram.changing():
                self.telegram.in_flight -= method.lower() != "getupdates"
        return answer if fault is None else await self._spoiled(request, fault, answer)

    def _fault(self, request: Request, method: str) -> Fault | None:
        if request.path_params["token"] != self.telegram.token:
            return None
        with self.telegram.lock:
            return self.telegram.faults.take(method)

    def _failed(self, request: Request, method: str, fault: Fault) -> Response:
        with self.telegram.changing():
            self.telegram.record("call", method=method, fault=fault.kind)
        match fault.kind:
            case "reset":
                return Silence(self.telegram, request, cut=True)
            case "429":
                return _refusal(Refused("flood", retry_after=fault.retry_after))
            case "500":
                return _refusal(Refused("server_error"))
            case _:
                return _bad_gateway()

    async def _spoiled(self, request: Request, fault: Fault, answer: Response) -> Response:
        """Keep an answer from the caller although the call was carried out."""
        match fault.kind:
            case "accepted_502":
                return _bad_gateway()
            case "late":
                end = self.telegram.now() + timedelta(seconds=fault.seconds)
                async for over in listening(self.telegram, request, fault.seconds):
                    if over or self.telegram.now() >= end:
                        break
                return answer
            case _:
                cut = fault.kind == "accepted_reset"
                return Silence(self.telegram, request, cut=cut)

    async def _answered(self, request: Request, method: str, body: bytes) -> Response:
        shown: Json = {}
        try:
            self._admit(request.path_params["token"])
            kind = request.headers.get("content-type", "")
            params = read(request.url.query, kind, body)
            shown = params.shown()
            result = await self._result(request, method.lower(), params, shown)
        except Refused as refused:
            with self.telegram.changing():
                said = {"code": refused.code, "description": refused.description}
                self.telegram.record("call", method=method, params=shown, **said)
            return _refusal(refused)
        return JSONResponse({"ok": True, "result": result})

    def _admit(self, token: str) -> None:
        if token != self.telegram.token:
            raise Refused("unauthorized")

    async def _result(self, request: Request, method: str, params: Params, shown: Json) -> object:
        if method == "getupdates":
            return await self._updates(request, params, shown)
        if method not in METHODS:
            raise Refused("not_found")
        with self.telegram.changing():
            self._slow_down(method, params)
            result = METHODS[method](self.telegram, params)
            name = request.path_params["method"]
            self.telegram.record("call", method=name, params=shown, code=200, result=result)
        return result

    def _slow_down(self, method: str, params: Params) -> None:
        chat, moment = params.text("chat_id"), self.telegram.now()
        seconds = self.telegram.rates.retry_after(method, chat, moment)
        if seconds:
            raise Refused("flood", retry_after=seconds)

    async def _updates(self, request: Request, params: Params, shown: Json) -> list[Json]:
        poller = object()
        with self.telegram.changing():
            if self.telegram.webhook:
                raise Refused("webhook_set")
            # The older of two polls is the one that is ended: Client.cpp, abort_long_poll.
            self.telegram.poller = poller
            self._heed(params)
            self.telegram.polling += 1
        most = LIMITS["updates_at_once"].most
        limit = min(max(params.number("limit", most), 1), most)
        patience = min(params.number("timeout"), LIMITS["poll_seconds"].most)
        handed: list[Json] = []
        try:
            handed = await self._wait(request, poller, limit, patience)
        finally:
            with self.telegram.changing():
                self.telegram.polling -= 1
                self.telegram.record("call", method="getUpdates", params=shown, result=handed)
        return handed

    def _heed(self, params: Params) -> None:
        allowed = params.nested("allowed_updates")
        if isinstance(allowed, list):
            self.telegram.allowed = allowed
        offset = params.number("offset")
        if offset:
            self.telegram.confirm(offset)

    async def _wait(
        self, request: Request, poller: object, limit: int, patience: int
    ) -> list[Json]:
        async for over in listening(self.telegram, request, patience):
            with self.telegram.changing() if self.telegram.pending else self.telegram.lock:
                if self.telegram.webhook:
                    raise Refused("set_by_webhook")
                if self.telegram.poller is not poller:
                    raise Refused("two_pollers")
                updates = self.telegram.deliver(limit)
            if updates or over:
                return updates
        return []


def _bad_gateway() -> Response:
    # What stands before api.telegram.org answers in HTML, not in JSON.
    return Response("<html><h1>502 Bad Gateway</h1></html>", 502, media_type="text/html")


def _refusal(refused: Refused) -> JSONResponse:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return JSONResponse(body, refused.code)
