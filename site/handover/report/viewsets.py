"""The texts of the report in the admin: written by people, beside what the report tells by itself."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn, UpdatedAtColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from .deeds import write_text
from .models import ReportText
from .preview import ReportTextPreviewView


class ReportTextForm(WagtailAdminModelForm):
    """A text and its place; whoever writes it stands beside it, and in the log."""

    def save(self, commit: bool = True) -> ReportText:
        """Keep it, with a name."""
        text = super().save(commit=False)
        return write_text(text, by=self.for_user) if commit else text

    class Meta:
        model = ReportText
        fields = ("place", "agenda_item", "body")


class ReportTextAddView(generic.CreateView):
    """Write one; a link may say where it comes."""

    def get_initial(self) -> dict[str, Any]:
        """From the link."""
        asked = self.request.GET
        return {**super().get_initial(), "place": asked.get("plaats", ""), "agenda_item": asked.get("actie", "")}


class ReportTextEditView(generic.EditView):
    """Change one, and see where it stands."""

    @property
    def header_buttons(self) -> list[Button]:
        """To the chapter as it is kept now."""
        address = reverse("verslagteksten:preview", args=[self.object.pk])
        return [HeaderButton(_("Bekijk het hoofdstuk"), url=address, icon_name="view")]


class ReportTextIndexView(generic.IndexView):
    """All texts."""

    page_title = _("Teksten voor het verslag")

    def get_base_queryset(self) -> QuerySet[ReportText]:
        """With action and writer at hand."""
        return ReportText.objects.select_related("agenda_item", "changed_by")


class ReportTextViewSet(ModelViewSet):
    """Under /beheer/verslagteksten/."""

    model = ReportText
    name = "verslagteksten"
    icon = "doc-full"
    menu_label = _("Verslagteksten")
    menu_order = 151
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ReportTextIndexView
    add_view_class = ReportTextAddView
    edit_view_class = ReportTextEditView
    list_filter = ("place", "agenda_item")
    search_fields = ("body",)
    list_display = (
        TitleColumn(
            "place",
            label=_("Waar"),
            accessor="get_place_display",
            url_name="verslagteksten:edit",
        ),
        Column("agenda_item", label=_("Actie"), accessor=lambda text: str(text.agenda_item or "")),
        Column("body", label=_("Tekst"), accessor=lambda text: text.body[:80]),
        Column("changed_by", label=_("Door"), accessor=lambda text: text.changed_by.email if text.changed_by else ""),
        UpdatedAtColumn(accessor="changed_at"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """And the chapter in which a text stands."""
        shown = path("<int:pk>/voorbeeld/", ReportTextPreviewView.as_view(), name="preview")
        return [*super().get_urlpatterns(), shown]

    def get_form_class(self, for_update: bool = False) -> type[ReportTextForm]:
        """Our own, for every screen."""
        return ReportTextForm
