### Topics: what a patient can read under Learn or ask in words. 40 to 110 words each.
### Every medical text names its claims above it. Thin facts say so and become a question.

say-learn =
    <b>What would you like to read about?</b>
    Tap a topic, or type your question. Your place in the questions is kept.

name-topic-what_is_micro_botox = Tiny drops in the skin
# claims: F1, F2, F3, F4
topic-what_is_micro_botox =
    <b>Tiny drops, placed in the skin of the face</b>
    { $wording ->
        [named] Micro-Botox is a technique, not a new toxin. It uses the same medicine as ordinary Botox, placed another way.
       *[neutral] This is a technique, not a new medicine. It uses the same one as the treatment for lines, placed another way.
    }
    It is given as many tiny drops, into the skin or just above the muscle. Each drop raises a small pale bump. The surgeon who named the method also used it where there are lines, such as the forehead and neck.

    People ask about it for shine, pores or fine, crepey skin. For pores and oil it is { off-label }.

    You could ask a practitioner: "Why would you place it there for me?"

name-topic-what_is_traditional = A treatment for lines that move
# claims: F4, F31, F32, F36, F40, F45
topic-what_is_traditional =
    <b>A treatment for lines that move</b>
    A medicine goes into a muscle of the face. For a time the nerve can't tell the muscle to pull as hard, so the skin over it folds less. It wears off as the nerve endings recover.
    { $wording ->
        [named] The medicine is botulinum toxin. Botox is one brand of several.
       *[neutral] There are several brands.
    }
    Lines that show as you move respond better than lines that are there when your face is still. In the US, labels list frown lines, the forehead, the corners of the eyes and bands in the neck, and not every product lists them all.

name-topic-difference = How the two differ
# claims: F1, F2, F4, F8, F11, F14, F15, F17, F24, F26, F44, F49
topic-difference =
    <b>One medicine, two places</b>
    • <b>Into the muscle</b>: relaxes it, for lines that move. Many trials, though of mixed quality. Some areas are on the label.
    • <b>Into the skin</b>, in many tiny drops: people ask about it for shine and pores. Few, small studies: better for oil, mixed for pores. How it might cut oil is not settled. Off-label.

    The line between them is thin. If drops in the cheek reach a muscle, a smile can be uneven for weeks to months. Both wear off, often after 3 to 4 months, and nothing undoes them sooner.

name-topic-does_it_work_pores = Does it work for pores?
# claims: F9, F11, F14, F15, F17, F19, F81
topic-does_it_work_pores =
    <b>Nobody knows for sure yet</b>
    Studies are small and mixed. A 2024 review found 10, with 153 people in all. Some people's pores looked smaller. Two studies that measured found no real change in pore size. In a trial of 20 people, the side that got only salt water looked better too, though less.

    For shine the proof is better, though still small.

    Pores can't be closed, and their size is mostly inherited. What may change is how much they show. You could ask a practitioner: "What did you see with pores like mine, and what stayed?"

name-topic-when_starts = When does it start?
# claims: F22, F23, F41, F42, F43
topic-when_starts =
    <b>Days, not minutes</b>
    • <b>Lines</b>: in studies, most people saw a change in 1 to 5 days. The full effect is there at about two weeks. Trials judge at day 30.
    • <b>Shine</b>: the earliest change that was measured came at about one week. Most studies look after 2 to 4 weeks.
    • <b>Pores</b>: if there is a change at all, it takes weeks too.

    You may have read of pores that shrank within minutes. That is the story of one writer. No trial has shown it.

name-topic-how_long = How long does it last?
# claims: F24, F35, F44, F69
topic-how_long =
    <b>Some months, then it wears off</b>
    • <b>Lines</b>: about 3 to 4 months with most products. With one product, frown lines took about 6 months to return in half of the people.
    • <b>Shine and pores</b>: most studies that saw an effect speak of 3 to 4 months, one on oil of up to 6.

    Nothing here is for good. Labels ask for about 3 months between visits, and treatment for a health reason counts too. To keep an effect, you would go back, and pay, again and again. Letting it wear off and leaving it there is just as open to you.

