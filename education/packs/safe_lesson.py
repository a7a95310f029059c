"""The page "Een veilige les": the same agreements in every pack, with what may touch pupils in this one."""

from .shape import WrittenMaterial

_TEXT = """
## Waarom deze bladzijde?

{touches} U weet niet altijd bij wie dat speelt. Met een paar afspraken blijft de les veilig voor iedereen.

## Vijf afspraken met de klas

Lees deze afspraken aan het begin voor.

1. Wij praten over regels en over meningen. Wij praten niet over thuis.
2. Niemand hoeft iets te vertellen. Overslaan mag altijd. Je hoeft niet te zeggen waarom.
3. De mensen in de voorbeelden zijn verzonnen. Wij noemen geen echte namen.
4. Wij lachen niemand uit om een vraag of een antwoord.
5. Zit je ergens mee? Kom na de les naar mij toe, of bel een nummer op het blad.

## Wat doet u voor de les?

- Zeg tegen de mentor of het zorgteam dat u deze les geeft.
- Weet u van een leerling dat dit moeilijk is? Vertel dan vooraf wat er komt. Laat de leerling kiezen.
- Zoek op wie op uw school het aanspreekpunt is. Zet die naam op het bord.
- Geef de brief aan ouders een week van tevoren mee.

## Als een leerling toch iets vertelt

1. Dank de leerling en stop rustig. Zeg bijvoorbeeld: ‘Goed dat je het zegt. Wij praten straks samen verder.’
2. Praat na de les, zonder anderen erbij. Luister vooral. Los het niet meteen op.
3. Beloof geen geheim. Zeg wie u erbij haalt, en waarom.
4. Volg de afspraken van uw school en de meldcode. Leg vast wat u hoorde, in de woorden van de leerling.
5. Is er nu gevaar? Bel 112.

## Als de klas haar stem geeft

- Meedoen is niet verplicht. Wie niet meedoet, leest het werkblad nog eens door.
- Leerlingen geven geen naam. U ziet alleen totalen van de klas.
- Eigen woorden ziet u niet. Een medewerker van het platform leest ze.
- Schrijft iemand iets zorgelijks? Dan volgt de medewerker een vaste afspraak. De medewerker weet niet wie het schreef.

## Wie kan helpen?

Hang dit lijstje op, of geef het mee. Een nummer dat met 0800 begint, is gratis.

| Wie | Waarvoor | Nummer |
| De Kindertelefoon | Praten over alles, tot 18 jaar | {{cijfer:kindertelefoon}} |
| 113 | Als je aan zelfmoord denkt, dag en nacht | {{cijfer:lijn113}} |
| Veilig Thuis | Als het thuis niet veilig is, dag en nacht | {{cijfer:veiligthuis}} |
| Het Juridisch Loket | Vragen over je recht | {{cijfer:juridischloket}} |
| Geldfit | Vragen en zorgen over geld | {{cijfer:geldfit}} |
| Politie, ambulance, brandweer | Als er nu gevaar is | 112 |
"""


def safe_lesson(touches: str) -> WrittenMaterial:
    """The page for one pack. `touches`: one or two sentences on what may be hard for pupils."""
    return WrittenMaterial("safe_lesson", "Een veilige les", _TEXT.format(touches=touches))
