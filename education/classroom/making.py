"""A teacher makes a class: without an account, in a minute."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from contributions.service import OccasionKind, Refused, open_occasion
from privacy.service import guard_for_storage

from ..enums import ClassWay, PackState
from ..models import ClassItem, ClassSession, LessonPack
from .codes import new_code, teacher_hash, teacher_token

#: A code is valid for so long.
VALID = timedelta(days=1)
#: Below this, everybody in the room would know who chose what.
FEWEST_PUPILS = 5
MOST_PUPILS = 60
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Making:
    """A class as a teacher asks for it. `nonce` belongs to the form: a second press finds the same class."""

    pack: LessonPack
    way: str
    pupils: int
    nonce: UUID
    level: str = ""
    school: str = ""


def make_class(asked: Making, *, on: date | None = None) -> tuple[ClassSession, str]:
    """A class that is open for a day, and what opens the teacher's screen. `on` is the day of the lesson, today unless
    that was before the platform ran (the demo tells of such days).

    Raises Refused, with what to do, for a pack that has nothing to ask, and for a class that is too small or large.
    """
    _check(asked)
    token = teacher_token(asked.nonce)
    for _attempt in range(_ATTEMPTS):
        if found := ClassSession.objects.filter(teacher_hash=teacher_hash(token)).first():
            return found, token
        try:
            return _make(asked, token, on or timezone.localdate()), token
        except IntegrityError:  # a double press a moment earlier, or a code that was given out already
            continue
    raise Refused(_("Het maken van de code lukte niet. Druk nog een keer op de knop."))


def _check(asked: Making) -> None:
    if asked.pack.state != PackState.PUBLISHED or not ClassItem.objects.filter(pack=asked.pack).exists():
        raise Refused(_("Bij deze les hoort nu geen vraag aan de klas. Kies een andere les."))
    if not FEWEST_PUPILS <= asked.pupils <= MOST_PUPILS:
        raise Refused(
            _("Vul een aantal in van %(fewest)d tot en met %(most)d leerlingen.")
            % {"fewest": FEWEST_PUPILS, "most": MOST_PUPILS}
        )
    if asked.way not in ClassWay.values:
        raise Refused(_("Kies hoe uw leerlingen antwoorden."))
    if asked.level and asked.level not in asked.pack.levels:
        raise Refused(_("Kies een niveau uit de lijst."))


@transaction.atomic
def _make(asked: Making, token: str, day: date) -> ClassSession:
    pack = asked.pack
    with translation.override("nl"):  # read by the team
        title = _("Klas bij ‘%(pack)s’") % {"pack": pack.title}
    occasion = open_occasion(
        kind=OccasionKind.CLASS,
        title=title,
        agenda_items=pack.agenda_items.all(),
        held_on=day,
        part_of=pack.round.occasion if pack.round else None,
    )
    return ClassSession.objects.create(
        pack=pack,
        code=new_code(),
        teacher_hash=teacher_hash(token),
        way=asked.way,
        level=asked.level,
        school=" ".join(guard_for_storage(asked.school)[0].split()),
        pupils=asked.pupils,
        held_on=day,
        expires_at=timezone.now() + VALID,
        occasion=occasion,
        is_example=pack.is_example,
    )
