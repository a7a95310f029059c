"""The letter to parents: the same in every pack, with what this lesson is about."""

from .shape import WrittenMaterial

_TEXT = """
Beste ouder of verzorger,

Binnenkort krijgt uw kind bij ons de les ‘{title}’. {about}

Wij vragen niets over thuis: niet over geld, niet over schulden en niet over uw gezin. De mensen in de voorbeelden
bestaan niet. Uw kind hoeft niets te vertellen en mag altijd een vraag overslaan.

## De klas geeft haar stem

De overheid denkt na over een Belangenbehartiger. Dat is iemand die mensen helpt die vastlopen met belasting of
toeslagen. Jongeren mogen meedenken. De klas beantwoordt aan het eind een paar vragen.

- Meedoen is niet verplicht. Wilt u het niet? Zeg het tegen de docent. Uw kind volgt dan wel de les.
- Uw kind geeft geen naam. De docent ziet alleen hoeveel leerlingen iets kozen.
- Een antwoord in eigen woorden leest een medewerker van het platform. Daarna telt het mee, zonder naam.

## Praten en vragen

{at_home}

Vragen over de les? Bel of mail de school. Vragen over toeslagen of post van de overheid? Bel gratis het Juridisch
Loket, {{cijfer:juridischloket}}. Vragen over geld? Bel gratis Geldfit, {{cijfer:geldfit}}.

_ 1 Met vriendelijke groet,
"""


def letter(*, title: str, about: str, at_home: str) -> WrittenMaterial:
    """The letter of one pack: what the lesson is about, and a question parents may ask at the table."""
    return WrittenMaterial("parents", "Brief aan ouders", _TEXT.format(title=title, about=about, at_home=at_home))
