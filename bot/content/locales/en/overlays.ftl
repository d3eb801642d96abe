### Additions to a result. They never change the outcome.

# claims: F27, F41, F43
overlay-O1-under_2_weeks =
    <b>Your big day is close</b>
    Less than 14 days is too short to see the full effect, or to even it out. Bruises may still show. You could ask a practitioner about waiting until after the day, or leaving it.

# claims: F27, F41, F43
overlay-O1-2_to_4_weeks =
    <b>Your big day is near</b>
    With 14 to 30 days there is little room if the result is not to your liking. If it would be your first time, after the day may be calmer. You could ask a practitioner about the timing.

# claims: F57, F58, F59
overlay-O2 =
    <b>Please stop and think again</b>
    A party, a home, a hotel or a kit from the web is a warning sign. Fake or unlicensed products and untrained hands have made people very ill. In England, 41 people fell ill in summer 2025, mostly after unlicensed products, and 32 went to hospital. Please don't inject yourself, or let a friend do it.

# claims: V23
overlay-O3 =
    <b>This is your choice</b>
    You told me that someone is pushing you. Your face is yours. You can take all the time you like, and "no" is a full answer. Someone who cares about you can wait.

# claims: F54, F57, F62
overlay-O4 =
    <b>Take last time with you</b>
    Bring what you know about your last treatment: product, batch, date, place, and what you didn't like. If it wore off fast, you could ask a practitioner about reasons: the product, the time between visits, or the body making antibodies against it.

# claims: F54, F69
overlay-O5 =
    <b>Tell them your last date</b>
    Your last treatment was 3 to 4 months ago. Product guides ask about the last 4 months, because what you have had can add up. Say it even if it was for a health reason.

# claims: F54
overlay-O7 =
    <b>Something was left open</b>
    You skipped a question about your health, or weren't sure. That is all right. I don't read it as a no. Please tell the practitioner in private before anything is planned.

# claims: V1, F300, F301
overlay-O8 =
    <b>Look up and report</b>
    Look up a practitioner: { $register }
    A register shows a licence. It does not show skill, and a clean record is no promise.
    Report a side effect: { $report }
    Reporting does not replace care.

# claims: V1
overlay-O8-general =
    <b>Look up and report</b>
    Most countries have a public register of doctors and nurses, and an office for medicines where you can report a side effect. Ask the practitioner for both. A register shows a licence. It does not show skill. Reporting does not replace care.

# claims: F80, F82, F83, F85, F86
overlay-O9 =
    <b>Simple care first, or beside it</b>
    You told me that simple care for pores or shine is new to you or not tried yet. You could ask a practitioner about sunscreen, a mild wash, products that don't clog, or { prescription-cream }. One such cream was tested for pores in more people than injections were. Creams can irritate, and may not be right in pregnancy.
