"""The round on triage: which cases does the advocate take on, when, and which not?

The open questions are those of action 2 of the agenda (triage), with 3 (start small) and 8 (how cases come in).
"Dit moet er niet komen" is an answer here, and it counts.
"""

from ..enums import Influence, ItemKind, TemplateGroup
from .shape import (
    AGREEMENT,
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    OptionTemplate,
    RoundTemplate,
    StepTemplate,
)

_NOT_AT_ALL = OptionTemplate(
    "not_at_all",
    "Deze belangenbehartiger moet er niet komen",
    "Ook dit is een antwoord. Het telt net zo goed mee.",
    "Waarom moet die er niet komen?",
)

_WHO_BRINGS = ItemTemplate(
    key="who_brings",
    kind=ItemKind.MULTIPLE,
    text="Wie mag een zaak bij de belangenbehartiger brengen?",
    help="Bij elk antwoord staat wat het betekent.",
    agenda=(2, 8),
    min_choices=1,
    options=(
        OptionTemplate(
            "person",
            "De mens of ondernemer zelf",
            "U belt, schrijft of komt langs. U hebt niemand anders nodig.",
            "Hoe wilt u de belangenbehartiger kunnen bereiken?",
        ),
        OptionTemplate(
            "helper",
            "Een helper buiten de overheid",
            "Bijvoorbeeld een sociaal raadsman of -vrouw, het Juridisch Loket of een belastingwinkel. "
            "Zij hebben een eigen lijn.",
        ),
        OptionTemplate(
            "agency_worker",
            "Een medewerker van de Belastingdienst of Dienst Toeslagen",
            "Iemand die een zaak ziet die niet goed voelt, en er zelf niet uitkomt.",
            "Wat heeft zo'n medewerker nodig om dat veilig te kunnen doen?",
        ),
        OptionTemplate(
            "municipality",
            "Een gemeente",
            "Bijvoorbeeld iemand van de schuldhulp of het wijkteam.",
        ),
        OptionTemplate(
            "self_found",
            "Niemand: de belangenbehartiger zoekt zelf",
            "Die kijkt waar veel mensen vastlopen, en gaat er zelf op af.",
        ),
        _NOT_AT_ALL,
    ),
)

_WHEN_START = ItemTemplate(
    key="when_start",
    kind=ItemKind.SINGLE,
    text="Wanneer begint de belangenbehartiger met een zaak?",
    help="Kies wat u het beste lijkt.",
    agenda=(2, 7),
    options=(
        OptionTemplate(
            "at_once",
            "Zodra iemand merkt dat het misgaat",
            "Nog voor een bezwaar of een klacht. Er kan dan nog veel voorkomen worden.",
        ),
        OptionTemplate(
            "no_answer",
            "Als de dienst niet op tijd antwoordt",
            "Iemand heeft gevraagd om hulp of een besluit, en hoort te lang niets.",
            "Hoe lang wachten is te lang?",
        ),
        OptionTemplate(
            "helper_stuck",
            "Als een helper er niet meer uitkomt",
            "Eerst probeert een helper het. Lukt dat niet, dan neemt de belangenbehartiger het over.",
        ),
        OptionTemplate(
            "at_the_end",
            "Pas als al het andere geprobeerd is",
            "Na bezwaar, klacht en andere hulp, zoals het Stella-team.",
        ),
        _NOT_AT_ALL,
    ),
)

_NOT_TOO_LATE = ItemTemplate(
    key="not_too_late",
    kind=ItemKind.OPEN,
    text="U koos voor ‘pas als al het andere geprobeerd is’. Hoe zorgen we dat het dan niet te laat is?",
    help="Denk aan oplopende schulden, of aan mensen die de moed opgeven.",
    agenda=(2, 7),
    shown_after=("when_start", "at_the_end"),
)

_UNKNOWN_SIGNAL = ItemTemplate(
    key="unknown_signal",
    kind=ItemKind.SCALE,
    text="Meldt één persoon iets wat nog niemand kent? Dan moet de belangenbehartiger het uitzoeken.",
    help="Het gaat om een probleem dat nieuw is, en waarvan niemand weet of meer mensen het hebben. "
    "Bent u het met deze zin eens?",
    agenda=(2, 8),
    options=AGREEMENT,
)

