"""What pupils of the easy version read, at A2."""

from ..shape import WrittenMaterial

WORKSHEET_STEPS = WrittenMaterial(
    "worksheet",
    "Werkblad 1: de stappen van Yara",
    """
Yara wordt 18 jaar. Zij moet dingen regelen. Yara bestaat niet echt.

## Lees samen

- Met een DigiD log je in bij de overheid.
- Ben je 18? Dan heb je zelf een zorgverzekering nodig.
- Je hebt daar {cijfer:verzekertermijn} de tijd voor.
- Verdien je weinig? Met zorgtoeslag krijg je geld voor de premie.
- Zorgtoeslag krijg je niet vanzelf. Je vraagt het aan.
- Verdien je meer of minder? Geef het door binnen {cijfer:doorgeeftermijn}.

## Wat doet Yara eerst?

Schrijf 1 tot en met 6 voor de stappen.

| Nummer | Stap |
| | Zorgtoeslag aanvragen |
| | Een DigiD aanvragen |
| | Een nieuwe baan doorgeven |
| | Een zorgverzekering kiezen |
| | De brief met het antwoord bewaren |
| | Zorgverzekeringen vergelijken |

## Waar of niet waar?

| Zin | Waar | Niet waar |
| a. Zorgtoeslag krijg je vanzelf. | | |
| b. Vanaf {cijfer:leeftijd} teken je zelf. | | |
| c. Je DigiD mag je aan een vriend geven. | | |

_ 2 Welke stap lijkt jou moeilijk?
""",
)

WORKSHEET_HELP = WrittenMaterial(
    "worksheet",
    "Werkblad 2: wie helpt?",
    """
Hulp vragen is slim. Bellen is gratis.

> Bewaar deze nummers
> Geld: Geldfit, {cijfer:geldfit}
> Brieven en recht: het Juridisch Loket, {cijfer:juridischloket}
> Praten tot je 18 bent: de Kindertelefoon, {cijfer:kindertelefoon}
> Op school: je mentor

## Wie kan Yara helpen?

| Vraag | Wie helpt? |
| Yara kan haar rekening niet betalen. | |
| Yara snapt een brief niet. | |
| Yara is verdrietig en wil praten. | |
| Yara wil weten of zij geld krijgt voor school. | |

## Oefen samen

De een is Yara. De ander helpt. Lees de zinnen.

1. Hallo, met Yara. Ik heb een brief.
2. Ik snap de brief niet. Mag ik u iets vragen?
3. Kunt u het nog een keer zeggen?
4. Dus ik moet dit doen: … Klopt dat?
5. Dank u wel. Dag!

_ 2 Schrijf zelf een vraag op die Yara kan stellen.
""",
)

SLIDES = WrittenMaterial(
    "slides",
    "Presentatie",
    """
## 18 worden: de eerste stappen

- Wat doe je eerst?
- Wie helpt?

## Onze afspraken

- Wij praten niet over thuis.
- Overslaan mag.
- Wij lachen niemand uit.

## Je bent 18

- Je bent volwassen.
- Je tekent zelf.
- Lees eerst. Teken daarna.

## Je DigiD

- Je DigiD is jouw sleutel.
- Daarmee log je in bij de overheid.
- Geef hem aan niemand.

## Je zorgverzekering

- Iedereen van 18 heeft er een nodig.
- Je betaalt elke maand premie.
- Kies binnen {cijfer:verzekertermijn}.

## Zorgtoeslag

- Dat is geld om de premie mee te betalen.
- Het is voor wie weinig verdient.
- Het komt niet vanzelf.
- Je vraagt het zelf aan.
- Nieuwe baan? Geef het door.

## Post

- Maak je post open.
- Kijk wat je moet doen.
- Kijk voor welke dag.
- Bewaar de brief.

## Stemmen

- Vanaf {cijfer:stemleeftijd} mag je stemmen.
- Je krijgt een stempas met de post.

## Hulp is gratis

- Geldfit: {cijfer:geldfit}
- Het Juridisch Loket: {cijfer:juridischloket}
- De Kindertelefoon: {cijfer:kindertelefoon}
- Je mentor
""",
)

POSTER = WrittenMaterial(
    "poster",
    "Poster: 18? Zo begin je",
    """
## 18? Zo begin je

1. Vraag een DigiD aan.
2. Kies een zorgverzekering.
3. Verdien je weinig? Vraag zorgtoeslag aan.
4. Open je post.
5. Vraag hulp.

> Bel gratis
> Geldfit: {cijfer:geldfit}
> Het Juridisch Loket: {cijfer:juridischloket}
> De Kindertelefoon: {cijfer:kindertelefoon}
""",
)
