"""Screens in the admin: put a dossier on the website, and take it off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.service import Refused
from pages.service import report_on

from ..forms_of_a_dossier import FORMATS
from ..models import Publication, Run, RunState
from ..permissions import Visitor, may_publish_runs
from ..runs import private_storage
from .contents import contents_of
from .forms import PublishForm, WithdrawForm
from .publishing import WHOLE, publish, why_not, withdraw


class _Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = Run
    permission_required = "publish"
    page_title: Any
    run: Run

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """With the run it is about."""
        if may_publish_runs(request.user):
            self.run = get_object_or_404(Run, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Dossiers > the run > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("runs:index"), "label": _("Dossiers")},
            {"url": self.back(), "label": _("Nummer %(number)s") % {"number": self.run.name}},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the run."""
        return super().get_context_data(run=self.run, **kwargs)

    def back(self) -> str:
        """The page of the run."""
        return reverse("runs:inspect", args=[self.run.pk])


class PublishView(_Screen):
    """Title and summary, beside what everybody can fetch from then on."""

    form_class = PublishForm
    template_name = "handover/admin/publish.html"
    page_title = gettext_lazy("Zet het dossier op de website")
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will be public; of a file with all forms with the sizes."""
        run, refusal = self.run, why_not(self.run)
        is_whole = run.format == WHOLE and not refusal and private_storage().exists(run.file)
        return super().get_context_data(
            refusal=refusal,
            contents=contents_of(run) if is_whole else None,
            forms_to_make=[each.label for each in FORMATS.values()],
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Put it there, and go and see how far it is. How it can be read more easily is told once; it is no lock."""
        filled = form.cleaned_data
        advices = report_on([filled["title"] + ".", filled["summary"]]).advices
        if advices and self.request.POST.get("advice_about") != filled["summary"]:
            return self.render_to_response(
                self.get_context_data(form=form, advices=advices, advice_about=filled["summary"])
            )
        try:
            publication = publish(self.run, filled["title"], filled["summary"], by=self.request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, _("Het dossier staat op de website zodra alle vormen klaar zijn."))
        return redirect("runs:inspect", publication.run_id)


class WithdrawView(_Screen):
    """Take it off the website, with a reason that everybody reads."""

    form_class = WithdrawForm
    template_name = "handover/admin/unpublish.html"
    page_title = gettext_lazy("Haal het dossier van de website")
    header_icon = "globe"

    @cached_property
    def publication(self) -> Publication | None:
        """What stands on the website from this run."""
        return Publication.objects.standing().from_run(self.run).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what goes."""
        return super().get_context_data(publication=self.publication, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take it off."""
        try:
            if self.publication is None:
                raise Refused(_("Dit dossier staat niet op de website."))
            withdraw(self.publication, form.cleaned_data["reason"], by=self.request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, _("Het dossier is van de website gehaald. De pagina zegt waarom."))
        return redirect(self.back())


def website_of(run: Run, user: Visitor) -> dict[str, Any]:
    """What the page of a run tells about the website, and what this user can do about it."""
    publication = Publication.objects.from_run(run).select_related("run").first()
    stands = publication is not None and not publication.is_withdrawn
    may = may_publish_runs(user)
    return {
        "publication": publication,
        "publication_is_ready": stands and publication is not None and publication.run.state == RunState.DONE,
        "fetched": publication.downloads.aggregate(all=Sum("count"))["all"] or 0 if publication else 0,
        "can_publish": may and not stands and not why_not(run),
        "can_unpublish": may and stands,
    }
