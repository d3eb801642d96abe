"""The console as a web server of its own."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import uvicorn

from bot.content.catalogue import Catalogue
from bot.content.claims import load_claims
from console import codes
from console.app import make_app, make_templates
from console.hiring import admit
from console.keys import Keys
from console.office import Demo, Office, clock
from db.engine import Database


@dataclass(frozen=True, slots=True)
class Given:
    """What an operator decides about the console."""

    database_url: str
    listen: str
    secret: bytes = field(repr=False)
    previous_secret: bytes | None = field(repr=False)
    operator: Mapping[str, str]
    demo: Demo | None = None
    bot: str = ""


class ListenFailed(Exception):
    """The address is taken, or none of this machine's; the text says which."""

    def __init__(self, listen: str) -> None:
        super().__init__(f"The console cannot listen on {listen}: is that address free?")


def office_of(given: Given, catalogue: Catalogue, database: Database) -> Office:
    """Gather what the pages are given."""
    return Office(
        database=database,
        keys=Keys(given.secret, given.previous_secret),
        catalogue=catalogue,
        claims=load_claims(),
        operator=given.operator,
        templates=make_templates(),
        now=clock,
        chance=secrets.token_bytes,
        demo=given.demo,
        bot=given.bot,
    )


def demo_of() -> Demo:
    """Make up a reviewer for one run of the demo."""
    return Demo("robin", secrets.token_urlsafe(15), codes.new_secret(secrets.token_bytes))


async def serve(given: Given, catalogue: Catalogue) -> None:
    """Serve the console beside a bot that may be running, until told to stop."""
    database = Database.open(given.database_url, alone=False)
    try:
        office = office_of(given, catalogue, database)
        await asyncio.to_thread(office.passwords.prepare)
        if office.demo:
            await admit(office, office.demo)
        await _served(office, given.listen)
    finally:
        await database.close()


async def _served(office: Office, listen: str) -> None:
    host, _, port = listen.rpartition(":")
    config = uvicorn.Config(
        make_app(office),
        host=host.strip("[]"),
        port=int(port),
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    try:
        await server.serve()
    except SystemExit:
        # Where it cannot listen, uvicorn would end the process by itself.
        raise ListenFailed(listen) from None
