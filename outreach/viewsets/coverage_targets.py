"""The screen "Wie willen wij waar bereiken?": all targets of a half year as one table, with a proposal."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import ChangedMeanwhile, Refused

from ..coverage.forms import CoverageTargetsForm, ProposalForm
from ..coverage.groups import groups_now
from ..coverage.periods import asked_for, choices
from ..coverage.targets import set_targets, targets_kept
from ..permissions import may_change_coverage


class CoverageTargetsView(WagtailAdminTemplateMixin, TemplateView):
    """A number per province and group. What was typed stays until it is kept."""

    template_name = "outreach/admin/coverage_targets.html"
    page_title = gettext_lazy("Wie willen wij waar bereiken?")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may set targets."""
        if not may_change_coverage(request.user):
            raise PermissionDenied
        self.period = asked_for(request.GET.get("periode", ""))
        self.groups = groups_now().targeted
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table as it is kept; or filled with a proposal, when one was asked for."""
        if "verdeling" not in request.GET:
            return self.show(self.form(), ProposalForm(groups=self.groups))
        asked = ProposalForm(request.GET, groups=self.groups)
        if not asked.is_valid():
            return self.show(self.form(), asked, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.show(self.form(shown=asked.proposed()), asked, is_proposal=True)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what does not add up."""
        form = self.form(request.POST)
        asked = ProposalForm(groups=self.groups)
        if not form.is_valid():
            return self.show(form, asked, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            set_targets(
                self.period,
                form.wishes(),
                self.groups,
                seen=form.cleaned_data["version"],
                by=request.user,  # type: ignore[arg-type]
            )
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal.sentence)
            form.show_newest()
            return self.show(form, asked, HTTPStatus.CONFLICT)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, asked, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De streefcijfers zijn bewaard."))
        return redirect(f"{reverse('events:coverage')}?periode={self.period.code}")

    def form(self, *args: Any, **kwargs: Any) -> CoverageTargetsForm:
        """The table."""
        kept = targets_kept(self.period, self.groups)
        return CoverageTargetsForm(*args, groups=self.groups, kept=kept, **kwargs)

    def show(
        self,
        form: CoverageTargetsForm,
        asked: ProposalForm,
        status: int = HTTPStatus.OK,
        *,
        is_proposal: bool = False,
    ) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(
            form=form,
            asked=asked,
            is_proposal=is_proposal,
            period=self.period,
            periods=choices(self.period),
            groups=self.groups,
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > the board > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("events:index"), "label": _("In het land")},
            {"url": reverse("events:coverage"), "label": _("Waar missen wij mensen?")},
            {"url": "", "label": self.get_page_title()},
        ]


urlpatterns: list[URLPattern] = [
    path("dekking/streefcijfers/", CoverageTargetsView.as_view(), name="coverage_targets"),
]
