"""Lesson packs for tests."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from education.classroom.making import Making, make_class
from education.models import (
    ClassItem,
    ClassSession,
    Figure,
    LessonPack,
    LessonStep,
    Material,
    QuizQuestion,
    TeacherFeedback,
)
from education.source import Block, Fact, Option, Part, Question, Source, Step
from education.teachers.giving import Said, give


def pack(**fields: Any) -> LessonPack:
    """A pack with a step, a guide, a worksheet, a question, a figure and something to ask a class."""
    given = {
        "slug": f"les-{uuid4().hex[:6]}",
        "title": "18 worden",
        "summary": "Wat verandert er als je 18 wordt?",
        "state": "published",
        "levels": ["vmbo_bb", "mbo_2"],
        "subjects": ["citizenship"],
        "aims": ["Je kunt drie dingen noemen die je zelf moet regelen als je 18 wordt."],
    }
    made = LessonPack.objects.create(**{**given, **fields})
    LessonStep.objects.create(pack=made, order=1, title="Beginnen", minutes=10, teacher_does="Vraag wie al 18 is.")
    Material.objects.create(pack=made, order=1, kind="guide", audience="teacher", title="Handleiding")
    Material.objects.create(pack=made, order=2, kind="worksheet", audience="pupil", title="Werkblad 1")
    QuizQuestion.objects.create(
        pack=made,
        order=1,
        kind="choice",
        text="Vanaf welke leeftijd kun je zorgtoeslag krijgen?",
        options=[{"text": "16", "correct": False, "says": ""}, {"text": "18", "correct": True, "says": "Ja."}],
    )
    until = timezone.localdate() + timedelta(days=100)
    Figure.objects.create(
        pack=made, code="leeftijd", value="18 jaar", says="Leeftijd", source="Wet", valid_until=until
    )
    ClassItem.objects.create(pack=made, order=1, kind="statement", text="Je moet hulp krijgen voor je erom vraagt.")
    return made


def classroom(
    made: LessonPack | None = None, *, way: str = "devices", pupils: int = 30, **fields: Any
) -> ClassSession:
    """A class that is open."""
    asked = Making(pack=made or pack(), way=way, pupils=pupils, nonce=uuid4(), **fields)
    return make_class(asked)[0]


def feedback(made: LessonPack | None = None, **fields: Any) -> TeacherFeedback:
    """What a teacher said of a pack."""
    said: dict[str, Any] = {"worked": "De kaartjes.", "wrong": "Vraag 3 klopt niet.", "minutes": 50, **fields}
    return give(Said(pack=made or pack(), nonce=uuid4(), **said))


def source(**fields: Any) -> Source:
    """A whole pack as every format gets it, with each kind of block and question."""
    blocks = (
        Block("heading", "Wat ga je doen?", level=2),
        Block("paragraph", "Je leest een verhaal. Daarna schrijf je op wat jij zou doen."),
        Block("bullets", items=("Lees rustig.", "Schrijf op & vraag: “waarom?”")),
        Block("numbers", items=("Eerst dit.", "Dan dat.")),
        Block("table", items=("Wat", "Wanneer"), rows=(("Zorgverzekering", "18 jaar"), ("Stemmen", "18 jaar"))),
        Block("lines", "Schrijf hier je antwoord.", count=4),
        Block("box", "Let op", items=("Over thuis hoef je niets te vertellen.",)),
    )
    given: dict[str, Any] = {
        "slug": "18-worden",
        "title": "18 worden: wat komt er op je af?",
        "summary": "Wat moet je zelf regelen als je 18 wordt?",
        "url": "https://voorbeeld.nl/lespakketten/18-worden/",
        "number": 3,
        "released_on": "2026-11-27",
        "changes": "Bedragen van 2027.",
        "levels": ("vmbo_bb", "mbo_2"),
        "years": (3, 4),
        "subjects": ("citizenship",),
        "aims": ("Je kunt drie dingen noemen die je zelf moet regelen.",),
        "keywords": ("18 jaar", "toeslag"),
        "minutes": 45,
        "group_form": "whole",
        "reading": "a2",
        "preparation": "Print de werkbladen.",
        "licence": "cc_by",
        "steps": (Step("Beginnen", 10, "whole", "Vraag wie al 18 is.", "Steek je hand op."),),
        "parts": (
            Part("11111111-1111-4111-8111-111111111111", "guide", "teacher", "Handleiding", blocks),
            Part("22222222-2222-4222-8222-222222222222", "worksheet", "pupil", "Werkblad 1", blocks),
            Part("33333333-3333-4333-8333-333333333333", "answers", "teacher", "Antwoorden", blocks[:3]),
            Part("44444444-4444-4444-8444-444444444444", "slides", "pupil", "Presentatie", blocks),
            Part("55555555-5555-4555-8555-555555555555", "poster", "pupil", "Poster", blocks[:3]),
        ),
        "questions": (
            Question("v1", "choice", "Wanneer mag je stemmen?", (Option("16"), Option("18", True, "Klopt."))),
            Question(
                "v2", "several", "Wat regel je zelf?", (Option("Zorg", True), Option("School"), Option("Bank", True))
            ),
            Question(
                "v3", "true_false", "Op je 18e ben je verzekerd via je ouders.", is_true=False, explanation="Nee."
            ),
            Question("v4", "match", "Wat hoort bij elkaar?", pairs=(("Zorgtoeslag", "Toeslagen"), ("Loon", "Baas"))),
            Question("v5", "open", "Wie kan jou helpen?", model_answer="Bijvoorbeeld je mentor."),
        ),
        "facts": (Fact("leeftijd", "18 jaar", "Leeftijd om te stemmen", "Grondwet", "", "2030-12-31"),),
    }
    return Source(**{**given, **fields})
