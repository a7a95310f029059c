"""Of a person with a row in every table of the register: everything is shown, and everything can go.

A new model that holds data of somebody fails here when its app leaves it out of the answer, or out of the wiping.
"""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse

from contributions.models import Contribution, Participation, Receipt
from gatherings.models import Seat
from people.models import Participant
from privacy import register
from privacy.access import everything_of
from privacy.requests.asking import put_in_by_hand
from privacy.requests.deciding import decide
from privacy.requests.subjects import loose_under
from privacy.service import access_export, purge_participant
from tests.factories.people import Role, staff
from tests.privacy.somebody import ADDRESS, Somebody
from tests.security.trace import database_dump

pytestmark = pytest.mark.django_db

#: Tables with data of people that cannot be found for one person, and why they need not be.
OF_NOBODY = {
    "handover.Run": "of colleagues; words in a file are void when somebody takes them back",
    "handover.Publication": "of colleagues",
    "handover.RunIndex": "numbers of a file",
    "handover.WooRequest": "a reference that leads to a letter elsewhere; who asked is not kept",
    "handover.WooRelease": "of colleagues",
    "handover.WooDocument": "numbers of texts; the words stand and go elsewhere",
    "focusgroups.SignUpDraft": "not sent, under a cookie only; two days",
    "outreach.SignUpDraft": "not sent, under a cookie only; two days",
    "focusgroups.Apart": "goes with the sign-up; telling one of the two would tell of the other",
    "focusgroups.Plan": "who could when, as numbers, until the last conversation",
    "focusgroups.PlanSeat": "goes with the sign-up",
    "focusgroups.Transcript": "a whole conversation that nobody was told apart in yet; thirty days",
    "education.TeacherFeedback": "opens with the link its writer has, who takes it back there",
    "consultation.CallBackRequest": "a number and a name, apart from answers; a day after the call",
    "consultation.InvitationBatch": "of colleagues and partners",
    "consultation.PrintedPile": "codes nobody used yet; a day",
    "synthesis.DecisionReaction": "no address, under a number in the browser only",
    "contributions.Reaction": "no address, under a number in the browser only",
    "contributions.ImportRun": "a file not taken in yet; thirty days",
    "audit.AuditEvent": "of colleagues",
    "sessions.Session": "under a key in the browser; a working day",
    "wagtailadmin.FormState": "of colleagues",
    "wagtailadmin.EditingSession": "of colleagues",
    "wagtailcore.ModelLogEntry": "of colleagues",
    "wagtailcore.PageLogEntry": "of colleagues",
    "django_q.Task": "numbers; seven days",
}
#: Words of a row that its person does not get to read, and why.
NOT_SHOWN = {
    "notices.Notice.text": "holds links that open one's page; the mail itself has it",
    "focusgroups.Candidate.partner": "who handed over the card: of another",
    "consultation.Entry.reason": "what one colleague asks another",
    "privacy.RightsRequest.reach": "only of who asked by hand",
    "privacy.RightsRequest.checked_how": "how a colleague made sure who asks",
}
#: Words that stay after somebody is wiped, and why.
STAYS = {
    "contributions.Contribution.question": "our own question",
    "focusgroups.Note.asked": "our own question",
}
PEOPLE = (Participant, Participation, Receipt, Contribution, Seat)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[Somebody]:
    """One person for this file: what a test does, is undone back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Somebody()
        transaction.set_rollback(True)


@pytest.fixture
def somebody(made: Somebody, db: None) -> Somebody:
    return made


def found_in(text: str, somebody: Somebody) -> set[str]:
    return {name for name, mark in somebody.marks.items() if mark in text}


def words_of_person(somebody: Somebody) -> set[str]:
    """Where this person's own words stand: not in what they took part in."""
    own = {model._meta.label for model in somebody.personal}
    return {name for name in somebody.marks if name.rpartition(".")[0] in own}


def test_a_table_with_data_of_people_is_found_by_person_or_says_why_not() -> None:
    without = {entry.model._meta.label for entry in register.declared() if entry.of_participant is None}
    assert without == set(OF_NOBODY)


