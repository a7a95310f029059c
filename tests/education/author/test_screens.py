"""The screens of an editor: from an empty pack to one that is online, and what goes wrong on the way."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from education.models import (
    ClassItem,
    Figure,
    LessonPack,
    LessonPackIndexPage,
    LessonPackPage,
    LessonStep,
    Material,
    QuizQuestion,
    Release,
)
from tests.factories.lesson_packs import released, whole_pack

pytestmark = pytest.mark.django_db


def at(name, pack, *args):
    return reverse(f"packs:{name}", args=[pack.pk, *args])


def filled(response, **changes):
    """What a browser would send back of the list on this page."""
    formset = response.context["formset"]
    data = {"version": response.context["version"]}
    for form in [formset.management_form, *formset.forms]:
        for field in form:
            value = field.value()
            if value not in (None, False):
                data[field.html_name] = value
    return data | changes


def index_page():
    home = Page.objects.filter(depth=2).first()
    return LessonPackIndexPage.objects.first() or home.add_child(instance=LessonPackIndexPage(title="Lespakketten"))


def new_pack(**changes):
    return {
        "title": "Wat is eerlijk?",
        "summary": "Beslis mee.",
        "levels": ["havo"],
        "subjects": ["economics"],
        "minutes": "50",
        "aims": "Je kunt kiezen.\n\nJe kunt zeggen waarom.",
        "token": str(uuid.uuid4()),
        **changes,
    }


def test_starting_twice_with_one_press_is_one_pack(desk):
    given = new_pack()
    pages = [desk.post(reverse("packs:add"), given) for _ in "ab"]
    pack = LessonPack.objects.get()
    assert [page.url for page in pages] == [at("inspect", pack)] * 2
    assert (pack.slug, pack.levels, pack.state) == ("wat-is-eerlijk", ["havo"], "draft")
    assert pack.aims == ["Je kunt kiezen.", "Je kunt zeggen waarom."]
    assert set(pack.materials.values_list("kind", flat=True)) == {
        "guide",
        "worksheet",
        "answers",
        "safe_lesson",
        "parents",
    }
    desk.post(reverse("packs:add"), new_pack())
    assert LessonPack.objects.latest("pk").slug == "wat-is-eerlijk-2"


def test_what_was_typed_stays_when_something_lacks(desk):
    page = desk.post(reverse("packs:add"), new_pack(title="", summary="Dit blijft staan."))
    assert page.status_code == 422 and "Dit blijft staan." in page.content.decode()
    assert not LessonPack.objects.exists()


def edited(desk, pack, **changes):
    page = desk.get(at("edit", pack))
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, "")} | changes


def test_two_editors_at_once_lose_nothing(desk):
    pack = whole_pack()
    mine, theirs = edited(desk, pack, title="Van mij"), edited(desk, pack, summary="Van een collega.")
    assert desk.post(at("edit", pack), theirs).status_code == 302
    page = desk.post(at("edit", pack), mine)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Van mij" in text and "Van een collega." in text
    pack.refresh_from_db()
    assert (pack.title, pack.summary) == ("18 worden", "Van een collega.")


def test_the_address_of_a_pack_that_is_online_stays(desk):
    pack = whole_pack(years=[3])
    page = desk.post(at("edit", pack), edited(desk, pack, slug="anders", years=["1", "2"]))
    assert page.status_code == 422 and "Docenten hebben dit adres al" in page.content.decode()
    assert desk.post(at("edit", pack), edited(desk, pack, years=["1", "2"])).status_code == 302
    pack.refresh_from_db()
    assert pack.years == [1, 2]


def test_a_list_is_written_in_one_go_and_put_in_order(desk):
    pack = whole_pack()
    page = desk.get(at("rows", pack, "les"))
    extra = {"steps-1-title": "Afsluiten", "steps-1-teacher_does": "Vat samen.", "steps-1-order": "0"}
    assert desk.post(at("rows", pack, "les"), filled(page, **extra)).status_code == 302
    assert list(LessonStep.objects.values_list("order", "title")) == [(1, "Afsluiten"), (2, "Beginnen")]
    page = desk.get(at("rows", pack, "les"))
    assert desk.post(at("rows", pack, "les"), filled(page, **{"steps-0-DELETE": "on"})).status_code == 302
    assert list(LessonStep.objects.values_list("order", "title")) == [(1, "Beginnen")]


def test_answers_are_typed_as_lines(desk):
    pack = whole_pack()
    page = desk.get(at("rows", pack, "toets"))
    assert "- 16\n+ 18 | Ja." in page.content.decode()
    lines = "+ 18 | Klopt.\n- 16\n21"
    answer = desk.post(at("rows", pack, "toets"), filled(page, **{"questions-0-options": lines}))
    assert answer.status_code == 302, answer.context["formset"].errors
    question = QuizQuestion.objects.get()
    assert [(each["text"], each["correct"], each["says"]) for each in question.options] == [
        ("18", True, "Klopt."),
        ("16", False, ""),
        ("21", False, ""),
    ]
    page = desk.get(at("rows", pack, "toets"))
    wrong = desk.post(at("rows", pack, "toets"), filled(page, **{"questions-0-options": "+ 18\n+ 16"}))
    assert wrong.status_code == 422 and "+ 18\n+ 16" in wrong.content.decode()
    question.refresh_from_db()
    assert len(question.options) == 3


def test_a_list_that_a_colleague_changed_is_not_overwritten(desk):
    pack = whole_pack()
    page = desk.get(at("rows", pack, "les"))
    LessonPack.objects.filter(pk=pack.pk).update(version=9)
    answer = desk.post(at("rows", pack, "les"), filled(page, **{"steps-0-title": "Anders begonnen"}))
    assert answer.status_code == 409 and "Anders begonnen" in answer.content.decode()
    assert LessonStep.objects.get().title == "Beginnen"
    again = filled(answer, **{"steps-0-title": "Anders begonnen"})
    assert desk.post(at("rows", pack, "les"), again).status_code == 302
    assert LessonStep.objects.get().title == "Anders begonnen"


def test_a_row_that_a_colleague_took_away_is_told_and_what_was_typed_stays(desk):
    pack = whole_pack()
    page = desk.get(at("rows", pack, "les"))
    LessonStep.objects.all().delete()
    answer = desk.post(at("rows", pack, "les"), filled(page, **{"steps-0-title": "Mijn woorden"}))
    text = answer.content.decode()
    assert answer.status_code == 422 and "Mijn woorden" in text and "Een collega haalde deze regel weg" in text


def test_choices_of_a_dilemma_keep_their_codes(desk):
    pack = whole_pack()
    ClassItem.objects.update(kind="dilemma", options=[{"code": "a", "label": "Ja"}, {"code": "b", "label": "Nee"}])
    page = desk.get(at("rows", pack, "klas"))
    answer = desk.post(at("rows", pack, "klas"), filled(page, **{"class_items-0-options": "Ja\nSoms\nNee"}))
    assert answer.status_code == 302, answer.context["formset"].errors
    assert ClassItem.objects.get().options == [
        {"code": "a", "label": "Ja"},
        {"code": "c1", "label": "Soms"},
        {"code": "b", "label": "Nee"},
    ]


def material_form(desk, pack, address):
    form = desk.get(address).context["form"]
    data = {"title": form["title"].value() or "Kaart", "kind": form["kind"].value() or "file"}
    return data | {"audience": "pupil", "version": pack.version, "body-count": "0"}


def test_a_loose_file_comes_in_by_its_content(desk):
    pack = whole_pack()
    add = at("material_add", pack)
    given = material_form(desk, pack, add)
    bad = desk.post(add, given | {"upload": SimpleUploadedFile("kaart.pdf", b"MZ geen pdf")})
    assert bad.status_code == 422 and "Dit soort bestand kan niet" in bad.content.decode()
    assert desk.post(add, given).status_code == 422
    good = desk.post(add, given | {"upload": SimpleUploadedFile("Onze kaart.txt", b"%PDF-1.7 ...")})
    assert good.status_code == 302
    made = Material.objects.latest("pk")
    assert made.file.name.startswith("lesmateriaal/") and made.file.name.endswith(f"/{pack.slug}-onze-kaart.pdf")
    assert f"Dit bestand zit er nu in: {pack.slug}-onze-kaart.pdf" in desk.get(at("material", pack, made.pk)).text


def test_the_text_of_a_material_is_written_in_blocks(desk):
    pack = whole_pack()
    guide = pack.materials.get(kind="guide")
    given = material_form(desk, pack, at("material", pack, guide.pk)) | {
        "body-count": "3",
        "body-2-type": "table",
        "body-2-order": "2",
        "body-2-deleted": "",
        "body-2-value-items": "Wat\nWanneer",
        "body-2-value-rows": "Stemmen | 18\nWerken | 13",
        "body-0-type": "heading",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-value-text": "Zo doet u het",
        "body-0-value-level": "3",
        "body-1-type": "bullets",
        "body-1-order": "1",
        "body-1-deleted": "",
        "body-1-value-items": "Lees voor.\n\nVraag door.",
    }
    assert desk.post(at("material", pack, guide.pk), given).status_code == 302
    preview = desk.get(at("preview", pack, "docent")).content.decode()
    assert "<h4>Zo doet u het</h4>" in preview and "<li>Lees voor.</li><li>Vraag door.</li>" in preview
    assert "<tr><td>Stemmen</td><td>18</td></tr><tr><td>Werken</td><td>13</td></tr>" in preview
    shown = desk.get(at("material", pack, guide.pk)).content.decode()
    assert "Stemmen | 18" in shown and "Lees voor.\\nVraag door." in shown.replace("&quot;", '"')
    late = desk.post(at("material", pack, guide.pk), given | {"title": "Te laat"})
    assert late.status_code == 409 and "Te laat" in late.content.decode()
    guide.refresh_from_db()
    assert guide.title == "Handleiding"
    assert desk.post(at("material_drop", pack, guide.pk)).status_code == 302
    assert not pack.materials.filter(kind="guide").exists()


def test_from_release_to_online_and_off_it_again(desk, client):
    index_page()
    pack = whole_pack(state="draft")
    refused = desk.post(at("state", pack, "published"))
    assert refused.status_code == 422 and "Maak eerst een uitgave" in refused.content.decode()
    assert desk.post(at("release_ask", pack), {"changes": " "}).status_code == 422
    asked = desk.post(at("release_ask", pack), {"changes": "Eerste uitgave."})
    assert asked.url == at("release", pack, 1)
    ready = desk.get(asked.url).content.decode()
    assert "De uitgave is klaar." in ready and 'http-equiv="refresh"' not in ready
    assert desk.post(at("state", pack, "published")).status_code == 302
    assert desk.post(at("state", pack, "published")).status_code == 302
    page = LessonPackPage.objects.get()
    assert (page.live, page.slug, page.pack) == (True, pack.slug, pack)
    assert client.get(f"/lespakketten/{pack.slug}/pakket.zip").status_code == 200
    assert desk.post(at("state", pack, "withdrawn")).status_code == 302
    page.refresh_from_db()
    pack.refresh_from_db()
    assert (page.live, pack.state) == (False, "withdrawn")


def test_somebody_sees_how_far_a_release_is_without_javascript(desk):
    release = released()
    Release.objects.update(state="building", progress=40)
    shown = desk.get(at("release", release.pack, 1)).content.decode()
    assert 'http-equiv="refresh"' in shown and 'value="40"' in shown and "40 procent klaar." in shown
    Release.objects.update(state="failed", problem="Het lukt niet.")
    shown = desk.get(at("release", release.pack, 1)).content.decode()
    assert "Het lukt niet." in shown and "Probeer het opnieuw" in shown and 'http-equiv="refresh"' not in shown


def test_a_preview_says_which_figure_lacks(desk):
    pack = whole_pack()
    Figure.objects.all().delete()
    assert "cijfer:leeftijd" in desk.get(at("preview", pack, "leerling")).content.decode()


def test_the_list_marks_old_figures_and_asks_as_much_for_one_pack_as_for_three(desk, django_assert_num_queries):
    whole_pack()
    Figure.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk.get(reverse("packs:index"))
    with CaptureQueriesContext(connection) as one:
        assert "1 geldt niet meer" in desk.get(reverse("packs:index")).content.decode()
    whole_pack()
    whole_pack()
    with django_assert_num_queries(len(one)):
        desk.get(reverse("packs:index"))


def test_the_page_of_a_pack_asks_as_much_with_ten_releases_as_with_one(desk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pack = whole_pack()
    released(pack)
    desk.get(at("inspect", pack))
    with CaptureQueriesContext(connection) as one:
        desk.get(at("inspect", pack))
    for number in range(2, 9):
        Release.objects.create(pack=pack, number=number, changes="x", source={}, state="ready")
        Material.objects.create(pack=pack, order=number, kind="poster", title="P")
    with django_assert_num_queries(len(one)):
        desk.get(at("inspect", pack))
