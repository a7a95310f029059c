"""The screen that lays two dossiers side by side, and the same as a file."""

import tempfile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from audit.service import record
from contributions.service import Refused

from ..models import Run
from ..permissions import may_download
from .differences import compare, earlier_runs
from .listing import listed
from .models import RunIndex
from .writing import MEDIA_TYPES, write

#: The choice of earlier runs is a list: the newest are enough.
_MOST = 50


class _Pair:
    """The run of the address, and the earlier one that was chosen."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def run(self) -> Run:
        """The later one."""
        return get_object_or_404(Run, pk=self.kwargs["pk"])

    @cached_property
    def earlier(self) -> list[Run]:
        """Those to choose from."""
        return list(earlier_runs(self.run)[:_MOST])

    @cached_property
    def chosen(self) -> Run | None:
        """The earlier one; without a choice the newest before this."""
        try:
            wanted = UUID(self.request.GET.get("met", ""))
        except ValueError:
            return self.earlier[0] if self.earlier else None
        return earlier_runs(self.run).filter(pk=wanted).first()

    @property
    def can_fetch(self) -> bool:
        """Whether this colleague may have what stands in such a dossier: titles are of it, numbers of rows are not."""
        return may_download(self.request.user, self.run.audience)

    def differences(self) -> dict[str, Any]:
        """Both tables; the titles only for who may fetch the dossier.

        Raises :class:`Refused` when the two do not compare.
        """
        if self.chosen is None:
            raise Refused(_("Er is geen eerder dossier om mee te vergelijken. Kies een ander dossier."))
        found = compare(self.chosen, self.run)
        if not self.can_fetch:
            return {"found": found, "by_name": []}
        series = RunIndex.objects.select_related("series").get(run=self.run).series
        return {"found": found, "by_name": listed(found, series, self.request.user)}


class RunCompareView(_Pair, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What differs, per sheet and by name."""

    model = Run
    permission_required = "view"
    template_name = "handover/admin/compare.html"
    page_title = gettext_lazy("Vergelijk met een eerder dossier")
    header_icon = "history"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Dossiers > the dossier > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {
                "url": reverse("runs:inspect", args=[self.run.pk]),
                "label": _("Nummer %(number)s") % {"number": self.run.name},
            },
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The choice, and when two lie side by side what differs."""
        context = super().get_context_data(
            run=self.run, earlier=self.earlier, chosen=self.chosen, can_fetch=self.can_fetch, **kwargs
        )
        try:
            context.update(self.differences())
        except Refused as refusal:
            context["refusal"] = refusal.sentence
        found = context.get("found", [])
        context["differing"] = [each for each in found if each.may_differ]
        context["equal"] = [each for each in found if not each.may_differ]
        return context


class RunCompareFileView(_Pair, PermissionCheckedMixin, View):
    """The differences as a workbook or a table; with the right for this audience, on the record like every file."""

    model = Run
    permission_required = "view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: UUID, form: str) -> HttpResponse | FileResponse:
        """Made now, kept nowhere."""
        if form not in MEDIA_TYPES:
            raise Http404
        if not self.can_fetch:
            raise PermissionDenied
        try:
            both = self.differences()
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("runs:compare", pk)
        before = self.chosen
        assert before is not None  # differences() refused otherwise
        output = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
        write(form, output, before=before, after=self.run, **both)
        output.seek(0)
        record("handover.download_differences", by=request.user, on=self.run, before=str(before.pk), form=form)
        return FileResponse(
            output,
            as_attachment=True,
            filename=f"verschillen-{before.name}-{self.run.name}.{form}",
            content_type=MEDIA_TYPES[form],
            headers={"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"},
        )


def urls() -> list[URLPattern]:
    """What is added below the address of a run."""
    return [
        path("<uuid:pk>/vergelijk/", RunCompareView.as_view(), name="compare"),
        path("<uuid:pk>/vergelijk/verschillen.<str:form>", RunCompareFileView.as_view(), name="compare_file"),
    ]
