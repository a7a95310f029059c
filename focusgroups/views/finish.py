"""Looking the sign-up over, sending it, and what happens then."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from contributions.service import Refused
from privacy import service as privacy

from ..models import SignUpDraft
from ..recruiting import cookies, drafts
from ..recruiting.moments import moments_to_ask
from ..recruiting.summary import summary_of
from .base import SignUpView

#: Every sign-up is counted: this form can fill somebody else's inbox.
SENT = "sign_up"


class Overview(SignUpView):
    """Everything that will be sent, each with a link to change it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """What was said, or the screen that is still open."""
        if self.draft is None:
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("thanks")
        if missing := drafts.first_missing(self.draft):
            return self.go("step", missing)
        return self.look_over(self.draft)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Send. A second click finds the same thank-you page."""
        if self.key is None:
            return self.unknown()
        if privacy.too_many(SENT, request):
            return self.show("too_many", HTTPStatus.TOO_MANY_REQUESTS)
        try:
            made = drafts.send(self.key)
        except SignUpDraft.DoesNotExist:
            return self.unknown()
        except drafts.Incomplete as gap:
            return self.go("step", gap.step)
        except Refused as refusal:
            return self.refused(refusal)
        if made is not None:
            privacy.count_failure(SENT, request)
        return self.go("thanks")

    def look_over(self, draft: SignUpDraft) -> HttpResponse:
        """The overview."""
        return self.show("overview", items=summary_of(draft, moments_to_ask(self.group)))


class Thanks(SignUpView):
    """It is in. The same for everybody, whether the address was known or not."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """What happens now, and how to change it."""
        if self.draft is None:
            return self.unknown()
        if not drafts.is_sent(self.draft):
            return self.go("overview")
        return self.show("thanks", reach_by=drafts.sent_by(self.draft))

    def closed(self) -> HttpResponse:
        """Who was in before it closed, still sees so."""
        if drafts.is_sent(self.draft) and self.draft is not None:
            return self.show("thanks", reach_by=drafts.sent_by(self.draft))
        return super().closed()


class LetGo(SignUpView):
    """Take the sign-up off this device. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Whatever was begun here and not sent, nobody finds any more."""
        response = self.show("let_go", sentence=_("Uw aanmelding staat niet meer op dit apparaat."))
        cookies.let_go(response, self.group)
        return response

    def closed(self) -> HttpResponse:
        """This works whether one can sign up or not."""
        response = self.show("let_go", sentence=_("Uw aanmelding staat niet meer op dit apparaat."))
        cookies.let_go(response, self.group)
        return response
