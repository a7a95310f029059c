"""What the teacher of the easy version reads."""

from ..shape import WrittenMaterial

GUIDE = WrittenMaterial(
    "guide",
    "Handleiding voor de docent",
    """
## In het kort

Een les van 45 minuten in makkelijke taal. Leerlingen zetten zes stappen op volgorde en oefenen hoe je hulp vraagt.
Daarna geeft de klas haar mening. U leest veel voor. Niemand hoeft hardop te lezen.

## Doelen

- Leerlingen noemen drie dingen die zij zelf regelen als zij 18 worden.
- Zij zetten de stappen in een goede volgorde.
- Zij weten wie zij kunnen bellen.
- Zij zeggen wat zij vinden.

## De les op de klok

| Tijd | Wat | Nodig |
| 0 - 5 | Beginnen, met de afspraken | Poster |
| 5 - 15 | Kijken en luisteren | Presentatie |
| 15 - 25 | De stappen van Yara | Werkblad 1, per tweetal |
| 25 - 33 | Wie helpt? | Werkblad 2, per tweetal |
| 33 - 38 | Toets jezelf | Duimen, of de toets op papier |
| 38 - 45 | De stem van de klas | Eén scherm en handen is genoeg |

Heeft u minder tijd? Doe werkblad 2 alleen in de kring. Sla de stem van de klas niet over als de klas die wil geven.

## Moeilijke woorden

Schrijf deze woorden op het bord. Laat ze staan.

| Woord | Zo zegt u het |
| DigiD | Jouw sleutel voor websites van de overheid |
| Zorgverzekering | Je betaalt elke maand. Word je ziek, dan betaalt de verzekering veel |
| Premie | Wat je elke maand betaalt |
| Zorgtoeslag | Geld van de overheid om de premie mee te betalen |
| Contract | Een papier met afspraken waar jouw naam onder staat |

## Vragen die leerlingen stellen

> ‘Vanaf wanneer kan ik zorgtoeslag krijgen?’
> Vanaf {cijfer:zorgtoeslagvanaf}. Vraag het aan zodra je een verzekering hebt.

> ‘Betalen mijn ouders dan niets meer?’
> Ouders moeten meebetalen aan leven en school tot je {cijfer:ouderstot} bent. Maar jij tekent zelf.

> ‘Mag iedereen van 18 stemmen?’
> Voor de Tweede Kamer moet je Nederlander zijn. Bij de gemeente mogen soms ook anderen stemmen.

> ‘Ik ben nooit ziek. Moet het toch?’
> Ja. Een zorgverzekering is verplicht voor iedereen vanaf 18. Wie er geen heeft, krijgt eerst een brief. Daarna kan er
  een boete komen.

## Spreek rustig

- Zeg één ding per zin. Wacht even.
- Vraag niet: ‘Snap je het?’ Vraag: ‘Wie vertelt het na?’
- Werkt een leerling liever met plaatjes? Laat de stappen uitknippen en leggen.
- Regelt iemand anders de zaken van een leerling, zoals een bewindvoerder? Dan tekent die mee. Noem dat zonder namen.

## Een telefoongesprek oefenen

> Leerling
> Hallo, met Yara. Ik heb een brief en ik snap hem niet. Mag ik u iets vragen?

> Helper
> Natuurlijk. Van wie is de brief? En welke dag staat erin?

> Leerling
> Kunt u het nog een keer zeggen, maar makkelijker?

Zeg erbij: je mag altijd vragen of iemand het makkelijker zegt.
""",
)

ANSWERS = WrittenMaterial(
    "answers",
    "Antwoorden bij de werkbladen",
    """
## Werkblad 1: de stappen van Yara

Een goede volgorde is:

1. Een DigiD aanvragen.
2. Zorgverzekeringen vergelijken.
3. Een zorgverzekering kiezen.
4. Zorgtoeslag aanvragen.
5. De brief met het antwoord bewaren.
6. Een nieuwe baan doorgeven.

Stap 1 komt voor stap 4, want zonder DigiD lukt de aanvraag op internet niet. Stap 3 komt voor stap 4, want zorgtoeslag
is voor wie een verzekering heeft. Een andere volgorde van 2 en 1 is ook goed.

Waar of niet waar: a is niet waar, b is waar, c is niet waar.

## Werkblad 2: wie helpt?

| Vraag | Wie helpt? |
| Yara kan haar rekening niet betalen | Geldfit |
| Yara snapt een brief niet | Het Juridisch Loket, of de mentor |
| Yara is verdrietig en wil praten | De Kindertelefoon tot 18 jaar, of de mentor |
| Yara wil weten of zij geld krijgt voor school | DUO, of de school |

Bij elke vraag is ‘mijn mentor’ ook goed. Die hoeft het niet te weten, maar kan wel meekijken.
""",
)
