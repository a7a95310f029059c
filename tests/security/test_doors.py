"""Doors that stay closed, and that close on nobody else: guessing, naming, fetching, files, keys."""

import ast
import logging
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from wagtail.documents.models import Document
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedException
from wagtail.models import Collection

import config.urls
from handover import runs
from people.service import Role
from tests.architecture.files import ROOT
from tests.consultation.walker import Walker
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.factories.rounds import open_round
from tests.security.trace import everything_logged

pytestmark = pytest.mark.django_db
ONE_LIBRARY = {"REMOTE_ADDR": "203.0.113.5"}
KNOWN, STRANGE = "persoon@voorbeeld.nl", "vreemd@voorbeeld.nl"


class TestOneAddressForManyPeople:
    """Thirty people in a library or a classroom, behind one address; somebody among them guesses codes."""

    def test_thirty_answer_while_one_guesses(self) -> None:
        round_ = open_round()
        guesser = Client(**ONE_LIBRARY)
        for number in range(30):
            walker = Walker(round_, Client(**ONE_LIBRARY))
            assert walker.answer(1, keuze=["person"], reden_person=f"Ik ben nummer {number}.").status_code == 302
            for _each in range(2):
                guesser.post("/mijn-inbreng/", {"code": "appel boom kat"})
        assert guesser.post("/mijn-inbreng/", {"code": "appel boom kat"}).status_code == 429
        walker = Walker(round_, Client(**ONE_LIBRARY))
        assert walker.answer(1, keuze=["person"]).status_code == 302, "who answers is not held up by a guesser"

    def test_a_guesser_shuts_nobody_out_of_their_own_receipt(self) -> None:
        receipt, guesser = ReceiptFactory(), Client(**ONE_LIBRARY)
        for _each in range(61):
            told = guesser.post("/mijn-inbreng/", {"code": "appel boom kat"})
        assert told.status_code == 429
        assert Client(**ONE_LIBRARY).post("/mijn-inbreng/", {"code": receipt.code}).status_code == 302

    def test_thirty_open_their_receipt(self) -> None:
        receipts = [ReceiptFactory() for _each in range(30)]
        for receipt in receipts:
            assert Client(**ONE_LIBRARY).post("/mijn-inbreng/", {"code": receipt.code}).status_code == 302

    def test_an_account_is_locked_by_nobody(self) -> None:
        """Wrong codes of somebody else end their own try only."""
        UserFactory(email=KNOWN)
        stranger = Client(REMOTE_ADDR="198.51.100.7")
        stranger.post("/account/login/", {"login": KNOWN})
        for _each in range(4):
            stranger.post("/account/login/code/confirm/", {"code": "000000"})
        owner = Client(**ONE_LIBRARY)
        assert owner.post("/account/login/", {"login": KNOWN})["Location"] == "/account/login/code/confirm/"


class TestNobodyLearnsWhoIsHere:
    """Somebody who types the address of another learns nothing: not from the page, not from the work behind it."""

    @staticmethod
    def shown(response: Any, address: str) -> str:
        """The page without what differs by itself: the address that was typed, and the token of the form."""
        text = response.content.decode().replace(address, "…")
        lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
        return "\n".join(lines)

    @pytest.mark.parametrize("where", ["/account/login/", "/account/signup/"])
    def test_signing_in_and_up_say_and_do_the_same(self, where: str) -> None:
        UserFactory(email=KNOWN)
        field = "login" if "login" in where else "email"
        first, second = (Client(), KNOWN), (Client(), STRANGE)
        told = []
        for client, address in (first, second):
            with CaptureQueriesContext(connection) as queries:
                answer = client.post(where, {field: address})
            page = client.get(answer["Location"])
            told.append((answer.status_code, answer["Location"], page.status_code, self.shown(page, address)))
            told[-1] += (len(queries),)
        assert told[0][:4] == told[1][:4]
        # The time it takes is that of what the database is asked; both send one mail.
        assert abs(told[0][4] - told[1][4]) <= 12, (told[0][4], told[1][4])

    def test_following_the_news_says_the_same_the_second_time(self) -> None:
        round_ = open_round()
        where = reverse("consultation:news", args=[round_.slug])
        first = Client().post(where, {"email": KNOWN})
        again = Client().post(where, {"email": KNOWN})
        assert (first.status_code, self.shown(first, KNOWN)) == (again.status_code, self.shown(again, KNOWN))

    def test_a_code_of_nobody_and_a_code_with_a_typing_error_get_the_same_status(self) -> None:
        receipt = ReceiptFactory()
        almost = receipt.code[:-1] + ("a" if receipt.code[-1] != "a" else "b")
        answers = [Client().post("/mijn-inbreng/", {"code": code}) for code in (almost, "appel boom kat")]
        assert {answer.status_code for answer in answers} == {422}
        assert receipt.code not in answers[0].content.decode()


