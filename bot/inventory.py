"""Every key that the flow can say: what the content must hold."""

from collections.abc import Iterator
from itertools import chain

from bot.flows.asking import option_text
from bot.flows.changing import FACES, PAGES
from bot.flows.editing import RESULT_LINES
from bot.flows.learning import COMPARED, FIELDS, TOPICS
from bot.flows.outcomes import CARDS, OUTCOMES, OVERLAYS
from bot.flows.questions import OWN_WORDS, QUESTIONS, Question
from bot.flows.rights import DAYS
from bot.flows.saying import TOLD
from bot.flows.vetting import VETTING, VETTING_PARTS

_SCREENS = ("ask-start", "ask-health", "ask-check", "ask-answers", "why-health", "why-check")
_CLINICS = (
    *("start-linked", "start-linked-country", "clinic-contact", "clinic-contact-hours"),
    *("say-link-unknown", "say-link-later", "mydata-clinic", "mydata-link"),
)
_RIGHTS = (
    *("say-kept-until", "day-and-month", "button-erase-now", "button-mydata", "say-mydata"),
    *("ask-review", "button-review-yes", "button-review-no", "button-review-withdraw"),
    *("say-review-yes", "say-review-code", "say-review-withdrawn", "say-review-not-offered"),
    *("button-copy-code", "transcript-code", "toast-review-no", "say-copy-erased"),
    *("privacy-review-yes", "privacy-review-no", "say-mostly-masked"),
    *(f"button-keep-{days}" for days in DAYS),
)
_KIT = (
    *("kit-title", "kit-lead", "kit-bot", "kit-first", "kit-telegram", "kit-kept", "kit-learns"),
    *("kit-free", "kit-unwell", "kit-unwell-general", "kit-open", "kit-scan", "kit-scan-shown"),
    *("kit-languages", "kit-language", "kit-button", "kit-button-note", "kit-button-more"),
    *("kit-see-title", "kit-see-lead", "kit-see-start", "kit-see-chat", "kit-see-chat-shown"),
    *("kit-see-result", "kit-see-result-shown", "kit-see-you", "kit-see-counts", "kit-see-page"),
    "kit-readme",
)
_EDITING = ("gone", "back", "new", "nothing", *(f"result-{end}" for end in RESULT_LINES))
_WITHOUT_SHEET = frozenset({"urgent", "crisis", "call_clinic", "under_18", "kind_pause"})


def needed_keys() -> frozenset[str]:
    """Name every key that a table of the flow leads to."""
    return frozenset(
        chain(
            _SCREENS,
            chain.from_iterable(map(_of_question, QUESTIONS)),
            _of_results(),
            _of_reading(),
            (label for faces in FACES.values() for label, _ in faces),
            (f"say-{page}" for page in PAGES),
            (f"edit-{line}-line" for line in _EDITING),
            (f"renewed-{line}-line" for line in ("gone", "aside", "anew", "more")),
            TOLD.values(),
            _RIGHTS,
            _CLINICS,
            _KIT,
        )
    )


def _of_question(question: Question) -> Iterator[str]:
    yield f"name-{question.key}"
    if question.key not in ("consent", OWN_WORDS):
        yield from (f"ask-{question.key}", f"why-{question.key}")
    if question.kind != "text":
        yield from (option_text(question.key, option).key for option in question.answers)


def _of_results() -> Iterator[str]:
    outcomes = [outcome for outcome in OUTCOMES if outcome != "no_suggestion"]
    yield from (f"outcome-{outcome}" for outcome in outcomes)
    yield from ("outcome-no_suggestion-happy", "outcome-no_suggestion-unsure")
    yield from ("button-print", "file-sheet")
    yield from (f"sheet-outcome-{one}" for one in OUTCOMES if one not in _WITHOUT_SHEET)
    yield from (f"card-{card.key}" for card in CARDS)
    yield from (f"overlay-{row.key}" for row in OVERLAYS if row.key != "O1")
    yield from ("overlay-O1-under_2_weeks", "overlay-O1-2_to_4_weeks")
    yield from (f"vet-{key}" for key in VETTING)
    yield from (f"vet-{key}-{part}" for key in VETTING for part in VETTING_PARTS)


def _of_reading() -> Iterator[str]:
    yield from (f"{kind}-{key}" for key in TOPICS for kind in ("topic", "name-topic"))
    yield from (f"name-compare-{key}" for key in (*COMPARED, *FIELDS))
    yield from (f"compare-{option}-{field}" for option in COMPARED for field in FIELDS)
