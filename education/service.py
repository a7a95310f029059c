"""What other apps may use from education: packs, their releases, and classes that give their voice.

Everything else is private.
"""

from .enums import Audience, ClassItemKind, ClassWay, Level, Licence, MaterialKind, PackState, QuestionKind, Subject
from .packs.building import make_pack
from .packs.every import EVERY_PACK

__all__ = [
    "EVERY_PACK",
    "Audience",
    "ClassItemKind",
    "ClassWay",
    "Level",
    "Licence",
    "MaterialKind",
    "PackState",
    "QuestionKind",
    "Subject",
    "make_pack",
]
