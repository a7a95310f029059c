"""Whom we want to reach where: a table that one colleague at a time changes."""

import pytest
from django.test import Client

from audit.models import AuditEvent
from contributions.service import ChangedMeanwhile, Refused
from outreach.coverage.groups import groups_now
from outreach.coverage.targets import set_targets, targets_kept, version_of
from outreach.models import CoverageTarget
from people.models import Perspective
from people.service import Role
from tests.factories.people import staff

from . import country

pytestmark = pytest.mark.django_db
SCREEN = "/beheer/in-het-land/dekking/streefcijfers/"


@pytest.fixture
def organiser(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def name(province: str, group: str = "citizens") -> str:
    """The name of the field."""
    return f"people_{province}_{Perspective.objects.get(code=group).pk}"


def form_of(response) -> dict[str, str]:
    """What a browser would send back."""
    form = response.context["form"]
    return {field.html_name: field.value() if field.value() is not None else "" for field in form}


def test_a_table_is_filled_in_kept_changed_and_emptied(organiser: Client) -> None:
    typed = {**form_of(organiser.get(SCREEN)), name("DR"): "20", name("ZE", "government"): "3"}
    answer = organiser.post(SCREEN, typed)
    assert answer.status_code == 302
    kept = targets_kept(country.period(), groups_now().targeted)
    assert kept == {("DR", "citizens"): 20, ("ZE", "government"): 3}
    again = {**form_of(organiser.get(SCREEN)), name("DR"): "", name("ZE", "government"): "4"}
    organiser.post(SCREEN, again)
    assert targets_kept(country.period(), groups_now().targeted) == {("ZE", "government"): 4}
    assert AuditEvent.objects.filter(action="outreach.set_coverage_targets").count() == 2


@pytest.mark.parametrize(("query", "drenthe"), [("gelijk", "10"), ("inwoners", "3")])
def test_a_proposal_stands_in_the_fields_and_is_not_kept(organiser: Client, query: str, drenthe: str) -> None:
    citizens = Perspective.objects.get(code="citizens").pk
    page = organiser.get(SCREEN, {"verdeling": query, f"samen_{citizens}": "120"})
    assert "Het is nog niet bewaard" in page.content.decode()
    assert str(form_of(page)[name("DR")]) == drenthe
    assert not CoverageTarget.objects.exists()
    organiser.post(SCREEN, form_of(page))
    assert sum(CoverageTarget.objects.values_list("people", flat=True)) == 120


@pytest.mark.parametrize("typed", ["veel", "-1", "10001", "1,5"])
def test_what_is_no_number_is_refused_and_stays(organiser: Client, typed: str) -> None:
    answer = organiser.post(SCREEN, {**form_of(organiser.get(SCREEN)), name("DR"): typed, name("ZE"): "7"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{typed}"' in page
    assert 'value="7"' in page
    assert "Vul een heel getal in van 0 tot en met 10000" in page
    assert not CoverageTarget.objects.exists()


def test_a_proposal_that_cannot_be_says_so(organiser: Client) -> None:
    assert organiser.get(SCREEN, {"verdeling": "anders"}).status_code == 422


def test_the_second_of_two_colleagues_is_told_and_loses_nothing(organiser: Client) -> None:
    typed = {**form_of(organiser.get(SCREEN)), name("DR"): "20"}
    country.target("ZE", 5)
    answer = organiser.post(SCREEN, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Een collega veranderde de streefcijfers ook" in page
    assert 'value="20"' in page
    assert CoverageTarget.objects.count() == 1
    assert organiser.post(SCREEN, form_of(answer)).status_code == 302
    assert targets_kept(country.period(), groups_now().targeted) == {("DR", "citizens"): 20}


def test_each_half_year_has_its_own(organiser: Client) -> None:
    country.target("DR", 9, when=country.period().next())
    page = organiser.get(SCREEN, {"periode": country.period().next().code})
    assert str(form_of(page)[name("DR")]) == "9"
    assert not form_of(organiser.get(SCREEN))[name("DR")]


def test_the_deed_refuses_what_the_form_would_not_send() -> None:
    groups, when, seen = groups_now().targeted, country.period(), version_of({})
    for place, people in ((("XX", "citizens"), 1), (("DR", "team"), 1), (("DR", "citizens"), -1)):
        with pytest.raises(Refused, match="Dit streefcijfer kan niet"):
            set_targets(when, {place: people}, groups, seen=seen, by=None)
    with pytest.raises(ChangedMeanwhile):
        set_targets(when, {("DR", "citizens"): 1}, groups, seen="oud", by=None)
    assert not CoverageTarget.objects.exists()


def test_keeping_what_is_kept_writes_nothing() -> None:
    country.target("DR", 9)
    groups, when = groups_now().targeted, country.period()
    kept = targets_kept(when, groups)
    before = set(CoverageTarget.objects.values_list("pk", flat=True))
    set_targets(when, kept, groups, seen=version_of(kept), by=None)
    assert set(CoverageTarget.objects.values_list("pk", flat=True)) == before
    assert not AuditEvent.objects.filter(action="outreach.set_coverage_targets").exists()
