"""The text of the demo that grows: the leading principles, in two editions, with what people suggested."""

#: (code of the element, heading, the paragraph as it was first put to people, and as it is now)
PARAGRAPHS = (
    (
        "human_first",
        "Eerst de mens, dan het dossier",
        "In het eerste contact staat de persoon centraal. Daarna wordt het dossier bekeken.",
        "Wij vragen eerst wat u nodig hebt. Daarna kijken wij naar de brieven.",
    ),
    (
        "plain",
        "Wij praten gewoon",
        "Communicatie vindt plaats in begrijpelijke taal.",
        "Wat wij schrijven, begrijpt u in één keer. Begrijpt u het niet? Dan ligt dat aan ons.",
    ),
    (
        "hear_both",
        "Wij horen allebei de kanten",
        "De dienst krijgt de kans om uit te leggen wat er gebeurde.",
        "De dienst krijgt de kans om uit te leggen wat er gebeurde.",
    ),
    (
        "say_what_we_do",
        "Wij zeggen wat wij doen, en wat niet",
        "Binnen een redelijke termijn wordt duidelijkheid gegeven over de behandeling.",
        "Binnen een week weet u of wij helpen, en waarom.",
    ),
)
#: Per paragraph: other words that people gave. The first of each was used in the second edition.
SUGGESTIONS = {
    "human_first": (
        "Vraag eerst wat iemand nodig heeft en kijk dan pas naar de brieven.",
        "Begin met een gesprek, niet met een formulier.",
    ),
    "plain": ("Als ik het niet snap ligt dat aan jullie en niet aan mij.",),
    "hear_both": ("Luister ook naar de medewerker die de brief stuurde.",),
    "say_what_we_do": ("Zeg binnen een week ja of nee, en leg uit waarom.", "Noem een naam die ik kan bellen."),
}
WHAT_CHANGED = (
    "Drie stukjes zijn korter. ‘Redelijke termijn’ is nu een week: dat vroegen veel mensen. "
    "Het stukje over de dienst bleef zoals het was."
)
