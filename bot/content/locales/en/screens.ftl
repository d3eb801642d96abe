### Buttons, the check page, progress, and everything the bot says between questions.

## buttons

button-back = Back
button-why = Why do you ask?
button-done = Done
button-more = More countries
button-skip = Skip
button-not-sure = Not sure
button-none = None of these
button-none-of-rest = None of the rest
button-condition = A health condition
button-allergy = An allergy
button-medicine = A medicine
button-show-result = Show my result
button-change = ✎ { $name }
button-drop-words = Drop my words
button-retype-words = Write it again
button-have-sign = I have one of these signs
button-go-on = Go on
button-continue = Continue
button-see-answers = See my answers
button-start-fresh = Start fresh
button-yes-start-fresh = Yes, start fresh
button-no-keep = No, keep my answers
button-delete-yes = Yes, erase it all
button-all-questions = All questions
button-names = What are these called?
button-copy = Copy { $number }

button-compare = Compare the options
button-more-topics = More topics
button-learn = Read about it

## progress and answers

progress =
    { $left ->
        [0] Last question
        [1] Last question
       *[other] About { $left } left
    }
progress-grew =
    { $more ->
        [1] Your change adds 1 more question.
       *[other] Your change adds { $more } more questions.
    }
answered-line = ✓ { $name }: { $answer }
marked = You chose: { $answer }
set-aside = Set aside for now: { $names }. Change it back and they return.
restored = Back in place: { $names }.
list-separator = { ", " }
check-line = • { $name }: { $answer }

ask-check =
    <b>Here is what you told me.</b>
    Tap a line below to change it.

    You can also add something in your own words: just type it. You don't have to. I keep it with names and contacts removed, and show you how.
why-check = So that you can put right what I got wrong. Nothing is worked out before you tap "Show my result".
check-noted = Noted: { $words }
ask-answers =
    <b>Here are your answers.</b>
    Tap a line below to change it.

## result

result-note = <i>I'm a bot, not a doctor. This is not a diagnosis and does not replace a visit. In an emergency, call your local emergency number.</i>
because = <b>Because you told me:</b>
because-line = • { $name }: { $answer }
because-own-words = • what you wrote in your own words
vetting-head =
    <b>Questions to ask first</b>
    Say them your own way. Good answers help you choose. They can't promise a good result.

# claims: F1, F2, F31, F32
say-names-unlocked =
    I will use the usual names from now on.
    { $wording ->
        [named] Tiny drops placed in the skin are often called <b>Micro-Botox</b>. Injections into the muscle under a line are often called <b>Botox</b>, which is one brand of several. Both use the same medicine, botulinum toxin. Naming it is not advice to have it.
       *[neutral] You asked for them, and naming a thing is not advice to have it.
    }

## help, about

say-help =
    <b>How this works</b>
    I ask a few questions, most of them with buttons. At the end I say what you could ask a practitioner about, and why. You can also type an answer, or <i>back</i>, <i>skip</i> or <i>why</i>.

    /start go on, or begin again
    /unwell if you feel unwell after an injection
    /questions questions to ask a practitioner
    /privacy what is kept, how long, and who reads it
    /mydata all that is kept about you, as files
    /delete erase it all
    /stop stop here
    /about who runs this

    I'm a bot, not a doctor. I don't diagnose. In an emergency, call your local emergency number.

say-about =
    <b>Who makes and runs this</b>
    { $operator } runs this bot and is responsible for it. Contact: { $contact }

    askfirst is open source. It helps you prepare a talk with a practitioner. It is for information only: no diagnosis, no treatment advice, no prescription. It sells nothing and ranks no clinic or brand.

    A machine drafted the text from published sources. { review-state }

    { say-about-content }

say-not-built = Sorry, that part is not ready yet. Nothing is lost: you can go on where you were.

## changing an answer given before

say-edit =
    <b>Change this answer?</b>
    { $name }: { $old }
    New: { $new }
edit-gone-line = • Set aside if you do: { $names }. Change it back and they return.
edit-back-line = • Back in place if you do: { $names }.
edit-new-line = • New questions that may come: { $names }.
edit-result-now-line = • Your questions would end there, with a result.
edit-result-later-line = • Your result would wait until the new questions are answered.
edit-result-other-line = • Your result would change.
edit-result-notes-line = • Your result would stay the same, but not all of its notes.
edit-result-same-line = • Your result would stay the same.
edit-nothing-line = • Nothing else would change.
button-edit-yes = Yes, change it
button-edit-other = Choose something else

