"""Yes is given, no is the default, and taking it back is as easy as giving it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import Participant
from privacy.models import Consent, ConsentText
from privacy.seeds import TEXTS, seed
from privacy.service import Purpose, active_consent_texts, set_consents, standing_purposes

pytestmark = pytest.mark.django_db
PURPOSES = [str(purpose) for purpose in TEXTS]


@pytest.fixture
def participant() -> Participant:
    return Participant.objects.create()


def test_nothing_stands_until_somebody_says_yes(participant: Participant) -> None:
    assert standing_purposes(participant) == set()


def test_texts_come_in_the_order_asked_and_only_those_in_use() -> None:
    ConsentText.objects.filter(purpose=Purpose.QUOTE).update(active=False)
    texts = active_consent_texts([Purpose.CONTACT, Purpose.QUOTE, Purpose.PUBLISH])
    assert [text.purpose for text in texts] == ["contact", "publish"]


def test_what_was_not_asked_does_not_change(participant: Participant) -> None:
    set_consents(participant, {"publish", "quote"}, {"publish", "quote"})
    set_consents(participant, {"contact"}, {"contact"})
    assert standing_purposes(participant) == {"publish", "quote", "contact"}


def test_a_yes_that_was_not_on_the_screen_is_no_yes(participant: Participant) -> None:
    set_consents(participant, {"publish", "recording"}, {"publish"})
    assert standing_purposes(participant) == {"publish"}


def test_saying_the_same_again_keeps_the_first_day_and_text(participant: Participant, time_machine) -> None:
    time_machine.move_to(date(2027, 1, 10))
    set_consents(participant, {"publish"}, {"publish"})
    time_machine.move_to(date(2027, 2, 20))
    set_consents(participant, {"publish"}, {"publish"})
    consent = Consent.objects.get(participant=participant)
    assert (consent.given_on, consent.withdrawn_on) == (date(2027, 1, 10), None)


def test_taking_back_keeps_both_days_and_a_new_yes_is_a_new_row(participant: Participant, time_machine) -> None:
    time_machine.move_to(date(2027, 1, 10))
    set_consents(participant, {"publish"}, {"publish"})
    time_machine.move_to(date(2027, 1, 11))
    set_consents(participant, set(), {"publish"})
    ConsentText.objects.filter(purpose="publish").update(active=False)
    newer = ConsentText.objects.create(purpose="publish", version=2, question="Mag het?")
    set_consents(participant, {"publish"}, {"publish"})
    rows = Consent.objects.filter(participant=participant).order_by("pk")
    assert [(row.given_on, row.withdrawn_on, row.text.version) for row in rows] == [
        (date(2027, 1, 10), date(2027, 1, 11), 1),
        (date(2027, 1, 11), None, newer.version),
    ]


def test_nobody_can_say_yes_to_words_that_do_not_exist(participant: Participant) -> None:
    ConsentText.objects.filter(purpose="recording").update(active=False)
    with pytest.raises(ConsentText.DoesNotExist):
        set_consents(participant, {"recording"}, {"recording"})
    assert standing_purposes(participant) == set()


@given(steps=st.lists(st.tuples(st.sets(st.sampled_from(PURPOSES)), st.sets(st.sampled_from(PURPOSES))), max_size=5))
def test_the_last_word_counts_for_each_purpose(steps: list[tuple[set[str], set[str]]]) -> None:
    participant = Participant.objects.create()
    expected: set[str] = set()
    for said, asked in steps:
        set_consents(participant, said, asked)
        expected = (expected - asked) | (said & asked)
    assert standing_purposes(participant) == expected
    standing = Consent.objects.standing().filter(participant=participant).values_list("purpose", flat=True)
    assert len(standing) == len(set(standing))


def test_seeding_again_leaves_what_staff_wrote_alone() -> None:
    ConsentText.objects.filter(purpose="publish").update(question="Onze eigen vraag?")
    seed()
    assert ConsentText.objects.get(purpose="publish").question == "Onze eigen vraag?"
    assert ConsentText.objects.count() == len(TEXTS)
