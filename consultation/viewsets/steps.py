"""The steps of a round in the admin: choose how to ask, set it, move it, take an empty one away."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused

from ..editing import EDITABLE_STATES
from ..methods import METHODS, StepMethod
from ..models import Round, Step
from ..permissions import may_change_rounds
from ..step_forms import StepForm, method_choices
from ..steps import add_step, change_step, drop_step, shift_step

_DIRECTIONS = {"omhoog": -1, "omlaag": +1}


class _StepPage(WagtailAdminTemplateMixin, View):
    """A screen about the steps of one round, for who may change rounds, while they can change."""

    header_icon = "list-ol"
    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; a closed round leads back with a sentence."""
        if not may_change_rounds(request.user):
            raise PermissionDenied
        self.find(kwargs)
        if self.round.state not in EDITABLE_STATES:
            messages.error(request, _("De ronde is gesloten. De stappen kunnen niet meer veranderen."))
            return self.back()
        return super().dispatch(request, *args, **kwargs)

    def find(self, kwargs: dict[str, Any]) -> None:
        """Which round."""
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])

    def back(self) -> HttpResponse:
        """The round, at its questions."""
        return redirect(reverse("rounds:inspect", args=[self.round.pk]) + "#vragen")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": self.get_page_title()},
        ]


class StepChooseView(_StepPage, TemplateView):
    """How do you want to ask? Each method with its one sentence."""

    template_name = "consultation/admin/step_choose.html"
    page_title = gettext_lazy("Voeg een stap toe")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The methods."""
        return super().get_context_data(round=self.round, methods=method_choices(), **kwargs)


class _StepFormView(_StepPage, FormView, ABC):
    """Fill in or change what a step is set to."""

    template_name = "consultation/admin/step_form.html"
    form_class = StepForm
    button: Any
    success: Any

    @property
    @abstractmethod
    def method(self) -> StepMethod:
        """How this step asks."""

    @abstractmethod
    def do(self, form: StepForm) -> None:
        """The deed."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form shows what this method can be set to."""
        return {**super().get_form_kwargs(), "method": self.method}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Do it, or say why not and keep what was typed."""
        assert isinstance(form, StepForm)
        try:
            self.do(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.success)
        return self.back()

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The method in words."""
        return super().get_context_data(round=self.round, method=self.method, button=self.button, **kwargs)


class StepAddView(_StepFormView):
    """A new step with this method, at the end."""

    page_title = gettext_lazy("Voeg een stap toe")
    button = gettext_lazy("Voeg de stap toe")
    success = gettext_lazy("De stap staat onderaan. Voeg nu toe wat mensen daar vinden.")

    def find(self, kwargs: dict[str, Any]) -> None:
        """Which round, and which method."""
        if kwargs["method"] not in METHODS:
            raise Http404("no such method")
        super().find(kwargs)

    @property
    def method(self) -> StepMethod:
        """The one that was chosen."""
        return METHODS[self.kwargs["method"]]

    def do(self, form: StepForm) -> None:
        """Add it."""
        add_step(self.round, self.method.code, by=self.request.user, **form.deed())  # type: ignore[arg-type]


class StepEditView(_StepFormView):
    """What a step is set to."""

    page_title = gettext_lazy("Stel de stap in")
    button = gettext_lazy("Bewaar de stap")
    success = gettext_lazy("De stap is bewaard.")

    def find(self, kwargs: dict[str, Any]) -> None:
        """Which step."""
        self.step = _step(kwargs["pk"])
        self.round = self.step.round

    @property
    def method(self) -> StepMethod:
        """That of the step; it stays."""
        return METHODS[self.step.method]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Filled with what is kept."""
        return {**super().get_form_kwargs(), "step": self.step}

    def do(self, form: StepForm) -> None:
        """Change it. What this form does not ask stays."""
        deed = form.deed()
        if "product_version" not in form.fields:
            deed["product_version"] = self.step.product_version
        change_step(self.step, by=self.request.user, **deed)  # type: ignore[arg-type]


class _StepDeedView(View, ABC):
    """A deed on one step; always back to the round. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        if not may_change_rounds(request.user):
            raise PermissionDenied
        step = _step(pk)
        try:
            self.do(step, **kwargs)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(reverse("rounds:inspect", args=[step.round_id]) + "#vragen")

    @abstractmethod
    def do(self, step: Step, **kwargs: Any) -> None:
        """The deed."""


class StepShiftView(_StepDeedView):
    """One place up or down."""

    def do(self, step: Step, **kwargs: Any) -> None:
        """Move it."""
        shift_step(step, _DIRECTIONS.get(kwargs["direction"], 0), by=self.request.user)  # type: ignore[arg-type]


class StepDropView(_StepDeedView):
    """Take an empty step away. There is nothing in it to lose, so it is not asked twice."""

    def do(self, step: Step, **kwargs: Any) -> None:
        """Drop it."""
        drop_step(step, by=self.request.user)  # type: ignore[arg-type]
        messages.success(self.request, _("De stap is weggehaald."))


def _step(pk: int) -> Step:
    found: Step = get_object_or_404(Step.objects.select_related("round__occasion", "product_version__product"), pk=pk)
    return found


urlpatterns = [
    path("<int:pk>/stap/", StepChooseView.as_view(), name="step_choose"),
    path("<int:pk>/stap/<slug:method>/", StepAddView.as_view(), name="step_add"),
    path("stap/<int:pk>/instellen/", StepEditView.as_view(), name="step_edit"),
    path("stap/<int:pk>/weg/", StepDropView.as_view(), name="step_drop"),
    path("stap/<int:pk>/<slug:direction>/", StepShiftView.as_view(), name="step_shift"),
]
