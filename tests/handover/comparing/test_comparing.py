"""Two dossiers side by side: what differs is counted and named, and no words are kept to know it."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from audit.models import AuditEvent
from contributions.models import Contribution
from contributions.service import HIDDEN, Refused, withdraw_contribution
from handover import runs
from handover.comparing.differences import compare, earlier_runs
from handover.comparing.forgetting import expire_indexes, expired_indexes, forget
from handover.comparing.indexing import RunRecorder
from handover.comparing.keys import NOTHING, RECORD, SIZE, words_hash
from handover.comparing.listing import listed
from handover.dossier import Order
from handover.models import Run, RunIndex, RunSeries
from people.service import Role
from synthesis.models import Decision, Finding
from tests.factories.contributions import ContributionFactory, ParticipationFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def analyst():
    return staff(Role.ANALYST)


@pytest.fixture
def made(analyst):
    def make(form="csv", audience="intern", slug="", code=""):
        order = Order(form, audience, slug, agenda_code=code)
        return Run.objects.get(pk=runs.ask(order, by=analyst).pk)

    return make


def by_sheet(before, after):
    return {each.code: each for each in compare(before, after)}


def index_of(run):
    index = RunIndex.objects.select_related("series").get(run=run)
    with storages["private"].open(index.file) as file:
        return index, file.read()


def test_new_changed_withdrawn_and_the_same_are_told_apart(made):
    stays, changes, goes = ContributionFactory.create_batch(3)
    before = made()
    Contribution.objects.filter(pk=changes.pk).update(redacted="Nu iets anders.")
    withdraw_contribution(goes)
    ContributionFactory.create_batch(2)
    words = by_sheet(before, made())["bijdragen"]
    assert words.cells == (2, 1, 1, 1)
    assert stays.redacted


def test_rows_about_one_thing_are_compared_together(made):
    one = FindingFactory()
    for _ in range(3):
        DecisionFactory().findings.add(one)
    before = made()
    assert by_sheet(before, made())["deelnames"].differs is False
    Decision.objects.filter(pk=Decision.objects.first().pk).update(reason="Toch om iets anders.")
    assert by_sheet(before, made())["besluiten"].cells == (0, 1, 0, 2)


def test_findings_and_decisions_that_differ_are_named_as_they_are_now(made, analyst):
    kept, gone = FindingFactory(sentence="Zoals het was."), FindingFactory(sentence="Dit verdwijnt.")
    before = made()
    Finding.objects.filter(pk=kept.pk).update(sentence="Zoals het nu is.")
    gone.delete()
    DecisionFactory(title="Bellen binnen een dag")
    found = compare(before, made())
    told = {(each.sheet, each.way): each for each in listed(found, RunSeries.objects.get(), analyst)}
    assert [titled.title for titled in told["Bevindingen", "Veranderd"].titles] == ["Zoals het nu is."]
    assert [titled.title for titled in told["Besluiten", "Nieuw"].titles] == ["Bellen binnen een dag"]
    withdrawn = told["Bevindingen", "Niet meer in het dossier"]
    assert (list(withdrawn.titles), withdrawn.nameless) == ([], 1)


def test_every_form_can_be_compared_with_every_other(made):
    ContributionFactory.create_batch(2)
    FindingFactory()
    first, *others = (made(form) for form in ("csv", "docx", "qdc", "zip"))
    for other in others:
        assert not any(each.differs for each in compare(first, other)), other.format
        assert {each.code for each in compare(first, other)} >= {"bijdragen", "bevindingen", "ontwerp"}


def test_the_index_holds_no_word_and_no_key_that_can_be_counted_back(made):
    words = ContributionFactory(original="Twaalf brieven later", redacted="Twaalf brieven later")
    first, second = made(), made(audience="openbaar")
    (one, content), (other, _more) = index_of(first), index_of(second)
    assert b"brieven" not in content and str(words.pk).encode() not in content and words.pk.bytes not in content
    assert words_hash(bytes(one.series.secret), words.pk) in content
    assert bytes(one.series.secret) != bytes(other.series.secret)


def test_what_is_withdrawn_leaves_its_print_in_no_index(made, django_capture_on_commit_callbacks):
    at = occasion("triage")
    goes, stays = (words_of(person_heard(at), text, "triage") for text in ("Weg ermee", "Blijf maar"))
    before = made()
    index, was = index_of(before)
    first_file = index.file
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(goes)
    index, now = index_of(before)
    gone, kept = (words_hash(bytes(index.series.secret), words.pk) for words in (goes, stays))
    prints = records(now)
    assert [each[1] for each in prints if each[2] == gone] == [NOTHING]
    assert NOTHING not in [each[1] for each in prints if each[2] == kept]
    assert next(each for each in records(was) if each[2] == gone)[1] not in now
    assert forget([str(goes.pk)]) == 0  # a second time changes nothing
    assert not storages["private"].exists(first_file)
    assert by_sheet(before, made())["bijdragen"].cells == (0, 0, 1, 1)


def records(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        data = archive.read("bijdragen")
    cut = [data[start : start + RECORD] for start in range(0, len(data), RECORD)]
    return [(each[:SIZE], each[SIZE : 2 * SIZE], each[2 * SIZE :]) for each in cut]


def test_small_differences_of_public_dossiers_are_not_told(made):
    at = occasion("triage")

    def say(many):
        for _ in range(many):
            words_of(person_heard(at), "Zo is het", "triage", leave_to="publish", published=True)

    say(20)
    first, own = made(audience="openbaar"), made()
    say(1)
    FindingFactory()
    second = made(audience="openbaar")
    assert by_sheet(first, second)["bijdragen"].cells == (HIDDEN,) * 4
    assert by_sheet(own, made())["bijdragen"].cells == (1, 0, 0, 20)
    say(5)
    assert by_sheet(second, made(audience="openbaar"))["bijdragen"].cells == (5, 0, 0, 21)


def test_only_dossiers_about_the_same_for_the_same_readers_are_compared(made):
    open_round("hier")
    everything, public, here, action = made(), made(audience="openbaar"), made(slug="hier"), made(code="triage")
    later = made()
    assert list(earlier_runs(later)) == [everything]
    for other in (public, here, action):
        with pytest.raises(Refused, match="niet te vergelijken"):
            compare(other, later)


def test_a_run_that_became_void_while_it_was_made_leaves_no_index(
    made, monkeypatch, django_capture_on_commit_callbacks
):
    """Words go in the middle: the maker has read them, and nothing made of them stays."""
    words = ContributionFactory()

    def watch(recorder, sheet, rows, _watch=RunRecorder.watch):
        Contribution.objects.filter(pk=words.pk, emptied_reason="").exists() and withdraw_contribution(words)
        return _watch(recorder, sheet, rows)

    monkeypatch.setattr(RunRecorder, "watch", watch)
    with django_capture_on_commit_callbacks(execute=True):
        run = made()
    assert (run.state, RunIndex.objects.count()) == ("superseded", 0)
    assert not any(name.startswith(run.pk.hex) for name in storages["private"].listdir("export-indexes")[1])


def test_an_index_goes_after_its_term_with_its_file(made):
    index, _content = index_of(made())
    today = timezone.localdate()
    assert expired_indexes(today).count() == 0
    assert expire_indexes(expired_indexes(today + timedelta(days=731))) == 1
    assert not storages["private"].exists(index.file)


def test_the_screen_tells_what_differs_and_gives_it_as_a_file_on_the_record(client, made, analyst):
    ContributionFactory.create_batch(2)
    before = made()
    FindingFactory(sentence="=Wij willen het horen")
    after = made()
    client.force_login(analyst)
    assert reverse("runs:compare", args=[after.pk]) in client.get(reverse("runs:inspect", args=[after.pk])).text
    page = client.get(reverse("runs:compare", args=[after.pk]), {"met": before.pk}).text
    assert "Van dossier 1 naar dossier 2" in page and "=Wij willen het horen" in page
    for form in ("xlsx", "csv"):
        response = client.get(reverse("runs:compare_file", args=[after.pk, form]), {"met": before.pk})
        content = b"".join(response.streaming_content)
        assert response.headers["Content-Disposition"] == f'attachment; filename="verschillen-1-2.{form}"'
        if form == "xlsx":
            book = load_workbook(io.BytesIO(content))
            told = {row[0]: row[1:] for row in book["Verschillen per blad"].iter_rows(values_only=True)}
            assert told["Bevindingen"] == (1, 0, 0, 0)
            assert book["Wat verschilt"]["D2"].data_type == "s"
        else:
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert ["Bevindingen", "1", "0", "0", "0"] in rows
            assert any(row and row[-1] == "'=Wij willen het horen" for row in rows)
    events = AuditEvent.objects.filter(action="handover.download_differences")
    assert {(event.actor_id, event.details["before"]) for event in events} == {(analyst.pk, str(before.pk))}


def test_without_an_earlier_dossier_the_screen_says_so(client, made, analyst):
    run = made()
    client.force_login(analyst)
    assert "geen eerder dossier" in client.get(reverse("runs:compare", args=[run.pk])).text
    response = client.get(reverse("runs:compare_file", args=[run.pk, "xlsx"]), follow=True)
    assert "geen eerder dossier" in response.text
    assert client.get(reverse("runs:compare_file", args=[run.pk, "exe"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_screen_asks_the_same_number_of_questions(client, made, analyst, count, django_assert_max_num_queries):
    ContributionFactory.create_batch(count, participation=ParticipationFactory())
    for _ in range(count):
        made()
    FindingFactory.create_batch(count)
    run = made()
    client.force_login(analyst)
    client.get(reverse("runs:compare", args=[run.pk]))
    with django_assert_max_num_queries(40) as asked:
        client.get(reverse("runs:compare", args=[run.pk]))
    _asked.add(len(asked))
    assert len(_asked) == 1


_asked: set[int] = set()
