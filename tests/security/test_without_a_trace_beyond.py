"""Promise 2 beyond the tables: exports, files, the log as a server writes it, figures, and the ledger of erasures.

Somebody with marked address, browser and moment takes part with a voice, asks, objects and takes words back. Then
everything that is made of it afterwards is searched for the marks. Pupils: tests/education/classroom/test_trace.py.
"""

import io
import json
import logging
import logging.config
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django_q.models import OrmQ, Task

from audit.models import AuditEvent
from consultation.models import Recording, Round
from notices.models import Notice
from privacy import erasures
from privacy.models import Erasure, RightsRequest
from tests.consultation.recording.speaker import OPEN, Speaker
from tests.factories.rounds import open_round
from tests.home.deeds import deed
from tests.security.test_without_a_trace import MARKS, MOMENT, WORDS, code_of, hand_in, marked_client
from tests.security.trace import database_dump, everything_logged, files_dump

pytestmark = pytest.mark.django_db
#: When others make exports of it: another day, and a minute that looks like none of the marks.
LATER = datetime(2027, 5, 3, 6, 21, 11, tzinfo=UTC)


@pytest.fixture
def places(settings, tmp_path: Path) -> list[Path]:
    """Every folder where a file can land, the private one and the ledger included."""
    folders = {name: tmp_path / name for name in ("cache", "media", "private", "erasures")}
    for folder in folders.values():
        folder.mkdir()
    on_disk = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        **{name: {"BACKEND": on_disk, "OPTIONS": {"location": folders[name]}} for name in ("private", "erasures")},
    }
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folders["cache"]}
    }
    settings.MEDIA_ROOT = folders["media"]
    return list(folders.values())


@pytest.fixture
def round_() -> Round:
    return open_round(closes_at=MOMENT + timedelta(days=14), takes_recordings=True)


@pytest.fixture
def server_log() -> Iterator[io.StringIO]:
    """What a server with LOG_FORMAT=json writes: its levels, its filters, its format."""
    written = io.StringIO()
    asked = {**django_settings.LOGGING, "handlers": {**django_settings.LOGGING["handlers"]}}
    for name in ("console", "audit"):
        handler = {key: value for key, value in asked["handlers"][name].items() if key != "class"}
        asked["handlers"][name] = {**handler, "class": "logging.StreamHandler", "stream": written, "formatter": "json"}
    logging.config.dictConfig(asked)
    try:
        yield written
    finally:
        logging.config.dictConfig(django_settings.LOGGING)


def unpacked(data: bytes) -> str:
    """The text of a file; of every part, when it is an archive (a workbook is one)."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [f"{each.filename} {each.date_time}" for each in archive.infolist()]
        return "\n".join([*parts, *(unpacked(archive.read(each)) for each in archive.infolist())])


def take_part(walker: Speaker) -> str:
    """With a voice, an address in no field, and everything one can do afterwards; returns the code."""
    assert walker.begin().send(number=OPEN).status_code == 302
    hand_in(walker)
    code = code_of(walker)
    client = walker.client
    client.post("/mijn-inbreng/", {"code": code})
    deed(client, "/mijn-inbreng/bericht/", {"kind": "question", "text": "Wanneer hoor ik iets?"})
    assert deed(client, "/mijn-inbreng/verzoek/", {"kind": "access", "text": "Wat doet u?"}).status_code == 302
    assert client.get("/mijn-inbreng/gegevens/bestand/").status_code == 200
    assert client.get("/zoeken/", {"q": "wachten"}).status_code == 200
    return code


@pytest.mark.parametrize(
    "exports",
    [
        [("json", "intern")],
        pytest.param([("json", "intern"), ("xlsx", "openbaar"), ("zip", "intern")], marks=pytest.mark.deep),
    ],
    ids=["one", "all"],
)
def test_no_export_file_log_figure_or_ledger_tells_who_from_where_or_when(
    round_: Round, places: list[Path], server_log: io.StringIO, settings, tmp_path: Path, client: Client, exports
) -> None:
    before = set(database_dump().splitlines())
    counts = (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count(), Notice.objects.count())
    with time_machine.travel(MOMENT, tick=False):
        code = take_part(Speaker(round_, marked_client()))
    assert server_log.getvalue() == "", "taking part writes no line in the log of a server"
    assert (Recording.objects.count(), RightsRequest.objects.count()) == (1, 1)
    assert (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count(), Notice.objects.count()) == counts
    assert Session.objects.count() == 0

    kept: dict[str, str] = {}
    settings.METRICS_TOKEN = "geheim"
    with time_machine.travel(LATER, tick=False), everything_logged() as lines:
        for form, audience in exports:
            target = tmp_path / f"dossier-{audience}.{form}"
            call_command("handover", format=form, audience=audience, output=target, stdout=io.StringIO())
            kept[f"{form} {audience}"] = unpacked(target.read_bytes())
        kept["figures"] = client.get("/metrics", headers={"Authorization": "Bearer geheim"}).text
        walker = Client()
        walker.post("/mijn-inbreng/", {"code": code})
        assert deed(walker, "/mijn-inbreng/terughalen/").status_code == 302
        assert Erasure.objects.exists() and erasures.note() > 0
    kept["log"] = "\n".join(lines)
    kept["files"] = files_dump(*places)
    kept["database"] = "\n".join(line for line in database_dump().splitlines() if line not in before)
    assert WORDS in kept["json intern"], "the search must be able to find what is there"
    assert WORDS not in kept["database"], "and what is taken back is gone"
    assert '"kind": "contribution"' in kept["files"], "the ledger is among the files"
    for place, text in kept.items():
        assert [mark for mark in MARKS if mark in text] == [], f"found in the {place}"
        if place != "log":
            assert code not in text, f"the code itself is in the {place}"


def test_the_log_of_a_server_is_json_and_would_show_a_mark(server_log: io.StringIO) -> None:
    """A test of the test: a line above its level is written, and read as JSON."""
    logging.getLogger("iets").warning("van %s", MARKS[0])
    line = json.loads(server_log.getvalue())
    assert MARKS[0] in line["message"] and line["level"] == "WARNING"
