"""Choosing people's words: the proposals a decision answers, and the evidence under a finding."""

from abc import ABC, abstractmethod
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.models import Contribution
from contributions.service import ContributionKind, Refused
from people.models import User

from .decisions import link_proposals, unlink_proposals
from .findings import add_evidence, remove_evidence
from .models import Decision, Finding
from .permissions import CHANGE_DECISION, CHANGE_FINDING, may_choose_words

PER_PAGE = 25


class ChooseWordsView(WagtailAdminTemplateMixin, TemplateView, ABC):
    """The words on one theme, to tick. What is not on this screen is not touched."""

    template_name = "synthesis/admin/choose_words.html"
    header_icon = "comment"
    _show_breadcrumbs = True
    model: type[Decision] | type[Finding]
    permission: str
    explanation: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not."""
        if not may_choose_words(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def staff(self) -> User:
        """Who is at the screen: past :meth:`dispatch` always somebody of the staff."""
        return cast(User, self.request.user)

    @cached_property
    def object(self) -> Any:
        """The decision or the finding."""
        return get_object_or_404(self.model.objects.select_related("agenda_item"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Which one."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the decision or finding to here."""
        return [
            *self.breadcrumbs_items,
            {"url": self.back(), "label": str(self.object)},
            {"url": "", "label": self.get_page_title(), "sublabel": str(self.object)},
        ]

    def words(self) -> QuerySet[Contribution]:
        """What can be ticked: what people said about this theme, in the reading copy."""
        words = Contribution.objects.for_analysis().filter(agenda_items=self.object.agenda_item_id)
        if search := self.request.GET.get("zoek", "").replace("\x00", "").strip():
            words = words.filter(redacted__icontains=search)
        return words.select_related("occasion").order_by("arrived_on", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of words; that they were read is written down."""
        context = super().get_context_data(**kwargs)
        page = Paginator(self.words(), PER_PAGE).get_page(self.request.GET.get("p"))
        shown = [words.pk for words in page]
        looked("synthesis.read_words", by=self.staff, on=self.object, seen=page, count=len(shown))
        context.update(
            object=self.object,
            page_of_words=page,
            linked=set(self.links().filter(pk__in=shown).values_list("pk", flat=True)),
            explanation=self.explanation,
            search=self.request.GET.get("zoek", ""),
            back=self.back(),
        )
        return context

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Tie what is ticked, untie what was shown and is not."""
        shown = set(request.POST.getlist("shown"))
        ticked = shown & set(request.POST.getlist("ticked"))
        candidates = {str(each.pk): each for each in self.words().filter(pk__in=_uuids(shown))}
        linked = set(self.links().filter(pk__in=_uuids(shown)).values_list("pk", flat=True))
        try:
            self.link([candidates[key] for key in ticked if key in candidates])
            self.unlink([each for key, each in candidates.items() if key not in ticked and each.pk in linked])
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect(request.get_full_path())
        messages.success(request, _("Bewaard."))
        return redirect(request.get_full_path())

    @abstractmethod
    def links(self) -> Any:
        """What is tied to it now."""

    @abstractmethod
    def link(self, words: list[Contribution]) -> None:
        """Tie these."""

    @abstractmethod
    def unlink(self, words: list[Contribution]) -> None:
        """Untie these."""

    @abstractmethod
    def back(self) -> str:
        """The screen this came from."""


class ChooseProposalsView(ChooseWordsView):
    """The proposals a decision answers. Stories are not among them."""

    model = Decision
    permission = CHANGE_DECISION
    page_title = gettext_lazy("Kies de voorstellen")
    explanation = gettext_lazy(
        "Vink aan op welke voorstellen dit besluit antwoord geeft. De schrijvers lezen dat terug. "
        "Verhalen staan hier niet bij: een verhaal wordt gehoord, niet overgenomen of afgewezen."
    )

    def words(self) -> QuerySet[Contribution]:
        """No stories."""
        return super().words().exclude(kind=ContributionKind.STORY)

    def links(self) -> Any:
        """Proposals."""
        return self.object.proposals

    def link(self, words: list[Contribution]) -> None:
        """By the deed, which refuses stories and final decisions."""
        link_proposals(self.object, words, by=self.staff)

    def unlink(self, words: list[Contribution]) -> None:
        """By the deed."""
        unlink_proposals(self.object, words, by=self.staff)

    def back(self) -> str:
        """The decision."""
        return reverse("besluiten:inspect", args=[self.object.pk])


class ChooseEvidenceView(ChooseWordsView):
    """The words under a finding, stories too."""

    model = Finding
    permission = CHANGE_FINDING
    page_title = gettext_lazy("Kies de woorden hieronder")
    explanation = gettext_lazy(
        "Vink aan welke woorden deze bevinding dragen. Op de website komt alleen te staan wat is vrijgegeven, "
        "en waar de schrijver toestemming voor gaf."
    )

    def links(self) -> Any:
        """Evidence."""
        return self.object.evidence

    def link(self, words: list[Contribution]) -> None:
        """By the deed."""
        add_evidence(self.object, words, by=self.staff)

    def unlink(self, words: list[Contribution]) -> None:
        """By the deed."""
        remove_evidence(self.object, words, by=self.staff)

    def back(self) -> str:
        """The finding."""
        return reverse("bevindingen:edit", args=[self.object.pk])


def _uuids(values: set[str]) -> list[UUID]:
    """Those that are ids at all; a forged form is no error."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
