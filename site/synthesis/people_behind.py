"""How many people stand behind a finding and against it, beside the finding in the same query, for everybody to read.

The screens of the team count in more detail (synthesis/counting.py); these are the numbers one sentence needs.
"""

from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Contribution
from people.service import Side

from .enums import Direction
from .models import Finding

_PERSON = "evidence_rows__contribution__participation__participant"


def with_people(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Each with the number of different people for and against it, inside and outside; no query more."""
    heard = Q(evidence_rows__contribution__in=Contribution.objects.for_analysis().values("pk"))
    numbers: dict[str, Any] = {}
    for name, direction in (("people_for", Direction.FOR), ("people_against", Direction.AGAINST)):
        here = heard & Q(evidence_rows__direction=direction)
        numbers[name] = Count(_PERSON, filter=here, distinct=True)
        for side in (Side.INSIDE, Side.OUTSIDE):
            of_side = here & Q(**{f"{_PERSON}__perspective__side": side})
            numbers[f"{name}_{side.value}"] = Count(_PERSON, filter=of_side, distinct=True)
    return findings.annotate(**numbers)


def told_of(finding: Any) -> str:
    """The people behind a finding of :func:`with_people` in words; nothing that points at a few of them."""
    supporting = _side(finding, "people_for")
    against = _side(finding, "people_against")
    told = []
    if supporting:
        told.append(_("Dit hoorden wij van %(people)s.") % {"people": supporting})
    if against:
        told.append(_("Iets anders hoorden wij van %(people)s.") % {"people": against})
    return " ".join(told)


def _side(finding: Any, name: str) -> str:
    people, smallest = getattr(finding, name), settings.SMALLEST_CELL
    if not people:
        return ""
    if people < smallest:
        return _("minder dan %(smallest)s mensen") % {"smallest": smallest}
    whole = ngettext("%(count)s mens", "%(count)s mensen", people) % {"count": people}
    inside, outside = getattr(finding, f"{name}_{Side.INSIDE.value}"), getattr(finding, f"{name}_{Side.OUTSIDE.value}")
    if any(0 < part < smallest for part in (inside, outside, people - inside - outside)):
        return whole
    return _("%(whole)s (%(outside)s buiten de overheid, %(inside)s binnen de overheid)") % {
        "whole": whole,
        "outside": outside,
        "inside": inside,
    }
