"""The demo: three rounds in different states, a desk full of work, and a second start that changes nothing."""

from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db.models.signals import pre_save
from django.urls import reverse

from consultation.models import Case, DesignProduct, Entry, Recording, Round
from consultation.results import case_versions
from contributions.models import ImportRun, Reaction, SecondReading
from handover.comparing.differences import compare
from handover.models import Publication, ReportText, Run, WooRequest
from home.demo import staff
from home.demo.tokens import RECEIPT_CODE
from pages.service import Urgency, desk_for
from people.models import User
from people.service import Role
from privacy.models import RightsRequest
from synthesis.models import Decision, DecisionReaction, Evidence, Finding

pytestmark = pytest.mark.django_db

OURS = (
    *("audit", "consultation", "contributions", "gatherings", "handover", "home", "notices", "outreach", "people"),
    *("privacy", "synthesis", "wagtailcore"),
)
#: What waits for the organiser: the address behind each line of the desk, without its number and its question.
ORGANISER = (
    "/beheer/opnames/",
    "/beheer/terugbellen/",
    "/beheer/besluiten/reacties/",
    "/beheer/besluiten/stap/",
    "/beheer/besluiten/opnieuw/",
    "/beheer/bevindingen/?state=concept",
    "/beheer/invoer/?state=returned",
    "/beheer/invoer/?state=waiting",
    "/beheer/gaten/?state=open",
    "/beheer/vragen/",
    "/beheer/rondes/",
)
MODERATOR = ("/beheer/zorgsignalen/", "/beheer/moderatie/", "/beheer/reacties/")


@pytest.fixture(autouse=True)
def is_demo(settings):
    settings.IS_DEMO = True
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


class CutOff(BaseException):
    """As when somebody presses Ctrl-C."""


