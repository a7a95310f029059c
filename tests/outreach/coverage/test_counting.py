"""Counted from what happened: who came, who was heard, each person once."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from contributions.models import Participation
from contributions.service import OccasionKind
from outreach.coverage.counting import figures_of
from outreach.coverage.periods import half_year_of
from outreach.enums import DoorOutcome
from outreach.models import DoorMark, PartnerReach
from people.models import Participant, Perspective
from tests.factories import gatherings, outreach
from tests.factories.contributions import OccasionFactory, ParticipationFactory

from . import country

pytestmark = pytest.mark.django_db


def test_somebody_heard_in_a_round_a_conversation_and_an_evening_counts_once(time_machine) -> None:
    time_machine.move_to(gatherings.moment(0, 12))  # a conversation tonight is still to come
    someone = country.people(1, "ZE")
    country.heard(someone)
    country.heard(someone, gatherings.planned(0, 23, venue=gatherings.venue(province="FR")).occasion)
    date = country.held_date("DR")
    country.heard(someone, date.gathering.occasion)
    country.came(date, someone)
    found = country.figures()
    assert found.reached == Counter({("ZE", "citizens"): 1})
    assert found.by_month.total() == 1
    assert found.heard_by[OccasionKind.EVENT, "citizens"] == found.heard_by[OccasionKind.ROUND, "citizens"] == 1


def test_at_a_date_who_came_and_who_was_heard_are_not_added() -> None:
    date = country.held_date("DR")
    country.walked_in(date, 6)
    country.came(date, country.people(2))
    country.heard(country.people(3), date.gathering.occasion)
    assert country.figures().reached == Counter({("DR", "citizens"): 8})
    country.heard(country.people(9), date.gathering.occasion)
    assert country.figures().reached == Counter({("DR", "citizens"): 12})


def test_who_says_no_province_counts_in_that_of_the_place_or_nowhere() -> None:
    country.heard(country.people(2))
    country.heard(country.people(3), country.held_date("GR").gathering.occasion)
    assert country.figures().reached == Counter({("", "citizens"): 2, ("GR", "citizens"): 3})


def test_companions_did_not_say_who_they_are_and_our_own_team_is_not_counted() -> None:
    date = country.held_date("DR")
    country.came(date, country.people(1), chairs=3)
    country.came(date, country.people(2, perspective="team"))
    country.walked_in(date, 1, "unknown")
    country.heard(country.people(1, "DR", "team"))
    found = country.figures()
    assert found.reached == Counter({("DR", "citizens"): 1, ("DR", ""): 3})
    assert found.visits == Counter({"citizens": 1, "": 3})


def test_the_door_says_with_how_many_somebody_came() -> None:
    date = country.held_date("DR")
    someone = country.people(1)
    country.came(date, someone, chairs=3)
    seat = date.gathering.seats.get()
    DoorMark.objects.create(nonce=uuid4(), date=date, seat=seat, outcome=DoorOutcome.CAME, people=2)
    assert country.figures().reached == Counter({("DR", "citizens"): 1, ("DR", ""): 1})


def test_drafts_what_was_withdrawn_and_earlier_research_were_not_heard_by_us() -> None:
    today = timezone.localdate()
    ParticipationFactory(draft=True, touched_on=today)
    ParticipationFactory(withdrawn=True, handed_in_on=today)
    country.heard(country.people(2, "DR"), OccasionFactory(kind=OccasionKind.EARLIER_RESEARCH, held_on=today))
    assert country.figures().reached == Counter()


def test_a_perspective_that_was_merged_counts_where_it_went() -> None:
    country.heard(country.people(1, "DR", "youth"))
    youth, helper = (Perspective.objects.get(code=code) for code in ("youth", "first_line_helper"))
    Perspective.objects.filter(pk=youth.pk).update(merged_into=helper, offered=False)
    assert country.figures().reached == Counter({("DR", "civil_society"): 1})


def test_each_half_year_for_itself() -> None:
    now = country.period()
    before = now.first - timedelta(days=1)
    someone = country.people(1, "DR")
    country.heard(someone)
    ParticipationFactory(participant=someone[0], handed_in_on=before, touched_on=before)
    for period in (now, half_year_of(before)):
        assert figures_of(period).reached == Counter({("DR", "citizens"): 1})
    assert figures_of(now.next()).reached == Counter()


def test_dates_held_planned_and_told_by_partners_stand_apart() -> None:
    country.held_date("DR")
    country.planned("ZE", meant_for="youth", capacity=30)
    when = half_year_of(timezone.localdate(timezone.now() + timedelta(days=1)))
    citizens = Perspective.objects.get(code="citizens")
    PartnerReach.objects.create(partner=outreach.partner(), perspective=citizens, province="ZE", people=70)
    found, later = country.figures(), figures_of(when)
    assert found.held == found.held_ever == Counter({"DR": 1})
    assert [(each.province, each.places, each.groups) for each in later.planned] == [("ZE", 30, {"citizens"})]
    assert found.told == Counter({("ZE", "citizens"): 70})
    assert found.reached == Counter()


def test_queries_do_not_grow(django_assert_num_queries) -> None:
    def more() -> None:
        date = country.held_date("DR")
        country.heard(country.people(2), date.gathering.occasion)
        country.came(date, country.people(2))
        country.walked_in(date, 2)
        country.planned("ZE", meant_for="youth")
        country.target(["DR", "ZE", "FR", "GR"][date.event.pk % 4], 5, when=country.period().previous())

    more()
    with django_assert_num_queries(10):
        country.figures()
    more()
    with django_assert_num_queries(10):
        country.figures()


@pytest.mark.deep
def test_ten_thousand_people_are_counted(django_assert_max_num_queries) -> None:
    today, occasion = timezone.localdate(), OccasionFactory()
    kinds = [Perspective.objects.get(code=code) for code in (country.CITIZEN, country.HELPER, country.OFFICIAL)]
    made = Participant.objects.bulk_create(
        Participant(perspective=kinds[number % 3], province=["DR", "ZE", "UT", ""][number % 4])
        for number in range(10_000)
    )
    Participation.objects.bulk_create(
        Participation(occasion=occasion, participant=each, state="counted", touched_on=today, handed_in_on=today)
        for each in made
    )
    with django_assert_max_num_queries(10):
        found = country.figures()
    assert found.reached.total() == 10_000