## when the questions have changed meanwhile

say-renewed = My questions have changed since your last message.
renewed-gone-line =
    { $count ->
        [1] • One of your answers belonged to a question I no longer ask. It is set aside.
       *[other] • { $count } of your answers belonged to questions I no longer ask. They are set aside.
    }
renewed-aside-line = • Set aside, because I no longer ask you about it: { $names }.
renewed-anew-line = • Set aside, because the choices are different now, so I ask again: { $names }.
renewed-more-line =
    { $more ->
        [1] • There is 1 more question before your result.
       *[other] • There are about { $more } more questions before your result.
    }

## clinics: what an operator typed of them is data

clinic-contact = <b>{ $clinic }</b> gave you the link. You can reach them here: { $reach }. You are free to ask somebody else, or nobody.
clinic-contact-hours = <b>{ $clinic }</b> gave you the link. You can reach them here: { $reach } ({ $hours }). You are free to ask somebody else, or nobody.
say-link-unknown = That link does not work any more, or a part of it is missing. It makes no difference: you can do everything without it.
say-link-later = That link changes nothing in the answers you have here. It counts once you start fresh. It is from <b>{ $clinic }</b>.

## stopping, starting again

say-stopped = I have stopped here, without a result. You can go on at any time, or erase it all with /delete.
say-resume = Welcome back. You are in the middle of your questions. What would you like to do?
say-start-fresh = Start again from the beginning? Your answers so far will be replaced. If staff may read them now, that ends too.
say-kept = Good, nothing has changed. Let's go on.

## when something does not fit

say-unclear = Sorry, I didn't understand that. Please use a button, or type the number or the words of an answer.
say-unclear-buttons = Sorry, I didn't understand that. Please use a button, or type the words on it.
say-unclear-again = I'm still not sure what you mean, sorry. Could you say it another way, or tap the button that comes nearest?
say-unclear-skip = We seem to be stuck on this one, and that is fine. Tap a button below, or skip the question and go on.
say-unclear-last = We seem to be stuck on this one, sorry. Please tap one of the buttons below. To stop, send /stop.
say-did-you-mean = Did you mean: { $answer }?
button-meant-yes = Yes, that's it
button-meant-no = No, something else
say-nearest = If it was a question: these topics come nearest.
say-which-three = You named { $names }. Up to three fit here: which three matter most to you?
say-no-back = This is the first question, so there is nothing to go back to.
say-cannot-skip = I can't go on without an answer to this one. You can stop at any time with /stop.
say-tick-first = Please tick at least one, then Done. None, Skip and Back work too.
say-old-run = That button belongs to an earlier chat and changes nothing now. Here is where we are.
say-old-answer = You have answered this before. Here it is again, if you'd like to change it.
say-not-asked-now = That question is not part of your way right now, so I have left it out.
say-too-many = Up to three, please. Untick one first, or type the three that matter most.
say-out-of-reach = I was out of reach for a while, and a tap on a button may have been lost. If you have answered this already, please answer once more.
say-went-wrong = Something went wrong, please answer again; if you feel unwell: /unwell
say-flood = I could not take your last messages; please send the last one again.
say-edited = I saw that you edited a message. That changes no answer. To change one, send /start and tap "See my answers".
say-forwarded = Thank you. I don't take forwarded messages as answers. Please tell me in your own words, or use the buttons.
say-unknown-command = I don't know that command. /help shows what I can do.
say-group = I only talk one to one, so please open a private chat with me. Nothing about health belongs in a group.
toast-already = That is already noted.
toast-old = That button is an old one.

## things that are not text

not-opened = I have not opened or kept it.
say-attached-photo = Thank you, but I can't look at photos. { not-opened } Please say in words what you'd like to show, or use the buttons. A practitioner can look at your face in person.
say-attached-voice = Thank you, but I can't listen to voice messages. { not-opened } Please type it, or use the buttons.
say-attached-video = Thank you, but I can't watch videos. { not-opened } Please say it in words, or use the buttons.
say-attached-sticker = Nice, but I can't read stickers. Please use the buttons or type your answer.
say-attached-document = Thank you, but I can't read files. { not-opened } Please type what matters in it, or use the buttons.
say-attached-contact = Thank you, but I don't take contacts. { not-opened } Please don't send me names or numbers. The buttons below are all I use.
say-attached-location = Thank you, but I don't use your location. { not-opened } In an emergency, call your local emergency number: I can't send help.
say-attached-other = Thank you, but I can only read text. { not-opened } Please say it in words, or use the buttons.