def everything():
    """Every row of ours, as text by model."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return {
        model._meta.label: sorted(serializers.serialize("jsonl", model._base_manager.all()).splitlines())
        for model in models
    }


def cut_off(**_signal):
    raise CutOff


def desk_of(email):
    return desk_for(User.objects.get(email=email))


def states(queryset):
    return sorted(queryset.values_list("state", flat=True))


def test_outside_the_demo_it_makes_nothing(settings):
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="nooit waar echte mensen meedoen"):
        call_command("demo")
    assert not Round.objects.exists() and not User.objects.exists()


@pytest.mark.deep
def test_a_start_that_was_cut_off_is_finished_by_the_next():
    pre_save.connect(cut_off, sender=Reaction)
    try:
        with pytest.raises(CutOff):
            call_command("demo")
    finally:
        pre_save.disconnect(cut_off, sender=Reaction)
    assert states(Round.objects) == ["decided"]
    call_command("demo")
    _it_is_whole()


def test_it_shows_work_of_every_kind_and_a_second_start_changes_nothing(client, capsys):
    call_command("demo")
    _it_is_whole()
    _the_pages_can_be_read(client)

    before = everything()
    call_command("demo")
    assert everything() == before
    assert capsys.readouterr().out.count("wachtwoord:") == 2 * (len(staff.NAMES) + 2)


def _it_is_whole():
    assert states(Round.objects.filter(is_example=True)) == ["announced", *["decided"] * 5, *["open"] * 3]
    _everybody_has_work()
    _each_kind_of_work_is_there_in_its_states()
    _the_criteria_are_read_alike_more_often_with_each_version()
    _the_chain_is_whole()


def _everybody_has_work():
    organiser = desk_of(staff.email_of(Role.ORGANISER))
    for address in ORGANISER:
        assert [line for line in organiser if line.url.startswith(address)], address
    assert {Urgency.LATE, Urgency.NOW, Urgency.SOON} <= {line.urgency for line in organiser}
    first, second = (
        {urlsplit(line.url).path for line in desk_of(email)}
        for email in (staff.email_of(Role.MODERATOR), staff.SECOND_READER)
    )
    assert first >= set(MODERATOR)
    case = reverse("woo:case", args=[WooRequest.objects.get().pk])
    request = reverse("verzoeken:decide", args=[RightsRequest.objects.waiting().get().pk])
    assert {case, request} <= {line.url for line in desk_of(staff.email_of(Role.PRIVACY_OFFICER))}
    assert second == {*first, "/beheer/tweede-lezer/"} and "/beheer/tweede-lezer/" not in first


def _each_kind_of_work_is_there_in_its_states():
    assert states(Recording.objects) == ["transcribed", "unusable", "waiting"]
    assert states(ImportRun.objects) == ["checked", "done"]
    assert states(SecondReading.objects) == ["asked", "changed"]
    assert states(Entry.objects) == ["approved"] * 2 + ["returned", "typing"] + ["waiting"] * 4
    assert Reaction.objects.support().count() >= 6
    assert (Reaction.objects.published().count(), Reaction.objects.waiting().count()) == (1, 1)
    final = Decision.objects.filter(state="final")
    assert final.count() == 8 and not final.filter(what_changed="").exists()
    assert DecisionReaction.objects.filter(decision__state="final").count() == 12
    running = Round.objects.get(slug="triagecriteria")
    figures = running.figures.figures
    assert figures["same_texts"] and running.changes.get().kind == "extended"
    decided = Round.objects.get(slug="aankloppen")
    assert decided.word_back_first_on < decided.word_back_kept_on <= decided.word_back_on
    assert decided.closes_at > decided.opens_at and decided.occasion.participations.count() == 58


def _the_criteria_are_read_alike_more_often_with_each_version():
    criteria = DesignProduct.objects.get(slug="criteria")
    series = case_versions.series(criteria)
    assert [point.number for point in series] == [1, 2, 3]
    assert series[0].percent < series[1].percent < series[2].percent
    assert Case.objects.usable().count() >= 30
    assert DesignProduct.objects.get(slug="team").decisions.filter(state="final").exists()


def _the_chain_is_whole():
    assert {*Decision.objects.values_list("outcome", flat=True)} == {"adopted", "partly", "not", "parked"}
    assert {*Finding.objects.values_list("state", flat=True)} == {"adopted", "concept"}
    face = Finding.objects.get(sentence__startswith="Mensen willen één vast gezicht")
    rows = face.evidence_rows.select_related("contribution__occasion", "tally__occasion")
    assert {row.contribution.occasion.kind if row.contribution else row.tally.occasion.kind for row in rows} >= {
        *("round", "event", "focus_group"),
    }
    assert Evidence.objects.filter(direction="against").exists()
    assert {"introduction", "method", "questions", "next_step"} <= {
        *ReportText.objects.values_list("place", flat=True)
    }
    runs = list(Run.objects.filter(audience="intern").order_by("number"))
    assert {run.state for run in Run.objects.all()} == {"done"} and [bool(run.adopted_by_name) for run in runs][-1]
    found = {each.code: each for each in compare(runs[0], runs[-1])}
    assert found["bevindingen"].new and found["besluiten"].changed
    assert Publication.objects.get().run.format == "zip"
    assert {*WooRequest.objects.get().documents.values_list("verdict", flat=True)} == {"waits", "whole", "redacted"}


def _the_pages_can_be_read(client):
    for address in ("/dossiers/", Publication.objects.get().get_absolute_url(), "/wat-deden-we-ermee/"):
        assert "VOORBEELD" in client.get(address).content.decode()
    for page in [*Round.objects.all(), *DesignProduct.objects.all()]:
        assert client.get(page.get_absolute_url()).status_code == 200
    for round_ in Round.objects.filter(state__in=("open", "decided")):
        assert client.get(f"{round_.get_absolute_url()}uitkomst/").status_code == 200
    page = client.post("/mijn-inbreng/", {"code": RECEIPT_CODE}, follow=True).content.decode()
    assert "Uw inbreng hoorde hierbij, en dit is besloten." in page
    assert "U kunt aankloppen in de bibliotheek" in page
    client.force_login(User.objects.get(email=staff.email_of(Role.ORGANISER)))
    for line in desk_of(staff.email_of(Role.ORGANISER)):
        assert client.get(line.url).status_code == 200, line.url
