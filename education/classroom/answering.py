"""What a pupil says: a choice, own words, an age. No name is asked, and nothing is kept of when or from where.

Every deed holds the class, so that none of them slips in while it closes.
"""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from contributions.service import ContributionKind, Refused, Words, add_words_of_the_group

from ..enums import AgeGroup, ClassItemKind
from ..models import ClassAnswer, ClassItem, ClassPupil, ClassSession, ClassWords
from .asking import SENT, choices_of, for_screens
from .finding import locked_open

LONGEST = 1000
#: A screen that lost its cookie comes back as a new one: room for so many. A code that goes round is stopped here.
SPARE_SCREENS = 10


@transaction.atomic
def choose(session: ClassSession, key: UUID, item: ClassItem, choice: str) -> ClassAnswer:
    """Keep what this screen chose; a later choice takes the place of an earlier one.

    Raises Refused when the class is closed or full, and for what cannot be chosen.
    """
    kept = _asked(session, item)
    if choice not in dict(choices_of(item)):
        raise Refused(_("Kies een van de antwoorden. Of sla de vraag over."))
    pupil = _pupil(kept, key)
    answer, _is_new = ClassAnswer.objects.update_or_create(pupil=pupil, item=item, defaults={"choice": choice})
    return answer


@transaction.atomic
def say_age(session: ClassSession, key: UUID, age_group: str) -> None:
    """Keep the age group of this screen; "" says nothing. Raises Refused as :func:`choose` does."""
    if age_group and age_group not in AgeGroup.values:
        raise Refused(_("Kies een van de antwoorden. Of sla de vraag over."))
    pupil = _pupil(locked_open(session), key)
    pupil.age_group = age_group
    pupil.save(update_fields=["age_group"])


@transaction.atomic
def send_words(session: ClassSession, key: UUID, item: ClassItem, text: str, *, nonce: UUID) -> ClassWords:
    """Own words, on their way to the moderator. The same nonce twice is one; each screen writes once per question.

    That a screen wrote is kept; which words were its own is not. Raises Refused when the class is closed or full,
    for no words or too many, and for a second time.
    """
    check_words(text)
    kept = _asked(session, item)
    if item.kind != ClassItemKind.OWN_WORDS:
        raise Refused(_("Bij deze vraag kies je een antwoord. Ga terug naar de vraag."))
    if found := ClassWords.objects.filter(nonce=nonce).first():
        if found.session_id != kept.pk:
            raise Refused(_("Dit lukte niet. Ververs de pagina en probeer het nog een keer."))
        return found
    pupil = _pupil(kept, key)
    _answer, is_first = ClassAnswer.objects.get_or_create(pupil=pupil, item=item, defaults={"choice": SENT})
    if not is_first:
        raise Refused(_("Bij deze vraag stuurde je al woorden. Ga verder met de volgende vraag."))
    return words_of_nobody(session, item, text, nonce=nonce, age_group=pupil.age_group)


def words_of_nobody(
    session: ClassSession, item: ClassItem, text: str, *, nonce: UUID, age_group: str = ""
) -> ClassWords:
    """Words of this class as a contribution of nobody, guarded, that waits for the moderator."""
    occasion = session.occasion
    words = Words(
        kind=ContributionKind.PROPOSAL,
        question=item.text,
        text=text.strip(),
        agenda_item_ids=tuple(occasion.agenda_items.values_list("pk", flat=True)),
        order=item.order,
    )
    (contribution,) = add_words_of_the_group(occasion, [words])
    return ClassWords.objects.create(
        nonce=nonce, session=session, item=item, age_group=age_group, contribution=contribution
    )


def check_words(text: str) -> None:
    """Raises Refused, with what to do, for no words or too many."""
    if not text.strip():
        raise Refused(_("Schrijf eerst iets op. Of sla de vraag over."))
    if len(text) > LONGEST:
        raise Refused(_("Dit is te lang. Maak het korter: hoogstens %(most)d tekens.") % {"most": LONGEST})


def answered_by(key: UUID) -> dict[int, str]:
    """What this screen chose, by the key of the question. One query."""
    return dict(ClassAnswer.objects.filter(pupil=key).values_list("item", "choice"))


def _asked(session: ClassSession, item: ClassItem) -> ClassSession:
    kept = locked_open(session)
    if item.pack_id != kept.pack_id or not for_screens(kept, [item]):
        raise Refused(_("Deze vraag hoort niet bij jouw klas. Begin opnieuw met de code."))
    return kept


def _pupil(session: ClassSession, key: UUID) -> ClassPupil:
    """The screen with this key, made at its first answer. The class is held: counting is exact."""
    if found := ClassPupil.objects.filter(pk=key).first():
        if found.session_id != session.pk:
            raise Refused(_("Jouw scherm hoort bij een andere klas. Begin opnieuw met de code."))
        return found
    if ClassPupil.objects.filter(session=session).count() >= session.pupils + SPARE_SCREENS:
        raise Refused(_("Deze klas is vol. Vraag je docent of dit de goede code is."))
    return ClassPupil.objects.create(key=key, session=session)
