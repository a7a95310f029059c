"""18 worden, for vmbo and mbo, at B1, in one lesson of 50 minutes."""

from ...source import Step
from ..help_numbers import HELP_NUMBERS
from ..letter import letter
from ..safe_lesson import safe_lesson
from ..shape import WrittenPack
from .facts import FACTS
from .guide import ANSWERS, GUIDE
from .pupil import POSTER, SLIDES, WORKSHEET_CALENDAR, WORKSHEET_POST
from .questions import ASKS, QUESTIONS

_TITLE = "18 worden: wat komt er op je af?"

STEPS: tuple[Step, ...] = (
    Step(
        "Beginnen",
        5,
        "whole",
        "Lees de vijf afspraken voor. Vraag: wat verandert er op je 18e? Schrijf alles op het bord, ook fouten.",
        "Noemen wat zij denken.",
    ),
    Step(
        "Wat verandert er?",
        10,
        "whole",
        "Laat de presentatie zien. Streep op het bord door wat niet klopt. Zet erbij wat de klas nog miste.",
        "Luisteren en vragen stellen.",
    ),
    Step(
        "De kalender van Sam",
        12,
        "pairs",
        "Deel werkblad 1 uit. Doe de eerste regel samen. Bespreek daarna de drie datums.",
        "Maken een kalender voor Sam.",
    ),
    Step(
        "Post! Wat doe je?",
        10,
        "groups",
        "Deel werkblad 2 uit. Geef ieder groepje één brief om aan de klas uit te leggen.",
        "Lezen vier berichten en kiezen wat Sam doet.",
    ),
    Step(
        "Toets jezelf",
        6,
        "alone",
        "Geef de toets op papier of op een scherm. Bespreek de vraag die de meeste leerlingen fout hadden.",
        "Maken de toets.",
    ),
    Step(
        "De stem van de klas",
        7,
        "alone",
        "Maak een klascode. Zeg dat meedoen niet verplicht is. Laat daarna de totalen zien en vraag: wat valt op?",
        "Geven hun mening, zonder naam.",
    ),
)

EIGHTEEN = WrittenPack(
    slug="18-worden",
    title=_TITLE,
    summary="Wat moet je zelf regelen als je 18 wordt, wanneer, en wie kan je helpen?",
    levels=("vmbo_kb", "vmbo_tl", "mbo_3", "mbo_4"),
    years=(3, 4),
    subjects=("citizenship", "economics", "mentoring"),
    goals=("vo_36", "vo_42", "mbo_political", "mbo_economic"),
    aims=(
        "Je kunt vijf dingen noemen die veranderen als je 18 wordt.",
        "Je kunt met een kalender laten zien wat je wanneer moet regelen.",
        "Je kunt een brief van de overheid lezen en zeggen wat je nu doet.",
        "Je weet bij wie je gratis hulp krijgt.",
        "Je kunt jouw mening geven over hulp van de overheid aan jongeren.",
    ),
    keywords=("18 jaar", "volwassen", "zorgverzekering", "zorgtoeslag", "studiefinanciering", "DigiD", "geld"),
    minutes=50,
    group_form="pairs",
    reading="b1",
    preparation=(
        "Print werkblad 1 per tweetal en werkblad 2 per groepje. Print de toets, of zet de zelftoets klaar. "
        "Lees ‘Een veilige les’. Geef de brief aan ouders een week van tevoren mee."
    ),
    steps=STEPS,
    materials=(
        GUIDE,
        safe_lesson(
            "Deze les gaat over volwassen worden, geld en post. Sommige leerlingen regelen thuis al heel veel."
        ),
        WORKSHEET_CALENDAR,
        WORKSHEET_POST,
        ANSWERS,
        SLIDES,
        POSTER,
        letter(
            title=_TITLE,
            about=(
                "Uw kind leert wat er verandert op de 18e verjaardag. Bijvoorbeeld de zorgverzekering, zorgtoeslag, "
                "geld voor school en stemmen. Uw kind oefent met een kalender en met brieven."
            ),
            at_home="U kunt uw kind vragen: wat moet je eerst regelen als je 18 wordt? En wie kan daarbij helpen?",
        ),
    ),
    questions=QUESTIONS,
    facts=(*FACTS, *HELP_NUMBERS),
    asks=ASKS,
)
