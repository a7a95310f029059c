"""A log line is for machines when asked for, and carries the number of its request and nothing about the visitor."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.processes import ROOT, environment

NUMBER = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("address", ["/healthz", "/bestaat-niet/", "/static/bestaat-niet.css"])
def test_every_answer_has_a_number_of_its_own(client: Client, db, address: str) -> None:
    first, second = (client.get(address)["X-Request-ID"] for _each in range(2))
    assert first != second
    assert len(first) == 32


@pytest.mark.parametrize(
    ("proxies", "given", "is_kept"),
    [(1, NUMBER, True), (0, NUMBER, False), (1, "kort", False), (1, f"{NUMBER}\nniet", False), (1, "x" * 40, False)],
)
def test_only_a_proxy_of_ours_gives_the_number(
    client: Client, settings, proxies: int, given: str, is_kept: bool
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    told = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    assert (told == given) is is_kept


def test_a_line_is_json_with_the_number_and_without_keys(tmp_path) -> None:
    program = """
import logging, django
django.setup()
from config.log_format import _current
_current.set("nummer-van-het-verzoek")
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("proef").exception("mislukt op %s", "/mijn-inbreng/AbCdEfGhIjKlMnOpQrStUvWxYz/")
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT / "site",
        env=environment(f"sqlite:///{tmp_path}/db.sqlite3", LOG_FORMAT="json", PYTHONPATH=f"{ROOT}:{ROOT / 'site'}"),
        capture_output=True,
        text=True,
        check=True,
    )
    line = json.loads(done.stderr.strip().splitlines()[-1])
    assert (line["level"], line["logger"], line["request_id"]) == ("ERROR", "proef", "nummer-van-het-verzoek")
    assert line["message"] == "mislukt op /mijn-inbreng/…/"
    assert "ZeroDivisionError" in line["exc_info"]
    assert line["at"]


def test_two_web_servers_add_up_their_requests_and_no_path_is_told(
    sqlite_database_url: str, serve: Callable[..., Any], tmp_path, db
) -> None:
    """As the units of systemd start them: one folder for both. Both say the same, also after a restart."""
    together = {
        "METRICS_TOKEN": "geheim",
        "CACHE_URL": f"filecache://{tmp_path / 'cache'}",
        "WEB_CONCURRENCY": "1",
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "run" / "reisgenoot"),
    }
    servers = [serve(sqlite_database_url, **together) for _each in range(2)]

    def get(server: Any, path: str, **headers: str) -> str:
        asked = urllib.request.Request(f"{server.url}{path}", headers=headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return str(answer.read().decode())

    def counted(server: Any) -> list[str]:
        told = get(server, "/metrics", Authorization="Bearer geheim")
        assert "/meedoen/" not in told
        assert "127.0.0.1" not in told
        asked = 'reisgenoot_request_seconds_count{method="GET",status="2xx",view="wagtail_serve"} '
        return [line.removeprefix(asked) for line in told.splitlines() if line.startswith(asked)]

    for _each in range(10):
        for server in servers:
            get(server, "/meedoen/")
    assert [counted(server) for server in servers] == [["20.0"], ["20.0"]]
    servers[0].process.terminate()
    servers[0].process.wait()
    assert counted(servers[1]) == ["20.0"]
    servers[0].start()
    get(servers[0], "/meedoen/")
    assert [counted(server) for server in servers] == [["21.0"], ["21.0"]]