name-topic-does_it_hurt = Does it hurt?
# claims: F25, F270, F271
topic-does_it_hurt =
    <b>Pricks, and how they feel</b>
    Drops in the skin mean many small pricks. You may read that they hardly hurt, but that is one person's story. We found no good figures.

    Practitioners often add something to numb the skin. Tell them about any allergy to numbing medicine.

    Please don't use a strong numbing cream of your own. In 2024 the US medicines office warned about some sold for this. On large areas, on broken skin or under a wrap they can upset the heart or breathing.

    You could ask a practitioner: "What do you do about pain, and what is in it?"

name-topic-side_effects = Side effects
# claims: F26, F27, F28, F50, F56
topic-side_effects =
    <b>What can happen</b>
    • Any injection can leave marks, a bruise, swelling, soreness or an infection.
    • In US trials of one product, a lid drooped in about 3 in 100 people treated for frown lines. About 9 in 100 treated on the forehead had a headache.
    • In the cheeks, drops in the skin can make a smile uneven for weeks to months. How often is not known.
    • Studies of drops in the skin are too small to show less common harm.

    With every product, trouble breathing or swallowing, even weeks later, is an emergency. /unwell shows all the signs.

name-topic-danger_signs = Signs that need help at once
# claims: F50, F57, F89, F90, F91, F233, F234, F237
topic-danger_signs =
    <b>Signs that need help at once</b>
    Call your emergency number for any of these, hours to weeks after an injection:
    • trouble breathing, swallowing or speaking
    • weakness that spreads, both eyelids drooping, or loss of bladder control
    • double vision, or sudden loss or change of sight
    • severe or rising pain, or skin that turns pale, grey or blotchy
    • hives, a swollen face, tongue or throat, wheezing, feeling faint
    • sudden face droop, weak or numb arm or leg, trouble walking, confusion

    Don't wait for the clinic. If you have one of these now, tap /unwell.

name-topic-pregnancy = Expecting or breastfeeding
# claims: F63, F64, F88
topic-pregnancy =
    <b>Better to let this wait</b>
    Too little is known. For pregnancy, there are no good studies in people. The reports that exist were sent in to a maker by choice, and prove nothing either way. For breastfeeding there are two tiny studies, and reviewers disagree.

    So, while you are pregnant, may be, or are trying: not now. While you breastfeed: not now, unless your own doctor agrees.

    If you had treatment before you knew, tell your doctor or midwife what it was and when. Waiting does your skin no harm as far as we know.

name-topic-age = Is there an age limit?
# claims: F65, F66, F67, F68
topic-age =
    <b>For adults</b>
    <b>Under 18</b>: US labels are for adults. In England it has been against the law since 2021 to give it to under-18s for looks, even if a parent agrees, with narrow medical exceptions. Scotland passed a law in 2026; please check when it starts. Australia set extra rules in 2025.

    <b>Over 65</b>: many trials stopped at 65 or 75, and so do some labels. That is no bar. You could ask a practitioner: "Does this product fit my age?"

    In between, age alone says nothing. Nobody needs a treatment because of a birthday.

name-topic-cost = What does it cost?
# claims: F24, F44, V20, V23
topic-cost =
    <b>Ask for it in writing</b>
    I don't give prices. They differ from place to place and are soon out of date. You could ask a practitioner:
    • What is the full price, with numbing and the visit to check the result?
    • What would putting it right cost?
    • May I go home and think?

    It wears off after some months, so the cost comes again if you want to keep it. A deal that ends today, a prize, or a lower price if you bring a friend is a reason to slow down. Doing nothing costs nothing.

name-topic-natural_look = Will I look natural?
# claims: F26, F43, F56, V15, V16
topic-natural_look =
    <b>A look nobody can promise</b>
    Faces differ, and so does what people call natural. Some want to keep most of their movement, some less. A brow or lid can droop for a time, and a smile can be uneven if drops in the cheek reach a muscle. It wears off, but nothing undoes it sooner.

    The full effect shows at about two weeks. You could ask a practitioner:
    • Which movement would I keep?
    • May I see modest results of your own patients, in the same light?
    • What do you do if I find it too stiff?

