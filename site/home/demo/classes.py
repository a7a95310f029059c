"""Classes of the demo: three that stand beside their round (71 pupils), one that waits, and one that is open now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from education.models import ClassItem, ClassSession, LessonPack
from education.service import (
    ClassItemKind,
    ClassMaking,
    ClassWay,
    choices_in_class,
    choose_in_class,
    close_class,
    count_in_class,
    decide_class,
    make_class,
    send_class_words,
)
from people.models import User
from people.service import Role

from .tokens import token


@dataclass(frozen=True, slots=True)
class DemoClass:
    """A class of the demo. `votes`: per question how many chose each answer, in order; `days` ago it was held."""

    name: str
    school: str
    level: str
    way: str
    pupils: int
    votes: tuple[tuple[int, ...], ...]
    days: int = 0
    words: tuple[str, ...] = ()


#: Three classes: 28, 24 and 19 pupils.
STANDING = (
    DemoClass(
        "de-brug", "De Brug in Zwolle (VOORBEELD)", "vmbo_tl", ClassWay.DEVICES, 28,
        ((19, 6, 3), (9, 14, 5), (12, 10, 6), (7, 15, 6)), 9,
        (
            "Kijk eerst of iemand kinderen heeft. Die kunnen er niks aan doen.",
            "Laat mensen zelf zeggen hoe erg het is. Een ander weet dat niet.",
            "Bel terug als je zegt dat je belt.",
            "Maak een lijst en laat iedereen zien op welke plek hij staat.",
        ),
    ),
    DemoClass(
        "het-vecht", "Het Vechtcollege (VOORBEELD)", "havo", ClassWay.HANDS, 24,
        ((17, 5, 2), (13, 8, 3), (6, 16, 2), (11, 8, 5)), 6,
    ),
    DemoClass(
        "roc-noord", "ROC Noord (VOORBEELD)", "mbo_2", ClassWay.PAPER, 19,
        ((14, 3, 2), (7, 9, 3), (5, 12, 2), (4, 9, 6)), 5,
    ),
)  # fmt: skip
#: A colleague has to look at it first: the teacher counted hands, and said no school.
WAITING = DemoClass(
    "zonder-school", "", "vwo", ClassWay.HANDS, 26, ((15, 8, 3), (12, 11, 3), (9, 13, 4), (10, 9, 7)), 1
)
#: In a lesson now: nine screens answered so far.
OPEN = DemoClass(
    "nu",
    "De Brug in Zwolle (VOORBEELD)",
    "vmbo_tl",
    ClassWay.DEVICES,
    25,
    ((5, 3, 1), (2, 5, 2), (6, 2, 1), (1, 5, 3)),
)
WHY = "De docent gebeld: deze klas is er echt. (VOORBEELD)"


def build(team: dict[Role, User], pack: LessonPack) -> None:
    """Make what is missing, all or nothing; `pack` is published and belongs to the round beside which classes stand."""
    with transaction.atomic():
        if not ClassSession.objects.filter(pack=pack, is_example=True).exists():
            for each in STANDING:
                decide_class(close_class(_held(pack, each)), "shown", reason=WHY, by=team[Role.ORGANISER])
            close_class(_held(pack, WAITING))
    with transaction.atomic():
        if not ClassSession.objects.filter(pack=pack, is_example=True, state="open").exists():
            _held(pack, OPEN)


def _held(pack: LessonPack, told: DemoClass) -> ClassSession:
    day = timezone.localdate() - timedelta(days=told.days)
    asked = ClassMaking(
        pack=pack,
        way=told.way,
        pupils=told.pupils,
        level=told.level if told.level in pack.levels else "",
        school=told.school,
        nonce=token(f"class:{told.name}:{day}"),
    )
    session, _link = make_class(asked, on=day)
    items = list(ClassItem.objects.filter(pack=pack))
    countable = [item for item in items if item.kind != ClassItemKind.OWN_WORDS]
    for item, votes in zip(countable, told.votes, strict=False):
        _vote(session, item, votes, told, day)
    for item in items:
        if item.kind == ClassItemKind.OWN_WORDS:
            _write(session, item, told, day)
    return session


def _vote(session: ClassSession, item: ClassItem, votes: Sequence[int], told: DemoClass, day: date) -> None:
    codes = [code for code, _label in choices_in_class(item)]
    if told.way != ClassWay.DEVICES:
        count_in_class(session, item, dict(zip(codes, votes, strict=False)))
        return
    place = 0
    for code, people in zip(codes, votes, strict=False):
        for _pupil in range(people):
            choose_in_class(session, token(f"class:{told.name}:{day}:{place}"), item, code)
            place += 1


def _write(session: ClassSession, item: ClassItem, told: DemoClass, day: date) -> None:
    for place, text in enumerate(told.words):
        key = token(f"class:{told.name}:{day}:{place}")
        send_class_words(session, key, item, text, nonce=token(f"words:{told.name}:{place}"))
