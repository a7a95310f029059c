"""What the teacher reads."""

from ..shape import WrittenMaterial

GUIDE = WrittenMaterial(
    "guide",
    "Handleiding voor de docent",
    """
## In het kort

Leerlingen rekenen met een toeslag die daalt als het loon stijgt. Daarna volgen zij de weg van bezwaar en beroep.
Zij wegen drie oplossingen voor het stelsel. De les duurt 60 minuten en past bij maatschappijleer en economie.

## Doelen

- Leerlingen leggen uit hoe een toeslag werkt, van voorschot tot definitieve berekening.
- Zij rekenen uit wat iemand overhoudt van extra loon.
- Zij zetten de stappen van bezwaar tot hoger beroep op volgorde.
- Zij wegen oplossingen en onderbouwen hun keuze.

## De les op de klok

| Tijd | Wat | Nodig |
| 0 - 5 | Beginnen: gaan staan bij een stelling | Ruimte |
| 5 - 17 | Hoe werkt het stelsel? | Presentatie |
| 17 - 32 | Loont meer werken? | Werkblad 1, rekenmachine |
| 32 - 45 | Als de overheid een fout maakt | Werkblad 2, per groepje |
| 45 - 52 | Toets jezelf | Toets op papier of scherm |
| 52 - 60 | De stem van de klas | Klascode, papier of handen |

Heeft u 45 minuten? Geef de toets mee en kort werkblad 2 in tot vraag 1 en 2.

## Wat u moet weten

Er zijn {cijfer:aantaltoeslagen} toeslagen. De hoogte hangt af van het inkomen van het hele jaar. Vaak tellen het
vermogen en een toeslagpartner ook mee. Het voorschot komt {cijfer:betaaldag}, voor de maand erna. Wie meer
verdient, krijgt minder toeslag en betaalt meer belasting. Samen heet dat de marginale druk: het deel van extra loon
dat iemand niet overhoudt.

De weg tegen een besluit is: bezwaar bij Dienst Toeslagen, dan beroep bij de rechtbank. Daarna is er hoger beroep
bij de Afdeling bestuursrechtspraak van de Raad van State. Voor bezwaar geldt {cijfer:bezwaartermijn}, voor beroep
{cijfer:beroepstermijn}.

## De toeslagenaffaire in vier regels

Duizenden ouders moesten ten onrechte kinderopvangtoeslag terugbetalen, soms om een kleine fout. In
{cijfer:ongekendonrecht} verscheen het verslag ‘Ongekend onrecht’. In {cijfer:kabinetvalt} stapte het kabinet op. In
{cijfer:blindvoormens} volgde het rapport ‘Blind voor mens en recht’. Wetgever, uitvoering en rechter zagen alle drie
de mens niet. Dat maakt dit een goed voorbeeld bij de scheiding van machten.

> Houd afstand
> Bespreek wat instellingen deden. Vraag niet wie er iemand kent. Lees vooraf ‘Een veilige les’.

## Wat leerlingen vaak denken

> ‘Meer werken loont nooit.’
> Dat klopt meestal niet. Het loont vaak minder dan mensen denken. Werkblad 1 laat zien hoeveel.

> ‘Een rechter kan alles rechtzetten.’
> Een rechter past de wet toe. Als de wet hard is, heeft de rechter minder ruimte. Ook daarover ging de affaire.

## Verdieping

- Laat leerlingen in het rapport één aanbeveling zoeken en nagaan: is die al uitgevoerd?
- Laat vwo-leerlingen een grafiek tekenen van netto inkomen tegen bruto loon, met de tabel van werkblad 1.
""",
)

ANSWERS = WrittenMaterial(
    "answers",
    "Antwoorden bij de werkbladen",
    """
## Werkblad 1: loont meer werken?

| Bruto loon per maand | Belasting | Toeslag | Samen te besteden |
| 1.000 euro | 100 euro | 300 euro | 1.200 euro |
| 1.200 euro | 140 euro | 240 euro | 1.300 euro |
| 1.400 euro | 180 euro | 180 euro | 1.400 euro |
| 1.600 euro | 220 euro | 120 euro | 1.500 euro |

1. Zie de tabel.
2. Van 200 euro extra loon houdt Aya 100 euro over.
3. De marginale druk is 100 gedeeld door 200, dus 50 procent. Van die 100 euro gaat 40 naar belasting. De andere 60 is
  toeslag die Aya minder krijgt.
4. Voordeel: de hulp gaat naar wie weinig heeft. Nadeel: meer werken levert minder op, en veel mensen kunnen
  vooraf niet zien hoeveel.
5. Eigen antwoord. Let op een reden en op een gevolg voor iemand anders.

## Werkblad 2: als de overheid een fout maakt

De volgorde is:

1. Lees het besluit en bel om uitleg.
2. Maak bezwaar bij Dienst Toeslagen, binnen {cijfer:bezwaartermijn}.
3. Wacht op de beslissing op bezwaar.
4. Ga in beroep bij de rechtbank, binnen {cijfer:beroepstermijn}.
5. Ga in hoger beroep bij de Raad van State.

Kan Ruben niet in één keer betalen? Dan vraagt hij een regeling. De gewone regeling duurt ten hoogste
{cijfer:regeling}.

De macht die wetten maakt, is het parlement met de regering. De macht die uitvoert, is de regering met haar diensten.
De macht die rechtspreekt, is de rechter.

Bij de drie oplossingen is geen antwoord goed of fout. Een sterk antwoord noemt voor wie het beter wordt, voor wie het
slechter wordt, en wie dat controleert.
""",
)
