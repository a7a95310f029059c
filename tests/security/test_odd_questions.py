"""What an attacker types where something is asked: an answer comes, never a crash and never another website."""

import pytest
from django.test import Client
from django.urls import reverse

from handover.models import WooRequest
from people.service import Role
from synthesis.finding_desk.forms import ResultForm
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory
from tests.handover.woo.cases import officer, request_at_work

pytestmark = pytest.mark.django_db
ODD = ["", " ", "\x00", "a\x00b", "%", "_", "'\"<script>", "\ud7ff\ufffd", "x" * 2_000, "1" * 5_000, "-1", "9" * 30]


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def test_odd_words_are_sought_and_not_found(client: Client) -> None:
    by = officer()
    case: WooRequest = request_at_work(by)
    client.force_login(by)
    for odd in ODD:
        answer = client.get(reverse("woo:search", args=[case.pk]), {"q": odd, "p": odd})
        assert answer.status_code == 200 and "<script>" not in answer.text.partition("<main")[2].partition("q=")[0]
        assert client.get(reverse("woo:case", args=[case.pk]), {"p": odd}).status_code == 200
        sent = {"stuk": [odd, f"bijdrage:{odd}", f"besluit:{odd}"]}
        assert client.post(reverse("woo:search", args=[case.pk]), sent).status_code == 302
    assert not case.documents.exists()


def test_odd_numbers_are_no_row(client: Client) -> None:
    client.force_login(staff(Role.ANALYST))
    finding = FindingFactory(concept=True)
    evidence = reverse("bevindingen:evidence", args=[finding.pk])
    for odd in ODD:
        for deed in ("turn", "drop"):
            assert client.post(evidence, {"actie": deed, "rij": odd}).status_code == 302
        assert client.get(evidence, {"p": odd}).status_code == 200
        assert client.get(reverse("bevindingen:words", args=[finding.pk]), {"zoek": odd}).status_code == 200
        for name in ("coderen:index", "bevindingen:loose", "bevindingen:add", "codeboek:history"):
            asked = {"q": odd, "p": odd, "code": odd, "thema": odd, "bijdragen": odd, "group": odd}
            assert client.get(reverse(name), asked).status_code in (200, 302), (name, odd[:20])


def test_odd_questions_of_a_visitor(client: Client) -> None:
    for odd in ODD:
        for path in ("tijdlijn/", "dekking/", "triage/", ""):
            asked = {"pagina": odd, "thema": odd}
            assert client.get(f"/wat-deden-we-ermee/{path}", asked).status_code == 200, (path, odd[:20])
        assert client.get("/mijn-inbreng/", {"gedaan": odd}).status_code == 200
        assert client.post("/mijn-inbreng/", {"code": odd}).status_code in (422, 429)


@pytest.mark.parametrize("url", ["//kwaad.example", "/\\kwaad.example", "javascript:alert(1)", "http://kwaad.example"])
def test_a_result_leads_to_no_other_website_by_a_trick(url: str) -> None:
    form = ResultForm({"direction": "for", "name": "7 van de 10", "url": url})
    assert not form.is_valid() and "url" in form.errors
