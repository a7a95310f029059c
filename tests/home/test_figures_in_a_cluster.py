"""Inside a cluster monitoring asks over http, by the name of the service: with production's own rules about https."""

import importlib
import sys
from types import ModuleType

import pytest
import yaml
from django.test import Client

from tests.fixtures.processes import ROOT

pytestmark = pytest.mark.django_db
SERVICE = "web.reisgenoot.svc"


@pytest.fixture
def rules(monkeypatch) -> ModuleType:
    """Production's settings, read as they stand."""
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    monkeypatch.setenv("RECEIPT_KEY", "y" * 50)
    monkeypatch.setenv("TRUSTED_PROXY_COUNT", "1")
    for name in [each for each in sys.modules if each.startswith("config.settings.production")]:
        monkeypatch.delitem(sys.modules, name)
    found = importlib.import_module("config.settings.production")
    sys.modules.pop("config.settings.production")
    return found


@pytest.mark.parametrize(
    ("path", "token", "status"),
    [
        ("/metrics", "Bearer geheim", 200), ("/metrics", "Bearer ander", 404), ("/metrics", "", 404),
        ("/healthz", "", 200), ("/readyz", "", 503), ("/metrics/", "Bearer geheim", 301), ("/", "", 301),
        ("/account/login/", "", 301),
    ],
)  # fmt: skip
def test_only_what_machines_ask_is_answered_over_http(
    rules: ModuleType, settings, path: str, token: str, status: int
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_REDIRECT_EXEMPT = True, rules.SECURE_REDIRECT_EXEMPT
    settings.SECURE_PROXY_SSL_HEADER = rules.SECURE_PROXY_SSL_HEADER
    settings.METRICS_TOKEN = "geheim"
    told = yaml.safe_load_all((ROOT / "deploy/kubernetes/1-settings.yaml").read_text())
    (given,) = (each["data"] for each in told if each["kind"] == "ConfigMap")
    settings.ALLOWED_HOSTS = given["ALLOWED_HOSTS"].split(",")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = int(given["TRUSTED_PROXY_COUNT"])
    answer = Client().get(path, headers={"host": SERVICE, "authorization": token})
    assert answer.status_code == status
    assert (b"reisgenoot_trouble" in answer.content) is (status == 200 and path == "/metrics")
