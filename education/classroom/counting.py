"""Hands or papers, counted by the teacher."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from contributions.service import Refused

from ..enums import ClassWay
from ..models import ClassCount, ClassItem, ClassSession
from .asking import choices_of
from .finding import locked_open


@transaction.atomic
def count_item(session: ClassSession, item: ClassItem, counts: Mapping[str, int]) -> None:
    """So many pupils for each choice (by code; what is not given is nobody). Counting again replaces it.

    Raises Refused, with what to do, when the class is closed or answers on screens, and for impossible numbers.
    """
    kept = locked_open(session, told=_("Uw klas is gesloten. U kunt de aantallen niet meer veranderen."))
    choices = dict(choices_of(item))
    if kept.way == ClassWay.DEVICES or item.pack_id != kept.pack_id or not choices:
        raise Refused(_("Hier valt niets te tellen. Uw leerlingen antwoorden zelf."))
    if set(counts) - set(choices) or any(number < 0 for number in counts.values()):
        raise Refused(_("Vul bij elk antwoord een aantal in. Nul mag ook."))
    total = sum(counts.values())
    if total > kept.pupils:
        raise Refused(
            _("U telde %(total)d leerlingen, maar de klas heeft er %(pupils)d. Tel nog een keer.")
            % {"total": total, "pupils": kept.pupils}
        )
    rows = [ClassCount(session=kept, item=item, choice=code, people=counts.get(code, 0)) for code in choices]
    ClassCount.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["session", "item", "choice"], update_fields=["people"]
    )


def counted_at(session: ClassSession, item: ClassItem) -> dict[str, int]:
    """What was counted here before, by code. One query."""
    return dict(ClassCount.objects.filter(session=session, item=item).values_list("choice", "people"))
