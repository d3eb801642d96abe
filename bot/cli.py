"""The front door: one Typer command a line."""

import typer

app = typer.Typer(
    name="askfirst", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)


@app.callback()
def about() -> None:
    """Help people prepare a conversation about Micro-Botox or Botox; never diagnose or sell."""


def main() -> None:
    """Run the command line."""
    app()
