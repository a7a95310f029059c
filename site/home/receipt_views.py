"""/mijn-inbreng/: open a receipt, read it, close it. What one can do there is in :mod:`home.receipt_deeds`."""

import json
from http import HTTPStatus
from typing import Any, TypeVar

from django import forms
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from consultation.service import forget_device
from contributions.models import Participation, Receipt
from contributions.service import explain_code_problem, find_by_link, find_receipt, part_for, tidy_code
from privacy.service import access_export, count_failure, guard_for_storage, too_many

from . import receipt_page, receipt_session
from .receipt_forms import AddressForm, CodeForm, ConsentsForm, MessageForm

GUESSES = "receipt"
#: From here on also a right code has to wait: a code is one of 2^53, and so is each guess.
MOST_GUESSES = 600
TOO_OFTEN = gettext_noop("U probeerde het te vaak. Wacht tien minuten, of bel ons.")
Response = TypeVar("Response", bound=HttpResponseBase)
Forms = dict[str, forms.Form]

#: What was just done, as a code in the address: nothing is kept about it anywhere.
DONE = {
    "toestemming": lambda: _("Uw keuze is bewaard."),
    "adres": lambda: _("Uw e-mailadres is bewaard."),
    "adres-anders": lambda: _("Uw nieuwe e-mailadres is bewaard. Links in eerdere mails werken niet meer."),
    "adres-weg": lambda: _("Uw e-mailadres is weg. U krijgt geen mail meer van ons."),
    "bericht": lambda: _("Uw bericht is binnen. Het antwoord komt op deze pagina te staan."),
    "bericht-bsn": lambda: _(
        "Uw bericht is binnen. Er stond een nummer in dat op een burgerservicenummer lijkt. Dat hebben wij weggehaald."
    ),
    "tweede-lezer": lambda: _("Wij vragen een tweede lezer. U leest het antwoord op deze pagina, bij uw woorden."),
    "verzoek": lambda: _("Uw verzoek is binnen. De privacyfunctionaris antwoordt binnen een maand, op deze pagina."),
    "verzoek-bsn": lambda: _(
        "Uw verzoek is binnen. Een nummer dat op een burgerservicenummer lijkt, haalden wij weg."
    ),
    "verzoek-weg": lambda: _("Uw verzoek is ingetrokken."),
    "links": lambda: _("De links in eerdere mails werken niet meer."),
    "terug": lambda: _("Uw woorden zijn gewist. Alleen de lege plek blijft staan."),
    "alles-terug": lambda: _("Al uw woorden zijn gewist. U telt niet meer mee in deze ronde."),
    "concept-weg": lambda: _("Uw antwoorden zijn gewist. U kunt opnieuw beginnen."),
    "account-weg": lambda: _("Uw account en alles wat daarbij hoorde, is gewist."),
    "dicht": lambda: _("U hebt uw inbreng afgesloten."),
}


class PrivateView(View):
    """Never kept by a browser or a proxy, never in a search engine."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and say that nobody may keep it."""
        return private(super().dispatch(request, *args, **kwargs))


