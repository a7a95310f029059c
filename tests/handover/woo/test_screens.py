"""The screens of a request under the Woo: from letter to file without scripts, for the privacy officer only."""

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from handover.models import WooDocument, WooRelease, WooRequest
from handover.woo.enums import Verdict
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory
from tests.handover.woo.cases import content_of, judge, officer, parts_of, request_at_work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def by():
    return officer()


def said(text):
    return ContributionFactory(question="Wat moet er anders?", original=text, redacted=text)


def test_from_the_letter_to_the_file(client, by):
    words = said("Mijn klachten lagen stil. Mevrouw Kwibus wist dat. Zij belde Dorus.")
    client.force_login(by)
    assert "Woo-verzoeken" in client.get(reverse("wagtailadmin_home")).text
    started = client.post(
        reverse("woo:start"),
        {"reference": "Z-7", "subject": "Alles over klachten", "received_on": timezone.localdate().isoformat()},
    )
    case = WooRequest.objects.get()
    assert started.url == reverse("woo:case", args=[case.pk])
    client.post(reverse("woo:move", args=[case.pk, "searching"]))
    page = client.get(reverse("woo:search", args=[case.pk]), {"q": "klacht stil"}).text
    assert f'value="bijdrage:{words.pk}"' in page and "lagen stil" in page
    client.post(reverse("woo:search", args=[case.pk]), {"stuk": [f"bijdrage:{words.pk}"]})
    assert "Hoort er al bij" in client.get(reverse("woo:search", args=[case.pk]), {"q": "klacht"}).text
    client.post(reverse("woo:move", args=[case.pk, "reviewing"]))
    document = WooDocument.objects.get()
    address = reverse("woo:judge", args=[case.pk, document.pk])
    shown = client.get(address)
    (box,) = shown.context["boxes"]
    assert (box[1], box[2]) == ("Kwibus", True)
    given = {"verdict": "redacted", "mark": shown.context["form"].initial["mark"], "plek": box[0].value}
    wrong = client.post(address, {**given, "words": "Doris", "words_ground": "5.1.2.e"}).text
    assert "Neem ze letterlijk over" in wrong and "Doris</textarea>" in wrong and "checked" in wrong
    done = client.post(address, {**given, "words": "Dorus", "words_ground": "5.1.2.e"}, follow=True)
    assert "Alle stukken zijn beoordeeld" in done.text
    assert [words for _box, words, on in client.get(address).context["boxes"] if on] == ["Kwibus", "Dorus"]
    released = client.post(reverse("woo:move", args=[case.pk, "released"]), follow=True).text
    assert "Download het bestand" in released
    made = WooRelease.objects.get()
    fetched = client.get(reverse("woo:file", args=[case.pk, made.pk]))
    assert b"".join(fetched.streaming_content) == content_of(made)
    assert fetched.headers["Content-Disposition"] == f'attachment; filename="woo-{case.pk}-1.zip"'
    parts = parts_of(content_of(made))
    assert not any(b"wibus" in data or b"Dorus" in data for data in parts.values())
    seen = set(AuditEvent.objects.filter(action__startswith="handover.woo").values_list("action", flat=True))
    assert seen >= {f"handover.woo_{deed}" for deed in ("start", "search", "choose", "read", "judge", "release")}
    assert AuditEvent.objects.get(action="handover.woo_download").object_id == str(made.pk)


def test_what_is_not_ready_is_said_and_nothing_is_lost(client, by):
    client.force_login(by)
    response = client.post(reverse("woo:start"), {"reference": "Z-8", "subject": "Iets", "received_on": "2999-01-01"})
    assert "Kies een dag die geweest is" in response.text and 'value="Z-8"' in response.text
    case = request_at_work(by, f"bevinding:{FindingFactory().pk}")
    page = client.post(reverse("woo:move", args=[case.pk, "released"]), follow=True).text
    assert "Beoordeel eerst stuk 1." in page
    page = client.post(reverse("woo:put_off", args=[case.pk]), follow=True).text
    assert "(verdaagd)" in page
    assert "al verdaagd" in client.post(reverse("woo:put_off", args=[case.pk]), follow=True).text
    assert "niet opnieuw" not in page
    client.post(reverse("woo:drop", args=[case.pk, case.documents.get().pk]))
    assert not case.documents.exists()


def test_a_text_of_another_request_does_not_open_here(client, by):
    first = request_at_work(by, f"bevinding:{FindingFactory().pk}", reference="Z-1")
    second = request_at_work(by, f"bevinding:{FindingFactory().pk}", reference="Z-2")
    client.force_login(by)
    foreign = [first.pk, second.documents.get().pk]
    assert client.get(reverse("woo:judge", args=foreign)).status_code == 404
    assert client.post(reverse("woo:drop", args=foreign)).status_code == 404
    made = WooRelease.objects.create(request=second, number=1)
    assert client.get(reverse("woo:file", args=[first.pk, made.pk])).status_code == 404
    waits = client.get(reverse("woo:file", args=[second.pk, made.pk]), follow=True)
    assert "Dit bestand is er niet" in waits.text


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PRIVACY_OFFICER])
def test_nobody_else_may_see_or_do_anything(client, by, role):
    words = said("Het duurde lang")
    case = request_at_work(by, f"bijdrage:{words.pk}")
    judge(case.documents.get(), Verdict.WHOLE, by=by)
    client.force_login(staff(role))
    for name, arguments in (
        ("index", []),
        ("case", [case.pk]),
        ("search", [case.pk]),
        ("judge", [case.pk, case.documents.get().pk]),
    ):
        assert client.get(reverse(f"woo:{name}", args=arguments)).status_code in (302, 403), name
    assert client.post(reverse("woo:move", args=[case.pk, "released"])).status_code in (302, 403)
    case.refresh_from_db()
    assert (case.state, WooRelease.objects.count()) == ("reviewing", 0)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_questions(client, by, count, django_assert_max_num_queries):
    words = [said(f"Het duurde lang {number}") for number in range(count)]
    for number in range(count):
        case = request_at_work(by, *(f"bijdrage:{each.pk}" for each in words), reference=f"Z-{number}")
    client.force_login(by)
    for address in (
        reverse("woo:index"),
        reverse("woo:case", args=[case.pk]),
        reverse("woo:search", args=[case.pk]) + "?q=duurde",
    ):
        client.get(address)
        with django_assert_max_num_queries(25) as asked:
            client.get(address)
        _asked.setdefault(address.rpartition("/")[2] or str(address.count("/")), set()).add(len(asked))
    assert {len(each) for each in _asked.values()} == {1}, _asked


_asked: dict[str, set[int]] = {}
