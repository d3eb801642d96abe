### The fourteen outcomes. The note "not a doctor" is result-note and stands once below them.

# claims: F50, F57, F89, F90, F91, F233, F234
outcome-urgent =
    <b>Get help first</b>
    You told me about a sign that can be serious. Please act on the emergency card now, even if it feels mild. Such signs can start hours to weeks after an injection, and time matters.

    When help arrives, say what was put in, where in your face, when, and by whom. All other questions can wait. If a doctor has seen you and all is well, you can change your answer and go on.

# claims: F99
outcome-crisis =
    <b>You come first</b>
    I'm glad you told me. Please talk to a person today: a crisis line, a doctor, or someone you trust. If you might hurt yourself, call your local emergency number now.

    Questions about skin can wait. They will still be here when you are ready. I'm a bot, and I can't give you what a person can, so please don't stay alone with this.

    Did I misread you? Tap "{ button-see-answers }", then "{ name-own_words }": write them again or drop them. Your result changes with them.

# claims: F26, F50, F56, F60, F92, F93
outcome-call_clinic =
    <b>Call whoever treated you today</b>
    What you told me, or left open, is worth a call today. Tell whoever treated you what you notice and when it began. Ask what was used: name, batch and date. If you can't reach them, or the answer worries you, call your own doctor or a local health line.

    A droop or an uneven smile mostly wears off with time. Still, someone who can look at you has to judge it.

    <b>Call your emergency number at once</b> if any of these joins in: trouble breathing, swallowing or speaking; weakness that spreads; double vision; sudden change of sight; severe or rising pain; pale, grey or blotchy skin. For the full list, tap /unwell.

# claims: F65, F66, F67, F88
outcome-under_18 =
    <b>Good that you asked first</b>
    The treatments people ask me about are for adults. In England, as a rule, it is against the law to give them to under-18s for looks, even if a parent agrees. Other countries have rules of their own.

    What may help now: a mild wash, sunscreen, and a talk with a pharmacist or your family doctor if your skin bothers you. Pores and lines that move are part of every face. You can leave them alone.

    If how you look weighs on you, tell an adult you trust. Many people feel this way at some time. And if someone offers you an injection, you can always say no.

# claims: F52, F63, F64
outcome-not_now =
    <b>This can wait</b>
    Something you told me means that now is not the time. What comes next depends on the reason:
    • Pregnancy, or trying for a baby: too little is known. It is neither shown to harm nor shown to be fine. Talk with your own doctor.
    • Breastfeeding: the same, unless your own doctor agrees.
    • An infection, a cold sore or feeling ill: let it heal first.
    • A bad reaction in the past: a doctor or allergy clinic comes first. It may mean never.

    Waiting costs you nothing, and not having a treatment at all is fine too. If someone is ready to go on without asking about such things, take that as a warning sign.

# claims: F33, F47, F53, F54, F55, F61
outcome-own_doctor_first =
    <b>Talk to your own doctor first</b>
    Something you told me, or left open, is for someone who knows your health. It may turn out to be no problem. I can't judge that.

    Before you book anything, show your answers to your doctor, specialist or pharmacist. If you have a nerve or muscle illness, please wait for your specialist's yes. Say which treatment you have in mind, and name all your medicines, also those for sleep, allergies or colds.

    Tell any practitioner the same. Some products contain albumin or milk protein, so the product matters.

    Leaving your skin as it is stays open to you too.

# claims: F95, F99, F94, F98
outcome-kind_pause =
    <b>Let's pause here, kindly</b>
    You told me that the way you look takes up much of your day, or holds you back. Many people feel this. It is nothing to be ashamed of, and you deserve support with it. I can't say why it is so, and I won't guess.

    When looks weigh this much, treatments for looks often don't lift the weight. A talk with your doctor or a psychologist may. There are talking treatments that help many people.

    No choice has to be made today, and doing nothing to your face is one of the choices. If you ever think of hurting yourself, call your local emergency number. You can come back at any time.

# claims: F43, F54, F62, F69
outcome-not_yet =
    <b>Not yet</b>
    You told me that your last treatment was less than 3 months ago. Labels ask for about 3 months between visits, because what you have had can add up. Treatment for a health reason, such as migraine, counts too.

    What you could do now:
    • Write down the product, the batch and the date.
    • If something about the result troubles you, call whoever treated you.
    • When 3 months have passed, come back and change this answer.

    You could ask a practitioner about the right time to return, and about not returning. Letting it wear off and leaving it there is just as open to you.

