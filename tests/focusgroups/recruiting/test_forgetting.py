"""What people told us to compose a group is gone in time; and what is wiped when somebody asks for it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focusgroups.enums import CandidateState, GroupState
from focusgroups.models import Apart, Availability, Candidate, Draw, FocusGroup
from focusgroups.recruiting.changing import withdraw
from focusgroups.recruiting.links import token_for
from focusgroups.service import Reach, Said, apply
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState, move_gathering
from notices.models import Notice
from people.models import ContactDetails, Participant, Perspective
from privacy import retention
from privacy.service import access_export, purge_participant, set_consents
from tests.factories import focusgroups, gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> FocusGroup:
    """Two people of one house signed up; their conversation is in ten days."""
    made = focusgroups.group(GroupState.RECRUITING)
    focusgroups.session(made, 10, definite=True)
    for name in ("kim", "sam"):
        apply(made, said(made, name), token=uuid4())
    FocusGroup.objects.filter(pk=made.pk).update(state=GroupState.MEETING)
    return made


def said(group: FocusGroup, name: str) -> Said:
    """Somebody who says everything there is to say."""
    return Said(
        perspective=Perspective.objects.get(code="experience_expert"),
        can={group.sessions.get().pk: "yes"},
        town="Zwolle",
        postcode="8011CV",
        house_number="12",
        needs=("interpreter", "step_free"),
        needs_note="Tigrinya",
        brings_companion=True,
        avoid="Iemand van de afdeling bezwaar",
        reach=Reach(name=name, email=f"{name}@voorbeeld.nl"),
    )


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def answers_left() -> int:
    return Candidate.objects.exclude(needs=[]).count() + Apart.objects.count() + Availability.objects.count()


def test_the_answers_go_the_day_after_the_last_conversation(group: FocusGroup) -> None:
    assert answers_left() == 5
    retention.apply(day(10))
    assert answers_left() == 5
    retention.apply(day(11))
    assert answers_left() == 0
    for one in Candidate.objects.all():
        assert (one.avoid, one.needs_note, one.town, one.household_hash) == ("", "", "", "")
        assert one.wiped_on and one.reach_hash and not one.brings_companion
    assert ContactDetails.objects.count() == 2
    again = {line.what: line.count for line in retention.apply(day(11))}
    assert again["kandidaten"] == 0


def test_a_second_conversation_keeps_them_until_then(group: FocusGroup) -> None:
    focusgroups.session(group, 20, definite=True)
    retention.apply(day(15))
    assert answers_left() == 5
    retention.apply(day(21))
    assert answers_left() == 0


def test_a_moment_that_was_called_off_keeps_nothing_waiting(group: FocusGroup) -> None:
    later = focusgroups.session(group, 40, definite=True)
    move_gathering(later, "cancelled", by=None)
    retention.apply(day(11))
    assert answers_left() == 0


@pytest.mark.parametrize(("state", "left"), [("recruiting", 5), ("planning", 5), ("stopped", 0), ("done", 0)])
def test_without_conversation_it_depends_on_where_the_group_stands(group: FocusGroup, state: str, left: int) -> None:
    Gathering.objects.update(state="dropped")
    FocusGroup.objects.update(state=state)
    retention.apply(day(12))
    assert answers_left() == left
    retention.apply(day(366))
    assert answers_left() == 0


def test_who_was_not_chosen_is_forgotten_a_month_later(group: FocusGroup) -> None:
    chosen, other = Candidate.objects.order_by("applied_on", "pk")
    Candidate.objects.filter(pk=chosen.pk).update(state=CandidateState.SELECTED)
    FocusGroup.objects.update(state=GroupState.DONE)
    retention.apply(day(40))
    assert ContactDetails.objects.count() == 2
    retention.apply(day(41))
    assert ContactDetails.objects.get().participant == chosen.participant
    retention.apply(day(41))
    assert ContactDetails.objects.count() == 1
    assert Candidate.objects.filter(pk=other.pk).exists(), "that somebody signed up stays, without a name"


def test_who_said_yes_to_be_asked_again_stays_reachable(group: FocusGroup) -> None:
    said_yes, other = Candidate.objects.order_by("pk")
    set_consents(said_yes.participant, {"contact"}, {"contact"})
    FocusGroup.objects.update(state=GroupState.DONE)
    retention.apply(day(60))
    assert ContactDetails.objects.get().participant == said_yes.participant
    set_consents(said_yes.participant, set(), {"contact"})
    retention.apply(day(61))
    assert ContactDetails.objects.count() == 0
    assert other.participant_id


def test_an_address_that_is_needed_elsewhere_stays(group: FocusGroup) -> None:
    one = Candidate.objects.order_by("pk")[0]
    focusgroups.candidate(focusgroups.group(GroupState.PLANNING), participant=one.participant)
    FocusGroup.objects.filter(pk=group.pk).update(state=GroupState.DONE)
    retention.apply(day(60))
    assert ContactDetails.objects.get().participant == one.participant


def test_an_address_is_recognised_for_two_years(group: FocusGroup) -> None:
    retention.apply(day(730))
    assert Candidate.objects.exclude(reach_hash="").count() == 2
    retention.apply(day(731))
    assert Candidate.objects.exclude(reach_hash="").count() == 0


def test_the_worker_does_it_by_itself(group: FocusGroup) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        retention.apply()
    assert answers_left() == 0


def test_a_purge_takes_somebody_out_of_the_pool(group: FocusGroup) -> None:
    one = Candidate.objects.order_by("pk")[0]
    seat = gatherings.seat(group.sessions.get(), SeatState.ACCEPTED, participant=one.participant)
    Candidate.objects.filter(pk=one.pk).update(seat=seat, state=CandidateState.SELECTED)
    assert purge_participant(one.participant) > 0
    one.refresh_from_db()
    assert (one.state, one.needs, one.reach_hash, one.household_hash) == ("withdrawn", [], "", "")
    assert Seat.objects.get(pk=seat.pk).state == SeatState.CANCELLED
    assert not ContactDetails.objects.filter(participant=one.participant).exists()
    assert (one.availabilities.count(), Apart.objects.count()) == (0, 0)
    assert Notice.objects.exclude(to="").count() == 1, "only the message to the other one is left"
    assert Participant.objects.get(pk=one.participant_id).perspective is None
    assert purge_participant(one.participant) == 0


def draw_of(group: FocusGroup) -> Draw:
    """A draw with both people in it, of whom one may get something."""
    rows = [
        {"number": number, "id": one.pk.hex, "values": {"allowance": "yes"}, "house": 0}
        for number, one in enumerate(Candidate.objects.order_by("pk"), 1)
    ]
    return Draw.objects.create(group=group, places=1, snapshot={"people": rows[:1], "stay": rows[1:]})


def ids_in(draw: Draw) -> set[str]:
    draw.refresh_from_db()
    rows = [*draw.snapshot["people"], *draw.snapshot["stay"]]
    assert [row["values"] for row in rows] == [{"allowance": "yes"}] * 2, "the draw can still be done again"
    assert len({row["id"] for row in rows}) == 2
    return {row["id"] for row in rows} & {one.pk.hex for one in Candidate.objects.all()}


def test_after_the_last_conversation_a_draw_says_of_nobody_who_it_was(group: FocusGroup) -> None:
    draw = draw_of(group)
    retention.apply(day(10))
    assert len(ids_in(draw)) == 2
    retention.apply(day(11))
    assert ids_in(draw) == set()


def test_a_purge_takes_somebody_out_of_draws_and_ends_the_link(group: FocusGroup, client: Client) -> None:
    draw = draw_of(group)
    one, other = Candidate.objects.order_by("pk")
    address = reverse("focusgroups:own", args=[token_for(one)])
    assert client.get(address).status_code == 200
    purge_participant(one.participant)
    assert ids_in(draw) == {other.pk.hex}
    assert client.get(address).status_code == 404


def test_mail_to_an_address_that_was_corrected_does_not_leave_after_a_purge(group: FocusGroup) -> None:
    one = Candidate.objects.order_by("applied_on", "pk")[0]
    (old,) = ContactDetails.objects.filter(participant=one.participant).values_list("email", flat=True)
    ContactDetails.objects.filter(participant=one.participant).update(email="nieuw@voorbeeld.nl")
    purge_participant(one.participant)
    assert not Notice.objects.filter(to=old).exists()


def test_who_steps_out_gets_no_mail_of_days_before(group: FocusGroup) -> None:
    FocusGroup.objects.update(state=GroupState.RECRUITING)
    one = Candidate.objects.order_by("pk")[0]
    (email,) = ContactDetails.objects.filter(participant=one.participant).values_list("email", flat=True)
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        apply(group, said(group, email.partition("@")[0]), token=uuid4())
    assert Notice.objects.filter(to=email).count() == 2
    withdraw(one, by=None)
    assert not Notice.objects.filter(to=email).exists()


def test_somebody_can_read_what_we_hold(group: FocusGroup) -> None:
    one = Candidate.objects.order_by("applied_on", "pk")[0]
    text = str(access_export(one.participant))
    assert "Een tolk in mijn taal" in text and "Iemand van de afdeling bezwaar" in text
