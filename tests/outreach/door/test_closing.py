"""The end of a date: who did not come, who came too late to be sent, and the numbers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from contributions.models import Participation
from contributions.service import Refused
from gatherings.models import Gathering, SeatMessage
from notices.models import Notice
from outreach.door import closing
from outreach.door.desk import SOURCES
from outreach.door.figures import DateFigures, figures, figures_of
from outreach.door.wiping import loose_taps
from outreach.models import EventDate
from outreach.service import came_by_perspective, came_by_perspective_of, close_date
from outreach.viewsets.door_parts import door_buttons, door_facts
from people.models import Perspective
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import client_of, told
from tests.outreach.door.evening import Evening, seat_mark, undo, walk_in


def test_not_turning_up_is_not_cancelling_and_nobody_is_written_to(evening: Evening, host: Client) -> None:
    came, stayed_away, invited = evening.sign_up("Ans"), evening.sign_up("Bram"), evening.sign_up("Cor", "invited")
    cancelled, waiting = evening.sign_up("Dirk", "cancelled"), evening.sign_up("Els", "waiting")
    evening.send(host, seat_mark(came))
    assert "2 aanmeldingen zijn niet aangevinkt." in host.get(evening.address("afsluiten")).content.decode()
    for _ in range(2):
        answer = host.post(evening.address("afsluiten"))
        assert answer["Location"] == evening.address("afsluiten")
    for seat in (came, stayed_away, invited, cancelled, waiting):
        seat.refresh_from_db()
    assert [seat.state for seat in (came, stayed_away, invited)] == ["attended", "no_show", "no_show"]
    assert [seat.state for seat in (cancelled, waiting)] == ["cancelled", "cancelled"]
    date = EventDate.objects.select_related("gathering").get()
    assert (date.gathering.state, date.closed_on) == ("held", timezone.localdate())
    assert (SeatMessage.objects.count(), Notice.objects.count()) == (0, 0)
    assert AuditEvent.objects.filter(action="outreach.close_date").count() == 1
    assert not Participation.objects.exists()


def test_a_phone_that_was_away_still_counts_after_the_closing(evening: Evening, host: Client) -> None:
    late, wrong = evening.sign_up("Ans", chairs=2), evening.sign_up("Bram")
    mistake = seat_mark(wrong)
    evening.send(host, mistake)
    close_date(evening.date, by=evening.host)
    evening.send(host, seat_mark(late), walk_in(), undo(mistake, seat=wrong))
    assert figures(evening.date) == DateFigures(expected=3, came=2, walked_in=1, missed=1)
    EventDate.objects.update(closed_on=timezone.localdate() - timedelta(days=15))
    said = evening.send(host, seat_mark(wrong)).json()["told"][0]
    assert said["sentence"].startswith("Deze datum is langer dan twee weken afgesloten.")
    assert figures(evening.date).came == 2


def test_a_full_evening_closes_in_short_steps_and_goes_on_after_a_stop(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "AT_ONCE", 2)
    seats = [evening.sign_up() for _ in range(5)]
    closing._close_some(evening.date, by=evening.host)
    evening.date.refresh_from_db()
    assert evening.date.closed_on is None
    assert close_date(evening.date, by=evening.host).closed_on is not None
    assert {type(seat).objects.get(pk=seat.pk).state for seat in seats} == {"no_show"}


def test_nothing_closes_before_it_began_or_when_it_was_called_off(evening: Evening, host: Client) -> None:
    Gathering.objects.update(
        starts_at=timezone.now() + timedelta(minutes=5), ends_at=timezone.now() + timedelta(hours=1)
    )
    seat = evening.sign_up("Ans")
    answer = host.post(evening.address("afsluiten"))
    assert (answer.status_code, "Deze datum moet nog beginnen." in answer.content.decode()) == (422, True)
    Gathering.objects.update(state="cancelled")
    with pytest.raises(Refused, match="U hoeft die niet af te sluiten"):
        close_date(evening.date, by=evening.host)
    seat.refresh_from_db()
    assert seat.state == "accepted"


def test_who_came_by_perspective(evening: Evening, host: Client) -> None:
    """Who came along counts as unknown; a perspective that was merged counts where it went."""
    merged = Perspective.objects.get(code="other_citizen")
    merged.merged_into = Perspective.objects.get(code="experience_expert")
    merged.offered = False
    merged.save()
    marks = [
        seat_mark(evening.sign_up("Ans", chairs=3)),
        seat_mark(evening.sign_up("Bram", perspective="other_citizen")),
        seat_mark(evening.sign_up("Cor", perspective="youth", chairs=2), people=1),
        walk_in("youth"),
        walk_in("unknown"),
    ]
    evening.sign_up("Dirk", perspective="science")
    evening.send(host, *marks)
    assert came_by_perspective(evening.date) == {"experience_expert": 2, "youth": 2, "unknown": 3}
    assert figures(evening.date) == DateFigures(expected=7, came=5, walked_in=2, missed=2)
    assert figures(evening.date).percent_missed == 29
    shown = host.get(evening.address("afsluiten")).content.decode()
    assert "29 procent" in shown
    assert "weinig: deel dit getal niet" in shown


def test_many_dates_ask_as_much_as_one_and_no_date_is_no_number(evening: Evening, host: Client) -> None:
    evening.send(host, seat_mark(evening.sign_up("Ans")), walk_in())
    others = [Evening.make() for _ in range(3)]
    for other in others[:2]:
        other.send(client_of(other.host), seat_mark(other.sign_up(chairs=2)), walk_in("unknown"))
    dates = [evening.date, *(other.date for other in others)]
    for ask, most in ((came_by_perspective_of, 2), (figures_of, 3)):
        with CaptureQueriesContext(connection) as queries:
            ask(dates)
        assert len(queries) == most
    with CaptureQueriesContext(connection) as queries:
        counts = came_by_perspective_of(EventDate.objects.all())
    assert len(queries) == 2
    assert counts == came_by_perspective_of(dates)
    assert counts[others[0].date.pk] == {"experience_expert": 1, "unknown": 2}
    assert others[2].date.pk not in counts
    assert figures(others[2].date) == DateFigures()
    assert figures(others[2].date).percent_missed is None


def test_beside_each_date_stand_its_totals_and_the_door_only_for_who_may(evening: Evening, host: Client) -> None:
    evening.send(host, seat_mark(evening.sign_up("Ans", chairs=2)), walk_in())
    evening.sign_up("Bram")
    request = RequestFactory().get("/")
    for colleague, labels in (
        (evening.host, ["Laat mensen binnen", "Sluit af"]),
        (staff(Role.ORGANISER), ["Laat mensen binnen", "Sluit af"]),
        (staff(Role.FACILITATOR), []),
        (staff(Role.ANALYST), []),
    ):
        request.user = colleague
        assert [str(button.label) for button in door_buttons(request, evening.date)] == labels
    assert door_facts(request, [evening.date]) == {}
    closed = close_date(evening.date, by=evening.host)
    assert door_facts(request, [closed]) == {}  # three people: only for who stood there
    request.user = evening.host
    assert door_facts(request, [closed]) == {
        closed.pk: "3 mensen werden verwacht: 2 kwamen, 1 niet (33 procent). 1 persoon kwam zonder plek op de lijst."
    }


def test_the_desk_says_where_to_go_and_what_to_close(evening: Evening) -> None:
    def lines(user: object) -> list[str]:
        return [item.url for source in SOURCES for item in source(user)]

    organiser, stranger = staff(Role.ORGANISER), staff(Role.FACILITATOR)
    assert lines(evening.host) == [evening.address()]
    Gathering.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    assert lines(evening.host) == [evening.address("afsluiten")]
    assert lines(stranger) == lines(organiser) == lines(staff(Role.ANALYST)) == []
    close_date(evening.date, by=evening.host)
    assert lines(evening.host) == []


def test_the_page_of_the_gathering_leads_to_the_door(evening: Evening) -> None:
    client = client_of(staff(Role.ORGANISER))
    page = client.get(reverse("meetings:inspect", args=[evening.date.gathering_id])).content.decode()
    assert evening.address() in page


def test_the_list_on_paper_has_names_and_is_written_down(evening: Evening, host: Client) -> None:
    evening.sign_up("Ans", needs=["sign_language"])
    evening.sign_up("Bram", "cancelled")
    answer = host.get(f"/beheer/in-het-land/datum/{evening.date.pk}/deurlijst.pdf")
    if answer.status_code == 302:
        assert told(answer)
        return
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action="outreach.print_door").count() == 1


def test_what_belongs_to_nobody_goes_a_month_later_and_who_came_stays(evening: Evening, host: Client) -> None:
    seat = evening.sign_up("Ans")
    mistake = walk_in()
    evening.send(host, seat_mark(seat), walk_in(), mistake, undo(mistake), {**walk_in(), "kind": "code", "code": "x"})
    close_date(evening.date, by=evening.host)
    today = timezone.localdate()
    assert not loose_taps(today + timedelta(days=30)).exists()
    gone = loose_taps(today + timedelta(days=31))
    assert sorted(gone.values_list("outcome", flat=True)) == ["undone", "unknown"]
    gone.delete()
    assert came_by_perspective(evening.date) == {"experience_expert": 1, "youth": 1}
