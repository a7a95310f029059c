"""The tables of education, by noun."""

from .classroom import ClassAnswer, ClassCount, ClassPupil, ClassSession, ClassWords
from .pack import ClassItem, Figure, LessonPack, LessonStep, Material, QuizQuestion
from .page import LessonPackIndexPage, LessonPackPage
from .release import Release, ReleaseFile, ReleasePicture
from .teachers import PackNews, PackSubscriber, TeacherFeedback

__all__ = [
    "ClassAnswer",
    "ClassCount",
    "ClassItem",
    "ClassPupil",
    "ClassSession",
    "ClassWords",
    "Figure",
    "LessonPack",
    "LessonPackIndexPage",
    "LessonPackPage",
    "LessonStep",
    "Material",
    "PackNews",
    "PackSubscriber",
    "QuizQuestion",
    "Release",
    "ReleaseFile",
    "ReleasePicture",
    "TeacherFeedback",
]
