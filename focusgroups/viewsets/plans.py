"""Planning a group: ask for a plan, see how far it is, read it, change it by hand, send it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from audit.service import looked
from contributions.service import Refused
from people.models import Perspective

from ..enums import CandidateState, JobState, PlanOutcome
from ..models import FocusGroup, Plan
from ..permissions import Visitor, may_select, may_view_candidates
from ..planning import editing, running, sending, table_quotas
from ..planning.reading import EVERYBODY, SELECTED
from ..planning.reserves import reserves_at
from ..planning.state_of_play import standing
from ..planning.viewing import could_be_more, shown
from ..planning.wording import moment
from .base import GroupPage

MOST_LISTED = 20
REFRESH_SECONDS = 3


def may_plan(user: Visitor) -> bool:
    """Whether this user may plan people by number and perspective."""
    return may_select(user) and may_view_candidates(user)


def _number(typed: str) -> int:
    typed = typed.strip()
    return int(typed) if typed.isdecimal() and len(typed) < 12 else 0


class _PlanningPage(GroupPage, TemplateView):
    """A screen about planning, for who may choose people."""

    header_icon = "calendar-check"

    def may(self, user: Visitor) -> bool:
        """Who may choose people."""
        return may_plan(user)

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """Never from a cache: it changes while one looks."""
        response: HttpResponse = super().render_to_response(context, **response_kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def refused(self, refusal: Refused, **kwargs: Any) -> HttpResponse:
        """The same page, with the sentence and what was typed."""
        context = self.get_context_data(refusal=refusal.sentence, **kwargs)
        return self.render_to_response(context, status=422)

    @property
    def by(self) -> Any:
        """Who does it."""
        return self.request.user


class PlansView(_PlanningPage):
    """Ask for a plan; and all plans there were."""

    page_title = gettext_lazy("Plannen")
    template_name = "focusgroups/admin/plans.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Few queries, however many plans there are."""
        plans = Plan.objects.filter(group=self.group).select_related("made_by")[:MOST_LISTED]
        pool = list(self.group.candidates.in_the_pool().values_list("state", flat=True))
        selected = pool.count(CandidateState.SELECTED)
        everybody = selected + pool.count(CandidateState.APPLIED)
        typed = self.request.POST
        return super().get_context_data(
            **{
                "refusal": "",
                **kwargs,
                "plans": [{"plan": plan, "could_be_more": could_be_more(plan)} for plan in plans],
                "selected": selected,
                "everybody": everybody,
                "sessions": self.group.sessions.filter(state__in=("offered", "planned")).count(),
                "who": typed.get("who") or (SELECTED if selected else EVERYBODY),
                "seed": typed.get("seed", "1"),
                "seconds": typed.get("seconds", "15"),
                "agreements": self._agreements(),
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Queue it; a second click finds the first. Or keep what was agreed per table."""
        try:
            if request.POST.get("deed") == "agree":
                table_quotas.agree(self.group, self._wanted(), by=self.by)
                messages.success(request, _("De afspraken per tafel zijn bewaard. Maak nu een plan."))
                return redirect("groups:plans", self.group.pk)
            plan = running.ask(
                self.group,
                seed=_number(request.POST.get("seed", "1")),
                seconds=_number(request.POST.get("seconds", "15")),
                who=request.POST.get("who", SELECTED),
                by=self.by,
            )
        except Refused as refusal:
            return self.refused(refusal)
        return redirect("groups:plan", self.group.pk, plan.pk)

    def _agreements(self) -> list[dict[str, Any]]:
        kept = {each.value: each for each in self.group.table_quotas.filter(feature=table_quotas.FEATURE)}
        found = []
        for group in Perspective.objects.groups().filter(fills_target=True):
            quota = kept.get(group.code)
            least, most = (quota.minimum, quota.maximum) if quota else ("", "")
            typed = self.request.POST
            found.append(
                {
                    "code": group.code,
                    "label": group.label,
                    "least": typed.get(f"least-{group.code}", least),
                    "most": typed.get(f"most-{group.code}", most),
                }
            )
        return found

    def _wanted(self) -> dict[str, tuple[int, int]]:
        found = {}
        for group in Perspective.objects.groups().filter(fills_target=True):
            least, most = (self.request.POST.get(f"{end}-{group.code}", "").strip() for end in ("least", "most"))
            if least or most:
                wrong = [typed for typed in (least, most) if typed and not (typed.isdecimal() and len(typed) < 4)]
                if wrong:
                    raise Refused(_("Vul per tafel hele getallen in, of laat het leeg."))
                found[group.code] = (int(least or 0), int(most or table_quotas.MOST))
        return found


class _OnePlan(_PlanningPage):
    """A screen about one plan."""

    @cached_property
    def plan(self) -> Plan:
        """The plan, of this group."""
        plans = Plan.objects.select_related("group", "based_on", "made_by")
        return get_object_or_404(plans, pk=self.kwargs["plan"], group=self.group)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this group > planning > this plan."""
        items = super().get_breadcrumbs_items()
        way = {"url": reverse("groups:plans", args=[self.group.pk]), "label": _("Plannen")}
        return [*items[:-1], way, items[-1]]

    def again(self) -> HttpResponse:
        """Back to the plan."""
        return redirect("groups:plan", self.group.pk, self.plan.pk)


class PlanView(_OnePlan):
    """One plan: how far it is, or who sits where. Changes by hand are posted here."""

    page_title = gettext_lazy("Plan")
    template_name = "focusgroups/admin/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is told of it; nothing is solved here."""
        plan = self.plan
        is_done = plan.state == JobState.DONE
        if is_done:
            looked("focusgroups.view_plan", by=self.request.user, on=plan)
        return super().get_context_data(
            **{
                "refusal": "",
                "moved": None,
                **kwargs,
                "plan": plan,
                "is_at_work": plan.state in running.UNFINISHED,
                "refresh_seconds": REFRESH_SECONDS,
                "is_nothing": plan.outcome == PlanOutcome.NOTHING,
                "told": shown(plan, may_change=True) if is_done else None,
                "gap": round(100 * plan.gap, 1) if plan.gap else 0,
                "next_seed": plan.seed,
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One change by hand, or a new calculation with what is fixed in this plan."""
        try:
            return self._do(request.POST.get("deed", ""))
        except Refused as refusal:
            # The plan as it is now, with the choice that was made still in its list.
            del self.__dict__["plan"]
            chosen = (_number(request.POST.get("seat", "")), _number(request.POST.get("to", "")))
            return self.refused(refusal, moved=chosen)

    def _do(self, deed: str) -> HttpResponse:
        typed, plan = self.request.POST, self.plan
        seen = _number(typed.get("version", ""))
        seat, session = _number(typed.get("seat", "")), _number(typed.get("session", ""))
        locked = typed.get("locked") == "ja"
        if deed == "lock_seat":
            editing.lock_seat(plan, seat, locked=locked, seen=seen, by=self.by)
        elif deed == "lock_session":
            editing.lock_session(plan, session, locked=locked, seen=seen, by=self.by)
        elif deed == "move":
            where = typed.get("to", "")
            if not where:
                raise Refused(_("Kies eerst waar deze persoon moet zitten."))
            editing.move_person(plan, seat, None if where == "nergens" else _number(where), seen=seen, by=self.by)
            messages.success(self.request, _("Verplaatst, en vastgezet. Het plan hieronder is bijgewerkt."))
        elif deed == "again":
            new = running.ask(
                self.group,
                seed=_number(typed.get("seed", "")),
                seconds=_number(typed.get("seconds", "")),
                who=plan.snapshot.get("who", SELECTED),
                based_on=plan,
                by=self.by,
            )
            return redirect("groups:plan", self.group.pk, new.pk)
        return self.again()


class SendPlanView(_OnePlan):
    """Send a plan: says who is invited where, then does it on POST."""

    page_title = gettext_lazy("Verstuur dit plan")
    template_name = "focusgroups/admin/plan_send.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many people are invited at which session; and what stands in the way."""
        now = standing(self.plan)
        wrong = ""
        try:
            sending.refuse_what_broke(now)
        except Refused as refusal:
            wrong = refusal.sentence
        at: dict[int, dict[str, Any]] = {}
        placement = sending.to_invite(now) if self.plan.state == JobState.DONE else []
        for _candidate, gathering in placement:
            line = at.setdefault(gathering.pk, {"moment": moment(gathering), "gathering": gathering, "people": 0})
            line["people"] += 1
        lines = sorted(at.values(), key=lambda line: line["gathering"].starts_at)
        return super().get_context_data(
            **{
                "refusal": wrong,
                **kwargs,
                "plan": self.plan,
                "lines": lines,
                "people": len(placement),
                "reserves": len(reserves_at(self.group, {line["gathering"] for line in lines})),
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, once."""
        try:
            sent = sending.send_plan(self.plan, seen=_number(request.POST.get("version", "")), by=self.by)
        except Refused as refusal:
            del self.__dict__["plan"]
            return self.refused(refusal)
        messages.success(
            request, _("Het plan is verstuurd. %(total)d mensen krijgen bericht.") % {"total": sent.total}
        )
        if sent.is_at_work or sent.problems:
            return redirect("groups:sending", self.group.pk, sent.pk)
        return redirect("groups:plan", self.group.pk, self.plan.pk)


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to planning, for who may."""
    if not may_plan(request.user):
        return []
    return [Button(_("Maak een plan"), url=reverse("groups:plans", args=[group.pk]))]


urlpatterns = [
    path("<int:pk>/plannen/", PlansView.as_view(), name="plans"),
    path("<int:pk>/plannen/<uuid:plan>/", PlanView.as_view(), name="plan"),
    path("<int:pk>/plannen/<uuid:plan>/verstuur/", SendPlanView.as_view(), name="plan_send"),
]
