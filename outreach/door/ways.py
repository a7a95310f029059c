"""From the page of a gathering in the admin to its door."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from gatherings.models import Gathering
from gatherings.service import GatheringState

from ..models import EventDate
from .access import may_be_at_the_door


def to_the_door(request: HttpRequest, gathering: Gathering) -> list[Button]:
    """The way to the door, for who may stand there. At most one query."""
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD):
        return []
    if not may_be_at_the_door(request.user, gathering):
        return []
    date = EventDate.objects.filter(gathering=gathering.pk).only("pk").first()
    return [Button(_("Laat mensen binnen"), url=reverse("events:door", args=[date.pk]))] if date else []
