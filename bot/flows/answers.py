"""What counts as an answer, and the conversation that holds the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.flows.events import Reading
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import EXCLUSIVE, Question
from bot.flows.referrals import Referral

Answers = Mapping[str, tuple[str, ...]]
"""Question key -> options in the order of the table; what is no longer asked stays: the shelf."""


def in_order(question: Question, options: Sequence[str]) -> tuple[str, ...]:
    """Sort options as the questionnaire lists them."""
    return tuple(option for option in question.answers if option in options)


def with_tick(ticks: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Add a tick; an exclusive one clears the others, and is cleared by them."""
    if option in EXCLUSIVE:
        return (option,)
    return (*(tick for tick in ticks if tick not in EXCLUSIVE), option)


def accepts(question: Question, options: Sequence[str]) -> bool:
    """Tell whether these options are one whole answer to the question."""
    known = bool(options) and all(option in question.answers for option in options)
    if not known or len(set(options)) != len(options):
        return False
    if question.kind != "many":
        return len(options) == 1
    alone = len(options) == 1 or EXCLUSIVE.isdisjoint(options)
    return alone and len(options) <= question.at_most


@dataclass(frozen=True, slots=True)
class Draft:
    """What is on screen and not yet an answer: ticks before Done, own words before the result.

    `ticks` are options of `question`, None while nothing was ticked on this screen; on the page
    that offers a change they are the answer proposed. `words` is text as it is stored.
    `meant` is what "Did you mean ...?" asks about, `misses` how many texts in a row were unclear.
    """

    question: str | None = None
    ticks: tuple[str, ...] | None = None
    words: str | None = None
    reading: Reading = "none"
    meant: tuple[str, ...] = ()
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """One patient's passage through the questionnaire; the answers are the truth.

    `prompt` numbers what is on screen; `opened` is the screen opened by Back, Change, an old
    button or a Health list (None: the pending one). `words` is own_words as it is stored,
    `days` how long it is kept after the last turn. `referral` is the clinic that this run counts
    for, `link` the one whose link was opened last: the next run begins by it. `review` is the code
    of the review copy: empty unless the patient consented to one. `questionnaire` is the one it
    goes through; `lapsed` holds answers that this questionnaire does not take: kept, and read by
    nothing.
    """

    run: str
    locale: str = "en"
    answers: Answers = field(default_factory=dict)
    words: str | None = None
    prompt: int = 0
    opened: str | None = None
    draft: Draft = Draft()
    danger_seen: Reading = "none"
    names_unlocked: bool = False
    referral: Referral | None = None
    link: Referral | None = None
    days: int = 30
    review: str = ""
    questionnaire: Questionnaire = field(default=QUESTIONNAIRE, compare=False, repr=False)
    lapsed: Answers = field(default_factory=dict)

    @property
    def questions(self) -> Mapping[str, Question]:
        """Find a question of this conversation by its key."""
        return self.questionnaire.by_key


def ticked(
    conversation: Conversation, question: str | None, options: tuple[str, ...] | None
) -> Conversation:
    """Put ticks on a question; None takes all of them off the screen."""
    draft = replace(conversation.draft, question=question, ticks=options)
    return replace(conversation, draft=draft)
