"""What running conversations adds to the page of a group: the panel with its conversations, and all addresses."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from ..models import FocusGroup
from ..permissions import may_change_guides, may_run_sessions
from ..running.doors import may_be_in
from . import guide, session_closing, session_lead, session_notes, session_people, session_prints

_HERE = "gesprek/<int:session>"

urlpatterns = [
    path("<int:pk>/leidraad/", guide.GuideView.as_view(), name="guide"),
    path("<int:pk>/leidraad/onderdeel/", guide.SectionView.as_view(), name="guide_section_add"),
    path("<int:pk>/leidraad/onderdeel/<int:section>/", guide.SectionView.as_view(), name="guide_section"),
    path("<int:pk>/leidraad/onderdeel/<int:section>/vraag/", guide.QuestionView.as_view(), name="guide_question_add"),
    path("<int:pk>/leidraad/vraag/<int:question>/", guide.QuestionView.as_view(), name="guide_question"),
    path("<int:pk>/leidraad.pdf", guide.GuidePdfView.as_view(), name="guide_pdf"),
    path(f"{_HERE}/leiden/", session_lead.SessionLeadView.as_view(), name="session_lead"),
    path(f"{_HERE}/stand/", session_lead.SessionStateView.as_view(), name="session_state"),
    path(f"{_HERE}/aanwezig/", session_people.SessionPeopleView.as_view(), name="session_people"),
    path(f"{_HERE}/toestemming/<uuid:person>/", session_people.SessionConsentView.as_view(), name="session_consent"),
    path(f"{_HERE}/verslag/", session_notes.SessionNotesView.as_view(), name="session_notes"),
    path(f"{_HERE}/verslag/<uuid:note>/", session_notes.SessionNoteView.as_view(), name="session_note"),
    path(f"{_HERE}/klaar/", session_closing.SessionCloseView.as_view(), name="session_close"),
    path(f"{_HERE}/codes/", session_closing.SessionCodesView.as_view(), name="session_codes"),
    path(f"{_HERE}/<slug:what>.pdf", session_prints.SessionPrintView.as_view(), name="session_print"),
]


def sessions_panel(request: HttpRequest, group: FocusGroup) -> Mapping[str, Any] | None:
    """The conversations of this group that this user may be in; nothing when there are none. One query."""
    if not may_run_sessions(request.user):
        return None
    sessions = group.sessions.filter(state__in=("planned", "held")).select_related("venue").order_by("starts_at")
    mine = [session for session in sessions if may_be_in(request.user, session)]
    return {"sessions": mine} if mine else None


def guide_button(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to the guide, for who may write it."""
    if not may_change_guides(request.user):
        return []
    return [Button(_("Schrijf de leidraad"), url=reverse("groups:guide", args=[group.pk]))]