name-topic-approved = On the label, or off-label?
# claims: F4, F5, F6, F31, F32, F36
topic-approved =
    <b>On the label, or off it</b>
    In the US, labels for looks list frown lines, the forehead, the corners of the eyes and bands in the neck, and not every product lists them all. They are for injection into the muscle.

    Pores, shine and drops in the skin are off-label. In October 2026 the best-known US label still listed nothing for pores or oil.

    Off-label use can be legal. It means that no medicines office has weighed the gains and risks for that use. You could ask a practitioner: "Is this on the label here, and if not, why do it?"

name-topic-product_brands = Which product?
# claims: F33, F38, F39, F61, V7
topic-product_brands =
    <b>I don't rank products</b>
    { $wording ->
        [named] There are several brands of botulinum toxin. Botox is the best known.
       *[neutral] There are several products of this kind.
    }
    Which ones are licensed depends on the country. Their strengths are not measured in the same way, so figures of one say nothing about another, and more is not better.

    They also differ in what they contain. Most hold albumin, a protein from blood. One may hold cow's milk protein. If you have an allergy, the product matters.

    You could ask a practitioner: "Which product is it, is it licensed here, and may I see the sealed box and note the batch?"

name-topic-fake_products = Fake products
# claims: F57, F58, F59, V7, V8
topic-fake_products =
    <b>How to steer clear of fakes</b>
    Fake and unlicensed products have made people very ill. In England, 41 people fell ill in summer 2025, and 8 needed intensive care. In the US it was 17 people in 2024. Later, some had injected themselves.

    • Ask to see the sealed box, the product name and the batch number.
    • Ask where it was bought: a named wholesaler or pharmacy is a good answer.
    • Be wary of a filled syringe, a foreign box, or "the same, but cheaper".
    • Please never buy it online, and don't inject yourself.

    No check of a box is complete, so the person matters too.

name-topic-before_event = Before a big day
# claims: F26, F27, F41, F43
topic-before_event =
    <b>Leave time before a big day</b>
    For lines, the full effect is there at about two weeks. Before that, nobody can judge it or even it out. Bruises and swelling may show for a while. A smile that turns out uneven can take weeks to months to come back.

    So less than two weeks before the day is too short. Two to four weeks is tight, above all the first time. These limits are our own careful rule, not a proven one.

    Waiting until after the day, or leaving it, is just as open to you. You could ask a practitioner: "When would you stop taking people before an event?"

name-topic-other_options_pores = Pores without a needle
# claims: F77, F80, F81, F82, F83, F85, F86, F87, F88
topic-other_options_pores =
    <b>Ways without a needle</b>
    Oil, less firm skin and the size of the hair follicle make pores show. What helps depends on the cause.
    • <b>Mild wash, products that don't clog</b>: often advised; the proof for pores is thin.
    • <b>Daily sunscreen</b>: slowed skin ageing in a trial of 903 adults. It was not about pores.
    • <b>{ prescription-cream-cap }</b>: in a trial of 568 people pores looked smaller after 24 weeks. It often irritates and may not be right in pregnancy.
    • <b>Niacinamide</b>: mixed results for oil.
    • <b>Peels, lasers, tablets</b>: ask a skin doctor.

    Pores can't be closed. Leaving them alone is fine too.

name-topic-doing_nothing = Doing nothing
# claims: F81, F88, F160, F161
topic-doing_nothing =
    <b>Leaving it as it is</b>
    This is a full choice, not the lack of one. It costs nothing, needs no needle and has no side effects. As far as we know, pores and lines that move do no harm to health. They will mostly stay, and you can choose again on any other day.

    You may read that 6.3 million Americans had such a treatment in 2013. That figure counts places on the body that were treated, not people. How many have it says nothing about whether it is right for you.

name-topic-choosing_practitioner = Choosing a practitioner
# claims: V1, V2, V3, V4, V6, V14, V22
topic-choosing_practitioner =
    <b>Whom to trust with your face</b>
    • They are licensed, and you can look them up.
    • They have trained for this treatment and still learn.
    • They have given this very treatment, in this area, and tell you how often.
    • You meet the person who prescribes it, not only online.
    • They are insured, and work in a proper clinic.
    • They ask about your health, and sometimes say no.

    Many kinds of licensed people may do this; the rules differ by country. None of it promises a good result. /questions has all the questions.

