"""The commands that keep, move and erase what the database holds."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, so that help is quick

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.terminal import Plain, the_settings

database = typer.Typer(no_args_is_help=True, help="Chores of the database.")


@database.command()
def upgrade() -> None:
    """Create the tables, or bring them to this version."""
    from db.engine import Database

    opened = Database.open(the_settings().database_url)
    import asyncio

    asyncio.run(opened.close())
    sys.stdout.write("The database is up to date.\n")


def purge() -> None:
    """Erase what has been kept long enough, and say how much of it there was."""
    from bot.operations.chores import run_purge

    for table, count in run_purge(the_settings()).items():
        sys.stdout.write(f"{table}: {count}\n")


def erase() -> None:
    """Erase whom standard input names, one a line: a Telegram number, or a transcript's code.

    Never an argument: the number would stay in the shell's history.
    """
    from bot.operations.chores import run_erase
    from bot.operations.erasing import NobodyNamed

    settings = the_settings()
    for place, asked in enumerate(filter(str.strip, sys.stdin), 1):
        try:
            gone = sum(run_erase(settings, asked).values())
        except NobodyNamed:
            raise Plain(
                f"Line {place} is neither a Telegram number nor a transcript's code."
                " What stood before it is erased."
            ) from None
        sys.stdout.write(f"{place}: {f'{gone} rows erased' if gone else 'nothing was kept'}\n")


def doctor() -> None:
    """Look whether words are redacted, the database is whole and nothing is kept for too long."""
    from bot.operations.chores import run_doctor

    ill = False
    for finding in run_doctor(the_settings()):
        ill = ill or not finding.well
        sys.stdout.write(f"{'ok ' if finding.well else 'BAD'} {finding.what}: {finding.said}\n")
    if ill:
        raise typer.Exit(1)


def backup(out: Annotated[Path, typer.Option(help="The file to write; it must be new")]) -> None:
    """Write an encrypted copy of the database; the bot may go on running."""
    from bot.operations.chores import run_backup

    size = run_backup(the_settings(), out)
    sys.stdout.write(f"{out}: {size} bytes, encrypted. Keep SECRET_KEY: nothing else opens it.\n")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that askfirst backup wrote")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is there")] = False,
) -> None:
    """Put a backup in place; what was erased since it was made stays erased."""
    from bot.operations.chores import run_restore

    for what, count in run_restore(the_settings(), file, replace=replace).items():
        sys.stdout.write(f"{what}: {count}\n")
    sys.stdout.write("The backup is in place.\n")


CHORES = (purge, erase, doctor, backup, restore)
"""Commands of their own; `upgrade` is one of `askfirst db`."""
