"""A version of a design on one screen: its elements in order, what is not right yet, and what changes."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import ChangedMeanwhile, Refused

from ..designing.changes import Kind, compare, in_one_sentence
from ..designing.checking import problems_of
from ..designing.product_page import shown
from ..designing.reading import rows_of
from ..designing.versions import discard, publish, start_version
from ..enums import ProductState
from ..models import Element, ElementVersion, ProductVersion
from ..permissions import (
    VIEW_DECISIONS,
    VIEW_FINDINGS,
    VIEW_WORDS,
    Visitor,
    may_change_designs,
    may_link_to_designs,
    may_publish_designs,
    may_view_designs,
)
from .design_base import DesignDeed, DesignScreen


class VersionView(DesignScreen):
    """To read for who may see designs; with buttons while it is in the making."""

    template_name = "consultation/admin/design/version.html"
    version: ProductVersion

    @staticmethod
    def may(user: Visitor) -> bool:
        """Reading is for all who see designs."""
        return may_view_designs(user)

    def get_page_title(self) -> str:
        """Which version."""
        return _("Versie %(number)d") % {"number": self.version.number}

    def get_page_subtitle(self) -> str:
        """Of which product."""
        return self.product.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This is the version itself: it is named once."""
        return [*super().get_breadcrumbs_items()[:-2], {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The same number of queries for one element and for fifty."""
        version, user = self.version, self.request.user
        is_draft = version.state == ProductState.DRAFT
        before = self.product.versions.filter(number__lt=version.number).order_by("-number").first()
        found = rows_of(version, *([before] if before else []))
        changes = compare(self.product.kind, found[before.pk], found[version.pk]) if before else []
        counts = {element.pk: element for element in _with_counts(Element.objects.filter(versions__version=version))}
        elements = [
            {"shown": each, "counts": counts[each.row.element_id]}
            for each in shown(self.product.kind, found[version.pk])
        ]
        return super().get_context_data(
            elements=elements,
            before=before,
            changes=[change for change in changes if change.kind != Kind.SAME],
            changes_in_words=in_one_sentence(changes) if before else "",
            problems=problems_of(version) if is_draft else [],
            dropped=_dropped(version) if is_draft else [],
            may_change=is_draft and may_change_designs(user),
            may_publish=is_draft and may_publish_designs(user),
            may_link_words=may_link_to_designs(user, VIEW_WORDS),
            may_link_findings=may_link_to_designs(user, VIEW_FINDINGS),
            may_link_decisions=may_link_to_designs(user, VIEW_DECISIONS),
            public_url="" if is_draft or not self.product.is_public else self._public_url(),
            **kwargs,
        )

    def _public_url(self) -> str:
        return f"{self.product.get_absolute_url()}versie/{self.version.number}/"


class StartVersionView(DesignDeed):
    """The next version, with the words of the newest."""

    def do(self) -> str:
        """Start it."""
        self.version = start_version(self.product, by=self.staff)
        return _("Versie %(number)d staat klaar. Verander wat er anders moet.") % {"number": self.version.number}


class PublishView(DesignScreen):
    """Asks what changed and whether one is sure: this is for ever."""

    template_name = "consultation/admin/design/publish.html"
    page_title = gettext_lazy("Publiceer deze versie")
    version: ProductVersion

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who answers for it."""
        return may_publish_designs(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What happens, and what must be written."""
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish, or say why not and keep what was typed."""
        what_changed = request.POST.get("what_changed", "")[:5_000]
        try:
            publish(self.version, what_changed, seen=self.seen(), by=self.staff)
        except ChangedMeanwhile as refusal:
            self.find()
            return self._show(HTTPStatus.CONFLICT, what_changed=what_changed, refusal=refusal.sentence)
        except Refused as refusal:
            return self._show(HTTPStatus.UNPROCESSABLE_ENTITY, what_changed=what_changed, refusal=refusal.sentence)
        messages.success(request, _("Gepubliceerd. Deze versie verandert niet meer."))
        return redirect(self.version_url())

    def _show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        is_draft = self.version.state == ProductState.DRAFT
        return self.show(status, is_draft=is_draft, problems=problems_of(self.version) if is_draft else [], **context)


class DiscardView(DesignDeed):
    """Throw away a version that nobody saw."""

    def do(self) -> str:
        """Away with it."""
        assert self.version is not None
        discard(self.version, seen=self.seen(), by=self.staff)
        self.version = None
        return _("De versie in bewerking is weggegooid.")


def _with_counts(elements: QuerySet[Element]) -> QuerySet[Element]:
    """How much is tied to each, in one query."""

    def count(through: Any) -> Coalesce:
        tied = through.objects.filter(element=OuterRef("pk")).order_by().values("element")
        return Coalesce(Subquery(tied.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)

    return elements.annotate(
        words=count(Element.evidence.through),
        finding_count=count(Element.findings.through),
        decision_count=count(Element.decisions.through),
    )


def _dropped(version: ProductVersion) -> list[ElementVersion]:
    """The last words of elements that stood in an earlier version and not in this one. One query."""
    rows = (
        ElementVersion.objects.filter(element__product=version.product_id, version__number__lt=version.number)
        .exclude(element__versions__version=version)
        .select_related("element", "version")
        .order_by("version__number")
    )
    return list({row.element_id: row for row in rows}.values())


urlpatterns = [
    path("<int:pk>/nieuwe-versie/", StartVersionView.as_view(), name="start_version"),
    path("versie/<int:version>/", VersionView.as_view(), name="version"),
    path("versie/<int:version>/publiceer/", PublishView.as_view(), name="publish"),
    path("versie/<int:version>/weggooien/", DiscardView.as_view(), name="discard"),
]
