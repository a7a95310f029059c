"""Rounds in the admin: a list, a page per round from which everything is done, and the forms."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from contributions.service import ParticipationState, Recruitment, Refused

from ..enums import RoundState
from ..models import Item, Round, RoundPage
from ..panels import ROUND_EDIT_HANDLER
from ..permissions import may_change_rounds, may_move_rounds
from ..round_forms import NewRoundForm
from ..rounds import change_round, create_round
from ..transitions import missing_for_opening, move, moves_from
from . import items, previews
from .refusing import RefusalAsMessage


def day(moment: datetime | None) -> str:
    """A day in words; "" when it is not known yet."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


class RoundIndexView(generic.IndexView):
    """All rounds, with where they stand and how many people were heard."""

    page_title = gettext_lazy("Rondes")
    add_item_label = gettext_lazy("Nieuwe ronde")

    def get_base_queryset(self) -> QuerySet[Round]:
        """People are counted in the same query, whatever the number of rounds."""
        return Round.objects.with_people_counted()

    def get_edit_url(self, instance: Round) -> str | None:
        """The title leads to the round's own page; editing is one of the things done there."""
        return None


class RoundCreateView(RefusalAsMessage, generic.CreateView):
    """A new round starts from a template."""

    page_title = gettext_lazy("Maak")
    submit_button_label = gettext_lazy("Maak de ronde")
    success_message = gettext_lazy("De ronde ‘%(object)s’ staat klaar als concept.")
    error_message = gettext_lazy("De ronde is nog niet gemaakt. Kijk bij de rode meldingen.")

    def save_instance(self) -> Round:
        """The deed makes the round, its questions and its page."""
        given = self.form.cleaned_data
        return create_round(
            given["template"], title=given["title"] or None, slug=given["slug"] or None, by=self.request.user
        )

    def get_page_subtitle(self) -> str:
        """What this screen is for."""
        return _("Nieuwe ronde")

    def get_success_url(self) -> str:
        """On to the page of the new round."""
        return reverse("rounds:inspect", args=[self.object.pk])


