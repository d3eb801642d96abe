"""The kit of a clinic: a folder for its site, with the square, the button, pages and pictures."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.content.catalogue import RIGHT_TO_LEFT
from bot.flows.replies import Text
from bot.rendering import Library, Speaker, plain

LEAFLET = Path(__file__).parent / "leaflet"

_PAGES = ("page", "see", "button")
_AS_THEY_ARE = ("page.css", "button.css", "chat.png", "result.png")
_BORDER = 4
"""Modules of white around the square; fewer, and some phones do not find it (ISO/IEC 18004)."""


class KitRefused(Exception):
    """A kit cannot be written as it was asked for; one plain sentence says why."""


@dataclass(frozen=True, slots=True)
class Order:
    """Whose kit it is: the clinic, the link, and who runs the bot."""

    clinic: str
    country: str
    locale: str
    address: str
    operator: str
    contact: str


def write_kit(folder: Path, order: Order, library: Library) -> list[str]:
    """Write the kit into a new folder; return the names of its files. Raises KitRefused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KitRefused(f"{folder} is not empty: name a new folder, nothing is overwritten.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _files(order, library):
        (folder / name).write_bytes(content)
    return sorted(file.name for file in folder.iterdir())


def _files(order: Order, library: Library) -> Iterator[tuple[str, bytes]]:
    voices = {locale: _voice(order, library, locale) for locale in library.catalogue.languages}
    own = order.locale if order.locale in voices else "en"
    yield "README.txt", (_said(voices[own], order, "kit-readme", label=own) + "\n").encode()
    for name in _AS_THEY_ARE:
        yield name, (LEAFLET / name).read_bytes()
    square = segno.make(order.address, error="m", micro=False)
    yield "qr.svg", _drawn(square, "svg", omitsize=True)
    yield "qr.png", _drawn(square, "png", scale=16)
    for locale, voice in voices.items():
        others = [(one, other) for one, other in voices.items() if one != locale]
        for page in _PAGES:
            yield f"{page}.{locale}.html", _page(page, voice, order, others).encode()


def _drawn(square: segno.QRCode, kind: str, **look: object) -> bytes:
    """Draw the square dark on white, by night too: a phone reads nothing else for sure."""
    drawing = io.BytesIO()
    square.save(drawing, kind=kind, border=_BORDER, dark="#000", light="#fff", **look)
    return drawing.getvalue()


def _voice(order: Order, library: Library, locale: str) -> Speaker:
    """Speak as the bot does to patients of the clinic's country: its wording, its numbers."""
    named = order.country in library.catalogue.named
    operator = {"operator": order.operator, "contact": order.contact}
    wording = "named" if named else "neutral"
    return Speaker(library, locale, order.country, wording, operator)


def _page(name: str, voice: Speaker, order: Order, others: list[tuple[str, Speaker]]) -> str:
    locale = voice.locale
    return (
        _templates()
        .get_template(f"{name}.html")
        .render(
            lang=locale,
            dir="rtl" if locale in RIGHT_TO_LEFT else "ltr",
            say=partial(_marked_up, voice, order),
            address=order.address,
            others=[
                {"lang": one, "name": _marked_up(other, order, "kit-language")}
                for one, other in others
            ],
        )
    )


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(LEAFLET),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _marked_up(voice: Speaker, order: Order, key: str) -> Markup:
    """Say a text for a page; what was typed into it is escaped by the speaker."""
    return Markup(voice.say(Text(key, {"name": order.clinic})))  # noqa: S704 - escaped, see above


def _said(voice: Speaker, order: Order, key: str, **arguments: str) -> str:
    given = {"name": order.clinic, "line": order.address, **arguments}
    return plain(voice.say(Text(key, given)))
