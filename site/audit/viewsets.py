"""The trail in the admin: to read, and nothing else."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .filters import AuditFilterSet, SubjectFilterSet
from .models import AuditEvent
from .screens import AuditIndexView, SubjectView


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

    @cached_property
    def subject_view(self) -> Any:
        """Who looked at one thing."""
        return self.construct_view(SubjectView, **self.get_subject_view_kwargs())

    @cached_property
    def subject_results_view(self) -> Any:
        """The same without what stands around it, for the filters."""
        return self.construct_view(SubjectView, **self.get_subject_view_kwargs(), results_only=True)

    def get_subject_view_kwargs(self) -> dict[str, Any]:
        """As the list has it, with filters of its own."""
        return {**self.get_index_view_kwargs(), "filterset_class": SubjectFilterSet}

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and its results, and the lines about one thing."""
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("over/<str:kind>/<str:key>/", self.subject_view, name="subject"),
            path("over/<str:kind>/<str:key>/resultaten/", self.subject_results_view, name="subject_results"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no edit screen to find."""
