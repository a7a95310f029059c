"""Releases: frozen, built, then seen. Whatever happens to the builder, nobody sees half of one."""

import hashlib
import io
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from contributions.service import Refused
from education.enums import PackState, ReleaseState
from education.models import Figure, LessonPack, Material, Release, ReleaseFile
from education.releases import forms
from education.releases.asking import ask_again, ask_release
from education.releases.building import SILENCE, build
from education.releases.forms import Form, forms_of
from education.source import from_json
from education.tasks import go_on_with_releases
from education.transitions import PACK_MOVES, RELEASE_MOVES, move_pack, move_release
from tests.factories.education import source
from tests.factories.lesson_packs import file_of, released, whole_pack

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def also(monkeypatch):
    """One more form in every release: `also(write)`."""

    def add(write):
        more = [*forms.FORMS, lambda _source: [Form("txt", "docent/z.txt", "teacher", "Z", write)]]
        monkeypatch.setattr(forms, "FORMS", more)

    return add


@pytest.fixture
def waits(settings):
    """The worker is away: what is asked, waits."""
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


def kept_files(release):
    return sorted(_walk(f"uitgaven/{release.pk}"))


def _walk(folder):
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for each in folders:
        yield from _walk(f"{folder}/{each}")


def test_asking_builds_every_form_and_the_zip_holds_them_with_their_sums(all_forms):
    release = released()
    assert (release.state, release.progress, release.number) == (ReleaseState.READY, 100, 1)
    whole = file_of(release)
    data = default_storage.open(whole.file.name).read()
    assert hashlib.sha256(data).hexdigest() == whole.sha256 == release.sha256
    assert len(data) == whole.size == release.size
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        sums = dict(line.split("  ")[::-1] for line in archive.read("CHECKSUMS.txt").decode().splitlines())
        assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in sums} == sums
    own = {"00-LEES-MIJ.html", "LICENTIE.txt"}
    assert set(sums) - own == set(release.files.exclude(form="zip").values_list("path", flat=True))
    assert all(each.size == default_storage.size(each.file.name) > 0 for each in release.files.all())
    page = default_storage.open(file_of(release, "html").file.name).read().decode()
    assert "Je leest dat je 18 jaar moet zijn." in page


def test_the_same_source_gives_the_same_bytes():
    first, second = (
        [(form.path, hashlib.sha256(form.write(source())).hexdigest()) for form in forms_of(source())] for _ in "ab"
    )
    assert first == second
    release = released()
    before = list(release.files.order_by("path").values_list("path", "sha256"))
    release.files.all().delete()
    Release.objects.filter(pk=release.pk).update(state=ReleaseState.ASKED)
    assert build(release.pk)
    assert list(release.files.order_by("path").values_list("path", "sha256")) == before


def test_pupils_get_no_answers():
    pages = {form.audience: form.write(source()).decode() for form in forms_of(source()) if form.code == "html"}
    assert "Bijvoorbeeld je mentor." in pages["teacher"] and "Handleiding" in pages["teacher"]
    assert "Bijvoorbeeld je mentor." not in pages["pupil"] and "Handleiding" not in pages["pupil"]
    assert "(goed)" not in pages["pupil"] and "Klopt." not in pages["pupil"]


def test_a_form_at_a_place_that_is_taken_or_outside_is_no_form(monkeypatch):
    for path in ("docent/lespakket.html", "../elders.txt", "/etc/a"):
        more = [*forms.FORMS, lambda _source, path=path: [Form("txt", path, "teacher", "Z", lambda _s: b"")]]
        with monkeypatch.context() as patch, pytest.raises(ValueError, match="file"):
            patch.setattr(forms, "FORMS", more)
            forms_of(source())


def test_a_package_is_made_of_the_documents_before_it(monkeypatch):
    def listing(_source, documents, titles):
        told = "".join(f"{path} {len(documents[path])} {titles[path]}\n" for path in sorted(documents))
        return [forms.Package("other", "elo/les.other", "teacher", "Voor uw ELO", told.encode())]

    monkeypatch.setattr(forms, "PACKAGES", [*forms.PACKAGES, listing])
    release = released()
    made = release.files.get(form="other")
    told = default_storage.open(made.file.name).read().decode()
    page = file_of(release, "html")
    assert f"{page.path} {page.size} {page.title}\n" in told and release.state == ReleaseState.READY
    with zipfile.ZipFile(default_storage.open(file_of(release).file.name)) as archive:
        assert archive.read("elo/les.other").decode() == told
    clash = forms.Package("zip", "elo/a.zip", "teacher", "A", b"")
    monkeypatch.setattr(forms, "PACKAGES", [lambda *_given: [clash]])
    assert released().state == ReleaseState.FAILED


