"""A link to the receipt by mail: a few a day."""

from uuid import uuid4

import pytest

from contributions.models import ReceiptLink
from notices.models import Notice
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def test_a_fourth_mail_on_one_day_is_refused_and_the_address_stays():
    walker = Walker(open_round("mail"))
    walker.answer(1, keuze="person", reden_person="Bellen.")
    walker.post("overzicht")
    tokens = [str(uuid4()) for _ in range(4)]
    sent = [walker.post("bedankt/stuur", email="ik@voorbeeld.nl", token=token) for token in [*tokens[:3], tokens[2]]]
    assert [response.status_code for response in sent] == [302] * 4
    refused = walker.post("bedankt/stuur", email="ik@voorbeeld.nl", token=tokens[3])
    assert refused.status_code == 422
    assert "al genoeg mails" in refused.content.decode()
    assert "ik@voorbeeld.nl" in refused.content.decode()
    assert ReceiptLink.objects.count() == 3
    assert set(Notice.objects.values_list("subject_id", flat=True)) == {""}
