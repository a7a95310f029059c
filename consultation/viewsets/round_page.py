"""The page of one round in the admin, from which everything is done; and the same page with one question open."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from contributions.service import ChangedMeanwhile, ParticipationState, Recruitment, Refused

from ..context import drawn_qr
from ..editing import EDITABLE_STATES, revise
from ..enums import RoundState
from ..inline_forms import InlineItemForm
from ..meanwhile import Merged
from ..models import Item, Round, RoundPage
from ..permissions import may_add_rounds, may_change_rounds, may_move_rounds
from ..transitions import moves_from
from ..trial import TRIAL_DAYS, trial_url
from .round_panels import shown_buttons, shown_panels
from .round_progress import progress_of
from .step_groups import steps_with_questions

#: What was filled in on paper may come in after the round closed.
_TAKES_PAPER = (RoundState.OPEN, RoundState.REVIEW)


class RoundPageView(generic.InspectView):
    """One round: where it stands, what it lacks, who took part, and its questions."""

    page_title = gettext_lazy("Ronde")
    template_name = "consultation/admin/round.html"
    #: The question that is edited in its place, its form, and what a colleague changed meanwhile.
    edited: Item | None = None
    form: InlineItemForm | None = None
    merged: Merged | None = None
    refusal = ""

    def get_object(self, queryset: QuerySet[Round] | None = None) -> Round:
        """With the occasion at hand."""
        return get_object_or_404(Round.objects.select_related("occasion"), pk=self.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > this round."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Rondes")},
            {"url": "", "label": self.object.title},
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """None: the ways from here stand in the page, where their words fit on a phone."""
        return []

    @cached_property
    def ways(self) -> list[Button]:
        """What one does with a round, most used first."""
        pk, user = self.object.pk, self.request.user
        buttons = [Button(_("Bekijk als deelnemer"), url=reverse("rounds:preview", args=[pk, 1]))]
        if may_change_rounds(user):
            buttons.append(Button(_("Bewerk teksten en data"), url=reverse("rounds:edit", args=[pk])))
        return [*buttons, *shown_buttons(self.request, self.object)]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What one does less often."""
        if not may_add_rounds(self.request.user):
            return []
        return [Button(_("Maak een kopie"), url=reverse("rounds:copy_round", args=[self.object.pk]), icon_name="copy")]

    def get_fields(self) -> list[str]:
        """The template shows what matters; no list of all fields."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures and the questions, in a fixed number of queries."""
        round_ = self.object
        user = self.request.user
        may_change = may_change_rounds(user)
        moves = moves_from(round_) if may_move_rounds(user) else ()
        trial = trial_url(round_)
        page = RoundPage.objects.filter(round=round_).first()
        return super().get_context_data(
            round=round_,
            page=page,
            may_edit_page=page is not None and page.permissions_for_user(user).can_edit(),
            progress=progress_of(round_, user) if round_.state in (RoundState.DRAFT, RoundState.ANNOUNCED) else None,
            moves=moves,
            may_extend=bool(moves) and round_.state == RoundState.OPEN,
            may_change=may_change,
            changes=list(round_.changes.all()),
            questions_open=round_.state in EDITABLE_STATES,
            has_opened=round_.state in _TAKES_PAPER,
            takes_forms=round_.state in (*EDITABLE_STATES, *_TAKES_PAPER),
            groups=steps_with_questions(round_),
            people=self._people(round_),
            panels=shown_panels(self.request, round_),
            ways=self.ways,
            trial_url=trial,
            trial_qr=drawn_qr(trial, title=_("QR-code die de proefversie opent")),
            trial_days=TRIAL_DAYS,
            open_call_backs=round_.call_back_requests.waiting().count(),
            edited=self.edited,
            form=self.form,
            merged=self.merged,
            refusal=self.refusal,
            **kwargs,
        )

    @staticmethod
    def _people(round_: Round) -> dict[str, int]:
        counted = round_.occasion.participations.filter(state=ParticipationState.COUNTED)
        return counted.aggregate(all=Count("pk"), invited=Count("pk", filter=Q(recruitment=Recruitment.INVITED)))


class RoundInlineView(RoundPageView):
    """The page of the round with one question open to be edited where it stands. Works without JavaScript."""

    def get_object(self, queryset: QuerySet[Round] | None = None) -> Round:
        """The round of the question."""
        asked = Item.objects.filter(retired=False).select_related("step__round__occasion", "current")
        self.edited = get_object_or_404(asked, pk=self.pk)
        return self.edited.step.round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may change rounds, while its questions can change."""
        if not may_change_rounds(request.user):
            raise PermissionDenied
        if self.object.state not in EDITABLE_STATES:
            messages.error(request, _("De ronde is gesloten. De vragen kunnen niet meer veranderen."))
            return redirect("rounds:inspect", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question with its words in fields."""
        assert self.edited is not None
        self.form = InlineItemForm(instance=self.edited)
        return self.render_to_response(self.get_context_data(**kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say why not and keep what was typed."""
        assert self.edited is not None
        self.form = form = InlineItemForm(request.POST, instance=self.edited)
        if not form.is_valid():
            return self._again(422)
        try:
            revise(self.edited, form.wording(), by=request.user, seen=form.seen.version)  # type: ignore[arg-type]
        except ChangedMeanwhile as refusal:
            self.refusal = refusal.sentence
            self.object = self.get_object()  # as it is kept now
            self.merged = form.merged_with(self.edited)
            self.form = InlineItemForm(instance=self.edited, initial=self.merged.values)
            return self._again(409)
        except Refused as refusal:
            self.refusal = refusal.sentence
            return self._again(422)
        messages.success(request, _("De vraag is bewaard."))
        return redirect(f"{reverse('rounds:inspect', args=[self.object.pk])}#vraag-{self.edited.pk}")

    def _again(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)
