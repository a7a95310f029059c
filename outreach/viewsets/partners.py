"""Partners in the admin: the list, the page of one, and the form. A partner stops working with us, never vanishes."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from contributions.service import ChangedMeanwhile, Refused

from ..models import Partner
from ..partners import describing
from ..partners.forms import PARTNER_PANELS
from ..partners.keeping import add_partner, change_partner
from ..permissions import may_change_partners, may_import_partners, may_view_contacts
from .partner_addresses import URLPATTERNS
from .partner_filters import PartnerFilterSet
from .partner_page import partner_context


class PartnerIndexView(generic.IndexView):
    """All partners, with what they do and where."""

    page_title = gettext_lazy("Partners")
    add_item_label = gettext_lazy("Nieuwe partner")
    any_permission_required = ("view", "add", "change")

    def get_edit_url(self, instance: Partner) -> str | None:
        """The name leads to the partner's own page; editing is done from there."""
        return None

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The ways to the map, and for who may to the list as a spreadsheet."""
        ways = [(_("Waar ontbreekt hulp?"), "map", "globe")]
        if may_import_partners(self.request.user):
            ways.append((_("Lees een lijst in"), "import", "upload"))
            ways.append((_("Neem de lijst mee (Excel)"), "export", "download"))
            if may_view_contacts(self.request.user):
                ways.append((_("Neem de contactpersonen mee (Excel)"), "contacts_export", "user"))
        return [
            Button(label, url=reverse(f"partners:{name}"), icon_name=icon, priority=place)
            for place, (label, name, icon) in enumerate(ways)
        ]


class _Saves:
    """What adding and changing share: a deed that may be refused, and what was typed that stays."""

    form: Any
    object: Any
    request: Any
    produced_error_message: str | None

    def form_valid(self, form: Any) -> HttpResponse:
        """Do the deed. When it is refused, nothing was written and the form comes back filled in."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except Refused as refusal:
            status = HTTPStatus.CONFLICT if isinstance(refusal, ChangedMeanwhile) else HTTPStatus.UNPROCESSABLE_ENTITY
            form.add_error(None, refusal.sentence)
            self.produced_error_message = refusal.sentence
            response = super().form_invalid(form)  # type: ignore[misc]
            response.status_code = status
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """What was typed stays."""
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def get_success_url(self) -> str:
        """To the page of the partner."""
        return reverse("partners:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class PartnerCreateView(_Saves, generic.CreateView):
    """A new partner."""

    page_title = gettext_lazy("Nieuwe partner")
    submit_button_label = gettext_lazy("Bewaar de partner")
    success_message = gettext_lazy("De partner is bewaard.")
    error_message = gettext_lazy("De partner is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Partner:
        """By the deed."""
        given = self.form.cleaned_data
        return add_partner(given, given["helps"], by=self.request.user)


class PartnerEditView(_Saves, generic.EditView):
    """What we know now."""

    page_title = gettext_lazy("Bewerk de partner")
    submit_button_label = gettext_lazy("Bewaar de partner")
    success_message = gettext_lazy("De partner is bewaard.")
    error_message = gettext_lazy("De partner is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Partner:
        """By the deed, over what was seen."""
        given = self.form.cleaned_data
        return change_partner(self.object.pk, given, given["helps"], seen=self.form.seen, by=self.request.user)

    def form_valid(self, form: Any) -> HttpResponse:
        """After a colleague was first, a second press writes over it: one has been told."""
        response = super().form_valid(form)
        if response.status_code == HTTPStatus.CONFLICT:
            now = Partner.objects.get(pk=self.object.pk)
            form.data = form.data.copy()
            form.data["version"] = str(now.version)
            response = self.render_to_response(self.get_context_data(form=form, changed=_differences(form, now)))
            response.status_code = HTTPStatus.CONFLICT
        return response

    template_name = "outreach/admin/partner_edit.html"


def _differences(form: Any, now: Partner) -> list[tuple[str, str]]:
    """What is kept now, where that is not what was typed: (label, value)."""
    shown: list[tuple[str, str]] = []
    for name, field in form.fields.items():
        kept = getattr(now, name, None)
        if name in ("version", "helps") or kept == form.cleaned_data.get(name):
            continue
        labels = dict(getattr(field, "choices", ()) or ())
        codes = kept if isinstance(kept, list) else [kept]
        words = [str(labels.get(code, "" if code is None else code)) for code in codes]
        shown.append((str(field.label), ", ".join(filter(None, words)) or _("leeg")))
    return shown


class PartnerPageView(generic.InspectView):
    """One partner: what we know, what it does for events, who works there, how many it told."""

    page_title = gettext_lazy("Partner")
    template_name = "outreach/admin/partner.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Partners > this partner."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Partners")},
            {"url": "", "label": self.object.name},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    @property
    def header_buttons(self) -> list[Button]:
        """None: the ways from here stand in the page, where their words fit on a phone."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the page."""
        return super().get_context_data(
            partner=self.object,
            may_change=may_change_partners(self.request.user),
            **partner_context(self.object, self.request.user),
            **kwargs,
        )


class PartnerViewSet(ModelViewSet):
    """Under /beheer/partners/."""

    model = Partner
    name = "partners"
    url_prefix = "partners"
    url_namespace = "partners"
    menu_label = gettext_lazy("Partners")
    menu_name = "partners"
    icon = "group"
    menu_order = 132
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = PartnerIndexView
    add_view_class = PartnerCreateView
    edit_view_class = PartnerEditView
    inspect_view_class = PartnerPageView
    edit_handler = PARTNER_PANELS
    search_fields = ("name", "town", "number", "limits")
    filterset_class = PartnerFilterSet
    ordering = ("name", "pk")
    list_display = (
        TitleColumn(
            "name",
            label=gettext_lazy("Partner"),
            sort_key="name",
            get_url=lambda partner: reverse("partners:inspect", args=[partner.pk]),
        ),
        Column("get_kind_display", label=gettext_lazy("Soort"), sort_key="kind"),
        Column("town", label=gettext_lazy("Plaats"), sort_key="town"),
        Column("where", label=gettext_lazy("Werkt in"), accessor=describing.where),
        Column("checked_on", label=gettext_lazy("Nagekeken"), sort_key="checked_on"),
        StatusTagColumn(
            "standing",
            label=gettext_lazy("Stand"),
            accessor=lambda it: standing_of(it),
            primary=lambda it: it.is_public and it.ended_on is None,
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage, no history: the audit trail has it."""
        names = ("delete", "usage", "history")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the page, the forms, and what is done with partners."""
        names = ("index", "index_results", "add", "edit", "inspect")
        return [*URLPATTERNS, *(pattern for pattern in super().get_urlpatterns() if pattern.name in names)]


def standing_of(partner: Partner) -> str:
    """Where a partner stands, in words."""
    if partner.ended_on:
        return _("Werkt niet meer met ons")
    return _("Op de website") if partner.is_public else _("Alleen voor collega's")
