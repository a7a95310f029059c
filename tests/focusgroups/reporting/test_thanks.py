"""What people get for their time: a choice without consequences that we cannot foresee, and no bank data anywhere."""

import csv
import io
import re
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import AuditEvent
from contributions.service import Refused
from focusgroups.models import FocusGroup, Thanks
from focusgroups.reporting.links import thanks_url
from focusgroups.reporting.thanks import choose, finance_csv, note, rows_of, settle, totals_of, unsettle
from people.service import Role
from privacy import retention
from tests.factories import focusgroups
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return focusgroups.group("checking", thanks_amount=Decimal("25.00"))


@pytest.fixture
def talk(group):
    return focusgroups.held(group)


@pytest.fixture
def seat(talk):
    return focusgroups.speaker(talk).seat


def path_of(seat):
    return re.sub(r"^https?://[^/]+", "", thanks_url(seat))


def test_the_page_says_what_money_can_mean_and_promises_nothing(client, group):
    page = client.get(reverse("focusgroups:about_thanks", args=[group.slug]))
    text = page.content.decode()
    assert "Wij weten niet wat voor u geldt" in text and "25 euro" in text and "UWV" in text
    assert not page.cookies and "<form" not in text.split("<main")[1].split("</main")[0]


def test_choosing_by_link_until_it_is_settled(client, seat, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert "25 euro" in client.get(path_of(seat)).content.decode()
    with django_assert_max_num_queries(15):
        assert client.post(path_of(seat), {"kind": "voucher"}).status_code == HTTPStatus.FOUND
    thanks = Thanks.objects.get(seat=seat)
    assert (thanks.kind, thanks.amount, thanks.chosen_by_person) == ("voucher", Decimal("25.00"), True)
    client.post(path_of(seat), {"kind": "nothing"})
    thanks.refresh_from_db()
    assert (thanks.kind, thanks.amount) == ("nothing", Decimal(0))
    settle(seat, by=None)
    page = client.post(path_of(seat), {"kind": "fee"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and "al geregeld" in page.content.decode()


@pytest.mark.parametrize("data", [{}, {"kind": ""}, {"kind": "gold"}, {"iban": "NL91ABNA0417164300"}])
def test_what_is_not_offered_is_refused_and_nothing_is_kept(client, seat, data):
    page = client.post(path_of(seat), data)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Thanks.objects.exists() and "NL91ABNA" not in page.content.decode()


def test_a_group_without_money_offers_none(seat):
    FocusGroup.objects.update(thanks_amount=0)
    with pytest.raises(Refused):
        choose(seat, "fee", group=FocusGroup.objects.get())


def test_a_forged_link_is_a_page_in_words(client, seat):
    for token in ("x", f"{seat.pk.hex}:1", path_of(seat).split("/")[-2] + "a"):
        page = client.get(reverse("focusgroups:my_thanks", args=[token]))
        assert page.status_code == HTTPStatus.NOT_FOUND and "werkt niet" in page.content.decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.sampled_from(["note", "settle", "unsettle", "choose"]), max_size=8))
def test_what_is_settled_changes_only_after_it_is_set_back(deeds):
    group = focusgroups.group("checking", thanks_amount=10)
    seat = focusgroups.speaker(focusgroups.held(group)).seat
    for number, deed in enumerate(deeds):
        before = Thanks.objects.filter(seat=seat).values().first()
        try:
            if deed == "note":
                note(seat, "fee", Decimal(number), Decimal(1), by=None)
            elif deed == "choose":
                choose(type(seat).objects.get(pk=seat.pk), "voucher", group=group)
            else:
                (settle if deed == "settle" else unsettle)(seat, by=None)
        except Refused:
            assert Thanks.objects.filter(seat=seat).values().first() == before
        else:
            after = Thanks.objects.filter(seat=seat).values().first()
            if before and before["settled_on"]:
                assert deed in ("settle", "unsettle") and (deed == "unsettle") == (after["settled_on"] is None)


@pytest.mark.parametrize(
    ("kind", "amount", "travel"),
    [("fee", "-1", "0"), ("fee", "1000", "0"), ("fee", "0", "-1"), ("nothing", "5", "0"), ("gold", "5", "0")],
)
def test_amounts_that_cannot_be_are_refused(seat, kind, amount, travel):
    with pytest.raises(Refused):
        note(seat, kind, Decimal(amount), Decimal(travel), by=None)
    assert not Thanks.objects.exists()


def test_the_list_for_who_pays_holds_pseudonyms_and_amounts_and_stands_in_the_trail(talk, seat):
    note(seat, "fee", Decimal("25"), Decimal("12.5"), by=None)
    focusgroups.speaker(talk, 2)
    made = finance_csv(talk, by=staff(Role.ORGANISER))
    _head, *rows = csv.reader(io.StringIO(made), delimiter=";")
    assert rows == [
        [f"Deelnemer {seat.participant_id.hex[:8].upper()}", "Vergoeding in geld", "25,00", "12,50", "37,50", ""]
    ]
    contact = seat.participant.contact
    assert contact.name not in made and contact.email not in made
    assert AuditEvent.objects.get(action="focusgroups.export_thanks").details == {"rows": 1}
    assert totals_of(rows_of(talk)).together == Decimal("37.5") and totals_of(rows_of(talk)).open == 2


@pytest.fixture
def organiser(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def test_staff_note_settle_and_download(organiser, group, talk, seat):
    address = reverse("groups:thanks", args=[group.pk, talk.pk])
    fields = {f"{seat.pk.hex}-kind": "fee", f"{seat.pk.hex}-amount": "12,50", f"{seat.pk.hex}-travel": "x"}
    page = organiser.post(address, {"seat": seat.pk, "deed": "note", **fields})
    text = page.content.decode()
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and "12,50" in text and "Vul een bedrag in" in text
    fields[f"{seat.pk.hex}-travel"] = "3,20"
    assert organiser.post(address, {"seat": seat.pk, "deed": "note", **fields}).status_code == HTTPStatus.FOUND
    assert organiser.post(address, {"seat": seat.pk, "deed": "settle"}).status_code == HTTPStatus.FOUND
    assert organiser.post(address, {"seat": seat.pk, "deed": "settle"}).status_code == HTTPStatus.FOUND
    thanks = Thanks.objects.get()
    assert (thanks.amount, thanks.travel_amount) == (Decimal("12.50"), Decimal("3.20")) and thanks.settled_on
    made = organiser.get(reverse("groups:thanks_list", args=[group.pk, talk.pk]))
    assert "15,70" in made.content.decode("utf-8-sig")
    assert organiser.post(address, {"seat": "x", "deed": "settle"}).status_code == HTTPStatus.NOT_FOUND


def test_seven_years_after_its_year_it_goes(talk, seat):
    note(seat, "fee", Decimal(5), Decimal(0), by=None)
    year = talk.starts_at.year
    retention.apply(talk.starts_at.date().replace(year=year + 7, month=12, day=31))
    assert Thanks.objects.exists()
    retention.apply(talk.starts_at.date().replace(year=year + 8, month=1, day=1))
    assert not Thanks.objects.exists()
