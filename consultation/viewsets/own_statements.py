"""Statements that participants wrote, per round: what waits, and what to do with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.models import Contribution
from contributions.service import ModerationState, Refused
from people.models import User

from ..enums import ItemKind
from ..methods.statements_alike import alike
from ..models import Item, OwnStatement, Round
from ..own_statement_forms import AdoptForm, MergeForm, RefuseForm
from ..own_statements import adopt, may_use_words, merge, refuse, to_decide, written
from ..permissions import may_decide_statements

#: So many that wait, and so many that were decided on, stand on the page.
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """One that waits, with the statements that look like it."""

    contribution: Contribution
    alike: Sequence[Item]


class _Screen(WagtailAdminTemplateMixin, TemplateView):
    """A screen for who decides on statements."""

    header_icon = "comment"
    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may not is sent away before anything is looked up."""
        if not may_decide_statements(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Of which round."""
        return self.round.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > own statements."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": str(self.page_title)},
        ]


class OwnStatementsView(_Screen):
    """What waits, the oldest first; and what was decided last."""

    template_name = "consultation/admin/own_statements.html"
    page_title = gettext_lazy("Eigen stellingen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Five queries, whatever the number of statements."""
        found = list(to_decide(self.round)[: SHOWN + 1])
        statements = _statements(self.round)
        user = cast(User, self.request.user)
        looked("consultation.view_own_statements", by=user, on=self.round, seen=found[:SHOWN])
        decided = OwnStatement.objects.filter(step__round=self.round).select_related("contribution", "item__current")
        return super().get_context_data(
            round=self.round,
            waiting=[Waiting(each, _alike(each, statements)) for each in found[:SHOWN]],
            has_more=len(found) > SHOWN,
            unread=written(self.round)
            .filter(moderation__in=(ModerationState.WAITING, ModerationState.HELD), own_statement=None)
            .count(),
            decided=list(decided.order_by("-pk")[:SHOWN]),
            **kwargs,
        )


class OwnStatementView(_Screen):
    """One statement: put it before everybody, merge it, or refuse it."""

    template_name = "consultation/admin/own_statement.html"
    page_title = gettext_lazy("Besluit over een eigen stelling")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The words, what looks like them, and three forms."""
        contribution = self._find()
        return self._show(contribution) if contribution else self._gone()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, or say why not and keep what was typed."""
        contribution = self._find()
        if contribution is None:
            return self._gone()
        deed = request.POST.get("deed", "")
        form = self._forms(contribution, request).get(deed)
        if form is None:
            return self._show(contribution)
        if not form.is_valid():
            return self._show(contribution, HTTPStatus.UNPROCESSABLE_ENTITY, **{deed: form})
        try:
            sentence = self._do(deed, contribution, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(contribution, HTTPStatus.CONFLICT, **{deed: form})
        messages.success(request, sentence)
        return redirect("rounds:own_statements", self.round.pk)

    def _do(self, deed: str, contribution: Contribution, given: dict[str, Any]) -> str:
        by: Any = self.request.user
        if deed == "adopt":
            adopt(contribution.pk, given["text"], by=by)
            return _("De stelling ligt nu voor aan iedereen. De schrijver leest dat op ‘Mijn inbreng’.")
        if deed == "merge":
            merge(contribution.pk, given["item"], by=by)
            return _("De stelling is samengevoegd. De schrijver leest met welke.")
        refuse(contribution.pk, given["note"], by=by)
        return _("De stelling ligt niet voor. De schrijver leest waarom.")

    def _find(self) -> Contribution | None:
        return to_decide(self.round).filter(pk=self.kwargs["contribution"]).first()

    def _gone(self) -> HttpResponse:
        messages.info(self.request, _("Over deze stelling is al besloten, of de woorden zijn weg."))
        return redirect("rounds:own_statements", self.round.pk)

    def _forms(self, contribution: Contribution, request: HttpRequest | None = None) -> dict[str, forms.Form]:
        data = request.POST if request else None
        statements = _statements(self.round, contribution.answer_words.answer.item.step_id)
        near = _alike(contribution, statements)
        ordered = [*near, *(item for item in statements if item not in near)]
        return {
            "adopt": AdoptForm(data, initial={"text": contribution.redacted}),
            "merge": MergeForm(data, statements=ordered, initial={"item": near[0].pk} if near else None),
            "refuse": RefuseForm(data),
        }

    def _show(self, contribution: Contribution, status: int = HTTPStatus.OK, **filled: forms.Form) -> HttpResponse:
        statements = _statements(self.round, contribution.answer_words.answer.item.step_id)
        context = {
            **self._forms(contribution),
            **filled,
            "round": self.round,
            "contribution": contribution,
            "alike": _alike(contribution, statements),
            "has_statements": bool(statements),
            "may_use_words": may_use_words(contribution),
        }
        looked("consultation.view_own_statement", by=cast(User, self.request.user), on=contribution)
        return self.render_to_response(self.get_context_data(**context), status=status)


def panel(request: HttpRequest, round_: Round) -> dict[str, Any] | None:
    """How many wait, on the page of the round; None for a round in which nobody can write one."""
    if not may_decide_statements(request.user):
        return None
    if not Item.objects.filter(step__round=round_, kind=ItemKind.OWN).exists():
        return None
    return {"count": to_decide(round_).count()}


def _statements(round_: Round, step_id: int | None = None) -> list[Item]:
    """What people can vote on now. One query."""
    found = Item.objects.asked().filter(step__round=round_, kind=ItemKind.STATEMENT)
    return list(found if step_id is None else found.filter(step=step_id))


def _alike(contribution: Contribution, statements: Sequence[Item]) -> list[Item]:
    """Those of the same step that look like it, most alike first."""
    step_id = contribution.answer_words.answer.item.step_id
    by_key = {item.pk: item for item in statements if item.step_id == step_id}
    return [by_key[key] for key in alike(contribution.redacted, {key: str(item) for key, item in by_key.items()})]


urlpatterns = [
    path("<int:pk>/eigen-stellingen/", OwnStatementsView.as_view(), name="own_statements"),
    path("<int:pk>/eigen-stellingen/<uuid:contribution>/", OwnStatementView.as_view(), name="own_statement"),
]
