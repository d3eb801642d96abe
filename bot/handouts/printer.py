"""What prints pages, where the extra `pdf` is installed."""

from importlib.util import find_spec

from bot.pages import Page, Printer

_NEEDED = ("fpdf", "uharfbuzz")


def printer() -> Printer | None:
    """Return what prints pages; None without the extra."""
    return _print if all(find_spec(name) for name in _NEEDED) else None


def make_ready() -> None:
    """Load what prints, so that nobody's first page waits for it; nothing without the extra."""
    if printer():
        _loaded()


def _print(page: Page) -> bytes:
    return _loaded()(page)


def _loaded() -> Printer:
    # It takes half a second, and a command that prints nothing should not wait for it.
    from bot.handouts.printing import print_page  # noqa: PLC0415 - see above

    return print_page
