"""After a card was sent: the receipt, who somebody is, what we may do with the words, and letting go of the phone."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from contributions.models import Participation
from people import service as people
from people.models import ContactDetails
from privacy import service as privacy

from ..models import EventQuestion, SignalCard
from . import cookies
from .drawing import drawn_code
from .forms import LeaveForm, WhoForm
from .noting import ASKED_PURPOSES
from .table_base import TableView


class AfterView(TableView):
    """A screen for who sent a card from this browser. Without, there is nothing to see: back to the questions."""

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who was heard here."""
        if self.participation is None:
            return self.go("table")
        return super().answer(request, *args, **kwargs)

    @property
    def person(self) -> Participation:
        """Who was heard."""
        assert self.participation is not None, "answer() lets nobody through without"
        return self.participation


class Sent(AfterView):
    """The card is in: the code to keep, and what one can do next. Each visit shows the same."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """With the first question that has no card yet."""
        written = set(SignalCard.objects.filter(participation=self.person).values_list("question_id", flat=True))
        left = [each for each in self.questions if each.pk not in written]
        participant = self.person.participant
        return self.show(
            "sent",
            closed=self.closed,
            following=self._following(left),
            left=left,
            cards=len(written),
            is_known=participant.perspective_id is not None,
            is_asked="gevraagd" in request.GET,
            **drawn_code(self.code),
        )

    def _following(self, left: list[EventQuestion]) -> EventQuestion | None:
        """The next one after what was just answered; else the first that is left."""
        asked = self.request.GET.get("vraag", "")
        keys = [str(each.pk) for each in self.questions]
        after = keys[keys.index(asked) + 1 :] if asked in keys else []
        return next((each for each in left if str(each.pk) in after), left[0] if left else None)


class Who(AfterView):
    """From where somebody speaks. Asked once, and skippable."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was said before."""
        said = self.person.participant.perspective
        form = WhoForm(groups=people.offered_perspectives(), initial={"perspective": said.code if said else ""})
        return self.show("who", form=form)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it; no choice leaves it open."""
        form = WhoForm(request.POST, groups=people.offered_perspectives())
        if not form.is_valid():
            return self.show("who", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        if said := form.cleaned_data["perspective"]:
            people.speak_as(self.person.participant, form.by_code[said])
        return self.go("table_leave")


class Leave(AfterView):
    """What we may do with the words, all off; and an address for who wants to hear what came of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was allowed before."""
        given = privacy.standing_purposes(self.person.participant)
        left = ContactDetails.objects.filter(participant=self.person.participant).first()
        initial = {**dict.fromkeys(given, True), "email": left.email if left else ""}
        return self.show("leave", form=LeaveForm(texts=self._texts(), initial=initial))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Give and take back by difference; only what was asked. An empty address is forgotten."""
        form = LeaveForm(request.POST, texts=self._texts())
        if not form.is_valid():
            return self.show("leave", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        privacy.set_consents(self.person.participant, form.given, set(form.purposes))
        people.leave_address(self.person.participant, email=form.cleaned_data["email"])
        return self.go("table_sent", query="gevraagd=1")

    def _texts(self) -> list[Any]:
        return privacy.active_consent_texts(ASKED_PURPOSES)


class LetGo(TableView):
    """Take the code off this device, so that somebody else can write."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Forget the code here, and what the browser still shows by going back."""
        response = self.show("let_go", closed=self.closed)
        cookies.let_go(response, self.date)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
