"""Typing a form in for somebody, and the second look: nothing counts before it, and then once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEvent
from consultation.entering import (
    Said,
    TypedElsewhere,
    begin,
    give_new_code,
    keep,
    said_by,
    tie_code,
    tie_number,
)
from consultation.entry_transitions import MOVES, move, moves_for
from consultation.enums import EntryState, ItemKind, RoundState
from consultation.methods import Given
from consultation.methods.questions import KINDS
from consultation.models import Answer, Entry, Round
from contributions import service as contributions
from contributions.models import Contribution, Participation, Receipt
from contributions.privacy import expired_drafts
from contributions.service import ParticipationState, Refused
from people.models import Perspective
from people.service import Role
from privacy.service import Purpose
from tests.factories.entries import DAY, typed, typing_entry, waiting_entry
from tests.factories.people import staff
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return open_round()


@pytest.fixture
def typist():
    return staff(Role.FACILITATOR)


@pytest.fixture
def checker():
    return staff(Role.MODERATOR)


def test_what_is_typed_is_a_draft_that_counts_for_nothing(round_, typist) -> None:
    entry = typing_entry(round_, typist)
    draft = entry.participation
    assert (draft.state, draft.channel, draft.entered_by) == (ParticipationState.DRAFT, "paper", typist)
    assert not Contribution.objects.exists()
    assert not Participation.objects.counted().exists()


def test_a_double_click_begins_one_form(round_, typist) -> None:
    token = uuid4()
    first = begin(round_, channel="phone", token=token, by=typist)
    assert begin(round_, channel="phone", token=token, by=typist) == first
    assert Participation.objects.count() == 1


def test_a_round_that_is_not_open_yet_takes_no_forms(typist) -> None:
    with pytest.raises(Refused, match="Concept"):
        begin(draft_round(), channel="paper", token=uuid4(), by=typist)


def test_late_post_is_typed_in_after_closing(round_, typist) -> None:
    Round.objects.update(state=RoundState.REVIEW)
    round_.refresh_from_db()
    assert begin(round_, channel="paper", token=uuid4(), by=typist).state == EntryState.TYPING


def test_nothing_online_is_typed_by_staff(round_, typist) -> None:
    with pytest.raises(ValueError, match="online"):
        begin(round_, channel="online", token=uuid4(), by=typist)


def test_approving_hands_in_as_on_the_day_it_came(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    entry = move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    participation = Participation.objects.get()
    assert (participation.state, participation.handed_in_on) == (ParticipationState.COUNTED, DAY)
    contribution = Contribution.objects.get()
    assert (contribution.original, contribution.mode, contribution.arrived_on) == ("Gewoon bellen.", "own_words", DAY)
    assert (entry.checked_by, entry.state) == (checker, EntryState.APPROVED)


def test_whether_somebody_took_part_before_is_kept_and_changed_until_it_is_in(round_, typist, checker) -> None:
    entry = typing_entry(round_, typist, took_part_before="yes")
    assert Participation.objects.get().took_part_before == "yes"
    entry = keep(entry.pk, typed(round_, took_part_before=""), version=entry.version, by=typist)
    assert (Participation.objects.get().took_part_before, entry.version) == ("", 3)
    entry = keep(entry.pk, typed(round_, took_part_before="unsure"), version=entry.version, by=typist)
    entry = move(entry.pk, EntryState.WAITING, by=typist, version=entry.version)
    move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    assert Participation.objects.counted().get().took_part_before == "unsure"


def test_approving_twice_changes_nothing(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    once = move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    again = move(entry.pk, EntryState.APPROVED, by=staff(Role.ORGANISER), version=entry.version)
    assert (again.version, again.checked_by) == (once.version, checker)
    assert Contribution.objects.count() == 1


def test_nobody_approves_what_they_typed(round_, typist) -> None:
    entry = waiting_entry(round_, typist)
    assert EntryState.APPROVED not in {step.to for step in moves_for(entry, typist)}
    with pytest.raises(Refused, match="Vraag een collega"):
        move(entry.pk, EntryState.APPROVED, by=typist, version=entry.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(checked_by=typist)


def test_who_corrects_something_is_the_typist_from_then_on(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    entry = move(entry.pk, EntryState.TYPING, by=checker, version=entry.version)
    untouched = keep(entry.pk, typed(round_), version=entry.version, by=checker)
    assert untouched.typed_by == typist
    entry = keep(entry.pk, typed(round_, words="Bellen, of langskomen."), version=entry.version, by=checker)
    entry = move(entry.pk, EntryState.WAITING, by=checker, version=entry.version)
    with pytest.raises(Refused):
        move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    move(entry.pk, EntryState.APPROVED, by=typist, version=entry.version)
    assert Contribution.objects.get().original == "Bellen, of langskomen."


def test_sent_back_with_a_reason_improved_and_handed_over_again(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    with pytest.raises(Refused, match="waarom"):
        move(entry.pk, EntryState.RETURNED, by=checker, version=entry.version, reason=" ")
    entry = move(entry.pk, EntryState.RETURNED, by=checker, version=entry.version, reason="BSN 111222333 bij vraag 6")
    assert "111222333" not in entry.reason
    entry = keep(entry.pk, typed(round_, words="Anders."), version=entry.version, by=typist)
    entry = move(entry.pk, EntryState.WAITING, by=typist, version=entry.version)
    assert (entry.reason, entry.checked_by) == ("", None)


def test_who_sent_it_back_may_improve_it_too(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    entry = move(entry.pk, EntryState.RETURNED, by=checker, version=entry.version, reason="Vraag 2")
    entry = keep(entry.pk, typed(round_, words="Anders."), version=entry.version, by=checker)
    assert (entry.typed_by, entry.checked_by) == (checker, None)


def test_put_aside_wipes_the_answers_and_keeps_the_reason(round_, typist) -> None:
    entry = waiting_entry(round_, typist)
    entry = move(entry.pk, EntryState.DISCARDED, by=typist, version=entry.version, reason="Twee keer ingevoerd")
    assert (entry.state, entry.reason, entry.participation) == (EntryState.DISCARDED, "Twee keer ingevoerd", None)
    assert not Participation.objects.exists()
    assert not Answer.objects.exists()


def test_an_empty_form_is_not_handed_over(round_, typist) -> None:
    entry = begin(round_, channel="paper", token=uuid4(), by=typist)
    with pytest.raises(Refused, match="nog geen antwoord"):
        move(entry.pk, EntryState.WAITING, by=typist, version=entry.version)
    assert Entry.objects.get().state == EntryState.TYPING


@pytest.mark.parametrize("state", EntryState)
def test_every_move_that_is_not_in_the_table_is_refused(round_, typist, checker, state) -> None:
    entry = waiting_entry(round_, typist)
    if state == EntryState.DISCARDED:
        Entry.objects.update(state=state, reason="weg", participation=None)
    else:
        Entry.objects.update(state=state, reason="terug" if state == EntryState.RETURNED else "")
    for to in set(EntryState) - {step.to for step in MOVES[state]} - {state}:
        with pytest.raises(Refused, match="Dit kan niet meer"):
            move(entry.pk, to, by=checker, version=entry.version, reason="Daarom")
    assert Entry.objects.get().state == state


def test_a_choice_made_on_an_old_screen_is_refused(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    with pytest.raises(Refused, match="net veranderd"):
        move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version - 1)


def test_two_windows_overwrite_nothing(round_, typist) -> None:
    entry = typing_entry(round_, typist)
    old = entry.version
    keep(entry.pk, typed(round_, words="Uit het ene venster."), version=old, by=typist)
    with pytest.raises(TypedElsewhere) as stopped:
        keep(entry.pk, typed(round_, words="Uit het andere venster."), version=old, by=typist)
    assert stopped.value.entry.version == old + 1
    kept = Answer.objects.get(item=item_of(round_, ItemKind.OPEN, 1))
    assert kept.draft_words == {"": "Uit het ene venster."}
    # The very same once more, from a slow double click, is harmless.
    again = keep(entry.pk, typed(round_, words="Uit het ene venster."), version=old, by=typist)
    assert again.version == old + 1


def test_what_waits_or_counts_is_not_typed_in(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    with pytest.raises(Refused, match="Wacht op nakijken"):
        keep(entry.pk, typed(round_, words="Anders."), version=entry.version, by=typist)


def test_what_somebody_said_is_kept_and_can_be_corrected(round_, typist) -> None:
    youth, helper = Perspective.objects.get(code="youth"), Perspective.objects.get(code="experience_expert")
    said = Said(
        perspective=youth,
        other_hats=frozenset({helper}),
        email="a@voorbeeld.nl",
        allowed=frozenset({Purpose.PUBLISH}),
        asked=frozenset({Purpose.PUBLISH, Purpose.QUOTE}),
    )
    entry = typing_entry(round_, typist, said=said)
    participant = entry.participation.participant
    participant.refresh_from_db()
    assert said_by(participant, said.asked) == said
    entry = keep(entry.pk, typed(round_, said=Said(asked=said.asked)), version=entry.version, by=typist)
    participant.refresh_from_db()
    assert said_by(participant, said.asked) == Said(asked=said.asked)


def test_a_bsn_is_masked_wherever_it_is_typed(round_, typist) -> None:
    typing_entry(round_, typist, words="Mijn nummer is 111222333.", reference="111222333")
    kept = Answer.objects.exclude(draft_words={}).get().draft_words[""]
    assert "111222333" not in kept + Entry.objects.get().reference


def test_what_the_facilitator_wrote_down_is_marked_as_such(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist, channel="interview", mode="facilitator_note")
    move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    assert Contribution.objects.get().mode == "facilitator_note"
    assert Participation.objects.get().channel == "interview"


def test_typed_forms_are_never_old_drafts(round_, typist) -> None:
    entry = typing_entry(round_, typist)
    Participation.objects.update(touched_on=timezone.localdate() - timedelta(days=400))
    Entry.objects.update(typed_on=timezone.localdate() - timedelta(days=91))
    assert not expired_drafts(timezone.localdate()).exists()
    assert list(Entry.objects.lying_long(timezone.localdate())) == [entry]


def test_withdrawing_goes_on_working(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    contributions.withdraw(Participation.objects.get())
    assert Contribution.objects.get().original == ""
    entry.refresh_from_db()
    assert (entry.state, entry.reference) == (EntryState.APPROVED, "")


def test_who_takes_a_draft_back_takes_the_form_along(round_, typist, checker) -> None:
    entry = waiting_entry(round_, typist)
    contributions.withdraw(entry.participation)
    assert not Entry.objects.exists()
    with pytest.raises(Refused, match="haalde alles terug"):
        move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)


class TestCodes:
    def test_the_printed_number_brings_the_code_on_the_strip(self, round_, typist) -> None:
        one, other = contributions.preprint_codes(2)
        entry = typing_entry(round_, typist)
        tie_number(entry.pk, f" {one.number.lower().replace('-', ' ')} ")
        assert contributions.find_receipt(one.code).participation == entry.participation
        assert contributions.find_receipt(other.code).participation is None
        tie_number(entry.pk, one.number)  # once more is harmless
        with pytest.raises(Refused, match="al een andere code"):
            tie_number(entry.pk, other.number)

    def test_a_mistake_in_the_number_is_seen(self, round_, typist) -> None:
        printed = contributions.preprint_codes(12)
        entry = typing_entry(round_, typist)
        wrong = printed[11].number.replace("012", "011")
        with pytest.raises(Refused, match="niet gedrukt"):
            tie_number(entry.pk, wrong)

    def test_a_form_that_was_typed_before_is_noticed(self, round_, typist) -> None:
        (printed,) = contributions.preprint_codes(1)
        tie_number(typing_entry(round_, typist).pk, printed.number)
        with pytest.raises(Refused, match="al eens is ingevoerd"):
            tie_number(typing_entry(round_, typist).pk, printed.number)

    def test_a_code_we_never_printed_is_not_taken(self, round_, typist) -> None:
        entry = typing_entry(round_, typist)
        with pytest.raises(Refused):
            tie_code(entry.pk, contributions.new_code())
        assert not Receipt.objects.exists()

    def test_a_fresh_code_opens_the_form_and_an_earlier_one_does_not(self, round_, typist) -> None:
        entry = typing_entry(round_, typist)
        first, second = give_new_code(entry.pk, by=typist), give_new_code(entry.pk, by=typist)
        assert contributions.find_receipt(first) is None
        assert contributions.find_receipt(second).participation == entry.participation
        assert second not in str(list(AuditEvent.objects.values_list("details", flat=True)))

    def test_when_it_counts_nobody_makes_another_code(self, round_, typist, checker) -> None:
        entry = waiting_entry(round_, typist)
        move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
        with pytest.raises(Refused, match="al klaar"):
            give_new_code(entry.pk, by=typist)

    def test_the_participant_cannot_go_on_online_while_we_type(self, round_, typist, client) -> None:
        entry = typing_entry(round_, typist)
        code = give_new_code(entry.pk, by=typist)
        client.post("/mijn-inbreng/", {"code": code})
        assert "Wij typen uw formulier over" in client.get("/mijn-inbreng/").content.decode()
        page = client.get(f"/meedoen/{round_.slug}/verder/")
        assert "vraag" not in page.get("Location", "")
        with pytest.raises(Refused, match="Wij typen uw formulier"):
            contributions.begin(round_.occasion, code=code)


def test_keeping_asks_the_same_number_of_questions_whatever_was_answered(
    round_, typist, django_assert_max_num_queries
) -> None:
    counts = []
    for kinds in ([ItemKind.OPEN], list(KINDS)):
        entry = begin(round_, channel="paper", token=uuid4(), by=typist)
        answers = {item_of(round_, kind): Given(words={"": "x"}) for kind in kinds}
        with django_assert_max_num_queries(30) as asked:
            keep(entry.pk, typed(round_, answers=answers), version=entry.version, by=typist)
        counts.append(len(asked))
    assert counts[0] == counts[1]
