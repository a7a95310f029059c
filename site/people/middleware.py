"""Who may pass the door of the admin, and with how many locks."""

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .roles import is_staff


class StaffSecondFactorMiddleware:
    """Opens /beheer/ for staff only, and only after a second factor in this session.

    Wagtail's own login view is passed over: allauth's has the rate limits, the codes and the second factor.
    settings.STAFF_SECOND_FACTOR_REQUIRED is off in the demo and nowhere else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        door = reverse("wagtailadmin_home")
        if not request.path_info.startswith(door) or request.path_info == reverse("wagtailadmin_logout"):
            return self.get_response(request)
        return self._stop(request, door) or self.get_response(request)

    def _stop(self, request: HttpRequest, door: str) -> HttpResponse | None:
        """Where to send somebody who may not come in yet; None when they may."""
        if request.path_info in (reverse("wagtailadmin_login"), f"{door}password_reset/"):
            return redirect_to_login(request.GET.get("next") or door)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not is_staff(request.user):
            raise PermissionDenied
        if _is_long_ago(request):
            logout(request)
            messages.info(request, _("U was lang ingelogd. Log opnieuw in, dan kunt u verder."))
            return redirect_to_login(request.get_full_path())
        if not settings.STAFF_SECOND_FACTOR_REQUIRED or _used_second_factor(request):
            return None
        if is_mfa_enabled(request.user):
            query = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{query}")
        messages.info(request, _("Zet eerst een tweede slot op uw account. Daarna gaat het beheer open."))
        return HttpResponseRedirect(reverse("mfa_index"))


def _is_long_ago(request: HttpRequest) -> bool:
    """Whether somebody signed in longer ago than a working day, however busy this session was since."""
    signed_in = [record["at"] for record in get_authentication_records(request, request.user) if "at" in record]
    return bool(signed_in) and time.time() - min(signed_in) > settings.STAFF_SESSION_HOURS * 3600


def _used_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor: an app, a passkey or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
