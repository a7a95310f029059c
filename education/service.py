"""What other apps may use from education: packs, their releases, and classes that give their voice.

Everything else is private.
"""

from .authoring.publishing import publish_pack
from .classroom.answering import choose as choose_in_class
from .classroom.answering import send_words as send_class_words
from .classroom.asking import choices_of as choices_in_class
from .classroom.beside import ClassesBeside, classes_beside
from .classroom.closing import close_class
from .classroom.counting import count_item as count_in_class
from .classroom.making import Making as ClassMaking
from .classroom.making import make_class
from .classroom.standing import decide as decide_class
from .enums import Audience, ClassItemKind, ClassWay, Level, Licence, MaterialKind, PackState, QuestionKind, Subject
from .packs.building import make_pack
from .packs.every import EVERY_PACK
from .releases.asking import ask_release
from .releases.building import build as build_release

__all__ = [
    "EVERY_PACK",
    "Audience",
    "ClassItemKind",
    "ClassMaking",
    "ClassWay",
    "ClassesBeside",
    "Level",
    "Licence",
    "MaterialKind",
    "PackState",
    "QuestionKind",
    "Subject",
    "ask_release",
    "build_release",
    "choices_in_class",
    "choose_in_class",
    "classes_beside",
    "close_class",
    "count_in_class",
    "decide_class",
    "make_class",
    "make_pack",
    "publish_pack",
    "send_class_words",
]
