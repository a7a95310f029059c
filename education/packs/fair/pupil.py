"""What pupils read: two worksheets, the slides and the poster."""

from ..shape import WrittenMaterial
from .cases import CASES

WORKSHEET_CHOOSE = WrittenMaterial(
    "worksheet",
    "Werkblad 1: zelf kiezen",
    f"""
Zes keer vraagt iemand om hulp. De mensen zijn verzonnen. Lees de zes gevallen. Over thuis hoef je niets te vertellen.

{CASES}

## Wat vind jij belangrijk?

Kies de twee regels die jij het belangrijkst vindt. Zet een kruis.

| Regel | Kruis |
| Wie het meest in nood is, gaat eerst. | |
| Wat veel mensen helpt, gaat eerst. | |
| Wie al alles heeft geprobeerd, gaat eerst. | |
| Wat snel klaar is, gaat eerst. | |
| Wie het langst wacht, gaat eerst. | |
| Het lot beslist. | |

_ 2 Welk geval doe jij eerst? Waarom?
_ 2 Welk geval kan het langst wachten? Waarom?
""",
)

WORKSHEET_TEAM = WrittenMaterial(
    "worksheet",
    "Werkblad 2: samen kiezen",
    """
Jullie zijn het team. Jullie hebben 20 dagen. De zes gevallen kosten samen meer.

## Stap 1: verdeel de dagen

| Geval | Dagen werk | Doen we het? |
| A. Rayan | 5 | |
| B. De app | 6 | |
| C. Finn | 1 | |
| D. De bezorgers | 12 | |
| E. Amira | 8 | |
| F. Mevrouw Bos | 3 | |

_ 1 Samen kost onze keuze dit aantal dagen (20 of minder):

## Stap 2: jullie regel

_ 3 Wij kozen zo, omdat …
_ 2 Iemand die het niet met ons eens is, zegt …

## Stap 3: een eerlijk bericht

Kies iemand die moet wachten. Schrijf een bericht. Zeg waarom, en wat die persoon nu zelf kan doen.

_ 5 Beste …

> Denk hieraan
> Zou jij dit bericht zelf eerlijk vinden?
""",
)

SLIDES = WrittenMaterial(
    "slides",
    "Presentatie",
    """
## Wat is eerlijk? Beslis mee over triage

- Er vragen veel mensen om hulp.
- Je kunt niet iedereen tegelijk helpen.
- Wie gaat eerst?

## Onze afspraken

- Wij praten over keuzes, niet over thuis.
- De mensen zijn verzonnen.
- Overslaan mag altijd.

## Wat is triage?

- Triage is kiezen wie je eerst helpt.
- In het ziekenhuis: wie erg ziek is, gaat voor.
- Bij de brandweer: eerst mensen, dan spullen.

## Een echt plan

- Soms loopt iemand vast met belasting of toeslagen.
- Misschien komt er een Belangenbehartiger die helpt.
- Die is er nog niet. Jij mag meedenken.

## Regels om te kiezen

- Wie het meest in nood is?
- Wat veel mensen helpt?
- Wie al alles heeft geprobeerd?
- Wat snel klaar is?

## Gelijk of hetzelfde?

- De Grondwet zegt in {cijfer:gelijk}: gelijke gevallen gelijk behandelen.
- Maar welke gevallen zijn gelijk?

## Jullie zijn het team

- Zes gevallen.
- 20 dagen.
- Eén keuze, met een reden.

## En wie moet wachten?

- Zeg het eerlijk.
- Zeg waarom.
- Zeg wat iemand nu zelf kan doen.

## De stem van de klas

- Meedoen is niet verplicht.
- Je geeft geen naam.
- Jouw mening gaat naar het team dat het plan maakt.
""",
)

POSTER = WrittenMaterial(
    "poster",
    "Poster: wie help je eerst?",
    """
## Wie help je eerst?

- Wie het meest in nood is?
- Wat veel mensen helpt?
- Wie al alles heeft geprobeerd?
- Wat snel klaar is?

Er is geen fout antwoord. Er is wel een goede reden.

> Zelf vastgelopen?
> Het Juridisch Loket: {cijfer:juridischloket}
> De Nationale ombudsman: {cijfer:ombudsman}
> De Kindertelefoon: {cijfer:kindertelefoon}
""",
)
