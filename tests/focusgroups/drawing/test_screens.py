"""The organiser's screens of agreements and draws, and what everybody sees of a draw."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from focusgroups.drawing.making import run
from focusgroups.enums import CandidateState, GroupState, JobState
from focusgroups.models import Candidate, Draw, FocusGroup, Quota
from people.models import Participant
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue() -> Any:
    """The worker is another process: a task waits until the test does its part."""
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


@pytest.fixture
def organiser(settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def filled(citizens: int = 12, helpers: int = 6, officials: int = 4, **fields: Any) -> FocusGroup:
    """A group that is choosing, with a pool."""
    group = focusgroups.group(GroupState.PLANNING, **fields)
    for kind, many in (("experience_expert", citizens), ("first_line_helper", helpers), ("tax_office", officials)):
        for _one in range(many):
            focusgroups.candidate(group, kind)
    Participant.objects.filter(candidacies__group=group).update(province="UT")
    return group


def quota(group: FocusGroup, value: str, low: int, high: int, **fields: Any) -> Quota:
    given = {"feature": "perspective_group", "flex_minimum": low, "flex_maximum": high}
    return Quota.objects.create(group=group, value=value, minimum=low, maximum=high, **{**given, **fields})


class TestAgreements:
    def test_a_proposal_is_shown_changed_and_kept(self, organiser: Client) -> None:
        group = filled()
        address = reverse("groups:quotas", args=[group.pk])
        page = organiser.get(address + "?voorstel=1")
        assert "Dit is een voorstel voor 8 plekken." in text_of(page)
        assert not group.quotas.exists()
        soup = BeautifulSoup(page.content, "html.parser")
        form = soup.select_one("form[action$='/aantallen/']")
        assert form is not None
        typed = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[name]")}
        typed |= {"own0.feature": "Leeftijd", "own0.value": "18-27", "own0.min": "2"}
        assert organiser.post(address, typed).status_code == 302
        rows = {(each.feature, each.value): (each.minimum, each.maximum) for each in group.quotas.all()}
        assert rows[("perspective_group", "citizens")] == (4, 8)
        assert rows[("perspective_group", "government")] == (0, 2)
        assert rows[("leeftijd", "18-27")] == (2, 1000)
        page = organiser.get(address)
        assert "Er zijn 2 mensen nodig bij ‘18-27’, en er kunnen er 0 komen." in text_of(page)
        assert AuditEvent.objects.filter(action="focusgroups.set_quotas").count() == 1

    def test_what_does_not_add_up_is_said_and_what_was_typed_stays(self, organiser: Client) -> None:
        group = filled()
        address = reverse("groups:quotas", args=[group.pk])
        version = BeautifulSoup(organiser.get(address).content, "html.parser").select_one("[name=version]")
        assert version is not None
        typed = {
            "version": version["value"],
            "perspective_group.citizens.min": "9",
            "perspective_group.citizens.max": "zes",
            "perspective_group.government.min": "3",
            "perspective_group.government.max": "2",
            "own1.value": "wees",
        }
        page = organiser.post(address, typed)
        assert page.status_code == 422
        said = text_of(page)
        assert "Vul een heel getal in van 0 tot en met 1000, of laat het leeg." in said
        assert "Dit klopt niet: minstens is nooit meer dan hoogstens." in said
        assert "Vul een aantal in, of maak de rij leeg." in said
        assert 'value="zes"' in page.content.decode()
        assert not group.quotas.exists()

    def test_a_colleague_who_was_first_is_not_overwritten_unseen(self, organiser: Client) -> None:
        group = filled()
        quota(group, "citizens", 3, 6)
        address = reverse("groups:quotas", args=[group.pk])
        typed = {"version": "oud", "perspective_group.citizens.min": "5"}
        page = organiser.post(address, typed)
        assert page.status_code == 409
        assert "Een collega veranderde de aantallen ook." in text_of(page)
        assert group.quotas.get().minimum == 3
        again = BeautifulSoup(page.content, "html.parser").select_one("[name=version]")
        assert again is not None
        assert organiser.post(address, {**typed, "version": again["value"]}).status_code == 302
        assert group.quotas.get().minimum == 5

    def test_a_file_goes_out_and_comes_in(self, organiser: Client) -> None:
        group = filled()
        quota(group, "citizens", 3, 6, flex_minimum=2)
        quota(group, "18-27", 1, 4, feature="leeftijd")
        file = organiser.get(reverse("groups:quotas_file", args=[group.pk]))
        assert file.content.decode().splitlines()[0] == "feature,value,min,max,min_flex,max_flex"
        other = filled(1, 0, 0)
        address = reverse("groups:quotas_import", args=[other.pk])
        assert organiser.post(address, {"file": SimpleUploadedFile("a.csv", file.content)}).status_code == 302
        columns = ("feature", "value", "minimum", "maximum", "flex_minimum", "flex_maximum")
        assert set(other.quotas.values_list(*columns)) == set(group.quotas.values_list(*columns))

    def test_a_wrong_file_changes_nothing_and_says_why_by_row(self, organiser: Client) -> None:
        group = filled()
        quota(group, "citizens", 3, 6)
        content = b"feature;value;min;max\nperspective_group;burgers;4;6\nperspective_group;marsmannen;1;2\n"
        address = reverse("groups:quotas_import", args=[group.pk])
        page = organiser.post(address, {"file": SimpleUploadedFile("a.csv", content)})
        assert page.status_code == 422
        assert "Regel 3. ‘marsmannen’ kennen wij niet bij ‘perspective_group’." in text_of(page)
        assert group.quotas.get().minimum == 3
        assert "Kies eerst een bestand." in text_of(organiser.post(address))


class TestADraw:
    def ask(self, client: Client, group: FocusGroup, **typed: str) -> Draw:
        asked = client.post(reverse("groups:draws", args=[group.pk]), {"places": "8", **typed})
        assert asked.status_code == 302, text_of(asked)
        return Draw.objects.get(pk=asked.url.rstrip("/").rsplit("/", 1)[-1])

    def deed(self, client: Client, draw: Draw, deed: str, **typed: str) -> Any:
        return client.post(reverse("groups:draw_deed", args=[draw.group_id, draw.pk, deed]), typed)

    def test_from_asking_to_using(self, organiser: Client) -> None:
        group = filled()
        quota(group, "citizens", 4, 6)
        quota(group, "government", 1, 2)
        draw = self.ask(organiser, group, seed_source="de lotto van zaterdag")
        page = reverse("groups:draw", args=[group.pk, draw.pk])
        assert b'http-equiv="refresh"' in organiser.get(page).content
        assert self.deed(organiser, draw, "startwoord", seed="lotto").status_code == 422
        assert run(draw.pk)
        assert not run(draw.pk)
        said = text_of(organiser.get(page))
        assert "De loten zijn klaar." in said
        assert "Afgesproken is: de lotto van zaterdag." in said
        public = reverse("focusgroups:draw", args=[group.slug])
        assert Client().get(public).status_code == 404
        assert self.deed(organiser, draw, "website").status_code == 302
        assert "Er is nog geen lot getrokken." in text_of(Client().get(public))
        assert self.deed(organiser, draw, "gebruik").status_code == 422
        assert self.deed(organiser, draw, "startwoord", seed="  3 14  15 9 ").status_code == 302
        draw.refresh_from_db()
        assert draw.seed == "3 14 15 9"
        again = self.deed(organiser, draw, "startwoord", seed="iets beters")
        assert again.status_code == 422
        assert "Het startwoord is al gegeven." in text_of(again)
        used = self.deed(organiser, draw, "gebruik")
        assert used.url == reverse("groups:inspect", args=[group.pk])
        ids = {row["number"]: row["id"] for row in draw.snapshot["people"]}
        states = {each.pk.hex: each.state for each in Candidate.objects.filter(group=group)}
        assert {ids[at] for at in draw.outcome["drawn"]} == {
            key for key, state in states.items() if state == CandidateState.SELECTED
        }
        assert sum(state == CandidateState.ALTERNATE for state in states.values()) == len(draw.outcome["alternates"])
        assert set(states.values()) == {CandidateState.SELECTED, CandidateState.ALTERNATE, CandidateState.PASSED}
        twice = self.deed(organiser, draw, "gebruik")
        assert "Deze loting is al gebruikt." in text_of(twice)
        assert AuditEvent.objects.filter(action="focusgroups.use_draw").count() == 1
        said = text_of(Client().get(public))
        assert "3 14 15 9" in said
        assert ", ".join(map(str, draw.outcome["drawn"])) in said
        assert "Kandidaat" not in said

    def test_a_second_click_gets_the_first_draw(self, organiser: Client) -> None:
        group = filled()
        assert self.ask(organiser, group) == self.ask(organiser, group)

    def test_impossible_sums_are_refused_before_the_computer_begins(self, organiser: Client) -> None:
        group = filled()
        quota(group, "citizens", 6, 8)
        quota(group, "civil_society", 4, 6)
        page = organiser.post(reverse("groups:draws", args=[group.pk]), {"places": "8", "seed": "lotto"})
        assert page.status_code == 422
        said = text_of(page)
        assert "Bij ‘Groep’ zijn samen minstens 10 mensen nodig. Er zijn 8 plekken." in said
        assert 'value="lotto"' in page.content.decode()
        assert not Draw.objects.exists()

    def test_no_group_gives_an_advice_that_can_be_taken_over(self, organiser: Client) -> None:
        group = filled(12, 6, 0)
        Participant.objects.filter(candidacies__group=group, perspective__parent__code="citizens").update(
            province="GR"
        )
        quota(group, "citizens", 5, 8, flex_minimum=3)
        quota(group, "GR", 0, 4, feature="province")
        draw = self.ask(organiser, group)
        assert not run(draw.pk)
        page = organiser.get(reverse("groups:draw", args=[group.pk, draw.pk]))
        said = text_of(page)
        assert "Met deze aantallen bestaat er geen goede groep." in said
        assert "Verlaag ‘burgers’ van minstens 5 naar minstens 4." in said
        assert self.deed(organiser, draw, "advies").status_code == 302
        assert group.quotas.get(value="citizens").minimum == 4
        late = self.deed(organiser, draw, "advies")
        assert "De aantallen zijn veranderd sinds dit advies." in text_of(late)
        assert run(self.ask(organiser, group).pk)

    def test_signing_up_must_be_over(self, organiser: Client) -> None:
        group = filled()
        FocusGroup.objects.filter(pk=group.pk).update(state=GroupState.RECRUITING)
        page = organiser.post(reverse("groups:draws", args=[group.pk]), {"places": "8"})
        assert page.status_code == 422
        assert "Loten kan als het aanmelden dicht is." in text_of(page)

    def test_who_withdrew_after_the_draw_stays_out_and_who_came_by_hand_stops_it(self, organiser: Client) -> None:
        group = filled()
        draw = self.ask(organiser, group, seed="lotto 12")
        run(draw.pk)
        draw.refresh_from_db()
        ids = {row["number"]: row["id"] for row in draw.snapshot["people"]}
        gone, other = ids[draw.outcome["drawn"][0]], ids[draw.outcome["alternates"][0]]
        Candidate.objects.filter(pk=other).update(state=CandidateState.SELECTED)
        assert "met de hand gekozen" in text_of(self.deed(organiser, draw, "gebruik"))
        Candidate.objects.filter(pk=other).update(state=CandidateState.APPLIED)
        Candidate.objects.filter(pk=gone).update(state=CandidateState.WITHDRAWN)
        assert self.deed(organiser, draw, "gebruik").status_code == 302
        assert Candidate.objects.filter(group=group, state=CandidateState.SELECTED).count() == 7
        assert Candidate.objects.get(pk=gone).state == CandidateState.WITHDRAWN

    def test_who_was_chosen_by_hand_keeps_a_place(self, organiser: Client) -> None:
        group = filled()
        quota(group, "government", 1, 1)
        official = Candidate.objects.filter(group=group, participant__perspective__code="tax_office")[0]
        Candidate.objects.filter(pk=official.pk).update(state=CandidateState.SELECTED)
        draw = self.ask(organiser, group, seed="lotto 12")
        run(draw.pk)
        draw.refresh_from_db()
        assert (draw.state, len(draw.outcome["drawn"])) == (JobState.DONE, 7)
        assert sorted(why for _at, why in draw.outcome["impossible"]) == ["closed"] * 3

    def test_the_lists_ask_as_many_queries_for_one_draw_as_for_three(
        self, organiser: Client, django_assert_num_queries: Any
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        group = filled(4, 2, 0)
        address = reverse("groups:draws", args=[group.pk])
        Draw.objects.create(group=group, places=4)
        organiser.get(address)
        with CaptureQueriesContext(connection) as one:
            organiser.get(address)
        for _more in range(2):
            Draw.objects.create(group=group, places=4)
        with django_assert_num_queries(len(one)):
            organiser.get(address)
