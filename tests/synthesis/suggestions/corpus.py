"""Words as people might write them, by what they are about. Nobody real said this; each sentence stands alone, so that
what is learned on some is tried on others that nobody saw."""

from collections.abc import Iterator
from random import Random
from uuid import UUID, uuid5

from synthesis.suggestions.learning import Example

SPACE = UUID("6a4d3c7e-7c0c-4c56-9a3a-9b6f0a4c2f10")

SENTENCES: dict[str, tuple[str, ...]] = {
    "bereikbaar": (
        "Ik wil gewoon kunnen bellen en een mens aan de lijn krijgen.",
        "Het nummer was altijd in gesprek en niemand belde terug.",
        "Bel mij alstublieft terug binnen twee dagen.",
        "Een keuzemenu met negen opties, daar haak ik af aan de telefoon.",
        "Laat mij ook in de avond bellen, overdag werk ik.",
        "Ik stond een uur in de wacht en toen viel de lijn weg.",
        "Niemand nam de telefoon op, ook na tien keer bellen niet.",
        "Zorg dat er iemand opneemt als ik bel.",
        "Een terugbelverzoek werd nooit beantwoord.",
        "Een gratis telefoonnummer zou al veel schelen.",
        "Bellen kost mij beltegoed, dus bel mij liever zelf op.",
        "Aan de lijn kreeg ik steeds een bandje en geen medewerker.",
    ),
    "een vast persoon": (
        "Ik wil één vaste persoon die mijn verhaal kent.",
        "Elke keer een andere medewerker en ik moest alles opnieuw vertellen.",
        "Geef mensen een vaste begeleider die blijft.",
        "Mijn contactpersoon wisselde vier keer in een jaar.",
        "Eén gezicht, één naam, dat geeft vertrouwen.",
        "Een vast aanspreekpunt scheelt weken uitleggen.",
        "De vaste medewerker wist tenminste wie ik was.",
        "Steeds weer mijn hele verhaal vertellen aan iemand anders is slopend.",
        "Laat dezelfde persoon het dossier van begin tot eind doen.",
        "Als mijn begeleider vakantie heeft, wil ik weten wie hem vervangt.",
        "Wisselende gezichten, en niemand die het dossier kende.",
        "Ik had eindelijk een vaste contactpersoon, toen ging het goed.",
    ),
    "begrijpelijke brieven": (
        "De brieven zijn veel te moeilijk, vol met lange zinnen.",
        "Schrijf in gewone taal wat ik moet doen.",
        "Ik begreep de brief niet en durfde hem niet meer open te maken.",
        "Zet bovenaan de brief in drie zinnen wat er aan de hand is.",
        "Juristentaal helpt niemand, schrijf eenvoudig.",
        "Mijn moeder leest geen Nederlands, de brief had ook in het Turks gemoeten.",
        "Een formulier van twaalf bladzijden met moeilijke woorden.",
        "Leg het besluit uit in taal die iedereen snapt.",
        "In de brief stond een woord dat niemand kende.",
        "Met plaatjes en korte zinnen had ik de brief wel begrepen.",
        "Drie brieven op één dag en ze spraken elkaar tegen.",
        "Laat gewone mensen de brieven eerst lezen voordat u ze verstuurt.",
    ),
    "snelheid": (
        "Het duurt veel te lang voordat er iets gebeurt.",
        "Na acht maanden wachten had ik nog steeds geen antwoord.",
        "Spreek een termijn af en houd u daaraan.",
        "Wachten maakt de problemen alleen maar groter.",
        "Binnen een week weten waar je aan toe bent, dat zou helpen.",
        "De beslissing kwam pas na twee jaar.",
        "Ieder uitstel kost mensen hun nachtrust, doe het sneller.",
        "Eerst hoorde ik zes weken, het werden er dertig.",
        "De wachttijd moet echt korter.",
        "Langzaam werken is voor een gezin zonder geld een ramp.",
        "Vertel hoe lang het duurt, ook als het lang duurt.",
        "Er ging een half jaar voorbij zonder enig bericht of besluit.",
    ),
    "schulden": (
        "Door de terugvordering kreeg ik schulden die ik niet kon betalen.",
        "De deurwaarder stond aan de deur terwijl mijn zaak nog liep.",
        "Stop de invordering zolang het wordt uitgezocht.",
        "Mijn loon werd beslagen en ik had niets over voor de huur.",
        "Een betalingsregeling van twintig euro per maand kon opeens niet.",
        "De incassokosten waren hoger dan de schuld zelf.",
        "Met schulden slaap je niet en maak je fouten.",
        "Ze hielden mijn toeslag in om een oude schuld te betalen.",
        "Het beslag ging gewoon door tijdens het bezwaar.",
        "Schuldhulp van de gemeente wilde niet helpen omdat de zaak nog openstond.",
        "Rente en boetes stapelden zich op tot ik niets meer kon aflossen.",
        "Zet de deurwaarders stil zodra iemand zich meldt.",
    ),
    "kinderen": (
        "Mijn kinderen konden niet mee op schoolreis.",
        "Kijk ook naar wat het met de kinderen doet.",
        "Mijn dochter is gestopt met haar opleiding om te werken.",
        "Gezinnen met jonge kinderen moeten voorgaan.",
        "Mijn zoon kreeg op school te horen dat wij arm waren.",
        "De kinderen werden uit huis geplaatst en dat is nooit hersteld.",
        "Een kind mag nooit de dupe zijn van een fout van de overheid.",
        "De kinderopvang moest opgezegd worden en mijn baby bleef bij oma.",
        "Vraag aan de kinderen zelf wat zij nodig hebben.",
        "Als er kinderen in huis zijn, wacht dan niet.",
        "Mijn zoontje vroeg elke avond of wij moesten verhuizen.",
        "Op school schaamden mijn dochters zich voor hun kleren.",
    ),
    "samenwerken": (
        "De gemeente en de Belastingdienst weten niets van elkaar.",
        "Laat instanties samenwerken en wijs niet naar elkaar.",
        "Ik werd van het kastje naar de muur gestuurd.",
        "Het UWV zei dat ik bij de gemeente moest zijn en omgekeerd.",
        "Zet alle organisaties één keer samen om de tafel.",
        "Niemand nam de regie over alle loketten.",
        "Elke instantie vroeg opnieuw om dezelfde papieren.",
        "Er moet één plan komen met alle partijen erbij.",
        "De ene dienst wist niet wat de andere dienst had beslist.",
        "Overleg eerst met elkaar voordat u mij iets stuurt.",
        "Iedere organisatie deed een stukje en niemand zag het geheel.",
        "Tussen het wijkteam en de dienst Toeslagen was geen enkel contact.",
    ),
    "fouten herstellen": (
        "Geef toe dat er een fout is gemaakt en zeg sorry.",
        "Een excuus had voor mij meer betekend dan het geld.",
        "Herstel de fout meteen, ook als de regels lastig zijn.",
        "Niemand durfde te zeggen dat het verkeerd was gegaan.",
        "De computer had mij ten onrechte als fraudeur aangemerkt.",
        "Draai het besluit terug als blijkt dat het niet klopte.",
        "Ik moest zelf bewijzen dat de fout niet bij mij lag.",
        "Erken wat er misging, dan kan ik verder.",
        "Een verkeerd vinkje heeft mijn leven kapotgemaakt.",
        "De overheid moet haar eigen vergissingen rechtzetten zonder bezwaar.",
        "Er stond een foute geboortedatum in het systeem en niemand paste het aan.",
        "Na jaren kreeg ik gelijk, maar een verontschuldiging kwam er niet.",
    ),
    "vertrouwen": (
        "Ik vertrouw de overheid niet meer.",
        "Behandel mensen niet als verdachte.",
        "Luister eerst, en geloof wat iemand vertelt.",
        "Vertrouwen komt te voet en gaat te paard.",
        "Ze keken mij aan alsof ik een leugenaar was.",
        "Wie om hulp vraagt, wil niet gewantrouwd worden.",
        "Begin met te geloven dat mensen het goed bedoelen.",
        "Door het wantrouwen durfde ik niets meer te zeggen.",
        "Eerlijk zijn over wat niet kan, dat wekt vertrouwen.",
        "Ik voelde mij een crimineel terwijl ik niets had gedaan.",
        "Respect en een luisterend oor, daar begint het mee.",
        "Na alles wat er gebeurde geloof ik geen ambtenaar meer.",
    ),
    "hulp bij ziekte": (
        "Door de stress kreeg ik een burn-out.",
        "Ik slik pillen sinds deze hele toestand.",
        "Houd rekening met mensen die ziek zijn.",
        "Mijn psycholoog zei dat ik rust nodig had, maar de zaak liep door.",
        "Wie in het ziekenhuis ligt kan geen formulieren invullen.",
        "Met een beperking is een bezoek aan het kantoor niet te doen.",
        "Ik ben ziek geworden van de onzekerheid.",
        "Vraag hoe het met iemands gezondheid gaat.",
        "Mijn depressie werd erger bij elke aanmaning.",
        "Door mijn hersenletsel kan ik niet lang praten.",
        "De dokter schreef een brief over mijn klachten, maar niemand las die.",
        "Er was geen psychische hulp terwijl ik er zwaar aan toe was.",
    ),
}
NEUTRAL = (
    "Dat wilde ik nog even zeggen.",
    "Ik hoop dat u hier iets aan heeft.",
    "Zo was het bij ons thuis.",
    "Dit is alweer een paar jaar geleden.",
    "Bedankt dat u het vraagt.",
    "Ik weet niet of dit de bedoeling is.",
    "Bij mijn buurvrouw ging het net zo.",
    "Meer weet ik er niet van.",
)


