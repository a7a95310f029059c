"""Second readings: the list with the longest waiting first, and the screen where somebody else decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from audit.service import looked

from .. import second_reading
from ..enums import SecondReadingState
from ..forms import SecondReadingForm
from ..highlight import pieces
from ..models import SecondReading
from ..permissions import may_read_second
from ..refusals import Refused
from ..working_days import promised_by
from .access import BoundedPaginator, OnlyFor, colleague
from .age import Age, AgeColumn
from .queue import FIRST_LETTERS, group_of


def readings() -> QuerySet[SecondReading]:
    """What waits first, the longest on top; answered ones after it."""
    answered_last = Case(
        When(state=SecondReadingState.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return (
        SecondReading.objects.filter(contribution__emptied_reason="")
        .select_related("contribution__occasion", "decided_by")
        .annotate(first_letters=Left("contribution__redacted", FIRST_LETTERS))
        .defer("contribution__original", "contribution__redacted", "why", "answer")
        .order_by(answered_last, "asked_on", "id")
    )


def age_of(reading: SecondReading) -> Age:
    """How long the writer has been waiting."""
    return Age.since(reading.asked_on) if reading.state == SecondReadingState.ASKED else Age(reading.asked_on)


class WordsColumn(TitleColumn):
    """The first words, with the question above them."""

    cell_template_name = "contributions/admin/second_words_cell.html"


class SecondReadingListView(OnlyFor, BaseListingView):
    """All second readings. Nothing here says who asked."""

    may = staticmethod(may_read_second)
    model = SecondReading
    page_title = _("Tweede lezer")
    header_icon = "view"
    template_name = "contributions/admin/queue.html"
    paginator_class = BoundedPaginator
    paginate_by = 25
    verbose_name = _("tweede lezing")
    verbose_name_plural = _("tweede lezingen")

    def get_base_queryset(self) -> QuerySet[SecondReading]:
        """Waiting first."""
        return readings()

    @cached_property
    def columns(self) -> list[Column]:
        """The words, how long it waits, and what was decided."""
        return [
            WordsColumn(
                "words",
                label=_("Inbreng"),
                accessor="first_letters",
                get_url=lambda reading: reverse(f"{self.index_url_name.split(':')[0]}:read", args=[reading.pk]),
                width="50%",
            ),
            AgeColumn("age", label=_("Wacht"), accessor=age_of),
            Column("moderation", label=_("Eerst besloten"), accessor="contribution.get_moderation_display"),
            Column("state", label=_("Stand"), accessor="get_state_display"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Writes down that these words were read: one line for the whole page."""
        context = super().get_context_data(**kwargs)
        if found := [reading.contribution for reading in context["object_list"]]:
            looked("contributions.second_readings_listed", by=self.request.user, seen=found, count=len(found))
        return context


class SecondReadingView(OnlyFor, WagtailAdminTemplateMixin, View):
    """Read the words whole, what was decided first and why; and decide."""

    may = staticmethod(may_read_second)
    viewset_namespace = ""
    header_icon = "view"
    page_title = _("Lees als tweede lezer")
    template_name = "contributions/admin/second_reading.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words without covering, because that is what is asked about; written down."""
        reading = self._find(pk)
        return self._show(reading, self._form(reading))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Decide; a refusal keeps what was typed."""
        reading = self._find(pk)
        form = self._form(reading, request.POST)
        if not form.is_valid():
            return self._show(reading, form, status=422)
        given = form.cleaned_data
        try:
            second_reading.decide(
                pk,
                given["outcome"],
                answer=given["answer"],
                reason=given["reason"],
                version=given["version"],
                by=colleague(request),
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            now = self._find(pk)
            return self._show(
                now, self._form(now, {**request.POST.dict(), "version": now.contribution.version}), status=422
            )
        messages.success(request, _("Beantwoord. De schrijver leest het op ‘Mijn inbreng’."))
        return redirect(reverse(f"{self.viewset_namespace}:index"))

    def _find(self, pk: UUID) -> SecondReading:
        return get_object_or_404(
            SecondReading.objects.select_related(
                "decided_by",
                "contribution__occasion",
                "contribution__rules",
                "contribution__participation__participant__perspective__parent",
            ).prefetch_related("contribution__redactions"),
            pk=pk,
            contribution__emptied_reason="",
        )

    def _form(self, reading: SecondReading, data: Any = None) -> SecondReadingForm:
        outcomes = second_reading.outcomes_for(reading.contribution)
        return SecondReadingForm(data, outcomes=outcomes, initial={"version": reading.contribution.version})

    def _show(self, reading: SecondReading, form: SecondReadingForm, status: int = 200) -> HttpResponse:
        looked("contributions.read_original", by=self.request.user, on=reading.contribution, screen="second_reading")
        contribution = reading.contribution
        context: dict[str, Any] = self.get_context_data(
            reading=reading,
            contribution=contribution,
            pieces=pieces(contribution.original),
            copy=contribution.redacted if contribution.redactions.all() else "",
            group=group_of(contribution),
            form=form,
            waits=reading.state == SecondReadingState.ASKED,
            is_first_reader=second_reading.is_first_reader(reading, colleague(self.request)),
            answer_by=promised_by(reading.asked_on),
            late=age_of(reading).late,
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where this screen stands."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.viewset_namespace}:index"), "label": _("Tweede lezer")},
            {"url": "", "label": self.get_page_title()},
        ]
