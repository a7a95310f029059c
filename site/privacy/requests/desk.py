"""Requests on the desk of the privacy officer: each has a term of the law."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .models import RightsRequest
from .permissions import may_handle

_SOON = timedelta(days=7)
MOST_COUNTED = 1_000


def requests_to_decide(user: DeskVisitor) -> Iterator[DeskItem]:
    """What waits for a decision, the shortest term first; one query."""
    if not may_handle(user):
        return
    found = list(RightsRequest.objects.waiting().order_by("due_on", "id").values_list("pk", "due_on")[:MOST_COUNTED])
    if not found:
        return
    (key, due_on), today = found[0], timezone.localdate()
    if due_on < today:
        urgency, text = Urgency.LATE, _("De termijn van de wet is voorbij. Antwoord nu.")
    else:
        urgency = Urgency.NOW if due_on <= today + _SOON else Urgency.SOON
        text = _("Het eerste antwoord moet er uiterlijk op %(day)s zijn.") % {"day": date_format(due_on, "j F Y")}
    yield DeskItem(
        urgency,
        ngettext(
            "Beslis over %(count)s verzoek over gegevens", "Beslis over %(count)s verzoeken over gegevens", len(found)
        )
        % {"count": len(found)},
        reverse("verzoeken:decide", args=[key]) if len(found) == 1 else reverse("verzoeken:index"),
        text,
        due=due_on,
    )


SOURCES = (requests_to_decide,)
