"""What the timeline of the co-creation tells of groups: when a conversation was held."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from gatherings.service import GatheringState
from synthesis.service import Moment

from .enums import PUBLIC_GROUP_STATES
from .models import GroupSession


def moments_of_groups(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Conversations of groups with a public page; one query."""
    found = GroupSession.objects.filter(
        gathering__state=GatheringState.HELD, group__state__in=PUBLIC_GROUP_STATES, group__page__live=True
    )
    if item is not None:
        found = found.filter(group__agenda_items=item)
    held = found.select_related("group", "gathering").order_by("-gathering__starts_at", "pk")[:limit]
    return [
        Moment(
            timezone.localtime(each.gathering.starts_at).date(),
            _("Gesprek gehouden"),
            each.group.title,
            each.group.get_absolute_url(),
            each.group.is_example,
        )
        for each in held
    ]
