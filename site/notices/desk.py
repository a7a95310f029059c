"""Mail that did not leave, on the desk of who may see messages."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .models import Notice

VIEW, RETRY = "notices.view_notice", "notices.retry_notice"
#: A message that waits longer than this is worth a look at the mail server.
LONG = timedelta(hours=1)


def mail(user: DeskVisitor) -> Iterator[DeskItem]:
    """Given up, and unusually long under way; two counts."""
    if not user.has_perm(VIEW):
        return
    index = reverse("berichten:index")
    if failed := Notice.objects.failed().count():
        yield DeskItem(
            Urgency.NOW,
            ngettext("Bekijk %(count)s mail die niet aankwam", "Bekijk %(count)s mails die niet aankwamen", failed)
            % {"count": failed},
            f"{index}?state=failed",
            _("Kijk waarom, en verstuur opnieuw wat nog kan.")
            if user.has_perm(RETRY)
            else _("Kijk waarom. De beheerder kan ze opnieuw versturen."),
        )
    if late := Notice.objects.waiting().filter(queued_at__lt=timezone.now() - LONG).count():
        yield DeskItem(
            Urgency.SOON,
            ngettext("Bekijk %(count)s mail die lang wacht", "Bekijk %(count)s mails die lang wachten", late)
            % {"count": late},
            f"{index}?state=queued",
            _("Zij wachten langer dan een uur. Werkt de mailserver? Zij gaan vanzelf weg zodra het kan."),
        )


SOURCES = (mail,)