name-topic-check_register = How to look someone up
# claims: V1, F282
topic-check_register =
    <b>How to look someone up</b>
    1. Ask for the full name, the register and the number.
    2. Go to the register yourself. Don't use a link that they send you.
    3. Check that the name, the job and the place match, and look for limits or warnings.
    4. If a clinic needs a licence where you live, check that as well.

    A register shows a licence. It does not show skill at this treatment, and a clean record is no promise. A certificate on a wall is not a register. Your result names the places to look in your country, as far as we found them.

name-topic-treats_themselves = Do they treat themselves?
# claims: V5, F120, F121, F122
topic-treats_themselves =
    <b>A fair question, with a small answer</b>
    What it can tell you: how it feels, what look they like, and whether they take a personal question well.

    What it can't: their skill on your face, a licence, a real product, or that it suits you. Doctors' bodies in the US and the UK advise doctors against treating themselves. Some excellent people have never had it, or can't.

    So ask it this way: "Have you had this treatment? Who gave it to you? What surprised you?" A relaxed "no, because ..." is a fine answer. Be wary if they use it as proof.

name-topic-aftercare_who_to_call = Aftercare, and whom to call
# claims: F250, F251, F253, F254, F257, V19
topic-aftercare_who_to_call =
    <b>Aftercare, and whom to call</b>
    Clinics often ask people to stay upright, not to rub the area and to skip hard exercise for some hours. Their leaflets disagree with each other, and there is little proof either way. For drops in the skin we found no study of aftercare at all. So follow what your own practitioner writes down.

    You could ask a practitioner, before you pay:
    • May I have your aftercare advice in writing, and why these rules?
    • Whom do I call at night or on a weekend?

    If you feel unwell after an injection, tap /unwell.

name-topic-mens_skin = Men's skin
# claims: F260, F261, F262
topic-mens_skin =
    <b>Men have been studied little</b>
    One review looked at 17 studies with 5,646 people. Only about 11 in 100 were men. On average, men have more muscle and deeper lines. In two studies one product did less in men. Side effects were not more frequent. Experts plan men's treatment apart, for one thing to keep a brow as it was if that is wanted.

    For drops in the skin, we found no study in men at all. So this is a question for the room: "How do you plan treatment for a face like mine, and how many men have you treated?"

name-topic-skin_tones = Darker skin tones
# claims: F237, F264, F265, F268
topic-skin_tones =
    <b>What is known for darker skin</b>
    Less than there should be. One review counted 9,940 people: many Asian patients, fewer Black and Latin American ones. It mixed two kinds of injection. Dark marks were feared but not often seen. A textbook says that effects and side effects are broadly the same.

    For drops in the skin we found no figures by skin tone. Any small wound may leave a dark mark for months, so many pricks make it fair to ask: "How often have you seen marks on skin like mine?"

    After filler, a dangerous pale patch is harder to see on darker skin. Go by pain too.

name-topic-privacy = What do you keep about me?
# claims: none, it says what this bot keeps
topic-privacy =
    <b>What is kept about you</b>
    Your answers, until 30 days after your last message. If you are under 18, for 24 hours. Words you type are kept with names and contacts removed. Your Telegram number is kept only in a scrambled form.

    Nobody reads along. Telegram keeps its own copy of this chat, and it is not end-to-end encrypted. So please don't send names, photos or numbers.

    /privacy tells you all of it. /delete erases your answers at once.

name-topic-who_made_this = Who made this?
# claims: none, it says who runs this bot
topic-who_made_this =
    <b>Who is behind this</b>
    { $operator } runs this bot and is responsible for it. Contact: { $contact }

    askfirst is open source. It is there to help you prepare a talk with a practitioner, and for nothing else. It sells nothing and ranks no clinic or brand. A clinic that links to me can't change what I ask or say.

    A machine drafted the text from published sources. { review-state } /about tells you more.

name-topic-not_medical_advice = What I can't tell you
# claims: none, it says what this bot does not do
topic-not_medical_advice =
    <b>That is one I can't answer</b>
    I'm a bot, not a doctor. I can't say what is right for you, how much, how deep or where to inject, or which brand is best. I can't look at photos. Guessing could hurt you, and an honest answer needs someone who sees your face and asks about your health.

    What I can do is help you ask. You could say to a practitioner: "What would you plan for me, why, and what if I do nothing?" If you feel unwell after an injection, tap /unwell.
