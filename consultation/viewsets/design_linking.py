"""Choosing on what an element rests: people's words, findings, decisions. What is not on the screen is not touched."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.models import Contribution
from synthesis.models import Decision, Finding

from ..designing.linking import What, link, unlink
from ..models import DesignProduct, Element
from ..permissions import VIEW_DECISIONS, VIEW_FINDINGS, VIEW_WORDS, may_link_to_designs
from .design_base import DesignScreen

PER_PAGE = 25


class ChooseView(DesignScreen, ABC):
    """A list to tick: what is about the actions of the product, and what is tied already."""

    template_name = "consultation/admin/design/choose.html"
    header_icon = "link"
    permission: ClassVar[str]
    what: ClassVar[What]
    explanation: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One must be allowed to read what is tied, too."""
        if not may_link_to_designs(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def to(self) -> Element | DesignProduct:
        """To what it is tied."""
        return self.element or self.product

    @abstractmethod
    def candidates(self, search: str) -> QuerySet[Any]:
        """What can be tied."""

    @abstractmethod
    def tell(self, found: Any) -> tuple[str, str]:
        """One line of the list: what it says, and where it comes from."""

    def get_page_subtitle(self) -> str:
        """To which element of which product."""
        if self.element is None:
            return self.product.title
        newest = self.element.versions.order_by("-version__number").first()
        return f"{self.product.title}: {newest.title if newest else self.element.code}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page; that words were read is written down."""
        search = " ".join(self.request.GET.get("zoek", "").replace("\x00", "").split())[:100]
        page = Paginator(self.candidates(search), PER_PAGE).get_page(self.request.GET.get("p"))
        found = list(page.object_list)
        tied = set(getattr(self.to, self.what).filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True))
        if self.what == "evidence":
            looked("consultation.read_words", by=self.staff, on=self.to, seen=found, count=len(found))
        lines = [(each.pk, each.pk in tied, *self.tell(each)) for each in found]
        return super().get_context_data(
            lines=lines, page_of_lines=page, search=search, explanation=self.explanation, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tie what is ticked, untie what was shown and is not."""
        on_screen = _uuids(request.POST.getlist("shown"))
        known = {each.pk: each for each in self.candidates("").filter(pk__in=on_screen)}
        ticked = set(_uuids(request.POST.getlist("ticked"))) & set(known)
        tied = set(getattr(self.to, self.what).filter(pk__in=on_screen).values_list("pk", flat=True))
        link(self.to, self.what, [known[key] for key in sorted(ticked - tied)], by=self.staff)
        unlink(self.to, self.what, sorted((tied & set(known)) - ticked), by=self.staff)
        messages.success(request, _("Bewaard."))
        return redirect(request.get_full_path())

    def actions(self) -> Any:
        """The actions of the agenda this product is about."""
        return self.product.agenda_items.values("pk")


class ChooseWordsView(ChooseView):
    """People's words, in the reading copy."""

    permission, what = VIEW_WORDS, "evidence"
    page_title = gettext_lazy("Kies de woorden hieronder")
    explanation = gettext_lazy(
        "Vink aan welke woorden dit onderdeel dragen. Op de website komt alleen te staan wat is vrijgegeven, "
        "en waar de schrijver toestemming voor gaf."
    )

    def candidates(self, search: str) -> QuerySet[Contribution]:
        """What people said about the actions of this product."""
        found = Contribution.objects.for_analysis().filter(agenda_items__in=self.actions()).distinct()
        if search:
            found = found.filter(redacted__icontains=search)
        return found.select_related("occasion").order_by("arrived_on", "pk")

    def tell(self, found: Contribution) -> tuple[str, str]:
        """The words, and at which question."""
        return found.redacted, f"{found.occasion.title}: {found.question}"


class ChooseFindingsView(ChooseView):
    """What the input adds up to."""

    permission, what = VIEW_FINDINGS, "findings"
    page_title = gettext_lazy("Kies de bevindingen hieronder")
    explanation = gettext_lazy("Vink aan welke bevindingen dit onderdeel dragen. Ze komen op de website te staan.")

    def candidates(self, search: str) -> QuerySet[Finding]:
        """Findings on the actions of this product."""
        found = Finding.objects.filter(agenda_item__in=self.actions())
        if search:
            found = found.filter(sentence__icontains=search)
        return found.select_related("agenda_item", "occasion").order_by("agenda_item__number", "pk")

    def tell(self, found: Finding) -> tuple[str, str]:
        """The sentence, and its source."""
        return found.sentence, found.occasion.title if found.occasion else found.agenda_item.title


class ChooseDecisionsView(ChooseView):
    """What was decided about it."""

    permission, what = VIEW_DECISIONS, "decisions"
    page_title = gettext_lazy("Kies de besluiten hierover")
    explanation = gettext_lazy(
        "Vink aan welke besluiten hierover gaan. Op de website staat een besluit pas als het is opengelegd."
    )

    def candidates(self, search: str) -> QuerySet[Decision]:
        """Decisions on the actions of this product."""
        found = Decision.objects.filter(agenda_item__in=self.actions())
        if search:
            found = found.filter(title__icontains=search)
        return found.select_related("agenda_item").order_by("agenda_item__number", "pk")

    def tell(self, found: Decision) -> tuple[str, str]:
        """The decision, and how far it is."""
        return found.title, f"{found.agenda_item.title}: {found.get_state_display()}"


def _uuids(values: list[str]) -> list[UUID]:
    """Those that are ids at all; a forged form is no error."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


urlpatterns = [
    path("bewijs/<uuid:element>/", ChooseWordsView.as_view(), name="evidence"),
    path("bevindingen/<uuid:element>/", ChooseFindingsView.as_view(), name="findings"),
    path("besluiten/<uuid:element>/", ChooseDecisionsView.as_view(), name="decisions"),
    path("<int:pk>/besluiten/", ChooseDecisionsView.as_view(), name="product_decisions"),
]
