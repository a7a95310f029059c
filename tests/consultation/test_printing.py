"""The round on paper: accessible, the same as the screen, and a code that stands only on the strip."""

import re
import subprocess
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from consultation.entry_sheet import form_code
from consultation.enums import RoundState
from consultation.models import PrintedPile, Round
from consultation.piles import make, throw_away
from consultation.printing import form_context, form_pdf, numbered_pdf, script_pdf
from consultation.progress import items_of
from consultation.round_texts import change_round
from consultation.tasks import print_pile
from consultation.viewsets import entry_printing
from contributions import service as contributions
from contributions.enums import TookPartBefore
from contributions.models import Receipt
from pages import pdf
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def headings(made: bytes) -> list[str]:
    """The kinds of headings in the structure tree, in reading order."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary):
            kind = str(node.get("/S", ""))
            if re.fullmatch("/H[1-6]", kind):
                found.append(kind)
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(BytesIO(made)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def text_of(made: bytes) -> str:
    read = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
    return re.sub(r"\s+", " ", read.stdout.decode())


@pytest.mark.parametrize("make", [form_pdf, script_pdf])
def test_it_is_tagged_in_dutch_with_a_title_and_headings_that_skip_no_level(make) -> None:
    made = make(open_round())
    opened = pikepdf.open(BytesIO(made))
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "nl"
    assert opened.open_metadata().get("pdfuaid:part") == "1"
    assert "Wie helpt de belangenbehartiger" in str(opened.docinfo["/Title"])
    levels = [int(kind[2]) for kind in headings(made)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_paper_and_screen_ask_the_same_in_the_same_order() -> None:
    round_ = open_round()
    client = Client()
    client.force_login(staff(Role.FACILITATOR))
    page = client.get(reverse("entries:new", args=[round_.pk])).content.decode()
    paper = text_of(form_pdf(round_))
    asked = [f"{number}. {item.current.text}" for number, item in enumerate(items_of(round_), start=1)]
    on_screen = re.findall(r'vraag-kop">([^<]+)</h2>', page)
    assert [text.replace("&#x27;", "'") for text in on_screen] == asked
    places = [paper.index(text) for text in asked]
    assert places == sorted(places)
    code = form_code(items_of(round_))
    assert code in page
    assert code in paper
    for door in (paper, page, text_of(script_pdf(round_))):
        assert "Heeft u al meegedaan aan deze ronde?" in door
        assert all(str(label) in door for label in TookPartBefore.labels)
    for sentence in ("Ook niet uw BSN", "0800 - 8020", "Samira van het team: 070 123 45 67", "Uw code"):
        assert sentence in paper


def test_the_paper_is_dutch_also_for_who_reads_the_site_in_english() -> None:
    round_ = open_round()
    with translation.override("en"):
        assert "Wie leest wat u schrijft?" in text_of(form_pdf(round_))


def test_each_consent_has_a_box_of_its_own_to_say_yes() -> None:
    paper = text_of(form_pdf(open_round()))
    assert len(re.findall(r"Ja\. (?:Mag|Mogen) ", paper)) == 3


def test_each_numbered_form_has_a_code_of_its_own_that_we_keep_nowhere() -> None:
    round_ = open_round()
    made = numbered_pdf(round_, 2, by=staff(Role.ORGANISER))
    paper = text_of(made)
    numbers = list(Receipt.objects.order_by("printed_as").values_list("printed_as", flat=True))
    assert len(numbers) == 2
    assert all(paper.count(number) > 2 for number in numbers)
    codes = re.findall(r"([a-z]+ - [a-z]+ - [a-z]+ - [a-z]+ - \d{4})", paper)
    assert len(set(codes)) == 2
    found = {contributions.find_receipt(code).printed_as for code in codes}
    assert found == set(numbers)
    assert paper.count("pagina 1 ") >= 1


def test_a_machine_that_makes_no_pdf_makes_no_codes(monkeypatch) -> None:
    def missing(*args: object, **kwargs: object) -> bytes:
        raise pdf.PdfUnavailable

    monkeypatch.setattr("consultation.printing.render_pdf", missing)
    round_, client = open_round(), Client()
    client.force_login(staff(Role.ORGANISER))
    address = reverse("entries:print", args=[round_.pk])
    response = client.post(address, {"count": "3"})
    assert response.status_code == 503
    assert "docs/operations.md" in response.content.decode()
    assert not Receipt.objects.exists()
    public = client.get(f"/meedoen/{round_.slug}/formulier.pdf")
    assert public.status_code == 503
    assert "Bel Samira" in public.content.decode()


@pytest.mark.parametrize("count", ["", "0", "101", "veel"])
def test_a_wrong_number_of_forms_is_a_sentence(count: str) -> None:
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    response = client.post(reverse("entries:print", args=[open_round().pk]), {"count": count})
    assert response.status_code == 422
    assert not Receipt.objects.exists()


def test_everybody_gets_it_while_the_round_is_open_and_no_cookie_with_it() -> None:
    round_ = open_round()
    client = Client()
    response = client.get(f"/meedoen/{round_.slug}/formulier.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert not response.cookies
    assert f"/meedoen/{round_.slug}/formulier.pdf" in client.get(f"/meedoen/{round_.slug}/").content.decode()
    Round.objects.update(state=RoundState.REVIEW)
    assert client.get(f"/meedoen/{round_.slug}/formulier.pdf").status_code == 404
    client.force_login(staff(Role.FACILITATOR))
    assert client.get(reverse("entries:form_pdf", args=[round_.pk])).status_code == 200


def test_the_form_asks_the_database_three_questions(django_assert_num_queries) -> None:
    round_ = open_round()
    with django_assert_num_queries(3):
        form_context(round_)


class TestPiles:
    @pytest.fixture
    def private(self, settings, tmp_path) -> None:
        settings.STORAGES = {
            **settings.STORAGES,
            "private": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": str(tmp_path)},
            },
        }

    def test_many_forms_are_made_in_a_task_for_who_asked(self, private, tmp_path, monkeypatch) -> None:
        monkeypatch.setattr(entry_printing, "MOST_WHILE_WAITING", 1)  # two show the same as twenty-one
        round_, asker = open_round(), staff(Role.ORGANISER)
        client, other = Client(), Client()
        client.force_login(asker)
        other.force_login(staff(Role.ORGANISER))
        page = client.post(reverse("entries:print", args=[round_.pk]), {"count": "2"}, follow=True)
        assert "Download de formulieren (PDF)" in page.content.decode()
        pile = PrintedPile.objects.get()
        assert not print_pile(str(pile.pk))  # a task may run twice
        address = reverse("entries:pile", args=[pile.pk])
        assert client.get(address).content.startswith(b"%PDF")
        assert other.get(address).status_code == other.post(address).status_code == 404
        assert Receipt.objects.count() == 2
        client.post(address)
        assert list(tmp_path.rglob("*.pdf")) == []
        assert not PrintedPile.objects.exists()

    def test_the_file_goes_by_itself(self, private, tmp_path) -> None:
        pile = PrintedPile.objects.create(round=open_round(), count=1, asked_by=staff(Role.ORGANISER))
        assert make(pile.pk)
        today = timezone.localdate()
        assert not PrintedPile.objects.old(today).exists()
        throw_away(PrintedPile.objects.old(today + timedelta(days=2)))
        assert list(tmp_path.rglob("*.pdf")) == []


def test_asking_for_the_public_form_again_makes_it_once_until_a_word_changes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_, made = open_round(), []
    monkeypatch.setattr("consultation.views.printed.form_pdf", lambda it, part: made.append(it.pk) or b"%PDF")
    address = f"/meedoen/{round_.slug}/formulier.pdf"
    for _time in range(3):
        assert client.get(address).content == b"%PDF"
    assert len(made) == 1
    change_round(round_, {"why": "Daarom."}, by=None)
    client.get(address)
    assert len(made) == 2
