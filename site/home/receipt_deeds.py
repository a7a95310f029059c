"""What a participant can do on /mijn-inbreng/: one POST per deed, harmless when repeated."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from consultation.service import forget_device
from contributions.models import Contribution, Participation, Receipt
from contributions.service import (
    MessageKind,
    ParticipationState,
    Refused,
    may_withdraw,
    messages,
    revoke_links,
    second_reading,
    withdraw,
    withdraw_contribution,
)
from people.models import Participant
from people.service import leave_address
from privacy.service import (
    CONTACT,
    active_consent_texts,
    guard_for_storage,
    remember,
    set_consents,
    standing_purposes,
)

from . import receipt_session
from .receipt_forms import AddressForm, CodeForm, ConsentsForm, MessageForm, SecondReadingForm
from .receipt_page import purposes_shown, what_became_of
from .receipt_views import OpenedView, ask_for_code, hides_account, private, redirect_done, show


class DeedView(OpenedView):
    """A deed on a receipt with answers. Opened by hand in the address bar: back to the page."""

    needs_answers = True
    participation: Participation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go on as OpenedView does; a refusal is shown on the page, as a sentence."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused as refusal:
            return private(show(request, self.receipt, refusal=refusal.sentence, status=HTTPStatus.CONFLICT))

    def refuse_opened(self, request: HttpRequest) -> HttpResponse | None:
        """Another receipt may be open by now than the one on the screen, on a computer people share."""
        if request.method != "POST" or receipt_session.was_shown_for(request, self.receipt):
            return None
        sentence = _("U kijkt nu naar een ander bewijs. Er is niets veranderd. Open uw inbreng opnieuw.")
        return private(ask_for_code(request, CodeForm(), status=HTTPStatus.CONFLICT, refusal=sentence))

    def get(self, request: HttpRequest) -> HttpResponse:
        """There is nothing to read here."""
        return redirect("receipt:enter")

    def answered(self) -> Participation:
        """The participation of this receipt; 404 for a printed code that nobody used yet."""
        if self.receipt.participation is None:
            raise Http404
        return self.receipt.participation

    def own_participant(self) -> Participant:
        """Whose consents and address these are. Those of an account hold for all its rounds: a code is not enough."""
        if hides_account(self.request, self.answered()):
            raise Refused(_("Dit hoort bij een account. Log eerst in. Daarna kunt u dit veranderen."))
        return self.answered().participant


class ConsentsView(DeedView):
    """Give or withdraw consents."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Exactly what is ticked stands; only what was shown is touched."""
        participant = self.own_participant()
        texts = active_consent_texts(purposes_shown(standing_purposes(participant)))
        form = ConsentsForm(request.POST, texts=texts)
        if form.is_valid():
            set_consents(participant, given=form.given(), asked={text.purpose for text in texts})
        return redirect_done("toestemming")


class AddressView(DeedView):
    """Leave, change or remove an e-mail address."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """An empty field means: forget my address. Name and phone that were left stay as they are, or go along."""
        participant = self.own_participant()
        form = AddressForm(request.POST, auto_id="adres_%s")
        if not form.is_valid():
            return show(request, self.receipt, forms={"address": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        email = form.cleaned_data["email"]
        if not email:
            with transaction.atomic():
                leave_address(participant)
                remember(CONTACT, [participant.pk], "withdrawn")
                revoke_links(self.receipt)
            return receipt_session.stay(request, redirect_done("adres-weg"), self.receipt)
        known = getattr(participant, "contact", None)
        kept = ("name", "phone", "address", "through", "reach_by")
        leave_address(participant, email=email, **({name: getattr(known, name) for name in kept} if known else {}))
        is_other = known is not None and known.email.lower() not in ("", email.lower())
        return receipt_session.stay(request, redirect_done("adres-anders" if is_other else "adres"), self.receipt)


class MessageView(DeedView):
    """Ask a question, or object."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same text twice is one message. A citizen service number is gone before anything else happens."""
        typed = request.POST.copy()
        typed["text"], hints = guard_for_storage(typed.get("text", ""))
        form = MessageForm(typed, auto_id="bericht_%s")
        if not form.is_valid():
            return self._again(form)
        write = messages.object_to if form.cleaned_data["kind"] == MessageKind.OBJECTION else messages.ask
        try:
            write(self.receipt, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error("text", refusal.sentence)
            return self._again(form)
        return redirect_done("bericht-bsn" if "bsn" in hints else "bericht")

    def _again(self, form: MessageForm) -> HttpResponse:
        return show(self.request, self.receipt, forms={"message": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


class RevokeLinksView(DeedView):
    """Make the links in earlier mails useless."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Who came in by such a link is out now as well."""
        revoke_links(self.receipt)
        return redirect_done("links")


class WithdrawOneView(DeedView):
    """Take back the words at one question."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:  # type: ignore[override]
        """Ask whether they are sure: it cannot be undone."""
        return ask_if_sure(request, self.receipt, self.answered(), self._own(pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Wipe them."""
        withdraw_contribution(self._own(pk))
        return redirect_done("terug")

    def _own(self, pk: UUID) -> Contribution:
        found = Contribution.objects.filter(pk=pk, participation=self.answered()).first()
        if found is None:
            raise Http404
        return found


class SecondReadingView(DeedView):
    """Ask that somebody else looks at what was decided about the words at one question."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:  # type: ignore[override]
        """The words, what was decided, and room to say why."""
        return self._screen(self._own(pk), SecondReadingForm(auto_id="uitleg_%s"))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Ask. Asking twice is one."""
        contribution = self._own(pk)
        typed = request.POST.copy()
        typed["text"], _hints = guard_for_storage(typed.get("text", ""))
        form = SecondReadingForm(typed, auto_id="uitleg_%s")
        if not form.is_valid():
            return self._screen(contribution, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            second_reading.ask(contribution, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error("text", refusal.sentence)
            return self._screen(contribution, form, status=HTTPStatus.CONFLICT)
        return redirect_done("tweede-lezer")

    def _own(self, pk: UUID) -> Contribution:
        found = Contribution.objects.filter(pk=pk, participation=self.answered()).first()
        if found is None:
            raise Http404
        return found

    def _screen(
        self, contribution: Contribution, form: SecondReadingForm, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        standing = standing_purposes(self.answered().participant)
        context = {
            "bewijs": receipt_session.proof_of(self.receipt),
            "contribution": contribution,
            "sentence": what_became_of(contribution, standing)[2],
            "may_ask": second_reading.may_ask(contribution) and not hasattr(contribution, "second_reading"),
            "form": form,
        }
        return render(self.request, "home/receipt/second_reading.html", context, status=status)


class WithdrawAllView(DeedView):
    """Take everything back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask whether they are sure: it cannot be undone."""
        return ask_if_sure(request, self.receipt, self.answered(), None)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wipe all words. A draft goes whole, with its code."""
        participation = self.answered()
        was_draft = participation.state == ParticipationState.DRAFT
        withdraw(participation)
        response = redirect_done("concept-weg" if was_draft else "alles-terug")
        if was_draft:
            forget_device(request, response)
        return response


def ask_if_sure(
    request: HttpRequest, receipt: Receipt, participation: Participation, contribution: Contribution | None
) -> HttpResponse:
    """One screen with one question; says so when it is too late."""
    return render(
        request,
        "home/receipt/withdraw.html",
        {
            "bewijs": receipt_session.proof_of(receipt),
            "participation": participation,
            "contribution": contribution,
            "is_draft": participation.state == ParticipationState.DRAFT,
            "may_withdraw": may_withdraw(participation.occasion),
        },
    )
