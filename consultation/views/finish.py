"""Looking everything over, handing in, and what one takes home."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from contributions import service as contributions
from contributions.models import Receipt
from notices import service as notices

from .. import cookies, drafts, forms
from ..context import code_context
from ..reaching import address_of
from ..submitting import hand_in
from ..summary import summary_of, ways_to_more
from .base import DraftView, RoundView


class Overview(DraftView):
    """Everything that will be handed in, each with a link to change it."""

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Handing in reads the answers itself, under its lock."""
        self.with_answers = request.method != "POST"
        return super().answer(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The answers, and what was said after them."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        summary = summary_of(self.round, self.path, self.draft.participation)
        return self.show("overview", summary=summary, more=ways_to_more(self.path_with(further=True)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Hand in. A second click finds the same thank-you page."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        try:
            hand_in(self.round, self.draft.participation)
        except contributions.AlreadyHandedIn:
            return self.handed_in()
        return self.go("thanks")


class ReceiptView(RoundView):
    """A screen for who handed in and still has the code on this device."""

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without answers that are in, there is nothing to thank for."""
        self.draft = drafts.find(self.round, self.code, with_answers=False)
        if self.draft.is_begun:
            return self.go("overview")
        if not self.draft.is_handed_in:
            return self.unknown()
        return super().answer(request, *args, **kwargs)

    def show_receipt(self, form: forms.SendForm | None = None, status: int = HTTPStatus.OK) -> HttpResponse:
        """The code, how to keep it, and what happens next."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        left = address_of(self.draft.participation.participant)
        return self.show(
            "thanks",
            status=status,
            form=form or forms.SendForm(initial={"email": left.email} if left else None),
            has_address=bool(left and left.email),
            is_again=self.request.GET.get("al") == "1",
            is_sent=self.request.GET.get("gestuurd") == "1",
            **code_context(self.code),
        )


class Thanks(ReceiptView):
    """The receipt."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Each visit shows the same."""
        return self.show_receipt()


class SendToMyself(ReceiptView):
    """A mail with a fresh link. Never the code: mail is read by others."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The form is on the receipt."""
        return self.go("thanks")

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Queue one mail; a double click is one mail. Nothing but the message itself remembers the address."""
        form = forms.SendForm(request.POST)
        if not form.is_valid():
            return self.show_receipt(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        assert self.draft.receipt is not None, "answer() lets nobody through without a receipt"
        try:
            self._queue(form, self.draft.receipt)
        except contributions.Refused as refusal:
            form.add_error("email", refusal.sentence)
            return self.show_receipt(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.go("thanks", query="gestuurd=1")

    @transaction.atomic
    def _queue(self, form: forms.SendForm, receipt: Receipt) -> None:
        # Without a subject: a message has a clock time, and that may not lead to somebody's answers.
        key = f"receipt:{form.cleaned_data['token']}"
        if notices.is_queued(key):
            return
        notices.queue(
            key,
            template="receipt_link",
            to=form.cleaned_data["email"],
            context={"round": self.round, "link": contributions.new_link_asked(receipt)},
        )


class Later(DraftView):
    """Stop now, go on later: here is the code."""

    with_answers = False

    def unknown(self) -> HttpResponseBase:
        """Nothing was typed yet, so there is nothing to keep."""
        return self.go("begin")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The code, in words and as a picture."""
        return self.show("later", **code_context(self.code))


class LetGo(RoundView):
    """Take everything off this device, for who shares it."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Forget all codes here, the account, and what the browser still shows by going back."""
        if request.user.is_authenticated:
            logout(request)
        response = self.show("let_go")
        cookies.let_go(request, response)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
