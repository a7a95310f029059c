"""Whoever spoke hears what was decided: on the receipt page, and once by mail."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from contributions.models import Participation, ReceiptLink
from contributions.service import ContributionKind, ParticipationState, find_by_link
from notices.models import Notice
from people.models import Participant, User
from synthesis.enums import DecisionState
from synthesis.models import Decision
from synthesis.service import decisions_for
from synthesis.tasks import tell_participants
from synthesis.transitions import move
from tests.factories.synthesis import DecisionFactory, occasion, person_heard, words_of

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return sorted(Notice.objects.values_list("to", flat=True))


def test_the_receipt_page_gets_what_concerns_this_person(django_assert_num_queries: Any) -> None:
    here = occasion("triage")
    person = person_heard(here)
    proposal = words_of(person, "Doe het zo", "triage")
    words_of(person, "Wat mij overkwam", "triage", kind=ContributionKind.STORY)
    about_theme = DecisionFactory(final=True)
    about_theme.proposals.add(proposal)
    at_occasion = DecisionFactory(opened=True, occasion=here)
    DecisionFactory()

    with django_assert_num_queries(3):
        shown = decisions_for(person)

    assert {each.title for each in shown} == {about_theme.title, at_occasion.title}
    (answered,) = [each for each in shown if each.contribution_ids]
    assert answered.contribution_ids == {proposal.pk}
    assert answered.url == f"/wat-deden-we-ermee/besluit/{about_theme.pk}/"
    assert {each.outcome for each in shown} == {"Dit nemen wij over", "Voorlopig: dit nemen wij over"}


def test_a_theme_somebody_said_nothing_about_is_not_theirs() -> None:
    person = person_heard(occasion("profiel"))
    words_of(person, "Over het profiel", "profiel")
    DecisionFactory(final=True)
    assert decisions_for(person) == []


def test_who_withdrew_hears_nothing() -> None:
    here = occasion("triage")
    person = person_heard(here, email="weg@voorbeeld.nl")
    Participation.objects.update(state=ParticipationState.WITHDRAWN)
    person.refresh_from_db()
    decision = DecisionFactory(opened=True, occasion=here)
    assert decisions_for(person) == []
    assert tell_participants(str(decision.pk)) == 0


def test_opening_tells_whom_it_concerns_and_nobody_else(with_queue: None) -> None:
    here = occasion("triage")
    person_heard(here, email="ronde@voorbeeld.nl")
    person_heard(here)  # left no address
    elsewhere = person_heard(occasion("triage", title="Andere ronde"), email="thema@voorbeeld.nl")
    words_of(elsewhere, "Over triage", "triage")
    other_theme = person_heard(occasion("profiel"), email="ander@voorbeeld.nl")
    words_of(other_theme, "Over het profiel", "profiel")
    account = person_heard(here)
    Participant.objects.filter(pk=account.participant_id).update(user=User.objects.create_user("account@voorbeeld.nl"))

    decision = move(DecisionFactory(occasion=here), DecisionState.OPEN, by=None)
    assert tell_participants(str(decision.pk)) == 3

    assert told() == ["account@voorbeeld.nl", "ronde@voorbeeld.nl", "thema@voorbeeld.nl"]


def test_the_mail_carries_a_link_that_opens_ones_own_words() -> None:
    here = occasion("triage")
    person = person_heard(here, email="ronde@voorbeeld.nl")
    decision = DecisionFactory(occasion=here, title="Tom & Jerry <b>", reason="Zij zeiden \"nee\" & 'ja'")

    move(decision, DecisionState.OPEN, by=None)
    from notices.tasks import deliver_due

    deliver_due()

    (sent,) = mail.outbox
    assert sent.to == ["ronde@voorbeeld.nl"]
    assert "Tom & Jerry <b>" in sent.body
    assert "Zij zeiden \"nee\" & 'ja'" in sent.body
    assert "\n\n\n" not in sent.body
    token = re.search(r"/mijn-inbreng/\S*?([\w-]{20,})/?\n", sent.body).group(1)  # type: ignore[union-attr]
    assert find_by_link(token) == person.receipt
    notice = Notice.objects.get()
    assert (notice.to, notice.text) == ("", ""), "the link is wiped after sending"


def test_twice_is_once_and_the_final_decision_is_told_again(with_queue: None) -> None:
    here = occasion("triage")
    for number in range(3):
        person_heard(here, email=f"lezer{number}@voorbeeld.nl")
    decision = DecisionFactory(opened=True, occasion=here)

    assert [tell_participants(str(decision.pk)) for _ in range(2)] == [3, 0]
    assert ReceiptLink.objects.count() == 3

    decision = DecisionFactory(final=True, occasion=here)
    assert tell_participants(str(decision.pk)) == 3
    assert Notice.objects.count() == 6


def test_a_run_that_was_killed_goes_on_where_it_was(with_queue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    here = occasion("triage")
    for number in range(5):
        person_heard(here, email=f"lezer{number}@voorbeeld.nl")
    decision = DecisionFactory(opened=True, occasion=here)
    tell_participants(str(decision.pk))
    Notice.objects.filter(to__in=["lezer1@voorbeeld.nl", "lezer3@voorbeeld.nl"]).delete()

    assert tell_participants(str(decision.pk)) == 2
    assert told() == [f"lezer{number}@voorbeeld.nl" for number in range(5)]


def test_who_took_part_twice_gets_one_mail(with_queue: None) -> None:
    first = person_heard(occasion("triage"), email="lezer@voorbeeld.nl")
    second = person_heard(occasion("triage", title="Tweede ronde"))
    Participation.objects.filter(pk=second.pk).update(participant=first.participant_id)
    for participation in (first, second):
        participation.refresh_from_db()
        words_of(participation, "Over triage", "triage")
    decision = DecisionFactory(opened=True)

    assert tell_participants(str(decision.pk)) == 1


def test_a_new_edition_is_told_again(with_queue: None) -> None:
    here = occasion("triage")
    person_heard(here, email="lezer@voorbeeld.nl")
    decision = move(DecisionFactory(occasion=here), DecisionState.OPEN, by=None)
    tell_participants(str(decision.pk))
    decision = move(decision, DecisionState.DRAFT, by=None)
    assert tell_participants(str(decision.pk)) == 0
    decision = move(decision, DecisionState.OPEN, by=None)
    assert tell_participants(str(decision.pk)) == 1


@pytest.mark.django_db(transaction=True)
def test_three_tasks_at_once_tell_everybody_once(with_queue: None) -> None:
    here = occasion("triage")
    for number in range(20):
        person_heard(here, email=f"lezer{number}@voorbeeld.nl")
    decision = DecisionFactory(opened=True, occasion=here)
    counts: list[int] = []

    def work() -> None:
        try:
            counts.append(tell_participants(str(decision.pk)))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(counts) == Notice.objects.count() == 20
    assert ReceiptLink.objects.count() == 20, "no link without a mail"


def test_one_address_hears_once_whoever_left_it(with_queue: None) -> None:
    """Two rounds without an account, the same address: to us two persons, to the reader one mail."""
    first = person_heard(occasion("triage"), email="lezer@voorbeeld.nl")
    second = person_heard(occasion("triage", title="Tweede ronde"), email="Lezer@Voorbeeld.nl")
    for participation in (first, second):
        words_of(participation, "Over triage", "triage")
    decision = move(DecisionFactory(), DecisionState.OPEN, by=None)
    assert [tell_participants(str(decision.pk)) for _ in range(2)] == [1, 0]

    later = person_heard(occasion("triage", title="Derde ronde"), email="lezer@voorbeeld.nl")
    words_of(later, "Weer over triage", "triage")
    assert tell_participants(str(decision.pk)) == 0, "who was told is not told again by a later participation"

    again = move(move(decision, DecisionState.DRAFT, by=None), DecisionState.OPEN, by=None)
    assert tell_participants(str(again.pk)) == 1


def test_the_mails_say_where_to_react_and_what_changed() -> None:
    from notices.tasks import deliver_due

    here = occasion("triage")
    person_heard(here, email="ronde@voorbeeld.nl")
    decision = move(DecisionFactory(occasion=here), DecisionState.OPEN, by=None)
    deliver_due()
    assert f"Lees het besluit, en reageer:\nhttp://localhost:8000/wat-deden-we-ermee/besluit/{decision.pk}/\n" in (
        mail.outbox[0].body
    )
    Decision.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    move(decision, DecisionState.FINAL, by=None, what_changed="Het werd vijf dagen & niet tien.")
    deliver_due()
    assert "Wat veranderde er na de reacties?\nHet werd vijf dagen & niet tien.\n" in mail.outbox[1].body


def test_the_receipt_tells_until_when_one_can_react_and_what_changed() -> None:
    here = occasion("triage")
    person = person_heard(here)
    DecisionFactory(opened=True, occasion=here)
    DecisionFactory(opened=True, occasion=here, open_until=timezone.localdate() - timedelta(days=1))
    DecisionFactory(final=True, occasion=here, what_changed="Het werd vijf dagen.")
    shown = decisions_for(person)
    assert [each.react_until is not None for each in shown].count(True) == 1
    assert [each.what_changed for each in shown if each.what_changed] == ["Het werd vijf dagen."]
