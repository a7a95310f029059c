"""Finding lines in the trail."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from .models import AuditEvent
from .wording import is_look, said

_LOOKS = (("look", _("Gekeken")), ("deed", _("Gedaan")))


class SubjectFilterSet(WagtailFilterSet):
    """By whom, what, and when."""

    looks = django_filters.ChoiceFilter(label=_("Gekeken of gedaan"), choices=_LOOKS, method="filter_looks")
    action = django_filters.ChoiceFilter(label=_("Handeling"), choices=lambda: actions())
    actor_id = django_filters.NumberFilter(label=_("Nummer van de medewerker"))
    at = django_filters.DateFromToRangeFilter(label=_("Wanneer"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEvent
        fields: ClassVar = ["outcome"]

    def filter_looks(self, found: QuerySet[AuditEvent], _name: str, asked: str) -> QuerySet[AuditEvent]:
        """Lines of looking, or the others."""
        codes = [code for code, _said in actions() if is_look(code) == (asked == "look")]
        return found.filter(action__in=codes)


class AuditFilterSet(SubjectFilterSet):
    """Also by number: what the line is about, or what stood in the list it is about."""

    number = django_filters.CharFilter(label=_("Nummer: wie zag dit?"), method="filter_number")

    def filter_number(self, found: QuerySet[AuditEvent], _name: str, number: str) -> QuerySet[AuditEvent]:
        """The thing itself, or the lists in which it stood."""
        return found.filter(Q(object_id=number.strip()) | Q(seen__contains=f",{number.strip()},"))


def actions() -> list[tuple[str, Any]]:
    """The codes that are in the trail, by what they say."""
    codes = AuditEvent.objects.order_by().values_list("action", flat=True).distinct()
    return sorted(((code, said(code)) for code in codes), key=lambda each: (each[1].casefold(), each[0]))
