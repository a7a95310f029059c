"""Reasons of readers: the list with what waits first, and the screen where one is let through or not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from audit.service import looked

from .. import reactions
from ..enums import ModerationState
from ..forms import ReasonForm
from ..highlight import pieces
from ..models import Reaction
from ..permissions import may_moderate
from ..refusals import Refused
from .access import BoundedPaginator, OnlyFor, colleague
from .age import Age, AgeColumn


def reasons() -> QuerySet[Reaction]:
    """What waits first, the longest on top; the others after it, the newest first."""
    waits_first = Case(
        When(moderation=ModerationState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return (
        Reaction.objects.reasons()
        .select_related("contribution__occasion")
        .defer("contribution__original", "contribution__redacted")
        .order_by(waits_first, "made_on", "id")
    )


def age_of(reaction: Reaction) -> Age:
    """How long the reader has been waiting."""
    return Age.since(reaction.made_on) if reaction.moderation == ModerationState.WAITING else Age(reaction.made_on)


class ReactionListView(OnlyFor, BaseListingView):
    """All reasons, and where many reactions came in at once."""

    may = staticmethod(may_moderate)
    model = Reaction
    page_title = _("Reacties op bijdragen")
    header_icon = "comment-add"
    template_name = "contributions/admin/reactions.html"
    paginator_class = BoundedPaginator
    paginate_by = 25
    verbose_name = _("reactie")
    verbose_name_plural = _("reacties")

    def get_base_queryset(self) -> QuerySet[Reaction]:
        """Waiting first."""
        return reasons()

    @cached_property
    def columns(self) -> list[Column]:
        """The words, how long they wait, and to which round they belong."""
        return [
            TitleColumn(
                "text",
                label=_("Reactie"),
                accessor=lambda reaction: reaction.text[:120],
                get_url=lambda reaction: reverse(f"{self.index_url_name.split(':')[0]}:read", args=[reaction.pk]),
                width="50%",
            ),
            AgeColumn("age", label=_("Wacht"), accessor=age_of),
            Column("occasion", label=_("Gelegenheid"), accessor="contribution.occasion"),
            Column("moderation", label=_("Stand"), accessor="get_moderation_display"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the bursts above the list; that these words were read is written down."""
        context = super().get_context_data(bursts=reactions.bursts(), **kwargs)
        if found := list(context["object_list"]):
            looked("contributions.reactions_listed", by=self.request.user, seen=found, count=len(found))
        return context


class ReactionView(OnlyFor, WagtailAdminTemplateMixin, View):
    """One reason beside the words it is about."""

    may = staticmethod(may_moderate)
    viewset_namespace = ""
    header_icon = "comment-add"
    page_title = _("Lees een reactie")
    template_name = "contributions/admin/reaction.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words; opening them is written down."""
        reaction = self._find(pk)
        return self._show(reaction, ReasonForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Let it through, or keep it off the website with a reason; a refusal keeps the choice."""
        reaction, form = self._find(pk), ReasonForm()
        deed = request.POST.get("actie", "")
        to = {"publish": ModerationState.PUBLISHED, "withhold": ModerationState.WITHHELD}.get(deed)
        if to is None:
            messages.error(request, _("Kies wat u met deze reactie wilt doen."))
            return self._show(reaction, form, status=422)
        reason = ""
        if to == ModerationState.WITHHELD:
            form = ReasonForm(request.POST)
            if not form.is_valid():
                return self._show(reaction, form, status=422)
            reason = form.cleaned_data["reason"]
        try:
            reactions.move(pk, to, by=colleague(request), version=self._version(), reason=reason)
        except Reaction.DoesNotExist:
            raise Http404 from None
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(self._find(pk), form, status=422)
        done = (
            _("Vrijgegeven.") if to == ModerationState.PUBLISHED else _("Niet op de website. De lezer leest waarom.")
        )
        messages.success(request, done)
        following = Reaction.objects.waiting().order_by("made_on", "id").first()
        if following:
            return redirect(reverse(f"{self.viewset_namespace}:read", args=[following.pk]))
        return redirect(reverse(f"{self.viewset_namespace}:index"))

    def _find(self, pk: UUID) -> Reaction:
        return get_object_or_404(Reaction.objects.reasons().select_related("contribution__occasion", "rules"), pk=pk)

    def _version(self) -> int:
        typed = self.request.POST.get("versie", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def _show(self, reaction: Reaction, form: ReasonForm, status: int = 200) -> HttpResponse:
        looked("contributions.reaction_read", by=self.request.user, on=reaction)
        moves = reactions.MOVES[reaction.moderation]
        context: dict[str, Any] = self.get_context_data(
            reaction=reaction,
            pieces=pieces(reaction.text),
            form=form,
            may_publish=ModerationState.PUBLISHED in moves,
            may_withhold=ModerationState.WITHHELD in moves,
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where this screen stands."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.viewset_namespace}:index"), "label": _("Reacties op bijdragen")},
            {"url": "", "label": self.get_page_title()},
        ]