#: Who may open a line to elsewhere, and to whom: an address of the environment, never one that somebody typed.
MAY_CALL = {
    "site/pages/scanning.py": {"socket"},  # the virus scanner of CLAMD_URL
    # The store of STORAGE_URL, and names of its errors.
    "site/pages/object_storage.py": {
        "boto3.exceptions",
        "boto3.exceptions.Boto3Error",
        "botocore.config",
        "botocore.config.Config",
        "botocore.exceptions",
        "botocore.exceptions.BotoCoreError",
        "botocore.exceptions.ClientError",
    },
    "site/notices/problems.py": {"smtplib"},  # names of errors only
}
CALLERS = (
    "aiohttp", "boto3", "botocore", "ftplib", "http.client", "httpx", "imaplib", "paramiko", "poplib", "pycurl",
    "requests", "smtplib", "socket", "telnetlib", "urllib.request", "urllib3", "websocket", "xmlrpc",
)  # fmt: skip
IMPORTS_ONE = re.compile(rf"\b(?:from|import)\b.*\b(?:{'|'.join({each.partition('.')[0] for each in CALLERS})})\b")


class TestNothingIsFetched:
    def test_no_code_of_ours_can_ask_an_address_that_somebody_typed(self) -> None:
        found: dict[str, set[str]] = {}
        for folder in ("site", "consultation", "education", "focusgroups", "outreach"):
            for file in (ROOT / folder).rglob("*.py"):
                if callers := _imported(file):
                    found[str(file.relative_to(ROOT))] = callers
        assert found == MAY_CALL

    def test_the_search_sees_every_way_of_importing(self, tmp_path: Path) -> None:
        file = tmp_path / "x.py"
        file.write_text("def f():\n    import requests\nfrom urllib import request\nimport http.client as h\n")
        assert _imported(file) == {"requests", "urllib.request", "http.client"}

    def test_an_editor_cannot_have_another_website_asked(self, client: Client, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        with pytest.raises(EmbedException):
            get_embed("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
        client.force_login(staff(Role.EDITOR))
        address = {"embed-chooser-url": "http://169.254.169.254/latest/meta-data/"}
        answer = client.post(reverse("wagtailembeds:chooser_upload"), address)
        assert answer.status_code in (200, 403)
        assert "embed-chooser" in answer.content.decode() or answer.status_code == 403

    def test_a_pdf_fetches_nothing(self) -> None:
        """Not even from its own disk: only what stands in the document itself."""
        from weasyprint.urls import URLFetcher

        only_data = URLFetcher(allowed_protocols={"data"})
        for address in ("http://169.254.169.254/", "https://elders.example/x.png", "file:///etc/passwd"):
            with pytest.raises(ValueError, match="protocol"):
                only_data.fetch(address)


def _imported(file: Path) -> set[str]:
    """Modules that can open a line to elsewhere, which this file imports, at the top or inside a function."""
    found: set[str] = set()
    text = file.read_text()
    if not IMPORTS_ONE.search(text):
        return found  # reading all of ours as a tree takes a second
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            # "from urllib import request" is urllib.request; "from socket import socket" is socket.
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return {name for name in found if name in CALLERS or name.startswith(tuple(f"{each}." for each in CALLERS))}


class TestFilesHaveNoPath:
    """A file opens by a view that asks who you are; whoever guesses where it lies, finds nothing there."""

    @pytest.fixture
    def lying(self) -> list[str]:
        """Names as they are on the disk: of a dossier, a document of an editor, an original of a picture."""
        private = runs.private_storage()
        dossier = private.save("dossiers/geheim.zip", ContentFile(b"woorden van mensen"))
        if not Collection.objects.exists():
            Collection.add_root(name="Alles")
        document = Document.objects.create(title="x", file=ContentFile(b"tekst", name="notitie.txt"))
        original = default_storage.save("original_images/foto.png", ContentFile(b"beeld"))
        return [dossier, document.file.name, original, str(Path(str(private.path(dossier))))]

    def test_no_guess_opens_one(self, lying: list[str]) -> None:
        starts = ("", "media/", "private/", "static/", "documenten/", "dossiers/")
        tricks = ("{}", "../private/{}", "..%2fprivate%2f{}", "{}%00.png")
        visitor = Client(raise_request_exception=False)
        opened = []
        for name in lying:
            for where in (f"/{start}{trick.format(quote(name))}" for start in starts for trick in tricks):
                answer = visitor.get(where, follow=True)
                if answer.status_code not in (400, 403, 404):
                    opened.append((where, answer.status_code))
        assert opened == []

    def test_a_document_of_an_editor_goes_as_a_file_by_its_number(self, client: Client, lying: list[str]) -> None:
        document = Document.objects.get()
        answer = client.get(document.url)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")


def breaks(request) -> HttpResponse:
    """A fault with every key at hand."""
    from django.conf import settings

    keys = {name: getattr(settings, name) for name in ("SECRET_KEY", "RECEIPT_KEY", "METRICS_TOKEN")}
    logging.getLogger("proef").warning("bijna mis")
    raise RuntimeError(f"{len(keys)} sleutels")


urlpatterns = [path("stuk/", breaks), *config.urls.urlpatterns]


def test_keys_are_on_no_page_in_no_log_and_in_no_figures(settings) -> None:
    settings.ROOT_URLCONF = "tests.security.test_doors"
    settings.METRICS_TOKEN = "sleutel-van-de-figuren-0123456789"
    settings.EMAIL_HOST_PASSWORD = "wachtwoord-van-de-mail-0123456789"
    settings.DATABASES["default"]["PASSWORD"] = "wachtwoord-van-de-database-0123"
    keys = [
        settings.SECRET_KEY,
        settings.RECEIPT_KEY,
        settings.METRICS_TOKEN,
        settings.EMAIL_HOST_PASSWORD,
        settings.DATABASES["default"]["PASSWORD"],
    ]
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    visitor = Client(raise_request_exception=False)
    operator = Client(raise_request_exception=False)
    operator.force_login(staff(Role.ADMINISTRATOR))
    with everything_logged() as lines:
        answers = [visitor.get(each) for each in ("/stuk/", "/readyz", "/healthz", "/metrics", "/bestaat-niet/", "/")]
        answers.append(visitor.get("/metrics", headers={"authorization": f"Bearer {settings.METRICS_TOKEN}"}))
        answers += [operator.get(reverse("operations")), operator.get("/stuk/")]
    assert answers[0].status_code == 500 and answers[6].status_code == 200
    told = "\n".join([*lines, *(answer.content.decode() for answer in answers)])
    settings.DATABASES["default"].pop("PASSWORD")
    assert "bijna mis" in told, "the search hears what is logged"
    assert [key for key in keys if key in told] == []
