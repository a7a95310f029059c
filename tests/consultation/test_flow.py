"""A person takes part in a round: from the start screen to the receipt."""

import pytest
from django.test import Client

from consultation.models import Answer, AnswerWords, Submission
from contributions.enums import ContributionKind, ParticipationState
from contributions.models import Contribution, Participation, Receipt
from tests.consultation.walker import Walker
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


def test_the_whole_way_from_start_to_receipt(walker: Walker) -> None:
    assert walker.get("begin").status_code == 200
    assert walker.answer(1, keuze=["person", "helper"], reden_person="Gewoon bellen.")["Location"].endswith("/vraag/2/")
    assert walker.answer(2, keuze="at_the_end")["Location"].endswith("/vraag/3/")
    assert walker.answer(3, tekst="Houd contact.")["Location"].endswith("/vraag/4/")
    assert walker.answer(4, keuze="agree")["Location"].endswith("/vraag/5/")
    assert walker.answer(5, plek_harm="2", plek_many="1")["Location"].endswith("/vraag/6/")
    assert walker.answer(6, tekst="Zaken bij de rechter.")["Location"].endswith("/vraag/7/")
    assert walker.answer(7, tekst_happened="Ik moest alles terugbetalen.")["Location"].endswith("/wie/")
    assert walker.get("wie").status_code == 200
    assert walker.post("wie", perspective="experience_expert", speaks_for="self")["Location"].endswith("/toestemming/")
    assert walker.get("toestemming").status_code == 200
    assert walker.post("toestemming", publish="on")["Location"].endswith("/bereik/")
    assert walker.get("bereik").status_code == 200
    assert walker.post("bereik", how="zonder")["Location"].endswith("/overzicht/")
    overview = walker.get("overzicht").content.decode()
    assert "Zaken bij de rechter." in overview
    assert "Gewoon bellen." in overview
    response = walker.post("overzicht")
    assert response["Location"].endswith("/bedankt/")
    assert walker.get("bedankt").status_code == 200

    participation = Participation.objects.get()
    assert participation.state == ParticipationState.COUNTED
    assert [(c.kind, c.original) for c in Contribution.objects.order_by("order")] == [
        (ContributionKind.REASON, "Gewoon bellen."),
        (ContributionKind.PROPOSAL, "Houd contact."),
        (ContributionKind.PROPOSAL, "Zaken bij de rechter."),
        (ContributionKind.STORY, "Ik moest alles terugbetalen."),
    ]
    assert AnswerWords.objects.count() == 4
    assert {answer.draft_words == {} for answer in Answer.objects.all()} == {True}
    ranking = Answer.objects.get(item=item_of(walker.round, "ranking"))
    assert ranking.value == {"order": ["many", "harm"]}
