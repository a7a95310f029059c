"""What pupils read: two worksheets, the slides and the poster."""

from ..shape import WrittenMaterial

WORKSHEET_CALENDAR = WrittenMaterial(
    "worksheet",
    "Werkblad 1: de kalender van Sam",
    """
Sam wordt op 12 maart 18 jaar. Sam woont thuis en doet mbo niveau 3. Op zaterdag werkt Sam in een winkel.
Sam bestaat niet echt.

## Lees eerst

- Vanaf {cijfer:leeftijd} ben je volwassen. Je tekent dan zelf.
- Je moet binnen {cijfer:verzekertermijn} na je verjaardag een zorgverzekering hebben.
- Je betaalt premie vanaf de maand na je verjaardag. Ook als je later kiest.
- Zorgtoeslag kan vanaf {cijfer:zorgtoeslagvanaf}. Je vraagt die zelf aan.
- Studiefinanciering op het mbo kan vanaf {cijfer:studievanaf}.
- Kinderbijslag stopt. Ben je {cijfer:kinderbijslagdag} al 18? Dan is er geen kinderbijslag meer.
- Met je DigiD log je overal in. Vraag die op tijd aan.

> Wat is een kwartaal?
> Een jaar heeft vier kwartalen. Zij beginnen op 1 januari, 1 april, 1 juli en 1 oktober.

## Maak de kalender

Vul in wat Sam wanneer doet, en waar.

| Wanneer | Wat regelt Sam dan? | Waar doet Sam dat? |
| Voor 12 maart | | |
| 12 maart | | |
| Vanaf 1 april | | |
| Vanaf 1 april | | |
| Vanaf 1 april | | |
| Uiterlijk 12 juli | | |

## Denk na

_ 2 1. Sam wil wachten met de zorgverzekering tot juli. Is dat goedkoper? Leg uit.
_ 2 2. Waarom stopt de kinderbijslag op 1 april?
_ 2 3. Wat zou jij Sam als eerste laten doen? Waarom?
_ 3 4. Sam snapt een brief niet. Wie kan Sam bellen? Wat vraagt Sam dan?
""",
)

WORKSHEET_POST = WrittenMaterial(
    "worksheet",
    "Werkblad 2: post! Wat doe je?",
    """
Sam krijgt vier berichten. Lees ze. Is het bericht echt of nep? Wat doet Sam?

> Brief 1: van de zorgverzekeraar
> Beste Sam, gefeliciteerd met je verjaardag. Tot nu was je gratis meeverzekerd bij je ouder.
  Vanaf volgende maand betaal je zelf premie. Kies voor 12 juli je eigen verzekering. Je mag ook overstappen.

> Brief 2: van Dienst Toeslagen
> U krijgt een voorschot zorgtoeslag. Wij rekenen met het inkomen dat u doorgaf. Verandert uw inkomen?
  Geef dat door binnen {cijfer:doorgeeftermijn}.
> Wat de dienst niet weet: Sam heeft net een tweede baan en verdient nu veel meer.

> Bericht 3: een sms
> Uw DigiD verloopt vandaag! Klik snel op digid-verlengen.example en vul uw wachtwoord in.
  Doet u niets, dan kunt u nergens meer inloggen.

> Brief 4: van DUO
> Je hebt studiefinanciering aangevraagd. Log in op Mijn DUO. Kijk of jouw gegevens kloppen.

## Vul in

| Bericht | Echt of nep? | Wat doet Sam? |
| Brief 1 | | |
| Brief 2 | | |
| Bericht 3 | | |
| Brief 4 | | |

_ 2 Waaraan zie je dat een bericht nep is? Noem twee dingen.
_ 2 Wat gebeurt er als Sam brief 2 laat liggen?

> Zo lees je een brief
> Van wie komt de brief? Wat moet ik doen?
> Voor welke dag? Wie kan ik bellen?
""",
)

SLIDES = WrittenMaterial(
    "slides",
    "Presentatie",
    """
## 18 worden: wat komt er op je af?

- Wat verandert er?
- Wat regel je zelf?
- Wie kan je helpen?

## Onze afspraken

- Wij praten over regels, niet over thuis.
- Overslaan mag altijd.
- De voorbeelden zijn verzonnen.

## Je bent volwassen

- Vanaf {cijfer:leeftijd} teken je zelf een contract.
- Een abonnement, een lening, een huurhuis: jij bent verantwoordelijk.
- Je ouders betalen mee aan leven en studie tot je {cijfer:ouderstot} bent.

## Zorg

- Je bent niet meer gratis meeverzekerd.
- Je hebt binnen {cijfer:verzekertermijn} een verzekering nodig.
- Het eigen risico is {cijfer:eigenrisico} per jaar. De huisarts valt daar niet onder.

## Zorgtoeslag

- Dit is geld om de premie mee te betalen, voor wie weinig verdient.
- Het kan vanaf {cijfer:zorgtoeslagvanaf}.
- Je vraagt het zelf aan, met je DigiD.
- Verandert er iets? Geef het door binnen {cijfer:doorgeeftermijn}.

## School

- Mbo, hbo of universiteit: studiefinanciering van DUO.
- Nog op het vmbo, havo of vwo? Dan is er soms een tegemoetkoming voor scholieren.
- Vanaf mbo 3 is de basisbeurs een gift als je op tijd je diploma haalt: binnen {cijfer:diplomatermijn}.

## Werk

- Je baas houdt belasting in op je loon.
- Soms is dat te veel. Dan krijg je geld terug.
- Je kunt tot {cijfer:teruggavejaren} terug aangifte doen.

## Stemmen

- Vanaf {cijfer:stemleeftijd} mag je stemmen.
- Dat geldt voor de Tweede Kamer als je Nederlander bent.
- Je krijgt vanzelf een stempas.

## Post

- Maak je post open.
- Kijk wat je moet doen, en voor welke dag.
- Snap je het niet? Vraag hulp voor die dag.

## Hulp is gratis

- Geld: Geldfit, {cijfer:geldfit}.
- Recht en brieven: het Juridisch Loket, {cijfer:juridischloket}.
- Praten, tot 18 jaar: de Kindertelefoon, {cijfer:kindertelefoon}.
- Op school: je mentor.
""",
)

POSTER = WrittenMaterial(
    "poster",
    "Poster: bijna 18? Doe dit",
    """
## Bijna 18? Doe dit

1. Vraag een DigiD aan.
2. Kies een zorgverzekering. Doe het binnen {cijfer:verzekertermijn}.
3. Verdien je weinig? Vraag zorgtoeslag aan.
4. Kijk bij DUO of je geld krijgt voor school.
5. Open je post. Bewaar je post.
6. Snap je iets niet? Vraag hulp.

> Hulp is gratis
> Geldfit: {cijfer:geldfit}
> Het Juridisch Loket: {cijfer:juridischloket}
> De Kindertelefoon: {cijfer:kindertelefoon}
""",
)
