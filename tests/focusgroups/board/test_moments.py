"""Offering moments: several at once, what cannot be in words, and what an organiser is warned of."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focusgroups.making.moving import bring
from focusgroups.models import FocusGroup
from focusgroups.service import GroupState
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User
from tests.factories import focusgroups as make
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}"


def form(group: FocusGroup, **changes: Any) -> dict[str, Any]:
    """The form for one day, in thirty days."""
    given = {
        "day_1": day(30),
        "starts": "19:00",
        "minutes": 120,
        "mode": "on_site",
        "venue": changes.pop("venue", None) or gatherings.venue().pk,
        "capacity": group.size,
        "minimum": group.minimum,
        "zone": "Europe/Amsterdam",
    }
    return {**given, **changes}


def test_three_evenings_at_once(desk: Client, organiser: User) -> None:
    group = make.group(GroupState.DRAFT)
    url = reverse("groups:moments", args=[group.pk])
    page = desk.get(url).context["form"]
    assert (page["capacity"].value(), page["minimum"].value(), page["minutes"].value()) == (8, 4, 120)

    sent = form(group, day_2=day(31), day_3=day(38), moderator=organiser.pk)
    assert desk.post(url, sent)["Location"] == reverse("groups:inspect", args=[group.pk])
    made = list(group.sessions.all())
    assert [each.starts_here.hour for each in made] == [19, 19, 19]
    assert {(each.state, each.kind, each.moderator_id) for each in made} == {
        (GatheringState.OFFERED, group.kind, organiser.pk)
    }
    assert all(each.ends_at - each.starts_at == timedelta(hours=2) for each in made)

    desk.post(url, sent)  # the same form once more
    assert group.sessions.count() == 3
    again = desk.get(url).context["form"]
    assert again["venue"].value() == made[0].venue_id, "the last place is proposed"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day_1": ""}, "Kies minstens één dag"),
        ({"day_1": day(-1)}, "is al voorbij"),
        ({"day_2": day(-1)}, "is al voorbij"),
        ({"minutes": 0}, "Het gesprek moet na het begin eindigen"),
        ({"minutes": 900}, "Kies een kortere tijd"),
        ({"minimum": 9}, "meer mensen dan er stoelen zijn"),
        ({"mode": "on_site", "venue": ""}, "Kies een plek"),
        ({"day_1": "31-03-2030", "starts": "02:30"}, "bestaat dan niet"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_made(
    desk: Client, changes: dict[str, Any], sentence: str
) -> None:
    group = make.group(GroupState.DRAFT)
    given = {**form(group), **changes}
    response = desk.post(reverse("groups:moments", args=[group.pk]), given)
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert not group.sessions.exists()
    assert response.context["form"]["minutes"].value() == str(given["minutes"]), "what was typed stays"


def test_the_night_the_clock_goes_back_is_the_first_of_two_hours(desk: Client) -> None:
    group = make.group(GroupState.DRAFT)
    sent = form(group, day_1="27-10-2030", starts="02:30", minutes=60)
    desk.post(reverse("groups:moments", args=[group.pk]), sent)
    (made,) = group.sessions.all()
    assert made.ends_at - made.starts_at == timedelta(hours=1)
    assert made.starts_here.utcoffset() == timedelta(hours=2)


def test_online_and_by_phone_need_no_place(desk: Client) -> None:
    group = make.group(GroupState.DRAFT)
    url = reverse("groups:moments", args=[group.pk])
    desk.post(url, {**form(group), "venue": "", "mode": "phone"})
    desk.post(url, {**form(group), "day_1": day(40), "venue": "", "mode": "online", "online_url": "overleg.nl/x"})
    assert [(each.mode, each.venue, each.online_url) for each in group.sessions.all()] == [
        ("phone", None, ""),
        ("online", None, "https://overleg.nl/x"),
    ]


def test_a_leader_who_is_elsewhere_is_a_warning(desk: Client, organiser: User) -> None:
    group = make.group(GroupState.DRAFT)
    make.session(make.group(title="Anders"), days=30, definite=True, moderator=organiser)
    response = desk.post(reverse("groups:moments", args=[group.pk]), form(group, moderator=organiser.pk), follow=True)
    assert "De gespreksleider is dan ook bij" in response.content.decode()
    assert group.sessions.count() == 1


def test_one_moment_is_changed_with_its_version_and_dropped(desk: Client) -> None:
    group = make.group(GroupState.RECRUITING)
    session = make.session(group)
    url = reverse("groups:moment", args=[group.pk, session.pk])
    shown = desk.get(url).context["form"]
    given = {name: shown[name].value() or "" for name in shown.fields}
    sent = {**given, "day": day(33), "starts": "14:00"}
    assert desk.post(url, sent).status_code == 302
    session.refresh_from_db()
    assert (session.starts_here.hour, session.version) == (14, 2)
    late = desk.post(url, {**sent, "starts": "15:00"})
    assert (late.status_code, "Een collega" in late.content.decode()) == (422, True)

    desk.post(reverse("groups:moment_drop", args=[group.pk, session.pk]))
    session.refresh_from_db()
    assert session.state == GatheringState.DROPPED


def test_a_moment_that_is_definite_is_not_changed_behind_peoples_backs(desk: Client) -> None:
    group = make.group(GroupState.MEETING)
    session = make.session(group, definite=True)
    before = Gathering.objects.values().get(pk=session.pk)
    for response in (
        desk.get(reverse("groups:moment", args=[group.pk, session.pk]), follow=True),
        desk.post(reverse("groups:moment_drop", args=[group.pk, session.pk]), follow=True),
    ):
        assert "Dit moment staat al vast" in response.content.decode()
    assert Gathering.objects.values().get(pk=session.pk) == before


def test_a_moment_of_another_group_is_not_found(desk: Client) -> None:
    session = make.session(make.group())
    assert desk.get(reverse("groups:moment", args=[make.group().pk, session.pk])).status_code == 404


@pytest.mark.parametrize("state", [GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED])
def test_a_group_that_is_over_gets_no_moments(desk: Client, state: str) -> None:
    group = make.group(state)
    response = desk.post(reverse("groups:moments", args=[group.pk]), form(group))
    assert response.status_code == 422
    assert not group.sessions.exists()


def test_of_a_group_that_stops_no_moment_stays_possible(organiser: User) -> None:
    group = make.group(GroupState.PLANNING)
    moment = make.session(group)
    bring(group, GroupState.STOPPED, by=organiser)
    moment.refresh_from_db()
    assert moment.state == GatheringState.DROPPED
