"""What staff do with a decision: write it down, read it, move it on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, InspectView

from contributions.service import ChangedMeanwhile, Refused
from notices.service import progress
from people.models import User

from .decision_links import touched_by
from .decision_screens import DecisionScreen
from .decisions import locked
from .enums import PUBLIC_DECISION_STATES, DecisionState, FindingState
from .models import Decision
from .permissions import CHANGE_DECISION, Visitor, may_choose_words, may_handle_reactions, may_move
from .reactions import reaction_counts
from .tasks import mail_subject_id, one_per_address
from .transitions import DAYS_TO_REACT, MOVES, move, not_ready, too_early

#: The button, and what it does, before somebody presses it.
BUTTONS = {
    DecisionState.OPEN: (
        gettext_lazy("Leg open voor reactie"),
        gettext_lazy("Het besluit komt op de website, als voorlopig besluit. Iedereen kan erop reageren."),
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

    def save_instance(self) -> Decision:
        """The decision. Pressed twice, it is the one that was just written."""
        User.objects.select_for_update().get(pk=self.request.user.pk)
        typed = self.form.instance
        alike = {name: getattr(typed, name) for name in ("title", "outcome", "reason", "agenda_item_id")}
        same: Decision | None = Decision.objects.filter(state=DecisionState.DRAFT, **alike).first()
        return same or super().save_instance()

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
        context["rests_on_nothing"] = not (decision.findings.exists() or decision.proposals.exists())
        context["may_choose_words"] = decision.state != DecisionState.FINAL and may_choose_words(user, CHANGE_DECISION)
        context["reactions"] = sum(reaction_counts(decision).values()) if is_public else None
        context["may_read_reactions"] = may_handle_reactions(user)
        context["may_review"] = decision.state == DecisionState.FINAL and may_move(user)
        context["touched"] = touched_by([decision.pk], public=False).get(decision.pk, [])
        context["loose_findings"] = list(decision.findings.exclude(state=FindingState.ADOPTED).order_by("pk"))
        context["proposals"] = decision.proposals.count()
        context["mail"] = progress(mail_subject_id(decision)) if is_public else None
        context["public_url"] = decision.get_absolute_url() if is_public else ""
        return context


class MoveView(DecisionScreen):
    """Asks whether you are sure, tells how many people will get a mail, and what must be written first."""

    template_name = "synthesis/admin/move.html"

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who answers for it."""
        return may_move(user)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """An unknown state is no address."""
        super().setup(request, *args, **kwargs)
        self.to, self.refusal = kwargs["to"], ""
        if self.to not in DecisionState.values:
            raise Http404

    def get_page_title(self) -> str:
        """The name of the button."""
        return str(BUTTONS[DecisionState(self.to)][0])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen, and what has to be done first."""
        context = super().get_context_data(**kwargs)
        label, meaning = BUTTONS[DecisionState(self.to)]
        decision, today = self.decision, timezone.localdate()
        possible = self.to in MOVES[decision.state]
        # What changed is asked on this very screen: it is no reason to send somebody away.
        asks_change = self.to == DecisionState.FINAL and not too_early(decision, today)
        problems = not_ready(decision, self.to, today) if possible and not asks_change else []
        context.update(
            decision=decision,
            label=label,
            meaning=meaning,
            possible=possible,
            problems=problems,
            people=len(one_per_address(decision)) if self.to in PUBLIC_DECISION_STATES else None,
            react_until=decision.open_until or today + DAYS_TO_REACT if self.to == DecisionState.OPEN else None,
            asks_change=asks_change,
            what_changed=self.request.POST.get("what_changed", decision.what_changed),
            unread=decision.reactions.current().unhandled().count() if asks_change else 0,
            refusal=self.refusal,
        )
        return context

    def post(self, request: HttpRequest, pk: UUID, to: str) -> HttpResponse:
        """Do it once: the version in the form is the one that was read. What was typed stays."""
        version = request.POST.get("version", "")
        told = request.POST.get("what_changed") if to == DecisionState.FINAL else None
        try:
            move(
                self.decision,
                to,
                by=self.staff,
                version=int(version) if version.isdecimal() and len(version) < 10 else 0,
                what_changed=told,
            )
        except ChangedMeanwhile as refused:
            messages.error(request, refused.sentence)
        except Refused as refused:
            if told is not None:
                self.refusal = refused.sentence
                return self.render_to_response(self.get_context_data(pk=pk, to=to), status=422)
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Gelukt: het besluit staat nu op ‘%s’.") % DecisionState(to).label)
        return redirect("besluiten:inspect", pk)
