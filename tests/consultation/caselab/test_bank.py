"""The bank of cases: written by one, looked over by another, never changing what people were asked."""

import pytest

from consultation.cases.bank import change_case, mix_in_words, restore_case, retire_case, write_case
from consultation.cases.lab import fill
from consultation.cases.review import approve
from consultation.enums import CaseState
from consultation.models import Case, Item
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from people.service import Role
from tests.factories.caselab import case, cases, criteria, lab_step
from tests.factories.people import staff
from tests.factories.rounds import draft_round

pytestmark = pytest.mark.django_db
WORDS = {
    "title": "De brief",
    "story": "Iemand kreeg een brief. Haar nummer is 111222333.",
    "warning": "",
    "group": "citizen",
    "weight": "light",
    "reach": "single",
    "effort": 1,
}


@pytest.fixture
def writer() -> User:
    return staff(Role.EDITOR)


def test_a_citizen_service_number_in_a_story_is_masked(writer: User) -> None:
    made = write_case(WORDS, by=writer)
    assert "111222333" not in made.story
    changed = change_case(made, {**WORDS, "title": "Titel 111222333"}, by=writer)
    assert "111222333" not in changed.title


def test_a_case_gets_a_code_of_its_own(writer: User) -> None:
    assert [write_case(WORDS, by=writer).code for _each in range(3)] == ["de-brief", "de-brief-2", "de-brief-3"]
    with pytest.raises(Refused, match="Kies een andere code"):
        write_case({**WORDS, "code": "de-brief"}, by=writer)


def test_who_wrote_it_does_not_look_it_over(writer: User) -> None:
    made = write_case(WORDS, by=writer)
    with pytest.raises(Refused, match="Vraag een collega"):
        approve(made, by=writer)
    reader = staff(Role.ORGANISER)
    assert approve(made, by=reader).state == CaseState.REVIEWED
    assert approve(made, by=reader).edition == 2  # twice is harmless


def test_other_words_are_looked_over_again_by_another_than_who_changed_them(writer: User) -> None:
    reader = staff(Role.ORGANISER)
    made = approve(write_case(WORDS, by=writer), by=reader)
    same = change_case(made, {**WORDS, "effort": 4}, by=reader)
    assert (same.state, same.effort) == (CaseState.REVIEWED, 4)
    changed = change_case(same, {"story": "Een ander verhaal."}, by=reader)
    assert (changed.state, changed.reviewed_by, changed.written_by) == (CaseState.DRAFT, None, reader)
    with pytest.raises(Refused):
        approve(changed, by=reader)
    assert approve(changed, by=writer).state == CaseState.REVIEWED


def test_an_older_screen_writes_nothing(writer: User) -> None:
    made = write_case(WORDS, by=writer)
    change_case(made, {"title": "Van een collega"}, by=writer, seen=1)
    with pytest.raises(ChangedMeanwhile):
        change_case(made, {"title": "Van mij"}, by=writer, seen=1)
    with pytest.raises(ChangedMeanwhile):
        approve(made, by=staff(Role.ORGANISER), seen=1)
    assert Case.objects.get().title == "Van een collega"


def test_what_people_were_asked_keeps_its_words() -> None:
    step = lab_step(draft_round())
    [item] = fill(step, criteria(), cases(1))
    change_case(item.case, {"story": "Heel iets anders."}, by=None)
    retire_case(item.case, by=None)
    asked = Item.objects.asked().get(pk=item.pk)
    assert asked.current.help.startswith("Dit is verhaal 1.")
    assert not asked.retired


def test_out_of_use_and_back() -> None:
    made = case(1)
    assert retire_case(retire_case(made, by=None), by=None).state == CaseState.RETIRED
    with pytest.raises(Refused, match="uit gebruik"):
        change_case(made, {"title": "x"}, by=None)
    with pytest.raises(Refused, match="uit gebruik"):
        approve(made, by=staff(Role.ORGANISER))
    assert restore_case(made, by=None).state == CaseState.DRAFT
    assert Case.objects.get().reviewed_on is None


def test_the_mix_in_words() -> None:
    assert mix_in_words([]) == []
    assert mix_in_words(cases(4)) == [
        "4 casussen",
        "Over wie: 1 burgers, 2 ondernemers, 1 jongeren.",
        "Hoe zwaar: 2 ingewikkeld, 2 licht.",
        "Hoeveel mensen: 2 over één mens, 2 over veel mensen.",
    ]