def test_what_hangs_from_a_person_is_declared(somebody: Somebody) -> None:
    """A key to a person or to their words: found by person, or declared to hold nothing of its own."""
    hanging = {
        model
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in PEOPLE
    }
    declared = somebody.personal | set(register.without())
    assert {model._meta.label for model in hanging - declared} <= set(OF_NOBODY)
    words = {
        f"{model._meta.label}.{field.name}"
        for model in hanging & set(register.without())
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField)
    }
    assert words <= WORDS_OF_OTHERS, "a text beside somebody's words: declare it, or say here whose it is"


#: Texts in tables that only point to a contribution: whose they are.
WORDS_OF_OTHERS: set[str] = set()


def test_every_table_has_its_row_and_every_word_is_shown(somebody: Somebody) -> None:
    person = somebody.participant
    entries = [entry for entry in register.declared() if entry.of_participant]
    lost = [
        entry.model._meta.label for entry in entries if somebody.rows[entry.model] not in entry.of_participant(person)
    ]
    assert lost == [], "these rows of the person are not found"
    export = access_export(person)
    shown = {part["wat"] for part in export["onderdelen"]}
    names = {entry.title for entry in entries if entry.export}
    assert shown == names
    text = json.dumps(export, ensure_ascii=False)
    assert words_of_person(somebody) - found_in(text, somebody) == set(NOT_SHOWN) & set(somebody.marks)
    assert ADDRESS in text
    assert all(part["verbeteren"] for part in export["onderdelen"])


def test_wiping_leaves_none_of_it_in_any_table(somebody: Somebody) -> None:
    with transaction.atomic():
        before = found_in(database_dump(), somebody)
        assert words_of_person(somebody) <= before
        assert "'method': 'code'" in database_dump(), "a session, in clear"
        purge_participant(somebody.participant)
        left = found_in(database_dump(), somebody) & words_of_person(somebody)
        assert left == set(STAYS) & set(somebody.marks)
        assert ADDRESS not in database_dump() and "'method': 'code'" not in database_dump()
        again = purge_participant(somebody.participant)
        transaction.set_rollback(True)
    assert again == 0


def test_by_address_the_same_is_found_and_wiped(somebody: Somebody) -> None:
    officer = staff(Role.PRIVACY_OFFICER)
    by_address = everything_of([somebody.participant], loose_under(ADDRESS), called=ADDRESS)
    by_person = access_export(somebody.participant)
    assert [part["wat"] for part in by_address["onderdelen"]] == [part["wat"] for part in by_person["onderdelen"]]
    with transaction.atomic():
        request = put_in_by_hand(
            kind="erasure",
            way="mail",
            email=ADDRESS,
            reach="",
            text="",
            received_on=officer.date_joined.date(),
            by=officer,
        )
        decide(request.pk, "granted", answer="Gedaan.", checked_how="Gebeld.", by=officer, version=1)
        dump = database_dump()
        transaction.set_rollback(True)
    assert found_in(dump, somebody) & words_of_person(somebody) == set(STAYS) & set(somebody.marks)


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("people.ContactDetails", "receipt:address"),
        ("privacy.Consent", "receipt:consents"),
        ("contributions.Contribution", "receipt:withdraw"),
        ("consultation.Answer", "receipt:withdraw"),
        ("account.EmailAddress", "account_email"),
        ("consultation.Subscription", "consultation:news_all"),
        ("outreach.Subscriber", "outreach:newsletter"),
        ("education.PackSubscriber", "education:follow_all"),
    ],
)
def test_what_one_corrects_oneself_has_a_place_where_that_is_done(label: str, address: str) -> None:
    assert reverse(address)
    own = {entry.model._meta.label for entry in register.declared() if entry.own_correction}
    assert label in own


def test_every_correction_of_ones_own_is_tested_above() -> None:
    own = {entry.model._meta.label for entry in register.declared() if entry.own_correction}
    marks = test_what_one_corrects_oneself_has_a_place_where_that_is_done.pytestmark
    assert own == {label for mark in marks if mark.name == "parametrize" for label, _address in mark.args[1]}


def test_a_model_that_is_left_out_of_the_answer_is_named(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of the test."""
    entry = next(entry for entry in register.declared() if entry.model._meta.label == "contributions.Message")
    monkeypatch.delitem(register._declared, entry.model)
    with pytest.raises(AssertionError, match=r"contributions\.Message\.text"):
        test_every_table_has_its_row_and_every_word_is_shown(somebody)
    with pytest.raises(AssertionError):
        test_wiping_leaves_none_of_it_in_any_table(somebody)
