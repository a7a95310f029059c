"""Care signals: the list with the nearest deadline first, and one signal with the protocol."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from audit.service import looked

from .. import care
from .. import messages as receipt_messages
from ..enums import CareState
from ..forms import CareNoteForm, WriteForm
from ..highlight import pieces
from ..models import CareSignal, Receipt
from ..permissions import may_handle_care
from ..refusals import Refused
from .access import BoundedPaginator, OnlyFor, colleague
from .queue import group_of


def signals() -> QuerySet[CareSignal]:
    """What must be acted on first on top; closed ones at the end."""
    closed_last = Case(When(state=CareState.CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return (
        CareSignal.objects.select_related("contribution__occasion", "taken_by")
        .defer("contribution__original", "contribution__redacted")
        .order_by(closed_last, "act_before", "id")
    )


def deadline_of(signal: CareSignal) -> str:
    """Before when, and whether that moment has passed."""
    moment = date_format(timezone.localtime(signal.act_before), "j F H:i")
    if is_overdue(signal):
        return gettext("TE LAAT: voor %(moment)s") % {"moment": moment}
    return moment


def is_overdue(signal: CareSignal) -> bool:
    """Nobody closed it in time."""
    return signal.state != CareState.CLOSED and signal.act_before < timezone.now()


class CareListView(OnlyFor, BaseListingView):
    """All care signals as a Wagtail listing."""

    may = staticmethod(may_handle_care)
    model = CareSignal
    page_title = _("Zorgsignalen")
    header_icon = "warning"
    paginator_class = BoundedPaginator
    paginate_by = 25
    verbose_name = _("zorgsignaal")
    verbose_name_plural = _("zorgsignalen")

    def get_base_queryset(self) -> QuerySet[CareSignal]:
        """Deadline first."""
        return signals()

    @cached_property
    def columns(self) -> list[Column]:
        """Deadline, danger, where, who acts. No words."""
        return [
            TitleColumn(
                "act_before",
                label=_("Handelen voor"),
                accessor=deadline_of,
                get_url=lambda signal: reverse(f"{self.index_url_name.split(':')[0]}:signal", args=[signal.pk]),
            ),
            Column("danger", label=_("Hoe dringend"), accessor="get_danger_display"),
            Column("state", label=_("Stand"), accessor="get_state_display"),
            Column("occasion", label=_("Gelegenheid"), accessor="contribution.occasion"),
            Column(
                "taken_by",
                label=_("Opgepakt door"),
                accessor=lambda s: s.taken_by.get_full_name() or s.taken_by if s.taken_by else "",
            ),
        ]


class CareSignalView(OnlyFor, WagtailAdminTemplateMixin, View):
    """One signal: the words, the protocol, and who acts."""

    may = staticmethod(may_handle_care)
    viewset_namespace = ""
    header_icon = "warning"
    page_title = _("Zorgsignaal")
    template_name = "contributions/admin/care_signal.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words; opening them is written down."""
        signal = self._find(pk)
        return self._show(signal, CareNoteForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Take it, give it back, write to the writer, or close it."""
        signal, form, letter = self._find(pk), CareNoteForm(), WriteForm(auto_id="letter_%s")
        deed = request.POST.get("actie", "")
        try:
            if deed == "take":
                care.take(signal.pk, by=colleague(request))
                messages.success(request, _("U pakt dit op. Volg het protocol."))
            elif deed == "give_back":
                care.give_back(signal.pk, by=colleague(request))
                messages.success(request, _("Het signaal is weer open voor collega’s."))
            elif deed == "write":
                letter = WriteForm(request.POST, auto_id="letter_%s")
                receipt = self._receipt(signal)
                if receipt is None or not letter.is_valid():
                    return self._show(signal, form, letter, status=422)
                receipt_messages.write(receipt, letter.cleaned_data["text"], by=colleague(request))
                messages.success(
                    request, _("Uw bericht staat bij het bewijs. De schrijver leest het op ‘Mijn inbreng’.")
                )
            elif deed == "close":
                form = CareNoteForm(request.POST)
                if not form.is_valid():
                    return self._show(signal, form, status=422)
                care.close(signal.pk, by=colleague(request), note=form.cleaned_data["note"])
                messages.success(request, _("Afgerond."))
            else:
                messages.error(request, _("Kies wat u met dit signaal wilt doen."))
                return self._show(signal, form, status=422)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(self._find(pk), form, letter, status=422)
        return redirect(reverse(f"{self.viewset_namespace}:signal", args=[pk]))

    def _find(self, pk: UUID) -> CareSignal:
        return get_object_or_404(
            CareSignal.objects.select_related(
                "taken_by", "contribution__occasion", "contribution__participation__participant__perspective__parent"
            ),
            pk=pk,
        )

    def _receipt(self, signal: CareSignal) -> Receipt | None:
        return Receipt.objects.filter(participation__contributions=signal.contribution_id).first()

    def _show(
        self, signal: CareSignal, form: CareNoteForm, letter: WriteForm | None = None, status: int = 200
    ) -> HttpResponse:
        looked("contributions.read", by=self.request.user, on=signal.contribution, screen="care")
        moves = care.MOVES[signal.state]
        context: dict[str, Any] = self.get_context_data(
            signal=signal,
            pieces=pieces(signal.contribution.redacted),
            group=group_of(signal.contribution),
            overdue=is_overdue(signal),
            protocol=care.protocol_for(signal.contribution),
            form=form,
            letter=(letter or WriteForm(auto_id="letter_%s")) if self._receipt(signal) else None,
            may_take=CareState.TAKEN in moves,
            may_give_back=signal.state == CareState.TAKEN,
            may_close=CareState.CLOSED in moves,
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where this screen stands."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.viewset_namespace}:index"), "label": _("Zorgsignalen")},
            {"url": "", "label": self.get_page_title()},
        ]
