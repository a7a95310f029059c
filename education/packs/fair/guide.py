"""What the teacher reads."""

from ..shape import WrittenMaterial

GUIDE = WrittenMaterial(
    "guide",
    "Handleiding voor de docent",
    """
## In het kort

De overheid denkt na over een Belangenbehartiger: iemand die mensen helpt die vastlopen met belasting of toeslagen.
Die kan niet iedereen tegelijk helpen. Wie gaat eerst? Leerlingen kiezen met zes verzonnen gevallen en leggen hun
keuze uit. Wat de klas vindt, gaat mee in het echte plan. De les duurt 50 minuten.

## Doelen

- Leerlingen leggen uit wat triage is.
- Zij noemen drie redenen om iemand eerst te helpen.
- Zij maken samen een keuze en leggen die uit.
- Zij vertellen eerlijk aan iemand dat die moet wachten.

## De les op de klok

| Tijd | Wat | Nodig |
| 0 - 6 | Beginnen: wie eerst? | Bord |
| 6 - 13 | Wat is triage? | Presentatie |
| 13 - 23 | Zelf kiezen | Werkblad 1, per leerling |
| 23 - 38 | Samen kiezen | Werkblad 2, per groepje |
| 38 - 43 | Vertellen | |
| 43 - 50 | De stem van de klas | Klascode, papier of handen |

De toets past aan het eind van een volgende les, of als huiswerk.

## Uw rol

U zegt niet wat goed is. U vraagt door. Deze vragen werken altijd:

- Waarom vind je dat?
- Geldt jouw regel ook als je zelf moet wachten?
- Wie vergeten we nu?
- Wat zou iemand zeggen die het niet met je eens is?

## Bij de zes gevallen

| Geval | Hier wringt het |
| A. Rayan | Eén persoon, maar de begeleider ziet het vaker |
| B. De app | Niemand in nood, wel duizenden mensen |
| C. Finn | Snel klaar, maar hij heeft zelf nog niemand gebeld |
| D. De bezorgers | Veel mensen, maar bijna alle tijd is dan op |
| E. Amira | Diensten wijzen naar elkaar, alleen komt zij er niet uit |
| F. Mevrouw Bos | Zij probeerde alles, en niemand hoorde haar |

> Kiest een groepje te snel?
> Geef een nieuw bericht: ‘Er komen vandaag dertig bezorgers bij.’ Verandert de keuze?

## Gelijk is niet altijd hetzelfde

In de Grondwet staat in {cijfer:gelijk} dat gelijke gevallen gelijk behandeld worden. De vraag in deze les is: welke
gevallen zijn gelijk? Daar mogen mensen over verschillen.

## Wat gebeurt er met de stem van de klas?

De klas staat naast de antwoorden van volwassenen, als klas. Eigen woorden komen zonder naam bij het team dat het plan
maakt. Wil een leerling als persoon meetellen? Dan kan de leerling zelf meedoen met de ronde op de website.
""",
)

ANSWERS = WrittenMaterial(
    "answers",
    "Antwoorden bij de werkbladen",
    """
## Werkblad 1: zelf kiezen

Er is geen fout antwoord. Een sterk antwoord noemt een regel die ook voor anderen kan gelden.

| Zwak antwoord | Sterk antwoord |
| ‘Ik vind Amira zielig.’ | ‘Amira kan dit niet alleen oplossen. Wie er alleen niet uitkomt, gaat eerst.’ |
| ‘Finn is dom.’ | ‘Wie nog niet zelf heeft gebeld, probeert dat eerst.’ |

## Werkblad 2: samen kiezen

Alle zes samen kosten 35 dagen. Er zijn er 20. Deze keuzes passen bijvoorbeeld:

| Keuze | Dagen | De regel erachter |
| B, E, F en C | 18 | Veel mensen en wie vastzit, en wat snel klaar is |
| D en A | 17 | Grote groepen en grote schulden |
| A, E, F en C | 17 | Eerst de mensen met naam en gezicht |
| D, E | 20 | De moeilijkste gevallen |

Bij het bericht aan wie wacht: een goed bericht zegt eerlijk dat het nog niet lukt. Het zegt waarom, wanneer er weer
gekeken wordt, en waar de persoon nu hulp kan krijgen.

Bij Finn is dat bijvoorbeeld: zelf bellen, of het Juridisch Loket, {cijfer:juridischloket}. Klopt een besluit niet? Dan
maakt iemand zelf bezwaar, binnen {cijfer:bezwaartermijn}. Wie een klacht heeft over de
overheid, kan ook naar de Nationale ombudsman, {cijfer:ombudsman}.
""",
)
