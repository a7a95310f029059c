"""Events in the admin: a list, and the page of one event from which everything is done."""

from typing import Any

from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..cockpit.event_list import soonest_in_words, with_soonest
from ..enums import EventState
from ..making.forms import EventForm, NewEventForm
from ..models import Event
from ..permissions import may_view_coverage
from .event_forms import EventCreateView, EventEditView
from .event_panels import URLPATTERNS, shown_buttons, shown_panels


class SoonestColumn(Column):
    """When it is held next, on the Dutch clock; for one that is over, when it was held last."""

    def get_value(self, instance: Event) -> str:
        """In words."""
        return soonest_in_words(instance)


class EventIndexView(generic.IndexView):
    """All events, with where they stand."""

    page_title = gettext_lazy("In het land")
    add_item_label = gettext_lazy("Nieuw evenement")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The way to where people are missing, for who may see that."""
        found: list[Button] = super().header_more_buttons
        if may_view_coverage(self.request.user):
            found.append(Button(_("Kijk waar wij mensen missen"), url=reverse("events:coverage"), icon_name="globe"))
        return found

    def get_base_queryset(self) -> Any:
        """With the soonest date of each: one query, however many events there are."""
        return with_soonest(super().get_base_queryset())

    def get_edit_url(self, instance: Event) -> str | None:
        """The title leads to the event's own page; editing is one of the things done there."""
        return None


class EventPageView(generic.InspectView):
    """One event: where it stands, and everything that is done with it."""

    page_title = gettext_lazy("Evenement")
    template_name = "outreach/admin/event.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > this event."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("In het land")},
            {"url": "", "label": self.object.title},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters; no list of all fields."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The panels and ways of all parts."""
        return super().get_context_data(
            event=self.object,
            panels=shown_panels(self.request, self.object),
            ways=shown_buttons(self.request, self.object),
            **kwargs,
        )


class EventViewSet(ModelViewSet):
    """Everything about events, under /beheer/in-het-land/. An event is called off, never deleted."""

    model = Event
    name = "events"
    url_prefix = "in-het-land"
    url_namespace = "events"
    menu_label = gettext_lazy("In het land")
    menu_name = "events"
    icon = "globe"
    menu_order = 130
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = EventIndexView
    add_view_class = EventCreateView
    edit_view_class = EventEditView
    inspect_view_class = EventPageView
    search_fields = ("title", "summary")
    list_filter = ("state", "kind", "round")
    ordering = ("-pk",)
    exclude_form_fields = ("id",)
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Evenement"),
            sort_key="title",
            get_url=lambda event: reverse("events:inspect", args=[event.pk]),
        ),
        Column("get_kind_display", label=gettext_lazy("Soort"), sort_key="kind"),
        SoonestColumn("soonest", label=gettext_lazy("Eerstvolgende datum"), sort_key="soonest"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda event: event.state == EventState.PUBLIC,
        ),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Starting is saying what, when and where: not the edit form."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": NewEventForm}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """A form that knows what somebody had on the screen."""
        return {**super().get_edit_view_kwargs(**kwargs), "panel": None, "form_class": EventForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's list, forms and history, and the addresses of all parts."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
        return [*kept, *URLPATTERNS]
