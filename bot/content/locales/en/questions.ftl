### Every question: ask-, why-, name-, and its options in the order of the table.

option-skip = Skip
option-not_sure = Not sure

## consent

name-consent = Agreement
option-consent-agree = I agree
option-consent-decline = No, thanks

## adult

ask-adult = One thing before we go on: are you 18 or over?
# claims: F65, F67
why-adult = The treatments people ask me about are for adults. Under 18 I say other things. I never ask for your birth date.
name-adult = Age
option-adult-yes = Yes, 18 or over
option-adult-no = No, under 18

## country

ask-country = Which country are you in?
why-country = Emergency numbers differ by country. So do the rules, and the places where you can look up a practitioner.
name-country = Country
option-country-us = United States
option-country-uk = United Kingdom
option-country-ie = Ireland
option-country-au = Australia
option-country-ca = Canada
option-country-ae = United Arab Emirates
option-country-es = Spain
option-country-mx = Mexico
option-country-br = Brazil
option-country-pt = Portugal
option-country-ru = Russia
option-country-fr = France
option-country-de = Germany
option-country-other = Another country

## after_injection

# claims: F50, F57, F233
ask-after_injection = First, a quick check on the last 6 weeks. Have you had an injection in your face in the last 6 weeks (for lines, skin or filler)? If so, does anything feel wrong since?
# claims: F50, F57, F239
why-after_injection = Signs of a problem can start at once, or hours to weeks later. If you have one, getting help comes before anything else.
name-after_injection = Last 6 weeks
option-after_injection-no = No injection in 6 weeks
option-after_injection-yes_fine = Yes, and I feel fine
option-after_injection-yes_something_is_wrong = Yes, and something feels wrong

## after_signs

# claims: F89, F90, F91, F92, F93, F93b, F233, F234, F237
ask-after_signs =
    Tick all you have noticed, then Done. <b>1 to 11: call your emergency number now.</b>

    1. Trouble breathing
    2. Trouble swallowing, choking
    3. Slurred, weak or hoarse speech
    4. Weakness that spreads
    5. Double vision
    6. Both eyelids droop
    7. Can't hold urine
    8. Hives, swollen face, tongue or throat, wheeze, faintness
    9. Sudden face droop, weak or numb limb, trouble walking
    10. Sudden sight loss or change
    11. Severe or rising pain; pale, grey or blotchy skin
    12. One lid or brow drooping
    13. Uneven smile
    14. Mild blur, dry eye
    15. Eye pain
    16. Spreading redness, heat, pus, fever
    17. Mild bruise, soreness, headache
    18. None of these
# claims: F50, F57, F92, F93
why-after_signs = Some signs call for help at once, some for a call today, and some often settle. I can't examine you, so I go by what you tick.
name-after_signs = Signs since then
option-after_signs-breathing = Trouble breathing
option-after_signs-swallowing = Trouble swallowing, choking
option-after_signs-speech = Slurred, weak or hoarse speech
option-after_signs-spreading_weakness = Weakness that spreads
option-after_signs-double_vision = Double vision
option-after_signs-both_lids = Both eyelids droop
option-after_signs-bladder = Can't hold urine
option-after_signs-allergy_swelling = Hives, swelling, wheeze, faint
option-after_signs-face_arm_speech = Sudden face droop or weak arm
option-after_signs-vision_loss = Sudden loss or change of sight
option-after_signs-blocked_vessel = Severe pain or pale/blotchy skin
option-after_signs-one_lid = One eyelid or brow droops
option-after_signs-uneven_smile = Uneven smile
option-after_signs-blur_or_dry_eye = Mild blur or dry eye
option-after_signs-eye_pain = Eye pain
option-after_signs-infection_fever = Spreading redness, pus, fever
option-after_signs-bruise_headache = Mild bruise, soreness, headache
option-after_signs-none = None of these

## concerns

ask-concerns = What would you like to talk about? Tick all that fit, then Done.
why-concerns = What you tick decides what I ask next. Different things have different causes, so they call for different talks.
name-concerns = To talk about
option-concerns-pores = Visible pores
option-concerns-oily = Shine or oily skin
option-concerns-texture = Fine, crepey skin texture
option-concerns-lines = Lines or wrinkles
option-concerns-folds = Deep folds, nose to mouth
option-concerns-volume = Hollow cheeks, lost volume
option-concerns-sagging = Loose or sagging skin
option-concerns-acne = Acne
option-concerns-redness = Redness that stays
option-concerns-scars = Scars or pits
option-concerns-pigment = Dark marks or uneven tone
option-concerns-spot = A new, changing or bleeding spot
option-concerns-something_else = Something else
option-concerns-none = None: I'm happy as I am

## main_concern

ask-main_concern = Which of these matters most to you?
why-main_concern = It decides what comes first in your result. The others are not lost.
name-main_concern = Matters most

## pore_areas

