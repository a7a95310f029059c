"""The same paper by two doors: typed in by a colleague, and in a file. It is one person, whichever came first."""

from uuid import uuid4

import pytest
from django.http import QueryDict

from consultation import entering
from consultation.enums import EntryState, ItemKind
from consultation.models import Round
from consultation.viewsets.entry_press import Sheet, press
from contributions import import_work, imports, service
from contributions.enums import ImportState
from contributions.models import Participation, Receipt
from people.models import User
from people.service import Role
from tests.consultation.filling import fill, key_of, problems, saved
from tests.consultation.test_import_whole import take_in
from tests.factories.entries import typing_entry
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return open_round()


@pytest.fixture
def clerk() -> User:
    return staff(Role.FACILITATOR)


def row(round_: Round, **about: str) -> dict[str, str]:
    """A form with one answer."""
    return {key_of(item_of(round_, ItemKind.OPEN, 1), "tekst"): "Gewoon bellen.", **about}


def sentences(round_: Round, **about: str) -> list[str]:
    return [sentence for _row, _column, sentence in problems(round_, fill(round_, [row(round_, **about)]))]


def test_a_paper_that_was_typed_in_is_refused_in_a_file_by_its_number_and_by_its_code(
    round_: Round, clerk: User
) -> None:
    (paper,) = service.preprint_codes(1)
    entry = typing_entry(round_, clerk, reference=paper.number)
    entering.tie_number(entry.pk, paper.number)
    (by_number,) = sentences(round_, reference=paper.number.lower().replace("-", " "))
    (by_code,) = sentences(round_, code=paper.code)
    assert "voerde een formulier met dit nummer al in" in by_number
    assert "al iets ingestuurd of begonnen" in by_code


def test_a_number_of_the_round_itself_is_known_as_well(round_: Round, clerk: User) -> None:
    entry = typing_entry(round_, clerk, reference="A-12")
    assert "al in" in sentences(round_, reference="a-12")[0]
    assert sentences(round_, reference="A-13") == []
    from consultation.entry_transitions import move

    move(entry.pk, EntryState.DISCARDED, by=clerk, version=entry.version, reason="Dubbel.")
    assert sentences(round_, reference="A-12") == []


def test_a_paper_from_a_file_gets_the_code_of_its_number_and_is_refused_when_it_is_typed(
    round_: Round, clerk: User, tmp_path
) -> None:
    (paper,) = service.preprint_codes(1)
    run = take_in(round_, saved(fill(round_, [row(round_, reference=paper.number)]), tmp_path))
    assert run.state == ImportState.DONE
    assert Receipt.objects.get(printed_as=paper.number).participation == Participation.objects.counted().get()
    assert "is al opgenomen" in sentences(round_, reference=paper.number)[0]
    entry = typing_entry(round_, clerk, reference=paper.number)
    with pytest.raises(service.Refused, match="al bij een ander formulier"):
        entering.tie_number(entry.pk, paper.number)


def test_a_form_with_a_number_that_is_in_already_is_kept_and_not_handed_on(
    round_: Round, clerk: User, tmp_path
) -> None:
    take_in(round_, saved(fill(round_, [row(round_, reference="A-12")]), tmp_path))
    posted = QueryDict(mutable=True)
    posted.update({"token": str(uuid4()), "reference": "A-12", "received_on": "2026-03-02"})
    sheet = Sheet(round_, "paper", data=posted)
    assert not press(sheet, version=0, by=clerk)
    assert "al opgenomen uit een bestand" in sheet.problems[0].message
    assert sheet.entry is not None and sheet.entry.reference == "A-12"


@pytest.mark.parametrize("number", ["BCD-001-A", "BCD-001-Z"])
def test_a_number_that_we_did_not_print_is_a_sentence(round_: Round, number: str) -> None:
    assert sentences(round_, reference=number) == [
        "Dit nummer hebben wij niet gedrukt. Kijk nog eens goed naar de letters en cijfers."
    ]


def test_a_code_of_another_paper_than_the_number_is_a_sentence(round_: Round) -> None:
    one, other = service.preprint_codes(2)
    assert "hoort niet bij het nummer" in sentences(round_, reference=one.number, code=other.code)[0]
    assert sentences(round_, reference=one.number, code=one.code) == []


def test_nobody_goes_on_online_with_a_paper_that_staff_types_or_a_file_brings(
    round_: Round, clerk: User, tmp_path
) -> None:
    typing, loading = service.preprint_codes(2)
    entering.tie_number(typing_entry(round_, clerk, reference=typing.number).pk, typing.number)
    path = saved(fill(round_, [row(round_, code=loading.code)]), tmp_path)
    with path.open("rb") as file:
        run = imports.bring(round_.occasion, file, name=path.name, by=None, in_background=False)
    import_work.work(run.pk)
    run = imports.confirm(run.pk, by=None, forms=1, in_background=False)
    import_work._load(import_work._claim(run.pk))
    run.refresh_from_db()
    assert run.state in (ImportState.LOADING, ImportState.COUNTING)
    for paper in (typing, loading):
        with pytest.raises(service.Refused, match="typen uw formulier op papier over"):
            service.begin(round_.occasion, code=paper.code)
    assert Participation.objects.counted().count() == 0
