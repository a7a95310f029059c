"""A request under the Woo from letter to file: searched, judged, released, and void when words are withdrawn."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from audit.models import AuditEvent
from contributions.models import Contribution
from contributions.service import ChangedMeanwhile, Refused, withdraw_contribution
from handover.models import WooDocument, WooRedaction, WooRelease, WooRequest
from handover.tasks import make_woo_release
from handover.woo import deeds, moving, releasing
from handover.woo.covering import Span, covered
from handover.woo.enums import Verdict, WooState
from handover.woo.keeping import expire_requests, expired_requests
from handover.woo.proposing import proposals
from handover.woo.texts import search
from people.models import ContactDetails
from synthesis.models import Code
from tests.factories.contributions import ContributionFactory
from tests.factories.people import ParticipantFactory
from tests.factories.rounds import open_round
from tests.factories.synthesis import DecisionFactory, FindingFactory
from tests.handover.woo.cases import content_of, judge, officer, parts_of, request_at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    return officer()


def said(text, **more):
    return ContributionFactory(question="Wat moet er anders?", original=text, redacted=text, **more)


def test_the_words_are_sought_everywhere_in_all_their_forms(by):
    words = said("Mijn klachten bleven liggen", moderation="withheld", reason="off_topic")
    said("Iets heel anders")
    finding = FindingFactory(sentence="Een klacht blijft te lang liggen.")
    decision = DecisionFactory(reason="Omdat klachten te lang liggen.")
    code = Code.objects.create(name="klacht ligt stil", definition="Een klacht die bleef liggen")
    round_ = open_round("klachten")
    type(round_).objects.filter(pk=round_.pk).update(title="Klachten", why="Zij blijven liggen")
    found = {each.value for kind in search("klachten liggen") for each in kind.found}
    assert found == {
        f"bijdrage:{words.pk}",
        f"bevinding:{finding.pk}",
        f"besluit:{decision.pk}",
        f"code:{code.pk}",
        f"ronde:{round_.pk}",
    }
    with pytest.raises(Refused, match="welke woorden"):
        search("  ")


def test_what_points_at_people_is_proposed_and_nothing_else():
    ContactDetails.objects.create(participant=ParticipantFactory(), name="Ans Bakker")
    text = (
        "Ik heet Piet de Vries. Bel mevrouw Jansen op 06-12345678 of mail ans@voorbeeld.nl. "
        "Gisteren kwam Ans Bakker. De gemeente Utrecht zei niets. Mijn nummer is ███████."
    )
    found = {text[each.start : each.end]: (each.label, each.ground) for each in proposals(text)}
    assert found == {
        "Piet de Vries": ("naam", "5.1.2.e"),
        "Jansen": ("naam", "5.1.2.e"),
        "06-12345678": ("telefoonnummer", "5.1.2.e"),
        "ans@voorbeeld.nl": ("e-mailadres", "5.1.2.e"),
        "Ans Bakker": ("naam", "5.1.2.e"),
        "███████": ("eerder afgedekt", "5.1.2.e"),
    }
    number = "Mijn bsn is 111222333."
    assert [(number[each.start : each.end], each.ground) for each in proposals(number)] == [("111222333", "5.1.1.e")]


def test_a_covered_place_tells_its_grounds_and_not_its_length():
    text = "Jan belde, en Jan huilde."
    spans = [Span(0, 3, "5.1.2.e"), Span(14, 17, "5.1.2.e"), Span(16, 24, "5.1.1.d")]
    assert covered(text, spans) == "[5.1.2.e] belde, en [5.1.1.d; 5.1.2.e]."
    assert covered("😀 Jan", [Span(2, 5, "5.1.2.e")]) == "😀 [5.1.2.e]"


def test_a_request_is_answered_with_a_file_in_which_no_covered_word_stands(by):
    whole, part, not_at_all = said("Het duurde lang"), said("Zeg het Kwibus maar, Kwibus!"), said("Zwijgplicht hier")
    finding = FindingFactory(sentence="Wachten duurt te lang.")
    values = [*(f"bijdrage:{each.pk}" for each in (whole, part, not_at_all)), f"bevinding:{finding.pk}"]
    case = request_at_work(by, *values, *values, "bijdrage:niets", "onbekend:3")
    first, second, third, fourth = case.documents.all()
    with pytest.raises(Refused, match="Beoordeel eerst stuk 1, 2, 3, 4"):
        releasing.release(case, by=by)
    judge(first, Verdict.WHOLE, by=by)
    judge(second, Verdict.REDACTED, words="kwibus", by=by)
    judge(third, Verdict.REFUSED, ground="5.2.1", by=by)
    judge(fourth, Verdict.WHOLE, by=by)
    made = WooRelease.objects.get(pk=releasing.release(case, by=by).pk)
    assert (made.state, made.number) == ("done", 1)
    content = content_of(made)
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (made.sha256, made.size)
    parts = parts_of(content)
    for name, data in parts.items():
        assert b"wibus" not in data and b"wijgplicht" not in data, name
    for name in ("stukken.docx/word/document.xml", "stukken.pdf/text"):
        told = parts[name].decode()
        assert "Zeg het [5.1.2.e] maar, [5.1.2.e]!" in told and "Het duurde lang" in told
        assert "Wachten duurt te lang." in told and "Openbaar: 3 van 4 stukken." in told
    assert "5.2.1" in parts["inventarislijst.xlsx/xl/worksheets/sheet1.xml"].decode()
    assert make_woo_release(made.pk) is False
    assert AuditEvent.objects.filter(action="handover.woo_judge").count() == 4
    assert not any("wibus" in str(event.details) for event in AuditEvent.objects.all())
    assert not any("wibus" in str(row) for model in (WooDocument, WooRedaction) for row in model.objects.values())


def test_withdrawn_words_leave_the_request_and_void_what_was_released(by, django_capture_on_commit_callbacks):
    words, other = said("Zeg het Kwibus maar"), said("Dit blijft")
    case = request_at_work(by, f"bijdrage:{words.pk}", f"bijdrage:{other.pk}")
    first, second = case.documents.all()
    judge(first, Verdict.REDACTED, words="Kwibus", by=by)
    judge(second, Verdict.WHOLE, by=by)
    made = WooRelease.objects.get(pk=releasing.release(case, by=by).pk)
    name = made.file
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(words)
    made.refresh_from_db()
    first.refresh_from_db()
    assert (made.state, made.file, storages["private"].exists(name)) == ("void", "", False)
    assert (first.verdict, first.mark, WooRedaction.objects.count()) == (Verdict.GONE, "", 0)
    again = moving.move(case, WooState.REVIEWING, by=by)
    second_release = WooRelease.objects.get(pk=releasing.release(again, by=by).pk)
    assert (second_release.number, second_release.state) == (2, "done")
    parts = parts_of(content_of(second_release))
    assert not any(b"wibus" in data or b"Zeg het" in data for data in parts.values())
    assert "Ingetrokken door de schrijver" in parts["inventarislijst.xlsx/xl/worksheets/sheet1.xml"].decode()


def test_words_that_changed_after_somebody_judged_are_judged_again(by):
    decision = DecisionFactory(reason="Eerst zo.")
    case = request_at_work(by, f"besluit:{decision.pk}")
    document = case.documents.get()
    judge(document, Verdict.WHOLE, by=by)
    type(decision).objects.filter(pk=decision.pk).update(reason="Nu anders, volgens Kwibus.")
    with pytest.raises(Refused, match="Stuk 1 is veranderd"):
        releasing.release(case, by=by)
    with pytest.raises(ChangedMeanwhile):
        deeds.judge(document, Verdict.WHOLE, mark="van eerder", by=by)
    type(decision).objects.all().delete()
    with pytest.raises(Refused, match="Stuk 1 is er niet meer"):
        releasing.release(case, by=by)


def test_a_text_that_changes_while_the_file_waits_fails_with_a_sentence_and_can_be_asked_again(by):
    finding = FindingFactory(sentence="Zo is het.")
    case = request_at_work(by, f"bevinding:{finding.pk}")
    judge(case.documents.get(), Verdict.WHOLE, by=by)
    made = releasing.release(case, by=by)
    WooRelease.objects.filter(pk=made.pk).update(state="queued", file="")
    type(finding).objects.filter(pk=finding.pk).update(sentence="Zo was het.")
    assert make_woo_release(made.pk) is False
    made.refresh_from_db()
    assert (made.state, made.problem) == ("failed", "Stuk 1 is veranderd. Beoordeel het opnieuw.")
    type(finding).objects.filter(pk=finding.pk).update(sentence="Zo is het.")
    again = WooRelease.objects.get(pk=releasing.ask_again(WooRequest.objects.get(), by=by).pk)
    assert (again.number, again.state) == (2, "done")
    with pytest.raises(Refused, match="niet opnieuw"):
        releasing.ask_again(WooRequest.objects.get(), by=by)


@pytest.mark.parametrize(
    ("verdict", "more", "sentence"),
    [
        (Verdict.WHOLE, {"words": "lang"}, "Vink ze uit"),
        (Verdict.REDACTED, {}, "welke woorden u weglakt"),
        (Verdict.REDACTED, {"words": "kort"}, "letterlijk over"),
        (Verdict.REDACTED, {"words": "lang", "words_ground": "9.9"}, "op welke grond"),
        (Verdict.REDACTED, {"spans": [Span(0, 4000, "5.1.2.e")]}, "klopt niet meer"),
        (Verdict.REFUSED, {}, "op welke grond"),
        (Verdict.GONE, {}, "wat er met dit stuk"),
    ],
)
def test_a_judgement_that_is_not_whole_is_refused_with_a_sentence(by, verdict, more, sentence):
    words = said("Het duurde lang")
    document = request_at_work(by, f"bijdrage:{words.pk}").documents.get()
    with pytest.raises(Refused, match=sentence):
        judge(document, verdict, by=by, **more)
    document.refresh_from_db()
    assert document.verdict == Verdict.WAITS


@pytest.mark.parametrize("state", WooState.values)
def test_only_the_moves_of_the_table_are_made(by, state):
    words = said("Het duurde lang")
    for to in WooState.values:
        case = request_at_work(by, f"bijdrage:{words.pk}", reference=f"Z-{state}-{to}")
        judge(case.documents.get(), Verdict.WHOLE, by=by)
        WooRequest.objects.filter(pk=case.pk).update(state=state)
        if to in moving.MOVES[state]:
            assert moving.move(case, to, by=by).state == to
        else:
            with pytest.raises(Refused, match="Dit kan niet"):
                moving.move(case, to, by=by)


def test_a_case_starts_once_with_a_term_of_four_weeks_that_is_put_off_once(by):
    today = timezone.localdate()
    case = deeds.start("Z-1", "Alles over wachten", today - timedelta(days=28), by=by)
    assert case.due_on == today and case.can_be_put_off
    case = deeds.put_off(case, by=by)
    assert (case.due_on, case.can_be_put_off) == (today + timedelta(days=14), False)
    with pytest.raises(Refused, match="al verdaagd"):
        deeds.put_off(case, by=by)
    late = deeds.start("Z-0", "Alles over bellen", date(2026, 3, 2), by=by)
    assert (late.due_on, late.is_late, late.can_be_put_off) == (date(2026, 3, 30), True, False)
    with pytest.raises(Refused, match="binnen de eerste vier weken"):
        deeds.put_off(late, by=by)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for arguments, sentence in (
        (("Z-1", "Nog eens", date(2026, 3, 2)), "al een verzoek"),
        (("Z-2", "Straks", tomorrow), "een dag die geweest is"),
        ((" ", "Zonder kenmerk", date(2026, 3, 2)), "Vul het kenmerk in"),
    ):
        with pytest.raises(Refused, match=sentence):
            deeds.start(*arguments, by=by)
    moving.move(case, WooState.SEARCHING, by=by)
    with pytest.raises(Refused, match="Kies eerst welke stukken"):
        moving.move(case, WooState.REVIEWING, by=by)


def test_a_text_can_leave_the_request_before_the_answer_and_not_after(by):
    words, other = said("Het duurde lang"), said("En nog langer")
    case = request_at_work(by, f"bijdrage:{words.pk}", f"bijdrage:{other.pk}")
    first, second = case.documents.all()
    deeds.drop_document(first, by=by)
    judge(second, Verdict.WHOLE, by=by)
    releasing.release(case, by=by)
    with pytest.raises(Refused, match="Dit kan niet"):
        deeds.drop_document(second, by=by)


def test_a_request_goes_after_ten_years_with_its_files(by):
    words = said("Het duurde lang")
    case = request_at_work(by, f"bijdrage:{words.pk}")
    judge(case.documents.get(), Verdict.WHOLE, by=by)
    made = WooRelease.objects.get(pk=releasing.release(case, by=by).pk)
    assert expired_requests(timezone.localdate()).count() == 0
    assert expire_requests(expired_requests(timezone.localdate() + timedelta(days=3_660))) == 1
    assert not storages["private"].exists(made.file)
    assert Contribution.objects.filter(pk=words.pk).exists()
