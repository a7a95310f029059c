"""The screens of requests under the Woo: the list, a new one, the case itself, searching, and one text."""

from collections import Counter
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from audit.service import looked, record
from contributions.service import Refused
from people.models import User

from ..permissions import may_answer_woo
from . import deeds, moving, releasing
from .checking import standing_elsewhere
from .enums import ReleaseState, Verdict, WooState
from .forms import StartForm
from .models import WooDocument, WooRelease, WooRequest
from .texts import label_of, search

PER_PAGE = 50
#: Which button leads to which state.
_STEPS = {
    WooState.SEARCHING: gettext_lazy("Zoek stukken"),
    WooState.REVIEWING: gettext_lazy("Beoordeel de stukken"),
    WooState.RELEASED: gettext_lazy("Maak openbaar"),
    WooState.WITHDRAWN: gettext_lazy("Sluit het verzoek: het is ingetrokken"),
}


class OnlyOfficers:
    """Refuses who may not answer requests."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not may_answer_woo(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        return cast(User, self.request.user)

    @cached_property
    def case(self) -> WooRequest:
        """The request of the address."""
        return get_object_or_404(WooRequest, pk=self.kwargs["pk"])

    def way_here(self, *steps: tuple[str, str]) -> list[dict[str, Any]]:
        """Home > requests > these."""
        trail = [(reverse("woo:index"), _("Woo-verzoeken")), *steps]
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Begin")},
            *({"url": url, "label": label} for url, label in trail),
        ]

    def to_the_case(self) -> tuple[str, str]:
        """The step to the case."""
        return reverse("woo:case", args=[self.case.pk]), self.case.reference


class RequestsView(OnlyOfficers, WagtailAdminTemplateMixin, TemplateView):
    """Every request, newest first, with its term."""

    template_name = "handover/admin/woo/requests.html"
    page_title = gettext_lazy("Woo-verzoeken")
    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return self.way_here()

    @cached_property
    def header_buttons(self) -> list[Button]:
        """The one thing to do here."""
        return [HeaderButton(_("Begin een verzoek"), url=reverse("woo:start"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of requests; one query, whatever their number."""
        waiting = Count("documents", filter=Q(documents__verdict=Verdict.WAITS))
        requests = WooRequest.objects.annotate(size=Count("documents"), waiting=waiting)
        page = Paginator(requests.order_by("-received_on", "-pk"), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_of_requests=page, **kwargs)


