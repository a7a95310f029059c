"""A teacher says how the lesson went: without an account, once per form, and can take it back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contributions.service import Refused, tell_texts_gone
from privacy.service import guard_for_storage, remember

from ..enums import FeedbackState, PackState
from ..models import LessonPack, Release, TeacherFeedback
from ..woo import FEEDBACK

#: What the ledger of erasures calls what a teacher took back.
TAKEN_BACK = "teacher_words"
#: Characters in one answer.
LONGEST = 2000
#: Minutes a lesson may have taken; what is outside is a slip of the finger.
SHORTEST_LESSON, LONGEST_LESSON = 5, 300
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a teacher says of a pack. `minutes` is what the lesson really took; `nonce` belongs to the form."""

    pack: LessonPack
    nonce: UUID
    worked: str = ""
    wrong: str = ""
    minutes: int | None = None
    level: str = ""


def give(said: Said) -> TeacherFeedback:
    """Keep what a teacher says; returns it. A double press is one.

    Who goes back and sends the same form with other words, corrects it, as long as nobody took it up. Raises Refused,
    with what to do, for a pack that is not online, for nothing said, and for words that come after we began.
    """
    values = _checked(said)
    for _attempt in range(_ATTEMPTS):
        kept = TeacherFeedback.objects.filter(nonce=said.nonce).first()
        if kept is not None:
            return _corrected(kept, values)
        newest = Release.objects.ready().filter(pack=said.pack).only("pk").first()
        try:
            with transaction.atomic():
                return TeacherFeedback.objects.create(pack=said.pack, release=newest, nonce=said.nonce, **values)
        except IntegrityError:  # the other click of a double click
            continue
    raise Refused(_("Het versturen lukte niet. Druk nog een keer op de knop."))


@transaction.atomic
def take_back(feedback: TeacherFeedback) -> None:
    """The teacher wants it gone: what was said and what we answered. Twice is harmless."""
    remember(TAKEN_BACK, [feedback.pk], "withdrawn")
    tell_texts_gone(FEEDBACK, [feedback.pk])
    TeacherFeedback.objects.filter(pk=feedback.pk).delete()


def take_back_again(key: str, _reason: str) -> bool:
    """Take back what a back-up brought back; whether it was there."""
    found = TeacherFeedback.objects.filter(pk=key).first()
    if found is not None:
        take_back(found)
    return found is not None


@transaction.atomic
def _corrected(kept: TeacherFeedback, values: dict[str, object]) -> TeacherFeedback:
    kept = TeacherFeedback.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    if all(getattr(kept, name) == value for name, value in values.items()):
        return kept
    if kept.state != FeedbackState.NEW:
        raise Refused(_("Wij lezen uw eerste reactie al. Open het formulier opnieuw voor wat u nog wilt zeggen."))
    for name, value in values.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save(update_fields=[*values, "version"])
    return kept


def _checked(said: Said) -> dict[str, object]:
    """As it may be kept. Raises Refused."""
    if said.pack.state != PackState.PUBLISHED:
        raise Refused(_("Wij gebruiken dit lespakket niet meer. Kies een ander pakket, of bel ons."))
    worked, wrong = (guard_for_storage(text)[0].strip() for text in (said.worked, said.wrong))
    if not (worked or wrong or said.minutes):
        raise Refused(_("Vul minstens één vraag in. Dan kunnen wij er iets mee."))
    if max(len(worked), len(wrong)) > LONGEST:
        raise Refused(_("Dit is te lang. Schrijf hoogstens 2000 tekens."))
    if said.minutes is not None and not SHORTEST_LESSON <= said.minutes <= LONGEST_LESSON:
        raise Refused(_("Vul hele minuten in: een getal van 5 tot en met 300."))
    if said.level and said.level not in said.pack.levels:
        raise Refused(_("Kies een niveau uit de lijst."))
    return {"worked": worked, "wrong": wrong, "minutes": said.minutes, "level": said.level}
