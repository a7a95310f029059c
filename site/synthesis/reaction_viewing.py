"""Reactions in the admin: read them, and write down what was done with each."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import ChangedMeanwhile, Refused

from .decision_screens import DecisionScreen
from .enums import ReactionStance
from .models import DecisionReaction
from .permissions import Visitor, may_handle_reactions
from .reactions import handle, reaction_counts

PER_PAGE = 25


class ReactionsView(DecisionScreen):
    """The reactions with words, those to deal with first. Every look is in the audit trail."""

    template_name = "synthesis/admin/reactions.html"
    page_title = gettext_lazy("Reacties")
    header_icon = "comment"

    @staticmethod
    def may(user: Visitor) -> bool:
        """Words of people: not for everybody who may see decisions."""
        return may_handle_reactions(user)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Nothing was refused yet."""
        super().setup(request, *args, **kwargs)
        self.refusal = ""
        self.refused_on = self.kept_note = ""

    def words(self) -> QuerySet[DecisionReaction]:
        """Of every edition: what people wrote about an earlier text is not lost."""
        found = DecisionReaction.objects.filter(decision=self.decision).exclude(words="")
        return found.select_related("perspective").order_by(
            F("handled_on").asc(nulls_first=True), "-edition", "given_on", "pk"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of reactions; that they were read is written down."""
        context = super().get_context_data(**kwargs)
        words = self.words()
        page = Paginator(words, PER_PAGE).get_page(self.request.GET.get("p"))
        counts = reaction_counts(self.decision)
        same = Counter(page_text.casefold() for page_text in words.values_list("words", flat=True))
        found = list(page.object_list)
        looked("synthesis.read_reactions", by=self.staff, on=self.decision, seen=found, count=len(found))
        context.update(
            decision=self.decision,
            page_of_reactions=page,
            counts=[(ReactionStance(code).label, number) for code, number in counts.items()],
            total=sum(counts.values()),
            waiting=words.filter(handled_on__isnull=True).count(),
            same_words=sum(number for number in same.values() if number > 1),
            refusal=self.refusal,
            refused_on=self.refused_on,
            kept_note=self.kept_note,
        )
        return context

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write down what was done with one; a refusal keeps the note that was typed."""
        note = request.POST.get("note", "")
        try:
            reaction_id = UUID(request.POST.get("reaction", ""))
            handle(self.decision, reaction_id, note, by=self.staff)
        except ValueError:
            messages.error(request, _("Deze reactie kennen wij niet. Ververs de pagina."))
        except ChangedMeanwhile as refusal:
            messages.error(request, refusal.sentence)
        except Refused as refusal:
            self.refusal, self.refused_on, self.kept_note = refusal.sentence, str(reaction_id), note
            return self.render_to_response(self.get_context_data(pk=pk), status=422)
        else:
            messages.success(request, _("Bewaard."))
        return redirect(request.get_full_path())
