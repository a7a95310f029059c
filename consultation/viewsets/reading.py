"""Is this easy to read? All texts of a round looked at together, and the tick of who read them beforehand."""

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
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from contributions.service import Refused
from pages.service import report_on

from ..ambassador import go_without_reading, reading_of, tick_read
from ..editing import EDITABLE_STATES
from ..forms import GuardedCharField
from ..models import Round
from ..permissions import may_change_rounds, may_view_rounds
from ..public_texts import PublicText, texts_of
from .round_progress import anchor_of


def panel(request: HttpRequest, round_: Round) -> dict[str, Any] | None:
    """Whether the texts were read, and the way to the advice; None once the round closed."""
    if round_.state not in EDITABLE_STATES:
        return None
    return {"reading": reading_of(round_), "may_change": may_change_rounds(request.user)}


class TickForm(forms.Form):
    """Who read it, and when."""

    who = GuardedCharField(
        label=gettext_lazy("Wie las de teksten?"),
        max_length=200,
        help_text=gettext_lazy("Een groep of een organisatie. Noem geen naam van een deelnemer."),
        error_messages={"required": gettext_lazy("Schrijf op wie de teksten las. Een groep mag ook.")},
    )
    on = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        widget=AdminDateInput(format="%d-%m-%Y"),
        initial=timezone.localdate,
        error_messages={"required": gettext_lazy("Kies een dag.")},
    )


class WithoutForm(forms.Form):
    """Why nobody could read it."""

    reason = GuardedCharField(
        label=gettext_lazy("Waarom kan dit niet wachten?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Uw team leest dit bij de ronde. De website laat het niet zien."),
        error_messages={"required": gettext_lazy("Schrijf op waarom niemand vooraf kan lezen. Uw team leest dat.")},
    )


class _OfRound(WagtailAdminTemplateMixin, TemplateView):
    """A screen about the texts of one round."""

    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the round; for who may."""
        if not self.may():
            raise PermissionDenied
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def may(self) -> bool:
        """Whether this user may be here."""
        return may_view_rounds(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": self.get_page_title()},
        ]


class ReadabilityView(_OfRound):
    """Advice on every text, each with the way to where it is written. Nothing is kept."""

    template_name = "consultation/admin/readability.html"
    page_title = gettext_lazy("Makkelijk te lezen?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The number for the whole, and per text what there is to look at."""
        texts = texts_of(self.round)
        found = [(text, report_on([text.text])) for text in texts]
        may_change = may_change_rounds(self.request.user) and self.round.state in EDITABLE_STATES
        return super().get_context_data(
            round=self.round,
            whole=report_on(text.text for text in texts),
            count=len(texts),
            texts=[
                {"text": text, "advices": report.advices, "url": self._where(text) if may_change else ""}
                for text, report in found
                if report.advices
            ],
            **kwargs,
        )

    def _where(self, text: PublicText) -> str:
        if text.item:
            return f"{reverse('rounds:item_inline', args=[text.item])}#vraag-{text.item}"
        return f"{reverse('rounds:edit', args=[self.round.pk])}{anchor_of(text.field)}" if text.field else ""


class AmbassadorView(_OfRound):
    """The tick, and the way around it. Two forms on one screen; a refusal keeps what was typed."""

    template_name = "consultation/admin/ambassador.html"
    page_title = gettext_lazy("Gelezen door een taalambassadeur")

    def may(self) -> bool:
        """Who may change the round."""
        return may_change_rounds(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it stands now."""
        kwargs.setdefault("tick", TickForm())
        kwargs.setdefault("without", WithoutForm())
        return super().get_context_data(round=self.round, reading=reading_of(self.round), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tick it, or go on without."""
        goes_without = "without" in request.POST
        form = WithoutForm(request.POST) if goes_without else TickForm(request.POST)
        if form.is_valid():
            try:
                self._do(form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                return redirect(reverse("rounds:inspect", args=[self.round.pk]) + "#leesbaar")
        context = self.get_context_data(**{"without" if goes_without else "tick": form})
        return self.render_to_response(context, status=422)

    def _do(self, given: dict[str, Any]) -> None:
        if "reason" in given:
            go_without_reading(self.round, given["reason"], by=self.request.user)  # type: ignore[arg-type]
            messages.success(self.request, _("Bewaard. De reden staat bij de ronde."))
        else:
            tick_read(self.round, given["who"], on=given["on"], by=self.request.user)  # type: ignore[arg-type]
            messages.success(self.request, _("Bewaard. De teksten zijn gelezen."))


urlpatterns = [
    path("<int:pk>/leesbaar/", ReadabilityView.as_view(), name="readability"),
    path("<int:pk>/gelezen/", AmbassadorView.as_view(), name="ambassador"),
]
