"""The dossiers on the website: what everybody reads and fetches, and what is gone at once."""

import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from django.conf import settings as our_settings
from django.test import Client

from contributions.service import HIDDEN
from handover.models import DownloadCount, Publication, Run, RunState
from handover.published.contents import Contents, contents_of
from handover.published.publishing import withdraw
from handover.runs import private_storage
from people.service import Role
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard
from tests.handover.published.making import adopted, published

pytestmark = pytest.mark.django_db

PAGE = "/dossiers/wat-wij-hoorden/"


@pytest.fixture
def publication() -> Publication:
    return published()


def _copy(publication: Publication, **changes: Any) -> Run:
    """Another run with the same file, as if it was made later."""
    made = {"format": "zip", "audience": "openbaar", "adopted_by_name": "Noor", "state": RunState.DONE}
    same = {name: getattr(publication.run, name) for name in ("file", "sha256", "size", "round_slug")}
    return Run.objects.numbered(**(made | same | changes))


def test_the_page_tells_and_every_file_is_what_it_says(client: Client, publication: Publication) -> None:
    page = client.get(PAGE)
    text = page.content.decode()
    assert page.status_code == 200 and not page.cookies
    assert text.index("Download: Werkboek voor Excel") < text.index("Meer vormen") < text.index("LibreOffice")
    assert "Noor van den Berg" in text and "Kleine" not in text.split("<h1>")[0]
    told = contents_of(publication.run)
    for each in told.files:
        answer = client.get(PAGE + each.name)
        data = b"".join(answer.streaming_content)  # type: ignore[arg-type]
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each.size, each.sha256), each.name
        assert answer["X-Content-Type-Options"] == "nosniff" and not answer.cookies
        assert answer["Content-Disposition"].startswith('attachment; filename="wat-wij-hoorden-')
        if each.format:
            assert each.sha256 in text
    whole = b"".join(client.get(PAGE + "alles.zip").streaming_content)  # type: ignore[arg-type]
    assert zipfile.ZipFile(io.BytesIO(whole)).testzip() is None


def test_how_many_numbers_are_hidden_is_as_the_file_says(client: Client) -> None:
    person_heard(occasion())
    publication = published(adopted(anew=True))
    told = json.loads(b"".join(client.get(PAGE + "dossier.json").streaming_content))  # type: ignore[arg-type]
    hidden = sum(cell == HIDDEN for rows in told["sheets"].values() for row in rows for cell in row.values())
    assert contents_of(publication.run).hidden_cells == hidden > 0
    assert f"{hidden} getallen verborgen" in client.get(PAGE).content.decode()