# claims: F17, F46, F47, F70, F71, F72, F73, F74, F75, F76, F77, F80, F81, F88
outcome-dermatologist_first =
    <b>A skin doctor first</b>
    For what matters most to you, the cause comes first. Other ways may suit it better than { micro } or { traditional }.

    You could ask a practitioner about these, best of all a dermatologist (a skin doctor):
    • <b>What causes it</b>, and what that means for you.
    • <b>Ways to treat it</b>: skin care, medicine, peels, light, filler or surgery. Ask what each may do, what it can't do, and what can go wrong.
    • <b>Leaving it alone</b>. It costs nothing and has no side effects. As far as we know, lines and pores do no harm to health. What you see now will mostly stay.

    Each of the three is yours to weigh. There is no hurry.

# claims: F80, F81, F82, F83, F85, F86, F88, F84
outcome-other_options_first =
    <b>Simple things first</b>
    There are ways without a needle for pores and shine. You could ask a practitioner about:
    • <b>Daily care</b>: a mild wash, sunscreen, products that don't clog. It costs little and is gentle. The proof for pores is thin.
    • <b>{ prescription-cream-cap }</b>. In a 2005 trial with 568 people, pores looked smaller after 24 weeks than with a plain cream. It often irritates the skin. It may not be right in pregnancy.
    • <b>Doing nothing</b>. It costs nothing and has no side effects. Pores can't be closed, their size is mostly inherited, and as far as we know they do no harm.

    Each of the three is yours to weigh. If you try something, about 3 months gives it a fair chance.

# claims: F50
serious-sign = With every product, trouble breathing or swallowing, even weeks later, is an emergency.

# claims: F1, F2, F4, F6, F11, F14, F15, F17, F24, F26, F41, F43, F44, F45, F50, F56, F68, F88
outcome-discuss_both =
    <b>Two things to talk about</b>
    You could ask a practitioner about:
    • <b>{ traditional-cap }</b>. Starts in days and lasts 3 to 4 months. A lid or brow can droop for a time.
    • <b>{ micro-cap }</b>, for shine and pores. This is { off-label }. Studies are small and mixed, better for oil than pores. In the cheeks it can make a smile uneven for weeks to months.
    • <b>Doing nothing</b>. No cost, no needle, no side effects. Lines and shine stay.

    Each of the three is yours to weigh. One visit may not suit both. They wear off; nothing undoes them. Over 65? Ask if the product fits.

    { serious-sign }

# claims: F31, F32, F41, F43, F44, F45, F46, F50, F56, F68, F88
outcome-discuss_traditional =
    <b>A talk about your lines</b>
    You could ask a practitioner about:
    • <b>{ traditional-cap }</b>. It relaxes the muscle under a line. It starts in 1 to 3 days, is full at about 2 weeks and lasts 3 to 4 months. Lines that show as you move respond best; lines at rest are less sure. Bruises and headache can follow. In US trials of one product for frown lines, a lid drooped in about 3 in 100. Nothing undoes it.
    • <b>Doing nothing</b>. No cost, no needle, no side effects. The lines stay. As far as we know they do no harm.

    Each of the two is yours to weigh. Over 65? Ask if the product fits.

    { serious-sign }

# claims: F1, F2, F4, F6, F9, F11, F12, F14, F15, F17, F19, F24, F25, F26, F28, F50, F68, F83, F88
outcome-discuss_micro_botox =
    <b>A talk about your skin</b>
    You could ask a practitioner about:
    • <b>{ micro-cap }</b>: { micro-how }. This is { off-label }. Studies are small and mixed. Skin may be less oily for some months; for pores, some tests found no real change. Expect many pricks. In the cheeks it can make a smile uneven for weeks to months. Nothing undoes it.
    • <b>Skin care</b>, or { prescription-cream }, tested in more people. It can irritate.
    • <b>Doing nothing</b>. No cost, no needle, no side effects. As far as we know pores do no harm.

    Each of the three is yours to weigh. Over 65? Ask if the product fits.

    { serious-sign }

# claims: F88
outcome-no_suggestion-happy =
    <b>Nothing to do, and that is fine</b>
    You told me that you are happy as you are. That is a good answer, and I have nothing to suggest.

    Lines and pores are part of a face. As far as we know they do no harm to health. Doing nothing costs nothing, has no side effects and can be changed on any other day.

    If someone is urging you, you are free to say no. And if you grow curious one day, you could ask a practitioner about what each choice may and may not do. The questions below can be kept for then, or for a friend.

# claims: F88
outcome-no_suggestion-unsure =
    <b>I can't point to anything yet</b>
    From what you told me, I can't name one thing that fits. You may have skipped a question, or your concern is one that I don't know well. That is no judgement of you.

    • You can go back and tell me more. Your answers are still here.
    • You could ask a practitioner about what you have in mind, in your own words. A skin doctor is a place to begin.
    • Doing nothing is just as open to you. It costs nothing and has no side effects. As far as we know, lines and pores do no harm to health.
