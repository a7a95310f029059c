"""A request about one's own data: asked, on the desk with a term, decided by a person, told back, and done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from contributions.models import Contribution
from notices.models import Notice
from notices.tasks import deliver
from people.models import Participant
from people.service import Role, leave_address
from privacy import register, terms
from privacy.models import Consent, Erasure, RightsRequest
from privacy.purge import purge_part_again
from privacy.requests import asking, deciding
from privacy.requests.declaring import expired
from privacy.requests.enums import RequestKind, RequestState
from privacy.requests.models import DECIDED, WAITING, months_after
from privacy.requests.moves import MOVES, move
from privacy.requests.refusal import RequestRefused
from privacy.service import access_export, purge_participant, set_consents
from privacy.tasks import apply_retention
from tests.factories.contributions import ContributionFactory
from tests.factories.people import ParticipantFactory, UserFactory, staff
from tests.factories.privacy import RightsRequestFactory

pytestmark = pytest.mark.django_db
ASIDE = (RequestKind.OBJECTION, RequestKind.RESTRICTION)


@pytest.fixture
def officer():
    return staff(Role.PRIVACY_OFFICER)


@pytest.fixture
def words() -> Contribution:
    """Words that anybody may read and quote."""
    found = ContributionFactory(original="Ik zei iets.", redacted="Ik zei iets.", published=True)
    set_consents(found.participation.participant, {"publish", "quote"}, {"publish", "quote"})
    return found


def person_of(words: Contribution) -> Participant:
    return words.participation.participant


def used(words: Contribution) -> tuple[bool, bool, bool]:
    mine = Contribution.objects.filter(pk=words.pk)
    return mine.public().exists(), mine.quotable().exists(), mine.for_analysis().exists()


def decided(request: RightsRequest, outcome: str, by, answer="Dit is onze reden.", **more) -> RightsRequest:
    request.refresh_from_db()
    return deciding.decide(request.pk, outcome, answer=answer, by=by, version=request.version, **more)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 27), 1, date(2026, 12, 27)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 10, 31), 3, date(2027, 1, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_a_month_later_is_a_day_that_exists(day: date, months: int, last: date) -> None:
    assert months_after(day, months) == last


def test_asking_twice_is_one_request_with_a_term_of_a_month() -> None:
    person = ParticipantFactory()
    first = asking.ask(person, "erasure", "Wis het. Mijn nummer is 123456782.")
    assert asking.ask(person, "erasure", "Wis het nu.") == first
    assert first.due_on == months_after(timezone.localdate(), 1)
    assert "123456782" not in first.text
    assert not AuditEvent.objects.filter(action__startswith="privacy.request").exists(), "that would say when"
    assert asking.ask(person, "access").pk != first.pk


def test_what_cannot_be_asked_is_refused_with_a_sentence() -> None:
    person = ParticipantFactory()
    with pytest.raises(RequestRefused, match="wat er niet klopt"):
        asking.ask(person, "correction", " ")
    with pytest.raises(RequestRefused, match="te lang"):
        asking.ask(person, "erasure", "x" * (asking.LONGEST + 1))
    for _number in range(asking.MOST):
        RightsRequestFactory(participant=person, kind="access", state="taken_back")
    with pytest.raises(RequestRefused, match="Bel ons"):
        asking.ask(person, "access")


def test_the_table_of_moves_is_all_that_can_happen(officer) -> None:
    wrong = []
    for state in RequestState:
        for to in RequestState:
            kind = "restriction"
            request = RightsRequestFactory(kind=kind, state=state, decided_on=timezone.localdate())
            try:
                move(request.pk, to, by=officer)
                happened = True
            except RequestRefused:
                happened = False
            request.refresh_from_db()
            if happened != (to in MOVES[state]) or request.state != (to if happened else state):
                wrong.append((state, to))
    assert wrong == []
    assert set(MOVES) == set(RequestState)
    granted = RightsRequestFactory(kind="erasure", state="granted", decided_on=timezone.localdate())
    with pytest.raises(RequestRefused):
        move(granted.pk, RequestState.ENDED, by=officer)


@pytest.mark.parametrize("kind", RequestKind.values)
def test_words_of_who_objects_are_set_aside_at_once_and_no_others(words: Contribution, kind: str) -> None:
    stranger = ContributionFactory(published=True)
    request = asking.ask(person_of(words), kind, "Zo is het.")
    assert used(words) == ((kind not in ASIDE),) * 3
    assert used(stranger)[2]
    asking.take_back(person_of(words), request.pk)
    assert used(words) == (True, True, True)


def test_an_objection_that_is_right_leaves_nothing_and_tells_why(words: Contribution, officer) -> None:
    person = person_of(words)
    leave_address(person, email="zij@voorbeeld.nl")
    request = decided(asking.ask(person, "objection", "Ik ben te herkennen."), "granted", officer)
    words.refresh_from_db()
    assert (words.original, words.emptied_reason) == ("", "erased")
    assert not Consent.objects.standing().filter(participant=person).exists()
    assert request.answer == "Dit is onze reden."
    assert Notice.objects.get(key=f"request_decided:{request.pk}").template == "request_decided"
    events = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"privacy.request_granted", "privacy.purge"} <= events
    told = str(access_export(person))
    assert "Dit is onze reden." in told and "te herkennen" not in told


def test_in_part_only_what_is_ticked_goes_and_goes_again_after_a_back_up(words: Contribution, officer) -> None:
    person = person_of(words)
    leave_address(person, email="zij@voorbeeld.nl")
    decided(asking.ask(person, "erasure"), "partly", officer, parts=["contributions.Contribution"])
    words.refresh_from_db()
    assert words.original == "" and person.contact.email == "zij@voorbeeld.nl"
    key = Erasure.objects.get(kind="part").key
    assert AuditEvent.objects.get(action="privacy.purge_parts").details["parts"] == "contributions.Contribution"
    Contribution.objects.filter(pk=words.pk).update(original="terug", redacted="terug", emptied_reason="")
    assert purge_part_again(key, "erased") and not purge_part_again(key, "erased")
    words.refresh_from_db()
    assert words.original == ""


def test_the_ledger_has_room_for_the_name_of_every_table() -> None:
    longest = max(len(entry.model._meta.label) for entry in register.declared() if entry.purge)
    assert 32 + 1 + longest <= Erasure._meta.get_field("key").max_length


@pytest.mark.parametrize("outcome", ["partly", "refused"])
def test_an_objection_that_is_not_right_gives_the_words_back_to_use(words, officer, outcome) -> None:
    decided(asking.ask(person_of(words), "objection"), outcome, officer)
    words.refresh_from_db()
    assert words.original and used(words) == (True, True, True)


def test_a_restriction_stands_until_it_is_ended_with_a_reason(words: Contribution, officer) -> None:
    request = decided(asking.ask(person_of(words), "restriction"), "granted", officer)
    assert used(words) == (False, False, False)
    assert Contribution.objects.get(pk=words.pk).original, "kept, and not used"
    with pytest.raises(RequestRefused):
        deciding.end_restriction(request.pk, by=officer, version=request.version, answer=" ")
    ended = deciding.end_restriction(request.pk, by=officer, version=request.version, answer="Het is uitgezocht.")
    assert used(words) == (True, True, True)
    assert "Het is uitgezocht." in ended.answer and "Dit is onze reden." in ended.answer


@pytest.mark.parametrize(("kind", "in_mail"), [("erasure", True), ("restriction", False)])
def test_the_mail_holds_the_answer_when_the_page_may_be_gone(officer, mailoutbox, kind: str, in_mail: bool) -> None:
    person = ParticipantFactory(user=UserFactory(email="zij@voorbeeld.nl"))
    request = decided(asking.ask(person, kind), "granted", officer)
    notice = Notice.objects.get(key=f"request_decided:{request.pk}")
    if notice.text:  # it leaves when the worker comes by
        deliver(str(notice.pk))
    (mail,) = mailoutbox
    assert mail.to == ["zij@voorbeeld.nl"]
    assert ("Dit is onze reden." in mail.body) == in_mail
    assert ("/mijn-inbreng/" in mail.body) != in_mail


def test_a_decision_needs_a_reason_and_comes_once(officer) -> None:
    request = asking.ask(ParticipantFactory(), "access")
    for outcome, answer in (("granted", ""), ("ended", "Zo."), ("zomaar", "Zo.")):
        with pytest.raises(RequestRefused):
            deciding.decide(request.pk, outcome, answer=answer, by=officer, version=1)
    decided(request, "refused", officer)
    with pytest.raises(RequestRefused, match="u voor"):
        deciding.decide(request.pk, "granted", answer="Toch.", by=officer, version=1)
    with pytest.raises(RequestRefused, match="Dat kan niet meer"):
        decided(request, "granted", officer)


def test_putting_off_is_once_in_time_and_told(officer) -> None:
    person = ParticipantFactory()
    leave_address(person, email="zij@voorbeeld.nl")
    request = asking.ask(person, "access")
    with pytest.raises(RequestRefused, match="waarom het langer duurt"):
        deciding.put_off(request.pk, reason="", by=officer, version=1)
    later = deciding.put_off(request.pk, reason="Het is veel.", by=officer, version=1)
    assert later.due_on == months_after(request.received_on, 3)
    assert Notice.objects.filter(template="request_put_off").count() == 1
    for again in (later, RightsRequestFactory(due_on=timezone.localdate() - timedelta(days=1))):
        with pytest.raises(RequestRefused, match="één keer"):
            deciding.put_off(again.pk, reason="Nog meer.", by=officer, version=again.version)


def test_by_hand_everything_under_the_address_is_found_and_wiped(officer) -> None:
    person = ContributionFactory(original="Mijn woorden").participation.participant
    leave_address(person, email="zij@voorbeeld.nl")
    account = UserFactory(email="Zij@voorbeeld.nl")
    other = ParticipantFactory(user=account)
    today = timezone.localdate()
    request = asking.put_in_by_hand(
        kind="erasure",
        way="letter",
        email="ZIJ@voorbeeld.nl",
        reach="",
        text="Wis mij.",
        received_on=today,
        by=officer,
    )
    with pytest.raises(RequestRefused, match="zelf vraagt"):
        decided(request, "granted", officer)
    done = decided(request, "granted", officer, checked_how="Teruggebeld.")
    assert not Contribution.objects.exclude(original="").exists()
    other.refresh_from_db()
    assert other.user is None
    notice = Notice.objects.get(key=f"request_decided:{done.pk}")
    assert notice.to in ("", "zij@voorbeeld.nl")


@pytest.mark.parametrize("kind", ["objection", "restriction"])
def test_by_hand_words_are_set_aside_as_well_and_no_others(words: Contribution, officer, kind: str) -> None:
    other = ContributionFactory()
    leave_address(words.participation.participant, email="zij@voorbeeld.nl")

    def used() -> set[Contribution]:
        return set(Contribution.objects.for_analysis())

    request = asking.put_in_by_hand(
        kind=kind, way="phone", email="zij@voorbeeld.nl", reach="", text="", received_on=timezone.localdate(),
        by=officer,
    )  # fmt: skip
    assert used() == {other}
    assert asking.are_words_set_aside(words.participation.participant)
    if kind == "restriction":
        stands = decided(request, "granted", officer, checked_how="Teruggebeld.")
        assert used() == {other}
        deciding.end_restriction(stands.pk, by=officer, version=stands.version, answer="Het klopt weer.")
    else:
        decided(request, "refused", officer)
    assert used() == {other, words}


@pytest.mark.parametrize(
    ("given", "sentence"), [({"email": "", "reach": " "}, "hoe wij antwoorden"), ({"days": 1}, "later dan vandaag")]
)
def test_by_hand_one_must_know_where_to_answer_and_since_when(officer, given, sentence) -> None:
    known = {"email": "a@voorbeeld.nl", "reach": "", "days": 0, **given}
    with pytest.raises(RequestRefused, match=sentence):
        asking.put_in_by_hand(
            kind="access", way="phone", email=known["email"], reach=known["reach"], text="",
            received_on=timezone.localdate() + timedelta(days=known["days"]), by=officer,
        )  # fmt: skip


def test_the_words_of_a_request_go_after_a_year_and_what_waits_or_stands_stays(time_machine) -> None:
    old, day = timezone.localdate(), timezone.localdate() + timedelta(days=terms.REQUEST_WORDS + 1)
    gone = [
        RightsRequestFactory(text="weg", state=state, received_on=old, decided_on=old if state in DECIDED else None)
        for state in ("refused", "taken_back")
    ]
    kept = [RightsRequestFactory(text="blijft", state=state, received_on=old) for state in WAITING]
    kept += [RightsRequestFactory(text="blijft", kind="restriction", state="granted", decided_on=old)]
    assert set(expired(day)) == set(gone)
    time_machine.move_to(day)
    apply_retention()
    assert set(RightsRequest.objects.values_list("text", flat=True)) == {"", "blijft"}
    assert RightsRequest.objects.count() == len(gone) + len(kept)


def test_a_person_who_is_wiped_keeps_the_proof_of_the_request() -> None:
    request = asking.ask(ParticipantFactory(), "erasure", "Wis mij.")
    purge_participant(request.participant)
    request.refresh_from_db()
    assert (request.text, request.kind) == ("", "erasure")
    assert purge_participant(request.participant) == 0
