"""How the list of words is narrowed."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from contributions.models import AgendaItem, Contribution, Occasion
from contributions.service import Channel, OccasionKind
from people.models import Perspective

from ..models import Code, Coding
from .asking import CODED, NO_CONTENT, WAITS, in_state, searched, with_alike, with_code


class WordsFilterSet(WagtailFilterSet):
    """By state, moment, kind of moment, channel, theme, group, code, and by words."""

    q = django_filters.CharFilter(label=_("Zoek woorden"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=[(WAITS, _("Wacht")), (CODED, _("Gecodeerd")), (NO_CONTENT, _("Zonder inhoud"))],
        method="with_state",
        empty_label=_("Alle standen"),
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
    channel = django_filters.ChoiceFilter(
        label=_("Langs welke weg"),
        field_name="participation__channel",
        choices=Channel.choices,
        empty_label=_("Alle wegen"),
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Actie van de agenda"),
        field_name="agenda_items",
        queryset=AgendaItem.objects.all(),
        empty_label=_("Alle acties"),
    )
    group = django_filters.ModelChoiceFilter(
        label=_("Groep"), queryset=Perspective.objects.none(), method="with_group", empty_label=_("Alle groepen")
    )
    code = django_filters.ModelChoiceFilter(
        label=_("Code"), queryset=Code.objects.in_use(), method="having_code", empty_label=_("Alle codes")
    )

    coded = django_filters.ChoiceFilter(
        label=_("Codes"),
        choices=[("nee", _("Nog zonder code")), ("ja", _("Met een code"))],
        method="with_or_without_code",
        empty_label=_("Met en zonder"),
    )
    alike = django_filters.ChoiceFilter(
        label=_("Lijkt op andere inbreng"),
        choices=[("ja", _("Ja")), ("nee", _("Nee"))],
        method="looking_alike",
        empty_label=_("Alle inbreng"),
    )

    class Meta:
        model = Contribution
        fields = ("q", "state", "occasion", "kind", "channel", "theme", "group", "code", "coded", "alike")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = Perspective.objects.filter(level="group")

    def with_words(self, words: QuerySet[Contribution], _name: str, value: str) -> QuerySet[Contribution]:
        """Every sought word, in the words or in the question."""
        return searched(words, value)

    def with_state(self, words: QuerySet[Contribution], _name: str, value: str) -> QuerySet[Contribution]:
        """Waits, coded, or without content."""
        return in_state(words, value)

    def with_group(self, words: QuerySet[Contribution], _name: str, value: Perspective) -> QuerySet[Contribution]:
        """Said by somebody of this group, or of a kind below it."""
        theirs = Perspective.objects.filter(Q(pk=value.pk) | Q(parent=value)).values_list("pk", flat=True)
        return words.filter(participation__participant__perspective__in=list(theirs))

    def having_code(self, words: QuerySet[Contribution], _name: str, value: Code) -> QuerySet[Contribution]:
        """With this code somewhere."""
        return with_code(words, value)

    def with_or_without_code(self, words: QuerySet[Contribution], _name: str, value: str) -> QuerySet[Contribution]:
        """Something in it has a code, or nothing."""
        has_code = Exists(Coding.objects.filter(excerpt__contribution=OuterRef("pk")))
        return words.filter(has_code if value == "ja" else ~has_code)

    def looking_alike(self, words: QuerySet[Contribution], _name: str, value: str) -> QuerySet[Contribution]:
        """Looks like something else, or does not."""
        return with_alike(words, value == "ja")
