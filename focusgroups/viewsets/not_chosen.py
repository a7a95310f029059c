"""Telling people that they were not chosen: one button for all, and a list of whom to call or write to."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from audit.service import looked
from contributions.service import Refused
from gatherings.service import way_for

from ..by_hand.people import name_of
from ..models import Candidate
from ..not_chosen import close_choice, to_be_called, to_be_told, told
from ..permissions import Visitor
from .base import GroupDeedView, GroupPage
from .by_hand import may_fill

MOST_SHOWN = 200


class CloseChoiceView(GroupPage, TemplateView):
    """Says who will hear what, then tells them on POST. Once."""

    template_name = "focusgroups/admin/close_choice.html"
    page_title = gettext_lazy("Vertel wie niet gekozen is")
    header_icon = "mail"

    def may(self, user: Visitor) -> bool:
        """Who may choose people by name."""
        return may_fill(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell them, or say why not."""
        by: Any = request.user
        try:
            people = close_choice(self.group, by=by)
        except Refused as refusal:
            return self.render_to_response(self.get_context_data(refusal=refusal.sentence, **kwargs), status=422)
        sentence = ngettext("%(count)d persoon krijgt bericht.", "%(count)d mensen krijgen bericht.", people)
        messages.success(request, sentence % {"count": people})
        return redirect("groups:not_chosen", self.group.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many people that are."""
        people = to_be_told(self.group).count()
        return super().get_context_data(**{"refusal": "", **kwargs, "people": people})


class NotChosenView(GroupPage, TemplateView):
    """Whom a colleague still has to call or write to. Reading names and addresses is written down."""

    template_name = "focusgroups/admin/not_chosen.html"
    page_title = gettext_lazy("Niet gekozen: nog te vertellen")
    header_icon = "mail"

    def may(self, user: Visitor) -> bool:
        """Who may choose people by name."""
        return may_fill(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One query for the list."""
        found = to_be_called().filter(group=self.group)
        people = list(found.select_related("participant__contact").order_by("applied_on", "pk")[:MOST_SHOWN])
        looked("focusgroups.read_not_chosen", by=self.request.user, on=self.group, seen=people, shown=len(people))
        rows = [
            {
                "candidate": each,
                "name": name_of(each),
                "contact": (contact := getattr(each.participant, "contact", None)),
                "way": str(way_for(contact).label),
            }
            for each in people
        ]
        return super().get_context_data(rows=rows, **kwargs)


class ToldView(GroupDeedView):
    """A colleague told one person. POST only."""

    http_method_names = ["post"]

    def may(self, user: Visitor) -> bool:
        """Who may choose people by name."""
        return may_fill(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write it down; the list comes again."""
        candidate = get_object_or_404(Candidate, pk=kwargs["candidate"], group=self.group)
        by: Any = request.user
        try:
            told(candidate, by=by)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Bewaard: deze persoon weet het."))
        return redirect("groups:not_chosen", self.group.pk)


urlpatterns = [
    path("<int:pk>/niet-gekozen/vertel/", CloseChoiceView.as_view(), name="close_choice"),
    path("<int:pk>/niet-gekozen/", NotChosenView.as_view(), name="not_chosen"),
    path("<int:pk>/niet-gekozen/<uuid:candidate>/verteld/", ToldView.as_view(), name="told"),
]
