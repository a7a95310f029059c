"""Exports in the admin: ask for one, see how far it is, fetch it, and see who made which."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from contributions.service import Refused

from .comparing.viewing import urls as comparing_urls
from .dossier import FORMATS
from .downloads import RunFileView, RunRestrictedView, fetched
from .forms import AdoptForm, OrderForm
from .models import DossierTexts, Run, RunState
from .permissions import may_adopt_runs, may_download, may_make_runs, may_open_restricted
from .published.screens import PublishView, WithdrawView, website_of
from .runs import LIVE, OVER, VOID, adopt, again, ask_once, newer_of, stop

#: Seconds between two looks of the waiting page at itself; without JavaScript.
REFRESH_SECONDS = 3


def _moment(run: Run) -> str:
    return date_format(timezone.localtime(run.asked_at), "j F Y H:i")


def _who(run: Run) -> str:
    return run.asked_by.email if run.asked_by else _("opdrachtregel")


class RunIndexView(generic.IndexView):
    """All exports, newest first."""

    any_permission_required = ("view",)
    page_title = gettext_lazy("Dossiers")
    verbose_name_plural = gettext_lazy("dossiers")

    def get_base_queryset(self) -> QuerySet[Run]:
        """With who asked at hand."""
        return Run.objects.select_related("asked_by")

    @cached_property
    def header_buttons(self) -> list[Button]:
        """The one thing to do here."""
        if not may_make_runs(self.request.user):
            return []
        return [HeaderButton(_("Maak een dossier"), url=reverse("runs:ask"), icon_name="download")]


class RunAskView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Choose what to export; the rest happens in the background."""

    model = Run
    permission_required = "make"
    form_class = OrderForm
    template_name = "handover/admin/ask.html"
    page_title = gettext_lazy("Maak een dossier")
    header_icon = "download"

    def get_initial(self) -> dict[str, Any]:
        """A link on the page of a round fills in that round."""
        asked = {"round_slug": "ronde", "agenda_code": "actie", "format": "vorm"}
        given = {field: self.request.GET.get(name, "") for field, name in asked.items()}
        return {**super().get_initial(), **{field: value for field, value in given.items() if value}}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Exports > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {"url": "", "label": str(self.page_title)},
        ]

    def form_valid(self, form: OrderForm) -> HttpResponse:
        """Put it in the queue and go and watch."""
        try:
            run = ask_once(form.order(), by=self.request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        return redirect("runs:inspect", run.pk)


class RunPageView(generic.InspectView):
    """One export: how far it is, and when it is done the file with its checksum."""

    any_permission_required = ("view",)
    page_title = gettext_lazy("Dossier")
    template_name = "handover/admin/run.html"

    def get_object(self, queryset: QuerySet[Run] | None = None) -> Run:
        """With who asked at hand."""
        return get_object_or_404(Run.objects.select_related("asked_by", "follows", "replaces"), pk=self.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Exports > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_page_subtitle(self) -> str:
        """When it was asked for."""
        return _("Nummer %(number)s, %(moment)s") % {"number": self.object.name, "moment": _moment(self.object)}

    header_more_buttons: list[Button] = []

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page looks again by itself while it waits."""
        run = self.object
        is_waiting = run.state in LIVE
        is_restricted = run.state == RunState.RESTRICTED
        tells_who = may_adopt_runs(self.request.user) or may_open_restricted(self.request.user)
        return super().get_context_data(
            run=run,
            who=_who(run),
            is_waiting=is_waiting,
            refresh_seconds=REFRESH_SECONDS if is_waiting else 0,
            can_adopt=run.state == RunState.DONE and not run.adopted_by_name and may_adopt_runs(self.request.user),
            is_there=run.state == RunState.DONE and bool(run.file),
            can_fetch=may_download(self.request.user, run.audience),
            can_open_restricted=run.state == RunState.RESTRICTED and may_open_restricted(self.request.user),
            can_ask_anew=run.state == RunState.DONE and not run.file and may_make_runs(self.request.user),
            can_ask_again=run.state in OVER and may_make_runs(self.request.user),
            restricted_text=DossierTexts.load(self.request).restricted if is_restricted else "",
            newer=newer_of(run) if run.state in VOID else None,
            fetched=list(fetched(run)) if tells_who else [],
            website=website_of(run, self.request.user),
            **kwargs,
        )


class RunAdoptView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Say who answers for a dossier; it is made anew as adopted."""

    model = Run
    permission_required = "adopt"
    form_class = AdoptForm
    template_name = "handover/admin/adopt.html"
    page_title = gettext_lazy("Stel het dossier vast")
    header_icon = "check"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Exports > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the concept it is about."""
        return super().get_context_data(run=get_object_or_404(Run, pk=self.kwargs["pk"]), **kwargs)

    def form_valid(self, form: AdoptForm) -> HttpResponse:
        """Ask for the adopted one, and go and watch."""
        concept = get_object_or_404(Run, pk=self.kwargs["pk"])
        try:
            fresh = adopt(concept, form.cleaned_data["name"], by=self.request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        return redirect("runs:inspect", fresh.pk)


class RunStopView(PermissionCheckedMixin, View):
    """Stop a run that is still being made."""

    model = Run
    permission_required = "make"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Stop it, or say that it was done already."""
        run = get_object_or_404(Run, pk=pk)
        if stop(run, by=request.user):  # type: ignore[arg-type]
            messages.success(request, _("Gestopt. Er is geen bestand gemaakt."))
        else:
            messages.warning(request, _("Stoppen kon niet meer: het maken was al klaar."))
        return redirect("runs:inspect", run.pk)


class RunAgainView(PermissionCheckedMixin, View):
    """Ask once more for what failed, was stopped or is gone."""

    model = Run
    permission_required = "make"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Ask, and go and watch the new one."""
        run = get_object_or_404(Run, pk=pk)
        try:
            fresh = again(run, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("runs:inspect", run.pk)
        return redirect("runs:inspect", fresh.pk)


class RunViewSet(ModelViewSet):
    """Under /beheer/exports/. Asked for, made and voided; never edited or deleted by hand."""

    model = Run
    name = "runs"
    url_prefix = "exports"
    url_namespace = "runs"
    menu_label = gettext_lazy("Dossiers")
    menu_name = "exports"
    icon = "download"
    menu_order = 150
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    exclude_form_fields = ("id",)
    index_view_class = RunIndexView
    inspect_view_class = RunPageView
    index_results_template_name = "components/admin/listing_results.html"
    list_filter = ("audience", "state")
    list_display = (
        Column("name", label=gettext_lazy("Nummer"), accessor="name", sort_key="number"),
        TitleColumn(
            "asked_at",
            label=gettext_lazy("Gevraagd"),
            accessor=_moment,
            sort_key="asked_at",
            get_url=lambda run: reverse("runs:inspect", args=[run.pk]),
        ),
        Column("who", label=gettext_lazy("Door"), accessor=_who),
        Column("get_audience_display", label=gettext_lazy("Voor wie")),
        Column("form", label=gettext_lazy("Vorm"), accessor=lambda run: _form(run)),
        Column(
            "round_slug",
            label=gettext_lazy("Ronde of actie"),
            accessor=lambda run: run.round_slug or run.agenda_code or _("alle"),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda run: run.state == RunState.DONE,
        ),
        Column("size", label=gettext_lazy("Grootte"), accessor=lambda run: _size(run.size)),
        Column("sha256", label=gettext_lazy("SHA-256"), accessor=lambda run: run.sha256[:12]),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Only a list and a page per export."""
        without = dict.fromkeys(
            ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        )
        return super().get_common_view_kwargs(**{**without, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the page, asking and fetching."""
        kept = ("index", "index_results", "inspect")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path("vraag/", RunAskView.as_view(), name="ask"),
            path("<uuid:pk>/bestand/", RunFileView.as_view(), name="file"),
            path("<uuid:pk>/vaststellen/", RunAdoptView.as_view(), name="adopt"),
            path("<uuid:pk>/opnieuw/", RunAgainView.as_view(), name="again"),
            path("<uuid:pk>/beperkt/", RunRestrictedView.as_view(), name="restricted"),
            path("<uuid:pk>/publiceren/", PublishView.as_view(), name="publish"),
            path("<uuid:pk>/van-de-website/", WithdrawView.as_view(), name="unpublish"),
            path("<uuid:pk>/stop/", RunStopView.as_view(), name="stop"),
            *comparing_urls(),
        ]


def _form(run: Run) -> str:
    return FORMATS[run.format].label if run.format in FORMATS else run.format


def _about(run: Run) -> str:
    return run.round_slug or run.agenda_code or _("alle")


def _size(number: int) -> str:
    return filesizeformat(number) if number else ""
