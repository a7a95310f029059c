"""A line for a screen of the admin that was refused to somebody with an account (ASVS 16.3.2).

Once per person, screen and quarter of an hour: who tries all doors leaves a trail, and no flood. Of somebody
without a role (a participant who logged in) only the screen is kept: whose account it was is nobody's business.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import constants, get_messages
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from .models import AuditEvent, Outcome
from .recording import write_once
from .subjects import on_screen


class RefusedAddressMiddleware:
    """Stands before what refuses, and looks at what came out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        door = reverse("wagtailadmin_home")
        if request.path_info.startswith(door) and _was_refused(request, response, door):
            _write(request)
        return response


def _was_refused(request: HttpRequest, response: HttpResponse, door: str) -> bool:
    """Forbidden; or, as Wagtail does it, back to the first screen with a sentence that says so."""
    if not request.user.is_authenticated:
        return False
    if response.status_code == 403:
        return True
    if response.status_code != 302 or response.headers.get("Location") != door:
        return False
    waiting = getattr(get_messages(request), "_queued_messages", ())
    return any(message.level >= constants.ERROR for message in waiting)


def _match(request: HttpRequest) -> ResolverMatch | None:
    """Which screen it was; refused at the door, the address was not looked up yet."""
    try:
        return request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return None


def _write(request: HttpRequest) -> None:
    match = _match(request)
    screen = match.view_name if match else ""
    found = on_screen(screen)
    user: Any = request.user
    works_here = bool(user.has_perm("wagtailadmin.access_admin"))
    write_once(
        AuditEvent(
            actor_id=user.pk if works_here else None,
            action="account.refused_address",
            object_type=found[0].kind if found else "",
            object_id=str(match.kwargs[found[1]]) if found and match else "",
            outcome=Outcome.REFUSED,
            details={"screen": screen, "method": request.method, "has_role": works_here},
        )
    )
