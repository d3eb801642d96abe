### What a clinic puts on its site: button, page, pictures, and a letter to whoever runs the site.
### The wording is that of the clinic's country.

kit-title = Get ready for a talk about your skin or lines
kit-lead = { $name } links you to <b>askfirst</b>. It asks a few questions. Then it says what you could ask a practitioner about, and why. It may name { micro }, { traditional }, something else, or nothing at all. Doing nothing is always one of the choices.
kit-bot = askfirst is a bot, not a doctor. It does not diagnose, and it sells nothing.

kit-first = Before you open it
kit-telegram = <b>It runs in Telegram.</b> Telegram is an app for messages. You need an account there, and for that a phone number. Telegram keeps its own copy of the chat. The chat is not end-to-end encrypted.
kit-kept = <b>What is kept.</b> { $operator } runs askfirst. Your answers, some of them about health, are kept until 30 days after your last message. Words you type are kept with names and contacts removed. Send /delete in the chat and it is all erased. Contact: { $contact }
kit-learns = <b>What { $name } gets.</b> Only numbers: how many people came this way, and how far. { $name } can't read your answers. It can't change the questions, the words or your result.
kit-free = <b>You are free to say no.</b> You can come without it and ask in person.
kit-unwell = <b>Do you feel unwell after an injection?</b> Don't wait for a chat. In an emergency, call { $number }.
kit-unwell-general = <b>Do you feel unwell after an injection?</b> Don't wait for a chat. In an emergency, call your local emergency number.

kit-open = Open it in Telegram
kit-scan = On a computer? Point the camera of your phone at this square. It opens the same chat.
kit-scan-shown = A square code. It opens the chat with askfirst in Telegram.
kit-languages = Languages
kit-language = English

kit-button = Get ready for your talk
kit-button-note = Opens a chat in Telegram. { $name } can't read your answers.
kit-button-more = What is kept, and by whom

kit-see-title = What your patients see
kit-see-lead = This page is for the people who work at { $name }. The pictures were taken of the real bot. The person in them is made up.
kit-see-start = <b>First</b> they read who runs the bot, who gave them the link, and what is kept. Then they agree, or they don't.
kit-see-chat = <b>Then</b> comes one question at a time. They tap or type. They can skip, go back, change an answer, or ask why it is asked.
kit-see-chat-shown = A chat on a phone. Three answers are given. The next question asks when the last treatment was, with buttons below.
kit-see-result = <b>At the end</b> they read what they could ask a practitioner about, and why. Doing nothing stands among it. Then come questions that they can put to any practitioner, to you as well.
kit-see-result-shown = A result on a phone. It names a treatment placed in the skin, skin care, and doing nothing. Below stand the answers it follows from.
kit-see-you = <b>Your part.</b> Your name stands in the greeting. Your contact stands below some results, and never where someone needs help first. Nothing else changes. The bot gives the same answers with your link as without it.
kit-see-counts = <b>What you get.</b> Numbers: how many people came, how many came to a result, and where people stopped. Small numbers are left out, so that nobody can be made out. You see no chat and no name.
kit-see-page = The page for your patients

kit-readme =
    askfirst: what is in this folder, for whoever runs the site of { $name }

    It takes about five minutes. Nothing here needs a script, a cookie or another site.

    1. Copy the whole folder to your site, so that it can be opened as /askfirst/ there.
    2. Open /askfirst/page.{ $label }.html on a phone. It explains Telegram and what is kept. Try the link on it.
    3. Put the button on a page of yours. Copy what stands in button.{ $label }.html, and mind the comment at its top.
    4. For paper use qr.svg, or qr.png where that can't be placed. Print it black on white, 3 cm wide or more, with the white border. Try it with a phone.

    page.*.html: the page for patients, a file for each language
    see.*.html: what patients see, with two pictures; for the people of the clinic
    button.*.html, button.css: the button
    page.css: how the pages look, by day and by night
    qr.svg, qr.png: the square that opens the chat
    chat.png, result.png: the pictures

    The link: { $line }

    Please leave the words as they are. They say what the bot does and what is kept, and in some countries names of medicines may not stand on such a page. Your logo may stand above them. Do not load pictures, letters or counters from other sites into these pages: others would learn who reads them.

    If the link is ever changed or taken back, this folder has to be made anew: ask { $operator }, { $contact }.
