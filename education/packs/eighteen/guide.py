"""What the teacher reads: how the lesson goes, and the answers of the worksheets."""

from ..shape import WrittenMaterial

GUIDE = WrittenMaterial(
    "guide",
    "Handleiding voor de docent",
    """
## In het kort

Leerlingen ontdekken wat er verandert op hun 18e verjaardag. Zij maken een kalender voor Sam en lezen vier berichten.
Daarna geeft de klas haar mening over hulp aan jongeren. De les duurt 50 minuten. U hoeft geen kennis van toeslagen
te hebben: alles staat in deze handleiding.

## Doelen

- Leerlingen noemen vijf dingen die veranderen als zij 18 worden.
- Zij laten met een kalender zien wat zij wanneer regelen.
- Zij lezen een brief van de overheid en zeggen wat zij nu doen.
- Zij weten waar gratis hulp is.
- Zij geven hun mening, met een reden.

## De les op de klok

| Tijd | Wat | Nodig |
| 0 - 5 | Beginnen: afspraken, en wat weet de klas al? | Bord |
| 5 - 15 | Wat verandert er? | Presentatie |
| 15 - 27 | De kalender van Sam | Werkblad 1, per tweetal |
| 27 - 37 | Post! Wat doe je? | Werkblad 2, per groepje |
| 37 - 43 | Toets jezelf | Toets op papier of scherm |
| 43 - 50 | De stem van de klas | Klascode, papier of handen |

Te weinig tijd? Sla de toets over en geef die mee. Heeft u meer tijd? Laat leerlingen hun eigen kalender maken.
Zij hoeven die aan niemand te laten zien.

## Bij de presentatie

| Dia | Wat zegt u? |
| Volwassen | Vanaf {cijfer:leeftijd} teken je zelf. Een contract geldt dan echt. |
| Zorg | Tot je 18e ben je gratis meeverzekerd. Daarna niet meer. |
| Zorgtoeslag | Je ouders tellen hier niet mee, ook niet als je thuis woont. |
| School | Het geld komt van DUO. Er zijn verschillende regels voor vmbo en mbo. |
| Werk | Je baas houdt soms te veel belasting in. Dat kun je terugvragen. |
| Stemmen | Voor de Tweede Kamer moet je Nederlander zijn. |
| Post | Lees, bewaar, vraag. Niet openen maakt het erger. |

## Wat leerlingen vaak denken

> ‘Mijn ouders regelen alles tot mijn 21e.’
> Dat klopt niet. Ouders moeten wel meebetalen aan leven en studie tot je {cijfer:ouderstot} bent. Maar jij tekent
  zelf.

> ‘Zorgtoeslag krijg je vanzelf.’
> Dat klopt niet. Je vraagt de toeslag zelf aan.

> ‘Als ik nooit ziek ben, hoef ik geen verzekering.’
> Dat klopt niet. De verzekering is verplicht. Wie te laat is, kan een boete krijgen.

> ‘Toeslag is een cadeau van de overheid.’
> Niet helemaal. Eerst krijg je een voorschot. Later kijkt de dienst wat precies klopte.

## Verschil maken in de klas

- Leest een leerling moeilijk? Gebruik het pakket ‘18 worden: de eerste stappen’. De stappen zijn hetzelfde.
- Is een leerling snel klaar? Laat de leerling op de website van DUO zoeken naar de lening voor studenten.
- Is een leerling al 18? Vraag of de klas vragen mag stellen. Nee zeggen mag.

## Hoe weet u dat het gelukt is?

Laat leerlingen bij het weggaan één zin zeggen: ‘Als ik 18 word, regel ik eerst …’
""",
)

ANSWERS = WrittenMaterial(
    "answers",
    "Antwoorden bij de werkbladen",
    """
## Werkblad 1: de kalender van Sam

| Wanneer | Wat | Waar |
| Voor 12 maart | DigiD aanvragen | digid.nl |
| 12 maart | Sam is volwassen en tekent zelf | |
| Vanaf 1 april | Sam kan zorgtoeslag krijgen | toeslagen.nl |
| Vanaf 1 april | Sam kan studiefinanciering krijgen | duo.nl |
| Vanaf 1 april | De kinderbijslag stopt | SVB |
| Uiterlijk 12 juli | Sam heeft een zorgverzekering | Een zorgverzekeraar |

1. Vier maanden na 12 maart is 12 juli. Maar Sam betaalt ook voor de maanden daarvoor. Wachten is dus niet
  goedkoper.
2. Op 1 januari was Sam nog 17. Op 1 april is Sam 18. Daarom is het eerste kwartaal het laatste.
3. Goede antwoorden zijn: DigiD, want die heb je overal voor nodig. Of de zorgverzekering, want die is verplicht.
4. Eigen antwoord. Let op: een goed antwoord noemt wie Sam belt en wat Sam vraagt.

## Werkblad 2: post!

| Bericht | Echt of nep? | Wat doet Sam? |
| Brief 1, de zorgverzekeraar | Echt | Premies vergelijken en een verzekering kiezen, op tijd |
| Brief 2, Dienst Toeslagen | Echt | Het nieuwe loon doorgeven binnen {cijfer:doorgeeftermijn} |
| Bericht 3, sms over DigiD | Nep | Niet klikken, weggooien, en zelf naar digid.nl gaan |
| Brief 4, DUO | Echt | Inloggen en kijken of alles klopt |

Waaraan zie je dat bericht 3 nep is? Er is haast. Er staat een vreemd adres. Sam moet op een link drukken en
gegevens invullen. DigiD vraagt dat niet in een sms.

Wat gebeurt er als Sam brief 2 laat liggen? Sam krijgt maanden te veel toeslag. Na het jaar moet Sam dat terugbetalen.
""",
)
