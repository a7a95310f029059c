"""From the page of a gathering in the admin to the event it belongs to."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from gatherings.models import Gathering

from .models import EventDate
from .permissions import may_view_events


def to_the_event(request: HttpRequest, gathering: Gathering) -> list[Button]:
    """The way to the event, for who may see events. One query."""
    if not may_view_events(request.user):
        return []
    event = EventDate.objects.filter(gathering=gathering.pk).values_list("event", flat=True).first()
    return [Button(_("Ga naar het evenement"), url=reverse("events:inspect", args=[event]))] if event else []
