"""Looking back by link, and what everybody reads when the report is final."""

import re
from datetime import date
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from contributions.models import Contribution, Tally
from contributions.service import Refused
from focusgroups.models import MemberCheck, Report
from focusgroups.reporting.answering import Answer, answer
from focusgroups.reporting.asking import new_link
from focusgroups.reporting.figures import CheckCount, check_in_words, who_was_there
from focusgroups.reporting.public import reports_context
from focusgroups.reporting.writing import finish, write
from notices.models import Notice
from privacy.service import access_export, purge_participant
from tests.factories import focusgroups
from tests.focusgroups.reporting.conversations import (
    FIRST,
    SUMMARY,
    check_of,
    in_days,
    path_of,
    quotes,
    sent,
)

pytestmark = pytest.mark.django_db

# -- By link


@pytest.fixture
def visitor():
    return Client()


def test_the_link_shows_and_keeps_without_a_login(visitor, django_assert_max_num_queries):
    check = check_of(sent())
    address = path_of(check)
    with django_assert_max_num_queries(10):
        page = visitor.get(address)
    text = page.content.decode()
    assert SUMMARY.split(".")[0] in text and FIRST in text and "U hoeft niets te doen" in text
    assert "sessionid" not in page.cookies
    first, second = quotes(check)
    data = {"klopt": "ja", f"zin_{first.pk}": "agreed", f"zin_{second.pk}": ""}
    with django_assert_max_num_queries(15):
        assert visitor.post(address, data).status_code == HTTPStatus.FOUND
    assert "Bewaard. Dank u wel." in visitor.get(f"{address}?klaar").content.decode()
    again = visitor.get(address).content.decode()
    assert re.search(rf'id="zin_{first.pk}_0"[^>]*', again) and "checked" in again


