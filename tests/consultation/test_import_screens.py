"""Taking a workbook in by the screens: what an organiser sees at each step, and who may."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from consultation.enums import ItemKind
from contributions.enums import ImportState
from contributions.imports import private_storage
from contributions.models import ImportRun, Participation
from contributions.privacy import expire_imports, expired_imports
from pages.service import desk_for
from people.models import User
from people.service import Role
from tests.consultation.filling import as_bytes, fill, key_of
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = staff(Role.ORGANISER)
    client.force_login(user)
    return user


@pytest.fixture
def round_():
    return open_round()


def upload(client, round_, content, name="formulieren.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("rounds:imports", args=[round_.pk]), {"file": file})


def text(response):
    return response.content.decode()


def rows(round_, number, **extra):
    key = key_of(item_of(round_, ItemKind.OPEN, 1), "tekst")
    return as_bytes(fill(round_, [{key: f"Tekst {each}.", **extra} for each in range(number)]))


def test_from_template_to_taken_in(client, organiser, round_, django_capture_on_commit_callbacks):
    page = text(client.get(reverse("rounds:inspect", args=[round_.pk])))
    assert reverse("rounds:imports", args=[round_.pk]) in page
    fetched = client.get(reverse("rounds:import_template", args=[round_.pk]))
    assert fetched.headers["Content-Disposition"].startswith('attachment; filename="sjabloon-triagecriteria-')
    assert load_workbook(BytesIO(fetched.content)).sheetnames[0] == "Invoer"

    response = upload(client, round_, rows(round_, 3))
    run = ImportRun.objects.get()
    assert response.url == reverse("rounds:import_run", args=[round_.pk, run.pk])
    assert (run.state, run.made_by, private_storage().exists(run.file)) == (ImportState.CHECKED, organiser, True)
    page = text(client.get(response.url))
    assert "Alles klopt. Er is nog niets opgenomen." in page
    assert "Neem alle 3 formulieren op" in page
    assert not Participation.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("rounds:import_confirm", args=[round_.pk, run.pk]), {"forms": "3"})
    assert "Alle 3 formulieren zijn opgenomen" in text(client.get(response.url))
    assert Participation.objects.counted().filter(entered_by=organiser).count() == 3
    assert not private_storage().exists(run.file)
    # A second click, in another tab.
    again = client.post(reverse("rounds:import_confirm", args=[round_.pk, run.pk]), {"forms": "3"}, follow=True)
    assert "Alle 3 formulieren zijn opgenomen" in text(again)
    assert Participation.objects.count() == 3


def test_what_is_wrong_is_a_table_and_a_workbook(client, organiser, round_):
    response = upload(client, round_, rows(round_, 2, channel="fax"))
    page = text(client.get(response.url))
    assert "Er kloppen 2 dingen niet." in page
    assert "Hoe kwam dit binnen?" in page and "Kies uit de lijst: Op papier" in page
    run = ImportRun.objects.get()
    report = client.get(reverse("rounds:import_problems", args=[round_.pk, run.pk]))
    told = list(load_workbook(BytesIO(report.content)).active.iter_rows(values_only=True))
    assert told[0] == ("Rij", "Kolom", "Wat er boven staat", "Wat er niet klopt, en wat u doet")
    assert [row[:2] for row in told[1:]] == [(3, "B"), (4, "B")]
    client.post(reverse("rounds:import_confirm", args=[round_.pk, run.pk]), {"forms": "2"})
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("content", "part"), [(b"", "Dit bestand is leeg"), (b"geen werkmap", "Dit is geen Excel-werkmap")]
)
def test_what_is_no_workbook_is_refused_at_the_field_and_not_kept(client, organiser, round_, content, part):
    response = upload(client, round_, content)
    assert (response.status_code, part in text(response)) == (422, True)
    assert not ImportRun.objects.exists()


def test_no_file_is_told(client, organiser, round_):
    response = client.post(reverse("rounds:imports", args=[round_.pk]))
    assert (response.status_code, "Kies het bestand dat u hebt ingevuld" in text(response)) == (422, True)


def test_the_name_of_a_file_is_guarded_too(client, organiser, round_):
    upload(client, round_, rows(round_, 1), name="123456782 van Jan.xlsx")
    assert "123456782" not in ImportRun.objects.get().file_name


def test_waiting_shows_how_far_it_is_and_a_button_to_look_again(client, organiser, round_):
    response = upload(client, round_, rows(round_, 1))
    assert "Ververs deze pagina" not in text(client.get(response.url))
    for state, part in (
        (ImportState.CHECKING, "Wij kijken het bestand na"),
        (ImportState.LOADING, "Stap 1 van 2"),
        (ImportState.COUNTING, "Stap 2 van 2"),
        (ImportState.UNDOING, "Wij draaien alles terug"),
    ):
        ImportRun.objects.update(state=state, progress=40)
        page = text(client.get(response.url))
        assert "Ververs deze pagina" in page and 'value="40"' in page and part in page


def test_a_file_is_thrown_away(client, organiser, round_, django_capture_on_commit_callbacks):
    upload(client, round_, rows(round_, 1))
    run = ImportRun.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("rounds:import_drop", args=[round_.pk, run.pk]))
    assert ImportRun.objects.get().state == ImportState.DROPPED
    assert not private_storage().exists(run.file)
    client.post(reverse("rounds:import_confirm", args=[round_.pk, run.pk]), {"forms": "1"})
    assert not Participation.objects.exists()


def test_an_import_of_another_round_is_not_found(client, organiser, round_):
    upload(client, round_, rows(round_, 1))
    address = reverse("rounds:import_run", args=[open_round("andere").pk, ImportRun.objects.get().pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ORGANISER])
def test_only_an_organiser_may(client, organiser, round_, role):
    upload(client, round_, rows(round_, 1))
    run = ImportRun.objects.get()
    client.force_login(staff(role))
    for name in ("imports", "import_template"):
        assert client.get(reverse(f"rounds:{name}", args=[round_.pk])).status_code in (302, 403)
    for name in ("import_run", "import_problems"):
        assert client.get(reverse(f"rounds:{name}", args=[round_.pk, run.pk])).status_code in (302, 403)
    for name in ("import_confirm", "import_drop"):
        client.post(reverse(f"rounds:{name}", args=[round_.pk, run.pk]), {"forms": "1"})
    upload(client, round_, rows(round_, 2))
    assert [each.state for each in ImportRun.objects.all()] == [ImportState.CHECKED]
    page = client.get(reverse("rounds:inspect", args=[round_.pk]))
    assert reverse("rounds:imports", args=[round_.pk]) not in text(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, organiser, round_, count, django_assert_max_num_queries):
    for _each in range(count):
        made_by = staff(Role.ORGANISER)
        ImportRun.objects.create(occasion=round_.occasion, file_name="a.xlsx", state="refused", made_by=made_by)
    client.get(reverse("rounds:imports", args=[round_.pk]))
    with django_assert_max_num_queries(20) as asked:
        client.get(reverse("rounds:imports", args=[round_.pk]))
    _asked.add(len(asked))
    assert len(_asked) == 1


_asked: set[int] = set()


class TestDesk:
    def test_it_tells_what_waits_and_what_was_refused(self, organiser, round_):
        other = open_round("andere")
        for occasion, state in (
            (round_.occasion, "refused"),
            (round_.occasion, "checked"),
            (other.occasion, "refused"),
        ):
            ImportRun.objects.create(occasion=occasion, file_name="a.xlsx", state=state, forms=14)
        user = User.objects.get(pk=organiser.pk)
        titles = [line.title for line in desk_for(user)]
        assert "Neem 14 formulieren op" in titles and "Verbeter een bestand" in titles
        assert not [line for line in desk_for(staff(Role.MODERATOR)) if "formulieren op" in line.title]

    def test_an_old_refusal_is_off_the_desk(self, organiser, round_):
        run = ImportRun.objects.create(occasion=round_.occasion, file_name="a.xlsx", state="refused")
        ImportRun.objects.filter(pk=run.pk).update(made_at=run.made_at - timedelta(days=8))
        assert "Verbeter een bestand" not in [line.title for line in desk_for(organiser)]


def test_a_file_nobody_confirms_goes_after_thirty_days(round_):
    name = private_storage().save("imports/oud.xlsx", ContentFile(b"woorden"))
    run = ImportRun.objects.create(occasion=round_.occasion, file_name="a.xlsx", file=name, state="checked")
    old = run.made_at - timedelta(days=31)
    ImportRun.objects.filter(pk=run.pk).update(made_at=old)
    fresh = ImportRun.objects.create(
        occasion=round_.occasion, file_name="b.xlsx", state="refused", problems=[{"row": 1}]
    )
    assert expire_imports(expired_imports(date.today())) == 1
    run.refresh_from_db()
    fresh.refresh_from_db()
    assert (run.state, run.file, private_storage().exists(name)) == (ImportState.DROPPED, "", False)
    assert fresh.problems
