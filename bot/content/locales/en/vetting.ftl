### Questions for the practitioner: say it aloud, why it matters, a reassuring answer, a warning sign, where to check.

## Who are you

# claims: V1
vet-v1 = Are you licensed, and where can I look you up?
vet-v1-why = This uses a prescription medicine. Health bodies in several countries say: check who gives it.
vet-v1-reassuring = They give their full name, register and number, and don't mind that you ask.
vet-v1-warning = They are vague or offended, or only point to a certificate on the wall.
vet-v1-check = { $register }. It shows a licence. It does not show skill.
vet-v1-check-general = The public register of doctors or nurses of your country. It shows a licence. It does not show skill.

# claims: V2
vet-v2 = What training have you had for this treatment, and for the muscles and vessels of the face?
vet-v2-why = Some courses are very short. The NHS in the UK warns against people with little or no training.
vet-v2-reassuring = A named course, first cases under a teacher, and learning that goes on.
vet-v2-warning = A course of one day, or "I taught myself".
vet-v2-check = Ask who ran the course, and look that body up. A public register may also show a specialist title.

# claims: V3
vet-v3 = Who will give me the injection, who prescribes it, and will I meet them both?
vet-v3-why = These can be different people. Rules differ by country. In the UK, the doctor or nurse who prescribes it is expected to see you in person.
vet-v3-reassuring = It is one person, or the prescriber is in the building and sees you first.
vet-v3-warning = The prescriber is only online, or you never meet them.
vet-v3-check = Look up both names in the public register, not only the one on the sign.

# claims: V4
vet-v4 = How many times have you given this very treatment, in this area, and how lately?
vet-v4-why = Practice matters. There is no pass mark, so listen for a plain number about this treatment, not about others.
vet-v4-reassuring = A plain number, and what they do not do.
vet-v4-warning = "Loads", or a number that counts other treatments.
vet-v4-check = As far as we know, no public list counts this. All you can do is compare what several people tell you.

# claims: V5, F120, F121, F122
vet-v5 = Do you treat yourself, or have you had this treatment? What was it like?
vet-v5-why = It can tell you how it feels and what look they like. It does not show skill, a licence or a real product. Medical ethics bodies advise doctors against treating themselves, so a calm "no" is a fine answer.
vet-v5-reassuring = A relaxed yes or no, who gave it to them, and why it may be right or wrong for you.
vet-v5-warning = They use it as proof of skill, or inject themselves at home.
vet-v5-check = Nowhere, and it need not be. It is one person's story.

# claims: V6
vet-v6 = Are you insured for this treatment?
vet-v6-why = If something goes wrong, it matters that they are covered for just this.
vet-v6-reassuring = They show you the certificate.
vet-v6-warning = They dodge the question.
vet-v6-check = The insurer's paper itself: whose name is on it, for which treatment, until when.

## What are you giving me

# claims: V7, F38, F57, F58, F59
vet-v7 = Which product is it, who makes it, is it licensed here, and may I see the sealed box and its batch number?
vet-v7-why = Fake and unlicensed products have made people very ill. In England it happened to 41 people in summer 2025, mostly with unlicensed ones.
vet-v7-reassuring = They open the box in front of you and write the batch number in your notes.
vet-v7-warning = A syringe that is already filled, a foreign box, or "the same thing, but cheaper".
vet-v7-check = The box in your hand: name, maker, batch, date. Your country's medicines office can tell you whether it is licensed.

# claims: V8, F59
vet-v8 = Where did you buy the product?
vet-v8-why = Health bodies say it has to come from a source that is allowed to sell it. Some websites sell products that are not licensed.
vet-v8-reassuring = A named wholesaler or pharmacy.
vet-v8-warning = A website, a market place or "a friend".
vet-v8-check = The name of the seller on the bill or the box. Your country's medicines office can tell you whether it may sell this.

# claims: V9, F4, F6
vet-v9 = Is this use on the label, or is it off-label?
vet-v9-why = Off-label use can be legal, but no medicines office has weighed gains and risks for it. Pores and oil are off-label on the labels we looked at.
vet-v9-reassuring = They say so before you ask, and explain why they would still do it.
vet-v9-warning = They say that it is officially cleared for pores.
vet-v9-check = The leaflet in the box lists what the product is meant for.

# claims: V10, F49, F11, F14, F15, F17
vet-v10 = How good is the proof for what I want?
vet-v10-why = For lines that move there are many trials. For oil there are small ones. For pores they are mixed, and some found no real change.
vet-v10-reassuring = "The studies are small, and for pores it is not sure."
vet-v10-warning = "It works for everyone."
vet-v10-check = Ask them to name a study. "Sources" under your result shows those we found.

# claims: V11, F2, F26
vet-v11 = Will you put it in the skin or in the muscle, and why there for me?
vet-v11-why = The place decides what it does. In the cheek it can reach the muscles you smile with.
vet-v11-reassuring = They show you in a mirror and explain it.
vet-v11-warning = They can't explain it.
vet-v11-check = Ask to see it in a mirror, then to have it noted in your record.

## Am I suited to it

# claims: V12, F53, F54
vet-v12 = What in my health or my medicines makes this riskier for me?
vet-v12-why = Some illnesses and medicines raise the risk. They can only weigh what they have asked about.
vet-v12-reassuring = They take a full history in writing before any plan.
vet-v12-warning = They ask nothing.
vet-v12-check = The form they fill in with you. Your own doctor or pharmacist may know more of your history.