class StartView(OnlyOfficers, WagtailAdminTemplateMixin, FormView):
    """Begin a case."""

    template_name = "handover/admin/woo/start.html"
    page_title = gettext_lazy("Begin een Woo-verzoek")
    header_icon = "mail"
    form_class = StartForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > requests > this."""
        return self.way_here(("", str(self.page_title)))

    def form_valid(self, form: StartForm) -> HttpResponse:
        """Start it and go there."""
        try:
            case = deeds.start(**form.cleaned_data, by=self.colleague)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        return redirect("woo:case", case.pk)


class CaseView(OnlyOfficers, WagtailAdminTemplateMixin, TemplateView):
    """One request: how far it is, which texts fall under it, and what was released."""

    template_name = "handover/admin/woo/case.html"
    page_title = gettext_lazy("Woo-verzoek")
    header_icon = "mail"

    def get_page_subtitle(self) -> str:
        """Its reference."""
        return self.case.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > requests > this."""
        return self.way_here(("", self.case.reference))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Texts by page, releases, and the steps that are possible; that somebody looked is written down."""
        case = self.case
        looked("handover.woo_view", by=self.request.user, on=case)
        documents = case.documents.annotate(places=Count("redactions")).order_by("number")
        page = Paginator(documents, PER_PAGE).get_page(self.request.GET.get("p"))
        verdicts = Counter(case.documents.order_by().values_list("verdict", flat=True))
        releases = list(case.releases.all())
        is_judging = case.state == WooState.REVIEWING
        steps = [(to.value, str(label)) for to, label in _STEPS.items() if to in moving.MOVES[case.state]]
        if case.state == WooState.RELEASED:
            steps = [(WooState.REVIEWING.value, _("Beoordeel de stukken opnieuw"))]
        return super().get_context_data(
            case=case,
            page_of_documents=page,
            rows=[(document, label_of(document)) for document in page],
            waiting=verdicts[Verdict.WAITS],
            size=sum(verdicts.values()),
            releases=releases,
            steps=steps,
            is_at_work=case.state in (WooState.SEARCHING, WooState.REVIEWING),
            is_judging=is_judging,
            elsewhere=standing_elsewhere(case) if is_judging and not verdicts[Verdict.WAITS] else (),
            can_put_off=case.can_be_put_off,
            can_ask_again=bool(releases) and releases[0].state == ReleaseState.FAILED,
            **kwargs,
        )


class DeedView(OnlyOfficers, View):
    """One button on the case: a step, putting off, dropping a text, making the file again."""

    http_method_names = ["post"]
    deed = ""

    def post(self, request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
        """Do it, or say what to do first; back to the case."""
        try:
            self._do(**more)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect("woo:case", self.case.pk)

    def _do(self, to: str = "", document: int = 0) -> None:
        if self.deed == "put_off":
            deeds.put_off(self.case, by=self.colleague)
        elif self.deed == "again":
            releasing.ask_again(self.case, by=self.colleague)
        elif self.deed == "drop":
            deeds.drop_document(get_object_or_404(WooDocument, request=self.case, pk=document), by=self.colleague)
        elif to == WooState.RELEASED:
            releasing.release(self.case, by=self.colleague)
        else:
            moving.move(self.case, to, by=self.colleague)


class SearchView(OnlyOfficers, WagtailAdminTemplateMixin, TemplateView):
    """Search everything that is kept, and tick what falls under the request."""

    template_name = "handover/admin/woo/search.html"
    page_title = gettext_lazy("Zoek stukken")
    header_icon = "search"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > requests > the case > this."""
        return self.way_here(self.to_the_case(), ("", str(self.page_title)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found, with what falls under the request already; on the record, without the words."""
        sought = self.request.GET.get("q", "").replace("\x00", "").strip()
        context = super().get_context_data(case=self.case, sought=sought, **kwargs)
        if sought:
            kinds = search(sought)
            found = sum(len(kind.found) for kind in kinds)
            looked("handover.woo_search", by=self.request.user, on=self.case, count=found)
            there = {f"{kind}:{key}" for kind, key in self.case.documents.values_list("kind", "key")}
            context.update(kinds=kinds, there=there, found=found)
        return context

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let what was ticked fall under the request."""
        try:
            added = deeds.add_documents(self.case, request.POST.getlist("stuk"), by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(
                request,
                ngettext("%(count)d stuk toegevoegd.", "%(count)d stukken toegevoegd.", added) % {"count": added},
            )
        return redirect("woo:case", self.case.pk)


class ReleaseFileView(OnlyOfficers, View):
    """The file of a release: only from here, and every time it is written down."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, release: int) -> HttpResponse | FileResponse:
        """Stream it as a download that nothing keeps."""
        made = get_object_or_404(WooRelease, request=self.case, pk=release)
        storage = storages["private"]
        if made.state != ReleaseState.DONE or not made.file or not storage.exists(made.file):
            messages.error(request, _("Dit bestand is er niet (meer). Kijk bij het verzoek hoe het ermee staat."))
            return redirect("woo:case", self.case.pk)
        record("handover.woo_download", by=request.user, on=made, request=self.case.pk)
        return FileResponse(
            storage.open(made.file),
            as_attachment=True,
            filename=f"woo-{self.case.pk}-{made.number}.zip",
            content_type="application/zip",
            headers={"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"},
        )
