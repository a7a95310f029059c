"""Two deeds in the admin: people have heard, and people hear later."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from contributions.service import Refused

from ..models import Round
from ..permissions import may_move_rounds
from ..promises import MAY_KEEP, MAY_PUT_OFF, asks_why, keep_promise, promise_of, put_off_promise

_REASON = forms.Textarea(attrs={"rows": 4})


def panel(request: HttpRequest, round_: Round) -> dict[str, Any] | None:
    """The promise on the page of the round, with what one may do about it; None when nothing was promised."""
    promise = promise_of(round_, timezone.localdate())
    if promise is None:
        return None
    may = may_move_rounds(request.user) and not promise.is_kept
    return {
        "promise": promise,
        "may_keep": may and round_.state in MAY_KEEP,
        "may_put_off": may and round_.state in MAY_PUT_OFF,
    }


class KeepForm(forms.Form):
    """What people heard, or why it was late; only asked when there is something to explain."""

    reason = forms.CharField(
        label=gettext_lazy("Uw uitleg"),
        required=False,
        max_length=2_000,
        widget=_REASON,
        help_text=gettext_lazy("Korte zinnen. Iedereen leest dit op de pagina van de ronde."),
    )


class PutOffForm(forms.Form):
    """A later day and why."""

    new_day = forms.DateField(
        label=gettext_lazy("Wanneer horen mensen van u?"),
        widget=AdminDateInput(format="%d-%m-%Y"),
        error_messages={"required": gettext_lazy("Kies een nieuwe dag.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom wordt het later?"),
        max_length=2_000,
        widget=_REASON,
        help_text=gettext_lazy(
            "Korte zinnen. Iedereen leest dit op de pagina van de ronde. De eerste dag blijft staan."
        ),
        error_messages={"required": gettext_lazy("Schrijf op waarom het later wordt.")},
    )


class PromiseView(WagtailAdminTemplateMixin, FormView, ABC):
    """A deed on the promise of one round. A refusal keeps what was typed."""

    template_name = "consultation/admin/round_promise_form.html"
    header_icon = "date"
    meaning: Any
    success: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; a promise that is kept needs nothing more."""
        if not may_move_rounds(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])
        promise = promise_of(self.round, timezone.localdate())
        if promise is None or promise.is_kept:
            messages.info(request, promise.sentence if promise else _("Er is nog geen dag beloofd."))
            return redirect("rounds:inspect", self.round.pk)
        self.promise = promise
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say why not."""
        try:
            self.do(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.success)
        return redirect("rounds:inspect", self.round.pk)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """The form again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @abstractmethod
    def do(self, given: dict[str, Any]) -> None:
        """The deed."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was promised, and what this deed does."""
        return super().get_context_data(
            round=self.round, promise=self.promise, meaning=self.meaning, label=self.page_title, **kwargs
        )


class KeepPromiseView(PromiseView):
    """People have heard."""

    page_title = gettext_lazy("Wij hebben geantwoord")
    meaning = gettext_lazy("Op de website staat dan dat u uw belofte hield, en op welke dag.")
    success = gettext_lazy("Bewaard. De belofte staat op ‘gehouden’.")
    form_class = KeepForm

    def do(self, given: dict[str, Any]) -> None:
        """Today."""
        keep_promise(self.round, by=self.request.user, reason=given["reason"])  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the question that an explanation answers."""
        return super().get_context_data(asks_why=asks_why(self.round, timezone.localdate()), **kwargs)


class PutOffPromiseView(PromiseView):
    """People hear later."""

    page_title = gettext_lazy("Stel het antwoord uit")
    meaning = gettext_lazy("Op de website staan dan de eerste dag, de nieuwe dag en uw uitleg.")
    success = gettext_lazy("Bewaard. De nieuwe dag en uw uitleg staan op de website.")
    form_class = PutOffForm

    def do(self, given: dict[str, Any]) -> None:
        """A new day with why."""
        put_off_promise(self.round, given["new_day"], given["reason"], by=self.request.user)  # type: ignore[arg-type]


urlpatterns = [
    path("<int:pk>/belofte/gehouden/", KeepPromiseView.as_view(), name="keep_promise"),
    path("<int:pk>/belofte/uitstellen/", PutOffPromiseView.as_view(), name="put_off_promise"),
]
