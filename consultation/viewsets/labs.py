"""Putting a set of cases together at a step of a round, and what set there is."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused

from ..case_forms import LabForm
from ..cases.bank import mix_in_words
from ..cases.blocks import portions
from ..cases.lab import earlier_labs, fill, free_cases, held_out, renew_criteria, versions_to_try
from ..editing import EDITABLE_STATES
from ..enums import ItemKind, MethodCode
from ..models import Item, Round, Step
from ..permissions import may_change_rounds, may_view_rounds


class LabView(WagtailAdminTemplateMixin, TemplateView):
    """The set of one step, and the form that adds to it."""

    template_name = "consultation/admin/lab.html"
    page_title = gettext_lazy("Zet casussen klaar")
    header_icon = "doc-full"
    step: Step

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may change rounds, at a step with cases."""
        if not may_change_rounds(request.user):
            raise PermissionDenied
        steps = Step.objects.select_related("round", "product_version__product")
        self.step = get_object_or_404(steps, pk=kwargs["step_pk"])
        if self.step.method != MethodCode.CASES:
            raise Http404("no step with cases")
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Of which step."""
        return self.step.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > cases."""
        round_ = self.step.round
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[round_.pk]), "label": round_.title},
            {"url": "", "label": str(self.page_title)},
        ]

    @cached_property
    def items(self) -> list[Item]:
        """The cases that are asked."""
        return list(Item.objects.asked().filter(step=self.step, kind=ItemKind.CASE))

    def form(self, data: Any = None) -> LabForm:
        """With what can be chosen here."""
        initial = {"version": self.step.product_version_id or versions_to_try().first()}
        return LabForm(
            data,
            versions=versions_to_try(),
            earlier=earlier_labs(self.step),
            free=free_cases(self.step),
            fixed_version=bool(self.items),
            initial=initial,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is there, and what can be added."""
        return self._show(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add cases, or take the criteria over again."""
        try:
            if request.POST.get("actie") == "criteria":
                renew_criteria(self.step, by=request.user)  # type: ignore[arg-type]
                messages.success(request, _("De criteria zijn opnieuw overgenomen bij alle casussen."))
                return redirect("rounds:lab", self.step.pk)
            form = self.form(request.POST)
            if not form.is_valid():
                return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
            given = form.cleaned_data
            made = fill(
                self.step,
                given["version"],
                given["cases"],
                earlier=given.get("earlier"),
                mix=given["mix"] or 0,
                by=request.user,  # type: ignore[arg-type]
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(self.form(request.POST), HTTPStatus.CONFLICT)
        sentence = ngettext("%(n)d casus staat klaar.", "%(n)d casussen staan klaar.", len(made)) % {"n": len(made)}
        messages.success(request, sentence)
        return redirect("rounds:lab", self.step.pk)

    def _show(self, form: LabForm, status: int = HTTPStatus.OK) -> HttpResponse:
        set_to = portions(self.step)
        context = self.get_context_data(
            step=self.step,
            round=self.step.round,
            items=self.items,
            mix=mix_in_words([item.case for item in self.items if item.case]),
            held_out={item.pk for item in held_out(self.step)} if earlier_labs(self.step).exists() else set(),
            portions=set_to,
            form=form,
            is_editable=self.step.round.state in EDITABLE_STATES,
            bank=form.fields["cases"].queryset,  # type: ignore[attr-defined]
        )
        return self.render_to_response(context, status=status)


def panel(request: HttpRequest, round_: Round) -> Mapping[str, Any] | None:
    """The steps with cases, and the way to their sets; None in a round without."""
    if not may_view_rounds(request.user):
        return None
    steps = list(round_.steps.filter(method=MethodCode.CASES).select_related("product_version__product"))
    if not steps:
        return None
    cases: dict[int, list[Any]] = {step.pk: [] for step in steps}
    for item in Item.objects.asked().filter(step__in=steps, kind=ItemKind.CASE):
        cases[item.step_id].append(item.case)
    return {
        "labs": [{"step": step, "mix": mix_in_words(filter(None, cases[step.pk]))} for step in steps],
        "may_change": may_change_rounds(request.user),
    }


urlpatterns = [path("casussen/<int:step_pk>/", LabView.as_view(), name="lab")]
