"""Builders that are killed for real, and two at once: nobody ever sees half a release, and no file is left over."""

import hashlib
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections
from django.test import Client
from django.utils import timezone
from django_q.conf import Conf

from education.models import LessonPack, Release
from education.releases.asking import ask_release
from education.releases.building import SILENCE, build, give_back_silent
from education.tasks import go_on_with_releases, sweep_releases
from tests.factories.lesson_packs import whole_pack
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db(transaction=True)
IS_DEEP = SAMPLE.name == "deep"
#: How many releases; each loses so many builders at most before it is left in peace.
RELEASES, KILLS = (SAMPLE.kill_rounds // 10, 8) if IS_DEEP else (1, 3)


@pytest.fixture(autouse=True)
def worker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked, waits for a builder of the test."""
    monkeypatch.setattr(Conf, "SYNC", False)


def builder(release: Release) -> int:
    """A process that builds this release: its number. It ends with 0 when it made the release ready, else with 1."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    code = 2
    try:
        code = 0 if build(release.pk) else 1
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def on_disk(pack: LessonPack) -> set[str]:
    root = Path(settings.MEDIA_ROOT)
    folders = [root / f"uitgaven/{release.pk}" for release in pack.releases.all()]
    return {str(each.relative_to(root)) for folder in folders for each in folder.rglob("*") if each.is_file()}


def named(pack: LessonPack) -> set[str]:
    rows = [(each.files, each.pictures) for each in pack.releases.all()]
    return {name for both in rows for each in both for name in each.values_list("file", flat=True)}


def look(release: Release) -> bool:
    """Whether it is there; when it is, then whole, and when it is not, then not at all."""
    release.refresh_from_db()
    address = f"/lespakketten/{release.pack.slug}/uitgave/{release.number}/pakket.zip"
    answer = Client().get(address)
    if release.state != "ready":
        assert release.state in ("asked", "building") and not release.problem
        assert (answer.status_code, release.files.count(), release.pictures.count()) == (404, 0, 0)
        return False
    whole = b"".join(answer.streaming_content)
    assert hashlib.sha256(whole).hexdigest() == release.sha256
    for file in release.files.all():
        assert hashlib.sha256(default_storage.open(file.file.name).read()).hexdigest() == file.sha256
    return True


@pytest.mark.timeout(3600 if IS_DEEP else 300)
def test_killed_at_any_moment_and_the_next_one_finishes() -> None:
    dice, pack, kills, before = random.Random(20261127), whole_pack(), 0, ""
    takes = 1.5  # seconds, and as measured after the first
    for number in range(1, RELEASES + 1):
        release = ask_release(pack, f"Nieuw in {number}.", by=None)
        for left in range(KILLS, -1, -1):
            began, pid = time.monotonic(), builder(release)
            if left:
                time.sleep(dice.uniform(0.1, 1.1) * takes)
                os.kill(pid, signal.SIGKILL)
                kills += ended(pid) == -signal.SIGKILL
            else:
                assert ended(pid) == 0
                takes = time.monotonic() - began
            if look(release):
                break
            Release.objects.filter(pk=release.pk, state="building").update(beat_at=timezone.now() - 2 * SILENCE)
            give_back_silent()
        assert look(release) and release.sha256 != before
        before = release.sha256
    print(f"{RELEASES} releases, {kills} builders killed")
    assert kills >= RELEASES
    assert go_on_with_releases() == 0
    sweep_releases()
    assert on_disk(pack) == named(pack)


def test_two_builders_at_once_are_one() -> None:
    pack = whole_pack()
    for number in range(5 if IS_DEEP else 1):
        release = ask_release(pack, f"Nieuw in {number}.", by=None)
        pids = [builder(release) for _each in range(2)]
        assert sorted(map(ended, pids)) == [0, 1]
        assert look(release)
    assert on_disk(pack) == named(pack)


@pytest.fixture
def first_holds(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Any]]:
    """The first builder stops in the middle, alive; call what comes back to let it go on."""
    from education.enums import Audience
    from education.formats.shape import Form
    from education.releases import forms

    reading, writing = os.pipe()
    place = Form("txt", "docent/z.txt", Audience.TEACHER, "Z", lambda _source: os.read(reading, 1))
    monkeypatch.setattr(forms, "FORMS", [forms.web_pages, lambda _source: [place]])
    monkeypatch.setattr(forms, "PACKAGES", [])
    yield lambda: os.write(writing, b"ab")
    os.close(reading)
    os.close(writing)


def test_a_slow_builder_that_was_given_up_leaves_nothing_beside_the_other(first_holds: Callable[[], Any]) -> None:
    pack = whole_pack()
    release = ask_release(pack, "Nieuw.", by=None)
    slow = builder(release)
    deadline = time.monotonic() + 60
    while len(on_disk(pack)) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    Release.objects.update(beat_at=timezone.now() - 2 * SILENCE)
    give_back_silent()
    other = builder(release)
    first_holds()
    assert sorted([ended(slow), ended(other)]) == [0, 1]
    assert look(release)
    sweep_releases()
    assert on_disk(pack) == named(pack)
