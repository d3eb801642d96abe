"""The commands on the console: `askfirst console`, `staff ...`, `audit ...`."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, so that help is quick

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.terminal import Plain, the_catalogue, the_settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.settings import Settings
    from console.hiring import Tools
    from console.serving import Given

T = TypeVar("T")

staff = typer.Typer(no_args_is_help=True, help="Who may sign in to the console.")
audit = typer.Typer(no_args_is_help=True, help="The record of what staff did.")

Name = Annotated[str, typer.Argument(help="The name they sign in with")]


def console(
    *, demo: Annotated[bool, typer.Option("--demo", help="Add a made-up reviewer")] = False
) -> None:
    """Serve the console, in which staff review transcripts; a bot may run beside it."""
    import asyncio

    from console.serving import serve

    settings = the_settings()
    if demo:
        _refuse_at_telegram(settings.at_telegram)
    given = _given(settings, demo=demo)
    sys.stdout.write(f"The console listens on http://{given.listen} (Ctrl-C ends it).\n")
    sys.stdout.flush()
    asyncio.run(serve(given, the_catalogue()))


def specimens(count: Annotated[int, typer.Option(min=1, help="How many patients")] = 60) -> None:
    """Let made-up patients walk the real bot, so that there is something to review."""
    import asyncio
    from random import Random

    from bot.app import desk_of
    from bot.specimens import fill
    from console.office import clock
    from db.engine import Database

    settings = the_settings()
    _refuse_at_telegram(settings.at_telegram)
    desk = desk_of(settings, the_catalogue(), lambda *_: None)

    async def work() -> int:
        opened = Database.open(settings.database_url, alone=False)
        try:
            return await fill(opened, desk, count, clock(), Random())  # noqa: S311 - no secret
        finally:
            await opened.close()

    sys.stdout.write(f"{asyncio.run(work())} review copies are there.\n")


def _refuse_at_telegram(at_telegram: bool) -> None:  # noqa: FBT001 - one fact of the settings
    if at_telegram:
        raise Plain("Made-up people and real patients never share a database.")


@staff.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option(help="reviewer, lead, admin or clinic")],
    clinic: Annotated[str, typer.Option(help="Of the role clinic: the clinic's id")] = "",
) -> None:
    """Add somebody, and print the one-time token they are welcomed with."""
    from console.hiring import Newcomer, hire

    newcomer = Newcomer(name, role, clinic or None)
    _tell(name, _done(lambda c, tools: hire(c, tools, newcomer, "command line")))


@staff.command(name="list")
def list_staff() -> None:
    """List the staff: name, role, and whether they can sign in."""
    from console.hiring import state_of
    from db.staff import everyone

    for one in _done(lambda c, _: everyone(c)):
        clinic = f" of {one.clinic}" if one.clinic else ""
        sys.stdout.write(f"{one.name}: {one.role}{clinic}, {state_of(one)}\n")


@staff.command()
def disable(name: Name) -> None:
    """Keep somebody out, at once; their name stays in the audit log."""
    from console.hiring import dismiss

    _done(lambda c, tools: dismiss(c, tools, name, "command line"))
    sys.stdout.write(f"{name} cannot sign in any more.\n")


@staff.command()
def reset(name: Name) -> None:
    """Take password, phone and sign-ins away, and print a new one-time token."""
    from console.hiring import reinvite

    _tell(name, _done(lambda c, tools: reinvite(c, tools, name, "command line")))


@audit.command()
def verify(
    seen: Annotated[str, typer.Option(help="A hash that this command printed before")] = "",
) -> None:
    """Look whether the record is whole: no row changed, none gone, none put in between."""
    from db.audit import verify as look

    verdict = _done(lambda c, _: look(c, seen))
    if verdict.broken is not None:
        sys.stdout.write(f"BROKEN at row {verdict.broken}: it, or one before it, was changed.\n")
        raise typer.Exit(1)
    if not verdict.seen:
        sys.stdout.write("BROKEN: the hash that was noted before is in no row.\n")
        raise typer.Exit(1)
    sys.stdout.write(f"ok: {verdict.rows} rows. Note this hash elsewhere: {verdict.head}\n")


def _tell(name: str, token: str) -> None:
    sys.stdout.write(
        f"Hand this token to {name}; it works once, within the hour: {token}\n"
        "They open /welcome on the console, paste it and choose a password.\n"
    )


def _given(settings: "Settings", *, demo: bool) -> "Given":
    from console.serving import Given, demo_of

    return Given(
        settings.database_url,
        settings.console_listen,
        settings.secret,
        settings.previous_secret,
        {"operator": settings.operator_name, "contact": settings.operator_contact},
        demo_of() if demo else None,
    )


def _done(act: "Callable[[Connection, Tools], T]") -> T:
    """Act on the database in one transaction, beside whatever else is running."""
    import asyncio
    import secrets

    from console.hiring import Refused, Tools
    from console.office import clock
    from db.engine import Database

    settings = the_settings()
    tools = Tools(clock(), secrets.token_bytes)

    async def work() -> T:
        opened = Database.open(settings.database_url, alone=False)
        try:
            return await opened.write(lambda c: act(c, tools))
        finally:
            await opened.close()

    try:
        return asyncio.run(work())
    except Refused as refused:
        raise Plain(str(refused)) from None
