### How lists, ticks and choices are drawn.

ticked = ☑ { $number }. { $label }
unticked = ☐ { $number }. { $label }
chosen = ● { $number }. { $label }
unchosen = { $number }. { $label }
chosen-unnumbered = ✓ { $label }
unchosen-unnumbered = { $label }
own-words = { $words }
