### How lists, ticks and choices are drawn.

ticked = ☑ { $number }. { $label }
unticked = ☐ { $number }. { $label }
chosen = ● { $number }. { $label }
unchosen = { $number }. { $label }
chosen-unnumbered = ✓ { $label }
unchosen-unnumbered = { $label }
own-words = { $words }
words-withheld = your own words, which I could not keep

## Small things between screens.

button-delete = Erase my answers
say-moved-on = That came just as I moved on, so I did not take it. Here is the question again:
say-retype = Type it again in the way you like; the new words replace the old ones.
say-mostly-masked = I did not keep that: nearly all of it looked like names or contact details. Please say it in other words, without them.
vetting-all-head = <b>Questions you could ask a practitioner</b>
vetting-whole =
    <b>{ $number }. { $question }</b>
    <blockquote expandable>{ $why }
    <i>Reassuring:</i> { $reassuring }
    <i>A warning sign:</i> { $warning }
    <i>Where to check:</i> { $check }</blockquote>
vetting-item =
    <b>{ $number }. { $question }</b>
    { $why }
way-compared =
    <b>{ $option }</b>
    <blockquote expandable><b>{ name-compare-what }:</b> { $what }
    <b>{ name-compare-may_do }:</b> { $may_do }
    <b>{ name-compare-may_not_do }:</b> { $may_not_do }
    <b>{ name-compare-feels }:</b> { $feels }
    <b>{ name-compare-risks }:</b> { $risks }
    <b>{ name-compare-how_long }:</b> { $how_long }
    <b>{ name-compare-unknown }:</b> { $unknown }</blockquote>
