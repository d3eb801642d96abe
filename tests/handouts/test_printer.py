"""The extra decides whether pages can be printed, and its absence breaks nothing."""

from bot.handouts import printer as there
from bot.handouts.printer import printer
from bot.pages import Line, Page


def test_with_the_extra_a_page_becomes_a_pdf():
    content = printer()(Page("en", (Line("title", "My sheet"),)))
    assert content.startswith(b"%PDF-")


def test_without_the_extra_there_is_no_printer(monkeypatch):
    monkeypatch.setattr(there, "_NEEDED", ("fpdf", "a_package_that_nobody_has"))
    assert printer() is None
