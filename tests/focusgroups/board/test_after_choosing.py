"""Who was not chosen hears it once; and across groups one sees who was not heard yet."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from contributions.models import Participation
from contributions.service import Refused, open_occasion
from focusgroups.models import Candidate, FocusGroup
from focusgroups.not_chosen import close_choice, told
from focusgroups.service import CandidateState, GroupState
from focusgroups.tasks import close_choice as close_by_task
from focusgroups.unheard import lines
from gatherings.service import SeatState
from notices.models import Notice
from people.models import ContactDetails, Perspective, User
from tests.factories import focusgroups as make
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


def group_with_people() -> FocusGroup:
    """Two who can be mailed, one to call, and one who was chosen."""
    group = make.group(GroupState.MEETING, contact_name="Samira", contact_phone="070 123 45 67")
    for _each in range(2):
        make.candidate(group)
    by_phone = make.candidate(group)
    ContactDetails.objects.filter(participant=by_phone.participant).update(
        email="", phone="0612345678", reach_by="phone", name="Noor"
    )
    make.candidate(group, state=CandidateState.SELECTED)
    return group


def test_everybody_hears_it_once_by_mail_or_from_a_colleague(desk: Client) -> None:
    group = group_with_people()
    url = reverse("groups:close_choice", args=[group.pk])
    assert "3 mensen" in desk.get(url).content.decode()
    for _press in range(2):
        assert desk.post(url)["Location"] == reverse("groups:not_chosen", args=[group.pk])
    mails = Notice.objects.filter(template="group_passed")
    assert mails.count() == 2
    text = mails[0].text
    assert group.title in text and "Dat ligt niet aan u." in text and "Bel Samira: 070 123 45 67" in text
    assert Candidate.objects.filter(state=CandidateState.PASSED).count() == 3
    assert Candidate.objects.filter(state=CandidateState.SELECTED).count() == 1

    listed = desk.get(reverse("groups:not_chosen", args=[group.pk])).content.decode()
    assert "Noor" in listed and "0612345678" in listed
    assert AuditEvent.objects.filter(action="focusgroups.read_not_chosen", details={"shown": 1}).exists()
    waiting = Candidate.objects.get(state=CandidateState.PASSED, passed_told_on=None)
    for _press in range(2):
        desk.post(reverse("groups:told", args=[group.pk, waiting.pk]))
    assert not Candidate.objects.filter(state=CandidateState.PASSED, passed_told_on=None).exists()
    assert AuditEvent.objects.filter(action="focusgroups.told_not_chosen").count() == 1


def test_nobody_hears_it_before_anybody_was_invited(desk: Client) -> None:
    group = make.group(GroupState.PLANNING)
    make.candidate(group)
    response = desk.post(reverse("groups:close_choice", args=[group.pk]))
    assert response.status_code == 422
    assert "Nodig eerst mensen uit" in response.content.decode()
    assert Candidate.objects.get().state == CandidateState.APPLIED


def test_many_people_hear_it_by_the_worker_and_a_late_task_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    group = make.group(GroupState.MEETING)
    for _each in range(21):
        make.candidate(group)
    monkeypatch.setattr("focusgroups.not_chosen.async_task", lambda *args, **kwargs: None)
    assert close_choice(group, by=None) == 21
    assert not Notice.objects.exists()
    assert [close_by_task(group.pk, None), close_by_task(group.pk, None)] == [21, 0]
    assert Notice.objects.count() == 21


def test_who_is_chosen_after_all_is_not_called(organiser: User) -> None:
    person = make.candidate(make.group(GroupState.MEETING), state=CandidateState.SELECTED)
    with pytest.raises(Refused, match="niet gekozen"):
        told(person, by=organiser)


def heard(perspective: str, kind: str) -> None:
    occasion = open_occasion(kind=kind, title="Gesprek")
    Participation.objects.create(
        occasion=occasion, participant=gatherings.person(perspective), state="counted",
        touched_on="2026-01-01", handed_in_on="2026-01-01",
    )  # fmt: skip


def test_who_was_not_heard_is_on_top_with_the_way_to_a_group_for_them(desk: Client) -> None:
    heard("entrepreneur", "focus_group")
    heard("entrepreneur", "round")
    heard("youth", "round")
    group = make.group(GroupState.MEETING)
    session = make.session(group, definite=True)
    gatherings.seat(session, SeatState.ACCEPTED, participant=gatherings.person("science"))
    make.candidate(group, "municipality")
    found = {line.perspective.code: line for line in lines()}
    assert (found["entrepreneur"].talked, found["entrepreneur"].online) == (1, 1)
    assert (found["youth"].talked, found["youth"].online, found["youth"].is_nowhere) == (0, 1, True)
    assert (found["science"].coming, found["municipality"].pool) == (1, 1)
    order = [line.is_nowhere for line in lines()]
    assert order == sorted(order, reverse=True)
    html = desk.get(reverse("groups:unheard")).content.decode()
    assert f"{reverse('groups:add')}?perspectief=youth" in html
    warned = html.split("Nog niet gehoord in een gesprek:")[1].split("</p>")[0]
    assert "jongeren" in warned and "ondernemers" not in warned


def test_merged_perspectives_count_where_they_went(desk: Client) -> None:
    heard("youth", "focus_group")
    into = Perspective.objects.get(code="other_citizen")
    Perspective.objects.filter(code="youth").update(merged_into=into, offered=False)
    found = {line.perspective.code: line.talked for line in lines()}
    assert found["other_citizen"] == 1 and "youth" not in found


def test_it_asks_the_same_for_one_and_for_many(desk: Client) -> None:
    url, counts = reverse("groups:unheard"), []
    for more in (1, 3):
        for _each in range(more):
            heard("youth", "focus_group")
            make.candidate(make.group(), "science")
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            desk.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_visitor_and_a_moderator_do_not_see_it(client: Client, settings: Any) -> None:
    assert client.get(reverse("groups:unheard")).status_code == 302
