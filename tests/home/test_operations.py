"""The operator sees what runs, waits and fails, and what to do; a monitoring server reads the same facts."""

import re
from datetime import timedelta

import pytest
import yaml
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task
from prometheus_client.parser import text_string_to_metric_families

from audit.models import AuditEvent
from audit.protection import lifted
from audit.service import record
from audit.tasks import seal_trail, verify_trail
from handover.models import Run, RunState
from home.operations.facts import LEAST_FREE_BYTES, look
from notices.models import Notice, NoticeState
from pages import health
from people.service import Role
from tests.factories.people import staff
from tests.fixtures.processes import ROOT

pytestmark = pytest.mark.django_db
ADDRESS = "/beheer/hoe-draait-het/"


@pytest.fixture
def well(settings) -> None:
    """A platform on which nothing is wrong."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    health.beat()
    health.beat(health.BACK_UP)
    record("audit.verify", by=None, problems=0)
    Schedule.objects.update(next_run=timezone.now() + timedelta(minutes=1))


def failed_task() -> None:
    now = timezone.now()
    Task.objects.create(id="a" * 32, name="x", func="f", started=now, stopped=now, success=False)


def late_schedule() -> None:
    Schedule.objects.filter(pk=Schedule.objects.first().pk).update(next_run=timezone.now() - timedelta(hours=1))


def failed_mail() -> None:
    Notice.objects.create(key="a", template="t", text="x", state=NoticeState.FAILED, last_problem="refused")


def old_mail() -> None:
    Notice.objects.create(key="a", template="t", text="x")
    Notice.objects.update(queued_at=timezone.now() - timedelta(hours=3))


def failed_dossier() -> None:
    Run.objects.create(state=RunState.FAILED, finished_at=timezone.now(), format="xlsx")


def silent_worker() -> None:
    health.Heartbeat.objects.update(beat_at=timezone.now() - timedelta(hours=3))


def no_backup_since(hours: float) -> None:
    health.Heartbeat.objects.filter(name=health.BACK_UP).delete()
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(hours=hours))


def never_a_backup() -> None:
    no_backup_since(37)


def trail_never_verified() -> None:
    with lifted():
        AuditEvent.objects.filter(action="audit.verify").delete()
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(hours=37))


def trail_verified_long_ago() -> None:
    seal_trail()
    with lifted():
        AuditEvent.objects.filter(action="audit.verify").update(at=timezone.now() - timedelta(hours=37))


def old_backup() -> None:
    health.Heartbeat.objects.filter(name=health.BACK_UP).update(beat_at=timezone.now() - timedelta(hours=37))


def page(client: Client) -> str:
    client.force_login(staff(Role.ADMINISTRATOR))
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def altered_trail() -> None:
    record("test.deed", by=None)
    seal_trail()
    with lifted():
        AuditEvent.objects.filter(action="test.deed").update(actor_id=7)
    verify_trail()
    seal_trail()


def unsealed_trail() -> None:
    AuditEvent.objects.create(action="test.deed", at=timezone.now() - timedelta(minutes=20))


def test_when_all_is_well_the_page_says_so(well, client: Client) -> None:
    assert look().troubles == frozenset()
    assert "Alles draait. U hoeft niets te doen." in page(client)


@pytest.mark.parametrize(
    ("trouble", "code", "advice"),
    [
        (silent_worker, "worker", "Start de werker opnieuw"),
        (failed_task, "tasks_failed", "Kijk in het logboek van de werker"),
        (late_schedule, "schedules_late", "De werker houdt het niet bij"),
        (failed_mail, "mail_failed", "Verstuur ze opnieuw"),
        (old_mail, "mail_oldest", "Kijk of de mailserver antwoordt"),
        (failed_dossier, "dossiers_failed", "Open het dossier"),
        (old_backup, "backup", "Kijk waarom er geen nieuwe kwam"),
        (never_a_backup, "backup", "nog nooit gemaakt Maak er nu een: manage.py backup"),
        (trail_never_verified, "trail_verified", "Draai manage.py verify_trail. Kijk waarom"),
        (trail_verified_long_ago, "trail_verified", "Draai manage.py verify_trail. Kijk waarom"),
        (altered_trail, "trail", "Draai manage.py verify_trail"),
        (unsealed_trail, "trail_unsealed", "Kijk of de werker draait"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(well, client: Client, trouble, code: str, advice: str) -> None:
    trouble()
    assert look().troubles == {code}
    text = page(client)
    assert advice in text
    assert "Alles draait" not in text


@pytest.mark.parametrize(
    ("url", "required", "codes", "says"),
    [
        ("", True, {"scanner"}, "Zet CLAMD_URL in de omgeving"),
        ("tcp://127.0.0.1:9", True, {"scanner"}, "Start ClamAV opnieuw"),
        ("none", True, set(), "staat uit: bestanden worden niet nagekeken"),
        ("", False, set(), "staat uit: bestanden worden niet nagekeken"),
    ],
)
def test_how_it_stands_with_the_scanner_is_told(well, client: Client, settings, url, required, codes, says) -> None:
    settings.CLAMD_URL, settings.SCANNER_REQUIRED = url, required
    assert look().troubles == codes
    assert says in page(client)


def test_a_disk_that_runs_full_is_named(well, client: Client, monkeypatch) -> None:
    import shutil

    real = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda path: real(path)._replace(free=LEAST_FREE_BYTES - 1))
    assert look().troubles == {"free"}
    assert "Maak ruimte" in page(client)


@pytest.mark.parametrize(
    "kind", ["django.core.cache.backends.redis.RedisCache", "pages.steady_redis.SteadyRedisCache"]
)
def test_a_cache_that_is_gone_is_named(well, client: Client, settings, kind: str) -> None:
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": "redis://127.0.0.1:1"}}
    assert look().troubles == {"cache"}


def test_a_new_installation_has_till_the_second_night_for_its_first_back_up(well, settings) -> None:
    no_backup_since(35)
    assert look().troubles == frozenset()
    never_a_backup()
    settings.IS_DEMO = True
    assert look().troubles == frozenset(), "what is an example is not kept"


def test_who_makes_back_ups_in_another_way_tells_so(well) -> None:
    never_a_backup()
    call_command("backup", "--made-elsewhere", verbosity=0)
    assert look().troubles == frozenset()
    for wrong in ([], ["ergens", "--made-elsewhere"]):
        with pytest.raises(CommandError):
            call_command("backup", *wrong)


def test_what_lies_in_the_past_is_history(well) -> None:
    failed_task()
    failed_dossier()
    Task.objects.update(stopped=timezone.now() - timedelta(days=2))
    Run.objects.update(finished_at=timezone.now() - timedelta(days=2))
    assert look().troubles == frozenset()


@pytest.mark.parametrize("number", [1, 3])
def test_looking_asks_the_same_whatever_there_is(well, number: int, django_assert_num_queries) -> None:
    for each in range(number):
        Notice.objects.create(key=f"{each}", template="t", text="x")
        OrmQ.objects.create(key="reisgenoot", payload="x", lock=timezone.now())
        Run.objects.create(state=RunState.QUEUED, format="xlsx")
    with django_assert_num_queries(11):
        facts = look()
    assert (facts.mail_waiting, facts.tasks_waiting, facts.dossiers_busy) == (number, number, number)
    assert facts.database_bytes > 100_000
    assert storages["private"]


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer fout", "geheim"])
def test_figures_are_not_there_for_strangers(client: Client, settings, header: str) -> None:
    settings.METRICS_TOKEN = "geheim" if header != "geheim" else "ander"
    assert client.get("/metrics", headers={"Authorization": header}).status_code == 404


def test_figures_are_not_there_for_anybody_without_a_token_in_the_settings(client: Client, settings) -> None:
    settings.METRICS_TOKEN = ""
    for header in ("", "Bearer ", "Bearer"):
        assert client.get("/metrics", headers={"Authorization": header}).status_code == 404


def test_a_monitoring_server_reads_the_facts(well, client: Client, settings) -> None:
    settings.METRICS_TOKEN = "geheim"
    old_mail()
    answer = client.get("/metrics", headers={"Authorization": "Bearer geheim"})
    assert answer["Content-Type"].startswith("text/plain")
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]
    told = {each.name: each.samples for each in text_string_to_metric_families(answer.content.decode())}
    assert told["reisgenoot_mail_waiting"][0].value == 1
    assert told["reisgenoot_mail_oldest_seconds"][0].value == pytest.approx(3 * 3600, abs=60)
    assert told["reisgenoot_backup_age_seconds"][0].value < 60
    assert [each.labels["what"] for each in told["reisgenoot_trouble"] if each.value == 1] == ["mail_oldest"]
    assert told["reisgenoot_cache_works"][0].value == 1
    assert told["reisgenoot_build_info"][0].labels["database"] in {"sqlite", "postgresql"}
    assert reverse("operations") == ADDRESS


def test_a_back_up_that_was_never_made_is_a_figure_too(well, client: Client, settings) -> None:
    settings.METRICS_TOKEN = "geheim"
    never_a_backup()
    answer = client.get("/metrics", headers={"Authorization": "Bearer geheim"})
    told = {each.name: each.samples for each in text_string_to_metric_families(answer.content.decode())}
    assert told["reisgenoot_backup_missing_seconds"][0].value == pytest.approx(37 * 3600, abs=60)
    assert "reisgenoot_backup_age_seconds" not in told
    assert [each.labels["what"] for each in told["reisgenoot_trouble"] if each.value == 1] == ["backup"]


def test_every_alarm_is_about_a_figure_that_is_told(well, client: Client, settings) -> None:
    """An alarm with a typing error never rings; one about a figure that can be left out says what then."""
    settings.METRICS_TOKEN = "geheim"
    health.Heartbeat.objects.all().delete()
    text = client.get("/metrics", headers={"Authorization": "Bearer geheim"}).content.decode()
    told = {sample.name for each in text_string_to_metric_families(text) for sample in each.samples}
    told.add("reisgenoot_request_seconds_count")  # told by a real server: tests/config/test_log_lines.py
    rules = yaml.safe_load((ROOT / "deploy/prometheus/reisgenoot.yml").read_text())["groups"][0]["rules"]
    for rule in rules:
        named = set(re.findall(r"reisgenoot_\w+", rule["expr"]))
        assert named
        assert named <= told or rule["expr"].startswith("absent("), rule["expr"]
        assert rule["annotations"]["summary"]
    # Everything that the operator's page calls trouble rings by one rule.
    assert [rule["expr"] for rule in rules if "reisgenoot_trouble" in rule["expr"]] == ["reisgenoot_trouble == 1"]
