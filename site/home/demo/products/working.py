"""How the body works, in the demo: leading principles, the escalation ladder, powers and limits."""

from .shape import Part, Product, Version


def _principle(code: str, title: str, explanation: str, in_practice: str) -> Part:
    return Part(code, title, explanation, {"in_practice": in_practice})


PRINCIPLES = Product(
    slug="principes",
    kind="principles",
    title="Leidende principes",
    introduction="Waar houden wij ons aan, elke dag weer? Wij begonnen bij het handvest van de diensten.",
    agenda=(5,),
    versions=(
        Version(
            "Dit is de eerste versie.",
            (
                _principle(
                    "human_first",
                    "Eerst de mens, dan het dossier",
                    "Wij vragen wat iemand nodig heeft, voordat wij vragen welke brief het was.",
                    "Het eerste gesprek gaat zonder formulier.",
                ),
                _principle(
                    "plain",
                    "Wij praten gewoon",
                    "Wat wij schrijven, begrijpt iedereen in één keer.",
                    "Een taalambassadeur leest onze brieven mee.",
                ),
                _principle(
                    "hear_both",
                    "Wij horen allebei de kanten",
                    "De dienst krijgt de kans om uit te leggen wat er gebeurde.",
                    "Wij bellen de behandelaar voordat wij iets vinden.",
                ),
                _principle(
                    "say_what_we_do",
                    "Wij zeggen wat wij doen, en wat niet",
                    "Iemand weet na een week of wij helpen, en waarom.",
                    "Zeggen wij nee? Dan noemen wij wie wel kan helpen.",
                ),
            ),
            days_ago=70,
        ),
    ),
)


def _rung(code: str, title: str, explanation: str, days: int | None, who: str) -> Part:
    return Part(code, title, explanation, {"term_days": days, "who": who} if days else {"who": who})


LADDER = Product(
    slug="ladder",
    kind="ladder",
    title="Escalatieladder",
    introduction="Wat doen wij als een dienst niet beweegt? Wij beginnen klein, en gaan alleen hoger als dat moet.",
    agenda=(7,),
    versions=(
        Version(
            "Dit is de eerste versie. De termijnen zijn een voorstel.",
            (
                _rung(
                    "analyse",
                    "Ontvangen en uitzoeken",
                    "Wij begrijpen wat er speelt, en wie erover gaat.",
                    7,
                    "Het team",
                ),
                _rung(
                    "alternative",
                    "Een andere oplossing aanbieden",
                    "Wij leggen een voorstel voor aan de behandelaar.",
                    14,
                    "De behandelaar van ons team",
                ),
                _rung(
                    "reaction",
                    "Om een antwoord vragen met een datum",
                    "De dienst zegt op tijd ja of nee, en waarom.",
                    21,
                    "De teamleider",
                ),
                _rung(
                    "inside",
                    "Hogerop binnen de dienst",
                    "Wij spreken de directeur. Het dossier ligt op tafel.",
                    14,
                    "De belangenbehartiger",
                ),
                _rung(
                    "parliament",
                    "Aan de Tweede Kamer vertellen",
                    "Dit is de laatste stap. Wij zeggen vooraf dat wij dit doen.",
                    None,
                    "De belangenbehartiger",
                ),
            ),
            days_ago=50,
        ),
    ),
)


def _power(code: str, title: str, explanation: str, wanted: str, already: str = "") -> Part:
    details = {"wanted": wanted, "who_does_it_already": already}
    return Part(code, title, explanation, {key: value for key, value in details.items() if value})


POWERS = Product(
    slug="bevoegdheden",
    kind="powers",
    title="Bevoegdheden",
    introduction="Wat moet de belangenbehartiger mogen? ‘Dit moet er niet komen’ is ook een antwoord.",
    agenda=(7, 9),
    versions=(
        Version(
            "Dit is de eerste versie. Over drie punten denken mensen verschillend.",
            (
                _power(
                    "demand_reaction",
                    "Een antwoord binnen een termijn eisen",
                    "De dienst moet dan op tijd reageren.",
                    "yes",
                    "De rechter, als iemand naar de rechter gaat.",
                ),
                _power(
                    "freeze",
                    "Een zaak stilzetten",
                    "Zolang wij kijken, komt er geen deurwaarder.",
                    "open",
                    "De ontvanger kan uitstel geven.",
                ),
                _power(
                    "force",
                    "Zelf een besluit nemen in plaats van de dienst",
                    "De belangenbehartiger beslist dan over geld en regels.",
                    "no",
                    "De rechter.",
                ),
                _power(
                    "parliament",
                    "Zelf naar de Tweede Kamer gaan",
                    "Zonder eerst toestemming van een minister te vragen.",
                    "yes",
                    "De Nationale ombudsman.",
                ),
            ),
            days_ago=45,
        ),
    ),
)

LIMITS = Product(
    slug="afbakening",
    kind="limits",
    title="Afbakening",
    introduction="Wat doen wij niet, omdat een ander het al doet?",
    agenda=(2, 8),
    versions=(
        Version(
            "Dit is de eerste versie.",
            (
                _power(
                    "complaints",
                    "Klachten over gedrag behandelen",
                    "Dat doen anderen goed. Wij kijken mee als een klacht blijft liggen.",
                    "no",
                    "De klachtbehandeling van de dienst, en daarna de Nationale ombudsman.",
                ),
                _power(
                    "inspection",
                    "Toezicht houden op de diensten",
                    "Wij geven door wat wij zien. Een ander doet het onderzoek.",
                    "no",
                    "De inspectie belastingen, toeslagen en douane.",
                ),
                _power(
                    "first_line",
                    "Formulieren invullen voor mensen",
                    "Wij brengen mensen naar een helper in de buurt.",
                    "no",
                    "Sociaal raadslieden, belastingwinkels en de bibliotheek.",
                ),
            ),
            days_ago=45,
        ),
    ),
)
