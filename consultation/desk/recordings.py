"""What of rounds waits for a member of staff. One function per kind of work; each gives one line at most."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.service import is_late, promised_by
from pages.service import DeskItem, Urgency

from ..models import Recording
from ..permissions import Visitor, may_write_out_recordings


def recordings_to_write_out(user: Visitor) -> Iterator[DeskItem]:
    """Recordings that wait for words; late after two working days. One query."""
    if not may_write_out_recordings(user):
        return
    since = "answer__submission__participation__handed_in_on"
    waiting = Recording.objects.to_write_out().order_by().aggregate(count=Count("pk"), since=Min(since))
    if not waiting["count"]:
        return
    title = ngettext("Schrijf %(count)d opname uit", "Schrijf %(count)d opnames uit", waiting["count"])
    late = is_late(waiting["since"], timezone.localdate())
    yield DeskItem(
        Urgency.LATE if late else Urgency.NOW,
        title % {"count": waiting["count"]},
        reverse("recordings:index"),
        _("De oudste wacht langer dan twee werkdagen.") if late else _("Binnen twee werkdagen, dat beloofden wij."),
        due=promised_by(waiting["since"]),
    )


SOURCES = (recordings_to_write_out,)
