"""What the example analysts found in the coded words, one sentence at a time."""

from dataclasses import dataclass

from synthesis.service import Confidence, Stance


@dataclass(frozen=True, slots=True)
class FindingText:
    """One finding: the codes whose words support it, and those whose words speak against it.

    `hands` and `hands_against` are what people raised their hands for, at an evening, in a group or a class; `results`
    the rounds of which the outcome supports it, by slug. What the team did not adopt yet, is a concept.
    """

    agenda: int
    sentence: str
    stance: Stance
    confidence: Confidence
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    hands_against: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    is_concept: bool = False


FINDINGS = (
    FindingText(
        2,
        "Veel mensen willen dat niemand aan de deur wordt afgewezen. Anderen willen weinig zaken, goed gedaan.",
        Stance.DIVIDED,
        Confidence.FAIR,
        ("Niemand op voorhand uitsluiten",),
        ("Streng aan het begin",),
        results=("criteria-proberen-3",),
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
        hands=("De app makkelijker maken voor duizenden jongeren",),
        hands_against=("Mevrouw Bos helpen, die vier keer belde",),
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
        hands=(
            "Een vaste persoon is belangrijker dan snel antwoord.",
            "Ik moest mijn verhaal vaker dan drie keer doen.",
        ),
    ),
    FindingText(
        4,
        "Helpers vragen om één nummer en één machtiging voor alles.",
        Stance.FOR,
        Confidence.FAIR,
        ("Helpers met een machtiging",),
        hands_against=("Ik ken iemand bij Toeslagen die ik kan bellen.",),
    ),
    FindingText(
        5,
        "Laat weten wat er met een melding gebeurt, ook als het antwoord nee is.",
        Stance.FOR,
        Confidence.FAIR,
        ("Laten weten wat ermee gebeurt",),
        hands_against=("Ik werd teruggebeld als dat beloofd was.",),
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
    FindingText(
        1,
        "Of de hulp werkt, merken mensen aan één ding: zij hoeven hun verhaal niet steeds opnieuw te doen.",
        Stance.FOR,
        Confidence.WEAK,
        ("Eén vast gezicht",),
        hands=("Ik moest mijn verhaal vaker dan drie keer doen.",),
        is_concept=True,
    ),
    FindingText(
        4,
        "Brieven van de overheid blijven liggen. Mensen begrijpen ze niet, of zijn er bang voor.",
        Stance.FOR,
        Confidence.FAIR,
        ("Brieven die niemand begrijpt",),
        ("Op de manier die bij u past",),
        hands_against=("Ik wist vóór mijn 18e dat ik zelf toeslag moet aanvragen.",),
        is_concept=True,
    ),
    FindingText(
        7,
        "Zonder macht blijft het bij praten, zeggen mensen binnen en buiten de overheid.",
        Stance.FOR,
        Confidence.WEAK,
        ("Macht om iets te doen",),
        is_concept=True,
    ),
)
