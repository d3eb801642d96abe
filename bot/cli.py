"""The front door: one Typer command a line. Each imports what it needs, so that help is quick."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, see above

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot import console_commands, data_commands
from bot.clinic_commands import clinics
from bot.export_commands import exports
from bot.terminal import Plain, the_catalogue, the_settings

if TYPE_CHECKING:
    from bot.content.catalogue import Catalogue
    from bot.settings import Settings

app = typer.Typer(
    name="askfirst", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
app.add_typer(data_commands.database, name="db")
app.add_typer(clinics, name="clinic")
app.add_typer(exports, name="export")
exports.command(name="transcripts")(console_commands.export_transcripts)
app.command()(console_commands.console)
app.command()(console_commands.specimens)
app.add_typer(console_commands.staff, name="staff")
app.add_typer(console_commands.audit, name="audit")

WRONG = 2


@app.callback()
def about() -> None:
    """Help people prepare a conversation about Micro-Botox or Botox; never diagnose or sell."""


@app.command()
def run() -> None:
    """Run the bot; settings come from the environment (see .env.example)."""
    import asyncio

    from bot import app as bot_app

    settings = the_settings()
    catalogue = the_catalogue()
    _refuse_unreviewed(settings, catalogue)
    asyncio.run(bot_app.run(settings, catalogue))


@app.command()
def preview() -> None:
    """Show the chat page and its Bot API on this machine; start the bot beside it."""
    import os

    from preview.demo import serve

    raise typer.Exit(serve(os.environ))


@app.command()
def setup() -> None:
    """Tell Telegram the bot's commands and descriptions, in every language."""
    import asyncio

    from bot.introduction import introduce_bot

    asyncio.run(introduce_bot(the_settings(), the_catalogue()))


@app.command(name="try")
def try_answers(
    file: Annotated[
        Path | None, typer.Argument(help="YAML; without it JSON lines on stdin")
    ] = None,
) -> None:
    """Judge answers: cases in, results out, one JSON object a line."""
    from bot.content.catalogue import load_on_demand
    from bot.operations import cases
    from bot.operations.lines import from_lines
    from bot.vocabulary import danger_reader

    read = danger_reader(load_on_demand())
    lines = sys.stdin.buffer
    given = from_lines(lines) if file is None else cases.from_yaml(_text(file))
    _write_lines(cases.try_case(case, read) for case in given)


@app.command()
def redact() -> None:
    """Take names, contacts and numbers out of texts: JSON lines in, one JSON object a line out."""
    from bot.operations.lines import from_lines
    from bot.operations.redactions import redact_line
    from bot.redacting import redactor

    _write_lines(redact_line(line, redactor()) for line in from_lines(sys.stdin.buffer))


@app.command()
def interpret() -> None:
    """Tell what typed texts mean: JSON lines in, JSON lines out, in the same order."""
    from bot.content.catalogue import load_on_demand
    from bot.operations.interpreting import interpret as tell
    from bot.operations.lines import from_lines
    from bot.vocabulary import readers

    reading = readers(load_on_demand())
    _write_lines(tell(line, reading) for line in from_lines(sys.stdin.buffer))


@app.command()
def check(
    book: Annotated[Path | None, typer.Option(help="Write all screens as a page to print")] = None,
) -> None:
    """Check all words: sources, expiry, limits, reading grade, banned words; name what is wrong."""
    from datetime import UTC, datetime

    from bot.content.checks import check as look
    from bot.content.checks import load_rules
    from bot.content.claims import load_claims
    from bot.inventory import needed_keys

    catalogue, claims, rules = the_catalogue(), load_claims(), load_rules()
    today = datetime.now(UTC).date()
    problems = look(catalogue, claims, needed_keys(), today, rules)
    for problem in problems:
        sys.stdout.write(f"{problem.level}: {problem.where}: {problem.what}\n")
    wrong = sum(problem.level == "wrong" for problem in problems)
    sys.stdout.write(f"{wrong} wrong, {len(problems) - wrong} to be looked at.\n")
    if book:
        from bot.handouts.book import write_book

        write_book(book, catalogue, claims, rules.tables["arguments"], today)
    if wrong:
        raise typer.Exit(1)