def key_of(name: str) -> UUID:
    """The code with this name."""
    return uuid5(SPACE, name)


def examples(number: int, *, part: int, parts: int = 4, seed: int = 1, mistakes: float = 0.05) -> Iterator[Example]:
    """So many texts of one to three sentences, about one or two things. Texts of another `part` share no sentence.

    People forget a code now and then: `mistakes`.
    """
    dice = Random(f"{seed}:{part}")
    sentences = {name: some[part * len(some) // parts : (part + 1) * len(some) // parts] for name, some in _shuffled()}
    for _each in range(number):
        names = dice.sample(sorted(sentences), dice.choice((1, 1, 2)))
        text = [dice.choice(sentences[name]) for name in names]
        if dice.random() < 0.4:
            text.append(dice.choice(NEUTRAL))
        dice.shuffle(text)
        codes = frozenset(key_of(name) for name in names if dice.random() >= mistakes)
        yield Example(" ".join(text), codes)


def _shuffled() -> Iterator[tuple[str, list[str]]]:
    for name, some in SENTENCES.items():
        yield name, Random(name).sample(some, len(some))


def fragments(number: int, *, seed: int = 1, mistakes: float = 0.05) -> Iterator[Example]:
    """So many texts put together of some words of a sentence here and some there: about one or two things, and in
    passing about something else. No two are the same, and all come from the same world."""
    dice = Random(seed)
    parts = {name: [part for sentence in some for part in _parts(sentence)] for name, some in SENTENCES.items()}
    names = sorted(parts)
    for _each in range(number):
        about = dice.sample(names, dice.choice((1, 1, 2)))
        text = [dice.choice(parts[name]) for name in about for _time in range(2)]
        text += [dice.choice(parts[dice.choice(names)]) for _time in range(dice.choice((1, 2, 3)))]
        dice.shuffle(text)
        yield Example(" ".join(text), frozenset(key_of(name) for name in about if dice.random() >= mistakes))


def _parts(sentence: str, length: int = 4) -> list[str]:
    words = sentence.rstrip(".").split()
    return [" ".join(words[place : place + length]) for place in range(max(1, len(words) - length + 1))]
