"""Deeds on a round as a whole: another state, a new closing moment, its page, a copy, trial links."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused

from ..changes import Period, extend
from ..copying import copy_round
from ..enums import RoundState
from ..loose_ends import asks_why_unfinished, unread_when_finishing
from ..models import Round
from ..permissions import Visitor, may_add_rounds, may_change_rounds, may_move_rounds
from ..publishing import publish_page
from ..round_forms import CopyRoundForm, PeriodForm
from ..transitions import move, moves_from
from ..trial import end_trial_links


class _RoundDeedView(View):
    """A deed on one round, for who may."""

    round: Round

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the round."""
        super().setup(request, *args, **kwargs)
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_move_rounds(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the round."""
        return redirect("rounds:inspect", self.round.pk)


class _RoundDeedPage(WagtailAdminTemplateMixin, _RoundDeedView):
    """A deed that asks first, on a page of its own."""

    header_icon = "comment"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > what is about to happen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": self.get_page_title()},
        ]


class RoundMoveView(_RoundDeedPage, TemplateView):
    """Bring a round to another state: says what will happen, then does it on POST."""

    template_name = "consultation/admin/round_move.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the round and the move."""
        super().setup(request, *args, **kwargs)
        self.step = next((step for step in moves_from(self.round) if step.to == kwargs["state"]), None)
        self.reason = request.POST.get("reason", "")
        self.refusal = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first. A move that is no longer possible leads back to the round, with a sentence."""
        return self._elsewhere() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not and keep the reason that was typed."""
        if (elsewhere := self._elsewhere()) is not None:
            return elsewhere
        try:
            moved = move(self.round, kwargs["state"], by=request.user, reason=self.reason)  # type: ignore[arg-type]
        except Refused as refusal:
            self.refusal = refusal.sentence
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        messages.success(request, _("De ronde staat nu op ‘%s’.") % moved.get_state_display())
        return self.back()

    def _elsewhere(self) -> HttpResponse | None:
        if self.step is None:
            sentence = _("Dit kan niet meer: de ronde staat op ‘%s’.") % self.round.get_state_display()
            messages.error(self.request, sentence)
            return self.back()
        return redirect("rounds:reopen", self.round.pk) if self.step.asks_period else None

    def get_page_title(self) -> str:
        """The label of the button."""
        return str(self.step.label) if self.step else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The move, what it means, and whether it asks for a reason, and who reads that."""
        closes = self.round.closes_at
        closes_early = (
            self.step is not None
            and self.step.to == RoundState.REVIEW
            and closes is not None
            and closes > timezone.now()
        )
        is_ending = self.round.state == RoundState.REVIEW and self.step is not None and self.step.needs_reason
        unread = unread_when_finishing(self.round, self.step.to) if self.step is not None else 0
        return super().get_context_data(
            round=self.round,
            step=self.step,
            closes_early=closes_early,
            loose_ends=asks_why_unfinished(unread) if unread else "",
            asks_reason=closes_early or unread > 0 or (self.step is not None and self.step.needs_reason),
            is_public_reason=closes_early or is_ending or unread > 0,
            reason=self.reason,
            refusal=self.refusal,
            **kwargs,
        )


class _PeriodView(_RoundDeedPage, FormView, ABC):
    """A new closing moment, with a reason that everybody can read."""

    template_name = "consultation/admin/round_period.html"
    form_class = PeriodForm
    meaning: Any = ""
    button: Any = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form says what stands on the website now."""
        return {**super().get_form_kwargs(), "round_": self.round}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen, before it happens."""
        return super().get_context_data(round=self.round, meaning=self.meaning, button=self.button, **kwargs)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Do it, or say why not."""
        given = form.cleaned_data
        try:
            self.do(Period(given["closes_at"], given["word_back_on"]), given["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        closes = date_format(timezone.localtime(given["closes_at"]), "j F Y H:i")
        messages.success(self.request, _("De ronde is nu open tot %s. De reden staat op de website.") % closes)
        return self.back()

    @abstractmethod
    def do(self, period: Period, reason: str) -> None:
        """The deed itself."""


class RoundExtendView(_PeriodView):
    """More time for people to take part."""

    page_title = gettext_lazy("Verleng de ronde")
    meaning = gettext_lazy("Mensen krijgen langer de tijd om mee te doen.")
    button = gettext_lazy("Verleng")

    def do(self, period: Period, reason: str) -> None:
        """Extend it."""
        extend(self.round, period, reason=reason, by=self.request.user)  # type: ignore[arg-type]


class RoundReopenView(_PeriodView):
    """Open a round again that was closed."""

    page_title = gettext_lazy("Open opnieuw")
    meaning = gettext_lazy("Mensen kunnen weer meedoen. Wie nog antwoorden had liggen, kan verdergaan.")
    button = gettext_lazy("Open opnieuw")

    def do(self, period: Period, reason: str) -> None:
        """Open it again."""
        move(self.round, RoundState.OPEN, by=self.request.user, reason=reason, period=period)  # type: ignore[arg-type]


class RoundCopyView(_RoundDeedPage, FormView):
    """A new round that begins where this one is."""

    template_name = "consultation/admin/round_copy.html"
    form_class = CopyRoundForm
    page_title = gettext_lazy("Maak een kopie")

    def may(self, user: Visitor) -> bool:
        """Who may make a round."""
        return may_add_rounds(user)

    def get_initial(self) -> dict[str, Any]:
        """A title to change."""
        return {"title": _("%(title)s (kopie)") % {"title": self.round.title[:110]}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which round is copied."""
        return super().get_context_data(round=self.round, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Make the copy; a refusal keeps what was typed."""
        given = form.cleaned_data
        try:
            copy = copy_round(
                self.round,
                title=given["title"],
                slug=given["slug"] or None,
                by=self.request.user,  # type: ignore[arg-type]
                token=given["token"],
            )
        except Refused as refusal:
            form.add_error("slug", refusal.sentence)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, _("De kopie staat klaar als concept. Vul nog de data in."))
        return redirect("rounds:inspect", copy.pk)


class RoundPublishView(_RoundDeedView):
    """Put the page of the round on the website. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            publish_page(self.round, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De pagina staat op de website."))
        return self.back()


class TrialLinksEndView(_RoundDeedView):
    """Every trial link given out stops working. POST only."""

    http_method_names = ["post"]

    def may(self, user: Visitor) -> bool:
        """Who may change the round."""
        return may_change_rounds(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A new link stands on the page right after."""
        end_trial_links(self.round, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("De oude proeflinks werken niet meer. Op deze pagina staat een nieuwe."))
        return redirect(f"{reverse('rounds:inspect', args=[self.round.pk])}#proef-section")


urlpatterns = [
    path("<int:pk>/naar/<slug:state>/", RoundMoveView.as_view(), name="move"),
    path("<int:pk>/verleng/", RoundExtendView.as_view(), name="extend"),
    path("<int:pk>/heropen/", RoundReopenView.as_view(), name="reopen"),
    path("<int:pk>/kopie/", RoundCopyView.as_view(), name="copy_round"),
    path("<int:pk>/publiceer/", RoundPublishView.as_view(), name="publish"),
    path("<int:pk>/proef/stop/", TrialLinksEndView.as_view(), name="end_trial"),
]
