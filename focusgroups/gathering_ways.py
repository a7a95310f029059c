"""From the page of a gathering in the admin to the group it belongs to."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from gatherings.models import Gathering
from gatherings.service import GatheringState

from .models import FocusGroup
from .permissions import may_view_groups
from .running.doors import may_be_in


def to_the_group(request: HttpRequest, gathering: Gathering) -> list[Button]:
    """The way to the group, for who may see groups. One query."""
    if not may_view_groups(request.user):
        return []
    group = FocusGroup.objects.filter(group_sessions__gathering=gathering.pk).only("pk").first()
    return [Button(_("Ga naar de groep"), url=reverse("groups:inspect", args=[group.pk]))] if group else []


def into_the_room(request: HttpRequest, gathering: Gathering) -> list[Button]:
    """The way to who is there, for who leads, writes along or organises. At most one query."""
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD) or not may_be_in(request.user, gathering):
        return []
    if not FocusGroup.objects.filter(group_sessions__gathering=gathering.pk).exists():
        return []
    return [Button(_("Bekijk wie er is"), url=reverse("groups:session_people", args=[gathering.pk]))]
