"""The sheet: what a patient takes along, as one plain text or as a page to print."""

from dataclasses import replace

from bot.flows.answers import Conversation
from bot.flows.asking import Asker, answer_text
from bot.flows.replies import Reply, Text
from bot.flows.result import Result, judge
from bot.flows.sourcing import outcome_texts
from bot.flows.telling import reasons
from bot.flows.vetting import FIRST

_CONCERNS = ("concerns", "main_concern", "pore_areas", "line_areas", "lines_show")

_TELL = (
    "last_toxin",
    "prior_result",
    "event",
    "not_now",
    "conditions",
    "allergies",
    "medicines",
    "basic_care",
)
"""What a practitioner should hear before anything else."""

_NONE_YET = (Reply((Text("say-no-sheet"),)),)


def sheet(conversation: Conversation, today: str) -> tuple[Reply, ...]:
    """Write the sheet, or say when there will be one. Own words never stand on it."""
    asker = Asker(conversation)
    result = judge(asker.route)
    if not result.vetting:
        return _NONE_YET
    to_print = replace(asker.button("button-print", "print"), only="page")
    more = asker.button("button-sources", "sources")
    return (replace(_sheet(asker, result, today), keyboard=((to_print,), (more,))),)


def printed_sheet(conversation: Conversation, today: str) -> tuple[Reply, ...]:
    """Write the same sheet as a page to print, or say when there will be one."""
    asker = Asker(conversation)
    result = judge(asker.route)
    if not result.vetting:
        return _NONE_YET
    return (replace(_sheet(asker, result, today), as_page=True),)


def _sheet(asker: Asker, result: Result, today: str) -> Reply:
    return Reply(_parts(asker, result, today), cites=outcome_texts(result))


def _parts(asker: Asker, result: Result, today: str) -> tuple[Text, ...]:
    questions = tuple(
        Text("sheet-question-line", {"number": number, "question": Text(f"vet-{key}")})
        for number, key in enumerate(result.vetting[:FIRST], 1)
    )
    return (
        Text("sheet-head", {"date": today}),
        Text("sheet-concerns"),
        *_lines(asker, _CONCERNS),
        Text("sheet-discuss", {"outcome": Text(f"sheet-outcome-{result.outcome}")}),
        *_because(result),
        Text("sheet-tell"),
        *_lines(asker, _TELL),
        Text("sheet-ask"),
        *questions,
        Text("sheet-foot"),
    )


def _because(result: Result) -> tuple[Text, ...]:
    """Name the answers that decided, in the voice of whoever takes the sheet along."""
    told = reasons(result)
    return (Text("sheet-because"), *told) if told else ()


def _lines(asker: Asker, keys: tuple[str, ...]) -> tuple[Text, ...]:
    """List open answers only: what was set aside never reaches a sheet."""
    return tuple(
        Text(
            "check-line",
            {"name": Text(f"name-{key}"), "answer": answer_text(asker.conversation, key)},
        )
        for key in keys
        if key in asker.route.held
    )
