### Compare: four ways side by side, the same seven fields each, of about the same length.
### Order of options: alphabetical by key. Doing nothing has the same weight as any other.

say-compare =
    <b>Four ways, side by side</b>
    The same seven points for each, in no order of worth. Doing nothing is one of the four.

name-compare-care = Skin care
name-compare-micro =
    { $wording ->
        [named] Micro-Botox
       *[neutral] A treatment placed in the skin
    }
name-compare-nothing = Doing nothing
name-compare-traditional =
    { $wording ->
        [named] Traditional Botox
       *[neutral] A treatment for lines that move
    }

name-compare-what = What it is
name-compare-may_do = What it may do
name-compare-may_not_do = What it may not do
name-compare-feels = What it feels like
name-compare-risks = Risks
name-compare-how_long = How long
name-compare-unknown = What we don't know

## skin care

# claims: none, it says what is meant by skin care
compare-care-what = A mild wash, sunscreen, products that don't clog, and perhaps a cream from a pharmacist or a doctor.
# claims: F82, F83, F85
compare-care-may_do = One prescribed cream made pores look smaller in a trial of 568 people. Sunscreen slows what the sun does to skin.
# claims: F81, F86
compare-care-may_not_do = It can't close pores or relax a muscle. For simple washing, the proof for pores is thin.
# claims: F83, F86
compare-care-feels = Mostly like nothing. A cream on prescription often irritates the skin.
# claims: F83, F87
compare-care-risks = Irritated skin, often. Some creams may not be right in pregnancy: ask first.
# claims: F83
compare-care-how_long = About 3 months is a fair try, by our own rule. The trial of the cream ran for 24 weeks.
# claims: F80, F85
compare-care-unknown = What suits your skin. Results for some products are mixed, and few were tested for pores.

## a treatment placed in the skin

# claims: F1, F2, F4
compare-micro-what = Many tiny drops of a medicine, placed in the skin. For pores and oil this is off-label.
# claims: F11, F17, F24
compare-micro-may_do = Skin may be less oily for some months. Some people's pores looked smaller, in small studies.
# claims: F14, F15, F81
compare-micro-may_not_do = It can't close pores. Two studies that measured pores found no real change in their size.
# claims: F25, F27
compare-micro-feels = Many small pricks, often with something to numb the skin. Small bumps, maybe bruises.
# claims: F26, F27, F50
compare-micro-risks = Infection; in the cheeks an uneven smile for weeks to months. Trouble breathing or swallowing, even weeks later, is an emergency.
# claims: F23, F24
compare-micro-how_long = For oil, the first change was measured at about one week. Wears off in about 3 to 4 months.
# claims: F8, F28
compare-micro-unknown = How well it works for pores, how it cuts oil, and how often less common harm happens.

## doing nothing

# claims: none, it describes a choice
compare-nothing-what = You leave your skin and your lines as they are, for now or for good. It is a full choice like the others.
# claims: none, it describes a choice
compare-nothing-may_do = It keeps your money, your time and your face as it moves now. You can choose again on any day.
# claims: F80, F81
compare-nothing-may_not_do = It won't change what bothers you. Pores can't be closed, and shine and lines mostly stay.
# claims: none, it describes a choice
compare-nothing-feels = No needle, no visit and nothing to get used to.
# claims: F78, F88
compare-nothing-risks = None from a treatment. As far as we know, pores and lines do no harm. A new or changing spot still needs a doctor.
# claims: none, it describes a choice
compare-nothing-how_long = As long as you like. It begins today and ends when you say so.
# claims: none, it says what cannot be known
compare-nothing-unknown = How your skin will look in some years, and whether it will still matter to you.

## a treatment for lines that move

# claims: F2, F31, F40
compare-traditional-what = A medicine put into a muscle, so that it pulls less and the skin over it folds less.
# claims: F45, F49
compare-traditional-may_do = It can soften lines that show as you move. Many trials say so, though of mixed quality.
# claims: F46, F71
compare-traditional-may_not_do = Lines that are there at rest may stay, above all deep ones. It adds no volume to the face.
# claims: F27, F56
compare-traditional-feels = Pricks of a needle. Afterwards perhaps a bruise, swelling, soreness or a headache.
# claims: F50, F56
compare-traditional-risks = A lid drooped in about 3 in 100 in US trials of one product for frown lines. Trouble breathing or swallowing, even weeks later, is an emergency.
# claims: F41, F43, F44
compare-traditional-how_long = Starts in days, full at two weeks, wears off in about 3 to 4 months.
# claims: F46, F48
compare-traditional-unknown = How much it will do for you. In trials on the forehead, about half did not reach the strict goal.
