"""Whom the demo wants to reach in this half year: everywhere, so that the map shows where nobody came."""

from django.utils import timezone

from outreach.models import CoverageTarget
from outreach.service import groups_now, half_year_of, set_targets, targets_kept, version_of
from people.models import User
from people.service import Province

#: group -> how many people per province; where many people live it is twice that.
WANTED = {"citizens": 20, "civil_society": 8, "government": 4}
LARGE = (Province.ZUID_HOLLAND, Province.NOORD_HOLLAND, Province.NOORD_BRABANT, Province.GELDERLAND, Province.UTRECHT)


def agree(organiser: User) -> None:
    """Set the targets once; what a colleague changed stays."""
    if CoverageTarget.objects.exists():
        return
    groups = groups_now().targeted
    period = half_year_of(timezone.localdate())
    wishes = {
        (province.value, group.code): WANTED[group.code] * (2 if province in LARGE else 1)
        for province in Province
        for group in groups
        if group.code in WANTED
    }
    set_targets(period, wishes, groups, seen=version_of(targets_kept(period, groups)), by=organiser)