# claims: V13
vet-v13 = What else could I try first, and what if I do nothing?
vet-v13-why = Doctors' bodies expect them to talk about other ways, and about no treatment.
vet-v13-reassuring = They name at least one other way and are relaxed about a no.
vet-v13-warning = They push a package.
vet-v13-check = "Compare the options" under your result shows four ways side by side, doing nothing among them.

# claims: V14, F100
vet-v14 = Would you ever say no to someone like me?
vet-v14-why = A good practitioner turns some people away. In Australia they are expected to ask how you feel about your looks.
vet-v14-reassuring = They give examples, and ask how you feel.
vet-v14-warning = "Never."
vet-v14-check = No list shows this. Notice whether they ask how you feel before they talk of price.

# claims: V15, F22, F41, F43, F44
vet-v15 = What change is likely for me, when would I see it, and how long would it last?
vet-v15-why = Lines start to soften in days, with the full effect at about two weeks, for 3 to 4 months. For pores the effect is not sure.
vet-v15-reassuring = They speak of days to weeks, of months, and of what they can't promise.
vet-v15-warning = "At once", or "for good".
vet-v15-check = "Sources" under your result. Ask for what they said in writing.

# claims: V16
vet-v16 = May I see photos of your own patients with my concern, in the same light, without filters and with their consent?
vet-v16-why = Pictures can be chosen or touched up. Some countries limit them. A fair set shows modest results too.
vet-v16-reassuring = They show modest results too, and say how long after treatment.
vet-v16-warning = Bought pictures, filters, stars of the web, or pressure to use yours.
vet-v16-check = In the room: ask for the date of each picture, and whether the person agreed.

# claims: V17
vet-v17 = Which of your results were disappointing, and what did you do then?
vet-v17-why = Nobody has only good days. How they dealt with a bad one tells you something.
vet-v17-reassuring = An honest example, and how they followed it up.
vet-v17-warning = "I never had one."
vet-v17-check = As far as we know, no list shows this. A register may show limits or rulings. A clean record is no promise.

## If something goes wrong

# claims: V18, F50, F56
vet-v18 = Which side effects do you see most, and which are serious?
vet-v18-why = All treatments have some. It is good to know the signs before you need them.
vet-v18-reassuring = They name a drooping lid, an uneven smile, and the signs that call for emergency help.
vet-v18-warning = "None."
vet-v18-check = The leaflet in the box lists the side effects. /unwell shows the signs that need help at once.

# claims: V19, F50
vet-v19 = Whom do I call at night or on a weekend, and what do you keep here for an allergic reaction?
vet-v19-why = Signs can start hours to weeks later, when the clinic may be closed.
vet-v19-reassuring = A number that is always answered, a written sheet, and a kit they can show.
vet-v19-warning = "Message our page."
vet-v19-check = Call the number once before the day, in the evening. Note your local emergency number beside it.

# claims: V20, F43
vet-v20 = Is there a visit to check the result, and what does putting it right cost?
vet-v20-why = The full effect shows at about two weeks. It helps to know in advance what happens if it is uneven.
vet-v20-reassuring = It is in writing.
vet-v20-warning = They sell you more before anyone has looked at the result.
vet-v20-check = The written offer, before you pay.

# claims: V21, F300, F301, F303
vet-v21 = Do you record and report bad reactions?
vet-v21-why = Reports are how harm from a product comes to light. In many countries you can report too.
vet-v21-reassuring = Yes, and they can name the place.
vet-v21-warning = They have never heard of it.
vet-v21-check = { $report }. You may be able to report there too.
vet-v21-check-general = The medicines office of your country. You may be able to report there too.

## Place, money, pressure

# claims: V22, F58
vet-v22 = Where will it be done, and is the place registered or inspected?
vet-v22-why = Harm has been linked to products and people outside proper clinics.
vet-v22-reassuring = A clean clinic, with a consent form.
vet-v22-warning = A party, a home, a hotel, a back room, or a kit by post.
vet-v22-check = Ask which office inspects the place, and look in its list. In some countries such places may have none.

# claims: V23
vet-v23 = May I have the full price in writing and go home to think?
vet-v23-why = Doctors in the UK are told to give you time to think and not to lure you with deals that run out.
vet-v23-reassuring = Yes, and no deposit today.
vet-v23-warning = Only today, a prize, or cheaper if you bring a friend.
vet-v23-check = The written offer itself. A deal that ends today can wait until tomorrow.

# claims: V24
vet-v24 = What happens to my photos, notes and messages?
vet-v24-why = They are about your body and your health. You decide who sees them.
vet-v24-reassuring = A consent form, and a way to say no to each use.
vet-v24-warning = They post pictures without asking.
vet-v24-check = The consent form: read what it says on pictures before you sign.

# claims: V25
vet-v25 = Are you one of the five kinds of specialist who may prescribe this in France?
vet-v25-why = In France these are: plastic surgery, skin, face and neck surgery, jaw and face surgery, and eyes.
vet-v25-reassuring = They name one of the five and show their entry in the register of doctors.
vet-v25-warning = They name another field, or none.
vet-v25-check = { $register }. Look at the field as well as the name.
vet-v25-check-general = The public directory of doctors in France. Look at the field as well as the name.
