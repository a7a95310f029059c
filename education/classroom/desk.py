"""What of classes waits for an organiser, as a line on the desk. Words of pupils have theirs in contributions."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.service import is_late, promised_by
from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import ClassState, Trust
from ..models import ClassSession
from ..permissions import may_change_classes

_MOST = 500


def classes_to_decide(user: DeskVisitor) -> Iterator[DeskItem]:
    """Closed classes of which somebody must say whether they stand beside their round."""
    if not may_change_classes(user):
        return
    waiting = ClassSession.objects.filter(state=ClassState.CLOSED, trust=Trust.WAITS)
    found = list(waiting.order_by("held_on", "pk").values_list("pk", "pack__title", "held_on")[:_MOST])
    if not found:
        return
    key, lesson, day = found[0]
    due, today = promised_by(day), timezone.localdate()
    title = ngettext("Beslis over %(count)d klas", "Beslis over %(count)d klassen", len(found))
    one = len(found) == 1
    yield DeskItem(
        Urgency.LATE if is_late(day, today) else Urgency.NOW if due <= today else Urgency.SOON,
        title % {"count": len(found)},
        reverse("classes:inspect", args=[key]) if one else f"{reverse('classes:index')}?trust=waits&state=closed",
        _("De klas bij ‘%(lesson)s’ was op %(day)s. De docent wacht op ons.")
        % {"lesson": lesson, "day": date_format(day, "j F")},
        due=due,
    )


SOURCES = (classes_to_decide,)
