"""The pool in the admin: what stands there, filtering, writing somebody down, and who may."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from focusgroups.models import Apart, Candidate, FocusGroup
from gatherings.service import SeatState
from notices.models import Notice
from people.models import ContactDetails
from people.service import Role
from tests.factories import focusgroups, gatherings
from tests.factories.people import staff
from tests.focusgroups.recruiting.walker import EMAIL, Walker

pytestmark = pytest.mark.django_db
BSN = "123456782"


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


@pytest.fixture
def group() -> FocusGroup:
    made = focusgroups.group()
    focusgroups.session(made, 20)
    return made


def address(name: str, group: FocusGroup, *more: Any) -> str:
    return reverse(f"groups:{name}", args=[group.pk, *more])


def sheet(**changes: Any) -> dict[str, Any]:
    """The sheet as a browser sends it."""
    usual = {
        "name": "Jo",
        "reach_by": "phone",
        "phone": "06 12 34 56 78",
        "perspective": "youth",
        "speaks_for": "self",
        "before": "unknown",
        "source": "partner",
        "partner": "Buurthuis De Brug",
        "token": "0b0e7c1e-6b3c-4c3e-9d0a-1f2e3d4c5b6a",
    }
    return {**usual, **changes}


def test_the_list_says_what_matters_and_every_look_is_in_the_trail(organiser: Client, group: FocusGroup) -> None:
    Walker(group).sign_up()
    Walker(group).sign_up(adres={"name": "Sam", "email": "sam@voorbeeld.nl", "before": "ja"}, aan_tafel={})
    text = organiser.get(address("pool", group)).content.decode()
    for words in ("Kim", "Sam", "Zwolle", "Een tolk in mijn taal", "1 van 1", "zelfde huis", "neemt iemand mee"):
        assert words in text, words
    assert text.count("liever niet met iemand") == 1 and text.count("deed eerder mee") == 1
    assert EMAIL not in text and "afdeling bezwaar" not in text
    event = AuditEvent.objects.get(action="focusgroups.read_candidates")
    assert event.details["shown"] == 2
    assert "Er staan 2 mensen in de lijst" in organiser.get(address("inspect", group)).content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Kim", "Sam"}),
        ("perspective=citizens", {"Kim"}),
        ("perspective=government", {"Sam"}),
        ("need=interpreter", {"Kim"}),
        ("source=phone", set()),
        ("look=on", {"Kim", "Sam"}),
        ("state=withdrawn", set()),
        ("state=onzin", {"Kim", "Sam"}),
        ("p=99", {"Kim", "Sam"}),
    ],
)
def test_the_list_can_be_filtered(organiser: Client, group: FocusGroup, query: str, names: set[str]) -> None:
    Walker(group).sign_up()
    Walker(group).sign_up(
        wie={"perspective": "tax_inspector", "speaks_for": "self"},
        adres={"name": "Sam", "email": "sam@voorbeeld.nl"},
        nodig={},
        wanneer={"never": "on"},
        aan_tafel={"declared": "Zwolle"},
    )
    text = organiser.get(f"{address('pool', group)}?{query}").content.decode()
    assert {name for name in ("Kim", "Sam") if f">{name}</a>" in text} == names
    moment = group.sessions.get().pk
    able = organiser.get(f"{address('pool', group)}?moment={moment}").content.decode()
    assert ">Kim</a>" in able and ">Sam</a>" not in able


def test_who_took_part_is_seen_and_who_stayed_away_is_not(organiser: Client, group: FocusGroup) -> None:
    Walker(group).sign_up()
    for state, seen in ((SeatState.ATTENDED, True), (SeatState.NO_SHOW, False)):
        before = focusgroups.group("done")
        seat = gatherings.seat(gatherings.planned(), state)
        Candidate.objects.filter(group__state="done").delete()
        hash_ = Candidate.objects.get(group=group).reach_hash
        focusgroups.candidate(before, reach_hash=hash_, seat=seat, participant=seat.participant)
        text = organiser.get(address("pool", group)).content.decode()
        assert ("deed eerder mee" in text) is seen
        assert "kwam niet" not in text.lower()


def test_the_list_asks_the_same_for_one_and_for_three(organiser: Client, group: FocusGroup) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert organiser.get(address("pool", group)).status_code == 200
        return len(captured)

    focusgroups.candidate(group)
    asked()
    one = asked()
    focusgroups.candidate(group, "youth", needs=["diet"], avoid="X")
    focusgroups.candidate(group, "tax_inspector", brings_companion=True)
    assert asked() == one
    print("\npool", one)


def test_somebody_is_written_down_once(organiser: Client, group: FocusGroup) -> None:
    moment = group.sessions.get().pk
    for _each in range(2):
        posted = sheet(**{f"moment_{moment}": "if_need_be", "needs": ["diet"], "brings_companion": "on"})
        assert organiser.post(address("candidate_add", group), posted)["Location"] == address("pool", group)
    made = Candidate.objects.get()
    assert (made.source, made.partner, made.recruitment) == ("partner", "Buurthuis De Brug", "invited")
    assert (made.needs, made.availabilities.get().can, made.took_part_before) == (["diet"], "if_need_be", None)
    assert ContactDetails.objects.get().phone == "+31 6 12345678"
    assert made.entered_by is not None
    assert Notice.objects.count() == 0


def test_the_next_one_comes_at_once(organiser: Client, group: FocusGroup) -> None:
    answer = organiser.post(address("candidate_add", group), sheet(actie="volgende"))
    assert answer["Location"] == address("candidate_add", group)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "verplicht"),
        ({"phone": ""}, "kies een andere manier"),
        ({"phone": "12"}, "Dit telefoonnummer klopt niet"),
        ({"reach_by": "mail", "email": "x@"}, "Dit e-mailadres klopt niet"),
        ({"partner": ""}, "Vul in welke organisatie iemand aanmeldde"),
        ({"speaks_for": "organisation"}, "namens welke organisatie"),
        ({"postcode": "1"}, "Deze postcode klopt niet"),
    ],
)
def test_a_wrong_sheet_comes_back_as_it_was(
    organiser: Client, group: FocusGroup, changes: dict[str, str], sentence: str
) -> None:
    answer = organiser.post(address("candidate_add", group), sheet(when_else="Alleen maandag", **changes))
    text = answer.content.decode()
    assert answer.status_code == 422 and sentence in text and "Alleen maandag" in text
    assert Candidate.objects.count() == 0


def test_an_address_that_is_in_already_is_refused_with_what_to_do(organiser: Client, group: FocusGroup) -> None:
    organiser.post(address("candidate_add", group), sheet())
    other = sheet(name="Ander", token="1b0e7c1e-6b3c-4c3e-9d0a-1f2e3d4c5b6a")
    answer = organiser.post(address("candidate_add", group), other)
    assert answer.status_code == 409
    assert "staat al in deze groep" in answer.content.decode() and "Ander" in answer.content.decode()


def test_no_citizen_service_number_is_kept(organiser: Client, group: FocusGroup) -> None:
    organiser.post(address("candidate_add", group), sheet(name=f"Jo {BSN}", avoid=f"bsn {BSN}", partner=f"x {BSN}"))
    assert BSN not in str(list(Candidate.objects.values())) + str(list(ContactDetails.objects.values()))


def test_a_sheet_is_corrected_and_reading_it_is_in_the_trail(organiser: Client, group: FocusGroup) -> None:
    Walker(group).sign_up()
    one = Candidate.objects.get()
    text = organiser.get(address("candidate", group, one.pk)).content.decode()
    assert EMAIL in text and "afdeling bezwaar" in text
    assert AuditEvent.objects.filter(action="focusgroups.read_candidate").count() == 1
    posted = sheet(name="Kim B", reach_by="mail", email="nieuw@voorbeeld.nl", needs=["step_free"], town="Kampen")
    assert organiser.post(address("candidate", group, one.pk), posted).status_code == 302
    one.refresh_from_db()
    assert (one.town, one.needs, one.source) == ("Kampen", ["step_free"], "website")
    assert one.participant.contact.email == "nieuw@voorbeeld.nl"
    assert one.household_hash


def test_pairs_and_taking_out(organiser: Client, group: FocusGroup) -> None:
    one, other = focusgroups.candidate(group, avoid="Sam"), focusgroups.candidate(group)
    organiser.post(
        address("candidate_apart", group, one.pk), {"apart-other": str(other.pk), "apart-reason": "own_case"}
    )
    pair = Apart.objects.get()
    assert (
        "de een werkte aan de zaak van de ander"
        in organiser.get(address("candidate", group, other.pk)).content.decode()
    )
    organiser.post(address("candidate_together", group, one.pk), {"samen-other": str(other.pk)})
    one.refresh_from_db()
    assert one.together_with is None
    organiser.post(address("candidate_allow", group, one.pk, pair.pk))
    organiser.post(address("candidate_together", group, one.pk), {"samen-other": str(other.pk)})
    one.refresh_from_db()
    assert one.together_with == other
    assert organiser.post(address("candidate_apart", group, one.pk), {"apart-other": "onzin"}).status_code == 302
    organiser.post(address("candidate_withdraw", group, one.pk))
    one.refresh_from_db()
    assert (one.state, one.avoid) == ("withdrawn", "")
    assert "bewaren wij geen antwoorden meer" in organiser.get(address("candidate", group, one.pk)).content.decode()


def test_somebody_of_another_group_is_not_found(organiser: Client, group: FocusGroup) -> None:
    stranger = focusgroups.candidate(focusgroups.group())
    assert organiser.get(address("candidate", group, stranger.pk)).status_code == 404
    assert organiser.post(address("candidate_withdraw", group, stranger.pk)).status_code == 404


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ANALYST])
def test_who_may_not_see_people_sees_no_panel(client: Client, settings: Any, group: FocusGroup, role: Role) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    focusgroups.candidate(group)
    client.force_login(staff(role))
    text = client.get(address("inspect", group)).content.decode()
    assert "in de lijst" not in text and "Bekijk de aanmeldingen" not in text
    assert client.get(address("pool", group)).status_code in (302, 403)
