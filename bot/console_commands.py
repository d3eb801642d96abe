"""The commands on the console: `askfirst console`, `staff ...`, `audit ...`."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, so that help is quick

import sys
from collections.abc import Callable
from pathlib import Path
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
    from dataclasses import replace

    from bot.introduction import name_at_telegram
    from console.serving import serve

    settings = the_settings()
    if demo:
        _refuse_at_telegram(settings.at_telegram)
    named = asyncio.run(name_at_telegram(settings))
    given = replace(_given(settings, demo=demo), bot=named)
    sys.stdout.write(f"The console listens on http://{given.listen} (Ctrl-C ends it).\n")
    sys.stdout.flush()
    asyncio.run(serve(given, the_catalogue()))


def specimens(count: Annotated[int, typer.Option(min=1, help="How many patients")] = 60) -> None:
    """Let made-up patients walk the real bot, so that there is something to review."""
    from random import Random

    from bot.app import desk_of
    from bot.operations.chores import on_database
    from bot.specimens import REST_SECONDS, fill
    from console.office import clock

    settings = the_settings()
    _refuse_at_telegram(settings.at_telegram)
    desk = desk_of(settings, the_catalogue(), lambda *_: None)
    chance = Random()  # noqa: S311 - no secret
    there = on_database(
        settings, lambda opened: fill(opened, desk, count, clock(), chance, REST_SECONDS)
    )
    sys.stdout.write(f"{there} review copies are there.\n")


def export_transcripts(
    out: Annotated[Path, typer.Option(help="The folder to write into; made if it is not there")],
    why: Annotated[str, typer.Option(help="What it is for; it stands in the audit log")],
) -> None:
    """Write all transcripts as JSON lines and as a table, without codes and clock times."""
    from bot.operations.chores import on_database
    from console.exporting import FORMATS, export_all
    from console.serving import office_of

    settings = the_settings()
    given, catalogue = _given(settings, demo=False), the_catalogue()
    told = on_database(
        settings,
        lambda opened: export_all(office_of(given, catalogue, opened), "command line", why),
    )
    try:
        out.mkdir(parents=True, exist_ok=True)
        for kind in FORMATS:
            (out / f"transcripts.{kind}").write_text(told[kind], encoding="utf-8", newline="")
    except OSError:
        raise Plain(f"{out} cannot be written.") from None
    sys.stdout.write(f"{out}: {len(told['jsonl'].splitlines())} transcripts\n")


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
        sys.stdout.write(
            f"BROKEN at row {verdict.broken}: it, or one before it, was changed or is gone.\n"
        )
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
    import secrets

    from bot.operations.chores import on_database
    from console.hiring import Refused, Tools
    from console.office import clock

    tools = Tools(clock(), secrets.token_bytes)
    try:
        return on_database(the_settings(), lambda opened: opened.write(lambda c: act(c, tools)))
    except Refused as refused:
        raise Plain(str(refused)) from None
