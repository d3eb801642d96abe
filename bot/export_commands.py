"""The commands that write data into a folder: `askfirst export ...`."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, so that help is quick

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.terminal import Plain, the_settings

exports = typer.Typer(no_args_is_help=True, help="Data as files.")

Out = Annotated[Path, typer.Option(help="The folder to write into; made if it is not there")]


@exports.callback()
def about() -> None:
    """Write data as files, in forms that others read."""


@exports.command()
def counts(out: Out) -> None:
    """Write all counts as counts.csv, small ones hidden: a week, a clinic, a campaign a line."""
    from bot.operations.reports import csv_of_all, on_published

    told = on_published(the_settings(), datetime.now(UTC).date(), csv_of_all)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "counts.csv").write_text(told, encoding="utf-8", newline="")
    except OSError:
        raise Plain(f"{out} cannot be written.") from None
    sys.stdout.write(f"{out / 'counts.csv'}: {len(told.splitlines()) - 1} lines\n")
