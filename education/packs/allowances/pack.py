"""Toeslagen for vmbo and mbo, between A2 and B1, in one lesson of 50 minutes."""

from ...source import Step
from ..help_numbers import HELP_NUMBERS
from ..letter import letter
from ..safe_lesson import safe_lesson
from ..shape import WrittenPack
from .facts import FACTS
from .guide import ANSWERS, GUIDE
from .pupil import POSTER, SLIDES, WORKSHEET_CHANGES, WORKSHEET_YEAR
from .questions import ASKS, QUESTIONS

_TITLE = "Toeslagen: aanvragen, veranderen, terugbetalen"

STEPS: tuple[Step, ...] = (
    Step(
        "Beginnen",
        5,
        "whole",
        "Lees de vijf afspraken voor. Vraag: wat is een toeslag? Vraag niet wie er een krijgt.",
        "Noemen wat zij weten.",
    ),
    Step(
        "Hoe werkt een toeslag?",
        10,
        "whole",
        "Laat de presentatie zien. Teken de drie stappen op het bord: aanvragen, veranderen, nakijken.",
        "Luisteren. Zeggen wat er bij elke stap gebeurt.",
    ),
    Step(
        "Het jaar van Milan",
        12,
        "pairs",
        "Deel werkblad 1 uit. Reken vraag 1 samen uit. Vraag daarna: waarom betaalt Milan terug?",
        "Rekenen met verzonnen bedragen.",
    ),
    Step(
        "Wat doe je?",
        10,
        "groups",
        "Deel werkblad 2 uit. Laat twee groepjes hetzelfde telefoongesprek spelen. Bespreek het verschil.",
        "Kiezen wat iemand doet en oefenen een gesprek.",
    ),
    Step("Toets jezelf", 6, "alone", "Geef de toets. Bespreek de moeilijkste vraag.", "Maken de toets."),
    Step(
        "De stem van de klas",
        7,
        "alone",
        "Maak een klascode. Zeg dat meedoen niet verplicht is. Bekijk samen de totalen.",
        "Geven hun mening, zonder naam.",
    ),
)

ALLOWANCES = WrittenPack(
    slug="toeslagen",
    title=_TITLE,
    summary="Hoe werkt een toeslag, wat geef je door, en wat doe je als je geld moet terugbetalen?",
    levels=("vmbo_bb", "vmbo_kb", "vmbo_tl", "mbo_2", "mbo_3", "mbo_4"),
    years=(3, 4),
    subjects=("economics", "citizenship", "social_studies"),
    goals=("vo_36", "vo_42", "mbo_political", "mbo_economic"),
    aims=(
        "Je kunt uitleggen wat een toeslag is en wat een voorschot is.",
        "Je kunt noemen welke veranderingen je doorgeeft, en hoe snel.",
        "Je kunt uitrekenen waarom iemand moet terugbetalen.",
        "Je weet wat je kunt doen als je niet kunt betalen of het niet eens bent.",
        "Je kunt jouw mening geven over toeslagen.",
    ),
    keywords=("toeslag", "zorgtoeslag", "voorschot", "terugbetalen", "bezwaar", "inkomen", "rekenen"),
    minutes=50,
    group_form="pairs",
    reading="b1",
    preparation=(
        "Print werkblad 1 per tweetal en werkblad 2 per groepje. Leg rekenmachines klaar. "
        "Lees ‘Een veilige les’. Geef de brief aan ouders een week van tevoren mee."
    ),
    steps=STEPS,
    materials=(
        GUIDE,
        safe_lesson(
            "Deze les gaat over toeslagen en terugbetalen. In sommige gezinnen zijn daar zorgen of schulden over."
        ),
        WORKSHEET_YEAR,
        WORKSHEET_CHANGES,
        ANSWERS,
        SLIDES,
        POSTER,
        letter(
            title=_TITLE,
            about=(
                "Uw kind leert hoe toeslagen werken: aanvragen, een verandering doorgeven en soms terugbetalen. "
                "Uw kind rekent met bedragen die wij hebben bedacht."
            ),
            at_home="U kunt uw kind vragen: wat is een voorschot? En wat geef je door als er iets verandert?",
        ),
    ),
    questions=QUESTIONS,
    facts=(*FACTS, *HELP_NUMBERS),
    asks=ASKS,
)
