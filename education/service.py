"""What other apps may use from education: packs, their releases, and classes that give their voice.

Everything else is private.
"""

from .classroom.beside import ClassesBeside, classes_beside
from .enums import Audience, ClassItemKind, ClassWay, Level, Licence, MaterialKind, PackState, QuestionKind, Subject

__all__ = [
    "Audience",
    "ClassItemKind",
    "ClassWay",
    "ClassesBeside",
    "Level",
    "Licence",
    "MaterialKind",
    "PackState",
    "QuestionKind",
    "Subject",
    "classes_beside",
]
