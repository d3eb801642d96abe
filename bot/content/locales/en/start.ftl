### The front door: start, consent, setup at Telegram.

ask-start =
    Hello, I'm <b>askfirst</b>. I help you get ready to talk with a practitioner about your skin or lines. I'm a bot, not a doctor. Nobody reads along in real time.

    { $operator } runs me. Your answers, some of them about health, are kept until 30 days after your last message. Words you type are kept with names and contacts removed. /delete erases it all. Telegram keeps its own copy of this chat, which is not end-to-end encrypted.

    It takes a few minutes. You can stop at any time.

# Who linked, told in the greeting; the clinic's name is data.
start-linked = <b>{ $clinic }</b> gave you this link. A clinic can't change my questions, my words or your result. It can't read your answers. It gets only numbers: how many people came this way, and how far.
start-linked-country = The link has set your country: { $answer }. You can change it on the list of your answers.

button-agree-adult = I'm 18 or over and agree
button-agree-minor = I'm under 18 and agree
button-decline = No, thanks
button-unwell = I feel unwell after an injection
button-just-questions = Just give me the questions

say-declined = That's fine, and thank you for looking. I have kept no answers. If you change your mind, send /start. If you feel unwell after an injection, send /unwell.

### What Telegram shows about the bot; neutral in every wording.

bot-name = askfirst
bot-description =
    Thinking about a treatment for lines, pores or shine? askfirst asks a few questions and helps you prepare a talk with a practitioner: what you could ask about, why, and how to check the person. Doing nothing is always one of the choices.

    askfirst is a bot. It is not a doctor, it does not diagnose and it sells nothing. In an emergency, call your local emergency number.
bot-short-description = Get ready to talk with a practitioner about skin or lines. Not a doctor. Sells nothing.

command-start = Start, or go on where you were
command-unwell = I feel unwell after an injection
command-help = How this works
command-learn = Read about the choices
command-questions = Questions to ask a practitioner
command-sheet = A page to take with you
command-language = Change the language
command-privacy = What is kept, and for how long
command-mydata = See what is kept about you
command-delete = Erase everything kept about you
command-restart = Start again from the beginning
command-stop = Stop here
command-about = Who makes and runs this
