"""The lines of a review copy in words: every button has a label, every mark is told from words."""

from dataclasses import replace

from chat import claims, words

from bot.content.retelling import LABELS, Offered, Piece, cut, retell
from bot.content.voice import Voice, voice_of
from bot.flows.changing import FACES
from bot.flows.tapping import ACTIONS

SPELLED = {"answer", "tick", "open", "rest", "topic", "keep"}
"""Actions whose words come from what they carry."""


def voice(country="uk"):
    catalogue = words()
    operator = {"operator": "Demo", "contact": "mail@example.org"}
    english = catalogue.languages["en"]
    return voice_of(catalogue, claims(), english, country, "named", operator)


def line(event, *parts):
    return {"at": 0, "event": event, "replies": [{"parts": list(parts)}], "content": "v"}


def told(*lines):
    return list(retell(lines, lambda *_: voice()))


def text(one):
    return "".join(piece.text for piece in one.pieces)


def test_every_button_of_the_bot_has_a_label_and_every_label_its_words():
    assert set(ACTIONS) - SPELLED <= set(LABELS)
    assert set(LABELS.values()) <= words().languages["en"].keys


def test_a_label_is_one_that_a_patient_read_for_this_action():
    faces: dict[str, set[str]] = {}
    for row in FACES.values():
        for label, action in row:
            faces.setdefault(action, set()).add(label)
    for action, label in LABELS.items():
        assert label in faces.get(action, {label}), action


def test_marks_are_told_from_words_and_tags_from_what_was_typed():
    assert list(cut("I am [name], see <b>this</b> &lt;b&gt; [1]")) == [
        Piece("I am "),
        Piece("[name]", "mark"),
        Piece(", see "),
        Piece("this", "strong"),
        Piece(" <b> [1]"),
    ]


def test_what_a_patient_typed_is_never_read_as_formatting():
    (one, *_) = told(line({"kind": "wrote", "text": "<b>bold</b> &amp; [name]"}))
    assert text(one) == "<b>bold</b> &amp; [name]"


def test_a_changed_answer_an_old_button_and_a_second_question_are_seen():
    answered = ["answered-line", {"name": ["name-country"], "answer": {"all": [["option-skip"]]}}]
    shown = {"parts": [["ask-country"]], "prompt": 2}
    first = line({"kind": "tapped", "prompt": 1, "action": "back", "arguments": []}, answered)
    first["replies"].append(shown)
    second = line({"kind": "tapped", "prompt": 1, "action": "why", "arguments": []}, answered)
    third = line({"kind": "wrote", "text": "eh"}, ["say-unclear-buttons"])
    patient = [one.signs for one in told(first, second, third) if one.who == "patient"]
    assert patient == [("back",), ("old button", "changed"), ("asked again",)]


def test_a_key_that_the_words_lack_is_said_otherwise_or_named():
    english = voice()
    other = replace(english.language, keys=frozenset(), locale="xx")
    assert Voice(other, {}, {}, english).say("button-back", {}) == english.say("button-back", {})
    (_, bot) = told(line({"kind": "wrote", "text": "x"}, ["long-gone"]))
    assert text(bot) == "(long-gone)"


def test_the_countrys_number_stands_once_the_country_is_known():
    answered = [
        "answered-line",
        {"name": ["name-country"], "answer": {"all": [["option-country-uk"]]}},
    ]
    countries = []

    def remember(_, country, __):
        countries.append(country)
        return voice(country)

    list(retell([line({"kind": "wrote", "text": "uk"}, answered)] * 2, remember))
    assert countries == ["", "uk", "uk", "uk"]


def test_the_buttons_below_a_line_are_told_and_which_was_tapped_at_the_last_one_that_had_it():
    asked = {
        "parts": [["ask-country"]],
        "prompt": 1,
        "buttons": [[["1.why", ["button-why"]], ["1.more", ["button-more"]]]],
    }
    first = line({"kind": "wrote", "text": "hello"}, ["say-unclear-buttons"])
    first["replies"].append(asked)
    again = line({"kind": "tapped", "prompt": 1, "action": "why", "arguments": []})
    again["replies"] = [asked]
    last = line({"kind": "tapped", "prompt": 1, "action": "more", "arguments": []}, ["long-gone"])
    bot = [one for one in told(first, again, last) if one.who == "bot"]
    why, more = text_of("button-why"), text_of("button-more")
    assert [one.buttons for one in bot] == [
        (),
        ((Offered(why, tapped=True), Offered(more, tapped=False)),),
        ((Offered(why, tapped=False), Offered(more, tapped=True)),),
        (),
    ]


def text_of(key):
    return "".join(piece.text for piece in cut(voice().say(key, {})))
