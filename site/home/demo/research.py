"""The interviews of 2024 as what they are: earlier research, with its source. Never voices, never in the counts."""

from contributions.models import AgendaItem, Occasion
from contributions.service import OccasionKind, open_occasion
from people.models import User
from synthesis.service import Stance, record_finding

TITLE = "Gesprekken over het ontwerp (2024)"
SOURCE = (
    "Reisverslag en gespreksnotitie ‘Toetsing ideevorming Belangenbehartiger’, bureau Purpose, maart 2024. "
    "34 gesprekken met 50 mensen: 33 van de overheid, 10 van maatschappelijke organisaties en 7 burgers. "
    "Gehouden van 13 februari tot en met 25 maart 2024. Hieronder staan de uitkomsten in onze eigen woorden."
)

#: (number of the action, the finding in our own words, stance, where to find it)
FINDINGS = (
    (
        1,
        "Zonder uitgewerkte verandertheorie is later niet te meten of de belangenbehartiger helpt.",
        Stance.NEUTRAL,
        "reisverslag, vooruitblik: WAT",
    ),
    (
        2,
        "In bijna elk gesprek kwam dezelfde vraag terug: hoe kiest de belangenbehartiger zijn zaken?",
        Stance.NEUTRAL,
        "reisverslag, blz. 21",
    ),
    (
        2,
        "Mensen willen dat de belangenbehartiger eerder begint dan de teams die nu pas aan het einde komen.",
        Stance.FOR,
        "reisverslag, blz. 21",
    ),
    (
        2,
        "Belastinginspecteurs, wetenschappers en een bredere groep ervaringsdeskundigen ontbraken in de gesprekken.",
        Stance.NEUTRAL,
        "gespreksnotitie, werkwijze",
    ),
    (
        3,
        "Kies in de eerste jaren weinig taken en laat daarin snel iets zien. Een zichtbaar resultaat in het eerste jaar maakt later meer mogelijk.",
        Stance.FOR,
        "reisverslag, blz. 22",
    ),
    (
        3,
        "Binnen de overheid vinden sommigen dat de belangenbehartiger tijdelijk moet zijn. Daarbuiten denken meer mensen dat hij altijd nodig blijft.",
        Stance.DIVIDED,
        "reisverslag, blz. 18",
    ),
    (
        4,
        "Of u goede hulp vindt, hangt nu af van waar u woont. Voor ondernemers is er op veel plekken niets.",
        Stance.NEUTRAL,
        "reisverslag, blz. 17",
    ),
    (
        5,
        "Er is een gedeeld kader nodig om te praten over rechten, plichten en gedrag.",
        Stance.FOR,
        "reisverslag, vooruitblik: HOE",
    ),
    (
        6,
        "Binnen en buiten de overheid zien mensen het meeste in de rol van bemiddelaar.",
        Stance.FOR,
        "reisverslag, blz. 20",
    ),
    (
        7,
        "Buiten de overheid vragen mensen om macht om iets door te zetten. Binnen de overheid wijzen zij vooral op verbinden. Een ladder van stappen kan beide dragen.",
        Stance.DIVIDED,
        "reisverslag, blz. 21",
    ),
    (
        8,
        "De diensten zelf kennen veel zaken die niet goed voelen, maar weten niet waar zij daarmee heen kunnen.",
        Stance.NEUTRAL,
        "gespreksnotitie, waardepropositie",
    ),
    (
        8,
        "Pas op voor dubbel werk: er bestaat al veel, en een extra loket kan voor verwarring zorgen.",
        Stance.AGAINST,
        "reisverslag, blz. 17",
    ),
    (
        9,
        "Alleen een rapport sturen naar de Kamer werkt te weinig. Laat Kamerleden een dilemma zelf beleven.",
        Stance.FOR,
        "gespreksnotitie, kansrijke perspectieven",
    ),
    (
        10,
        "De persoon telt minstens zo zwaar als de bevoegdheden: een kritische vriend, een verbinder, en slagvaardig.",
        Stance.FOR,
        "reisverslag, blz. 19",
    ),
    (10, "Het team staat met één been binnen en één been buiten de overheid.", Stance.FOR, "reisverslag, blz. 19"),
)


def earlier_research(by: User) -> Occasion:
    """Make the source document and its findings once."""
    found = Occasion.objects.filter(kind=OccasionKind.EARLIER_RESEARCH, title=TITLE).first()
    if found is not None:
        return found
    agenda = {item.number: item for item in AgendaItem.objects.all()}
    occasion = open_occasion(
        kind=OccasionKind.EARLIER_RESEARCH, title=TITLE, source=SOURCE, agenda_items=agenda.values()
    )
    for number, sentence, stance, where in FINDINGS:
        record_finding(
            sentence=sentence,
            agenda_item=agenda[number],
            by=by,
            stance=stance,
            occasion=occasion,
            page_reference=where,
            adopt=True,
        )
    return occasion
