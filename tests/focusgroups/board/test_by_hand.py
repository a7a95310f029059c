"""Filling a group by hand: what one reads of people, what is warned of, and that only two things block."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from audit.models import AuditEvent
from focusgroups.by_hand.looking import look
from focusgroups.by_hand.people import AtTheTable, Person
from focusgroups.by_hand.warnings import Choice, Room, warnings_for
from focusgroups.models import Apart, Candidate, FocusGroup, Quota, Sending
from focusgroups.service import Can, CandidateState, GroupState
from focusgroups.table_rules import Table, is_safe
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState
from people.models import ContactDetails
from tests.factories import focusgroups as make
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


def codes(group: FocusGroup, session: Gathering, people: list[Candidate]) -> dict[str, str]:
    """The warnings for this choice, by code."""
    found = look(group, session, {str(each.pk) for each in people})
    return {each.code: each.sentence for each in found.warnings}


@pytest.fixture
def group() -> FocusGroup:
    return make.group(GroupState.PLANNING)


@pytest.fixture
def session(group: FocusGroup) -> Gathering:
    return make.session(group)


def citizens(group: FocusGroup, number: int = 4, **fields: Any) -> list[Candidate]:
    return [make.candidate(group, **fields) for _each in range(number)]


def test_a_good_table_says_nothing(group: FocusGroup, session: Gathering) -> None:
    people = [*citizens(group, 4), make.candidate(group, "municipality"), make.candidate(group, "interest_group")]
    assert codes(group, session, people) == {}


class TestWarnings:
    """One case for each."""

    def test_a_citizen_alone_among_officials_blocks(self, group: FocusGroup, session: Gathering) -> None:
        people = [*citizens(group, 2), *(make.candidate(group, "municipality") for _each in range(3))]
        found = look(group, session, {str(each.pk) for each in people})
        assert found.blocks and found.warnings[0].code == "safety"

    def test_more_people_than_chairs_block_and_a_companion_is_a_chair(
        self, group: FocusGroup, session: Gathering
    ) -> None:
        people = citizens(group, 4, brings_companion=True)
        assert codes(group, session, people) == {}
        assert "1 stoel te weinig" in codes(group, session, [*people, make.candidate(group)])["chairs"]

    def test_too_few_people_is_a_warning(self, group: FocusGroup, session: Gathering) -> None:
        found = look(group, session, {str(each.pk) for each in citizens(group, 3)})
        assert ([each.code for each in found.warnings], found.blocks) == (["minimum"], False)

    def test_who_cannot_come_is_named(self, group: FocusGroup, session: Gathering) -> None:
        people = citizens(group, 4)
        ContactDetails.objects.filter(participant=people[0].participant).update(name="Noor")
        people[0].availabilities.update(can=Can.NO)
        people[1].availabilities.update(can=Can.IF_NEED_BE)
        people[2].availabilities.all().delete()
        found = codes(group, session, people)
        assert found["cannot"] == "Kan dan niet: Noor."
        assert {"if_need_be", "unknown"} <= set(found)

    def test_needs_that_the_place_does_not_have_and_needs_to_arrange(self, group: FocusGroup) -> None:
        session = make.session(group, venue=gatherings.venue(features=["step_free"]))
        people = [*citizens(group, 3), make.candidate(group, needs=["step_free", "hearing_loop", "childcare"])]
        found = codes(group, session, people)
        assert "Een ringleiding" in found["need"] and "Opvang voor mijn kind" in found["arrange"]
        online = make.session(group, days=31, mode="online", venue=None, online_url="https://overleg.nl")
        assert "need" not in codes(group, online, people)

    def test_pairs_apart_and_people_of_one_house(self, group: FocusGroup, session: Gathering) -> None:
        people = citizens(group, 4, household_hash="h")
        Candidate.objects.filter(pk__in=[each.pk for each in people[2:]]).update(household_hash="")
        assert "hetzelfde huis" in codes(group, session, people)["household"]
        one, other = sorted((people[2], people[3]), key=lambda each: each.pk)
        Apart.objects.create(group=group, one=one, other=other, reason="asked")
        assert "Iemand vroeg dit".lower() in codes(group, session, people)["apart"]

    def test_who_comes_together_is_not_parted_unseen(self, group: FocusGroup, session: Gathering) -> None:
        people = citizens(group, 4)
        friend = make.candidate(group, together_with=people[0])
        assert "together" in codes(group, session, [*people[1:], friend])
        assert "together" not in codes(group, session, [*people, friend])

    def test_agreements_count_people_with_a_chair_elsewhere(self, group: FocusGroup, session: Gathering) -> None:
        Quota.objects.create(
            group=group, feature="perspective", value="youth", minimum=1, maximum=1, flex_minimum=0, flex_maximum=2
        )
        people = citizens(group, 4)
        assert "minstens 1" in codes(group, session, people)["too_few"]
        other = make.session(group, days=31, definite=True)
        young = make.candidate(group, "youth")
        young.seat = gatherings.seat(other, participant=young.participant)
        young.save()
        assert "too_few" not in codes(group, session, people)
        assert "hoogstens 1" in codes(group, session, [*people, make.candidate(group, "youth")])["too_many"]

    def test_who_has_a_chair_already_counts_at_the_table(self, group: FocusGroup) -> None:
        session = make.session(group, definite=True)
        for each in citizens(group, 3):
            each.seat = gatherings.seat(session, SeatState.INVITED, participant=each.participant)
            each.save()
        gatherings.seat(session)  # by another door
        assert codes(group, session, [make.candidate(group, "municipality")]) == {}


people = st.builds(
    lambda group, companion: Person(
        Candidate(pk=uuid4(), brings_companion=companion), "Kim", group, "", Can.YES, values={}
    ),
    st.sampled_from(["citizens", "government", "civil_society", "team", ""]),
    st.booleans(),
)


@given(st.lists(people, max_size=9), st.lists(st.sampled_from(["citizens", "government"]), max_size=5))
def test_what_blocks_is_exactly_an_unsafe_table_or_too_few_chairs(chosen: list[Person], others: list[str]) -> None:
    choice = Choice(chosen, [], [AtTheTable(each, 1) for each in others])
    blocked = any(each.blocks for each in warnings_for(choice, Room(8, 4)))
    unsafe = bool(chosen) and not is_safe(Table.of([each.group for each in chosen] + others))
    assert blocked == (unsafe or choice.chairs > 8)


class TestScreen:
    """The screen, by HTTP."""

    @pytest.fixture(autouse=True)
    def at_work(self, desk: Client, group: FocusGroup, session: Gathering) -> None:
        self.desk, self.group, self.session = desk, group, session
        self.url = reverse("groups:by_hand", args=[group.pk])

    def sent(self, deed: str, chosen: list[Candidate], **more: Any) -> dict[str, Any]:
        return {"moment": self.session.pk, "kies": [str(each.pk) for each in chosen], "deed": deed, **more}

    def test_reading_names_is_in_the_audit_trail(self) -> None:
        citizens(self.group, 3)
        assert self.desk.get(self.url).status_code == 200
        event = AuditEvent.objects.get(action="focusgroups.read_candidates")
        assert (event.object_id, event.details) == (str(self.group.pk), {"shown": 3})

    def test_the_moment_at_which_most_people_can_come_is_first(self) -> None:
        later = make.session(self.group, days=40)
        citizens(self.group, 2, can=Can.YES)
        Candidate.objects.first().availabilities.filter(gathering=self.session).update(can=Can.NO)
        assert self.desk.get(self.url).context["look"].gathering == later

    def test_looking_keeps_what_was_ticked_and_sends_nothing(self) -> None:
        chosen = citizens(self.group, 2)
        html = self.desk.post(self.url, self.sent("kijk", chosen)).content.decode()
        assert html.count(" checked") == 3  # the moment, and both people
        assert "minstens met z’n drieën" in html
        assert Seat.objects.count() == 0

    def test_the_live_part_gives_the_same_answer(self) -> None:
        chosen = citizens(self.group, 2)
        live = self.desk.post(reverse("groups:by_hand_warnings", args=[self.group.pk]), self.sent("", chosen))
        assert live.content.decode().strip() in self.desk.post(self.url, self.sent("kijk", chosen)).content.decode()

    def test_an_unsafe_table_is_not_sent_and_what_was_ticked_stays(self) -> None:
        chosen = [*citizens(self.group, 1), make.candidate(self.group, "municipality")]
        for deed in ("vraag", "verstuur"):
            response = self.desk.post(self.url, self.sent(deed, chosen))
            assert response.status_code == 422
            assert response.content.decode().count(" checked") == 3
        assert Seat.objects.count() == Sending.objects.count() == 0

    def test_nobody_chosen_is_said(self) -> None:
        citizens(self.group, 3)
        response = self.desk.post(self.url, self.sent("vraag", []))
        assert response.status_code == 422
        assert "U koos nog niemand" in response.content.decode()

    def test_from_ticks_to_sent_with_how_everybody_hears_it(self) -> None:
        chosen, extra = citizens(self.group, 4), make.candidate(self.group)
        ContactDetails.objects.filter(participant=chosen[0].participant).update(
            name="Noor", reach_by="phone", phone="0612345678"
        )
        more = {"reserve": [str(extra.pk)]}
        sure = self.desk.post(self.url, self.sent("vraag", chosen, **more))
        html = sure.content.decode()
        assert "Verstuur de uitnodigingen" in html and "Dit moment staat daarna vast." in html
        assert sure.context["ways"] == [("krijgen een e-mail", 4), ("belt u zelf", 1)]
        assert Seat.objects.count() == 0

        send = self.sent("verstuur", chosen, token=str(sure.context["token"]), **more)
        first, second = (self.desk.post(self.url, send) for _press in range(2))
        assert first["Location"] == second["Location"]
        assert sorted(Seat.objects.values_list("state", flat=True)) == ["invited"] * 4 + ["waiting"]
        summary = self.desk.get(first["Location"]).content.decode()
        for told in ("4 uitgenodigd", "1 op de reservelijst gezet", "4 per e-mail", "1 aan de telefoon"):
            assert told in summary, told

    def test_a_sending_at_work_shows_how_far_it_is_and_looks_again_by_itself(self) -> None:
        sending = Sending.objects.create(group=self.group, total=40, done=12, state="running")
        html = self.desk.get(reverse("groups:sending", args=[self.group.pk, sending.pk])).content.decode()
        assert "12 van de 40" in html and 'http-equiv="refresh"' in html

    def test_a_forged_moment_or_person_is_nothing(self) -> None:
        elsewhere = make.session(make.group())
        for moment in (elsewhere.pk, "x", "9" * 20, "-1"):
            assert self.desk.get(self.url, {"moment": moment}).status_code == 404
        stranger = make.candidate(make.group())
        response = self.desk.post(self.url, self.sent("verstuur", [stranger]))
        assert response.status_code == 422
        assert Seat.objects.count() == 0

    @pytest.mark.parametrize("state", [GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED])
    def test_a_group_that_is_over_shows_nobody(self, state: str) -> None:
        citizens(self.group, 3)
        FocusGroup.objects.update(state=state)
        html = self.desk.get(self.url).content.decode()
        assert "nodigt niemand meer uit" in html and "Nodig uit" not in html

    def test_it_asks_the_same_for_three_and_for_twelve_people(self) -> None:
        Quota.objects.create(
            group=self.group, feature="province", value="OV", minimum=0, maximum=9, flex_minimum=0, flex_maximum=9
        )
        counts = []
        for more in (3, 9):
            for each in citizens(self.group, more, needs=["childcare"]):
                each.seat = gatherings.seat(self.session, SeatState.WAITING, participant=each.participant)
                each.save()
            self.desk.get(self.url)
            with CaptureQueriesContext(connection) as queries:
                self.desk.get(self.url)
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_who_withdrew_is_not_on_the_list(self) -> None:
        gone = make.candidate(self.group, state=CandidateState.WITHDRAWN)
        make.candidate(self.group)
        assert str(gone.pk) not in self.desk.get(self.url).content.decode()
