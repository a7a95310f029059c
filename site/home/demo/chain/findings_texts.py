"""What the example analysts found in the coded words, one sentence at a time."""

from dataclasses import dataclass

from synthesis.service import Confidence, Stance


@dataclass(frozen=True, slots=True)
class FindingText:
    """One finding: the codes whose words support it, and those whose words speak against it."""

    agenda: int
    sentence: str
    stance: Stance
    confidence: Confidence
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...] = ()


FINDINGS = (
    FindingText(
        2,
        "Veel mensen willen dat niemand aan de deur wordt afgewezen. Anderen willen weinig zaken, goed gedaan.",
        Stance.DIVIDED,
        Confidence.FAIR,
        ("Niemand op voorhand uitsluiten",),
        ("Streng aan het begin",),
    ),
    FindingText(
        2,
        "Loopt een zaak al bij de rechter of een ander team? Dan hoort die daar, zeggen vooral medewerkers.",
        Stance.FOR,
        Confidence.STRONG,
        ("Loopt al ergens anders",),
        ("Al meekijken tijdens het wachten",),
    ),
    FindingText(
        2,
        "Wie ‘nee’ hoort, wil weten waarom en waar hij wel terechtkan.",
        Stance.FOR,
        Confidence.FAIR,
        ("Warm doorverwijzen", "Zeggen wat u niet kunt"),
    ),
    FindingText(
        2,
        "Eén signaal uitzoeken of wachten op een patroon: daarover zijn mensen het niet eens.",
        Stance.DIVIDED,
        Confidence.FAIR,
        ("Pas bij een patroon",),
        ("Eén melding is genoeg",),
    ),
    FindingText(
        3,
        "Kleine ondernemers vallen tussen de regels. Voor hen is er op veel plekken niets.",
        Stance.FOR,
        Confidence.FAIR,
        ("Kleine ondernemers",),
    ),
    FindingText(
        4,
        "Bellen helpt meer dan schrijven. Dat zeggen mensen buiten de overheid en ook collega’s daarbinnen.",
        Stance.FOR,
        Confidence.STRONG,
        ("Een mens aan de telefoon",),
        ("Op de manier die bij u past",),
    ),
    FindingText(
        4,
        "Mensen willen één vast gezicht dat het verhaal kent, het liefst dichtbij.",
        Stance.FOR,
        Confidence.FAIR,
        ("Eén vast gezicht", "Dichtbij en zonder afspraak"),
    ),
    FindingText(
        4,
        "Helpers vragen om één nummer en één machtiging voor alles.",
        Stance.FOR,
        Confidence.FAIR,
        ("Helpers met een machtiging",),
    ),
    FindingText(
        5,
        "Laat weten wat er met een melding gebeurt, ook als het antwoord nee is.",
        Stance.FOR,
        Confidence.FAIR,
        ("Laten weten wat ermee gebeurt",),
    ),
    FindingText(
        6,
        "Collega’s binnen de overheid melden alleen als dat veilig is en als er tijd voor is.",
        Stance.FOR,
        Confidence.FAIR,
        ("Veilig een signaal geven", "Ruimte en tijd om het goed te doen"),
    ),
    FindingText(
        7,
        "Geld innen moet stoppen zolang iemand meekijkt.",
        Stance.FOR,
        Confidence.WEAK,
        ("Incasso stil",),
    ),
    FindingText(
        8,
        "Binnen en buiten de overheid is er zorg over nog een loket. Versterk wie er al is, zeggen mensen.",
        Stance.AGAINST,
        Confidence.FAIR,
        ("Geen nieuw loket",),
        ("Afdelingen zonder overzicht",),
    ),
)
