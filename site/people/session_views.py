"""Ending one of one's own sessions. The list, and ending all others, are the library's."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View

from audit.service import record

from .roles import is_staff


class EndSessionView(LoginRequiredMixin, View):
    """Sign out one other device. POST only; somebody else's session does not exist here."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End it. This device itself goes out by its own button."""
        session = get_object_or_404(UserSession, pk=pk, user_id=request.user.pk)
        if session.is_current():
            return redirect("account_logout")
        device = session.user_agent
        session.end()
        if is_staff(request.user):
            record("account.session_ended", by=request.user, on=session.user, count=1)
        messages.success(request, _("Dit apparaat is uitgelogd: %(device)s.") % {"device": device or _("onbekend")})
        return redirect("usersessions_list")
