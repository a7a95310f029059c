"""What colleagues write beside words does not go where words may not: examples, notes, hands and numbers."""

import io
import zipfile
from typing import Any

import pytest

from contributions.models import Contribution, Tally
from contributions.service import HIDDEN, Refused
from handover.dossier import Order, write
from people.service import Role
from synthesis.coding.codebook import change_code, make_code
from synthesis.counting import told_hands
from synthesis.enums import SampleState
from synthesis.models import AgreementSample, Code, CodeEvent, Coding, Evidence
from synthesis.second.marking import settle
from synthesis.service import add_tallies
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.handover.workbooks import dossier
from tests.synthesis.second.test_second import coders, sample_of  # noqa: F401 -- the same fixture

pytestmark = pytest.mark.django_db
QUOTED = "Mijn zoon van zes kreeg geen schoenen."
BSN = "111222333"


def made(form: str, audience: str) -> bytes:
    output = io.BytesIO()
    write(Order(form, audience), output, number="7")
    return output.getvalue()


def test_an_example_of_a_code_stays_inside() -> None:
    make_code(name="Kinderen", by=None, example=QUOTED, counter_example=f"Niet: {QUOTED}")
    assert QUOTED in str(dossier("intern")) and QUOTED not in str(dossier("openbaar"))
    for form, name in (("qdc", ""), ("qdpx", "project.qde")):
        for audience, is_told in (("intern", True), ("openbaar", False)):
            data = made(form, audience)
            text = zipfile.ZipFile(io.BytesIO(data)).read(name).decode() if name else data.decode()
            assert (QUOTED in text) is is_told, (form, audience)


def test_a_citizen_service_number_is_masked_in_the_codebook_too() -> None:
    code = make_code(name="Nummers", by=None, example=f"Mijn BSN is {BSN}")
    change_code(code, by=None, definition=f"Zoals {BSN}", note=f"Gezien bij {BSN}")
    code.refresh_from_db()
    assert BSN not in code.example + code.definition
    assert BSN not in str(list(CodeEvent.objects.values_list("before", "after", "note")))


@pytest.mark.parametrize(
    ("count", "people", "is_told"), [(1, 30, False), (29, 30, False), (3, 4, False), (0, 30, True), (12, 30, True)]
)
def test_a_few_hands_are_not_told_to_everybody(count: int, people: int, is_told: bool) -> None:
    assert told_hands(count, people, everybody=False) == f"{count} van de {people}"
    assert told_hands(count, people, everybody=True) == (f"{count} van de {people}" if is_told else HIDDEN)


def test_which_class_raised_its_hands_and_what_a_note_says_stays_inside() -> None:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Geld is een zorg.")
    DecisionFactory(opened=True, agenda_item=theme("triage")).findings.add(finding)
    at = occasion("triage", title="Klas 4B, 3 maart")
    tally = Tally.objects.create(occasion=at, statement="Ik heb schulden", count=1, people=30)
    add_tallies(finding, [tally], by=None)
    words = words_of(person_heard(at), QUOTED, "triage", leave_to="quote", published=True)
    Evidence.objects.create(finding=finding, contribution=words, note="Zij zei: geen schoenen.")
    inside, outside = dossier("intern")["Onderbouwing"], dossier("openbaar")["Onderbouwing"]
    assert "1 van de 30: Ik heb schulden (Klas 4B, 3 maart)" in str(inside) and "geen schoenen" in str(inside)
    assert "Klas 4B" not in str(outside) and "1 van de 30" not in str(outside)
    assert f"{HIDDEN}: Ik heb schulden" in str(outside)
    assert not [row for row in outside if row["Toelichting"]]


def test_only_its_coders_settle_a_sample_and_only_words_that_count(coders: Any) -> None:  # noqa: F811
    first, second = coders
    sample = sample_of(5, first=first, second=second)
    AgreementSample.objects.filter(pk=sample.pk).update(state=SampleState.SETTLING)
    sample.items.update(first_done=True, second_done=True)
    code = Code.objects.get()
    item = sample.items.get(order=1)
    with pytest.raises(Refused, match="Alleen de twee codeurs"):
        settle(item, [code], by=staff(Role.ANALYST))
    Contribution.objects.filter(pk=item.contribution_id).update(moderation="withheld", reason="spam")
    settle(item, [code], by=first, note=f"Over {BSN}")
    item.refresh_from_db()
    assert item.is_settled and BSN not in item.note and not Coding.objects.exists()
