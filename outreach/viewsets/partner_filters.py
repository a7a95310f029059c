"""How the list of partners is narrowed in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from people.service import Province

from ..enums import PartnerKind, PartnerOffer
from ..languages import LANGUAGES
from ..models import Partner
from ..partners.searching import offering, speaking, working_in

_WORKING, _ENDED = "nu", "niet-meer"


class PartnerFilterSet(WagtailFilterSet):
    """By what one looks for when somebody calls."""

    kind = django_filters.ChoiceFilter(label=_("Soort"), choices=PartnerKind.choices, empty_label=_("Alles"))
    province = django_filters.ChoiceFilter(
        label=_("Werkt in"), choices=Province.choices, empty_label=_("Alles"), method="in_province"
    )
    offer = django_filters.ChoiceFilter(
        label=_("Wat zij doen"), choices=PartnerOffer.choices, empty_label=_("Alles"), method="with_offer"
    )
    language = django_filters.ChoiceFilter(
        label=_("Taal"), choices=list(LANGUAGES.items()), empty_label=_("Alles"), method="in_language"
    )
    is_public = django_filters.ChoiceFilter(
        label=_("Op de website"), choices=[("True", _("Ja")), ("False", _("Nee"))], empty_label=_("Alles")
    )
    working = django_filters.ChoiceFilter(
        label=_("Werkt met ons"),
        choices=[(_WORKING, _("Ja")), (_ENDED, _("Niet meer"))],
        empty_label=_("Alles"),
        method="still_working",
    )

    class Meta:
        model = Partner
        fields: list[str] = []

    def in_province(self, queryset: QuerySet[Partner], name: str, value: str) -> Any:
        """Also who works everywhere."""
        return working_in(queryset, value)

    def with_offer(self, queryset: QuerySet[Partner], name: str, value: str) -> Any:
        """Who does this."""
        return offering(queryset, value)

    def in_language(self, queryset: QuerySet[Partner], name: str, value: str) -> Any:
        """Who speaks this."""
        return speaking(queryset, value)

    def still_working(self, queryset: QuerySet[Partner], name: str, value: str) -> Any:
        """With whom we work now, or no more."""
        return queryset.filter(ended_on__isnull=value == _WORKING)
