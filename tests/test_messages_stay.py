"""What was told stays as it was told, and a card's buttons do what they say."""


def begin(chat):
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    chat.tap("United Kingdom")


def test_an_answer_does_not_wipe_a_topic_that_was_read_on_the_way(chat):
    begin(chat)
    question = chat.last
    chat.say("/learn")
    chat.tap("Does it hurt?")
    topic = chat.last
    chat.tap("Sources", topic)
    chat.tap("No injection", question)
    assert topic.text in [message.text for message in chat.messages]


def test_the_crisis_card_does_not_ask_for_signs_after_an_injection(chat):
    begin(chat)
    (card,) = chat.say("i want to kill myself")
    assert card.labels == ["Go on"]


def test_a_sign_is_never_refused_because_its_card_came_before_consent(chat):
    (card,) = chat.say("i cant swallow since yesterday")
    begin(chat)
    told = chat.tap("I have one of these signs", card)
    assert any("Get help now" in message.text for message in told)


def test_behind_go_on_at_a_result_typed_words_still_count(chat):
    begin(chat)
    chat.say("i cant swallow since yesterday")
    chat.tap("Go on")
    for text in ("1", "14", "1", "1", "5", "none of these", "4", "1", "8"):
        chat.say(text)
    chat.tap("Show my result")
    chat.tap("Go on")
    told = chat.say("see my answers")
    assert "your answers" in told[-1].text
