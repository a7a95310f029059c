"""Own words on paper: a colleague types over what a pupil wrote on a slip. The teacher sends the slips unread."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import ClassItemKind
from ..models import ClassItem, ClassSession, ClassWords
from .answering import SPARE_SCREENS, check_words, words_of_nobody


@transaction.atomic
def type_slip(session: ClassSession, item: ClassItem, text: str, *, nonce: UUID, by: User) -> ClassWords:
    """Words from a slip, on their way to the moderator; also after the class closed. The same nonce twice is one.

    Raises Refused for no words or too many, for a question that has no words, and for more slips than a class writes.
    """
    check_words(text)
    kept = ClassSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if found := ClassWords.objects.filter(nonce=nonce, session=kept).first():
        return found
    if item.kind != ClassItemKind.OWN_WORDS or item.pack_id != kept.pack_id:
        raise Refused(_("Kies bij welke vraag het blaadje hoort."))
    if ClassWords.objects.filter(session=kept, item=item).count() >= kept.pupils + SPARE_SCREENS:
        raise Refused(_("Er zijn al meer antwoorden dan leerlingen. Kijk of dit blaadje bij deze klas hoort."))
    made = words_of_nobody(kept, item, text, nonce=nonce)
    record("education.type_slip", by=by, on=kept)
    return made
