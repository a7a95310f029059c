"""Calls and letters that wait, on the desk of who may see them."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .models import SeatMessage
from .permissions import CHANGE_MESSAGES

#: What is held within so many days asks for a call today.
SOON = timedelta(days=3)


def to_tell(user: DeskVisitor) -> Iterator[DeskItem]:
    """How many people wait to hear something; two counts."""
    if not user.has_perm(CHANGE_MESSAGES):
        return
    now = timezone.now()
    waiting = SeatMessage.objects.to_tell(now).order_by()
    number = waiting.count()
    if not number:
        return
    is_soon = waiting.filter(seat__gathering__starts_at__lt=now + SOON).exists()
    title = ngettext("Bel of schrijf %(number)d persoon", "Bel of schrijf %(number)d mensen", number)
    yield DeskItem(
        Urgency.NOW if is_soon else Urgency.SOON,
        title % {"number": number},
        reverse("to_tell:index"),
        _("Zij krijgen geen mail. Doe dit vandaag: een bijeenkomst is dichtbij.")
        if is_soon
        else _("Zij krijgen geen mail. Zij weten nog niet wat er is veranderd of gevraagd."),
    )


SOURCES = (to_tell,)
