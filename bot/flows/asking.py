"""Screens as replies: the question, its buttons, and how far it is still to go."""

from collections.abc import Iterable, Sequence

from bot.flows.answers import Answers, Conversation
from bot.flows.events import WITHHELD, to_data
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import NONE, NOT_SURE, OWN_WORDS, SKIP
from bot.flows.replies import Button, Keyboard, Reply, Style, Text
from bot.flows.route import Route, still_possible, walk
from bot.flows.screens import CHECK, HEALTH, HEALTH_LABELS, HEALTH_LISTS, LIKELIEST


def option_text(question: str, option: str) -> Text:
    """Name an option in words; "skip" and "not sure" have one wording everywhere."""
    if option in (SKIP, NOT_SURE):
        return Text(f"option-{option}")
    labelled = "concerns" if question == "main_concern" else question
    return Text(f"option-{labelled}-{option}")


def answer_text(conversation: Conversation, question: str) -> tuple[Text, ...]:
    """Put an answer in words; own words are shown as they are stored."""
    options = conversation.answers.get(question, ())
    if question == OWN_WORDS and options != (SKIP,):
        return (words_text(conversation.words or WITHHELD),)
    return tuple(option_text(question, option) for option in options)


def words_text(words: str) -> Text:
    """Show own words as they are stored."""
    return Text("words-withheld") if words == WITHHELD else Text("own-words", {"words": words})


def choices(conversation: Conversation, question: str) -> tuple[str, ...]:
    """Name the options on offer; a main concern is one of those ticked."""
    options = conversation.questions[question].options
    if question == "main_concern":
        ticked = conversation.answers.get("concerns", ())
        return tuple(option for option in ticked if option in options)
    return options


def screens_left(answers: Answers, questionnaire: Questionnaire = QUESTIONNAIRE) -> int:
    """Count the screens that are still to come at most, the pending one among them."""
    possible = still_possible(answers, questionnaire)
    return len({questionnaire.screen_of[key] for key in possible})


