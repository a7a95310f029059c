"""Moments of a group: offered together, all or none; and one that is changed or is not wanted any more."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState, Moment, change, drop, offer_moment
from people.models import User

from ..enums import GroupState
from ..models import FocusGroup, GroupSession

#: While a group stands here, moments may be added.
OPEN_STATES = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)


@transaction.atomic
def offer_moments(
    group: FocusGroup, moments: Sequence[Moment], *, by: User | None, token: UUID | None = None
) -> list[Gathering]:
    """Offer these moments, all or none. A moment that is there already (same beginning and place) is left as it is.

    So the same form twice makes nothing twice. Raises Refused, with the day in the sentence, for what cannot be.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if group.state not in OPEN_STATES:
        raise Refused(_("Deze groep is klaar of gestopt. U kunt geen momenten meer toevoegen."))
    standing = (GatheringState.OFFERED, GatheringState.PLANNED)
    there = {(each.starts_at, each.venue_id, each.mode): each for each in group.sessions.filter(state__in=standing)}
    made: list[Gathering] = []
    for moment in moments:
        key = (moment.starts_at, moment.venue.pk if moment.venue else None, moment.mode)
        if key in there:
            continue
        there[key] = gathering = offer_moment(group.kind, moment, by=by)
        GroupSession.objects.create(group=group, gathering=gathering)
        made.append(gathering)
    if made:
        record("focusgroups.offer_moments", by=by, on=group, moments=len(made))
    return made


def change_moment(gathering: Gathering, moment: Moment, *, by: User, seen: int) -> Gathering:
    """Another time, place or leader for a moment that is only offered. Who said when they can, is asked nothing anew.

    Raises Refused for a moment that is definite: moving that one is told to people, on its own screen.
    """
    if gathering.state != GatheringState.OFFERED:
        raise Refused(_("Dit moment staat al vast. Verzet het bij de bijeenkomst: dan horen mensen het."))
    return change(gathering, moment, by=by, seen=seen)


def drop_moment(gathering: Gathering, *, by: User) -> Gathering:
    """This moment is not wanted any more; nobody was promised it. Raises Refused when it is definite."""
    if gathering.state == GatheringState.PLANNED:
        raise Refused(_("Dit moment staat al vast. Zeg het af bij de bijeenkomst: dan horen mensen het."))
    return drop(gathering, by=by)
