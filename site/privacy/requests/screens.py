"""The privacy officer's screens: the list, putting in by hand, one request with all that is kept, and the file."""

import json
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from audit.service import looked, record
from people.models import Participant, User
from people.service import numbers_in

from ..access import everything_of
from . import asking, deciding, pointing
from .forms import DecideForm, PutInForm, ReasonForm, WhoForm
from .loose import Loose, loose_of, loose_under
from .models import WAITING, RightsRequest
from .permissions import may_handle
from .recognising import recognised
from .refusal import RequestRefused
from .subjects import parts_of, people_with, subjects_of

PER_PAGE = 50


class OnlyOfficer(WagtailAdminTemplateMixin):
    """Refuses who may not handle requests."""

    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on; what is shown here is kept by no browser."""
        if not may_handle(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        return cast(User, self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > requests > this."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Begin")},
            {"url": reverse("verzoeken:index"), "label": _("Verzoeken over gegevens")},
            {"url": "", "label": str(self.page_title)},
        ]


def in_order() -> QuerySet[RightsRequest]:
    """What waits first, the shortest term on top; answered ones after it, the newest first."""
    answered_last = Case(When(state__in=WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return RightsRequest.objects.order_by(answered_last, "due_on", "id").defer("text", "answer", "put_off_reason")


class RequestsView(OnlyOfficer, TemplateView):
    """Every request with its term. No words, no names."""

    template_name = "privacy/admin/requests.html"
    page_title = gettext_lazy("Verzoeken over gegevens")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return super().get_breadcrumbs_items()[:1] + super().get_breadcrumbs_items()[-1:]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """What came in otherwise is put in here."""
        return [HeaderButton(_("Voer een verzoek in"), url=reverse("verzoeken:put_in"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of requests; two queries, whatever their number."""
        page = Paginator(in_order(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_of_requests=page, **kwargs)


class PutInView(OnlyOfficer, FormView):
    """What came by letter, mail or phone."""

    template_name = "privacy/admin/put_in.html"
    page_title = gettext_lazy("Voer een verzoek in")
    form_class = PutInForm

    def form_valid(self, form: PutInForm) -> HttpResponse:
        """Put it in and go there."""
        try:
            made = asking.put_in_by_hand(**form.cleaned_data, by=self.colleague)
        except RequestRefused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        return redirect("verzoeken:decide", made.pk)

    def form_invalid(self, form: PutInForm) -> HttpResponse:
        """What was typed stays."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OneRequest(OnlyOfficer):
    """The request of the address."""

    @cached_property
    def case(self) -> RightsRequest:
        """404 for a number that is none."""
        found = RightsRequest.objects.select_related("participant__user", "participant__contact", "decided_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])


class DecideView(OneRequest, TemplateView):
    """What is asked, whom it is about, what is kept of them; and the place to decide."""

    template_name = "privacy/admin/request.html"
    page_title = gettext_lazy("Beslis over een verzoek")

    def get_page_subtitle(self) -> str:
        """Its number."""
        return str(self.case)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is written down."""
        return self._show(self._form(initial={"version": self.case.version}))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Decide; a refusal keeps what was typed."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        try:
            deciding.decide(pk, by=self.colleague, **form.cleaned_data)
        except RequestRefused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, status=422)
        messages.success(request, _("Besloten. Wie het vroeg, leest uw antwoord."))
        return redirect("verzoeken:index")

    @cached_property
    def people(self) -> list[Participant]:
        """Whom it is about, as long as something can happen."""
        return subjects_of(self.case) if self.case.is_waiting else []

    @cached_property
    def sought(self) -> str:
        """A number, a code or a name to find somebody by; only where the officer may choose whom it is about."""
        return self.request.GET.get("zoek", "").strip()[:200] if self.case.is_by_hand and self.case.is_waiting else ""

    @cached_property
    def found(self) -> list[Participant]:
        """Who is found by it, and is not there yet."""
        there = {person.pk for person in self.people}
        return [person for person in people_with(self.sought) if person.pk not in there] if self.sought else []

    @cached_property
    def loose_found(self) -> Loose:
        """What lies loose under a number that was searched for and does not stand at the request."""
        known = numbers_in(self.case.reach)
        return loose_under("", [each for each in numbers_in(self.sought) if each not in known])

    def _form(self, *args: Any, **kwargs: Any) -> DecideForm:
        parts = parts_of(self.people) if self.case.kind in deciding.ERASES else []
        nobody = deciding.is_for_nobody(self.case, self.people)
        return DecideForm(*args, request=self.case, parts=parts, is_for_nobody=nobody, **kwargs)

    def _show(self, form: DecideForm, status: int = 200) -> HttpResponse:
        case = self.case
        looked("privacy.request_read", by=self.request.user, on=case)
        if self.sought:
            record("privacy.request_search", by=self.colleague, on=case, people=len(self.found))
        context = self.get_context_data(
            case=case,
            form=form,
            people=[recognised(person) for person in self.people],
            pointed_out=set(case.about.values_list("pk", flat=True)),
            sought=self.sought,
            found=[recognised(person) for person in self.found],
            loose=[(entry.title, found.count()) for entry, found in loose_of(case)] if case.is_waiting else [],
            found_loose=[(entry.title, count) for entry, rows in self.loose_found if (count := rows.count())],
            wipes=case.kind in deciding.ERASES,
            reason_form=ReasonForm(initial={"version": case.version}, auto_id="reden_%s"),
        )
        return self.render_to_response(context, status=status)


class PointOutView(OneRequest, View):
    """Whom a request by hand is about."""

    http_method_names = ["post"]
    page_title = ""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write it down; back to the request."""
        form = WhoForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Kies over wie het verzoek gaat."))
            return redirect("verzoeken:decide", self.case.pk)
        try:
            pointing.point_out(pk, by=self.colleague, **form.cleaned_data)
        except RequestRefused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Bewaard over wie dit verzoek gaat."))
        return redirect("verzoeken:decide", self.case.pk)


class ReasonView(OneRequest, View):
    """A deed on a request that needs a reason: more time, or using words again."""

    http_method_names = ["post"]
    page_title = ""
    deed = "put_off"

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do it, or say what to do first; back to the request."""
        form: Form = ReasonForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Schrijf eerst de reden. Wie het vroeg, leest die."))
            return redirect("verzoeken:decide", self.case.pk)
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        try:
            if self.deed == "put_off":
                deciding.put_off(pk, reason=reason, by=self.colleague, version=version)
            else:
                deciding.end_restriction(pk, answer=reason, by=self.colleague, version=version)
        except RequestRefused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Gedaan. Wie het vroeg, leest de reden."))
        return redirect("verzoeken:decide", self.case.pk)


class FileView(OneRequest, View):
    """Everything that is kept of whom this is about, as a file to give to them. Every time it is written down."""

    http_method_names = ["get"]
    page_title = ""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """As JSON, the same shape as on the person's own page."""
        record("privacy.request_file", by=request.user, on=self.case)
        told = everything_of(subjects_of(self.case), loose_of(self.case), called=self.case.email)
        response = HttpResponse(
            json.dumps(told, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="gegevens-{self.case.pk.hex[:6]}.json"'
        return response
