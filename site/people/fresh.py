"""Weighty deeds on accounts ask for a fresh sign-in: whoever finds an open laptop does not become administrator.

Which deeds: the names of addresses below. What was typed waits in the session and stands in the form again
afterwards; nothing is done by itself, so that somebody looks before it happens.
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

SESSION_KEY = "people_typed"
SAFE = ("GET", "HEAD", "OPTIONS")
#: Deeds on a colleague's account or on one's own address: looking is free, sending the form is not.
SENT = frozenset(
    {
        "account_email",
        *(f"wagtailusers_users:{name}" for name in ("add", "edit", "delete", "take_factor_away")),
        *(f"wagtailusers_groups:{name}" for name in ("add", "edit", "delete")),
    }
)
#: One's own locks: looking at the secret of an app, or at spare codes, is as weighty as changing them.
SEEN = frozenset(
    {
        *(f"mfa_{deed}_totp" for deed in ("activate", "deactivate")),
        *(f"mfa_{deed}_webauthn" for deed in ("add", "edit", "remove")),
        *(f"mfa_{deed}_recovery_codes" for deed in ("view", "generate", "download")),
    }
)
#: A deed without a screen of its own: the screen that its button stands on.
SCREENS = {"wagtailusers_users:take_factor_away": "wagtailusers_users:access"}
#: What is typed on these is kept for as long as showing who one is takes; codes and secrets never are.
KEPT = frozenset({"account_email", "wagtailusers_users:add", "wagtailusers_users:edit"})
_WATCHED = SENT | SEEN | frozenset(SCREENS.values())


def is_fresh(request: HttpRequest) -> bool:
    """Whether who is signed in here showed so lately: with the second factor when there is one."""
    counted = ("mfa",) if is_mfa_enabled(request.user) else ("mfa", "password", "code")
    shown = [
        record["at"]
        for record in get_authentication_records(request, request.user)
        if record.get("method") in counted and "at" in record
    ]
    return bool(shown) and time.time() - max(shown) < _lately()


def _lately() -> int:
    return max(1, settings.FRESH_SIGN_IN_MINUTES) * 60


def typed_before(request: HttpRequest) -> dict[str, list[str]]:
    """What somebody filled in here before being asked who they are; nothing for who comes for the first time."""
    found: dict[str, list[str]] = getattr(request, "typed_before", {})
    return found


class FreshSignInMiddleware:
    """Sends who is about to do something weighty past the second factor, a password or a code by mail, and back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Before the view: stop what is weighty and stale, or give back what was typed."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in _WATCHED or not request.user.is_authenticated:
            return None
        is_weighty = name in SEEN or (name in SENT and request.method not in SAFE)
        if is_weighty and not is_fresh(request):
            back = reverse(SCREENS[name], kwargs=kwargs) if name in SCREENS else request.get_full_path()
            return _ask(request, name, back)
        if request.method == "GET":
            _give_back(request)
        return None


def _ask(request: HttpRequest, name: str, back: str) -> HttpResponse:
    if request.method not in SAFE:
        typed = dict(request.POST.lists()) if name in KEPT else {}
        typed.pop("csrfmiddlewaretoken", None)
        request.session[SESSION_KEY] = {"path": back, "typed": typed, "at": time.time()}
    ways = get_adapter().get_reauthentication_methods(request.user)
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: back})}")


def _give_back(request: HttpRequest) -> None:
    kept = request.session.get(SESSION_KEY)
    if not kept:
        return
    is_old = time.time() - kept["at"] > _lately()
    if not is_old and kept["path"] != request.get_full_path():
        return
    del request.session[SESSION_KEY]
    if is_old:
        return
    request.typed_before = kept["typed"]  # type: ignore[attr-defined]
    if not is_fresh(request):
        messages.warning(request, _("Er is nog niets veranderd. Laat eerst zien dat u het bent."))
    elif kept["typed"]:
        messages.info(request, _("Wij weten nu dat u het bent. Kijk na wat u invulde en kies de knop nog een keer."))
    else:
        messages.info(request, _("Wij weten nu dat u het bent. Kies de knop nog een keer."))
