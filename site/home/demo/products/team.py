"""The profile of the team and of the person, as the demo decided on them."""

from .shape import Part, Product, Version


def _seat(code: str, title: str, explanation: str, seat: str, how_many: int, side: str) -> Part:
    return Part(code, title, explanation, {"seat": seat, "how_many": how_many, "side": side})


_FIRST = (
    _seat("tax_law", "Belastingrecht", "Kent de regels en de uitzonderingen.", "skill", 2, "inside"),
    _seat("benefits", "Toeslagen", "Weet hoe een toeslag wordt berekend en teruggevraagd.", "skill", 2, "inside"),
    _seat("social_work", "Sociaal raadsliedenwerk", "Zit al jaren met mensen aan tafel.", "skill", 1, "outside"),
    _seat(
        "connecting", "Verbinden", "Brengt mensen bij elkaar die elkaar niet meer spreken.", "competence", 1, "outside"
    ),
)

_SECOND = (
    _seat(
        "lived_private",
        "Eigen ervaring als burger",
        "Zat zelf vast bij een dienst, en kan daar rustig over vertellen.",
        "lived",
        2,
        "outside",
    ),
    _seat(
        "lived_business",
        "Eigen ervaring als ondernemer",
        "Had zelf een zaak, en een schuld bij de Belastingdienst.",
        "lived",
        1,
        "outside",
    ),
    _seat(
        "social_work",
        "Sociaal raadsliedenwerk",
        "Zit al jaren met mensen aan tafel. Kent elk formulier.",
        "skill",
        2,
        "secondment",
    ),
    _seat("tax_law", "Belastingrecht", "Kent de regels en de uitzonderingen.", "skill", 2, "inside"),
    _seat("benefits", "Toeslagen", "Weet hoe een toeslag wordt berekend en teruggevraagd.", "skill", 1, "inside"),
    _seat(
        "change",
        "Gedrag en verandering",
        "Weet hoe een grote dienst leert van een fout.",
        "skill",
        1,
        "secondment",
    ),
    _seat("words", "Gewone taal", "Maakt van elke brief een brief die mensen begrijpen.", "skill", 1, "outside"),
    _seat(
        "ethics",
        "Ethiek",
        "Vraagt of het ook eerlijk is, en niet alleen volgens de regels.",
        "competence",
        1,
        "outside",
    ),
    _seat(
        "connecting",
        "Verbinden",
        "Brengt mensen bij elkaar die elkaar niet meer spreken.",
        "competence",
        1,
        "inside",
    ),
)

TEAM = Product(
    slug="team",
    kind="team",
    title="Profiel van het team",
    introduction="Wie hoort er in het team? Mensen kozen wat zij het belangrijkst vinden. "
    "Daarna keken wij of elke groep zich in het team herkent.",
    agenda=(10,),
    versions=(
        Version("Dit was ons eerste voorstel.", _FIRST, days_ago=120),
        Version(
            "Eigen ervaring staat er nu in, met drie plaatsen. Dat wilden mensen buiten de overheid het liefst. "
            "Vakkennis blijft: dat wilden mensen binnen. Twee plaatsen zijn voor mensen die een organisatie uitleent.",
            _SECOND,
            days_ago=25,
        ),
    ),
)


def _trait(code: str, title: str, explanation: str, trait: str, in_practice: str) -> Part:
    return Part(code, title, explanation, {"trait": trait, "in_practice": in_practice})


PERSON = Product(
    slug="persoon",
    kind="person",
    title="Profiel van de persoon",
    introduction="Wat voor mens moet de belangenbehartiger zijn? Dat telt net zo zwaar als wat hij of zij mag.",
    agenda=(10,),
    versions=(
        Version(
            "Dit is de eerste versie. Zij komt uit de ronde over het profiel.",
            (
                _trait(
                    "critical_friend",
                    "Een kritische vriend",
                    "Zegt eerlijk wat er beter moet, en ook wat goed gaat.",
                    "critical_friend",
                    "Belt eerst de dienst, en daarna pas de krant.",
                ),
                _trait(
                    "connector",
                    "Een verbinder",
                    "Kent de mensen binnen en buiten, en brengt ze aan één tafel.",
                    "connector",
                    "Nodigt de inspecteur en de ondernemer uit voor hetzelfde gesprek.",
                ),
                _trait(
                    "decisive",
                    "Iemand die doorpakt",
                    "Wacht niet tot alles zeker is, als iemand nu hulp nodig heeft.",
                    "decisive",
                    "Zegt vandaag wie morgen belt.",
                ),
                _trait(
                    "listener",
                    "Iemand die luistert",
                    "Vraagt door, en vult niet in wat een ander nodig heeft.",
                    "other",
                    "Begint elk gesprek met: vertel eens.",
                ),
            ),
            days_ago=40,
        ),
    ),
)
