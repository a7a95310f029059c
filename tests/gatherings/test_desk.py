"""The screens of staff: a month as calendar and list, one gathering, places; and who may read who comes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditEvent
from gatherings.models import Gathering, Seat, Venue
from gatherings.service import GatheringState, SeatState, accept, invite, put_on_waiting_list
from people.service import Role
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]
INDEX = "/beheer/bijeenkomsten/"


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def organiser():
    return staff(Role.ORGANISER)


@pytest.fixture
def desk(client: Client, organiser) -> Client:
    client.force_login(organiser)
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def month_of(gathering: Gathering) -> str:
    return f"{INDEX}?maand={gathering.starts_here:%Y-%m}"


def moment_fields(gathering: Gathering, **other: object) -> dict[str, object]:
    starts, ends = gathering.starts_here, gathering.ends_here
    given = {
        "title": gathering.title,
        "day": f"{starts:%d-%m-%Y}",
        "begins": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "zone": gathering.zone,
        "mode": gathering.mode,
        "venue": gathering.venue_id or "",
        "online_url": "",
        "moderator": "",
        "note_taker": "",
        "capacity": gathering.capacity,
        "minimum": gathering.minimum,
        "offer_hours": gathering.offer_hours,
        "seen": gathering.version,
    }
    return {**given, **other}


class TestCalendar:
    def test_a_month_with_every_gathering_in_calendar_and_list(self, desk: Client) -> None:
        gathering = make.planned(title="Gesprek over schulden")
        shown = text(desk.get(month_of(gathering)))
        assert shown.count("Gesprek over schulden") == 2
        assert "19.00 uur tot 21.00 uur" in shown

    def test_filters(self, desk: Client, organiser) -> None:
        mine = make.planned(days=30, title="Mijn gesprek", moderator=organiser)
        make.offered(starts_at=mine.starts_at, title="Overleg", kind="round_table")
        make.offered(starts_at=mine.starts_at, title="Niet gekozen", state=GatheringState.DROPPED)
        base = month_of(mine)
        for query, seen in (
            ("", {"Mijn gesprek", "Overleg"}),
            ("&stand=planned", {"Mijn gesprek"}),
            ("&stand=dropped", {"Niet gekozen"}),
            ("&soort=round_table", {"Overleg"}),
            ("&van=mij", {"Mijn gesprek"}),
        ):
            shown = text(desk.get(base + query))
            found = {title for title in ("Mijn gesprek", "Overleg", "Niet gekozen") if f">{title}</a>" in shown}
            assert found == seen, query

    @pytest.mark.parametrize("typed", ["", "2026-13", "x", "2026-12-01", "99999-01"])
    def test_an_odd_month_is_this_month(self, desk: Client, typed: str) -> None:
        assert desk.get(INDEX, {"maand": typed}).status_code == 200

    def test_the_day_is_that_of_the_place(self, desk: Client) -> None:
        """Nine in the evening of the last day on Bonaire is the next month in the Netherlands."""
        starts = timezone.make_aware(timezone.datetime(2027, 2, 1, 2, 0))
        make.planned(starts_at=starts, zone="America/Kralendijk", title="Gesprek op Bonaire")
        assert "Gesprek op Bonaire" in text(desk.get(f"{INDEX}?maand=2027-01"))
        assert "<h3>zondag 31 januari" in text(desk.get(f"{INDEX}?maand=2027-01"))

    def test_as_many_questions_for_one_as_for_three(self, desk: Client, organiser) -> None:
        first = make.planned(days=30, moderator=organiser)
        desk.get(month_of(first))
        with CaptureQueriesContext(connection) as one:
            desk.get(month_of(first))
        for _each in range(2):
            other = make.planned(starts_at=first.starts_at, moderator=staff(Role.FACILITATOR))
            make.seat(other)
        with CaptureQueriesContext(connection) as three:
            desk.get(month_of(first))
        assert len(three) == len(one)


class TestOneGathering:
    def test_who_comes_is_read_by_name_and_written_down(self, desk: Client, organiser) -> None:
        gathering = make.planned()
        accept(invite(gathering, make.person(), by=organiser))
        shown = text(desk.get(f"{INDEX}{gathering.pk}/"))
        assert "Kim" in shown
        event = AuditEvent.objects.get(action="gatherings.read_seats")
        assert (event.actor_id, event.object_id, event.details) == (organiser.pk, str(gathering.pk), {"shown": 1})

    @pytest.mark.parametrize(("where", "sees"), [("moderator", True), ("note_taker", True), ("", False)])
    def test_a_facilitator_reads_names_only_where_they_are(
        self, client: Client, organiser, where: str, sees: bool
    ) -> None:
        facilitator = staff(Role.FACILITATOR)
        client.force_login(facilitator)
        gathering = make.planned(**({where: facilitator} if where else {}))
        accept(invite(gathering, make.person(), by=organiser))
        shown = text(client.get(f"{INDEX}{gathering.pk}/"))
        assert ("Kim" in shown) is sees
        assert "<strong>1</strong> komen" in shown
        assert "Verzet of verander" not in shown
        assert AuditEvent.objects.filter(action="gatherings.read_seats").exists() is sees

    def test_as_many_questions_for_one_as_for_three(self, desk: Client, organiser) -> None:
        gathering = make.planned()
        invite(gathering, make.person(), by=organiser)
        desk.get(f"{INDEX}{gathering.pk}/")
        with CaptureQueriesContext(connection) as one:
            desk.get(f"{INDEX}{gathering.pk}/")
        for _each in range(2):
            invite(gathering, make.person("youth"), by=organiser)
        with CaptureQueriesContext(connection) as three:
            desk.get(f"{INDEX}{gathering.pk}/")
        assert len(three) == len(one)

    def test_moving_it_tells_who_comes(self, desk: Client, organiser) -> None:
        gathering = make.planned()
        seat = accept(invite(gathering, make.person(), by=organiser))
        address = f"{INDEX}{gathering.pk}/verander/"
        assert "krijgt 1 persoon bericht" in text(desk.get(address))
        later = gathering.starts_here + timedelta(days=1)
        assert desk.post(address, moment_fields(gathering, day=f"{later:%d-%m-%Y}")).status_code == 302
        assert Gathering.objects.get().starts_here.date() == later.date()
        assert seat.messages.filter(kind="change").count() == 1

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"day": "28-03-2027", "begins": "02:30", "ends": "04:00"}, "bestaat dan niet"),
            ({"day": "01-01-2020"}, "al voorbij"),
            ({"day": "morgen"}, "31-12-2026"),
            ({"ends": "18:00"}, "Kijk de tijden na"),
            ({"minimum": "9"}, "minder stoelen"),
            ({"venue": ""}, "Kies een plek"),
            ({"seen": "99"}, "Een collega veranderde"),
        ],
    )
    def test_what_cannot_be_is_told_and_what_was_typed_stays(self, desk: Client, fields, words) -> None:
        gathering = make.planned()
        typed = moment_fields(gathering, title="Een andere titel", **fields)
        response = desk.post(f"{INDEX}{gathering.pk}/verander/", typed)
        assert response.status_code == 422
        assert words in text(response)
        assert "Een andere titel" in text(response)
        assert Gathering.objects.get().title != "Een andere titel"

    def test_calling_off_asks_why(self, desk: Client, organiser) -> None:
        gathering = make.planned()
        invite(gathering, make.person(), by=organiser)
        address = f"{INDEX}{gathering.pk}/zeg-af/"
        assert desk.post(address, {"reason": ""}).status_code == 422
        assert desk.post(address, {"reason": "De zaal is dicht."}).status_code == 302
        assert Gathering.objects.get().state == GatheringState.CANCELLED
        assert "De zaal is dicht." in text(desk.get(f"{INDEX}{gathering.pk}/"))

    def test_a_moment_is_left_out_and_taken_in_again(self, desk: Client) -> None:
        gathering = make.offered()
        desk.post(f"{INDEX}{gathering.pk}/laat-vallen/")
        assert Gathering.objects.get().state == GatheringState.DROPPED
        desk.post(f"{INDEX}{gathering.pk}/bied-weer-aan/")
        assert Gathering.objects.get().state == GatheringState.OFFERED


class TestSeats:
    def test_an_answer_by_phone_taking_off_and_moving(self, desk: Client, organiser) -> None:
        gathering, other = make.planned(), make.planned(days=40)
        yes, no, off, moved = (invite(gathering, make.person(), by=organiser) for _each in range(4))
        at = f"{INDEX}{gathering.pk}/plek/"
        desk.post(f"{at}{yes.pk}/komt/")
        desk.post(f"{at}{no.pk}/komt-niet/")
        desk.post(f"{at}{off.pk}/haal-weg/")
        desk.post(f"{at}{moved.pk}/verplaats/", {"to": other.pk})
        states = [Seat.objects.get(pk=seat.pk).state for seat in (yes, no, off, moved)]
        assert states == ["accepted", "declined", "cancelled", "cancelled"]
        assert Seat.objects.get(gathering=other).state == SeatState.INVITED
        assert AuditEvent.objects.filter(action="gatherings.move_seat", actor_id=organiser.pk).count() == 4

    def test_a_chair_out_of_turn_asks_why(self, desk: Client, organiser) -> None:
        gathering = make.planned()
        seat = put_on_waiting_list(gathering, make.person(), by=organiser)
        address = f"{INDEX}{gathering.pk}/plek/{seat.pk}/bied-aan/"
        assert desk.post(address, {"reason": ""}).status_code == 422
        assert desk.post(address, {"reason": "Wij missen een jongere."}).status_code == 302
        assert "Wij missen een jongere." in text(desk.get(f"{INDEX}{gathering.pk}/"))

    def test_free_chairs_are_offered_by_a_button(self, desk: Client, organiser) -> None:
        gathering = make.planned(capacity=1, minimum=1)
        seat = put_on_waiting_list(gathering, make.person(), by=organiser)
        assert "Bied de vrije stoelen aan" in text(desk.get(f"{INDEX}{gathering.pk}/"))
        desk.post(f"{INDEX}{gathering.pk}/bied-stoelen-aan/")
        assert Seat.objects.get(pk=seat.pk).state == SeatState.OFFERED

    def test_the_seat_of_another_gathering_is_not_here(self, desk: Client) -> None:
        seat = make.seat(make.planned(), SeatState.INVITED)
        other = make.planned(days=40)
        assert desk.post(f"{INDEX}{other.pk}/plek/{seat.pk}/komt/").status_code == 404


class TestPlaces:
    FIELDS = {
        "name": "Buurthuis",
        "street": "Plein 1",
        "postcode": "1234 AB",
        "town": "Almere",
        "province": "FL",
        "capacity": "12",
        "features": ["step_free", "hearing_loop"],
        "path_cm": "100",
        "door_cm": "90",
        "checked_on": "01-10-2026",
        "directions": "Bus 2.",
        "good_to_know": "",
        "contact": "",
        "closed_on": "",
    }

    def test_a_place_with_its_sheet(self, desk: Client) -> None:
        desk.post("/beheer/plekken/new/", self.FIELDS)
        place = Venue.objects.get()
        assert place.features == ["step_free", "hearing_loop"]
        shown = text(desk.get(f"/beheer/plekken/inspect/{place.pk}/"))
        assert "smaller dan 120 centimeter" in shown
        assert "Een ringleiding" in shown
        assert AuditEvent.objects.filter(action="gatherings.keep_venue").count() == 1

    def test_nobody_looked_tomorrow(self, desk: Client) -> None:
        typed = {**self.FIELDS, "checked_on": "01-01-2999"}
        assert "Deze dag komt nog" in text(desk.post("/beheer/plekken/new/", typed))
        assert not Venue.objects.exists()

    def test_closing_a_place_lists_what_it_hits_and_nothing_deletes_one(self, desk: Client) -> None:
        gathering = make.planned(title="Gesprek in de bibliotheek")
        place = gathering.venue
        typed = {**self.FIELDS, "name": place.name, "closed_on": f"{date(2026, 1, 1):%d-%m-%Y}"}
        page = desk.post(f"/beheer/plekken/edit/{place.pk}/", typed, follow=True)
        assert "Gesprek in de bibliotheek" in text(page)
        assert "Kies daarvoor een andere plek" in text(page)
        assert "niet meer in gebruik" in text(desk.get(f"{INDEX}{gathering.pk}/"))
        assert desk.post(f"/beheer/plekken/delete/{place.pk}/").status_code == 404
