"""The commands on clinics: `askfirst clinic ...`; each imports what it needs, as in bot/cli.py."""

# ruff: noqa: PLC0415 - imports stand inside the commands on purpose, so that help is quick

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.terminal import Plain, the_catalogue, the_settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.settings import Settings
    from db.clinic_acts import Actor, Allowed
    from db.clinics import Clinic, Link

T = TypeVar("T")

clinics = typer.Typer(no_args_is_help=True, help="Clinics, their links and their counts.")

Name = Annotated[str, typer.Argument(help="The clinic's name")]


@clinics.command()
def add(
    name: Annotated[str, typer.Argument(help="As patients read it in the greeting")],
    contact: Annotated[str, typer.Option(help="How patients reach the clinic")],
    country: Annotated[str, typer.Option(help="Preset for patients: us, uk, ie, ...")] = "",
    language: Annotated[str, typer.Option(help="Preset for patients: en, es, pt-BR, ...")] = "",
    hours: Annotated[str, typer.Option(help="When the clinic can be reached")] = "",
) -> None:
    """Make a clinic, and a link for its site."""
    from db import clinic_acts as acts

    settings = the_settings()
    wanted = acts.Wanted(name, contact, country, language, hours)
    allowed, actor = _allowed(), _actor()

    def make(connection: "Connection") -> "Link":
        clinic = acts.add(connection, actor, wanted, allowed)
        return acts.link(connection, actor, clinic, acts.SITE)

    sys.stdout.write(f"{_address(settings, _write(settings, make).code)}\n")


@clinics.command()
def link(
    name: Name,
    campaign: Annotated[str, typer.Option(help="What the link is for: site, poster, ...")],
    days: Annotated[int | None, typer.Option(min=1, help="The link is over after so many")] = None,
) -> None:
    """Make one more link of a clinic."""
    from db import clinic_acts as acts

    settings, actor = the_settings(), _actor()

    def make(connection: "Connection") -> "Link":
        return acts.link(connection, actor, acts.named(connection, name), campaign, days)

    sys.stdout.write(f"{_address(settings, _write(settings, make).code)}\n")


@clinics.command(name="list")
def list_all() -> None:
    """List the clinics and their links."""
    from db import clinic_acts as acts

    settings, now = the_settings(), _now()
    found = _write(settings, acts.listed)
    address = _addresses(settings) if found else str
    for one in found:
        clinic = one.clinic
        presets = ", ".join(filter(None, (clinic.country, clinic.locale))) or "no presets"
        gone = " (revoked)" if clinic.revoked_at else ""
        sys.stdout.write(f"{clinic.name}{gone}: {clinic.contact}, {presets}\n")
        for held in one.links:
            end = f" until {held.expires_at:%Y-%m-%d}" if held.expires_at else ""
            sys.stdout.write(f"  {held.campaign}: {address(held.code)} {held.state(now)}{end}\n")


@clinics.command()
def revoke(
    name: Name,
    campaign: Annotated[str | None, typer.Option(help="Its links only; else all, for good")] = None,
) -> None:
    """Revoke the links of a campaign, or a clinic with all its links."""
    from db import clinic_acts as acts

    actor = _actor()

    def end(connection: "Connection") -> int:
        return acts.revoke(connection, actor, acts.named(connection, name), campaign)

    count = _write(the_settings(), end)
    sys.stdout.write(f"Links revoked: {count}\n")


@clinics.command()
def kit(
    name: Name,
    out: Annotated[Path, typer.Option(help="A new folder for what goes on the clinic's site")],
    campaign: Annotated[str, typer.Option(help="Whose link stands in it")] = "site",
    bot: Annotated[str, typer.Option(help="The bot's username, if Telegram can't be asked")] = "",
) -> None:
    """Write the kit of a clinic: the square, a button, pages and pictures for its site."""
    import asyncio

    from bot.content.claims import load_claims
    from bot.handouts.kit import Order, write_kit
    from bot.introduction import name_at_telegram
    from bot.rendering import Library
    from db import clinic_acts as acts

    settings = the_settings()

    def found(connection: "Connection") -> "tuple[Clinic, Link]":
        clinic = acts.named(connection, name)
        return clinic, acts.open_link(connection, clinic, campaign, _now())

    clinic, held = _write(settings, found)
    username = bot.removeprefix("@") or asyncio.run(name_at_telegram(settings))
    if not username:
        raise Plain("Telegram did not tell the bot's name: give it with --bot.")
    order = Order(
        clinic.name,
        clinic.country or "",
        clinic.locale or "",
        acts.address(username, held.code),
        settings.operator_name,
        settings.operator_contact,
    )
    library = Library(the_catalogue(), load_claims(), _now().date())
    for file in write_kit(out, order, library):
        sys.stdout.write(f"{out / file}\n")


@clinics.command()
def report(
    name: Name,
    week: Annotated[str, typer.Option(help="As in 2026-W45; without it the last one")] = "",
    weeks: Annotated[int, typer.Option(min=1, max=53, help="So many up to it, one by one")] = 1,
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV")] = False,
) -> None:
    """Tell a clinic's counts of a week that is over; small ones are hidden."""
    from bot.operations.reports import csv_report, on_published, text_report, weeks_asked

    today = _now().date()
    asked = weeks_asked(week, weeks, today)
    told = csv_report if as_csv else text_report
    sys.stdout.write(on_published(the_settings(), today, lambda c: told(c, name, asked)))


def _now() -> datetime:
    return datetime.now(UTC)


def _write(settings: "Settings", act: "Callable[[Connection], T]") -> T:
    from bot.operations.chores import on_database

    return on_database(settings, lambda opened: opened.write(act), makes=True)


def _address(settings: "Settings", code: str) -> str:
    return _addresses(settings)(code)


def _addresses(settings: "Settings") -> Callable[[str], str]:
    """Return what makes a link of a code; says so where Telegram does not tell the bot's name."""
    import asyncio

    from bot.introduction import name_at_telegram
    from db.clinic_acts import address

    bot = asyncio.run(name_at_telegram(settings))
    if not bot:
        sys.stderr.write("Telegram did not tell the bot's name: put it in place of BOT.\n")
    return lambda code: address(bot or "BOT", code)


def _actor() -> "Actor":
    from db.clinic_acts import Actor

    return Actor("command line", _now(), os.urandom)


def _allowed() -> "Allowed":
    from bot.content.presets import countries, held_back, languages
    from db.clinic_acts import Allowed

    catalogue = the_catalogue()
    return Allowed(countries(catalogue), languages(catalogue), held_back(catalogue))
