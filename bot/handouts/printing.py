"""A page -> a PDF of one sheet of A4. Needs the extra `pdf`; without it nobody imports this."""

from bisect import bisect_left
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from bot.handouts.typesetting import Letter, Run, direction_of, letters_of, lines
from bot.pages import Kind, Page

FONTS = Path(__file__).parent / "fonts"


class Setting(NamedTuple):
    """How a page is set: points of its letters, heights of its lines, millimetres to write on."""

    size: float
    leading: float = 1.35
    ruled: float = 8


SETTINGS = (
    *map(Setting, (11, 10.5, 10, 9.5, 9)),
    *(Setting(size, leading=1.25, ruled=6.5) for size in (9, 8.5, 8)),
    Setting(8, leading=1.15, ruled=5.5),
)
"""From pleasant down to the smallest letters that still can be read on paper, then set tight."""

_MARGIN, _WIDTH, _BOTTOM = 18.0, 174.0, 282.0
"""Millimetres of an A4 page, 210 by 297."""

_NOTES = 4
"""Lines for notes that must be left at the foot."""

_POINT = 0.3528
_MEASURED_AT = 10


class DoesNotFit(Exception):
    """The lines are more than one page holds, even in the smallest print."""


class Style(NamedTuple):
    """How a kind of line looks: how much larger than the text, how bold, how much space above."""

    larger: float
    weight: str
    above: float


class Paragraph(NamedTuple):
    """One line of a page, taken apart into letters."""

    kind: Kind
    letters: list[Letter]


_STYLES: dict[Kind, Style] = {
    "title": Style(5, "B", 0),
    "head": Style(1, "B", 0.9),
    "text": Style(0, "", 0.1),
    "question": Style(0, "", 0.3),
}
"""Space above in heights of a letter."""


def print_page(page: Page) -> bytes:
    """Print in the largest type in which everything fits, notes among it. Raises DoesNotFit."""
    with closing(Paper(page)) as paper:
        return paper.drawn(paper.setting())


class Paper:
    """One page while it is set: what stands above its notes and below, how wide its words are."""

    def __init__(self, page: Page) -> None:
        written = [line for line in page.lines if line.kind != "room"]
        self._direction = direction_of(
            written[0].words
        )  # The title's: sources are Latin everywhere.
        paragraphs = [
            Paragraph(line.kind, letters_of(line.words, self._direction)) for line in written
        ]
        rooms = [place for place, line in enumerate(page.lines) if line.kind == "room"]
        notes = rooms[0] if rooms else len(written)
        self._body, self._foot = paragraphs[:notes], paragraphs[notes:]
        self._pdf = _pdf("".join(line.words for line in written))
        self._pdf.set_lang(page.locale)
        self._pdf.set_title(written[0].words)
        self._width = cache(self._measured)

    def setting(self) -> Setting:
        """Return the first setting in which everything fits. Raises DoesNotFit."""
        room = _BOTTOM - _MARGIN
        first = bisect_left(SETTINGS, -room, key=lambda setting: -self._height(setting))
        if first == len(SETTINGS):
            raise DoesNotFit
        return SETTINGS[first]

    def _height(self, setting: Setting) -> float:
        """Measure what is written, with the least room to write by hand."""
        return self._high([*self._body, *self._foot], setting) + _NOTES * setting.ruled

    def _high(self, paragraphs: list[Paragraph], setting: Setting) -> float:
        rules = sum(line.kind == "question" for line in paragraphs)
        return rules * setting.ruled + sum(
            _above(line, setting) + len(self._set(line, setting)) * _line_height(line, setting)
            for line in paragraphs
        )

    def drawn(self, setting: Setting) -> bytes:
        """Draw everything, and as many lines for notes as there is room for."""
        y = self._drawn(self._body, setting, _MARGIN)
        end = _BOTTOM - self._high(self._foot, setting)
        while y + setting.ruled <= end:
            y = self._rule(y + setting.ruled)
        self._drawn(self._foot, setting, y)
        return bytes(self._pdf.output())

    def _drawn(self, paragraphs: list[Paragraph], setting: Setting, y: float) -> float:
        """Draw paragraphs from `y` on; return where they end."""
        for line in paragraphs:
            y = self._draw(line, setting, y + _above(line, setting))
            if line.kind == "question":
                y = self._rule(y + setting.ruled)
        return y

    def close(self) -> None:
        """Close the files of the fonts, which fpdf2 leaves open."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def _set(self, line: Paragraph, setting: Setting) -> list[list[Run]]:
        style = _STYLES[line.kind]
        scale = (setting.size + style.larger) / _MEASURED_AT
        return lines(line.letters, lambda word: self._width(word, style.weight) * scale, _WIDTH)

    def _measured(self, word: str, weight: str) -> float:
        self._pdf.set_font("latin", weight, _MEASURED_AT)
        self._pdf.set_text_shaping()
        return self._pdf.get_string_width(word)

    def _draw(self, line: Paragraph, setting: Setting, y: float) -> float:
        style, height = _STYLES[line.kind], _line_height(line, setting)
        for runs in self._set(line, setting):
            self._pdf.set_font("latin", style.weight, setting.size + style.larger)
            widths = [self._pdf.get_string_width(run.text) for run in runs]
            right = self._direction is TextDirection.RTL
            x = _MARGIN + (_WIDTH - sum(widths) if right else 0)
            for run, width in zip(runs, widths, strict=True):
                self._pdf.set_xy(x, y)
                self._pdf.set_text_shaping(direction=run.direction)
                self._pdf.cell(width, height, run.text)
                x += width
            y += height
        return y

    def _rule(self, y: float) -> float:
        """Draw a line to write on; return where it is."""
        self._pdf.line(_MARGIN, y, _MARGIN + _WIDTH, y)
        return y


def _pdf(words: str) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.c_margin = 0
    _add_font(pdf, "latin", "NotoSans")
    if any(bidirectional(letter) == "AL" for letter in words):
        # Latin stays the first: with Arabic as the base, Latin letters inside it were lost.
        _add_font(pdf, "arabic", "NotoSansArabic")
        pdf.set_fallback_fonts(["arabic"])
    pdf.add_page()
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    return pdf


def _add_font(pdf: FPDF, family: str, file: str) -> None:
    for weight, face in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(family, weight, FONTS / f"{file}-{face}.ttf")


def _above(line: Paragraph, setting: Setting) -> float:
    return _STYLES[line.kind].above * setting.size * _POINT


def _line_height(line: Paragraph, setting: Setting) -> float:
    return (setting.size + _STYLES[line.kind].larger) * _POINT * setting.leading
