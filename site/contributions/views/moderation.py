"""The moderation screen: one contribution, five things one can do, and on to the next."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from privacy import service as privacy

from .. import care, moderation
from ..enums import ModerationState
from ..forms import CareForm, ReasonForm, RedactForm
from ..highlight import findings, pieces
from ..models import Contribution
from ..permissions import may_moderate, may_read_original
from ..refusals import ChangedMeanwhile, Refused
from .access import OnlyFor, colleague
from .queue import group_of, narrowed

Forms = dict[str, forms.Form]


class ModerateView(OnlyFor, WagtailAdminTemplateMixin, View):
    """Read, and choose: release, hold, cover, keep off the website, or raise a care signal."""

    may = staticmethod(may_moderate)
    viewset_namespace = ""
    header_icon = "comment"
    template_name = "contributions/admin/moderate.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words; opening them is written down."""
        contribution = self._find(pk)
        return self._show(contribution, self._forms(contribution))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do what was chosen; a refusal shows the words again, with the sentence and what was typed."""
        contribution = self._find(pk)
        deed = request.POST.get("actie", "")
        bound = self._forms(contribution, bind=deed)
        form = bound.get(deed)
        if form is not None and not form.is_valid():
            return self._show(contribution, bound, opened=deed)
        handlers: dict[str, Callable[[Contribution, forms.Form | None], HttpResponse]] = {
            "publish": self._publish,
            "hold": self._hold,
            "withhold": self._withhold,
            "redact": self._redact,
            "uncover": self._uncover,
            "care": self._care,
        }
        if deed not in handlers:
            messages.error(request, _("Kies wat u met deze bijdrage wilt doen."))
            return self._show(contribution, bound)
        try:
            return handlers[deed](contribution, form)
        except ChangedMeanwhile as refusal:
            messages.error(request, refusal.sentence)
            now = self._find(pk)
            return self._show(now, self._forms(now, bind=deed), opened=deed)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(self._find(pk), bound, opened=deed)

    # --- What one can do --------------------------------------------------------------------------

    def _publish(self, contribution: Contribution, form: forms.Form | None) -> HttpResponse:
        moderation.publish(contribution.pk, by=colleague(self.request), version=self._version())
        return self._on(contribution, _("Vrijgegeven."))

    def _hold(self, contribution: Contribution, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        moderation.hold(contribution.pk, by=colleague(self.request), version=self._version(), reason=reason)
        told = _("Vastgehouden. De schrijver leest waarom.") if contribution.participation_id else _("Vastgehouden.")
        return self._on(contribution, told)

    def _withhold(self, contribution: Contribution, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        moderation.withhold(contribution.pk, by=colleague(self.request), version=self._version(), reason=reason)
        is_known = contribution.participation_id is not None
        told = _("Niet op de website. De schrijver leest waarom.") if is_known else _("Niet op de website.")
        return self._on(contribution, told)

    def _redact(self, contribution: Contribution, form: Any) -> HttpResponse:
        spans = form.cleaned_data["spans"]
        moderation.redact(
            contribution.pk,
            spans,
            by=colleague(self.request),
            version=self._version(),
            reason=form.cleaned_data["reason"],
        )
        text = ngettext("%(count)d plaats afgedekt.", "%(count)d plaatsen afgedekt.", len(spans)) % {
            "count": len(spans)
        }
        messages.success(self.request, text + " " + _("Kijk of het goed is, en kies dan wat u verder wilt doen."))
        return redirect(self._url(contribution))

    def _uncover(self, contribution: Contribution, form: forms.Form | None) -> HttpResponse:
        moderation.uncover(contribution.pk, by=colleague(self.request), version=self._version())
        messages.success(self.request, _("Alle afdekkingen zijn weg."))
        return redirect(self._url(contribution))

    def _care(self, contribution: Contribution, form: Any) -> HttpResponse:
        care.raise_signal(contribution, danger=form.cleaned_data["danger"], by=colleague(self.request))
        messages.success(self.request, _("Zorgsignaal gemeld. Volg nu het protocol hieronder."))
        return redirect(self._url(contribution))

    # --- Around it --------------------------------------------------------------------------------

    def _find(self, pk: UUID) -> Contribution:
        return get_object_or_404(
            Contribution.objects.select_related(
                "occasion", "care_signal", "second_reading", "rules", "participation__participant__perspective__parent"
            ).prefetch_related("redactions"),
            pk=pk,
            emptied_reason="",
        )

    def _version(self) -> int:
        typed = self.request.POST.get("versie", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def _forms(self, contribution: Contribution, bind: str = "") -> Forms:
        def data(deed: str) -> Any:
            return self.request.POST if deed == bind else None

        found = [(item.text, f"{item.text} ({item.label})") for item in findings(contribution.redacted)]
        return {
            "hold": ReasonForm(data("hold"), auto_id="hold_%s"),
            "withhold": ReasonForm(data("withhold"), auto_id="withhold_%s"),
            "redact": RedactForm(data("redact"), text=contribution.redacted, found=found, auto_id="redact_%s"),
            "care": CareForm(data("care"), auto_id="care_%s"),
        }

    def _url(self, contribution: Contribution) -> str:
        kept = self.request.GET.urlencode()
        address = reverse(f"{self.viewset_namespace}:moderate", args=[contribution.pk])
        return f"{address}?{kept}" if kept else address

    def _on(self, contribution: Contribution, done: str) -> HttpResponse:
        messages.success(self.request, done)
        return redirect(self._next_url(contribution))

    def _next_url(self, contribution: Contribution) -> str:
        others = narrowed(self.request).exclude(pk=contribution.pk)
        day = contribution.arrived_on
        later = others.filter(Q(arrived_on__gt=day) | Q(arrived_on=day, id__gt=contribution.pk)).first()
        if following := later or others.first():
            return self._url(following)
        return self._queue_url()

    def _queue_url(self) -> str:
        kept = self.request.GET.urlencode()
        address = reverse(f"{self.viewset_namespace}:index")
        return f"{address}?{kept}" if kept else address

    def _show(self, contribution: Contribution, bound: Forms, opened: str = "") -> HttpResponse:
        looked("contributions.read", by=self.request.user, on=contribution)
        whole = may_read_original(self.request.user)
        original = whole and self.request.GET.get("origineel") == "1"
        if original:
            looked("contributions.read_original", by=self.request.user, on=contribution)
        participation = contribution.participation
        purposes = privacy.standing_purposes(participation.participant) if participation else set()
        moves = moderation.MOVES[contribution.moderation]
        return self.render_to_response(
            self.get_context_data(
                contribution=contribution,
                pieces=pieces(contribution.original if original else contribution.redacted),
                shows_original=original,
                may_read_original=whole,
                group=group_of(contribution),
                may_publish=privacy.Purpose.PUBLISH in purposes,
                may_release=ModerationState.PUBLISHED in moves,
                may_hold=ModerationState.HELD in moves,
                may_withhold=ModerationState.WITHHELD in moves,
                forms=bound,
                opened=opened,
                care_signal=getattr(contribution, "care_signal", None),
                second_reading=getattr(contribution, "second_reading", None),
                protocol=care.protocol_for(contribution),
                skip_url=self._next_url(contribution),
                queue_url=self._queue_url(),
            ),
            status=422 if opened else 200,
        )

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return _("Lees een bijdrage")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where this screen stands."""
        return [
            *self.breadcrumbs_items,
            {"url": self._queue_url(), "label": _("Te lezen inbreng")},
            {"url": "", "label": _("Lees een bijdrage")},
        ]
