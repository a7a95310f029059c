"""What staff do with a decision: write it down, read it, move it on."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused
from notices.service import progress
from people.models import User

from .decisions import locked
from .enums import PUBLIC_DECISION_STATES, DecisionState
from .models import Decision
from .permissions import CHANGE_DECISION, may_choose_words, may_move
from .tasks import mail_subject_id, one_per_person
from .transitions import MOVES, move, not_ready
from .word_back import decision_url

#: The button, and what it does, before somebody presses it.
BUTTONS = {
    DecisionState.OPEN: (
        gettext_lazy("Leg open voor reactie"),
        gettext_lazy("Het besluit komt op de website, als voorlopig besluit. Mensen kunnen erop reageren."),
    ),
    DecisionState.FINAL: (
        gettext_lazy("Stel vast"),
        gettext_lazy("Het besluit is dan definitief. Daarna verandert het niet meer."),
    ),
    DecisionState.DRAFT: (
        gettext_lazy("Trek terug"),
        gettext_lazy("Het besluit verdwijnt van de website en wordt weer een concept."),
    ),
}


class DecisionCreateView(CreateView):
    """Goes on to the decision itself, where the next step is."""

    def get_success_url(self) -> str:
        """The screen with the moves."""
        return reverse("besluiten:inspect", args=[self.object.pk])


class DecisionEditView(EditView):
    """Refusals of the deed become a message above the form, with what was typed still in it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; a final decision has none."""
        return self._only_to_read() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; a final decision stays as it is."""
        return self._only_to_read() or super().post(request, *args, **kwargs)

    def _only_to_read(self) -> HttpResponse | None:
        if self.get_object().state != DecisionState.FINAL:
            return None
        messages.warning(self.request, _("Dit besluit is definitief en verandert niet meer."))
        return redirect("besluiten:inspect", self.kwargs["pk"])

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say why not."""
        try:
            return super().form_valid(form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
            self.produced_error_message = refused.sentence
            return self.form_invalid(form)

    def get_success_url(self) -> str:
        """The screen with the moves."""
        return reverse("besluiten:inspect", args=[self.object.pk])


class DecisionDeleteView(DeleteView):
    """Only for a draft: what people saw does not disappear."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask whether you are sure, or say that it is too late."""
        return self._too_late() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete, or say that it is too late."""
        return self._too_late() or super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Under lock: somebody may be opening it at this very moment."""
        with transaction.atomic():
            if locked(self.object).state != DecisionState.DRAFT:
                return redirect("besluiten:inspect", self.object.pk)
            return super().form_valid(form)

    def _too_late(self) -> HttpResponse | None:
        if self.get_object().state == DecisionState.DRAFT:
            return None
        messages.error(self.request, _("Dit besluit staat op de website. Verwijderen kan niet meer."))
        return redirect("besluiten:inspect", self.kwargs["pk"])


class DecisionInspectView(InspectView):
    """One decision, what can be done with it now, and how far its mails are."""

    page_title = gettext_lazy("Besluit")

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """A dash for what is not filled in."""
        return super().get_field_display_value(field_name, field) or "–"

    def get_edit_url(self) -> str | None:
        """None for a final decision."""
        return None if self.object.state == DecisionState.FINAL else super().get_edit_url()

    def get_delete_url(self) -> str | None:
        """Only a draft can be thrown away: nobody saw it."""
        return super().get_delete_url() if self.object.state == DecisionState.DRAFT else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Buttons for who may press them."""
        context = super().get_context_data(**kwargs)
        decision, user = self.object, self.request.user
        is_public = decision.state in PUBLIC_DECISION_STATES
        context["moves"] = [
            {"label": BUTTONS[to][0], "url": reverse("besluiten:move", args=[decision.pk, to])}
            for to in BUTTONS
            if to in MOVES[decision.state] and may_move(user)
        ]
        context["may_choose_words"] = decision.state != DecisionState.FINAL and may_choose_words(user, CHANGE_DECISION)
        context["proposals"] = decision.proposals.count()
        context["mail"] = progress(mail_subject_id(decision)) if is_public else None
        context["public_url"] = decision_url(decision) if is_public else ""
        return context


class MoveView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether you are sure, and tells how many people will get a mail."""

    template_name = "synthesis/admin/move.html"
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; an unknown state is no address."""
        if not may_move(request.user):
            raise PermissionDenied
        self.decision = get_object_or_404(Decision.objects.select_related("agenda_item"), pk=kwargs["pk"])
        self.to = kwargs["to"]
        if self.to not in DecisionState.values:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The name of the button."""
        return str(BUTTONS[DecisionState(self.to)][0])

    def get_page_subtitle(self) -> str:
        """Which decision."""
        return self.decision.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the list, over the decision, to here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("besluiten:index"), "label": _("Besluiten")},
            {"url": reverse("besluiten:inspect", args=[self.decision.pk]), "label": self.decision.title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.decision.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen, and what has to be done first."""
        context = super().get_context_data(**kwargs)
        label, meaning = BUTTONS[DecisionState(self.to)]
        possible = self.to in MOVES[self.decision.state]
        context.update(
            decision=self.decision,
            label=label,
            meaning=meaning,
            possible=possible,
            problems=not_ready(self.decision, self.to, timezone.localdate()) if possible else [],
            people=len(one_per_person(self.decision)) if self.to in PUBLIC_DECISION_STATES else None,
        )
        return context

    def post(self, request: HttpRequest, pk: UUID, to: str) -> HttpResponse:
        """Do it once: the version in the form is the one that was read."""
        version = request.POST.get("version", "")
        try:
            move(self.decision, to, by=cast(User, request.user), version=int(version) if version.isdecimal() else 0)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Gelukt: het besluit staat nu op ‘%s’.") % DecisionState(to).label)
        return redirect("besluiten:inspect", pk)
