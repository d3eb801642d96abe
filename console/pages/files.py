"""The files that pages need: styles and scripts, ours and what is carried along."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.visit import Visit

FILES: Mapping[str, str] = MappingProxyType(
    {
        "console.css": "text/css; charset=utf-8",
        "console.js": "text/javascript; charset=utf-8",
        "icon.svg": "image/svg+xml",
        "vendor/pico.min.css": "text/css; charset=utf-8",
        "vendor/htmx.min.js": "text/javascript; charset=utf-8",
    }
)


async def file(visit: Visit) -> Response:
    """Hand out one file of the list."""
    name = visit.path("name")
    if name not in FILES:
        raise HTTPException(404)
    packed = "gzip" in visit.request.headers.get("accept-encoding", "")
    headers = {"vary": "accept-encoding", **({"content-encoding": "gzip"} if packed else {})}
    return Response(_content(name, packed=packed), media_type=FILES[name], headers=headers)


@cache
def _content(name: str, *, packed: bool) -> bytes:
    """Read a file. Pages are never packed: their length would tell of the secrets in them."""
    content = files("console").joinpath("static", *name.split("/")).read_bytes()
    return gzip.compress(content) if packed else content
