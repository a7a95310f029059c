"""One person of the pool in the admin: writing down, correcting, taking out, and with whom they sit."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from people.models import User
from people.service import offered_perspectives

from ..enums import CandidateState
from ..models import Candidate
from ..permissions import Visitor, may_change_candidates
from ..recruiting.applying import enter
from ..recruiting.changing import correct, withdraw
from ..recruiting.pairs import allow_at_one_table, come_together, keep_apart, pairs_of
from ..recruiting.pool import moments_of
from ..recruiting.pool_forms import CandidateForm, PairForm
from .base import GroupDeedView
from .pool import PoolPage


class CandidateScreen(PoolPage):
    """The sheet of one person."""

    template_name = "focusgroups/admin/candidate.html"
    header_icon = "user"

    def may(self, user: Visitor) -> bool:
        """For who may write in the pool."""
        return may_change_candidates(user)

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def show(self, form: CandidateForm, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The sheet, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    def form(self, data: Any = None, *, is_new: bool, initial: dict[str, Any] | None = None) -> CandidateForm:
        """The sheet of this group."""
        return CandidateForm(
            data, groups=offered_perspectives(), moments=moments_of(self.group), is_new=is_new, initial=initial
        )


class CandidateAddView(CandidateScreen):
    """Write somebody down: by phone, through an organisation, or because we asked."""

    page_title = gettext_lazy("Schrijf iemand in")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty sheet."""
        return self.show(self.form(is_new=True))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what is not right; the same sheet twice is one person."""
        form = self.form(request.POST, is_new=True)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        try:
            enter(
                self.group,
                form.said(),
                source=given["source"],
                partner=given["partner"],
                token=form.token,
                by=self.colleague,
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.CONFLICT)
        messages.success(request, _("Ingeschreven. %(name)s staat in de lijst.") % {"name": given["name"]})
        if request.POST.get("actie") == "volgende":
            return redirect("groups:candidate_add", self.group.pk)
        return redirect("groups:pool", self.group.pk)


class _OneCandidate:
    """The person of the address, when in this group."""

    @cached_property
    def candidate(self) -> Candidate:
        """With person and address at hand, or a 404."""
        found = Candidate.objects.select_related("participant__perspective", "participant__contact", "together_with")
        return get_object_or_404(found, pk=self.kwargs["candidate"], group=self.group)  # type: ignore[attr-defined]


class CandidateView(_OneCandidate, CandidateScreen):
    """The sheet of somebody who is in. Opening it is written down."""

    def get_page_title(self) -> str:
        """Without a name: titles end up in the history of a browser."""
        return str(self.candidate)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With what is kept."""
        looked("focusgroups.read_candidate", by=request.user, on=self.candidate)
        form = self.form(is_new=False, initial=CandidateForm.initial_of(self.candidate))
        return self.show(form, **self._around())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the correction, or say what is not right."""
        looked("focusgroups.read_candidate", by=request.user, on=self.candidate)
        form = self.form(request.POST, is_new=False)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY, **self._around())
        try:
            correct(self.candidate, form.said(), by=self.colleague)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.CONFLICT, **self._around())
        messages.success(request, _("Bewaard."))
        return redirect("groups:candidate", self.group.pk, self.candidate.pk)

    def _around(self) -> dict[str, Any]:
        candidate = self.candidate
        others = _others(candidate)
        names = dict(others)
        pairs = [
            {"pk": each.pk, "who": names.get(str(_other_of(each, candidate)), ""), "why": each.get_reason_display()}
            for each in pairs_of(candidate)
        ]
        together = str(candidate.together_with_id or "")
        return {
            "candidate": candidate,
            "pairs": pairs,
            "apart_form": PairForm(others=others, with_reason=True, prefix="apart"),
            "together_form": PairForm(others=others, with_reason=False, prefix="samen", initial={"other": together}),
            "is_gone": candidate.state == CandidateState.WITHDRAWN or candidate.wiped_on is not None,
        }


class _Deed(_OneCandidate, GroupDeedView, ABC):
    """A button on the sheet. POST only."""

    http_method_names = ["post"]

    def may(self, user: Visitor) -> bool:
        """For who may write in the pool."""
        return may_change_candidates(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        assert isinstance(request.user, User)
        try:
            messages.success(request, self.do(self.candidate, by=request.user))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect("groups:candidate", self.group.pk, self.candidate.pk)

    @abstractmethod
    def do(self, candidate: Candidate, *, by: User) -> str:
        """The deed; gives a sentence that says what was done."""


class WithdrawView(_Deed):
    """This person does not come after all."""

    def do(self, candidate: Candidate, *, by: User) -> str:
        """Out of the pool, and what was told is gone."""
        withdraw(candidate, by=by)
        return _("Deze persoon doet niet meer mee. Naam, adres en antwoorden zijn gewist.")


class ApartView(_Deed):
    """Not at one table with somebody."""

    def do(self, candidate: Candidate, *, by: User) -> str:
        """Keep the pair."""
        form = PairForm(self.request.POST, others=_others(candidate), with_reason=True, prefix="apart")
        if not form.is_valid():
            raise Refused(_("Kies iemand uit de lijst."))
        keep_apart(candidate, UUID(form.cleaned_data["other"]), form.cleaned_data["reason"], by=by)
        return _("Bewaard. Deze twee komen niet aan één tafel.")


class AllowView(_Deed):
    """At one table after all."""

    def do(self, candidate: Candidate, *, by: User) -> str:
        """Forget the pair."""
        allow_at_one_table(candidate, self.kwargs["pair"], by=by)
        return _("Weggehaald. Deze twee mogen aan één tafel.")


class TogetherView(_Deed):
    """Comes together with somebody, or alone."""

    def do(self, candidate: Candidate, *, by: User) -> str:
        """Keep it."""
        form = PairForm(self.request.POST, others=_others(candidate), with_reason=False, prefix="samen")
        if not form.is_valid():
            raise Refused(_("Kies iemand uit de lijst."))
        other = form.cleaned_data["other"]
        come_together(candidate, UUID(other) if other else None, by=by)
        return _("Bewaard.")


def _others(candidate: Candidate) -> list[tuple[str, str]]:
    """Everybody else in the pool, by name, or by number for who left none. One query."""
    found = (
        Candidate.objects.in_the_pool()
        .filter(group_id=candidate.group_id)
        .exclude(pk=candidate.pk)
        .select_related("participant__contact", "participant__perspective")
    )
    named = [(str(each.pk), _called(each)) for each in found]
    return sorted(named, key=lambda pair: pair[1].lower())


def _called(candidate: Candidate) -> str:
    contact = getattr(candidate.participant, "contact", None)
    perspective = candidate.participant.perspective
    who = contact.name if contact and contact.name else str(candidate)
    return f"{who} ({perspective.label})" if perspective else who


def _other_of(pair: Any, candidate: Candidate) -> UUID:
    found: UUID = pair.other_id if pair.one_id == candidate.pk else pair.one_id
    return found