class Asker:
    """Draws one screen of one conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self.questions = conversation.questions
        self.route: Route = walk(conversation.answers, conversation.questionnaire)

    def button(
        self, label: Text | str, action: str, *arguments: str, style: Style = "plain"
    ) -> Button:
        """Make a button of this prompt."""
        text = Text(label) if isinstance(label, str) else label
        data = to_data(self.conversation.run, self.conversation.prompt, action, *arguments)
        return Button(text, data, style)

    def ask(self, screen: str, *, why: bool = False, every_country: bool = False) -> Reply:
        """Show a screen that asks."""
        parts: tuple[Text, ...] = (Text(f"ask-{screen}"),)
        match screen:
            case "health":
                keyboard = self._health()
            case "check":
                return self._check(why=why)
            case "country":
                keyboard = self._countries(full=every_country)
            case _:
                parts, keyboard = self._question_parts(screen), self._options(screen)
        told = (Text(f"why-{screen}"),) if why else ()
        return Reply(
            (*self._progress(screen), *parts, *told),
            (*keyboard, *self._foot(screen, why=why)),
            prompt=self.conversation.prompt,
        )

    def _question_parts(self, question: str) -> tuple[Text, ...]:
        given = answer_text(self.conversation, question)
        marked = (Text("marked", {"answer": given}),) if given else ()
        return (Text(f"ask-{question}"), *marked)

    def _progress(self, screen: str) -> tuple[Text, ...]:
        """Say how far it is; only for the pending screen, because an opened one is a detour."""
        pending = self.route.pending
        questionnaire = self.conversation.questionnaire
        if pending is None or questionnaire.screen_of[pending] != screen:
            return ()
        left = screens_left(self.conversation.answers, questionnaire)
        return (Text("progress", {"left": left}),)

    def _options(self, question: str) -> Keyboard:
        kind = self.questions[question].kind
        options = choices(self.conversation, question)
        faces = [
            self._tick(question, option, number)
            if kind == "many"
            else self._choice(question, option, number)
            for number, option in enumerate(options, 1)
        ]
        done = self.ticks(question) and kind == "many"
        rows = _rows(faces, 1)
        return (
            *rows,
            *(((self.button("button-done", "done", question, style="primary"),),) if done else ()),
        )

    def ticks(self, question: str) -> tuple[str, ...]:
        """Name what is ticked on screen: the draft, or the answer given before."""
        draft = self.conversation.draft
        if draft.question == question and draft.ticks is not None:
            return draft.ticks
        return self.conversation.answers.get(question, ())

    def _tick(self, question: str, option: str, number: int) -> Button:
        on = option in self.ticks(question)
        label = Text(
            "ticked" if on else "unticked",
            {"number": number, "label": option_text(question, option)},
        )
        return self.button(label, "tick", question, option, "0" if on else "1")

    def _choice(self, question: str, option: str, number: int) -> Button:
        chosen = (option,) == self.conversation.answers.get(question)
        numbered = option not in (SKIP, NOT_SURE)
        key = "chosen" if chosen else "unchosen"
        label = Text(
            key if numbered else f"{key}-unnumbered",
            {"number": number, "label": option_text(question, option)},
        )
        return self.button(label, "answer", question, option)

    def _countries(self, *, full: bool) -> Keyboard:
        first = LIKELIEST.get(self.conversation.locale, LIKELIEST["en"])
        chosen = self.conversation.answers.get("country", ())
        keys: Iterable[str] = self.questions["country"].options if full else first
        faces = [
            self.button(
                Text(
                    "chosen-unnumbered" if (key,) == chosen else "unchosen-unnumbered",
                    {"label": option_text("country", key)},
                ),
                "answer",
                "country",
                key,
            )
            for key in keys
        ]
        more = () if full else ((self.button("button-more", "more"),),)
        return (*_rows(faces, 2 if full else 1), *more)

    def _health(self) -> Keyboard:
        open_lists = self.unanswered_health()
        lists_of_health = self.conversation.questionnaire.health_lists
        names = dict(zip(HEALTH_LISTS, HEALTH_LABELS, strict=True))
        lists = tuple(
            (
                self.button(
                    Text(
                        "unchosen-unnumbered" if key in open_lists else "chosen-unnumbered",
                        {"label": Text(names[key])},
                    ),
                    "open",
                    key,
                ),
            )
            for key in lists_of_health
        )
        none = "button-none" if open_lists == lists_of_health else "button-none-of-rest"
        last = self.button(none, "rest", NONE) if open_lists else self.button("button-go-on", "go")
        return (*lists, (last,))

    def unanswered_health(self) -> tuple[str, ...]:
        """Name the Health lists without an answer."""
        lists = self.conversation.questionnaire.health_lists
        return tuple(key for key in lists if key not in self.conversation.answers)

    def _foot(self, screen: str, *, why: bool) -> Keyboard:
        """End every question alike: not sure, skip; back, why; once that is told, its sources."""
        if screen == HEALTH:
            writes: Sequence[Button] = [
                self.button(f"option-{extra}", "rest", extra)
                for extra in (NOT_SURE, SKIP)
                if self.unanswered_health()
            ]
        else:
            question = self.questions[screen]
            extras = [key for key in question.extras if key not in question.options]
            writes = [self.button(f"option-{key}", "answer", screen, key) for key in extras]
        told = self.button("button-sources", "sources", screen)
        asks = told if why else self.button("button-why", "why")
        ways = (self.button("button-back", "back"), asks)
        return (tuple(writes), ways) if writes else (ways,)

    @property
    def takes_words(self) -> bool:
        """Tell whether check takes own words: while they are pending, or are written again."""
        draft = self.conversation.draft
        return OWN_WORDS in (self.route.pending, draft.question)

    def _check(self, *, why: bool) -> Reply:
        """List every answer but consent, each with Change; the result waits for the tap."""
        conversation, writes = self.conversation, self.takes_words
        hidden = {"consent", OWN_WORDS} if writes else {"consent"}
        keys = [key for key in self.route.keys if key in conversation.answers.keys() - hidden]
        lines = tuple(
            Text(
                "check-line",
                {"name": Text(f"name-{key}"), "answer": answer_text(conversation, key)},
            )
            for key in keys
        )
        words = conversation.draft.words
        noted = (Text("check-noted", {"words": words_text(words)}),) if writes and words else ()
        told = (Text("why-check"),) if why else ()
        changes = [
            self.button(Text("button-change", {"name": Text(f"name-{key}")}), "open", key)
            for key in keys
        ]
        head = Text("ask-check" if writes else "ask-answers")
        return Reply(
            (*self._progress(CHECK), head, *lines, *noted, *told),
            (*self._check_head(), *_rows(changes, 2), *self._check_foot()),
            prompt=conversation.prompt,
        )

    def _check_head(self) -> Keyboard:
        if not self.takes_words:
            return ((self.button("button-go-on", "go", style="primary"),),)
        show = (self.button("button-show-result", "show", style="primary"),)
        if self.conversation.draft.words is None:
            return (show,)
        retype = self.button("button-retype-words", "retype")
        return (show, (retype, self.button("button-drop-words", "drop")))

    def _check_foot(self) -> Keyboard:
        return ((self.button("button-back", "back"), self.button("button-why", "why")),)


def _rows(buttons: Sequence[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
