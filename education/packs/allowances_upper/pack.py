"""Toeslagen for havo and vwo, in one lesson of 60 minutes."""

from ...source import Step
from ..help_numbers import HELP_NUMBERS
from ..letter import letter
from ..safe_lesson import safe_lesson
from ..shape import WrittenPack
from .facts import FACTS
from .guide import ANSWERS, GUIDE
from .pupil import POSTER, SLIDES, WORKSHEET_RIGHTS, WORKSHEET_SUMS
from .questions import ASKS, QUESTIONS

_TITLE = "Toeslagen voor havo en vwo: tussen regel en mens"

STEPS: tuple[Step, ...] = (
    Step(
        "Beginnen",
        5,
        "whole",
        "Lees de vijf afspraken voor. Leg de stelling voor: ‘Wie toeslag wil, moet de regels kennen.’",
        "Gaan staan bij eens of oneens.",
    ),
    Step(
        "Hoe werkt het stelsel?",
        12,
        "whole",
        "Laat de presentatie zien. Stop bij ‘Een keuze van de politiek’ en vraag naar voordelen en nadelen.",
        "Luisteren, noemen een voordeel en een nadeel.",
    ),
    Step(
        "Werkblad 1: loont meer werken?",
        15,
        "pairs",
        "Deel werkblad 1 uit. Reken de eerste rij samen. Bespreek vraag 4 klassikaal.",
        "Rekenen en trekken een conclusie.",
    ),
    Step(
        "Werkblad 2: als de overheid een fout maakt",
        13,
        "groups",
        "Deel werkblad 2 uit. Laat ieder groepje één oplossing verdedigen.",
        "Ordenen de stappen en wegen drie oplossingen.",
    ),
    Step("Toets jezelf", 7, "alone", "Geef de toets. Bespreek twee vragen.", "Maken de toets."),
    Step(
        "De stem van de klas",
        8,
        "alone",
        "Maak een klascode. Zeg dat meedoen niet verplicht is. Herhaal de stelling van het begin: wie schoof op?",
        "Geven hun mening, zonder naam.",
    ),
)

ALLOWANCES_UPPER = WrittenPack(
    slug="toeslagen-havo-vwo",
    title=_TITLE,
    summary="Reken met toeslagen, volg de weg van bezwaar en beroep, en weeg wat een overheid van mensen mag vragen.",
    levels=("havo", "vwo"),
    years=(4, 5, 6),
    subjects=("social_studies", "economics", "citizenship"),
    goals=("vo_36", "vo_44"),
    aims=(
        "Je kunt uitleggen hoe een toeslag werkt, van voorschot tot definitieve berekening.",
        "Je kunt uitrekenen wat iemand overhoudt van extra loon als de toeslag daalt.",
        "Je kunt de stappen van bezwaar tot hoger beroep in de juiste volgorde zetten.",
        "Je kunt drie oplossingen wegen en jouw keuze onderbouwen.",
    ),
    keywords=(
        "toeslag",
        "marginale druk",
        "rechtsbescherming",
        "bezwaar",
        "beroep",
        "rechtsstaat",
        "toeslagenaffaire",
    ),
    minutes=60,
    group_form="groups",
    reading="b1",
    preparation=(
        "Print werkblad 1 per tweetal en werkblad 2 per groepje. Leg rekenmachines klaar. "
        "Lees ‘Een veilige les’. Geef de brief aan ouders een week van tevoren mee."
    ),
    steps=STEPS,
    materials=(
        GUIDE,
        safe_lesson(
            "Deze les gaat over toeslagen en over de toeslagenaffaire. Misschien is een gezin in uw klas zelf geraakt."
        ),
        WORKSHEET_SUMS,
        WORKSHEET_RIGHTS,
        ANSWERS,
        SLIDES,
        POSTER,
        letter(
            title=_TITLE,
            about=(
                "Uw kind leert hoe toeslagen werken en wat je kunt doen als de overheid een fout maakt. "
                "De toeslagenaffaire komt kort aan bod. Uw kind rekent met bedragen die wij hebben bedacht."
            ),
            at_home="U kunt uw kind vragen: wat mag de overheid van mensen vragen? En als de overheid fout zit?",
        ),
    ),
    questions=QUESTIONS,
    facts=(*FACTS, *HELP_NUMBERS),
    asks=ASKS,
)
