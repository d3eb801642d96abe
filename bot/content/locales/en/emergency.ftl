### Cards for danger. Short, plain, no emoji. $number and $line come from emergency.yaml.

card-call-number = { $number }, or your local emergency number

# claims: F89, F90, F91
emergency-signs =
    Call now for any of these, even weeks after an injection:
    • trouble breathing, swallowing or speaking, or choking
    • severe or rising pain, or skin that turns pale, white, grey or blotchy
    • sudden loss or change of sight, or double vision
    • weakness that spreads, or both eyelids drooping
    • loss of bladder control
    • hives, swelling of the face, tongue or throat, wheezing, feeling faint
    • sudden face droop, weak or numb arm or leg, trouble walking, confusion, dizziness or a very bad headache

emergency-say =
    Do not drive. Do not wait for the clinic to answer.

    Tell them: "I had { injection-words }." Add the date, the place and the product, if you know. If it was filler, say: "Filler. Could a blood vessel be blocked?"

    If you can't speak, ask someone to call for you.

# claims: F50, F57, F89, F90, F91, F233, F234, F237, F240, F243
card-emergency =
    <b>Get help now: call { card-call-number }.</b>

    { emergency-signs }

    { emergency-say }

# claims: F50, F57, F89, F90, F91, F231, F233, F234, F237, F240, F243
card-emergency-general =
    <b>Get help now: call your local emergency number.</b>

    { emergency-signs }

    { emergency-say }

crisis-rest =
    If you are in danger right now, or have hurt yourself, call your local emergency number or go to the nearest hospital.

    If you can, stay with someone you trust until you have talked to a person. I'm a bot, and nobody reads this chat as you write.

    If I misread your words, I'm sorry. You can simply go on.

# claims: F99
card-crisis =
    <b>I'm glad you wrote this.</b> What you feel matters, and you don't have to carry it alone.

    Please talk to a person now:
    <b>{ $line }</b>

    { crisis-rest }

# claims: F99, F231
card-crisis-general =
    <b>I'm glad you wrote this.</b> What you feel matters, and you don't have to carry it alone.

    Please talk to a person now: a crisis line in your country, a doctor, or someone close to you.

    { crisis-rest }

doubt-rest =
    If you are in danger right now, or have hurt yourself, call your local emergency number or go to the nearest hospital. I'm a bot, and nobody reads this chat as you write.

    If you meant something else, I'm sorry. You can simply go on.

# claims: F99
card-doubt =
    I may not have understood you. If you meant that you want to die, or to hurt yourself: <b>I'm glad you wrote it.</b>

    Please talk to a person now:
    <b>{ $line }</b>

    { doubt-rest }

# claims: F99, F231
card-doubt-general =
    I may not have understood you. If you meant that you want to die, or to hurt yourself: <b>I'm glad you wrote it.</b>

    Please talk to a person now: a crisis line in your country, a doctor, or someone close to you.

    { doubt-rest }
