"""One's own sign-up by the link: reading, changing, taking back; and what a link that is not ours opens."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from contributions.service import Refused
from focusgroups.enums import Can, CandidateState, GroupState
from focusgroups.models import Apart, Candidate, FocusGroup
from focusgroups.recruiting.changing import change_when, withdraw
from focusgroups.recruiting.links import token_for
from focusgroups.recruiting.pairs import allow_at_one_table, come_together, keep_apart
from focusgroups.service import Reach, Said, apply
from focusgroups.transitions import CANDIDATE_MOVES, move_candidate
from gatherings.service import SeatState
from notices.models import Notice
from people.models import ContactDetails, Perspective
from tests.factories import focusgroups, gatherings
from tests.focusgroups.recruiting.walker import EMAIL, Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate() -> Candidate:
    group = focusgroups.group()
    moment = focusgroups.session(group, 20)
    said = Said(
        perspective=Perspective.objects.get(code="experience_expert"),
        can={moment.pk: "yes"},
        town="Zwolle",
        postcode="8011CV",
        house_number="12",
        needs=("interpreter", "step_free"),
        avoid="Iemand",
        reach=Reach(name="Kim", email=EMAIL),
    )
    apply(group, said, token=uuid4())
    return Candidate.objects.select_related("group", "participant").get()


def page(candidate: Candidate, screen: str = "") -> str:
    return f"/gespreksgroepen/aanmelding/{token_for(candidate)}/{screen}"


def test_the_link_in_the_mail_opens_it(client: Client, candidate: Candidate) -> None:
    link = next(word for word in Notice.objects.get().text.split() if "/aanmelding/" in word)
    assert link.endswith(page(candidate))
    text = client.get(page(candidate)).content.decode()
    assert "Wij moeten nog kiezen" in text and "Verander wanneer ik kan" in text
    assert "Kim" not in text and "kim@" not in text
    assert client.get(page(candidate))["Cache-Control"].count("no-store") == 1


def test_what_one_needs_and_when_one_can_is_changed(client: Client, candidate: Candidate) -> None:
    moment = candidate.group.sessions.get()
    assert client.post(page(candidate, "wanneer/"), {}).status_code == 422
    done = client.post(page(candidate, "wanneer/"), {f"moment_{moment.pk}": "if_need_be", "when_else": "Overdag"})
    assert done["Location"].endswith("?bewaard=1")
    assert "checked" in client.get(page(candidate, "nodig/")).content.decode()
    client.post(page(candidate, "nodig/"), {"needs": ["diet"], "brings_companion": "nee", "needs_note": "Vegan"})
    candidate.refresh_from_db()
    assert candidate.availabilities.get().can == Can.IF_NEED_BE
    assert (candidate.needs, candidate.needs_note, candidate.brings_companion) == (["diet"], "Vegan", False)
    assert candidate.when_else == "Overdag"


@pytest.mark.parametrize("state", ["meeting", "checking", "done", "stopped"])
def test_later_nothing_is_changed_any_more(client: Client, candidate: Candidate, state: str) -> None:
    FocusGroup.objects.update(state=state)
    assert client.post(page(candidate, "nodig/"), {"needs": []}).status_code == 302
    candidate.refresh_from_db()
    assert candidate.needs == ["interpreter", "step_free"]
    with pytest.raises(Refused, match="Bel ons"):
        change_when(candidate, {}, "")


@pytest.mark.parametrize("token", ["x", "a.b.c", signing.Signer(salt="gatherings.seat").sign_object(["ab", 1])])
def test_a_link_that_is_not_ours_opens_nothing(client: Client, token: str) -> None:
    for screen in ("", "wanneer/", "nodig/", "stop/"):
        assert client.get(f"/gespreksgroepen/aanmelding/{token}/{screen}").status_code == 404
        assert client.post(f"/gespreksgroepen/aanmelding/{token}/{screen}").status_code == 404


def test_a_link_that_was_ended_opens_nothing(client: Client, candidate: Candidate) -> None:
    was = page(candidate)
    Candidate.objects.update(link_version=2)
    assert client.get(was).status_code == 404


def test_taking_it_back_wipes_and_frees(client: Client, candidate: Candidate) -> None:
    other = focusgroups.candidate(candidate.group)
    keep_apart(candidate, other.pk, "asked", by=None)
    there = gatherings.planned(capacity=4)
    waits = gatherings.seat(there, SeatState.WAITING)
    for _each in range(3):
        gatherings.seat(there)
    seat = gatherings.seat(there, participant=candidate.participant)
    Candidate.objects.filter(pk=candidate.pk).update(seat=seat, state=CandidateState.SELECTED)
    assert client.get(page(candidate, "stop/")).status_code == 200
    assert Candidate.objects.get(pk=candidate.pk).state == "selected", "opening the page changes nothing"
    for _twice in range(2):
        assert client.post(page(candidate, "stop/"))["Location"].endswith(page(candidate))
    candidate.refresh_from_db()
    seat.refresh_from_db()
    waits.refresh_from_db()
    assert (candidate.state, seat.state, waits.state) == ("withdrawn", "declined", "offered")
    assert (candidate.needs, candidate.avoid, candidate.household_hash, candidate.town) == ([], "", "", "")
    assert candidate.wiped_on == timezone.localdate()
    assert not ContactDetails.objects.filter(participant=candidate.participant).exists()
    assert (candidate.availabilities.count(), Apart.objects.count()) == (0, 0)
    assert "Wij hebben uw gegevens gewist" in client.get(page(candidate)).content.decode()
    assert not Notice.objects.exclude(to="").filter(template="sign_up_received").exists()


def test_who_took_it_back_may_sign_up_anew(candidate: Candidate) -> None:
    withdraw(candidate, by=None)
    Walker(candidate.group).sign_up()
    assert sorted(Candidate.objects.values_list("state", flat=True)) == ["applied", "withdrawn"]


@pytest.mark.parametrize(
    ("state", "group_state", "seat_state", "sentence"),
    [
        ("applied", "recruiting", "", "Wij moeten nog kiezen"),
        ("selected", "planning", "", "Wij moeten nog kiezen"),
        ("selected", "meeting", SeatState.INVITED, "U bent uitgenodigd"),
        ("selected", "meeting", SeatState.ACCEPTED, "U komt:"),
        ("alternate", "meeting", SeatState.WAITING, "op de wachtlijst"),
        ("alternate", "meeting", "", "reservelijst"),
        ("passed", "meeting", "", "geen plek voor u"),
        ("applied", "done", "", "geen plek voor u"),
        ("selected", "meeting", SeatState.NO_SHOW, "U hoort nog van ons"),
    ],
)
def test_it_says_where_one_stands(
    client: Client, candidate: Candidate, state: str, group_state: str, seat_state: str, sentence: str
) -> None:
    FocusGroup.objects.update(state=group_state)
    seat = gatherings.seat(gatherings.planned(), seat_state, participant=candidate.participant) if seat_state else None
    Candidate.objects.update(state=state, seat=seat)
    assert sentence in client.get(page(candidate)).content.decode()


@pytest.mark.parametrize("now", CandidateState)
@pytest.mark.parametrize("to", CandidateState)
def test_every_move_that_is_not_in_the_table_is_refused(candidate: Candidate, now: str, to: str) -> None:
    Candidate.objects.update(state=now)
    if to == now or to in CANDIDATE_MOVES[now]:
        assert move_candidate(candidate, to, by=None).state == to
        return
    with pytest.raises(Refused, match="Dit kan niet"):
        move_candidate(candidate, to, by=None)
    assert Candidate.objects.get().state == now


def test_a_pair_stands_once_and_only_within_a_group(candidate: Candidate) -> None:
    other, stranger = focusgroups.candidate(candidate.group), focusgroups.candidate(focusgroups.group())
    for one, two in ((candidate, other), (other, candidate)):
        keep_apart(one, two.pk, "own_case", by=None)
    pair = Apart.objects.get()
    for wrong in (stranger.pk, candidate.pk):
        with pytest.raises(Refused, match="Kies iemand anders"):
            keep_apart(candidate, wrong, "asked", by=None)
    with pytest.raises(Refused, match="niet aan één tafel"):
        come_together(candidate, other.pk, by=None)
    allow_at_one_table(candidate, pair.pk, by=None)
    allow_at_one_table(candidate, pair.pk, by=None)
    assert come_together(candidate, other.pk, by=None).together_with == other
    with pytest.raises(Refused, match="komen samen"):
        keep_apart(other, candidate.pk, "asked", by=None)
    assert come_together(candidate, None, by=None).together_with is None


def test_two_of_one_house_who_come_together_may_share_a_table(candidate: Candidate) -> None:
    Walker(candidate.group).sign_up(
        waar={"postcode": "8011cv", "house_number": "12"}, adres={"name": "Sam", "email": "s@voorbeeld.nl"}
    )
    other = Candidate.objects.exclude(pk=candidate.pk).get()
    assert Apart.objects.count() == 1
    come_together(other, candidate.pk, by=None)
    assert Apart.objects.count() == 0


def test_a_recruiting_group_can_stop_and_its_link_still_answers(client: Client, candidate: Candidate) -> None:
    FocusGroup.objects.update(state=GroupState.STOPPED, recruit_until=timezone.localdate() - timedelta(days=1))
    assert client.get(page(candidate)).status_code == 200
    assert client.post(page(candidate, "stop/")).status_code == 302
    assert Candidate.objects.get().state == CandidateState.WITHDRAWN
