"""What other apps may use from education: packs, their releases, and classes that give their voice.

Everything else is private.
"""

from .enums import Audience, ClassItemKind, ClassWay, Level, Licence, MaterialKind, PackState, QuestionKind, Subject

__all__ = [
    "Audience",
    "ClassItemKind",
    "ClassWay",
    "Level",
    "Licence",
    "MaterialKind",
    "PackState",
    "QuestionKind",
    "Subject",
]