def test_what_was_typed_stays_and_a_number_is_masked(visitor):
    check = check_of(sent())
    first, _second = quotes(check)
    page = visitor.post(path_of(check), {"klopt": "nee", "opmerking": "Bel!", f"zin_{first.pk}": "changed"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Bel!" in page.content.decode() and "Schrijf op hoe u het bedoelde" in page.content.decode()
    data = {"opmerking": "Mijn nummer: 123456782", "klopt": "nee"}
    page = visitor.post(path_of(check), data)
    text = page.content.decode()
    assert "123456782" not in text and "█████████" in text and "Er is nog niets verstuurd" in text
    assert visitor.post(path_of(check), {**data, "laat_staan": "1"}).status_code == HTTPStatus.FOUND
    check.refresh_from_db()
    assert check.remark == "Mijn nummer: █████████"


@pytest.mark.parametrize("broken", ["", "x", "W10:abc", "bestaat-niet"])
def test_a_forged_link_is_a_page_in_words(visitor, broken):
    check = check_of(sent())
    page = visitor.get(reverse("focusgroups:look_back", args=[f"{check.pk.hex}{broken}"]))
    assert page.status_code == HTTPStatus.NOT_FOUND and "Deze link werkt niet" in page.content.decode()


def test_a_new_link_ends_the_old_one(visitor):
    check = check_of(sent())
    old = path_of(check)
    check = new_link(check, by=None)
    assert visitor.get(old).status_code == HTTPStatus.NOT_FOUND
    assert visitor.get(path_of(check)).status_code == HTTPStatus.OK
    assert Notice.objects.filter(template="member_check", key__startswith=f"check:{check.pk}").count() == 2


def test_who_is_late_can_copy_what_they_typed(visitor):
    check = check_of(sent())
    with time_machine.travel(in_days(11)):
        page = visitor.post(path_of(check), {"opmerking": "Toch nog iets."})
    assert page.status_code == HTTPStatus.CONFLICT and "Toch nog iets." in page.content.decode()


def test_the_purge_takes_remark_link_and_words(visitor):
    check = check_of(sent())
    answer(check, Answer(False, "Mijn buurman weet het ook."))
    person, address = check.participation.participant, path_of(check)
    assert "Mijn buurman" in str(access_export(person))
    assert Notice.objects.filter(text__contains=address).exists()
    type(person.contact).objects.filter(participant=person).update(email="nieuw@example.org")
    assert purge_participant(person) > 0
    assert not Notice.objects.filter(text__contains=address).exists(), "also not to the address of before"
    assert purge_participant(person) == 0
    assert visitor.get(address).status_code == HTTPStatus.NOT_FOUND
    assert "Mijn buurman" not in str(list(MemberCheck.objects.values()))
    assert not Contribution.objects.filter(participation=check.participation).exclude(original="").exists()


# -- Final


def test_final_tells_everybody_once_and_shows_the_page(visitor, django_assert_max_num_queries):
    report = sent()
    with pytest.raises(Refused, match="Nakijken kan nog"):
        finish(report, by=None)
    for place in range(2):
        answer(check_of(report, place), Answer(True))
    finish(report, by=None)
    finish(report, by=None)
    assert Notice.objects.filter(template="report_final").count() == 2
    group = report.gathering.group_session.group
    Tally.objects.create(occasion=report.gathering.occasion, statement="Eén gezicht", count=2, people=3)
    Tally.objects.create(occasion=report.gathering.occasion, statement="Bel terug", count=4, people=6)
    with django_assert_max_num_queries(12):  # five of them for the bare page
        text = visitor.get(reverse("focusgroups:reports", args=[group.slug])).content.decode()
    assert "Mensen willen een vast contact." in text and "Wie reageerde, zegt dat het klopt." in text
    assert FIRST not in text
    assert "4 van de 6 handen" in text and "van de 3" not in text, "a small table is known by its numbers"


def test_who_did_not_answer_lets_it_stand():
    report = sent()
    with time_machine.travel(in_days(11)):
        report = write(report, f"{SUMMARY} En rust.", version=Report.objects.get().version, by=None)
        finish(report, by=None)
    assert set(MemberCheck.objects.values_list("state", flat=True)) == {"no_reply"}
    with pytest.raises(Refused, match="staat vast"):
        write(report, "Anders.", version=Report.objects.get().version, by=None)


def test_the_number_of_queries_does_not_grow_with_reports(django_assert_num_queries):
    group = focusgroups.group("done")
    for number in (1, 3):
        while Report.objects.count() < number:
            talk = focusgroups.held(group)
            focusgroups.member_check(talk)
            Report.objects.filter(gathering=talk).update(state="final", finished_on=date(2026, 1, 1))
        with django_assert_num_queries(5):
            assert len(reports_context(group)["reports"]) == number


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_sentences_hold_no_small_number_not_even_by_subtraction(agreed, corrected, silent, removed):
    count = CheckCount(agreed + corrected + silent, agreed, corrected, min(removed, corrected))
    told = {int(number) for sentence in check_in_words(count) for number in re.findall(r"\d+", sentence)}
    assert all(number >= 5 for number in told)
    assert all(
        one == other or abs(one - other) >= 5 for one in told & {count.asked} for other in told & {count.answered}
    )


@pytest.mark.parametrize("count", [CheckCount(6, 0, 5, 5), CheckCount(11, 5, 5, 0), CheckCount(11, 5, 5, 5)])
def test_what_is_told_does_not_add_up_to_how_few_kept_silent(count):
    told = [int(number) for sentence in check_in_words(count) for number in re.findall(r"\d+", sentence)]
    assert told == [count.asked]


def test_who_was_there_hides_small_groups():
    talk = focusgroups.held(focusgroups.group("meeting"))
    for number in range(6):
        focusgroups.speaker(talk, number + 1)
    assert [row.people for row in who_was_there(talk)] == [6, 6]
    focusgroups.speaker(talk, 9, perspective="tax_office")
    assert None in [row.people for row in who_was_there(talk)]
