"""Writing a finding down, from a code or from ticked words. A long sentence is kept, and the writer hears."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from audit.service import looked
from people.models import User

from ..enums import FindingState
from ..models import Finding
from ..permissions import CHANGE_FINDING, may_choose_words
from .proposing import CHOICES, Proposal, proposal_of, take_over

#: What most people read without stopping.
LONGEST_SENTENCE = 15


class _SaysWhenLong:
    """Saves first; then says how many words the sentence has, when those are many."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and warn."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        words = len(form.instance.sentence.split())
        if words > LONGEST_SENTENCE:
            messages.warning(
                self.request,  # type: ignore[attr-defined]
                _("De zin heeft %(count)s woorden. Maak er liever hooguit %(longest)s van.")
                % {"count": words, "longest": LONGEST_SENTENCE},
            )
        return response

    def get_success_url(self) -> str:
        """The finding itself, where the next step is."""
        return reverse("bevindingen:inspect", args=[self.object.pk])  # type: ignore[attr-defined]


class FindingCreateView(_SaysWhenLong, CreateView):
    """A new finding; with `?code=` or `?bijdragen=` the words it may rest on stand below it, to choose from."""

    def proposal(self) -> Proposal:
        """What the address asks for, for who may read the words; with the choices of a form that came back."""
        if not may_choose_words(self.request.user, CHANGE_FINDING):
            return Proposal([])
        typed = self.request.POST if self.request.method == "POST" else None
        return proposal_of(self.request.GET, typed)

    def get_initial_form_instance(self) -> Any:
        """About the action of the agenda that the first words are about."""
        finding = self.model()
        self.proposed = self.proposal()
        if self.proposed.agenda_item_id:
            finding.agenda_item_id = self.proposed.agenda_item_id
        return finding

    def get_add_url(self) -> str:
        """Here, with what was asked for: the form comes back with the same words."""
        kept = self.request.GET.urlencode()
        return f"{super().get_add_url()}?{kept}" if kept else super().get_add_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words to choose from; that they were read is written down."""
        context = super().get_context_data(**kwargs)
        proposed = self.proposed
        if proposed.rows:
            found = [row.contribution for row in proposed.rows]
            looked("synthesis.read_words", by=cast(User, self.request.user), seen=found, count=len(found))
        return {**context, "proposed": proposed, "directions": CHOICES}

    def save_instance(self) -> Any:
        """The finding, and what it rests on. Pressed twice, it is the one that was just written."""
        user = cast(User, self.request.user)
        User.objects.select_for_update().get(pk=user.pk)
        typed = self.form.instance
        same = Finding.objects.filter(
            state=FindingState.CONCEPT,
            sentence=typed.sentence,
            agenda_item=typed.agenda_item_id,
            occasion=typed.occasion_id,
        ).first()
        finding = same or super().save_instance()
        if may_choose_words(user, CHANGE_FINDING):
            take_over(finding, self.request.POST, by=user)
        return finding


class _OnlyAConcept:
    """What people read, or could read, is not rewritten: withdraw it first."""

    def _too_late(self) -> HttpResponse | None:
        finding = self.get_object()  # type: ignore[attr-defined]
        if finding.state == FindingState.CONCEPT:
            return None
        messages.warning(
            self.request,  # type: ignore[attr-defined]
            _("Deze bevinding is vastgesteld of ingetrokken. Maak er eerst weer een concept van."),
        )
        return redirect("bevindingen:inspect", finding.pk)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen, or that it is too late."""
        return self._too_late() or super().get(request, *args, **kwargs)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The deed, or that it is too late."""
        return self._too_late() or super().post(request, *args, **kwargs)  # type: ignore[misc]


class FindingEditView(_OnlyAConcept, _SaysWhenLong, EditView):
    """A concept is written better."""


class FindingDeleteView(_OnlyAConcept, DeleteView):
    """A concept is thrown away."""
