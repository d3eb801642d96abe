"""The machine as a Mermaid diagram."""

from bot.flows.machine import MACHINE, follows
from bot.flows.outcomes import STOPS
from bot.flows.screens import RESULT, SCREEN_OF


def draw() -> str:
    """Draw every screen and what can follow it on a first passage, as Mermaid text."""
    lines = ["stateDiagram-v2", f"    [*] --> {MACHINE.initial}"]
    for state in MACHINE.states:
        lines += [f"    {state} --> {after}" for after in follows(state)]
    for stop in STOPS:
        rules = ", ".join(stop.rules) or "declined"
        lines.append(f"    {SCREEN_OF[stop.after]} --> {RESULT}: {rules}")
    return "\n".join([*lines, f"    {RESULT} --> [*]", ""])
