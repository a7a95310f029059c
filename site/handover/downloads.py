"""Fetching a file: only from here, only with the right for whom it is meant, and every time it is written down."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from audit.models import AuditEvent
from audit.service import record
from people.models import User

from .dossier import FORMATS
from .forms import OpenRestrictedForm, WhyOpened
from .models import DossierTexts, Run, RunState
from .permissions import may_download
from .runs import private_storage

DOWNLOAD, OPEN_RESTRICTED = "handover.download", "handover.open_restricted"
MOST_TOLD = 20


def file_name(run: Run) -> str:
    """What the file is called on the machine of who fetches it."""
    day = timezone.localtime(run.asked_at).strftime("%Y-%m-%d")
    parts = ("dossier", run.name, run.audience, run.round_slug, run.agenda_code, day)
    return f"{'-'.join(part for part in parts if part)}.{FORMATS[run.format].suffix}"


def fetched(run: Run) -> Iterator[dict[str, Any]]:
    """Who fetched this run and when, newest first: a name, a moment, and the reason where one had to be given."""
    events = list(AuditEvent.objects.about(run).filter(action__in=(DOWNLOAD, OPEN_RESTRICTED))[:MOST_TOLD])
    people = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    for event in events:
        colleague = people.get(event.actor_id) if event.actor_id else None
        reason = event.details.get("reason", "")
        yield {
            "who": colleague.email if colleague else _("een account dat er niet meer is"),
            "at": event.at,
            "why": WhyOpened(reason).label if reason in WhyOpened.values else "",
        }


def _give(request: HttpRequest, run: Run, action: str, **more: str) -> HttpResponseBase:
    """Stream it as a download that nothing keeps, and write down exactly what went out."""
    storage = private_storage()
    if not run.file or not storage.exists(run.file):
        messages.error(request, _("Dit bestand is er niet (meer). Maak een nieuwe export."))
        return redirect("runs:inspect", run.pk)
    name, form = file_name(run), FORMATS[run.format]
    record(
        action,
        by=request.user,
        on=run,
        seen=(),
        number=run.name,
        audience=run.audience,
        format=run.format,
        round=run.round_slug,
        agenda=run.agenda_code,
        file=name,
        sha256=run.sha256,
        **more,
    )
    return FileResponse(
        storage.open(run.file),
        as_attachment=True,
        filename=name,
        content_type=form.media_type,
        headers={"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"},
    )


class RunFileView(PermissionCheckedMixin, View):
    """The file of a run that is done."""

    model = Run
    permission_required = "view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Give it, to who may have what is meant for this audience."""
        run = get_object_or_404(Run, pk=pk)
        if not may_download(request.user, run.audience):
            raise PermissionDenied
        if run.state != RunState.DONE:
            messages.error(request, _("Dit bestand is er niet (meer). Maak een nieuwe export."))
            return redirect("runs:inspect", run.pk)
        return _give(request, run, DOWNLOAD)


class RunRestrictedView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Open a dossier that was closed: say why first."""

    model = Run
    permission_required = "open_restricted"
    form_class = OpenRestrictedForm
    template_name = "handover/admin/restricted.html"
    page_title = gettext_lazy("Open een beperkt dossier")
    header_icon = "lock"

    def get_run(self) -> Run:
        """The closed dossier it is about; any other is not found here."""
        return get_object_or_404(Run, pk=self.kwargs["pk"], state=RunState.RESTRICTED)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Exports > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the dossier, and what archivist and privacy officer settled about such dossiers."""
        text = DossierTexts.load(self.request).restricted
        return super().get_context_data(run=self.get_run(), restricted_text=text, **kwargs)

    def form_valid(self, form: OpenRestrictedForm) -> HttpResponse:
        """Give the file; the reason stands in the log."""
        reason = form.cleaned_data["reason"]
        return _give(self.request, self.get_run(), OPEN_RESTRICTED, reason=reason)  # type: ignore[return-value]
