"""The trail in the admin: to read, and nothing else."""

from typing import Any, ClassVar

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .models import AuditEvent


class AuditFilterSet(WagtailFilterSet):
    """Who looked at this? What did this colleague do? When?"""

    object_id = django_filters.CharFilter(label=_("Nummer: wie zag dit?"), lookup_expr="exact")
    actor_id = django_filters.NumberFilter(label=_("Nummer van de medewerker"))
    action = django_filters.AllValuesFilter(label=_("Handeling"))
    at = django_filters.DateFromToRangeFilter(label=_("Wanneer"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEvent
        fields: ClassVar = ["outcome"]


class AuditIndexView(IndexView):
    """The lines, newest first, with the names of colleagues who still have an account."""

    def get_queryset(self) -> QuerySet[AuditEvent]:
        """Newest first."""
        return super().get_queryset().order_by("-pk")

    @cached_property
    def names(self) -> dict[int, str]:
        """Number -> name, of who is on this page. One query, however long the trail."""
        actors = {event.actor_id for event in self._shown if event.actor_id is not None}
        return {user.pk: user.get_full_name() or str(user) for user in get_user_model().objects.filter(pk__in=actors)}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Keep what is on this page, for the names."""
        context = super().get_context_data(*args, **kwargs)
        self._shown = list(context["object_list"])
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """When, who, what, on what, and whether it went through."""
        return [
            DateColumn("at", label=_("Wanneer")),
            Column("who", label=_("Wie"), accessor=self.who),
            Column("action", label=_("Handeling")),
            Column("object_type", label=_("Soort")),
            Column("object_id", label=_("Nummer")),
            Column("outcome", label=_("Uitkomst"), accessor="get_outcome_display"),
            Column("details", label=_("Gegevens"), accessor=details_of),
        ]

    def who(self, event: AuditEvent) -> str:
        """A colleague's name, or the number of who has no account any more, or the platform itself."""
        if event.actor_id is None:
            return str(_("het platform"))
        return self.names.get(event.actor_id, f"{event.actor_id}")


def details_of(event: AuditEvent) -> str:
    """The codes and counts of a line, as text."""
    return ", ".join(f"{name}: {value}" for name, value in event.details.items())


class AuditViewSet(ModelViewSet):
    """The trail, under reports, for beheerder and privacyfunctionaris. There is no screen that changes a line."""

    model = AuditEvent
    name = "logboek"
    icon = "view"
    menu_label = _("Wie zag en deed wat")
    menu_hook = "register_reports_menu_item"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = AuditIndexView
    filterset_class = AuditFilterSet
    list_per_page = 50
    form_fields: ClassVar = []

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No screens to add, change or delete, so no addresses for them either."""
        closed = dict.fromkeys(
            ["add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"]
        )
        return super().get_common_view_kwargs(**{**closed, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and its results alone."""
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no edit screen to find."""
