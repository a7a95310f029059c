"""What must be right before a release: each line leads to where it is mended."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from education.authoring.checklist import blockers_of, check, has_answer
from education.authoring.desk import failed_releases, old_figures
from education.authoring.materials import keep_material
from education.models import ClassItem, Figure, LessonPack, LessonStep, Material, QuizQuestion, Release
from tests.factories.education import pack as bare_pack
from tests.factories.lesson_packs import BODY, released, whole_pack

pytestmark = pytest.mark.django_db
PICTURE = {"type": "image", "value": {"image": 1, "text": " "}}


def wrong(pack):
    return {line.code for line in check(pack, timezone.localdate()) if not line.is_right}


def test_a_whole_pack_has_nothing_that_holds_it_back():
    assert wrong(whole_pack()) == {"minutes"}
    assert blockers_of(whole_pack(minutes=10), timezone.localdate()) == []


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("levels", lambda pack: LessonPack.objects.update(levels=[])),
        ("subjects", lambda pack: LessonPack.objects.update(subjects=[])),
        ("aims", lambda pack: LessonPack.objects.update(aims=[])),
        ("licence", lambda pack: LessonPack.objects.update(licence="")),
        ("steps", lambda pack: LessonStep.objects.all().delete()),
        ("guide", lambda pack: Material.objects.filter(kind="guide").delete()),
        ("worksheet", lambda pack: Material.objects.filter(kind="worksheet").delete()),
        ("empty", lambda pack: Material.objects.filter(kind="guide").update(body=[])),
        ("alt_texts", lambda pack: Material.objects.filter(kind="guide").update(body=[PICTURE])),
        ("answers", lambda pack: QuizQuestion.objects.update(kind="open")),
        ("figure_codes", lambda pack: Figure.objects.update(code="anders")),
        ("figures", lambda pack: Figure.objects.update(valid_until=timezone.localdate() - timedelta(days=1))),
    ],
)
def test_what_is_wrong_is_told_with_the_way_to_mend_it(code, spoil, desk):
    pack = whole_pack(minutes=10)
    spoil(pack)
    pack.refresh_from_db()
    line = next(line for line in check(pack, timezone.localdate()) if line.code == code)
    assert not line.is_right and line.blocks and line.says.endswith(".")
    assert desk.get(line.url).status_code == 200
    page = desk.get(f"/beheer/lespakketten/inspect/{pack.pk}/").content.decode()
    assert line.url in page and "Los het op" in page


def test_of_empty_materials_it_names_the_first_and_counts_the_others():
    pack = whole_pack(minutes=10)
    says = []
    for kinds in ((), ("guide",), ("guide", "worksheet")):
        Material.objects.filter(pack=pack, kind__in=kinds).update(body=[])
        says.append(next(line.says for line in check(pack, timezone.localdate()) if line.code == "empty"))
        pack = LessonPack.objects.get(pk=pack.pk)
    assert says[0] == "" and says[1].endswith("haal het weg.") and says[2].endswith("Er is nog 1 leeg materiaal.")


@pytest.mark.parametrize(
    ("text", "is_of_home"),
    [
        ("Hoe gaat het thuis met geld?", True),
        ("Krijgen jouw ouders een toeslag?", True),
        ("Ouders moeten meebetalen tot 21 jaar.", False),
        ("De overheid moet duidelijker schrijven.", False),
    ],
)
def test_a_question_about_home_is_pointed_out_and_holds_nothing_back(text, is_of_home, desk):
    pack = whole_pack(minutes=10)
    ClassItem.objects.filter(pack=pack).update(text=text)
    assert wrong(pack) == ({"home"} if is_of_home else set())
    assert blockers_of(pack, timezone.localdate()) == []
    page = desk.get(f"/beheer/lespakketten/inspect/{pack.pk}/").content.decode()
    assert ("gaat misschien over thuis" in page) == is_of_home


def test_hard_words_for_pupils_are_advice_and_no_more():
    pack = whole_pack(minutes=10, reading="a2")
    hard = "De bestuursrechtelijke verantwoordelijkheidsverdeling noodzaakt organisaties tot herwaardering. "
    body = [{"type": "paragraph", "value": {"text": hard * 6}}]
    Material.objects.filter(pack=pack, kind="worksheet").update(body=body)
    assert wrong(pack) == {"reading"}
    assert blockers_of(pack, timezone.localdate()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "choice", "options": [{"text": "a", "correct": True}]}, False),
        ({"kind": "choice", "options": [{"text": "a", "correct": True}, {"text": "b", "correct": True}]}, False),
        ({"kind": "several", "options": [{"text": "a", "correct": True}, {"text": "b", "correct": True}]}, True),
        ({"kind": "several", "options": [{"text": "a"}, {"text": "b"}]}, False),
        ({"kind": "match", "pairs": [{"left": "a", "right": "b"}]}, False),
        ({"kind": "match", "pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]}, True),
        ({"kind": "open", "model_answer": " "}, False),
        ({"kind": "true_false"}, True),
    ],
)
def test_whether_a_teacher_can_tell_what_is_right(fields, expected):
    assert has_answer(QuizQuestion(text="?", **fields)) is expected


def test_a_large_pack_asks_as_few_queries_as_a_small_one():
    small, large = whole_pack(), whole_pack()
    for number in range(4):
        Material.objects.create(pack=large, order=9 + number, kind="poster", title="Poster", body=BODY)
        Figure.objects.create(pack=large, code=f"c{number}", value="1", says="x", source="y", valid_until="2099-01-01")
    counts = []
    for pack in (small, large):
        with CaptureQueriesContext(connection) as queries:
            check(LessonPack.objects.get(pk=pack.pk), timezone.localdate())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7


def test_a_figure_holds_on_its_last_day_and_not_the_day_after(editor):
    pack, today = whole_pack(minutes=10), timezone.localdate()
    Figure.objects.filter(pack=pack).update(valid_until=today)
    assert "figures" not in wrong(pack)
    assert [line.title for line in old_figures(editor)] == ["Kijk naar 1 cijfer dat bijna verloopt"]
    Figure.objects.filter(pack=pack).update(valid_until=today - timedelta(days=1))
    assert "figures" in wrong(pack)
    line = next(iter(old_figures(editor)))
    assert line.title == "Vervang 1 cijfer dat niet meer geldt" and line.url.endswith(f"/{pack.pk}/lijst/cijfers/")
    LessonPack.objects.update(state="withdrawn")
    assert list(old_figures(editor)) == []


def test_a_release_that_failed_is_on_the_desk_until_there_is_a_newer_one(editor):
    release = released()
    assert list(failed_releases(editor)) == []
    Release.objects.update(state="failed")
    assert [line.title for line in failed_releases(editor)] == ["Maak 1 uitgave opnieuw"]
    released(release.pack, "Beter.")
    assert list(failed_releases(editor)) == []


def test_a_pack_that_was_only_begun_says_what_belongs_in_it():
    assert {"empty", "minutes"} == wrong(bare_pack())


def test_a_loose_pdf_that_not_everybody_can_read_is_told_of_and_holds_nothing_back(editor):
    pack = whole_pack(minutes=10)
    kept = keep_material(
        pack,
        None,
        {"title": "Kaart", "kind": "file", "audience": "pupil"},
        upload=(io.BytesIO(b"%PDF-1.7 kapot"), "kaart.pdf"),
        seen=pack.version,
        by=editor,
    )
    assert kept.file_faults == ["unreadable"] and kept.file.name.endswith("kaart.pdf")
    line = next(line for line in check(pack, timezone.localdate()) if line.code == "pdf")
    assert not line.is_right and not line.blocks and line.url.endswith(f"/materiaal/{kept.pk}/")
    assert line.says.startswith("Niet iedereen kan ‘Kaart’ lezen. In deze PDF is de inhoud niet te lezen.")
    assert blockers_of(pack, timezone.localdate()) == []
    pack.refresh_from_db()
    upload = (io.BytesIO(b"\x89PNG\r\n\x1a\n...."), "kaart.png")
    keep_material(pack, kept, {"kind": "file"}, upload=upload, seen=pack.version, by=editor)
    assert wrong(pack) == set()


def test_the_pdfs_that_we_make_are_checked_with_each_release():
    pack = whole_pack(minutes=10)
    label = next(line.label for line in check(pack, timezone.localdate()) if line.code == "pdf")
    assert label == "Toegankelijke PDF (wij controleren dit bij de eerste uitgave)"
    Release.objects.create(pack=pack, number=4, source={}, state="ready")
    label = next(line.label for line in check(pack, timezone.localdate()) if line.code == "pdf")
    assert label == "Toegankelijke PDF (gecontroleerd bij uitgave 4)"