@app.command()
def review(
    messages: Annotated[list[str] | None, typer.Argument(help="Keys; without any, all")] = None,
    sign: Annotated[str, typer.Option(help="Name, profession and register of who signs")] = "",
    language: Annotated[str, typer.Option(help="The language that was read")] = "en",
) -> None:
    """Keep reviews.yaml true to the words; with --sign note who has read them as they are now."""
    from datetime import UTC, datetime

    from bot.content import reviews

    catalogue = the_catalogue()
    keys = frozenset(messages or ())
    unknown = sorted(keys - getattr(catalogue.languages.get(language), "keys", frozenset()))
    if unknown or language not in catalogue.languages:
        raise Plain(f"There is no {unknown[0] if unknown else 'text'} in {language}.")
    signature = reviews.Signature(sign, datetime.now(UTC).date())
    table = (
        reviews.signed(catalogue, language, keys, signature) if sign else reviews.kept(catalogue)
    )
    reviews.write(table)
    done = sum(row["reviewed_by"] != reviews.UNSIGNED for row in table[language].values())
    sys.stdout.write(f"{language}: {done} of {len(table[language])} texts are signed.\n")


@app.command()
def diagram() -> None:
    """Draw the conversation's machine as Mermaid text."""
    from bot.flows.diagram import draw

    sys.stdout.write(draw())


for chore in data_commands.CHORES:
    app.command()(chore)


def _refuse_unreviewed(settings: "Settings", catalogue: "Catalogue") -> None:
    from bot.content.reviews import unreviewed
    from bot.logs import log

    for locale in unreviewed(catalogue):
        if not settings.accept_unreviewed:
            raise Plain(
                "No clinician has reviewed the texts yet, so they are not shown to patients."
                " Set ACCEPT_UNREVIEWED=1 to run all the same."
            )
        log("content_unreviewed", "warning", locale=locale)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        raise Plain(f"{file} cannot be read.") from None
    except UnicodeDecodeError:
        raise Plain(f"{file} is not a text file.") from None


def _write_lines(results: Iterable[dict[str, Any]]) -> None:
    """Write results as they come; exit with 1 at the end if one of them is an error."""
    import json

    failed = False
    for result in results:
        failed = failed or "error" in result
        sys.stdout.write(json.dumps(result) + "\n")
    if failed:
        raise typer.Exit(1)


def expected_errors() -> tuple[type[Exception], ...]:
    """Name the errors whose text is one plain sentence; only modules in use can raise theirs."""
    names: tuple[tuple[str, str], ...] = (
        ("bot.settings", "SettingsWrong"),
        ("bot.content.catalogue", "ContentBroken"),
        ("bot.handouts.kit", "KitRefused"),
        ("bot.operations.backups", "BackupRefused"),
        ("bot.operations.cases", "CasesUnreadable"),
        ("bot.operations.reports", "NoWeek"),
        ("bot.telegram.setup", "SetupFailed"),
        ("bot.telegram.webhook", "ListenFailed"),
        ("console.exporting", "NoReason"),
        ("console.keys", "SealBroken"),
        ("console.serving", "ListenFailed"),
        ("db.clinic_acts", "ClinicRefused"),
        ("db.faults", "DatabaseFault"),
        ("db.lock", "DatabaseBusy"),
    )
    loaded = ((sys.modules[module], name) for module, name in names if module in sys.modules)
    return (Plain, *(getattr(module, name) for module, name in loaded))


def main(command: Callable[[], None] = app) -> None:
    """Run the command line; what can go wrong is told in one plain sentence."""
    try:
        command()
    except Exception as error:
        if not isinstance(error, expected_errors()):
            raise
        sys.stderr.write(f"{error}\n")
        raise SystemExit(WRONG) from None
