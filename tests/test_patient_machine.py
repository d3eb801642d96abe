"""A patient who does anything, a network that repeats, a process that dies: nothing is lost."""

import json
import random
import tempfile
from dataclasses import replace
from pathlib import Path

from chat import Chat
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from versions import versions, with_words

from bot.flows.changing import PAGES, shown
from bot.flows.events import Commanded, Wrote, from_data
from bot.flows.machine import states
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.route import walk
from bot.flows.screens import HEALTH_LISTS, RESULT

VERSIONS = st.sampled_from([QUESTIONNAIRE, *versions(3, 24)])

TEXTS = st.sampled_from(
    [
        *["1", "2", "3", "5", "14"],
        "1, 3",
        "skip",
        "back",
        "why",
        "done",
        "none",
        "not sure",
        "hello",
    ]
)
COMMANDS = st.sampled_from(
    ["start", "stop", "restart", "help", "privacy", "unwell", "questions", "sheet"]
)


def pressable(message):
    """List what the buttons carry, but for those that copy, and the one that begins an erasure."""
    data = [data for row in message.keyboard for _, data in row if data]
    return [one for one in data if "delete" not in one]


class PatientMachine(RuleBasedStateMachine):
    """Checks after every act that what is stored is whole and that the patient can go on."""

    @initialize()
    def arrive(self):
        self.folder = tempfile.TemporaryDirectory()
        self.chat = Chat(Path(self.folder.name) / "patient.db")
        self.chat.desk = replace(self.chat.desk, catalogue=with_words(self.chat.desk.catalogue))
        self.old = []
        self.chat.say("/start")
        self.chat.tap("I'm 18 or over and agree")

    def teardown(self):
        if hasattr(self, "chat"):
            self.chat.close()
            self.folder.cleanup()

    def choices(self):
        """List the buttons of the newest message that has any."""
        message = next(one for one in reversed(self.chat.messages) if pressable(one))
        return message, pressable(message)

    def heard(self, event, number=None):
        number = number or next(self.chat._numbers)
        return self.chat.heard(event, number)

    @rule(chance=st.randoms(use_true_random=False))
    def tap(self, chance):
        message, buttons = self.choices()
        data = chance.choice(buttons)
        self.old.append((message.number, data))
        self.chat.press(data, message.number)

    @rule(chance=st.randoms(use_true_random=False))
    def go_forward(self, chance: random.Random):
        """Take a button that answers, so that results are reached too."""
        message, buttons = self.choices()
        actions = ("answer", "rest", "done", "show", "tick")
        forward = [data for data in buttons if from_data(data).action in actions]
        if forward:
            data = chance.choice(forward)
            self.old.append((message.number, data))
            self.chat.press(data, message.number)

    @rule(text=TEXTS)
    def write(self, text):
        self.chat.say(text)

    @rule(command=COMMANDS)
    def command(self, command):
        self.chat.say(f"/{command}")

    @rule(text=TEXTS)
    def edit(self, text):
        before = self.chat.conversation.answers
        self.chat.edit(text)
        assert before == self.chat.conversation.answers

    @precondition(lambda self: getattr(self, "old", None))
    @rule(chance=st.randoms(use_true_random=False))
    def tap_an_old_button(self, chance):
        """An old button overwrites nothing: it opens, or it is acknowledged."""
        number, data = chance.choice(self.old)
        tapped = from_data(data)
        before = self.chat.conversation
        self.chat.press(data, number)
        after = self.chat.conversation
        kept = {key: after.answers.get(key) for key in before.answers}
        if tapped.prompt != before.prompt and after.run == before.run:
            assert kept == dict(before.answers)

    @rule(chance=st.randoms(use_true_random=False))
    def an_update_comes_twice(self, chance):
        message, buttons = self.choices()
        heard = self.heard(from_data(chance.choice(buttons)), message.number)
        self.chat.deliver(self.chat.take(heard))
        once, turns = self.chat.conversation, len(self.chat.rows("turn"))
        again = self.chat.take(replace(heard, update_id=heard.update_id + 1))
        assert again.posted == ()
        assert (once, turns) == (self.chat.conversation, len(self.chat.rows("turn")))

    @rule(text=TEXTS, chance=st.randoms(use_true_random=False))
    def a_text_races_a_tap(self, text, chance):
        """A text written before the tap's question was seen is never taken for its answer."""
        message, buttons = self.choices()
        written = self.heard(Wrote(text))
        tap = self.heard(from_data(chance.choice(buttons)), message.number)
        self.chat.deliver(self.chat.take(tap))
        before = self.chat.conversation
        self.chat.deliver(self.chat.take(written))
        after = self.chat.conversation
        if before.prompt != after.prompt and text.replace(", ", "").isdigit():
            assert before.answers == after.answers or before.prompt == self.prompt_of(message)

    def prompt_of(self, message):
        return from_data(pressable(message)[0]).prompt

    @rule(chance=st.randoms(use_true_random=False))
    def die_before_the_commit(self, chance):
        """Killed before the commit nothing has happened; the update comes again."""
        message, buttons = self.choices()
        heard = self.heard(from_data(chance.choice(buttons)), message.number)
        before, turns = self.chat.conversation, len(self.chat.rows("turn"))
        self.chat.die_taking(heard)
        assert (before, turns) == (self.chat.conversation, len(self.chat.rows("turn")))
        self.chat.deliver(self.chat.take(heard))

    @rule(chance=st.randoms(use_true_random=False))
    def die_before_sending(self, chance):
        """Killed after the commit, what was to be said is in the outbox and is said later."""
        message, buttons = self.choices()
        taken = self.chat.take(self.heard(from_data(chance.choice(buttons)), message.number))
        waiting = {row["id"] for row in self.chat.rows("outbox")}
        assert {posted.outbox_id for posted in taken.posted} <= waiting
        self.chat.deliver(taken)

    @rule()
    def the_sender_dies(self):
        """From now on turns are committed, and nothing is sent."""
        self.chat.hold()

    @rule()
    def a_new_sender_starts(self):
        """What was left in the outbox is sent now, in order."""
        self.chat.release()

    @rule(seconds=st.sampled_from([10, 119, 600, 90_000]))
    def a_gap(self, seconds):
        """After a gap at most one message is new, and nothing of the answers is touched."""
        before, turns = self.chat.conversation, len(self.chat.messages)
        said = self.chat.away(seconds)
        assert len(said) <= 2
        assert len(self.chat.messages) - turns == len(said)
        assert self.chat.conversation.answers == before.answers
        assert self.chat.make_good() == []

    @rule(text=TEXTS, chance=st.randoms(use_true_random=False))
    def a_tap_is_overtaken_by_a_text(self, text, chance):
        """Two queues of Telegram: the text comes first although the tap was first."""
        message, buttons = self.choices()
        tap = self.heard(from_data(chance.choice(buttons)), message.number)
        self.chat.deliver(self.chat.take(self.heard(Wrote(text))))
        before = self.chat.conversation
        self.chat.deliver(self.chat.take(tap))
        after = self.chat.conversation
        if tap.event.prompt != before.prompt and after.run == before.run:
            assert {key: after.answers.get(key) for key in before.answers} == before.answers

    @rule(questionnaire=VERSIONS)
    def another_version(self, questionnaire):
        """The bot is stopped, and another version of the questionnaire starts."""
        kept = self.chat.rows("conversation")[0]["answers"]
        self.chat.desk = replace(self.chat.desk, questionnaire=questionnaire)
        self.chat.say("/help")
        after = self.chat.rows("conversation")[0]["answers"]
        assert json.loads(kept).items() <= json.loads(after).items()

    @rule()
    def start_over(self):
        """Start fresh from wherever one is."""
        self.chat.release()
        self.chat.do(Commanded("restart"))
        self.chat.tap("Yes, start fresh")
        self.chat.tap("I'm 18 or over and agree")
        self.old.clear()

    @invariant()
    def what_is_stored_is_whole(self):
        if not hasattr(self, "chat"):
            return
        conversation = self.chat.conversation
        assert conversation is not None
        known = states(conversation.questionnaire)
        assert shown(conversation) in {*known, "check", *PAGES, *HEALTH_LISTS}
        assert set(conversation.answers) <= set(conversation.questions)
        assert self.chat.held or self.chat.rows("outbox") == []

    @invariant()
    def nobody_waits_for_a_question_that_neither_arrived_nor_is_on_its_way(self):
        if not hasattr(self, "chat"):
            return
        prompt = self.chat.conversation.prompt
        on_its_way = {row["prompt"] for row in self.chat.rows("outbox")}
        arrived = {row["prompt"] for row in self.chat.rows("message")}
        assert prompt in on_its_way | arrived

    @invariant()
    def the_patient_can_go_on(self):
        """The newest keyboard belongs to what is on screen, so the patient has what to press."""
        if not hasattr(self, "chat") or self.chat.held:
            return
        conversation = self.chat.conversation
        message, _ = self.choices()
        tapped = from_data(pressable(message)[0])
        is_now = (tapped.run, tapped.prompt) == (conversation.run, conversation.prompt)
        assert is_now, (tapped, conversation)
        if shown(conversation) == RESULT:
            assert walk(conversation.answers, conversation.questionnaire).pending is None


TestPatientMachine = PatientMachine.TestCase
TestPatientMachine.settings = settings(
    max_examples=16,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
