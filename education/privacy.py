"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from privacy.service import Basis, PersonalData, declare, declare_without

from .models import (
    ClassAnswer,
    ClassCount,
    ClassItem,
    ClassPupil,
    ClassSession,
    ClassWords,
    Figure,
    LessonPack,
    LessonPackIndexPage,
    LessonPackPage,
    LessonStep,
    Material,
    PackSubscriber,
    QuizQuestion,
    Release,
    ReleaseFile,
    ReleasePicture,
    TeacherFeedback,
)

declare(
    PersonalData(
        model=PackSubscriber,
        purpose="Docenten vertellen dat een lespakket veranderde, als zij dat twee keer vroegen.",
        basis=Basis.CONSENT,
        term="tot afmelden; zonder bevestiging zeven dagen",
        fields=("email", "asked_on", "confirmed_on"),
    )
)
declare(
    PersonalData(
        model=TeacherFeedback,
        purpose="Een lespakket beter maken met wat docenten zeggen.",
        basis=Basis.PUBLIC_TASK,
        term="twee jaar",
        fields=("worked", "wrong", "given_on"),
    )
)
declare_without("Een scherm in een klas en wat het koos: zonder naam, een dag lang.", ClassPupil, ClassAnswer)
declare_without("Woorden uit een klas, van niemand in het bijzonder.", ClassWords)
declare_without("Een klas als geheel: aantallen, en een school als de docent die noemt.", ClassSession, ClassCount)
declare_without(
    "Lesmateriaal, zonder mensen erin.",
    LessonPack,
    LessonPack.agenda_items.through,
    LessonPackIndexPage,
    LessonPackPage,
    LessonStep,
    Material,
    QuizQuestion,
    Figure,
    ClassItem,
    Release,
    ReleaseFile,
    ReleasePicture,
)
