### The "Sources" button: what a text rests on, how sure that is, and when it was checked.

button-sources = Sources
say-sources =
    <b>What this rests on</b>
    The day is when we last checked. The words in front say how strong the source is. All of it was read by a machine. { review-state }
source-line = • { $says } <i>{ $level }: { $cite }. Checked { $date }.</i>
unsourced-line = • { $says } <i>{ $level }. Checked { $date }.</i>
say-cited =
    <b>What this rests on</b>
    { $cite }. Last checked { $date }. Read by a machine. { review-state }
say-no-sources = These texts state no medical fact, so they have no source to show.

level-REG = A medicines office, a label or a law
level-SR = A review of many trials
level-RCT = A trial with a comparison group
level-SMALL = A small study
level-SERIES = Reports of cases
level-REVIEW = An overview by experts
level-EXPERT = Opinion of experts
level-SURVEY = A survey
level-PRESS = Press, or one person's story
level-I = Our own careful rule

benefit-expired = <i>Parts of this text have been due for review since { $date }. Please ask the practitioner what is new.</i>

review-state =
    { $review ->
        [all] A clinician has read and signed every text.
        [some] A clinician has signed some texts, not yet all.
       *[none] No clinician has signed it yet.
    }

### Below say-about: what a decision aid has to tell about itself (docs/legal.md). $checked and $date are days.

say-about-content =
    <b>About these words</b>
    Version { $version }. Sources last checked: { $checked }. Next check due: { $date }. What rests on labels, law or numbers is checked every 3 months, the rest every 6 months.

    <b>Who pays</b>
    { $operator } pays for running this bot. Nobody can pay to change what it asks, says or leaves out: no maker, no brand and no clinic.