ask-pore_areas = Where on your face do you notice it? Tick all that fit, then Done.
# claims: F26, F30
why-pore_areas = The place matters. The cheeks, for example, lie close to the muscles you smile with.
name-pore_areas = Skin areas
option-pore_areas-t_zone = Forehead and nose (T-zone)
option-pore_areas-cheeks = Cheeks
option-pore_areas-chin = Chin
option-pore_areas-elsewhere = Somewhere else

## basic_care

ask-basic_care = Have you tried simple skin care for this on most days? I mean a mild wash, sunscreen, and maybe a cream that a pharmacist or doctor advised.
# claims: F83
why-basic_care = It helps to know what you have tried. One cream was tested for pores in more people than all the injection studies put together.
name-basic_care = Skin care
option-basic_care-no = No, not really
option-basic_care-under_3_months = Yes, for less than 3 months
option-basic_care-over_3_months = Yes, for 3 months or more

## line_areas

ask-line_areas = Where are the lines? Tick all that fit, then Done.
# claims: F4, F31, F32
why-line_areas = Labels list only some parts of the face. Use in other parts is called off-label, and that is worth asking about.
name-line_areas = Line areas
option-line_areas-frown = Between the brows
option-line_areas-forehead = Forehead
option-line_areas-eye_corners = Corners of the eyes
option-line_areas-nose = Nose
option-line_areas-lips = Around the lips
option-line_areas-chin = Chin
option-line_areas-jaw = Jaw
option-line_areas-neck_bands = Bands in the neck
option-line_areas-elsewhere = Somewhere else

## lines_show

ask-lines_show = Please look in a mirror. Keep your face still, then frown, lift your brows and smile. When do you see the lines?
# claims: F45, F46
why-lines_show = Lines that show as the face moves tend to respond better than lines that are there when it is still.
name-lines_show = When lines show
option-lines_show-moving_only = Only when my face moves
option-lines_show-moving_and_rest = When it moves and when still
option-lines_show-rest_only = Only when my face is still
option-lines_show-not_sure = Not sure

## spread_softens

ask-spread_softens = With clean fingers, gently spread the skin on both sides of a line. Does the line get softer?
# claims: F47
why-spread_softens = Some product labels advise care with lines that do not soften this way. It is a clue to talk about, not a test.
name-spread_softens = Softens when spread
option-spread_softens-yes = Yes, it gets softer
option-spread_softens-no = No, it stays the same
option-spread_softens-not_sure = Not sure

## last_toxin

# claims: F69
ask-last_toxin = When did you last have this kind of treatment? I mean { relaxing-injection }, in your face or elsewhere, for looks or for health (such as migraine).
# claims: F69
why-last_toxin = Labels ask for about 3 months between visits, and what you have had can add up. Treatment for a health reason counts too.
name-last_toxin = Last treatment
option-last_toxin-never = Never
option-last_toxin-under_3_months = Less than 3 months ago
option-last_toxin-3_to_4_months = 3 to 4 months ago
option-last_toxin-over_4_months = More than 4 months ago
option-last_toxin-not_sure = Not sure

## prior_result

ask-prior_result = How did you find the result last time?
why-prior_result = What went well or badly last time is useful for the next person who plans with you.
name-prior_result = How it went
option-prior_result-good = I was happy with it
option-prior_result-too_stiff = Too stiff or frozen
option-prior_result-problem = It caused a problem
option-prior_result-wore_off_fast = Wore off fast or did little

## event

ask-event = Is there a big day coming up, such as a wedding or a photo day?
# claims: F27, F43
why-event = The full effect takes about two weeks, and bruises can show. So the date matters.
name-event = Big day
option-event-none = No
option-event-under_2_weeks = Yes, in less than 14 days
option-event-2_to_4_weeks = Yes, in 14 to 30 days
option-event-over_4_weeks = Yes, in more than 30 days

## not_now

# claims: F52, F63, F64
ask-not_now =
    Some things are a reason to wait. Do any of them fit you now? Tick all that fit, then Done.

    1. I'm pregnant, may be pregnant, or trying
    2. I'm breastfeeding
    3. A skin infection, a cold sore, an open sore or a flare-up on my face
    4. I feel ill
    5. None of these
# claims: F52, F63, F64
why-not_now = Too little is known for some times of life. And skin that is infected, or a body that is ill, is better left to heal first.
name-not_now = Reasons to wait
option-not_now-pregnant_or_trying = Pregnant, may be, or trying
option-not_now-breastfeeding = Breastfeeding
option-not_now-infection_or_cold_sore = Skin infection or cold sore
option-not_now-unwell = I feel ill right now
option-not_now-none = None of these

## conditions

# claims: F47, F53, F54
ask-conditions =
    Which of these fit you? Tick all that fit, then Done.

    1. A nerve or muscle illness, such as MS, myasthenia gravis, Lambert-Eaton or ALS (MND)
    2. Long-standing trouble swallowing or breathing, serious lung disease, or asthma that limits daily life
    3. A bleeding problem
    4. A heart condition
    5. Surgery that is planned
    6. Past face surgery, a weak or uneven face, droopy lids or brows, or dry eyes
    7. None of these

    New or getting worse now? Tap /unwell.
