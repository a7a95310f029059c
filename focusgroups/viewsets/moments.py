"""Moments of a group in the admin: add several at once, change one, drop one."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.widgets.button import Button

from contributions.service import Refused
from gatherings.service import GatheringState, clashes_of, when_of

from ..models import FocusGroup
from ..offering.forms import MomentForm, OfferForm
from ..offering.moments import OPEN_STATES, change_moment, drop_moment, offer_moments
from ..permissions import may_change_groups
from .base import GroupDeedView, GroupPage


class MomentsView(GroupPage, FormView):
    """Add moments; beside the form stands which there are."""

    template_name = "focusgroups/admin/moments.html"
    form_class = OfferForm
    page_title = gettext_lazy("Voeg momenten toe")
    header_icon = "calendar-alt"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form proposes what the group says."""
        return {**super().get_form_kwargs(), "group": self.group}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The moments there are, with what does not go together."""
        sessions = list(
            self.group.sessions.exclude(state=GatheringState.DROPPED).select_related(
                "venue", "moderator", "note_taker"
            )
        )
        clashes = clashes_of(sessions)
        rows = [
            {
                "gathering": each,
                "when": when_of(each),
                "clashes": clashes.get(each.pk, []),
                "is_offered": _offered(each),
            }
            for each in sessions
        ]
        return super().get_context_data(rows=rows, is_open=self.group.state in OPEN_STATES, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Offer them all, or say which cannot be."""
        assert isinstance(form, OfferForm)
        by: Any = self.request.user
        try:
            made = offer_moments(self.group, form.moments, by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        sentence = ngettext("%(count)d moment is toegevoegd.", "%(count)d momenten zijn toegevoegd.", len(made))
        messages.success(self.request, sentence % {"count": len(made)})
        for sentences in clashes_of(made).values():
            messages.warning(self.request, " ".join(sentences))
        if self.request.GET.get("terug") == "kies":
            return redirect("groups:by_hand", self.group.pk)
        return self.back()

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class _OneMoment(GroupDeedView):
    """A moment of this group."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the moment."""
        super().setup(request, *args, **kwargs)
        found = self.group.sessions.select_related("venue").filter(pk=kwargs["session"]).first()
        if found is None:
            raise Http404
        self.gathering = found


class MomentView(GroupPage, _OneMoment, FormView):
    """Change a moment that is only offered."""

    template_name = "focusgroups/admin/moment.html"
    form_class = MomentForm
    page_title = gettext_lazy("Verander dit moment")
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A moment that is definite is changed elsewhere: there people hear of it."""
        if not _offered(self.gathering):
            messages.warning(
                request, _("Dit moment staat al vast. Verzet het bij de bijeenkomst: dan horen mensen het.")
            )
            return self.back()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The moment as it is."""
        return {**super().get_form_kwargs(), "group": self.group, "gathering": self.gathering}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which moment it is about."""
        return super().get_context_data(gathering=self.gathering, when=when_of(self.gathering), **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Change it, or say why not."""
        assert isinstance(form, MomentForm)
        by: Any = self.request.user
        try:
            change_moment(self.gathering, form.moment, by=by, seen=form.cleaned_data["seen"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, _("Het moment is veranderd."))
        return self.back()

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class MomentDropView(_OneMoment):
    """This moment is not wanted any more. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        by: Any = request.user
        try:
            drop_moment(self.gathering, by=by)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Het moment is weg."))
        return self.back()


def _offered(gathering: Any) -> bool:
    return bool(gathering.state == GatheringState.OFFERED)


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to the moments, while they may be added."""
    if group.state not in OPEN_STATES or not may_change_groups(request.user):
        return []
    return [Button(_("Voeg momenten toe"), url=reverse("groups:moments", args=[group.pk]))]


urlpatterns = [
    path("<int:pk>/momenten/", MomentsView.as_view(), name="moments"),
    path("<int:pk>/momenten/<int:session>/", MomentView.as_view(), name="moment"),
    path("<int:pk>/momenten/<int:session>/weg/", MomentDropView.as_view(), name="moment_drop"),
]