def test_what_changes_later_is_not_in_a_release():
    release = released()
    pack = release.pack
    Figure.objects.filter(pack=pack).update(value="21 jaar")
    second = released(pack, "Andere leeftijd.")
    assert (second.number, from_json(second.source).facts[0].value) == (2, "21 jaar")
    release.refresh_from_db()
    assert from_json(release.source).facts[0].value == "18 jaar"
    assert release.state == ReleaseState.READY and release.files.count() == second.files.count()


def test_a_loose_file_goes_along_and_its_part_is_known():
    pack = whole_pack()
    loose = Material(pack=pack, order=9, kind="file", audience="pupil", title="Filmpje")
    loose.file.save("filmpje.mp4", io.BytesIO(b"....ftypmp42"), save=False)
    loose.save()
    made = released(pack).files.get(form="mp4")
    assert made.path.startswith("leerling/filmpje") and made.material == loose
    assert made.sha256 == hashlib.sha256(b"....ftypmp42").hexdigest()


def test_of_a_builder_that_is_killed_nothing_is_seen_and_another_follows(all_forms, also, waits):
    release = ask_release(whole_pack(), "Nieuw.", by=None)
    answers = [Killed(), b"nu wel"]

    def first_killed(_source):
        if isinstance(answer := answers.pop(0), BaseException):
            raise answer
        return answer

    also(first_killed)
    with pytest.raises(Killed):
        build(release.pk)
    release.refresh_from_db()
    assert release.state == ReleaseState.BUILDING and 0 < release.progress < 100
    assert not ReleaseFile.objects.exists()
    left = kept_files(release)
    assert left
    assert go_on_with_releases() == 0  # it may still be alive
    Release.objects.update(beat_at=timezone.now() - SILENCE - timedelta(seconds=1))
    assert go_on_with_releases() == 1
    release.refresh_from_db()
    assert release.state == ReleaseState.READY
    assert not set(left) & set(kept_files(release))
    kept = {*release.files.values_list("file", flat=True), *release.pictures.values_list("file", flat=True)}
    assert set(kept_files(release)) == kept and len(kept) > release.files.count()
    assert go_on_with_releases() == 0


def test_a_builder_that_was_only_slow_throws_its_files_away(also, waits):
    release = ask_release(whole_pack(), "Nieuw.", by=None)
    other = uuid.uuid4()

    def taken_over(_source):
        Release.objects.filter(pk=release.pk).update(builder=other)
        return b"te laat"

    also(taken_over)
    assert not build(release.pk)
    release.refresh_from_db()
    assert (release.state, release.builder) == (ReleaseState.BUILDING, other)
    assert not ReleaseFile.objects.exists() and kept_files(release) == []


def test_one_that_fails_says_so_and_can_be_tried_again(also):
    answers = [ZeroDivisionError("kapot"), b"goed"]

    def first_broken(_source):
        if isinstance(answer := answers.pop(0), Exception):
            raise answer
        return answer

    also(first_broken)
    release = released()
    assert release.state == ReleaseState.FAILED and "opnieuw" in release.problem
    assert not ReleaseFile.objects.exists() and kept_files(release) == []
    ask_again(release, by=None)
    release.refresh_from_db()
    assert (release.state, release.problem) == (ReleaseState.READY, "")
    with pytest.raises(Refused):
        ask_again(release, by=None)


def test_pressed_twice_is_one_and_a_second_waits_for_the_first(waits):
    pack = whole_pack()
    first = ask_release(pack, "Nieuw.", by=None)
    assert ask_release(pack, " Nieuw. ", by=None) == first
    with pytest.raises(Refused, match="Uitgave 1 wordt nog gemaakt"):
        ask_release(pack, "Iets anders.", by=None)
    assert build(first.pk) and not build(first.pk)
    assert ask_release(pack, "Iets anders.", by=None).number == 2


@pytest.mark.parametrize("lack", ["aims", "figure", "withdrawn", "changes"])
def test_what_holds_a_release_back_is_a_sentence(lack):
    pack = whole_pack(**{"aims": {"aims": []}, "withdrawn": {"state": "withdrawn"}}.get(lack, {}))
    if lack == "figure":
        Figure.objects.filter(pack=pack).update(valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        ask_release(pack, "" if lack == "changes" else "Nieuw.", by=None)
    assert refusal.value.sentence.endswith(".")
    assert not Release.objects.exists()


def test_every_move_that_is_not_in_the_table_is_refused():
    release, pack = released(), whole_pack()
    for table, states, thing, move in (
        (RELEASE_MOVES, ReleaseState, release, move_release),
        (PACK_MOVES, PackState, pack, lambda it, to: move_pack(it, to, by=None)),
    ):
        model = type(thing)
        for was in states:
            for to in states:
                model.objects.filter(pk=thing.pk).update(state=was)
                if to == was or to in table[was]:
                    assert move(thing, to).state == to
                else:
                    with pytest.raises(Refused):
                        move(thing, to)
                    assert model.objects.get(pk=thing.pk).state == was
    assert LessonPack.objects.count() == 2
