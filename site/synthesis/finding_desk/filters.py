"""Filters of the list of findings: above all, what nobody decided about yet."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from ..enums import PUBLIC_DECISION_STATES
from ..models import Decision, Finding

DECIDED, UNDECIDED = "wel", "niet"


class FindingFilterSet(WagtailFilterSet):
    """By state, theme, direction and certainty, and by whether people can read a decision about it."""

    besluit = ChoiceFilter(
        label=_("Besluit"),
        choices=[(UNDECIDED, _("Nog niet besloten")), (DECIDED, _("Met een besluit op de website"))],
        method="filter_decided",
    )

    class Meta:
        model = Finding
        fields: ClassVar = ["besluit", "state", "agenda_item", "stance", "confidence", "occasion"]

    def filter_decided(self, queryset: QuerySet[Finding], _name: str, value: str) -> QuerySet[Finding]:
        """A draft is no decision yet: nobody outside can read it."""
        links: Any = Decision.findings.through.objects
        decided = Exists(links.filter(finding=OuterRef("pk"), decision__state__in=PUBLIC_DECISION_STATES))
        return queryset.filter(decided if value == DECIDED else ~decided)
