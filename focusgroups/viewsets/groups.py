"""Groups in the admin: a list, and the page of one group from which everything is done."""

from typing import Any

from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..enums import GroupState
from ..making.forms import GroupForm, NewGroupForm
from ..models import FocusGroup
from ..permissions import may_change_groups
from . import group_deeds
from .group_forms import GroupCreateView, GroupEditView
from .group_panels import URLPATTERNS, shown_buttons, shown_panels


class GroupIndexView(generic.IndexView):
    """All groups, with where they stand."""

    page_title = gettext_lazy("Gespreksgroepen")
    add_item_label = gettext_lazy("Nieuwe groep")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Across groups."""
        return [Button(_("Kijk wie u nog niet hoorde"), url=reverse("groups:unheard"), icon_name="group")]

    def get_edit_url(self, instance: FocusGroup) -> str | None:
        """The title leads to the group's own page; editing is one of the things done there."""
        return None


class GroupPageView(generic.InspectView):
    """One group: where it stands, and everything that is done with it."""

    page_title = gettext_lazy("Gespreksgroep")
    template_name = "focusgroups/admin/group.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this group."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Gespreksgroepen")},
            {"url": "", "label": self.object.title},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters; no list of all fields."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The panels and ways of all parts."""
        return super().get_context_data(
            group=self.object,
            panels=shown_panels(self.request, self.object),
            ways=self._ways(),
            **kwargs,
        )

    def _ways(self) -> list[Button]:
        """What one does with a group, most used first."""
        group = self.object
        edit = Button(_("Bewerk teksten en aantallen"), url=reverse("groups:edit", args=[group.pk]))
        return [*shown_buttons(self.request, group), *([edit] if may_change_groups(self.request.user) else [])]


class GroupViewSet(ModelViewSet):
    """Everything about groups, under /beheer/gespreksgroepen/. A group is stopped, never deleted."""

    model = FocusGroup
    name = "groups"
    url_prefix = "gespreksgroepen"
    url_namespace = "groups"
    menu_label = gettext_lazy("Gespreksgroepen")
    menu_name = "groups"
    icon = "group"
    menu_order = 120
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = GroupIndexView
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    inspect_view_class = GroupPageView
    search_fields = ("title", "question")
    list_filter = ("state", "kind")
    ordering = ("-pk",)
    exclude_form_fields = ("id",)
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Groep"),
            sort_key="title",
            get_url=lambda group: reverse("groups:inspect", args=[group.pk]),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda group: group.state == GroupState.RECRUITING,
        ),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Starting is choosing a template: not the edit form."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": NewGroupForm}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """A form that knows what somebody had on the screen."""
        return {**super().get_edit_view_kwargs(**kwargs), "panel": None, "form_class": GroupForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's list, forms and history, and the addresses of all parts."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
        return [*kept, *group_deeds.urlpatterns, *URLPATTERNS]
