"""Levers on the real bot's process: kill it, halt it, let it run again."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from preview.keeper import Keeper

LEVERS: Mapping[str, Callable[[Keeper], None]] = MappingProxyType(
    {"kill": Keeper.kill, "halt": Keeper.halt, "resume": Keeper.resume}
)
"""POST /demo/{name} pulls it; there is a bot to pull at only in the demo."""


def routes(keeper: Keeper) -> list[Route]:
    """Give the routes under /demo/."""

    async def pull(request: Request) -> Response:
        lever = LEVERS.get(request.path_params["lever"])
        if lever is None:
            return JSONResponse({"error": "There is no such lever."}, 404)
        await run_in_threadpool(lever, keeper)
        return JSONResponse({})

    return [Route("/demo/{lever}", pull, methods=["POST"])]
