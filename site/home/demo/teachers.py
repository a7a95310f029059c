"""What teachers of the demo said of a lesson pack, and what the team answered."""

from dataclasses import dataclass

from django.db import transaction

from education.models import LessonPack
from education.service import TeacherSaid, answer_teacher, say_of_pack
from people.models import User

from .tokens import token


@dataclass(frozen=True, slots=True)
class DemoTeacher:
    """One reaction: what was said, and where we brought it with which answer; without `to` it waits."""

    name: str
    minutes: int | None
    worked: str = ""
    wrong: str = ""
    to: str = ""
    answer: str = ""


TEACHERS = (
    DemoTeacher(
        "vmbo", 55, "De kaartjes. Iedereen had een mening. (VOORBEELD)",
        "Op de dia met de stappen staat een stap dubbel. (VOORBEELD)", "done",
        "Dank u wel, dat klopte. De dubbele stap is weg. (VOORBEELD)",
    ),
    DemoTeacher(
        "havo", 60, "Het gesprek na de stemming. (VOORBEELD)", "De tijd voor stap 3 is te kort. (VOORBEELD)", "taken_up",
        "Dank u wel. Wij kijken naar de tijden. (VOORBEELD)",
    ),
    DemoTeacher(
        "mbo", 50, "", "Ik mis een filmpje. (VOORBEELD)", "not",
        "Dank u wel. Wij maken geen filmpje: de les moet ook zonder internet werken. (VOORBEELD)",
    ),
    DemoTeacher("jongerenwerk", None, "Ook in een buurthuis werkte het goed. (VOORBEELD)"),
)  # fmt: skip


def build(pack: LessonPack, editor: User) -> None:
    """Make what is missing; `pack` is published. Twice is harmless: the same words with the same number are one."""
    for each in TEACHERS:
        with transaction.atomic():
            said = say_of_pack(
                TeacherSaid(
                    pack=pack,
                    nonce=token(f"teacher:{each.name}"),
                    worked=each.worked,
                    wrong=each.wrong,
                    minutes=each.minutes,
                )
            )
            if each.to and said.version == 1:
                answer_teacher(said, each.to, answer=each.answer, seen=said.version, by=editor)
