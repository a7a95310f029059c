"""Whom we want to reach where in a half year: changed as one table, by one colleague at a time."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective, User
from people.service import Province

from ..models import CoverageTarget
from .counting import Place
from .periods import HalfYear

MOST: Final = 10_000


def targets_kept(period: HalfYear, groups: Iterable[Perspective]) -> dict[Place, int]:
    """What is agreed for these groups in this half year. One query."""
    rows = CoverageTarget.objects.filter(starts_on=period.first, ends_on=period.last, perspective__in=list(groups))
    return {
        (place, code): people for place, code, people in rows.values_list("province", "perspective__code", "people")
    }


def version_of(targets: Mapping[Place, int]) -> str:
    """The table as somebody has it on the screen: two that differ in a figure differ in this."""
    return sha256(repr(sorted(targets.items())).encode()).hexdigest()[:16]


@transaction.atomic
def set_targets(
    period: HalfYear, wishes: Mapping[Place, int], groups: Iterable[Perspective], *, seen: str, by: User | None
) -> None:
    """From now on we want these people, per (province, code of group). What is left out, or nought, has no target.

    `seen` is :func:`version_of` the table that was on the screen. Raises ChangedMeanwhile when a colleague was first,
    and Refused for a province, group or number that cannot be. Then nothing was written.
    """
    # Whoever writes targets first takes the groups: so two colleagues come one after the other, also the first time.
    by_code = {
        each.code: each
        for each in Perspective.objects.filter(pk__in=[group.pk for group in groups])
        .order_by("pk")
        .select_for_update()
    }
    now = targets_kept(period, by_code.values())
    if version_of(now) != seen:
        raise ChangedMeanwhile(
            _("Een collega veranderde de streefcijfers ook. Wat u typte, staat er nog. Kijk het na en bewaar opnieuw.")
        )
    for (place, code), people in wishes.items():
        if place not in Province.values or code not in by_code or not 0 <= people <= MOST:
            raise Refused(
                _("Dit streefcijfer kan niet. Vul een heel getal in van 0 tot en met %(most)d.") % {"most": MOST}
            )
    wished = {key: people for key, people in wishes.items() if people}
    if wished == now:
        return
    days = {"starts_on": period.first, "ends_on": period.last}
    CoverageTarget.objects.filter(**days, perspective__in=by_code.values()).delete()
    CoverageTarget.objects.bulk_create(
        CoverageTarget(**days, province=place, perspective=by_code[code], people=people)
        for (place, code), people in wished.items()
    )
    record("outreach.set_coverage_targets", by=by, period=period.code, targets=len(wished))
