"""The letter to parents: the same in every pack, with what this lesson is about."""

from .shape import WrittenMaterial

_TEXT = """
Beste ouder of verzorger,

Binnenkort krijgt uw kind bij ons de les ‘{title}’. Met deze brief vertellen wij u wat uw kind daar leert en doet.

## Waar gaat de les over?

{about}

## Wat vragen wij niet?

Wij vragen niets over thuis. Niet over geld, niet over schulden en niet over uw gezin. De mensen in de voorbeelden
bestaan niet. Uw kind hoeft niets te vertellen en mag altijd een vraag overslaan.

## De klas geeft haar stem

De overheid denkt na over een Belangenbehartiger. Dat is iemand die mensen helpt die vastlopen met belasting of
toeslagen. Jongeren mogen meedenken. De klas beantwoordt aan het eind een paar vragen.

- Meedoen is niet verplicht.
- Uw kind geeft geen naam.
- De docent ziet alleen hoeveel leerlingen iets kozen.
- Een antwoord in eigen woorden leest een medewerker van het platform. Daarna telt het mee, zonder naam.

Wilt u niet dat uw kind hieraan meedoet? Zeg het tegen de docent. Uw kind volgt dan wel de les.

## Wilt u er thuis over praten?

{at_home}

## Heeft u zelf een vraag?

Over de les: bel of mail de school. Over toeslagen of post van de overheid: bel het Juridisch Loket,
{{cijfer:juridischloket}}. Over geld: bel Geldfit, {{cijfer:geldfit}}. Bellen is gratis.

Met vriendelijke groet,

_ 2 Naam van de docent en de school
"""


def letter(*, title: str, about: str, at_home: str) -> WrittenMaterial:
    """The letter of one pack: what the lesson is about, and a question parents may ask at the table."""
    return WrittenMaterial("parents", "Brief aan ouders", _TEXT.format(title=title, about=about, at_home=at_home))
