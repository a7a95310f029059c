"""What other apps may use from education: packs, their releases, classes that give their voice, and teachers.

And its writers of documents with real styles, which the report of the dossier uses too (ADR 0060).

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
from .formats.documents.blocks import made_sound
from .formats.documents.docx import docx_of
from .formats.documents.odt import odt_of
from .formats.documents.paper import Paper
from .formats.documents.pdf import html_of, pdf_of
from .formats.documents.pictures import PictureReader
from .packs.building import make_pack
from .packs.every import EVERY_PACK
from .releases.asking import ask_release
from .releases.building import build as build_release
from .source import Block
from .teachers.following import put_on_list as put_on_pack_list
from .teachers.giving import Said as TeacherSaid
from .teachers.giving import give as say_of_pack
from .transitions import move_feedback as answer_teacher

__all__ = [
    "EVERY_PACK",
    "Audience",
    "Block",
    "ClassItemKind",
    "ClassMaking",
    "ClassWay",
    "ClassesBeside",
    "Level",
    "Licence",
    "MaterialKind",
    "PackState",
    "Paper",
    "PictureReader",
    "QuestionKind",
    "Subject",
    "TeacherSaid",
    "answer_teacher",
    "ask_release",
    "build_release",
    "choices_in_class",
    "choose_in_class",
    "classes_beside",
    "close_class",
    "count_in_class",
    "decide_class",
    "docx_of",
    "html_of",
    "made_sound",
    "make_class",
    "make_pack",
    "odt_of",
    "pdf_of",
    "publish_pack",
    "put_on_pack_list",
    "say_of_pack",
    "send_class_words",
]
