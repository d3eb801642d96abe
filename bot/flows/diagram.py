"""The machine as a Mermaid diagram."""

from bot.flows.machine import follows, states
from bot.flows.outcomes import STOPS
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.screens import RESULT, START


def draw() -> str:
    """Draw every screen and what can follow it on a first passage, as Mermaid text."""
    lines = ["stateDiagram-v2", f"    [*] --> {START}"]
    for state in states():
        lines += [f"    {state} --> {after}" for after in follows(state)]
    for stop in STOPS:
        rules = ", ".join(stop.rules) or "declined"
        lines.append(f"    {QUESTIONNAIRE.screen_of[stop.after]} --> {RESULT}: {rules}")
    return "\n".join([*lines, f"    {RESULT} --> [*]", ""])
