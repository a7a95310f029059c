"""18 worden at A2, for praktijkonderwijs, vmbo basis and mbo 1 and 2: one lesson of 45 minutes."""

from ...source import Step
from ..help_numbers import HELP_NUMBERS
from ..letter import letter
from ..safe_lesson import safe_lesson
from ..shape import WrittenPack
from .easy_guide import ANSWERS, GUIDE
from .easy_pupil import POSTER, SLIDES, WORKSHEET_HELP, WORKSHEET_STEPS
from .easy_questions import ASKS, QUESTIONS
from .facts import FACTS_EASY

_TITLE = "18 worden: de eerste stappen"

STEPS: tuple[Step, ...] = (
    Step(
        "Beginnen",
        5,
        "whole",
        "Lees de vijf afspraken voor. Laat de poster zien. Vraag: wat ken je al?",
        "Kijken naar de poster. Steken hun hand op.",
    ),
    Step(
        "Kijken en luisteren",
        10,
        "whole",
        "Laat de presentatie zien. Lees elke zin voor. Stop na elke dia: wie kan het navertellen?",
        "Luisteren en vertellen na.",
    ),
    Step(
        "Werkblad 1: de stappen van Yara",
        10,
        "pairs",
        "Deel werkblad 1 uit. Doe stap 1 samen. Lees voor wie dat fijn vindt.",
        "Zetten zes stappen in een goede volgorde.",
    ),
    Step(
        "Werkblad 2: wie helpt?",
        8,
        "pairs",
        "Deel werkblad 2 uit. Oefen één telefoongesprek voor de klas. Speel zelf de helper.",
        "Kiezen wie kan helpen. Oefenen een vraag.",
    ),
    Step(
        "Toets jezelf",
        5,
        "whole",
        "Lees de vragen voor. De klas antwoordt met duim omhoog of omlaag.",
        "Kiezen een antwoord.",
    ),
    Step(
        "De stem van de klas",
        7,
        "whole",
        "Lees de stellingen voor. Meedoen is niet verplicht. Laat de totalen zien.",
        "Geven hun mening, zonder naam.",
    ),
)

EIGHTEEN_EASY = WrittenPack(
    slug="18-worden-eerste-stappen",
    title=_TITLE,
    summary="Word je 18? Deze stappen zet je eerst. In makkelijke taal.",
    levels=("pro", "vmbo_bb", "mbo_1", "mbo_2"),
    years=(3, 4, 5),
    subjects=("citizenship", "mentoring", "career"),
    goals=("vo_36", "vo_42", "mbo_political", "mbo_economic"),
    aims=(
        "Je kunt drie dingen noemen die je zelf regelt als je 18 wordt.",
        "Je kunt de stappen in een goede volgorde zetten.",
        "Je weet wie je kunt bellen als je iets niet snapt.",
        "Je kunt zeggen wat jij vindt.",
    ),
    keywords=("18 jaar", "makkelijke taal", "zorgverzekering", "zorgtoeslag", "DigiD", "hulp"),
    minutes=45,
    group_form="whole",
    reading="a2",
    preparation=(
        "Print werkblad 1 en 2 per tweetal. Knip de zes stappen van werkblad 1 uit als u wilt. Hang de poster op. "
        "Lees ‘Een veilige les’. Geef de brief aan ouders een week van tevoren mee."
    ),
    steps=STEPS,
    materials=(
        GUIDE,
        safe_lesson(
            "Deze les gaat over geld, post en volwassen worden. Sommige leerlingen maken zich daar zorgen over."
        ),
        WORKSHEET_STEPS,
        WORKSHEET_HELP,
        ANSWERS,
        SLIDES,
        POSTER,
        letter(
            title=_TITLE,
            about=(
                "Uw kind leert de eerste stappen als je 18 wordt. Bijvoorbeeld een DigiD aanvragen en een "
                "zorgverzekering kiezen. Uw kind leert ook wie kan helpen."
            ),
            at_home="U kunt uw kind vragen: wat doe je eerst als je 18 wordt? Wie kun je bellen?",
        ),
    ),
    questions=QUESTIONS,
    facts=(*FACTS_EASY, *HELP_NUMBERS),
    asks=ASKS,
)
