"""Cases that a colleague wrote, and nobody looked over."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import CaseState
from ..models import Case
from ..permissions import may_review_cases


def cases_to_review(user: DeskVisitor) -> Iterator[DeskItem]:
    """Concepts of others: who wrote a case does not look it over. One query."""
    if not may_review_cases(user):
        return
    of_others = Q(written_by=None) | ~Q(written_by=user.pk)
    number = Case.objects.filter(of_others, state=CaseState.DRAFT).count()
    if not number:
        return
    title = ngettext("Kijk %(count)d casus na", "Kijk %(count)d casussen na", number)
    yield DeskItem(
        Urgency.WHEN_YOU_CAN,
        title % {"count": number},
        f"{reverse('cases:index')}?state={CaseState.DRAFT}",
        _("Een collega schreef dit. Pas na uw akkoord leggen wij het voor aan mensen."),
    )


SOURCES = (cases_to_review,)
