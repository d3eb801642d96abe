### What is kept, for how long, who reads it, and how it goes.

say-privacy =
    <b>What is kept, and for how long</b>
    • Your answers, and when you gave them. Words you type are kept with names and contacts removed.
    • A scrambled form of your Telegram number, so that I know it is you. Your name is not kept. The address of this chat is encrypted.

    <b>Where and until when.</b> On a server run by { $operator }. Your answers go 30 days after your last message, or after 1 or 90 days if you choose so. If you told me you are under 18, they go after 24 hours. If you block me, they go 7 days later. /delete erases them at once. Scrambled marks that stop a message from counting twice go after 7 days. After /delete, a scrambled mark stays for some 13 months, so that no backup can bring your answers back.

    <b>Who reads it.</b> Nobody reads along. { $operator } can see counts, such as how many people finish. A clinic whose link you used is told such counts too, with small ones left out. Only if you say yes can staff read your answers, with names and contacts removed. People who run the server could reach what is stored there.

    <b>Telegram</b> keeps its own copy of this chat. It is not end-to-end encrypted. Delete the chat in Telegram too if you want it gone there.

    /mydata gives you all that is kept. Questions or a complaint: { $contact }
privacy-review-yes = <b>Staff may read your answers.</b> You said yes to a copy with names and contacts removed. You can take it back with one tap.
privacy-review-no = <b>Staff may not read your answers.</b> You have not said yes to it.

## the end of a run

say-kept-until = <b>Kept until { $until }</b>, counted from your last message. /privacy changes that.
day-and-month =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
button-erase-now = Erase now
button-mydata = Give me all that is kept
button-keep-1 = Keep 1 day
button-keep-30 = Keep 30 days
button-keep-90 = Keep 90 days

## consent to a review copy

ask-review =
    <b>May staff read your answers?</b> It helps to make this bot better, and no is the default. They get a copy with names and contacts removed, kept for 12 months. You can take your yes back at any time.
button-review-yes = Yes, staff may read them
button-review-no = No
button-review-withdraw = Take my yes back
button-copy-code = Copy the code
transcript-code = { $code }
say-review-yes = Thank you. Staff may read a copy of your answers, with names and contacts removed. It follows your result if that changes.
say-review-code = The code of the copy is <b>{ $code }</b>. Send it to me at any time and the copy is erased, even when nothing else of you is left here.
say-review-withdrawn = Done. The copy is erased, and staff may no longer read your answers.
say-review-not-offered = No copy is made of answers like these, so there is nothing to say yes to. Nobody reads them.
toast-review-no = Fine. Nobody reads your answers.
say-copy-erased = Done. No copy with this code is kept any more.

## all that is kept, as files

say-mydata = Here is all that is kept about you: one file to read, and one for a computer. They come next. Telegram keeps them in this chat until you delete them there.
file-mydata = askfirst-my-data
mydata-head =
    What askfirst keeps about you
    Written on { $date }. Run by { $operator }. Contact: { $contact }
mydata-answers = Your answers
mydata-line = { $name }: { $answer }
mydata-facts = How it is kept
mydata-until = Erased on { $date }, unless you write again.
mydata-days = You have it kept for { $count } days after your last message.
mydata-locale = Language: { $name }
mydata-clinic = Clinic that gave you the link: { $clinic }
mydata-link = Code of the link that you opened last: { $code }
mydata-review-yes = Staff may read a copy with names and contacts removed. Its code is { $code }.
mydata-review-no = Staff may not read your answers.
mydata-address = The address of this chat, which is your Telegram number, is kept encrypted. Your name is not kept.
mydata-marks = Scrambled marks of your last messages: { $count }. Numbers of messages in this chat: { $more }. They are in the other file.
mydata-said = What was said, in turn
mydata-you-wrote = { $date } you wrote: { $words }
mydata-you-did = { $date } you did: { $words }
mydata-bot = I said:

## erasing

say-delete =
    <b>Erase everything?</b>
    Your answers, your words, the copy for staff if there is one, and all else I keep about this chat go at once. It can't be undone. I also remove the messages here that are less than 48 hours old. For older ones, delete the chat in Telegram.
say-deleted = It is all erased. If you ever want to begin again, send /start. If you feel unwell after an injection, send /unwell.
say-nothing-kept = I keep no answers from you, so there is nothing to show or erase. Scrambled marks that stop a message from counting twice go after 7 days. Send /start if you'd like to begin.

