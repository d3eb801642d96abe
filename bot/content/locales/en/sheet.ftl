### The sheet to take along, comparing, and sources.

sheet-head =
    <b>My sheet for a talk with a practitioner</b>
    Made with askfirst on { $date }. It is no diagnosis and no prescription.
sheet-concerns = <b>What I would like to talk about</b>
sheet-discuss =
    <b>What could be discussed</b>
    { $outcome }
sheet-because = <b>Why: what I said</b>
sheet-tell = <b>What the practitioner should know first</b>
sheet-ask = <b>What I want to ask</b>
sheet-question-line = { $number }. { $question }
sheet-foot =
    <b>Notes</b>
    ______________________________
    ______________________________
button-print = My sheet as a page to print (PDF)
file-sheet = askfirst-sheet
say-no-sheet = There is no sheet yet. Send /sheet again when you have a result that names something to talk about.


sheet-outcome-own_doctor_first = First with my own doctor: whether anything in my health speaks against it.
sheet-outcome-not_now = Now is not the time. When the reason has passed, these questions still hold.
sheet-outcome-not_yet = To wait until 3 months have passed since the last treatment, and then what the first one did.
sheet-outcome-dermatologist_first = A skin doctor's view first, and what other ways there are, doing nothing among them.
sheet-outcome-other_options_first = Simple skin care and other ways first, doing nothing among them.
sheet-outcome-discuss_both = Two ways, one of them, or doing nothing. The ways: { traditional } and { micro }.
sheet-outcome-discuss_traditional = One way, or doing nothing. It may be asked about with all it can and can't do: { traditional }.
sheet-outcome-discuss_micro_botox = One way, or doing nothing. It may be asked about with all it can and can't do: { micro }.
sheet-outcome-no_suggestion = Nothing in particular. Doing nothing is fine.
