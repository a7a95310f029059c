"""What of classes waits for a colleague, as lines on the desk: one line and one query per kind of work."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Contribution
from contributions.service import ModerationState, OccasionKind, is_late, promised_by
from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import ClassState, Trust
from ..models import ClassSession
from ..permissions import may_change_classes, may_read_class_words

_MOST = 500


def words_of_pupils(user: DeskVisitor) -> Iterator[DeskItem]:
    """Own words of pupils that nobody read. They come today, before all other words: a pupil cannot be asked back."""
    if not may_read_class_words(user):
        return
    waiting = Contribution.objects.filter(
        occasion__kind=OccasionKind.CLASS, moderation=ModerationState.WAITING, emptied_reason=""
    )
    days = list(waiting.order_by("arrived_on").values_list("arrived_on", flat=True)[:_MOST])
    if not days:
        return
    title = ngettext("Lees %(count)d antwoord uit een klas", "Lees %(count)d antwoorden uit klassen", len(days))
    yield DeskItem(
        Urgency.LATE if is_late(days[0], timezone.localdate()) else Urgency.NOW,
        title % {"count": len(days)},
        f"{reverse('moderatie:index')}?kind={OccasionKind.CLASS.value}",
        _("Lees dit als eerste. Wij weten niet welke leerling het schreef."),
        due=days[0],
    )


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


SOURCES = (words_of_pupils, classes_to_decide)