def test_what_one_has_is_not_sent_again_and_counts_are_of_files(client: Client, publication: Publication) -> None:
    first = client.get(PAGE + "dossier.json")
    assert client.get(PAGE + "dossier.json", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.head(PAGE + "dossier.json").status_code == 200
    client.get(PAGE + "dossier.json")
    counted = DownloadCount.objects.get()
    assert (counted.name, counted.count, counted.month.day) == ("dossier.json", 2, 1)
    assert {field.name for field in DownloadCount._meta.fields} == {"id", "publication", "name", "month", "count"}


@pytest.mark.parametrize(("name", "is_packed_on_its_way"), [("dossier.json", True), ("dossier.xlsx", False)])
def test_what_is_packed_already_is_not_packed_again(
    client: Client, publication: Publication, name: str, is_packed_on_its_way: bool
) -> None:
    answer = client.get(PAGE + name, headers={"Accept-Encoding": "gzip"})
    assert (answer["Content-Encoding"] == "gzip") is is_packed_on_its_way
    assert answer.has_header("Content-Length") is not is_packed_on_its_way
    etag = answer["ETag"]
    again = client.get(PAGE + name, headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["niets.xlsx", "../../geheim", "mdto/", "mdto/../../x", "dossier.xlsx/"])
def test_only_what_is_in_it(client: Client, publication: Publication, name: str) -> None:
    assert client.get(PAGE + name).status_code in (301, 302, 404)


@pytest.mark.parametrize(
    ("state", "reason", "sentence"),
    [
        (RunState.SUPERSEDED, "leave_gone", "Dat mag altijd"),
        (RunState.RESTRICTED, "words_gone", "Dat mag altijd"),
        (RunState.RESTRICTED, "moderated", "niet openbaar mogen zijn"),
        (RunState.EXPIRED, "", "Het bestand is er niet meer"),
    ],
)
def test_a_file_that_may_not_be_given_is_gone_at_once(
    client: Client, publication: Publication, state: str, reason: str, sentence: str
) -> None:
    Run.objects.filter(pk=publication.run_id).update(state=state, void_reason=reason)
    page = client.get(PAGE)
    assert page.status_code == 200 and "U kunt dit dossier nu niet ophalen" in page.content.decode()
    gone = client.get(PAGE + "dossier.xlsx")
    assert gone.status_code == 410 and sentence in gone.content.decode()
    assert "Nu niet op te halen" in client.get("/dossiers/").content.decode()
    assert PAGE not in client.get("/dossiers/catalogus.ttl").content.decode()


def test_a_file_that_is_missing_is_told(client: Client, publication: Publication) -> None:
    private_storage().delete(publication.run.file)
    assert "Het bestand is er niet meer" in client.get(PAGE).content.decode()
    assert client.get(PAGE + "dossier.xlsx").status_code == 410


def test_the_corrected_one_takes_its_place(client: Client, publication: Publication) -> None:
    first = publication.run
    Run.objects.filter(pk=first.pk).update(state=RunState.RESTRICTED)
    second = _copy(publication, replaces=first, state=RunState.QUEUED, file="")
    assert "Wij maken een verbeterde versie" in client.get(PAGE).content.decode()
    Run.objects.filter(pk=second.pk).update(state=RunState.SUPERSEDED)
    third = _copy(publication, replaces=second)
    text = client.get(PAGE).content.decode()
    assert f"Komt in de plaats van nummer {first.name}" in text
    assert client.get(PAGE + "dossier.xlsx").status_code == 200
    assert client.get(f"/dossiers/nummer/{third.name}/").url == PAGE  # type: ignore[attr-defined]
    Run.objects.filter(pk=third.pk).update(adopted_by_name="")
    assert client.get(PAGE + "dossier.xlsx").status_code == 410
    assert "Wij maken een verbeterde versie" in client.get(PAGE).content.decode()
    fourth = _copy(publication, follows=third)
    assert f"{fourth.name}. Komt in de plaats" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("state", [RunState.QUEUED, RunState.RUNNING, RunState.FAILED, RunState.CANCELLED])
def test_what_was_never_there_is_not_told(client: Client, publication: Publication, state: str) -> None:
    Run.objects.filter(pk=publication.run_id).update(state=state, file="")
    assert client.get(PAGE).status_code == client.get(PAGE + "dossier.xlsx").status_code == 404
    assert "Wat wij hoorden" not in client.get("/dossiers/").content.decode()


def test_a_withdrawn_one_tells_why(client: Client, publication: Publication) -> None:
    withdraw(publication, "Er stond een fout in.", by=staff(Role.ORGANISER))
    for address in (PAGE, PAGE + "dossier.xlsx"):
        answer = client.get(address)
        assert answer.status_code == 410 and "De reden: Er stond een fout in." in answer.content.decode()
    assert "Wat wij hoorden" not in client.get("/dossiers/").content.decode()


def test_a_newer_one_is_told_and_the_newest_has_an_address(client: Client, publication: Publication) -> None:
    newer = published(_copy(publication), title="Nieuwer")
    other = published(_copy(publication, round_slug="iets-anders"), title="Iets anders")
    assert "Lees: Nieuwer" in client.get(PAGE).content.decode()
    assert "Er is een nieuwer dossier" not in client.get(newer.get_absolute_url()).content.decode()
    for address, to in (
        (PAGE + "laatste/", "/dossiers/nieuwer/"),
        (PAGE + "laatste/dossier.xlsx", "/dossiers/nieuwer/dossier.xlsx"),
        ("/dossiers/laatste/", "/dossiers/iets-anders/"),
    ):
        assert client.get(address).url == to  # type: ignore[attr-defined]
    text = client.get("/dossiers/").content.decode()
    assert text.index("Iets anders") < text.index("Nieuwer") < text.index("Wat wij hoorden")
    assert f"{our_settings.BASE_URL}" and other.slug in client.get("/sitemap.xml").content.decode()


_asked: set[tuple[int, ...]] = set()


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_questions_for_one_as_for_three(
    client: Client, publication: Publication, django_assert_max_num_queries: Any, count: int
) -> None:
    for _each in range(count - 1):
        published(_copy(publication), title="Nog een")
    numbers = []
    for address in ("/dossiers/", PAGE, "/dossiers/catalogus.ttl"):
        client.get(address)
        with django_assert_max_num_queries(12) as asked:
            client.get(address)
        numbers.append(len(asked))
    _asked.add(tuple(numbers))
    assert len(_asked) == 1, _asked


def test_without_any_there_is_a_way_on(client: Client) -> None:
    assert "Er is nog geen dossier" in client.get("/dossiers/").content.decode()
    assert client.get("/dossiers/laatste/").status_code == 404
    assert client.get("/wat-deden-we-ermee/").content.decode().count('"/dossiers/"') >= 1


def test_numbers_of_an_earlier_dossier_are_not_called_hidden() -> None:
    told = [{"cells": 2, "reason": "small"}, {"cells": 1, "reason": "change"}, {"cells": 4, "reason": "earlier"}]
    contents = Contents(suppressions=tuple(told))
    assert (contents.hidden_cells, contents.earlier_cells) == (3, 4)
