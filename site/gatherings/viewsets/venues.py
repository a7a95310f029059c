"""Places in the admin: a list, the sheet of one, and the form. A place that was used is closed, never deleted."""

from typing import Any

from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from audit.service import record

from ..clashes import hit_by_closing
from ..enums import GatheringState
from ..models import Venue
from ..own_page import sheet_of
from ..permissions import may_change_venues
from ..venue_forms import VenueForm, narrow


class VenueIndexView(generic.IndexView):
    """All places; those in use first."""

    page_title = gettext_lazy("Plekken")
    add_item_label = gettext_lazy("Nieuwe plek")
    any_permission_required = ("view", "add", "change")

    def get_edit_url(self, instance: Venue) -> str | None:
        """The name leads to the sheet of the place; editing is done from there."""
        return None


class _Saves:
    """What adding and changing a place share."""

    object: Venue
    request: Any

    def save_instance(self) -> Venue:
        """Kept, and written down."""
        venue: Venue = super().save_instance()  # type: ignore[misc]
        record("gatherings.keep_venue", by=self.request.user, on=venue)
        return venue

    def get_success_url(self) -> str:
        """To the sheet of the place, which says which gatherings a closing hits."""
        return reverse("venues:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class VenueCreateView(_Saves, generic.CreateView):
    """A new place."""

    page_title = gettext_lazy("Nieuwe plek")
    submit_button_label = gettext_lazy("Bewaar de plek")
    success_message = gettext_lazy("De plek is bewaard.")
    error_message = gettext_lazy("De plek is nog niet bewaard. Kijk bij de rode meldingen.")


class VenueEditView(_Saves, generic.EditView):
    """Another look at a place."""

    page_title = gettext_lazy("Bewerk de plek")
    submit_button_label = gettext_lazy("Bewaar de plek")
    success_message = gettext_lazy("De plek is bewaard.")
    error_message = gettext_lazy("De plek is nog niet bewaard. Kijk bij de rode meldingen.")


class VenuePageView(generic.InspectView):
    """The accessibility sheet as people read it, and what takes place there."""

    page_title = gettext_lazy("Plek")
    template_name = "gatherings/admin/venue.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Plekken > this place."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Plekken")},
            {"url": "", "label": self.object.name},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    @property
    def header_buttons(self) -> list[Button]:
        """None: the way from here stands in the page, where its words fit on a phone."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet, what is too narrow, and the gatherings to come."""
        venue = self.object
        standing = (GatheringState.OFFERED, GatheringState.PLANNED)
        to_come = venue.gatherings.filter(state__in=standing, starts_at__gt=timezone.now())
        return super().get_context_data(
            venue=venue,
            sheet=sheet_of(venue),
            narrow=narrow(venue),
            hit=hit_by_closing(venue),
            to_come=list(to_come),
            may_change=may_change_venues(self.request.user),
            **kwargs,
        )


class VenueViewSet(ModelViewSet):
    """Under /beheer/plekken/."""

    model = Venue
    name = "venues"
    url_prefix = "plekken"
    url_namespace = "venues"
    menu_label = gettext_lazy("Plekken")
    menu_name = "venues"
    icon = "home"
    menu_order = 122
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = VenueIndexView
    add_view_class = VenueCreateView
    edit_view_class = VenueEditView
    inspect_view_class = VenuePageView
    form_fields = VenueForm.Meta.fields
    search_fields = ("name", "town", "street")
    list_filter = ("province",)
    ordering = ("town", "name")
    list_display = (
        TitleColumn(
            "name",
            label=gettext_lazy("Plek"),
            sort_key="name",
            get_url=lambda venue: reverse("venues:inspect", args=[venue.pk]),
        ),
        Column("town", label=gettext_lazy("Plaats"), sort_key="town"),
        NumberColumn("capacity", label=gettext_lazy("Stoelen"), sort_key="capacity"),
        Column("step_free", label=gettext_lazy("Zonder drempel"), accessor=lambda it: _step_free(it)),
        StatusTagColumn(
            "in_use",
            label=gettext_lazy("Stand"),
            accessor=lambda it: _("Niet meer in gebruik") if it.closed_on else _("In gebruik"),
            primary=lambda it: it.closed_on is None,
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[VenueForm]:
        """Our own, with the sheet as checkboxes."""
        return VenueForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage, no history: the audit trail has it."""
        names = ("delete", "usage", "history")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the sheet and the forms."""
        names = ("index", "index_results", "add", "edit", "inspect")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in names]


def _step_free(venue: Venue) -> str:
    if venue.checked_on is None:
        return _("nog niet bekeken")
    return _("ja") if "step_free" in venue.features else _("nee")
