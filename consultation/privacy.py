"""What this app holds about people, for the register: how to show it to them, and how to wipe it.

Words live in contributions from the moment they are handed in; here only codes stay ("koos antwoord a").
A draft goes whole, with its participation (contributions.delete_drafts); so those rows never expire by themselves.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from contributions.models import Contribution, Participation
from people.models import Participant
from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .enums import CallBackState
from .methods import method_of
from .models import (
    Answer,
    AnswerWords,
    CallBackRequest,
    Item,
    ItemVersion,
    Recording,
    Round,
    RoundIndexPage,
    RoundPage,
    Step,
    Submission,
)
from .progress import given_of
from .recording.files import forget
from .recording.keeping import forget_of
from .recording.limits import DAYS_AFTER_DONE, DAYS_AFTER_HANDING_IN
from .recording.retention import expire, export_recording, past_term, purge_recordings, recordings_of

WORDS_TERM = "zolang het ontwerp in gebruik is; daarna beslist de archiefwet"
CALL_BACK_DAYS = 30
CALL_BACK_DAYS_WHEN_DONE = 1


def answers_of(participant: Participant) -> QuerySet[Answer]:
    """What this person chose."""
    return Answer.objects.filter(submission__participation__participant=participant).select_related(
        "item__step", "item_version"
    )


def export_answer(answer: Answer) -> Mapping[str, Any]:
    """One answer as the person may read it: the question as it was asked, and what was chosen."""
    told = method_of(answer.item).tell(answer.item, answer.item_version, given_of(answer))
    return {
        "Vraag": answer.item_version.text,
        "Uw antwoord": "\n".join(told) or ("Overgeslagen" if answer.skipped else "Zie uw woorden"),
    }


def purge_answers(participant: Participant, reason: str) -> int:
    """Delete what somebody chose; the words are emptied by contributions, and this link to them goes first."""
    return answers_of(participant).order_by().delete()[0]


def wipe_participation(participation: Participation) -> None:
    """When somebody takes everything back: the form goes, and with it what was chosen and what was spoken."""
    forget_of([participation])
    Submission.objects.filter(participation=participation).delete()


def wipe_copies(contributions: Sequence[Contribution]) -> None:
    """When words are emptied: the link says at which answer they stood, and a recording says them still."""
    found = AnswerWords.objects.filter(contribution__in=[contribution.pk for contribution in contributions])
    for answer, prompt in found.filter(spoken=True).values_list("answer", "prompt"):
        forget(Recording.objects.filter(answer=answer, prompt=prompt))
    found.delete()


def submissions_of(participant: Participant) -> QuerySet[Submission]:
    """The forms this person filled in."""
    return Submission.objects.filter(participation__participant=participant)


def words_of(participant: Participant) -> QuerySet[AnswerWords]:
    """Which words stand at which answer."""
    return AnswerWords.objects.filter(answer__submission__participation__participant=participant)


def expired_call_backs(today: date) -> QuerySet[CallBackRequest]:
    """Called, or asked so long ago that calling makes no sense any more."""
    done = ~Q(state=CallBackState.OPEN) & Q(asked_on__lt=today - timedelta(days=CALL_BACK_DAYS_WHEN_DONE))
    return CallBackRequest.objects.filter(done | Q(asked_on__lt=today - timedelta(days=CALL_BACK_DAYS)))


declare(
    PersonalData(
        model=Answer,
        purpose="Weten wat mensen kozen, en hoe vaak, per groep.",
        basis=Basis.PUBLIC_TASK,
        term=f"{WORDS_TERM}; een concept gaat weg met de deelname",
        nomination=Nomination.KEEP,
        of_participant=answers_of,
        to_participation="submission__participation",
        export=export_answer,
        purge=purge_answers,
        purge_order=10,
        fields=("value", "draft_words"),
    )
)
declare(
    PersonalData(
        model=AnswerWords,
        purpose="Weten bij welke vraag woorden horen.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het antwoord bewaard wordt",
        of_participant=words_of,
        purge=lambda participant, reason: words_of(participant).delete()[0],
        purge_order=5,
    )
)
declare(
    PersonalData(
        model=Recording,
        purpose="Iemand laten praten in plaats van schrijven; een collega schrijft het uit. "
        "Een stem kan herkend worden.",
        basis=Basis.PUBLIC_TASK,
        term=f"het geluid: {DAYS_AFTER_DONE} dagen na het uitschrijven, hoogstens {DAYS_AFTER_HANDING_IN} dagen "
        "na het insturen; dat er een opname was: zolang het antwoord bewaard wordt",
        of_participant=recordings_of,
        to_participation="answer__submission__participation",
        export=export_recording,
        purge=purge_recordings,
        purge_order=4,
        expired=past_term,
        expire=expire,
        fields=("file", "seconds", "state", "reason", "done_on"),
    )
)
declare(
    PersonalData(
        model=Submission,
        purpose="De antwoorden van één keer meedoen bij elkaar houden.",
        basis=Basis.PUBLIC_TASK,
        term=f"{WORDS_TERM}; een concept gaat weg met de deelname",
        nomination=Nomination.KEEP,
        of_participant=submissions_of,
        purge=lambda participant, reason: submissions_of(participant).delete()[0],
        purge_order=15,
    )
)
declare(
    PersonalData(
        model=CallBackRequest,
        purpose="Iemand bellen die hulp vraagt bij het invullen. Staat los van de antwoorden.",
        basis=Basis.PUBLIC_TASK,
        term=f"tot de dag na het gesprek; hoogstens {CALL_BACK_DAYS} dagen",
        expired=expired_call_backs,
        fields=("name", "phone", "when"),
    )
)
declare_without("Wat wij vragen, zonder mensen. De contactpersoon maakt zich hier zelf openbaar bereikbaar.", Round)
declare_without("Wat wij vragen, zonder mensen.", Step, Item, ItemVersion, RoundIndexPage, RoundPage)
declare_without("Koppelt alleen aan acties van de agenda.", Item.agenda_items.through)
