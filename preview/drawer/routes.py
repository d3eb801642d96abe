"""The drawer over HTTP: it reads, and answers in JSON; nothing here can change anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.content.catalogue import Catalogue
from bot.content.claims import Claims
from bot.copies import dated
from bot.flows.answers import Conversation
from bot.flows.questions import BY_KEY
from bot.flows.replies import Text
from bot.operations.cases import CasesUnreadable
from bot.rendering import Library
from preview.drawer import cases, outcome, position, staff
from preview.drawer.shelf import Kept, Shelf
from preview.drawer.teller import Teller
from preview.shapes import visible
from preview.telegram_state import Telegram
from preview.things import Json


@dataclass(frozen=True, slots=True)
class Words:
    """What is needed to put keys in words: the texts, what they rest on, who is responsible."""

    catalogue: Catalogue
    claims: Claims
    operator: Mapping[str, str]


class Drawer:
    """Explains one bot's conversations to whoever tries it."""

    def __init__(self, telegram: Telegram, shelf: Shelf, read: Callable[[], Words]) -> None:
        self.telegram, self.shelf, self._read = telegram, shelf, read

    @cached_property
    def words(self) -> Words:
        """Read the words when they are first asked for: a demo starts sooner without."""
        return self._read()

    def routes(self) -> list[Route]:
        """Give the routes under /drawer/."""
        return [
            Route("/drawer/about", self.about),
            Route("/drawer/case.yaml", self.record),
            Route("/drawer/case", self.load, methods=["POST"]),
            Route("/drawer/next", self.next, methods=["POST"]),
            Route("/drawer/link", self.link),
            Route("/drawer/{tab}", self.tab),
        ]

    def about(self, _: Request) -> Response:
        """Name the languages and countries there are, and the cases that can be watched."""
        teller = self._teller(Conversation(""))
        countries = {
            key: teller.say(Text(f"option-country-{key}")) for key in BY_KEY["country"].options
        }
        languages = list(self.words.catalogue.languages)
        kept = cases.kept_cases()
        return JSONResponse({"languages": languages, "countries": countries, "cases": kept})

    def link(self, _: Request) -> Response:
        """Give the code of a clinic's link that can be opened."""
        return JSONResponse({"code": self.shelf.link(self.telegram.now())})

    def tab(self, request: Request) -> Response:
        """Give what one tab shows of one chat."""
        tab = TABS.get(request.path_params["tab"])
        number = request.query_params.get("chat", "")
        if tab is None or not number.isdigit():
            return JSONResponse({"error": "There is no such tab."}, 404)
        kept = self.shelf.look(int(number))
        return JSONResponse(tab(self, kept, self._teller(_of(kept))))

    def record(self, request: Request) -> Response:
        """Give a conversation as a case to save."""
        number = request.query_params.get("chat", "")
        kept = self.shelf.look(int(number)) if number.isdigit() else None
        if kept is None:
            return JSONResponse({"error": "Nothing is kept of this chat yet."}, 409)
        headers = {"content-disposition": 'attachment; filename="case.yaml"'}
        text = cases.recorded(kept.conversation)
        return Response(text, media_type="application/yaml", headers=headers)

    async def load(self, request: Request) -> Response:
        """Read a case that somebody saved."""
        try:
            return JSONResponse(cases.read_case((await request.body()).decode()))
        except (CasesUnreadable, UnicodeDecodeError) as unreadable:
            return JSONResponse({"error": str(unreadable)}, 400)

    async def next(self, request: Request) -> Response:
        """Say what the patient of a case does now."""
        body = await request.json()
        with self.telegram.lock:
            chat = self.telegram.chats.get(body["chat"])
            keys = cases.keys_of(visible(chat)) if chat else []
        kept = await run_in_threadpool(self.shelf.look, body["chat"])
        answers = cases.to_answers(body["answers"])
        return JSONResponse(cases.next_act(kept.conversation if kept else None, answers, keys))

    def _teller(self, conversation: Conversation) -> Teller:
        today = self.telegram.now().date()
        library = Library(self.words.catalogue, self.words.claims, today)
        return Teller(library, conversation, self.words.operator)


def _of(kept: Kept | None) -> Conversation:
    return kept.conversation if kept else Conversation("")


Tab = Callable[[Drawer, Kept | None, Teller], Json]


def _staff(drawer: Drawer, kept: Kept | None, teller: Teller) -> Json:
    week = dated(drawer.telegram.now().date())["week"]
    copy = staff.copy_of(kept, teller) if kept else {"lines": []}
    return {"kept": kept is not None, "week": week, **copy}


def _position(_: Drawer, kept: Kept | None, teller: Teller) -> Json:
    return position.position(kept, teller)


def _outcome(drawer: Drawer, _: Kept | None, teller: Teller) -> Json:
    return outcome.explained(teller, drawer.words.claims)


TABS: Mapping[str, Tab] = MappingProxyType(
    {"staff": _staff, "position": _position, "outcome": _outcome}
)
"""GET /drawer/{name}?chat=N gives what the tab shows."""
