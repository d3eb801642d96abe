"""Run the front door: `python -m bot` is `askfirst`."""

from bot.cli import main

main()
