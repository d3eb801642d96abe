"""The chat page and who may speak to it."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPTS = (
    "main.js",
    "chat.js",
    "view.js",
    "composer.js",
    "sheets.js",
    "drawer.js",
    "diagram.js",
    "levers.js",
    "cases.js",
)
_FILES = {
    "index.html": "text/html; charset=utf-8",
    **dict.fromkeys(_SCRIPTS, "text/javascript; charset=utf-8"),
    "chat.css": "text/css; charset=utf-8",
    "side.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "copy.svg": "image/svg+xml",
    "pattern.svg": "image/svg+xml",
}

_HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            b" img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)

_HERE = ("127.0.0.1", "localhost", "[::1]")


async def show(request: Request) -> Response:
    """Serve one file of the page."""
    name = request.path_params.get("name", "index.html")
    if name not in _FILES:
        return PlainTextResponse("Not Found", 404)
    content = files("preview").joinpath("static", name).read_bytes()
    return Response(content, media_type=_FILES[name])


async def nothing_known(_: Request) -> Response:
    """Stand in for the drawer where nobody can read what the bot keeps."""
    return JSONResponse(None)


async def nothing_to_pull(_: Request) -> Response:
    """Stand in for the levers on the bot's process where it runs elsewhere."""
    return JSONResponse({"error": "The bot runs elsewhere: end it there."}, 409)


def routes() -> list[Route]:
    """Give the routes of the page."""
    return [
        Route("/", show),
        Route("/static/{name}", show),
        # What Chromium asks for beside a document, which can name no icon of its own.
        Route("/favicon.ico", lambda _: RedirectResponse("/static/icon.svg")),
        Route("/drawer/{tab}", nothing_known),
        Route("/demo/{lever}", nothing_to_pull, methods=["POST"]),
    ]


class Doorkeeper:
    """Lets in only who came by a local name from our own page, and says what a page may do.

    A foreign site could otherwise point its own name at this machine and speak to us.
    """

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1") -> None:
        self.app = app
        self.hosts = {*_HERE, host}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse strangers; add the headers to every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        app = self.app if self._admits(Request(scope)) else _STRANGER
        await app(scope, receive, sealed)

    def _admits(self, request: Request) -> bool:
        host = request.headers.get("host", "")
        origin = request.headers.get("origin")
        return _name(host) in self.hosts and origin in (None, f"http://{host}")


_STRANGER = PlainTextResponse("This page is for this machine only.", 403)


def _name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
