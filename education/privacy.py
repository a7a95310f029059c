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
    PackNews,
    PackSubscriber,
    QuizQuestion,
    Release,
    ReleaseFile,
    ReleasePicture,
    TeacherFeedback,
)
from .teachers.forgetting import drop_all, feedback_past_term, followers_of

declare(
    PersonalData(
        model=PackSubscriber,
        purpose="Docenten vertellen dat een lespakket veranderde, als zij dat twee keer vroegen.",
        basis=Basis.CONSENT,
        term=(
            f"tot afmelden; zonder bevestiging {PackSubscriber.UNCONFIRMED_DAYS} dagen; "
            "bij een ingetrokken lespakket een jaar na het intrekken"
        ),
        of_participant=followers_of,
        export=lambda it: {
            "E-mailadres": it.email,
            "Nieuws over": str(it.pack or "alle lespakketten"),
            "Gevraagd op": it.asked_on,
            "Bevestigd op": it.confirmed_on,
        },
        purge=lambda person, _reason: drop_all(followers_of(person)),
        of_address=lambda email: PackSubscriber.objects.filter(email__iexact=email.strip()),
        purge_address=drop_all,
        own_correction="Stop met de link in elke mail, en meld u aan met het goede adres.",
        purge_order=5,
        expired=lambda today: PackSubscriber.objects.past_term(today),
        expire=drop_all,
        fields=("email", "asked_on", "confirmed_on"),
    )
)
declare(
    PersonalData(
        model=TeacherFeedback,
        purpose="Een lespakket beter maken met wat docenten zeggen. Zonder naam; alleen wie de link heeft, leest het.",
        basis=Basis.PUBLIC_TASK,
        term="twee jaar, of eerder als de docent het zelf wist",
        expired=feedback_past_term,
        fields=("worked", "wrong", "minutes", "level", "answer", "given_on"),
    )
)
declare_without("Welke uitgave gemaild is, zonder aan wie.", PackNews)
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
