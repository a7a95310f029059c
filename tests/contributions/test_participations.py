"""Begin, hand in: what a double click, a second tab and a strange text may not do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.enums import ContributionKind, ModerationState, ParticipationState, Recruitment
from contributions.models import AgendaItem, Contribution, Participation, Receipt
from contributions.service import AlreadyHandedIn, Refused, Words, begin, find_receipt, hand_in, new_code, touch
from people.models import Participant
from tests.factories.contributions import DAY, OccasionFactory, ParticipationFactory, ReceiptFactory

pytestmark = pytest.mark.django_db


def words(text: str = "Help eerst gezinnen.", **fields: object) -> Words:
    return Words(kind=ContributionKind.PROPOSAL, question="Welke zaken eerst?", text=text, **fields)


def test_begin_makes_a_draft_that_the_code_finds() -> None:
    occasion, code = OccasionFactory(), new_code()

    participation = begin(occasion, code=code, assisted=True)

    assert participation.state == ParticipationState.DRAFT
    assert participation.assisted
    found = find_receipt(code)
    assert found is not None
    assert found.participation == participation


def test_beginning_twice_with_one_code_makes_one() -> None:
    occasion, code = OccasionFactory(), new_code()

    assert begin(occasion, code=code) == begin(occasion, code=code)

    assert (Receipt.objects.count(), Participation.objects.count(), Participant.objects.count()) == (1, 1, 1)


def test_a_printed_code_gets_its_participation_when_it_is_used() -> None:
    receipt, occasion = ReceiptFactory(printed=True), OccasionFactory()

    participation = begin(occasion, code=receipt.code)

    receipt.refresh_from_db()
    assert receipt.participation == participation


def test_a_code_of_another_round_is_refused() -> None:
    receipt = ReceiptFactory()

    with pytest.raises(Refused, match="andere ronde"):
        begin(OccasionFactory(), code=receipt.code)

    assert Participation.objects.count() == 1


@pytest.mark.parametrize("code", ["", "x", "123456782", "\x00", "Robert'); DROP TABLE"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(Refused):
        begin(OccasionFactory(), code=code)

    assert not Participation.objects.exists()


def test_the_database_holds_no_code() -> None:
    code = new_code()
    begin(OccasionFactory(), code=code)

    kept = Receipt.objects.get()
    assert code not in (kept.code_hash, str(kept.pk))
    assert len(kept.code_hash) == 64


def test_hand_in_keeps_order_question_and_themes() -> None:
    participation = ParticipationFactory(draft=True)
    theme = AgendaItem.objects.get(code="triage")

    made = hand_in(
        participation, [words("een", agenda_item_ids=(theme.pk, theme.pk), order=1), words("twee", order=2)]
    )

    assert [contribution.original for contribution in made] == ["een", "twee"]
    assert list(made[0].agenda_items.all()) == [theme]
    assert list(made[1].agenda_items.all()) == []
    participation.refresh_from_db()
    assert participation.state == ParticipationState.COUNTED
    assert participation.handed_in_on is not None
    assert {contribution.moderation for contribution in made} == {ModerationState.WAITING}


def test_handing_in_twice_keeps_one() -> None:
    participation = ParticipationFactory(draft=True)
    hand_in(participation, [words()])

    with pytest.raises(AlreadyHandedIn):
        hand_in(Participation.objects.get(pk=participation.pk), [words()])

    assert Contribution.objects.count() == 1


def test_handing_in_without_words_counts_the_person() -> None:
    participation = ParticipationFactory(draft=True)

    assert hand_in(participation, []) == []

    assert Participation.objects.counted().get() == participation


@pytest.mark.parametrize("state", ["withdrawn", "gone"])
def test_handing_in_what_is_gone_is_refused(state: str) -> None:
    participation = ParticipationFactory(withdrawn=True) if state == "withdrawn" else ParticipationFactory(draft=True)
    if state == "gone":
        Participation.objects.filter(pk=participation.pk).delete()

    with pytest.raises(Refused):
        hand_in(participation, [words()])

    assert not Contribution.objects.exists()


def test_a_citizen_service_number_is_not_kept() -> None:
    made = hand_in(ParticipationFactory(draft=True), [words("mijn nummer is 123456782, bel 06-12345678")])

    kept = Contribution.objects.get(pk=made[0].pk)
    assert "123456782" not in kept.original + kept.redacted
    assert set(kept.hints) == {"bsn", "phone"}
    assert len(kept.redacted) == len(kept.original)


@pytest.mark.parametrize("count", [1, 3])
def test_handing_in_asks_the_same_number_of_questions(count: int, django_assert_num_queries) -> None:
    participation = ParticipationFactory(draft=True)
    theme = AgendaItem.objects.get(code="triage")
    texts = [words(str(number), agenda_item_ids=(theme.pk,)) for number in range(count)]

    # savepoint, the row, contributions, their themes, the state, release
    with django_assert_num_queries(6):
        hand_in(participation, texts)


def test_touch_writes_once_a_day(django_assert_num_queries) -> None:
    participation = ParticipationFactory(draft=True)
    assert participation.touched_on == DAY

    touch(participation)
    with django_assert_num_queries(0):
        touch(participation)

    participation.refresh_from_db()
    assert participation.touched_on != DAY


@given(text=st.text())
def test_any_text_is_kept_or_cleaned_but_never_breaks(text: str) -> None:
    made = hand_in(ParticipationFactory(draft=True), [words(text)])

    kept = Contribution.objects.get(pk=made[0].pk)
    assert "\x00" not in kept.original
    assert len(kept.redacted) == len(kept.original)


def test_how_somebody_came_is_asked_only_when_a_participation_is_made() -> None:
    occasion, code = OccasionFactory(), new_code()
    asked: list[str] = []

    def recruit() -> str:
        asked.append("asked")
        return Recruitment.INVITED

    for _each in range(2):
        assert begin(occasion, code=code, recruit=recruit).recruitment == Recruitment.INVITED
    assert asked == ["asked"]
