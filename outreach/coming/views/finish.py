"""Looking the sign-up over, sending it, and what happens then."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from contributions.service import Refused
from gatherings.service import SeatState, own_page, token_for
from privacy import service as privacy

from ...models import SignUp, SignUpDraft
from .. import cookies, drafts
from ..door_codes import door_qr
from ..said import Way
from ..summary import summary_of
from .base import SignUpView

#: Every sign-up is counted: this form can fill somebody else's inbox, or a room.
SENT = "event_sign_up"


class Overview(SignUpView):
    """Everything that will be sent, each with a link to change it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """What was said, or the screen that is still open."""
        if self.draft is None:
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("sign_up_thanks")
        if missing := drafts.first_missing(self.draft):
            return self.go("sign_up_step", missing)
        way = self.draft.said["bereik"]["way"]
        return self.show("overview", items=summary_of(self.date, self.draft), is_unreachable=way == Way.NONE)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Send. A second click finds the same thank-you page."""
        if self.key is None:
            return self.unknown()
        if privacy.too_many(SENT, request):
            return self.show("too_many", HTTPStatus.TOO_MANY_REQUESTS)
        try:
            is_new = drafts.send(self.date, self.key)
        except SignUpDraft.DoesNotExist:
            return self.unknown()
        except drafts.Incomplete as gap:
            return self.go("sign_up_step", gap.step)
        except Refused as refusal:
            return self.refused(refusal)
        if is_new:
            privacy.count_failure(SENT, request)
        return self.go("sign_up_thanks")

    def may_go_on(self) -> bool:
        """Who sent it before it closed, still finds the way to the thanks; sending decides for itself."""
        return self.request.method == "POST" or drafts.is_sent(self.draft) or super().may_go_on()


class Thanks(SignUpView):
    """It is in. For who left no mail address this page has all they need: the code, the link, the calendar."""

    def may_go_on(self) -> bool:
        """Who was in before it closed, still sees so."""
        return drafts.is_sent(self.draft) or super().may_go_on()

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """What happens now, and how to change it."""
        if self.draft is None:
            return self.unknown()
        if not drafts.is_sent(self.draft):
            return self.go("sign_up_overview")
        sent = drafts.sent_in(self.draft)
        if "seat" not in sent:
            return self.show("thanks_mail", waits=sent.get("waits", False))
        return self._with_code(UUID(sent["seat"]), sent["way"])

    def _with_code(self, key: UUID, way: str) -> HttpResponse:
        found = SignUp.objects.select_related("seat").filter(pk=key, date=self.date).first()
        if found is None:
            return self.unknown()
        return self.show(
            "thanks",
            sign_up=found,
            way=way,
            waits=found.seat.state == SeatState.WAITING,
            comes=found.seat.state == SeatState.ACCEPTED,
            code=found.door_code.upper(),
            qr=door_qr(found.door_code),
            token=token_for(found.seat),
            own_url=own_page(found.seat),
        )


class LetGo(SignUpView):
    """Take the sign-up off this device. POST only."""

    http_method_names = ["post"]

    def may_go_on(self) -> bool:
        """This works whether one can sign up or not."""
        return True

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Whatever was begun here and not sent, nobody finds any more."""
        response = self.show("let_go")
        cookies.let_go(response, self.date)
        return response
