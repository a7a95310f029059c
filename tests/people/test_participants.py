"""Leaving an address, or an account: a choice, apart from the answers."""

import pytest
from django.contrib.auth.models import AnonymousUser

from people.models import ContactDetails, Participant
from people.service import attach_account, leave_address, participant_for
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_a_visitor_is_no_participant() -> None:
    assert participant_for(None) is None
    assert participant_for(AnonymousUser()) is None
    assert participant_for(UserFactory()) is None


def test_the_last_address_counts_and_nothing_means_forget_me() -> None:
    participant = Participant.objects.create()
    leave_address(participant, email=" Eerste@Voorbeeld.nl ", name="Iemand")
    leave_address(participant, email="tweede@voorbeeld.nl")
    contact = ContactDetails.objects.get()
    assert (contact.email, contact.name) == ("tweede@voorbeeld.nl", "")
    assert leave_address(participant) is None
    assert ContactDetails.objects.count() == 0


def test_an_account_keeps_the_participant_it_has() -> None:
    user, first, second = UserFactory(), Participant.objects.create(), Participant.objects.create()
    assert attach_account(first, user) == first
    assert attach_account(second, user) == first
    assert participant_for(user) == first
    second.refresh_from_db()
    assert second.user is None


def test_nobody_takes_over_somebody_elses_participant() -> None:
    participant = Participant.objects.create()
    attach_account(participant, UserFactory())
    user = UserFactory()
    for _once_without_and_once_with_a_participant in range(2):
        with pytest.raises(ValueError, match="another account"):
            attach_account(participant, user)
        attach_account(Participant.objects.create(), user)


def test_no_name_is_ever_a_label() -> None:
    participant = Participant.objects.create(organisation="Herkenbaar bv")
    contact = leave_address(participant, email="herkenbaar@voorbeeld.nl", name="Herkenbaar")
    user = UserFactory(email="herkenbaar@voorbeeld.nl", first_name="Herkenbaar")
    for found in (participant, contact, user):
        assert "erkenbaar" not in str(found)
