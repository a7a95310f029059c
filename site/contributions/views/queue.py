"""The moderation queue: what waits, oldest first."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from audit.service import looked
from privacy import service as privacy
from privacy.models import Consent

from ..enums import ModerationState
from ..filters import QueueFilterSet
from ..models import Contribution
from ..permissions import may_moderate
from .access import BoundedPaginator, OnlyFor
from .age import Age, AgeColumn

PER_PAGE = 25
FIRST_LETTERS = 140


def queue() -> QuerySet[Contribution]:
    """Everything with words, oldest first; the words themselves only as far as the list shows them."""
    leave = Consent.objects.standing().filter(
        participant=OuterRef("participation__participant"), purpose=privacy.Purpose.PUBLISH
    )
    return (
        Contribution.objects.filter(emptied_reason="")
        .select_related("occasion", "care_signal", "participation__participant__perspective__parent")
        .annotate(first_letters=Left("redacted", FIRST_LETTERS), may_publish=Exists(leave))
        .defer("original", "redacted")
        .order_by("arrived_on", "id")
    )


def chosen(request: HttpRequest) -> QueryDict:
    """The filters in the address; without any choice of state: what waits."""
    data = request.GET.copy()
    data.setdefault("moderation", ModerationState.WAITING)
    return data


def narrowed(request: HttpRequest) -> QuerySet[Contribution]:
    """The queue as the moderator filtered it; an impossible filter narrows nothing."""
    filters = QueueFilterSet(data=chosen(request), request=request, queryset=queue())
    return filters.qs if filters.is_valid() else queue()


def group_of(contribution: Contribution) -> str:
    """The coarse group of the writer, and nothing finer: colleagues are readers to protect against too."""
    participation = contribution.participation
    perspective = participation.participant.perspective if participation else None
    return perspective.group.label if perspective else gettext("Niet gezegd")


def age_of(contribution: Contribution) -> Age:
    """How long the writer has been waiting, for what nobody read yet; else when it came in."""
    if contribution.moderation != ModerationState.WAITING:
        return Age(contribution.arrived_on)
    return Age.since(contribution.arrived_on)


class WordsColumn(TitleColumn):
    """The first words, with the question above them; leads to the moderation screen."""

    cell_template_name = "contributions/admin/words_cell.html"


class QueueView(OnlyFor, BaseListingView):
    """The queue as a Wagtail listing, with filters."""

    may = staticmethod(may_moderate)
    model = Contribution
    page_title = _("Te lezen inbreng")
    header_icon = "comment"
    template_name = "contributions/admin/queue.html"
    results_template_name = "contributions/admin/queue_results.html"
    filterset_class = QueueFilterSet
    paginator_class = BoundedPaginator
    paginate_by = PER_PAGE
    default_ordering = None
    is_searchable = False
    verbose_name = _("bijdrage")
    verbose_name_plural = _("bijdragen")

    def get_base_queryset(self) -> QuerySet[Contribution]:
        """Everything with words."""
        return queue()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Without a choice: what waits."""
        return {"data": chosen(self.request), "request": self.request}

    @cached_property
    def columns(self) -> list[Column]:
        """What a moderator needs to choose where to begin."""
        kept = self.request.GET.urlencode()
        suffix = f"?{kept}" if kept else ""
        return [
            WordsColumn(
                "words",
                label=_("Inbreng"),
                accessor="first_letters",
                get_url=lambda found: (
                    reverse(f"{self.index_url_name.split(':')[0]}:moderate", args=[found.pk]) + suffix
                ),
                width="45%",
            ),
            Column("group", label=_("Groep"), accessor=group_of),
            AgeColumn("age", label=_("Wacht"), accessor=age_of),
            Column("hints", label=_("Aandacht"), accessor=hints_of),
            Column("leave", label=_("Mag op de website"), accessor=leave_of),
            Column("moderation", label=_("Stand"), accessor="get_moderation_display"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Writes down that these words were read: one line for the whole page."""
        context = super().get_context_data(**kwargs)
        context["only_unread"] = not self.request.GET or set(self.request.GET) <= {self.page_kwarg}
        if found := list(context["object_list"]):
            looked("contributions.listed", by=self.request.user, seen=found, count=len(found))
        return context


def hints_of(contribution: Contribution) -> str:
    """What the guard found, in words, and whether somebody worried."""
    labels = dict(privacy.HintKind.choices) | {"bsn": gettext("burgerservicenummer (weggehaald)")}
    found = [str(labels.get(code, code)) for code in dict.fromkeys(contribution.hints)]
    if hasattr(contribution, "care_signal"):
        found.append(gettext("zorgsignaal"))
    return ", ".join(found)


def leave_of(contribution: Any) -> str:
    """Whether the writer gave leave to publish."""
    return gettext("ja") if contribution.may_publish else gettext("nee")