class OpenedView(PrivateView):
    """For whoever has a receipt open; others are asked for their code, and keep what they typed."""

    receipt: Receipt
    #: Where who only has an account finds the same.
    at_account = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the receipt first."""
        opened = receipt_session.opened(request)
        if opened is None:
            if self.at_account and receipt_session.is_account_without_input(request):
                return private(redirect(reverse(self.at_account, query=request.GET)))
            return private(ask_for_code(request, CodeForm(), lost=True))
        self.receipt = opened.receipt
        return self.refuse_opened(request) or super().dispatch(request, *args, **kwargs)

    def refuse_opened(self, request: HttpRequest) -> HttpResponse | None:
        """An answer when this request is not for the receipt that is open; None to go on."""
        return None


class ReceiptPageView(PrivateView):
    """The door, or what is behind it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page of the open receipt, or the question for a code."""
        opened = receipt_session.opened(request)
        if opened is None:
            return ask_for_code(request, CodeForm())
        return show(request, opened.receipt)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try a code. A wrong one is counted; too many, and this address waits."""
        form = CodeForm(request.POST)
        if too_many(GUESSES, request, MOST_GUESSES):
            return refuse(request, _(TOO_OFTEN), HTTPStatus.TOO_MANY_REQUESTS)
        if not form.is_valid():
            return ask_for_code(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        code = form.cleaned_data["code"]
        if find_receipt(code) is None:
            # Somebody else behind the same address who types a right code, is let in long after this.
            is_too_often = too_many(GUESSES, request)
            count_failure(GUESSES, request)
            if is_too_often:
                return refuse(request, _(TOO_OFTEN), HTTPStatus.TOO_MANY_REQUESTS)
            form.add_error("code", explain_code_problem(code))
            return ask_for_code(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        response = redirect("receipt:enter")
        receipt_session.hold_code(response, tidy_code(code))
        return response


@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """A link from a mail: open the receipt and leave the token out of the address."""
    if too_many(GUESSES, request, MOST_GUESSES):
        return private(refuse(request, _(TOO_OFTEN), HTTPStatus.TOO_MANY_REQUESTS))
    if find_by_link(token) is None:
        count_failure(GUESSES, request)
        sentence = _("Deze link werkt niet meer. Vul uw code in, of vraag ons om hulp.")
        return private(refuse(request, sentence, HTTPStatus.NOT_FOUND))
    response = redirect("receipt:enter")
    receipt_session.hold_link(response, token)
    return private(response)


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Forget which receipt was open, the drafts on this device, and who is logged in."""
    if request.user.is_authenticated:
        logout(request)
    response = redirect_done("dicht")
    forget_device(request, response)
    return private(response)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Somebody who is logged in looks at another round they took part in."""
    chosen = request.POST.get("deelname", "")
    if chosen not in {str(found.pk) for found in receipt_session.own_participations(request)}:
        raise Http404
    response = redirect("receipt:enter")
    receipt_session.hold_own(response, chosen)
    return private(response)


class MyDataView(OpenedView):
    """Everything we hold of this person, to read."""

    at_account = "receipt:account"

    def get(self, request: HttpRequest) -> HttpResponse:
        """As a page."""
        return render(request, "home/receipt/data.html", {"export": export_of(request, self.receipt)})


class MyDataFileView(OpenedView):
    """Everything we hold of this person, as a file."""

    at_account = "receipt:account_file"

    def get(self, request: HttpRequest) -> HttpResponse:
        """As JSON: readable by people and machines."""
        text = json.dumps(export_of(request, self.receipt), ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
        return response


def export_of(request: HttpRequest, receipt: Receipt) -> dict[str, Any]:
    """What the register holds; a printed code without answers holds nothing.

    A code or a link opens one participation, never the account behind it or what was said elsewhere.
    """
    participation = receipt.participation
    if participation is None:
        return {"over": str(receipt), "onderdelen": []}
    participant = participation.participant
    is_all = not hides_account(request, participation)
    if is_all and (participant.user_id or participant.participations.count() == 1):
        return access_export(participant)
    note = _("Hier staat alleen deze deelname. Log in om alles te zien wat wij van u bewaren.")
    return {**access_export(participant, only_participation=participation.pk), "let_op": note}


def hides_account(request: HttpRequest, participation: Participation) -> bool:
    """Whether this belongs to an account that is not logged in here."""
    owner = participation.participant.user_id
    return owner is not None and owner != request.user.pk


def show(
    request: HttpRequest,
    receipt: Receipt,
    *,
    forms: Forms | None = None,
    refusal: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page of one receipt. `forms` came back with a mistake, `refusal` says why a deed was not done."""
    page = receipt_page.build(receipt)
    if page.participation and hides_account(request, page.participation):
        page.email = ""  # it was left for all rounds of the account, not for who holds this one code
        page.requests = []
    bound = forms or {}
    part = part_for(page.participation) if page.participation else None
    done = DONE.get(request.GET.get("gedaan", ""))
    others = receipt_session.own_participations(request)
    context = {
        "page_data": page,
        "bewijs": receipt_session.proof_of(receipt),
        "part_html": render_to_string(part.template, part.context, request) if part else "",
        "message_form": bound.get("message") or MessageForm(auto_id="bericht_%s"),
        "address_form": bound.get("address") or AddressForm(initial={"email": page.email}, auto_id="adres_%s"),
        "consents_form": ConsentsForm(
            texts=page.consent_texts, initial=dict.fromkeys(page.standing, True), auto_id="toestemming_%s"
        ),
        "mistakes": next(iter(bound.values()), None),
        "refusal": refusal,
        "done": done() if done and not refusal and not bound else "",
        "others": [other for other in others if page.participation and other.pk != page.participation.pk],
    }
    return render(request, "home/receipt/page.html", context, status=status)


def ask_for_code(
    request: HttpRequest, form: CodeForm, *, status: int = HTTPStatus.OK, lost: bool = False, refusal: str = ""
) -> HttpResponse:
    """The door. `lost`: the hour was over; what was being typed is given back to copy."""
    done = DONE.get(request.GET.get("gedaan", ""))
    typed = request.POST.get("text") or request.POST.get("email") or ""
    context = {
        "form": form,
        "done": done() if done and not form.is_bound and not refusal else "",
        "lost": lost,
        "refusal": refusal,
        "kept_text": guard_for_storage(typed)[0],
    }
    return render(request, "home/receipt/door.html", context, status=HTTPStatus.FORBIDDEN if lost else status)


def refuse(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """The door with one sentence on top, and what was typed."""
    form = CodeForm(initial={"code": request.POST.get("code", "")})
    return ask_for_code(request, form, status=status, refusal=sentence)


def redirect_done(deed: str) -> HttpResponse:
    """Back to the page, which says what was done."""
    response = redirect("receipt:enter")
    response["Location"] += f"?gedaan={deed}"
    return response


def private(response: Response) -> Response:
    """Say that nobody may keep or index this."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
