"""How the moderation queue is narrowed."""

import django_filters
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from privacy import service as privacy

from .enums import ModerationState, OccasionKind
from .models import Contribution, Occasion


class QueueFilterSet(WagtailFilterSet):
    """By state, by occasion and its kind, and by what the guard found."""

    moderation = django_filters.ChoiceFilter(
        label=_("Stand"), choices=ModerationState.choices, empty_label=_("Alle standen")
    )
    occasion = django_filters.ModelChoiceFilter(
        label=_("Gelegenheid"), queryset=Occasion.objects.all(), empty_label=_("Alle gelegenheden")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Soort gelegenheid"),
        field_name="occasion__kind",
        choices=OccasionKind.choices,
        empty_label=_("Alle soorten"),
    )
    hint = django_filters.ChoiceFilter(
        label=_("Aandachtspunt"),
        choices=[("any", _("Een of meer aandachtspunten")), *privacy.HintKind.choices],
        method="with_hint",
        empty_label=_("Met en zonder aandachtspunten"),
    )
    care = django_filters.BooleanFilter(label=_("Met zorgsignaal"), field_name="care_signal", method="with_care")

    class Meta:
        model = Contribution
        fields = ("moderation", "occasion", "kind", "hint", "care")

    def with_hint(self, queryset: QuerySet[Contribution], name: str, value: str) -> QuerySet[Contribution]:
        """Hints are a JSON list of codes; SQLite cannot ask a list what it contains, so we look in its text."""
        if value == "any":
            return queryset.exclude(hints=[])
        return queryset.annotate(hints_text=Cast("hints", TextField())).filter(hints_text__contains=f'"{value}"')

    def with_care(self, queryset: QuerySet[Contribution], name: str, value: bool) -> QuerySet[Contribution]:
        """Whether somebody worried about the writer."""
        return queryset.filter(care_signal__isnull=not value)
