### Words that change with `$wording`. Names of brands and medicines stand in [named] branches only.

micro =
    { $wording ->
        [named] Micro-Botox
       *[neutral] a treatment placed in the skin
    }

micro-cap =
    { $wording ->
        [named] Micro-Botox
       *[neutral] A treatment placed in the skin
    }

micro-how =
    { $wording ->
        [named] many tiny drops in the skin
       *[neutral] many tiny drops
    }

traditional =
    { $wording ->
        [named] traditional Botox
       *[neutral] a treatment for lines that move
    }

traditional-cap =
    { $wording ->
        [named] Traditional Botox
       *[neutral] A treatment for lines that move
    }

relaxing-injection =
    { $wording ->
        [named] botulinum toxin (Botox or a similar brand)
       *[neutral] an injection that relaxes muscles
    }

injection-words =
    { $wording ->
        [named] a botulinum toxin injection in my face
       *[neutral] an injection in my face
    }

prescription-cream =
    { $wording ->
        [named] a retinoid cream on prescription
       *[neutral] a cream on prescription
    }

prescription-cream-cap =
    { $wording ->
        [named] A retinoid cream on prescription
       *[neutral] A cream on prescription
    }

off-label = off-label (not on the labels we looked at)
