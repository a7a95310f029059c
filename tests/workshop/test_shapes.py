"""compose.yaml and the alarms say only what the engine and Prometheus take; and the check sees what is wrong."""

import pytest

from tests.fixtures.processes import ROOT
from tests.workshop.shapes import problems_of_alarms, problems_of_compose

COMPOSE = (ROOT / "deploy/compose.yaml").read_text()
ALARMS = (ROOT / "deploy/prometheus/reisgenoot.yml").read_text()


def test_what_we_give_is_right() -> None:
    assert problems_of_compose(COMPOSE) == []
    assert problems_of_alarms(ALARMS) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  worker:\n", "  worker:\n    comand: [x]\n"),
        ("    stop_grace_period: 60s\n", "    stop_grace_period: 60\n"),
        ("    stop_grace_period: 60s\n", "    stop_grace_period: 60s\n    stop_grace_period: 61s\n"),
        ('    restart: "no"\n    depends_on', "    restart: no\n    depends_on"),
        ('FOLDERS_SHARED: "1"', "FOLDERS_SHARED: 1"),
        ('"127.0.0.1:8000:8000"', '"8000:8000"'),
        ("read_only: true", 'read_only: "true"'),
        ("        condition: service_healthy\n", "        condition: healthy\n"),
        ("      cache:\n        condition: service_started", "      cache:\n        condition: service_healthy"),
        ("      cache:\n", "      cash:\n"),
        ('profiles: ["back-up"]', "profiles: back-up"),
        ("  lists:\n  database:\n  files:", "  lists:\n  database:\n  file:"),
        ("      - lists:/var/lib/clamav", "      - lists"),
        ("      retries: 20", "      retries: twenty"),
        ('test: ["CMD-SHELL", "pg', 'test: ["CMDSHELL", "pg'),
        ("  <<: *house\n", "  <<: *huis\n"),
        ("services:\n", "services:\n\tx: 1\n"),
    ],
)
def test_what_an_engine_would_not_take_is_seen(right: str, wrong: str) -> None:
    assert right in COMPOSE
    assert problems_of_compose(COMPOSE.replace(right, wrong))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("for: 36h", "for: 36 hours"),
        ("for: 36h", "for: 36h\n        for: 37h"),
        ("alert: ReisgenootSilent", "alarm: ReisgenootSilent"),
        ("alert: ReisgenootSilent", "alert: ReisgenootTrouble"),
        ("absent(reisgenoot_build_info)", "absent(reisgenoot_build_info"),
        ("absent(reisgenoot_build_info)", "absent reisgenoot_build_info"),
        ("absent(reisgenoot_build_info)", "absent()"),
        ("reisgenoot_trouble == 1", "reisgenoot_trouble = 1"),
        ("reisgenoot_trouble == 1", "reisgenoot_trouble =="),
        ("reisgenoot_trouble == 1", "reisgenoot_trouble 1"),
        ('status="5xx"', "status=5xx"),
        ("[5m]))", "[5 minutes]))"),
        ("sum(rate(reis", "summ(rate(reis"),
        ("{{ $labels.what }}", "{{ labels.what }}"),
        ("groups:", "group:"),
    ],
)
def test_what_prometheus_would_not_take_is_seen(right: str, wrong: str) -> None:
    assert right in ALARMS
    assert problems_of_alarms(ALARMS.replace(right, wrong, 1))
