"""What the teacher reads."""

from ..shape import WrittenMaterial

GUIDE = WrittenMaterial(
    "guide",
    "Handleiding voor de docent",
    """
## In het kort

Leerlingen volgen een jaar uit het leven van Milan. Hij krijgt zorgtoeslag, gaat meer verdienen en moet geld
terugbetalen. Zij rekenen uit waarom. Daarna oefenen zij wat je doet als er iets verandert. De les duurt 50 minuten.

## Doelen

- Leerlingen leggen uit wat een toeslag en een voorschot is.
- Zij noemen welke veranderingen je doorgeeft, en hoe snel.
- Zij rekenen uit waarom iemand terugbetaalt.
- Zij weten wat je kunt doen als je niet kunt betalen, of als de brief niet klopt.

## De les op de klok

| Tijd | Wat | Nodig |
| 0 - 5 | Beginnen, met de afspraken | Bord |
| 5 - 15 | Hoe werkt een toeslag? | Presentatie |
| 15 - 27 | Het jaar van Milan | Werkblad 1, rekenmachine |
| 27 - 37 | Wat doe je? | Werkblad 2 |
| 37 - 43 | Toets jezelf | Toets op papier of scherm |
| 43 - 50 | De stem van de klas | Klascode, papier of handen |

## Wat u moet weten

Er zijn {cijfer:aantaltoeslagen} toeslagen: zorgtoeslag, huurtoeslag, kinderopvangtoeslag en kindgebonden budget.
Dienst Toeslagen betaalt ze uit. Dat is een andere dienst dan de Belastingdienst.

Een toeslag begint met een voorschot. De dienst rekent met het inkomen dat iemand zelf schat. Na het jaar is het echte
inkomen bekend. Dan komt de definitieve berekening. Was de schatting te laag? Dan betaalt iemand terug. Was de
schatting te hoog? Dan krijgt iemand geld erbij.

Voor de meeste toeslagen telt het inkomen van het hele jaar. Wie in juli meer gaat verdienen, krijgt dus ook over
januari een ander bedrag. Dat vinden leerlingen vaak vreemd. Werkblad 1 laat dat zien.

> Let op bij voorbeelden
> De bedragen op het werkblad zijn bedacht. Echte bedragen veranderen elk jaar. Maak een proefberekening op
  toeslagen.nl.

## Wat leerlingen vaak denken

> ‘De overheid weet toch al wat ik verdien?’
> Ja, maar pas later. Daarom geef je een verandering zelf door, binnen {cijfer:doorgeeftermijn}.

> ‘Wie moet terugbetalen, heeft iets fout gedaan.’
> Vaak niet. Een schatting klopt bijna nooit precies.

> ‘Terugbetalen moet in één keer.’
> Dat hoeft niet. Er is een gewone regeling van ten hoogste {cijfer:regeling}. Lukt dat niet, dan kun je vragen om
  een regeling die bij je past.

## De toeslagenaffaire

Soms begint een leerling hierover. Duizenden ouders zijn jarenlang ten onrechte gezien als fraudeur. Zij moesten
veel geld terugbetalen. De overheid heeft fout gehandeld en herstelt dat nog steeds. Misschien zit er in uw klas een
kind van zo'n gezin. Geef een kort antwoord en vraag niet door. Lees ‘Een veilige les’.

## Verschil maken in de klas

- Moeilijk? Doe werkblad 1 samen op het bord tot en met vraag 2.
- Klaar? Laat leerlingen een bericht van drie zinnen schrijven waarmee Milan zijn verandering uitlegt.
- Havo of vwo? Gebruik het pakket ‘Toeslagen voor havo en vwo’.
""",
)

ANSWERS = WrittenMaterial(
    "answers",
    "Antwoorden bij de werkbladen",
    """
## Werkblad 1: het jaar van Milan

1. 12 keer 100 euro is 1.200 euro.
2. 12 keer 80 euro is 960 euro.
3. 1.200 min 960 is 240 euro. Zoveel betaalt Milan terug.
4. Tot en met juni kreeg Milan 6 keer 100 euro. Dat is 600 euro. Er blijft 960 min 600 is 360 euro over. Gedeeld door 6
  maanden is dat 60 euro per maand.
5. Aan het eind betaalt Milan dan niets terug.
6. 240 gedeeld door 12 is 20 euro per maand.

Eigen mening: alles mag, als de leerling een reden geeft.

## Werkblad 2: wat doe je?

| Wie | Doorgeven? | Wat nog meer? |
| A. Esra gaat samenwonen | Ja, binnen {cijfer:doorgeeftermijn} | Kijken of haar vriend toeslagpartner is |
| B. Jesse raakt zijn baan kwijt | Ja | Hij krijgt misschien meer toeslag |
| C. Nina koopt een nieuwe telefoon | Nee | Dit verandert haar inkomen niet |
| D. Omar krijgt een brief: 240 euro terugbetalen | Dat hoeft niet meer | Eerst kijken of het klopt |

Wat kan Omar doen?

- Klopt de brief? Dan betaalt Omar, of hij vraagt een regeling.
- Klopt de brief niet? Dan maakt Omar bezwaar, binnen {cijfer:bezwaartermijn}.
- Snapt Omar de brief niet? Dan belt hij {cijfer:belastingtelefoon} of het Juridisch Loket.

Een goed telefoongesprek: Omar zegt wie hij is, over welke brief hij belt, wat hij niet snapt en wat hij vraagt. Aan
het eind herhaalt hij wat is afgesproken.
""",
)