_CRITERIA = ItemTemplate(
    key="criteria",
    kind=ItemKind.RANKING,
    text="De belangenbehartiger begint klein en moet kiezen. Wat telt het zwaarst?",
    help="Zet bovenaan wat u het belangrijkst vindt.",
    agenda=(2, 3),
    options=(
        OptionTemplate("harm", "Hoe erg het is", "Iemand kan bijvoorbeeld het huis of het bedrijf kwijtraken."),
        OptionTemplate("duration", "Hoe lang iemand al vastzit", "Wie het langst wacht, gaat voor."),
        OptionTemplate("many", "Hoeveel mensen hetzelfde hebben", "Eén oplossing helpt dan een grote groep."),
        OptionTemplate("alone", "Of er nog iemand anders kan helpen", "Wie nergens anders terechtkan, gaat voor."),
        OptionTemplate("several", "Of er meer diensten bij betrokken zijn", "Niemand voelt zich dan nog eigenaar."),
        OptionTemplate("lesson", "Of wij ervan leren", "De zaak laat zien wat er in de regels misgaat."),
    ),
)

_LIMITS = ItemTemplate(
    key="limits",
    kind=ItemKind.OPEN,
    text="Welke zaken moet de belangenbehartiger níet aannemen?",
    help="Denk aan zaken die al bij de rechter liggen, of aan werk dat anderen al goed doen.",
    agenda=(2, 3),
)

_STORY = ItemTemplate(
    key="story",
    kind=ItemKind.STORY,
    text="Liep u, of iemand die u hielp, zelf wel eens vast? Vertel wat u meemaakte.",
    help="Noem geen namen en geen nummers. U hoeft niet alles in te vullen.",
    agenda=(2,),
    options=(
        OptionTemplate("happened", "Wat gebeurde er?"),
        OptionTemplate("helped", "Wie of wat hielp u, of juist niet?"),
        OptionTemplate("turning_point", "Op welk moment had iemand moeten ingrijpen?"),
    ),
)

TRIAGE = RoundTemplate(
    code="triage",
    label="Triagecriteria",
    description="Welke zaken neemt de belangenbehartiger aan, wanneer begint die, en wat doet die niet? "
    "Zes vragen en één vervolgvraag, over actie 2 van de agenda.",
    title="Wie helpt de belangenbehartiger het eerst?",
    slug="triagecriteria",
    question="Welke zaken moet de belangenbehartiger aannemen, en wanneer?",
    introduction="Er komt misschien een belangenbehartiger voor mensen die vastlopen bij de Belastingdienst of "
    "Dienst Toeslagen. Die kan niet alles tegelijk doen. Help ons kiezen wat het eerst komt.",
    why="De belangenbehartiger begint met een klein team. Dan moet vooraf duidelijk zijn welke zaken het team "
    "aanneemt, en welke niet. Wie zelf vastliep, of mensen helpt die vastlopen, weet het beste waar het misgaat. "
    "Daarom maken wij deze keuze samen met u.",
    asked_by="Het team van de kwartiermaker: de mensen die de belangenbehartiger voorbereiden.",
    decided_by="De kwartiermaker besluit welke regels voor het kiezen in het plan komen.",
    read_by="Alleen het team van de kwartiermaker leest uw antwoorden.",
    what_happens_next="Wij lezen alles en zetten op een rij wat mensen van buiten en van binnen de overheid "
    "vinden. Daarna schrijven wij op wat wij ermee doen, en waarom. Dat leest u op de pagina ‘Wat deden we ermee’.",
    group=TemplateGroup.WHAT,
    influence=Influence.THINK,
    agenda=(2, 3, 7, 8),
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate(
            "Uw antwoorden", (_WHO_BRINGS, _WHEN_START, _NOT_TOO_LATE, _UNKNOWN_SIGNAL, _CRITERIA, _LIMITS, _STORY)
        ),
    ),
)
