"""No citizen service number is kept, whoever typed it and wherever."""

import re
from typing import Any

import pytest
from django.test import Client

from consultation.blocks import QuestionAnswerBlock
from consultation.cookies import name_for
from consultation.enums import ItemKind
from consultation.inline_forms import InlineItemForm
from consultation.models import CallBackRequest
from consultation.round_texts import change_round
from consultation.rounds import Practical, create_round
from contributions.models import CareSignal, Contribution, Message
from contributions.service import messages
from people.models import ContactDetails, Participant
from people.service import Role
from tests.consultation.walker import Walker
from tests.factories.contributions import CareSignalFactory, ReceiptFactory
from tests.factories.people import staff
from tests.factories.rounds import draft_round, item_of
from tests.faults.manners import everything_kept, polite, shown
from tests.home.deeds import deed

pytestmark = pytest.mark.django_db

#: Passes the 11-test, and is nobody's.
BSN = "123456782"


def places_of_bsn() -> list[str]:
    """Where the number stands, with or without dots, spaces and dashes."""
    return [where for where, value in everything_kept() if BSN in re.sub(r"[\s.\-]", "", value)]


class TestBsn:
    """Every field of the platform in which somebody types: not one keeps a citizen service number."""

    WRITTEN = (f"Mijn nummer is {BSN}.", "bsn 1234.56.782, graag", "123 456 782", f"zaak NL{BSN}B01")

    @pytest.mark.parametrize("text", WRITTEN)
    def test_participants(self, walker: Walker, text: str) -> None:
        for number, typed in {
            1: {"keuze": ["person"], "reden_person": text},
            2: {"keuze": "at_the_end"},
            3: {"tekst": text},
            6: {"tekst": text},
            7: {"tekst_happened": text, "tekst_helped": text, "tekst_turning_point": text},
        }.items():
            told = polite(walker.answer(number, **typed))
            assert BSN not in re.sub(r"[\s.\-]", "", shown(told))
            assert places_of_bsn() == [], f"a draft of question {number} holds it"
        walker.post("wie", perspective="municipality", speaks_for="organisation", organisation=text)
        walker.post("bereik", how="adres", email="ik@voorbeeld.nl", name=text)
        walker.post("bel-mij", phone="0612345678", name=text, when=text)
        assert polite(walker.post("overzicht")).status_code == 302
        code = self_code(walker)
        visitor = Client()
        assert visitor.post("/mijn-inbreng/", {"code": code}).status_code == 302
        for kind in ("question", "objection"):
            polite(deed(visitor, "/mijn-inbreng/bericht/", {"kind": kind, "text": f"{kind}: {text}"}))
        assert places_of_bsn() == []
        # And it did arrive, without the number.
        assert (Contribution.objects.count(), Message.objects.count(), CallBackRequest.objects.count()) == (6, 2, 1)
        assert ContactDetails.objects.get().name
        assert Participant.objects.get().organisation

    @pytest.mark.parametrize("text", WRITTEN)
    def test_staff(self, client: Client, settings: Any, text: str) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        receipt = ReceiptFactory()
        messages.ask(receipt, "Wanneer hoor ik iets?")
        signal = CareSignalFactory(contribution__participation=receipt.participation)
        client.force_login(staff(Role.MODERATOR))
        polite_staff(
            client.post(f"/beheer/vragen/{receipt.pk}/", {"text": text, "up_to": "1"}),
            client.post(f"/beheer/zorgsignalen/{signal.pk}/", {"actie": "take"}),
            client.post(f"/beheer/zorgsignalen/{signal.pk}/", {"actie": "write", "text": f"En: {text}"}),
            client.post(f"/beheer/zorgsignalen/{signal.pk}/", {"actie": "close", "note": text}),
        )
        assert places_of_bsn() == []
        assert Message.objects.filter(side="staff").count() == 2
        assert CareSignal.objects.get().note


def self_code(walker: Walker) -> str:
    return walker.client.cookies[name_for(walker.round)].value.rpartition(":")[0]


def polite_staff(*responses: Any) -> None:
    assert [response.status_code for response in responses if response.status_code >= 500] == []


def test_texts_of_a_round_and_its_questions(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_, text = draft_round(), f"Bel {BSN}."
    change_round(round_, {"why": text, "read_by": text, "complaint_route": text, "contact_name": text}, by=None)
    made = create_round("empty", title=text, practical=Practical(contact_name=text))
    assert made.title.startswith("Bel ")
    block = QuestionAnswerBlock()
    assert BSN not in str(dict(block.clean(block.to_python({"question": text, "answer": text}))))
    form = InlineItemForm({"text": text, "help": text}, instance=item_of(round_, ItemKind.OPEN, 1))
    form.is_valid()
    assert form.cleaned_data["text"] != text
    assert BSN not in str(form.cleaned_data)
    assert places_of_bsn() == []
