"""Filling a group by hand: one screen with a moment, people to tick, and what to look at. Works without JavaScript.

Reading the names is in the audit trail. Nothing is kept until the invitations are sent.
"""

from collections import Counter
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from audit.service import looked
from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import MessageWay, way_for, when_of

from ..by_hand.looking import Look, best_of, look, moments_of
from ..by_hand.people import Person
from ..enums import GroupState
from ..inviting import send
from ..models import FocusGroup
from ..permissions import Visitor, may_select, may_view_candidates
from .base import GroupDeedView, GroupPage

#: While a group stands here, somebody may be invited.
FILLABLE = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)
_LOOK, _ASK, _SEND = "kijk", "vraag", "verstuur"


def may_fill(user: Visitor) -> bool:
    """Whether this user may choose people by name."""
    return may_select(user) and may_view_candidates(user)


class _Choosing(GroupDeedView):
    """What was ticked in the form, and the group as it is."""

    def may(self, user: Visitor) -> bool:
        """Who may choose people by name."""
        return may_fill(user)

    def look_at(self, gathering: Gathering, *, action: str) -> Look:
        """The pool from this moment with what was ticked; that somebody read the names is written down."""
        data = self.request.POST
        found = look(self.group, gathering, set(data.getlist("kies")), set(data.getlist("reserve")))
        people = [each.candidate for each in found.people]
        looked(action, by=self.request.user, on=self.group, seen=people, shown=len(people))
        return found

    def asked_gathering(self) -> Gathering | None:
        """The moment that was asked for; None when nobody asked. A moment that is not of this group is not found."""
        asked = self.request.POST.get("moment") or self.request.GET.get("moment") or ""
        if not asked:
            return None
        found = self.group.sessions.select_related("venue").filter(pk=asked).first() if _is_number(asked) else None
        if found is None:
            raise Http404
        return found


class ByHandView(GroupPage, _Choosing, TemplateView):
    """The screen itself; on POST it looks, asks whether it is sure, or sends."""

    template_name = "focusgroups/admin/by_hand.html"
    page_title = gettext_lazy("Kies wie er komt")
    header_icon = "group"
    look: Look | None = None
    refusal = ""
    asks = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look again, ask, or send; a refusal keeps what was ticked."""
        gathering = self.asked_gathering()
        if gathering is None:
            return redirect("groups:by_hand", self.group.pk)
        self.look = self.look_at(gathering, action="focusgroups.read_candidates")
        deed = request.POST.get("deed", _LOOK)
        if deed == _LOOK:
            return self.render_to_response(self.get_context_data(**kwargs))
        if not self.look.choice.chosen and not self.look.on_list:
            return self._again(_("U koos nog niemand. Zet een vinkje bij wie u uitnodigt."))
        if self.look.blocks:
            return self._again(_("Zo kunnen de uitnodigingen nog niet weg. Kijk bij ‘Let op’ wat er moet."))
        if deed == _ASK:
            self.asks = True
            return self.render_to_response(self.get_context_data(**kwargs))
        return self._send(self.look)

    def _send(self, seen: Look) -> HttpResponse:
        def at(people: list[Person]) -> list[Any]:
            return [(each.candidate, seen.gathering) for each in people]

        by: Any = self.request.user
        token = _token(self.request.POST.get("token", ""))
        try:
            sending = send(self.group, at([*seen.choice.chosen]), by=by, waiting=at(seen.on_list), token=token)
        except Refused as refusal:
            return self._again(refusal.sentence)
        return redirect("groups:sending", self.group.pk, sending.pk)

    def _again(self, sentence: str) -> HttpResponse:
        self.refusal = sentence
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The moments, and the pool from the one that was asked for, or at which most people can come."""
        moments = moments_of(self.group) if self.group.state in FILLABLE else []
        if self.look is None:
            best = best_of(moments)
            gathering = self.asked_gathering() or (best.gathering if best else None)
            if gathering is not None and self.group.state in FILLABLE:
                self.look = self.look_at(gathering, action="focusgroups.read_candidates")
        seen = self.look
        return super().get_context_data(
            moments=moments,
            is_open=self.group.state in FILLABLE,
            look=seen,
            when=when_of(seen.gathering) if seen else "",
            ticked={each.key for each in seen.choice.chosen} if seen else set(),
            on_list={each.key for each in seen.on_list} if seen else set(),
            refusal=self.refusal,
            asks=self.asks,
            ways=_ways(seen) if seen and self.asks else [],
            token=uuid4(),
            stops_sign_up=self.group.state == GroupState.RECRUITING,
            **kwargs,
        )


class ByHandWarningsView(_Choosing):
    """The part "Let op" alone, for the screen that asks it while somebody ticks. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same answer as the whole screen gives."""
        gathering = self.asked_gathering()
        if gathering is None:
            return HttpResponse(status=422)
        seen = self.look_at(gathering, action="focusgroups.look_at_choice")
        return render(request, "focusgroups/admin/by_hand_warnings.html", {"look": seen})


def _ways(seen: Look) -> list[tuple[str, int]]:
    """How the invitations will leave: words and numbers."""
    people = [*seen.choice.chosen, *seen.on_list]
    counts = Counter(way_for(getattr(each.candidate.participant, "contact", None)) for each in people)
    words = {
        MessageWay.MAIL: _("krijgen een e-mail"),
        MessageWay.PHONE: _("belt u zelf"),
        MessageWay.POST: _("krijgen een brief, die u afdrukt"),
        MessageWay.ORGANISATION: _("horen het van een organisatie, via u"),
    }
    return [(told, counts[way]) for way, told in words.items() if counts[way]]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to the screen, for who may, while somebody may be invited."""
    if group.state not in FILLABLE or not may_fill(request.user):
        return []
    return [Button(_("Kies wie er komt"), url=reverse("groups:by_hand", args=[group.pk]))]


urlpatterns = [
    path("<int:pk>/kies/", ByHandView.as_view(), name="by_hand"),
    path("<int:pk>/kies/let-op/", ByHandWarningsView.as_view(), name="by_hand_warnings"),
]
