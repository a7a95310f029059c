"""Forms that staff type for somebody: the list, where to begin, and the addresses of all screens."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from audit.service import looked

from ..enums import EntryState, RoundState
from ..models import Entry, Round
from ..permissions import may_enter
from . import entry_checking, entry_printing, entry_typing
from .entry_base import EntryView

#: What asks for somebody comes first.
_ORDER = (EntryState.WAITING, EntryState.RETURNED, EntryState.TYPING, EntryState.APPROVED, EntryState.DISCARDED)


class EntryIndexView(generic.IndexView):
    """All forms; what waits for a second look first, the oldest on top."""

    any_permission_required = ("enter", "check")
    page_title = gettext_lazy("Ingevulde formulieren")

    def get_base_queryset(self) -> QuerySet[Entry]:
        """With round and colleagues at hand."""
        place = Case(*(When(state=s, then=Value(n)) for n, s in enumerate(_ORDER)), output_field=IntegerField())
        return (
            Entry.objects.select_related("round", "typed_by")
            .annotate(place=place)
            .order_by("place", "received_on", "id")
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """That these were listed is written down: one line for the page."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if found := list(context["object_list"]):
            looked("consultation.listed_entries", by=self.request.user, seen=found, count=len(found))
        return context

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Begin, for who may."""
        if not may_enter(self.request.user):
            return []
        return [HeaderButton(_("Voer een formulier in"), url=reverse("entries:begin"), icon_name="plus")]


class BeginView(EntryView):
    """Which round, and which door."""

    template_name = "consultation/admin/entry_begin.html"
    page_title = gettext_lazy("Begin met invoeren")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The rounds for which something can be typed in now."""
        rounds = Round.objects.filter(state__in=(RoundState.OPEN, RoundState.REVIEW)).order_by("title", "pk")
        choices = [{"round": round_, "links": entry_typing.begin_links(round_)} for round_ in rounds]
        return self.render_to_response(self.get_context_data(choices=choices))


def _address(entry: Entry) -> str:
    return reverse("entries:type" if entry.can_be_typed_in else "entries:check", args=[entry.pk])


class EntryViewSet(ModelViewSet):
    """Under /beheer/invoer/. Made on the entry screen, put aside there: never deleted by hand."""

    model = Entry
    name = "entries"
    url_prefix = "invoer"
    url_namespace = "entries"
    menu_label = gettext_lazy("Formulieren")
    menu_name = "entries"
    icon = "edit"
    menu_order = 115
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    exclude_form_fields = ("id",)
    index_view_class = EntryIndexView
    list_filter = ("state", "channel", "round")
    list_display = (
        TitleColumn("reference", label=gettext_lazy("Formulier"), accessor=str, get_url=_address),
        Column("round.title", label=gettext_lazy("Ronde")),
        Column("get_channel_display", label=gettext_lazy("Hoe")),
        Column(
            "received_on",
            label=gettext_lazy("Ontvangen op"),
            accessor=lambda entry: date_format(entry.received_on, "j F Y"),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            primary=lambda entry: entry.state in (EntryState.WAITING, EntryState.RETURNED),
        ),
        Column(
            "typed_by",
            label=gettext_lazy("Ingevoerd door"),
            accessor=lambda entry: (entry.typed_by.get_full_name() or entry.typed_by) if entry.typed_by else "",
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The list only; the rest is ours."""
        return super().get_common_view_kwargs(
            **{
                "add_url_name": None,
                "edit_url_name": None,
                "delete_url_name": None,
                "history_url_name": None,
                "usage_url_name": None,
                **kwargs,
            }
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the entry screen, the second look, and what is printed."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [
            *kept,
            path("begin/", BeginView.as_view(), name="begin"),
            path("ronde/<int:round_pk>/", entry_typing.NewEntryView.as_view(), name="new"),
            path("<uuid:pk>/", entry_typing.TypeEntryView.as_view(), name="type"),
            path("<uuid:pk>/code/", entry_typing.NewCodeView.as_view(), name="code"),
            path("<uuid:pk>/nakijken/", entry_checking.CheckEntryView.as_view(), name="check"),
            *entry_printing.urlpatterns,
        ]
