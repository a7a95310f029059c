"""What people of the example asked about their own data: one waits for the privacy officer, one was answered."""

from consultation.models import Round
from contributions.models import Receipt
from people.models import User
from privacy.service import RequestKind, RequestState, ask_request, decide_request


def ask_about_data(round_: Round, officer: User) -> None:
    """None of them objects, so that no words of the example are set aside."""
    receipts = Receipt.objects.filter(participation__occasion=round_.occasion, participation__participant__user=None)
    waiting, answered = (
        receipt.participation.participant for receipt in receipts.order_by("pk")[2:4] if receipt.participation
    )
    ask_request(
        waiting,
        RequestKind.CORRECTION,
        "Ik koos ‘ondernemer’, maar ik ben vooral ouder. Wilt u dat veranderen?",
    )
    request = ask_request(answered, RequestKind.ACCESS, "Wie leest wat ik schreef?")
    decide_request(
        request.pk,
        RequestState.GRANTED,
        answer="Alleen ons team leest het. Een moderator dekt namen af. Op uw eigen pagina ziet u alles wat wij bewaren.",
        by=officer,
        version=request.version,
    )
