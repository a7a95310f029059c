"""A dilemma lesson of 50 minutes on triage, at B1."""

from ...source import Step
from ..help_numbers import HELP_NUMBERS
from ..letter import letter
from ..safe_lesson import safe_lesson
from ..shape import WrittenPack
from .facts import FACTS
from .guide import ANSWERS, GUIDE
from .pupil import POSTER, SLIDES, WORKSHEET_CHOOSE, WORKSHEET_TEAM
from .questions import ASKS, QUESTIONS

_TITLE = "Wat is eerlijk? Beslis mee over triage"

STEPS: tuple[Step, ...] = (
    Step(
        "Beginnen: wie eerst?",
        6,
        "whole",
        "Lees de afspraken voor. Vraag: er zijn tien mensen ziek en er is één dokter. Wie gaat eerst?",
        "Noemen redenen. U schrijft ze op het bord.",
    ),
    Step(
        "Wat is triage?",
        7,
        "whole",
        "Laat de presentatie zien. Leg uit wie de Belangenbehartiger zou worden. Zeg dat die er nog niet is.",
        "Luisteren en vragen stellen.",
    ),
    Step(
        "Zelf kiezen",
        10,
        "alone",
        "Deel werkblad 1 uit. Lees de zes gevallen voor als de klas dat fijn vindt.",
        "Lezen zes gevallen en kiezen twee regels.",
    ),
    Step(
        "Samen kiezen",
        15,
        "groups",
        "Maak groepjes van vier. Deel werkblad 2 uit. Ieder groepje heeft 20 dagen. Zeg het na 10 minuten.",
        "Verdelen 20 dagen en schrijven een bericht aan wie wacht.",
    ),
    Step(
        "Vertellen",
        5,
        "whole",
        "Laat twee groepjes vertellen. Vraag: welke regel was het belangrijkst? Wie viel erbuiten?",
        "Vertellen en luisteren.",
    ),
    Step(
        "De stem van de klas",
        7,
        "alone",
        "Maak een klascode. Zeg dat meedoen niet verplicht is. Vertel wat er met de antwoorden gebeurt.",
        "Geven hun mening, zonder naam.",
    ),
)

FAIR = WrittenPack(
    slug="wat-is-eerlijk",
    title=_TITLE,
    summary="Er is hulp voor een paar mensen, en er vragen er veel. Wie help jij eerst, en hoe leg je dat uit?",
    levels=("vmbo_kb", "vmbo_tl", "havo", "vwo", "mbo_2", "mbo_3", "mbo_4"),
    years=(3, 4, 5),
    subjects=("citizenship", "social_studies", "dutch"),
    goals=("vo_6", "vo_36", "vo_44", "mbo_political", "mbo_social"),
    aims=(
        "Je kunt uitleggen wat triage is.",
        "Je kunt drie redenen noemen om iemand eerst te helpen.",
        "Je kunt in een groep een keuze maken en die uitleggen.",
        "Je kunt eerlijk vertellen aan iemand dat die moet wachten.",
        "Je weet dat jouw mening meetelt in een echt plan.",
    ),
    keywords=("triage", "eerlijk", "dilemma", "rechtvaardig", "kiezen", "overheid", "burgerschap"),
    minutes=50,
    group_form="groups",
    reading="b1",
    preparation=(
        "Print werkblad 1 per leerling en werkblad 2 per groepje. Knip de gevallen uit als u wilt. "
        "Lees ‘Een veilige les’. Geef de brief aan ouders een week van tevoren mee."
    ),
    steps=STEPS,
    materials=(
        GUIDE,
        safe_lesson(
            "De gevallen gaan over schulden, post en wachten op hulp. Sommige leerlingen kennen dat van dichtbij."
        ),
        WORKSHEET_CHOOSE,
        WORKSHEET_TEAM,
        ANSWERS,
        SLIDES,
        POSTER,
        letter(
            title=_TITLE,
            about=(
                "Uw kind denkt na over een moeilijke vraag: wie help je eerst als je niet iedereen tegelijk kunt "
                "helpen? De klas kiest met verzonnen gevallen en legt de keuze uit."
            ),
            at_home="U kunt uw kind vragen: wie zou jij eerst helpen? En wat zeg je tegen wie moet wachten?",
        ),
    ),
    questions=QUESTIONS,
    facts=(*FACTS, *HELP_NUMBERS),
    asks=ASKS,
    agenda=("triage",),
)
