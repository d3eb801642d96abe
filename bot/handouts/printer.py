"""What prints pages, where the extra `pdf` is installed."""

from importlib.util import find_spec

from bot.pages import Page, Printer

_NEEDED = ("fpdf", "uharfbuzz")


def printer() -> Printer | None:
    """Return what prints pages; None without the extra."""
    return _print if all(find_spec(name) for name in _NEEDED) else None


def _print(page: Page) -> bytes:
    # Loaded by the first page: it takes half a second, and nobody else should wait for it.
    from bot.handouts.printing import print_page  # noqa: PLC0415 - see above

    return print_page(page)
