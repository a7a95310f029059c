"""News of lesson packs by mail: asking for it, saying yes, and stopping."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from privacy import service as privacy

from ..models import LessonPack
from .following import confirm, follow, stop, to_confirm, to_stop
from .forms import FollowForm
from .links import stop_url
from .screens import TeacherScreen

#: Every address that is typed is counted: this form can fill somebody else's inbox.
TYPED = "pack_news"


class FollowAll(TeacherScreen):
    """News of all packs."""

    pack: LessonPack | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """One field."""
        return self._ask(FollowForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same answer for every address: look in your inbox."""
        form = FollowForm(request.POST)
        if privacy.too_many(TYPED, request):
            form.add_error(None, _("U probeerde het te vaak. Wacht tien minuten, of bel ons."))
            return self._ask(form, HTTPStatus.TOO_MANY_REQUESTS)
        if not form.is_valid():
            return self._ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        privacy.count_failure(TYPED, request)
        follow(form.cleaned_data["email"], self.pack)
        return self.show("follow_asked", pack=self.pack, email=form.cleaned_data["email"])

    def _ask(self, form: FollowForm, status: int = HTTPStatus.OK) -> HttpResponse:
        return self.show("follow", status, form=form, pack=self.pack, form_action=self.request.path)


class Follow(FollowAll):
    """News of one pack."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Of a pack that is online."""
        self.pack = get_object_or_404(LessonPack.objects.public(), slug=kwargs.pop("slug"))
        return super().dispatch(request, *args, **kwargs)


class Confirm(TeacherScreen):
    """Where the mail leads. Opening it changes nothing: mail programs and scanners open links too."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """One button."""
        found = to_confirm(token)
        if found is None:
            return self.show("follow_gone", HTTPStatus.NOT_FOUND)
        return self.show("follow_confirm", pack=found.pack, form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Yes."""
        found = confirm(token)
        if found is None:
            return self.show("follow_gone", HTTPStatus.NOT_FOUND)
        return self.show("follow_confirmed", pack=found.pack)


@method_decorator(csrf_exempt, name="dispatch")
class Stop(TeacherScreen):
    """One button for people; for mail programs one POST without any page (RFC 8058), so without our CSRF token.

    The link itself is the proof. Stopping twice, or with a link that opens nothing, gives the same answer.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, when there is something to stop."""
        found = to_stop(token)
        if found is None:
            return self.show("follow_stopped")
        return self.show("follow_stop", pack=found.pack, form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Done, without a question why; with the way to stop the other list, for who is on that too."""
        other = stop(token)
        return self.show("follow_stopped", stop_other=stop_url(other) if other else "")
