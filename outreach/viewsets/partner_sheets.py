"""The list of partners as a workbook: to take along, empty to fill in, and to read in after a look at what it does."""

from http import HTTPStatus
from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from pages.service import ScannedFileField

from ..models import Partner
from ..partners.sheet.columns import columns
from ..partners.sheet.planning import ListPlan, Outcome, plan_of
from ..partners.sheet.reading import ReadList, read_list
from ..partners.sheet.taking_in import brought, forget, put_aside, take_in
from ..partners.sheet.writing import write_list
from ..permissions import Visitor, may_import_partners
from .partner_base import PartnersScreen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Of each kind so many rows are shown; the numbers say how many there are.
SHOWN = 100
_SALT = "outreach.partner_list"


class BringForm(forms.Form):
    """One workbook."""

    file = ScannedFileField(
        label=gettext_lazy("De ingevulde lijst"),
        help_text=gettext_lazy("Een Excel-werkmap (.xlsx), hoogstens 5 MB. Eerst kijken wij alleen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            code: gettext_lazy("Kies het bestand dat u hebt ingevuld.")
            for code in ("required", "missing", "invalid", "empty")
        },
    )


class PartnerImportView(PartnersScreen):
    """Bring a file, see what it would do, and agree."""

    template_name = "outreach/admin/partner_import.html"
    page_title = gettext_lazy("Lees een lijst met partners in")
    header_icon = "upload"

    def may(self, user: Visitor) -> bool:
        """For who may read lists in."""
        return may_import_partners(user)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where to choose the file."""
        return self.show(form=BringForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """A file, or a yes to what was shown."""
        return self._agree() if "sleutel" in request.POST else self._look()

    def _look(self) -> HttpResponse:
        form = BringForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        known = columns()
        try:
            found = read_list(BytesIO(form.cleaned_data["file"].read()), known)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        plan = plan_of(found.rows, known, today=timezone.localdate())
        return self._show_plan(found, plan, put_aside(found, by=self.colleague))

    def _agree(self) -> HttpResponse:
        try:
            key, seen = _unsigned(self.request.POST["sleutel"])
            found = brought(key, by=self.colleague)
        except Refused as refusal:
            messages.error(self.request, refusal.sentence)
            return redirect("partners:import")
        plan = plan_of(found.rows, columns(), today=timezone.localdate())
        try:
            taken = take_in(plan, seen=seen, by=self.colleague)
        except ChangedMeanwhile as refusal:
            messages.warning(self.request, refusal.sentence)
            return self._show_plan(found, plan, key, HTTPStatus.CONFLICT)
        forget(key, by=self.colleague)
        messages.success(self.request, _said(taken.new, taken.changed, len(plan.of(Outcome.REFUSED))))
        return redirect("partners:index")

    def _show_plan(self, found: ReadList, plan: ListPlan, key: UUID, status: int = HTTPStatus.OK) -> HttpResponse:
        counts = {outcome.value: len(plan.of(outcome)) for outcome in Outcome}
        return self.show(
            status,
            form=BringForm(),
            plan=plan,
            unknown=found.unknown,
            counts=counts,
            to_take=len(plan.to_take),
            refused=plan.of(Outcome.REFUSED)[:SHOWN],
            new=plan.of(Outcome.NEW)[:SHOWN],
            changed=plan.of(Outcome.CHANGED)[:SHOWN],
            shown=SHOWN,
            token=signing.dumps([key.hex, *plan.fingerprint], salt=_SALT),
        )


class _FileView(View):
    """A workbook for who may read lists in and take them along."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not may_import_partners(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PartnerExportView(_FileView):
    """All partners as a workbook, those who stopped included: it is the whole list, without persons."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file. That it was taken along is written down."""
        partners = list(Partner.objects.prefetch_related("helps"))
        record("outreach.export_partners", by=request.user, partners=len(partners))
        return _workbook("partners.xlsx", partners)


class EmptyListView(_FileView):
    """The list to fill in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file."""
        return _workbook("lijst-met-partners.xlsx", ())


def _workbook(name: str, partners: Any) -> HttpResponse:
    output = BytesIO()
    write_list(output, partners)
    return HttpResponse(
        output.getvalue(),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _unsigned(token: str) -> tuple[UUID, tuple[int, int, int]]:
    try:
        key, last, many, versions = signing.loads(token, salt=_SALT)
        return UUID(key), (int(last), int(many), int(versions))
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused(_("Dit klopt niet meer. Kies het bestand opnieuw.")) from None


def _said(new: int, changed: int, refused: int) -> str:
    said = [
        ngettext("%(new)d partner is nieuw.", "%(new)d partners zijn nieuw.", new) % {"new": new},
        ngettext("%(changed)d partner is veranderd.", "%(changed)d partners zijn veranderd.", changed)
        % {"changed": changed},
    ]
    if refused:
        said.append(
            ngettext(
                "%(refused)d rij is overgeslagen. Verbeter die in uw bestand, en lees het opnieuw in.",
                "%(refused)d rijen zijn overgeslagen. Verbeter die in uw bestand, en lees het opnieuw in.",
                refused,
            )
            % {"refused": refused}
        )
    return " ".join(said)
