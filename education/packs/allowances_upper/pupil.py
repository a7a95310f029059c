"""What pupils read: two worksheets, the slides and the poster."""

from ..shape import WrittenMaterial

WORKSHEET_SUMS = WrittenMaterial(
    "worksheet",
    "Werkblad 1: loont meer werken?",
    """
Aya is 22 en werkt in een magazijn. Zij krijgt toeslag. Aya bestaat niet echt en de bedragen zijn bedacht.

## De regels in dit voorbeeld

- Van de eerste 1.000 euro loon betaalt Aya 100 euro belasting.
- Van elke euro daarboven betaalt zij 20 cent belasting.
- Bij 1.000 euro loon krijgt zij 300 euro toeslag.
- Voor elke euro daarboven krijgt zij 30 cent minder toeslag.

## Reken uit

1. Vul de tabel in.

| Bruto loon per maand | Belasting | Toeslag | Samen te besteden |
| 1.000 euro | 100 euro | 300 euro | 1.200 euro |
| 1.200 euro | | | |
| 1.400 euro | | | |
| 1.600 euro | | | |

_ 2 2. Aya gaat van 1.000 naar 1.200 euro loon. Hoeveel houdt zij over van die 200 euro?

> Marginale druk
> Het deel van extra loon dat iemand niet overhoudt, heet de marginale druk. Je zegt het in procenten.

_ 3 3. Hoe hoog is de marginale druk voor Aya? Hoeveel daarvan is belasting, en hoeveel is toeslag?
_ 3 4. Noem een voordeel en een nadeel van een toeslag die daalt met het inkomen.
_ 3 5. Jij mag één regel in dit voorbeeld veranderen. Welke? Wat is het gevolg, en voor wie?
""",
)

WORKSHEET_RIGHTS = WrittenMaterial(
    "worksheet",
    "Werkblad 2: als de overheid een fout maakt",
    """
Ruben moet 3.000 euro toeslag terugbetalen. Op één formulier ontbrak een handtekening. Ruben bestaat niet echt.

## Vraag 1: zet op volgorde

Geef de stappen een nummer van 1 tot en met 5.

| Nummer | Stap |
| | Ga in beroep bij de rechtbank. |
| | Lees het besluit en bel om uitleg. |
| | Ga in hoger beroep bij de Raad van State. |
| | Maak bezwaar bij Dienst Toeslagen. |
| | Wacht op de beslissing op bezwaar. |

## Vraag 2: wie doet wat in de rechtsstaat?

_ 1 Wie maakt de wet?
_ 1 Wie voert de wet uit?
_ 1 Wie spreekt recht als er ruzie is over de wet?
_ 3 In de toeslagenaffaire ging het bij alle drie mis. Wat had één van de drie anders kunnen doen?

## Vraag 3: weeg drie oplossingen

- A. Toeslag gaat vanzelf, met gegevens die de overheid heeft.
- B. Er zijn geen toeslagen meer. Premies en huren zijn lager.
- C. Het stelsel blijft. Iemand helpt wie vastloopt.

| Oplossing | Wie wint daarbij? | Wie verliest daarbij? | Wie controleert dat? |
| A | | | |
| B | | | |
| C | | | |

_ 4 Wij kiezen oplossing … omdat …
_ 3 Een goed argument tegen onze keuze is …
""",
)

SLIDES = WrittenMaterial(
    "slides",
    "Presentatie",
    """
## Toeslagen voor havo en vwo: tussen regel en mens

- Hoe werkt het stelsel?
- Loont meer werken?
- Wat als de overheid een fout maakt?

## Onze afspraken

- Wij praten over regels en instellingen, niet over thuis.
- Overslaan mag altijd.
- De voorbeelden zijn verzonnen.

## Het idee

- De premie voor zorg hangt niet af van wat je verdient.
- Wie weinig verdient, krijgt geld erbij: een toeslag.
- Zo gaat het ook bij huur, opvang en kinderen.
- Er zijn {cijfer:aantaltoeslagen} toeslagen.

## Van schatting tot eindbedrag

- Vooraf: jij schat je inkomen van het hele jaar.
- Elke maand: een voorschot.
- Verandering: doorgeven binnen {cijfer:doorgeeftermijn}.
- Achteraf: de definitieve berekening.

## Een keuze van de politiek

- Snel geld vooruit betekent: achteraf nakijken.
- Precies geld achteraf betekent: lang wachten.
- Wat kies jij?

## Marginale druk

- Meer loon, meer belasting.
- Meer loon, minder toeslag.
- Samen: dit deel houd je niet over.

## Niet eens met een besluit?

- Bezwaar bij de dienst: binnen {cijfer:bezwaartermijn}.
- Beroep bij de rechtbank: binnen {cijfer:beroepstermijn}.
- Hoger beroep bij de Raad van State.

## De toeslagenaffaire

- Duizenden ouders moesten ten onrechte veel geld terugbetalen.
- Verslag ‘Ongekend onrecht’: {cijfer:ongekendonrecht}.
- Het kabinet stapt op: {cijfer:kabinetvalt}.
- Rapport ‘Blind voor mens en recht’: {cijfer:blindvoormens}.

## Drie oplossingen

- A. Toeslag gaat vanzelf.
- B. Geen toeslagen meer, wel lagere prijzen.
- C. Het stelsel blijft, en iemand helpt wie vastloopt.

## Hulp is gratis

- Dienst Toeslagen: {cijfer:belastingtelefoon}
- Het Juridisch Loket: {cijfer:juridischloket}
- Geldfit: {cijfer:geldfit}
""",
)

POSTER = WrittenMaterial(
    "poster",
    "Poster: niet eens met een besluit?",
    """
## Niet eens met een besluit?

1. Vraag om uitleg.
2. Maak bezwaar, binnen {cijfer:bezwaartermijn}.
3. Ga naar de rechter, binnen {cijfer:beroepstermijn}.

Bezwaar maken is gratis. Bij de rechter betaal je griffierecht.

> Hulp is gratis
> Het Juridisch Loket: {cijfer:juridischloket}
> Dienst Toeslagen: {cijfer:belastingtelefoon}
""",
)