class RoundEditView(RefusalAsMessage, generic.EditView):
    """Texts and dates."""

    page_title = gettext_lazy("Bewerk")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("De ronde is bewaard.")
    error_message = gettext_lazy("De ronde is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Round:
        """Only the fields of this form are written."""
        return change_round(self.object, self.form.cleaned_data, by=self.request.user)

    def get_success_url(self) -> str:
        """Back to the page of the round."""
        return reverse("rounds:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class RoundPageView(generic.InspectView):
    """One round: where it stands, what it lacks, who took part, and its questions."""

    page_title = gettext_lazy("Ronde")
    template_name = "consultation/admin/round.html"

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
        """What one does with a round, most used first."""
        buttons = [
            HeaderButton(
                _("Bekijk als deelnemer"), url=reverse("rounds:preview", args=[self.object.pk, 1]), icon_name="view"
            )
        ]
        if may_change_rounds(self.request.user):
            buttons.append(
                HeaderButton(
                    _("Bewerk teksten en data"), url=reverse("rounds:edit", args=[self.object.pk]), icon_name="edit"
                )
            )
        return buttons

    header_more_buttons: list[Button] = []

    def get_fields(self) -> list[str]:
        """The template shows what matters; no list of all fields."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures and the questions, in a fixed number of queries."""
        round_ = self.object
        user = self.request.user
        page = RoundPage.objects.filter(round=round_).first()
        waits = round_.state in (RoundState.DRAFT, RoundState.ANNOUNCED)
        return super().get_context_data(
            round=round_,
            page=page,
            missing=missing_for_opening(round_, today=timezone.localdate()) if waits else [],
            moves=moves_from(round_) if may_move_rounds(user) else (),
            may_change=may_change_rounds(user),
            questions_open=round_.state in (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN),
            items=list(Item.objects.asked().filter(step__round=round_).select_related("shown_if_item__current")),
            steps=list(round_.steps.all()),
            people=self._people(round_),
            open_call_backs=round_.call_back_requests.waiting().count(),
            **kwargs,
        )

    @staticmethod
    def _people(round_: Round) -> dict[str, int]:
        counted = round_.occasion.participations.filter(state=ParticipationState.COUNTED)
        return counted.aggregate(all=Count("pk"), invited=Count("pk", filter=Q(recruitment=Recruitment.INVITED)))


class RoundMoveView(WagtailAdminTemplateMixin, TemplateView):
    """Bring a round to another state: says what will happen, then does it on POST."""

    template_name = "consultation/admin/round_move.html"
    header_icon = "comment"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the round and the move."""
        super().setup(request, *args, **kwargs)
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])
        self.step = next((step for step in moves_from(self.round) if step.to == kwargs["state"]), None)
        self.reason = request.POST.get("reason", "")
        self.refusal = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A move that is no longer possible leads back to the round, with a sentence."""
        if not may_move_rounds(request.user):
            raise PermissionDenied
        if self.step is None:
            messages.error(request, _("Dit kan niet meer: de ronde staat op ‘%s’.") % self.round.get_state_display())
            return redirect("rounds:inspect", self.round.pk)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not and keep the reason that was typed."""
        try:
            moved = move(self.round, kwargs["state"], by=request.user, reason=self.reason)  # type: ignore[arg-type]
        except Refused as refusal:
            self.refusal = refusal.sentence
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        messages.success(request, _("De ronde staat nu op ‘%s’.") % moved.get_state_display())
        return redirect("rounds:inspect", moved.pk)

    def get_page_title(self) -> str:
        """The label of the button."""
        return str(self.step.label) if self.step else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > what is about to happen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The move, what it means, and whether it asks for a reason."""
        closes_early = (
            self.step is not None
            and self.step.to == RoundState.REVIEW
            and self.round.closes_at is not None
            and self.round.closes_at > timezone.now()
        )
        return super().get_context_data(
            round=self.round,
            step=self.step,
            closes_early=closes_early,
            asks_reason=closes_early or (self.step is not None and self.step.needs_reason),
            reason=self.reason,
            refusal=self.refusal,
            **kwargs,
        )


class RoundViewSet(ModelViewSet):
    """Everything about rounds, under /beheer/rondes/. A round is archived, never deleted."""

    model = Round
    name = "rounds"
    url_prefix = "rondes"
    url_namespace = "rounds"
    menu_label = gettext_lazy("Rondes")
    menu_name = "rounds"
    icon = "comment"
    menu_order = 110
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_handler = ROUND_EDIT_HANDLER
    index_view_class = RoundIndexView
    add_view_class = RoundCreateView
    edit_view_class = RoundEditView
    inspect_view_class = RoundPageView
    search_fields = ("title", "question")
    list_filter = ("state",)
    ordering = ("-opens_at", "-pk")
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Ronde"),
            sort_key="title",
            get_url=lambda round_: reverse("rounds:inspect", args=[round_.pk]),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda round_: round_.state == RoundState.OPEN,
        ),
        Column(
            "opens_at", label=gettext_lazy("Open vanaf"), accessor=lambda it: day(it.opens_at), sort_key="opens_at"
        ),
        Column(
            "closes_at", label=gettext_lazy("Open tot"), accessor=lambda it: day(it.closes_at), sort_key="closes_at"
        ),
        NumberColumn("people", label=gettext_lazy("Mensen gehoord"), sort_key="people"),
        Column("slug", label=gettext_lazy("Adres")),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Starting is choosing a template: not the edit form."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": NewRoundForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's list, forms and history, our move, and the questions."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
        return [
            *kept,
            path("<int:pk>/naar/<slug:state>/", RoundMoveView.as_view(), name="move"),
            *items.urlpatterns,
            *previews.urlpatterns,
        ]
