"""What pupils read: two worksheets, the slides and the poster."""

from ..shape import WrittenMaterial

WORKSHEET_YEAR = WrittenMaterial(
    "worksheet",
    "Werkblad 1: het jaar van Milan",
    """
Milan is 19 jaar en doet mbo. Hij vraagt zorgtoeslag aan. Milan bestaat niet echt. De bedragen zijn bedacht.

## Zo werkt het

1. Milan schat wat hij dit jaar gaat verdienen.
2. Hij krijgt elke maand een voorschot. Dat is geld vooruit.
3. Na het jaar kijkt Dienst Toeslagen wat Milan echt verdiende.
4. Kreeg hij te veel? Dan betaalt hij terug. Kreeg hij te weinig? Dan krijgt hij geld erbij.

## Wat gebeurde er?

In januari schat Milan zijn inkomen. Hij krijgt 100 euro per maand. In juli krijgt hij een betere baan.
Hij geeft dat niet door. Na het jaar blijkt: bij zijn inkomen hoort 80 euro per maand. Dat geldt voor het hele jaar.

## Reken uit

_ 1 1. Hoeveel euro kreeg Milan in het hele jaar?
_ 1 2. Hoeveel euro had hij moeten krijgen?
_ 1 3. Hoeveel euro betaalt hij terug?

Nu gaat het anders. Milan geeft zijn nieuwe baan meteen door. Vanaf juli krijgt hij minder. Zo klopt het jaar weer.

_ 2 4. Tot en met juni kreeg Milan 6 keer 100 euro. Hoeveel krijgt hij nu per maand, van juli tot en met december?
_ 1 5. Hoeveel betaalt Milan aan het eind terug?

Terug naar de Milan die het niet doorgaf. Hij kan niet alles in één keer betalen. Hij betaalt een jaar lang elke
maand een deel.

_ 1 6. Hoeveel betaalt hij per maand?

## Wat vind jij?

_ 3 Is het eerlijk dat Milan moet terugbetalen? Leg uit.
""",
)

WORKSHEET_CHANGES = WrittenMaterial(
    "worksheet",
    "Werkblad 2: wat doe je?",
    """
Verandert er iets? Geef het door aan Dienst Toeslagen, binnen {cijfer:doorgeeftermijn}. Dat kan op de website,
met je DigiD. Je kunt ook bellen: {cijfer:belastingtelefoon}.

## Vier situaties

Deze mensen bestaan niet echt. Ze krijgen allemaal zorgtoeslag.

> A. Esra
> Esra gaat samenwonen met haar vriend.

> B. Jesse
> Jesse raakt zijn baan kwijt.

> C. Nina
> Nina koopt een nieuwe telefoon.

> D. Omar
> Omar krijgt een brief. Hij moet 240 euro terugbetalen. Hij snapt niet waarom.

| Wie | Doorgeven? Ja of nee | Wat kan die nog meer doen? |
| A. Esra | | |
| B. Jesse | | |
| C. Nina | | |
| D. Omar | | |

## Niet eens met de brief?

- Je kunt bezwaar maken. Dat doe je binnen {cijfer:bezwaartermijn}.
- Je schrijft wat er niet klopt. Je vraagt om er opnieuw naar te kijken.
- Bezwaar maken is gratis.

## Oefen samen

Omar belt over zijn brief. De een is Omar. De ander werkt bij de dienst. Schrijf eerst op wat Omar gaat vragen.

_ 4 Omar vraagt:
""",
)

SLIDES = WrittenMaterial(
    "slides",
    "Presentatie",
    """
## Toeslagen: aanvragen, veranderen, terugbetalen

- Wat is een toeslag?
- Wat geef je door?
- Waarom betaal je soms terug?

## Onze afspraken

- Wij praten over regels, niet over thuis.
- Je hoeft niet te zeggen wie een toeslag krijgt.
- Overslaan mag altijd.

## Wat is een toeslag?

- Geld van de overheid om iets mee te betalen.
- Hoeveel je krijgt, hangt af van wat je verdient.
- Er zijn {cijfer:aantaltoeslagen} soorten: zorg, huur, opvang en kinderen.
- Dienst Toeslagen betaalt ze uit.

## Stap 1: aanvragen

- Je krijgt een toeslag niet vanzelf.
- Zorgtoeslag kan vanaf {cijfer:zorgtoeslagleeftijd}.
- Je vraagt aan met je DigiD.
- Vraag op tijd aan. De laatste dag staat op toeslagen.nl.

## Een voorschot

- Jij schat je inkomen.
- Je krijgt geld vooruit, {cijfer:betaaldag}.
- Dat heet een voorschot.

## Stap 2: veranderen

- Nieuwe baan? Meer uren?
- Samenwonen? Verhuizen?
- Geef het door binnen {cijfer:doorgeeftermijn}.

## Stap 3: nakijken

- Na het jaar kijkt de dienst wat klopte.
- Te veel gekregen? Dan betaal je terug.
- Te weinig gekregen? Dan krijg je geld erbij.

## Kun je niet betalen?

- Vraag een regeling. Je betaalt dan elke maand een deel.
- De gewone regeling duurt ten hoogste {cijfer:regeling}.
- Bel snel. Wachten maakt het erger.

## Niet eens met de brief?

- Maak bezwaar binnen {cijfer:bezwaartermijn}.
- Dat is gratis.
- Vraag hulp bij het schrijven.

## Hulp is gratis

- Dienst Toeslagen: {cijfer:belastingtelefoon}
- Het Juridisch Loket: {cijfer:juridischloket}
- Geldfit: {cijfer:geldfit}
""",
)

POSTER = WrittenMaterial(
    "poster",
    "Poster: verandert er iets? Geef het door",
    """
## Verandert er iets? Geef het door

- Meer of minder werk
- Samenwonen of uit elkaar
- Een ander huis

Doe het binnen {cijfer:doorgeeftermijn}. Dan hoef je later minder terug te betalen.

> Hulp is gratis
> Dienst Toeslagen: {cijfer:belastingtelefoon}
> Het Juridisch Loket: {cijfer:juridischloket}
> Geldfit: {cijfer:geldfit}
""",
)