# claims: F53, F54
why-conditions = Some conditions raise the risk. Someone who knows your health can judge that. I can't.
name-conditions = Health
option-conditions-nerve_muscle = Nerve or muscle illness, MS
option-conditions-swallow_breathe = Swallowing or breathing trouble
option-conditions-bleeding = Bleeding problem
option-conditions-heart = Heart condition
option-conditions-planned_surgery = Surgery planned
option-conditions-face_history = Face surgery, droop or weakness
option-conditions-none = None of these

## allergies

# claims: F25, F33, F52, F61
ask-allergies =
    Which of these fit you? Tick all that fit, then Done.

    1. A serious or allergic reaction to { relaxing-injection }
    2. An allergy to cow's milk protein (not trouble with lactose)
    3. An allergy to albumin, a protein from blood
    4. An allergy to numbing medicine (local anaesthetic)
    5. None of these
# claims: F25, F33, F52, F61
why-allergies = Products differ in what they contain. Some hold albumin or milk protein, and numbing medicine may be used as well.
name-allergies = Allergies
option-allergies-toxin_reaction =
    { $wording ->
        [named] Reaction to botulinum toxin
       *[neutral] Reaction to a past injection
    }
option-allergies-milk_protein = Milk protein (not lactose)
option-allergies-albumin = Albumin (blood protein)
option-allergies-numbing_medicine = Numbing medicine
option-allergies-none = None of these

## medicines

# claims: F54, F55
ask-medicines =
    Which of these do you use, or have you had lately? Tick all that fit, then Done.

    1. An antibiotic by injection or drip
    2. A muscle relaxant
    3. Another medicine that acts on nerves or muscles
    4. A blood thinner, or aspirin
    5. None of these

    Please don't stop or change a medicine because of this chat.
# claims: F54, F55
why-medicines = Some of these can make the effect stronger, and some make bruises more likely. Your doctor or pharmacist knows which.
name-medicines = Medicines
option-medicines-injected_antibiotic = Antibiotic by injection or drip
option-medicines-muscle_relaxant = Muscle relaxant
option-medicines-nerve_medicine = Other nerve or muscle medicine
option-medicines-blood_thinner = Blood thinner or aspirin
option-medicines-none = None of these

## health: the three lists on one screen

# claims: F25, F33, F47, F52, F53, F54, F55, F61
ask-health =
    A few things a practitioner would ask you. Does any line fit? Then open its list.

    <b>Health</b>
    Nerve or muscle illness, such as MS
    Trouble swallowing or breathing, serious lung disease, asthma that limits you
    Bleeding problem
    Heart condition
    Surgery planned
    Past face surgery, weakness or droop

    <b>Allergies</b>
    Reaction to { relaxing-injection }
    Milk protein (not lactose)
    Albumin
    Numbing medicine

    <b>Medicines</b>
    Antibiotic by injection or drip
    Muscle relaxant
    Another medicine for nerves or muscles
    Blood thinner or aspirin
# claims: F53, F54, F55
why-health = Some of these raise the risk or change which product fits. If one fits you, your own doctor comes first. Skip or Not sure is fine: I never read it as a no.

## setting

ask-setting = How did the idea come up, and where would it happen? Tick all that fit, then Done.
# claims: F57, F58, F59
why-setting = Pressure is a reason to slow down. And most of the harm reported lately came from fake or unlicensed products or untrained hands.
name-setting = Offer and place
option-setting-pushed_by_someone = Someone is pushing me
option-setting-party_or_home = At a party, a home or a hotel
option-setting-online_kit = With a kit bought online
option-setting-none = None of these

## on_my_mind

ask-on_my_mind = On a usual day, how much is the way you look on your mind?
# claims: F95, F99
why-on_my_mind = When looks weigh on someone, support can help more than a treatment. There is no wrong answer, and I don't score it.
name-on_my_mind = On your mind
option-on_my_mind-a_little = A little
option-on_my_mind-some_of_the_day = Some of the day
option-on_my_mind-most_of_the_day = Most of the day

## holds_me_back

ask-holds_me_back = Does it hold you back, for example from friends, work or being in photos?
# claims: F95, F99
why-holds_me_back = If it keeps you from things you care about, I'd like to offer something kinder than a list of treatments.
name-holds_me_back = Holds you back
option-holds_me_back-no = No
option-holds_me_back-a_little = A little
option-holds_me_back-a_lot = A lot

## worries

ask-worries = What worries you most? Tick up to three, then Done.
why-worries = Your worries decide which questions for the practitioner come first.
name-worries = Worries
option-worries-frozen_look = A frozen look
option-worries-pain = Pain
option-worries-side_effects = Side effects
option-worries-cost = Cost
option-worries-choosing_someone = Choosing the right person
option-worries-fake_product = Fake products
option-worries-results = Whether it will work
option-worries-none = Nothing special

## own_words

name-own_words = Your own words
why-own_words = Saying it in your own words can help you say it again in the room. I don't keep the words, only whether they describe something urgent.
