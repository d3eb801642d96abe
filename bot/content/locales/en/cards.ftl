### Cards beside an outcome.

# claims: F78
card-see_doctor_soon =
    <b>Please show someone that spot soon</b>
    A spot that is new, changes, bleeds or won't heal is for a doctor, not for a cosmetic visit. I can't tell what it is. Please book that first, and don't let anything for looks delay it.

# claims: F60, F92
card-eye_care =
    <b>Have your eye seen today</b>
    Eye pain, blur, dryness that stays or light that hurts calls for an eye doctor or urgent eye care today. If your sight changes all of a sudden, call your emergency number.

# claims: F93
card-doctor_today =
    <b>See a doctor today</b>
    Redness that spreads, heat, pus or fever can be an infection. Please have a doctor look at it today. If you feel very ill or get worse fast, call your emergency number.

# claims: F56, F93b
card-mild_signs =
    <b>About the mild signs</b>
    A small bruise, soreness or a headache often settles by itself. If it gets worse or worries you, ask the clinic or a pharmacist. If a serious sign joins in, tap /unwell.

# claims: F54, F55
card-keep_medicines =
    <b>Please keep taking what you take</b>
    Don't stop or change a medicine because of this chat, not even for a day. Take the list of all you use to your doctor or pharmacist. They can tell you what it means.

# claims: F95, F99
card-kind_support =
    <b>A word about how you feel</b>
    You told me that the way you look takes up a lot of your day, or holds you back. Many people feel this. Support can help more than a treatment. Your doctor or a psychologist is a good person to tell.

# claims: F54, F69
card-wait_interval =
    <b>Leave time since last time</b>
    Your last treatment was less than 3 months ago. Labels ask for about 3 months between visits, because what you have had can add up. Tell anyone you see the date.

# claims: F4, F14, F15, F17, F19
card-micro_botox_later =
    <b>Something for later, if you like</b>
    After simple care has had its time, you could ask a practitioner about { micro }. It is off-label for pores and shine. Studies are small and mixed, better for oil than for pores. You may also find that you want nothing more.

# claims: F41, F44, F45, F47
card-also_traditional =
    <b>About the lines you mentioned</b>
    You also told me about lines. You could ask a practitioner about { traditional }, as a second topic. Lines that show as you move respond best. It starts in days and wears off after 3 to 4 months. Leaving the lines alone is just as open to you.

# claims: F4, F14, F15, F17, F26
card-also_micro_botox =
    <b>About your skin</b>
    You also told me about pores, shine or texture. You could ask a practitioner about { micro }, as a second topic. It is off-label. Studies are small and mixed, better for oil than for pores. In the cheeks it can make a smile uneven for a while. Doing nothing is just as open to you.

# claims: F47, F70, F71, F72, F73, F74, F75, F76
card-dermatologist =
    <b>A skin doctor may help too</b>
    Some of what you ticked is not what these injections are known for. You could ask a practitioner about it separately, best of all a dermatologist. The cause comes first, and other ways may suit it better.

# claims: F46, F47
card-low_certainty =
    <b>How sure is this? Not very</b>
    Lines that are there when your face is still may soften, or may not. In one study without a comparison group, many did. Deep grooves did less well. Please ask what is likely for yours.

# claims: F46, F47
card-rest_lines_caution =
    <b>Lines that don't soften</b>
    You told me that spreading the skin does not soften the line. Some product labels advise care with such lines. You could ask a practitioner about what would change, and what would stay.

# claims: F47
card-oily_skin_caution =
    <b>Oily skin between the brows</b>
    Some product labels advise care with frown lines in thick, oily skin. It is no reason to worry. You could ask a practitioner about whether it matters for you.

# claims: F4, F6, F30, F31, F32, F36
card-off_label_lines =
    <b>Some areas are off-label</b>
    In the US, labels list frown lines, the forehead, the corners of the eyes and bands in the neck, and not every product lists them all. Other areas you ticked are off-label. Injectors rate the area around the mouth as the hardest. You could ask a practitioner about why they would treat it.
