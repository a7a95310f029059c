"""What the worker does for decisions. May run twice, late, or beside itself: the keys of the messages decide."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from contributions.models import Participation
from contributions.service import new_link
from notices import service as notices

from .enums import PUBLIC_DECISION_STATES
from .likeness import finding as likeness_finding
from .models import Decision
from .suggestions import training
from .word_back import audience

#: So many people per transaction: nobody else waits longer than a moment for the database.
PEOPLE_AT_ONCE = 50


def tell_participants(decision_id: str) -> int:
    """Queue a mail for everybody a public decision concerns and who was not told yet; returns how many are new.

    Exactly once per address, edition and state. A decision that was pulled back in the meantime is told to nobody.
    """
    decision = Decision.objects.select_related("agenda_item").filter(pk=decision_id).first()
    if decision is None or decision.state not in PUBLIC_DECISION_STATES:
        return 0
    told = notices.queued_keys(mail_subject_id(decision))
    to_tell = [
        reader.participation_id
        for reader in one_per_address(decision)
        if not any(mail_key(decision, participant_id) in told for participant_id in reader.participant_ids)
    ]
    new = 0
    for start in range(0, len(to_tell), PEOPLE_AT_ONCE):
        with transaction.atomic():
            # Asked again: who withdrew since is left alone.
            some = audience(decision).filter(pk__in=to_tell[start : start + PEOPLE_AT_ONCE])
            new += sum(_tell(decision, participation) for participation in some)
    return new


@dataclass(slots=True)
class Reader:
    """One address with everybody who left it: who took part twice hears once, about the last time."""

    participant_ids: set[UUID]
    participation_id: UUID


def one_per_address(decision: Decision) -> list[Reader]:
    """Whom to tell: one line per address in the audience, whatever the number of times somebody took part."""
    rows = (
        audience(decision)
        .order_by("handed_in_on", "pk")
        .values_list("participant_id", "pk", "participant__contact__email", "participant__user__email")
    )
    readers: dict[str, Reader] = {}
    for participant_id, participation_id, contact_email, account_email in rows:
        reader = readers.setdefault((contact_email or account_email).casefold(), Reader(set(), participation_id))
        reader.participant_ids.add(participant_id)
        reader.participation_id = participation_id
    return list(readers.values())


def mail_subject_id(decision: Decision) -> str:
    """What the mails about this state of this decision have in common."""
    return f"{decision.pk}:{decision.edition}:{decision.state}"


def mail_key(decision: Decision, participant_id: UUID) -> str:
    """One mail per person for each time a decision is opened or made final."""
    return f"decision:{mail_subject_id(decision)}:{participant_id}"


def address_of(participation: Participation) -> str:
    """The address somebody left, or else that of their account."""
    participant = participation.participant
    contact = getattr(participant, "contact", None)
    if contact is not None and contact.email:
        return contact.email
    return participant.user.email if participant.user is not None else ""


def _tell(decision: Decision, participation: Participation) -> bool:
    """Queue one mail with a fresh link; a link that no mail carries is taken back."""
    with transaction.atomic():
        is_new = notices.queue(
            mail_key(decision, participation.participant_id),
            template=f"decision_{decision.state}",
            to=address_of(participation),
            context={
                "decision": decision,
                "decision_url": decision.get_absolute_url(),
                "link": new_link(participation.receipt),
            },
            subject_id=mail_subject_id(decision),
            person=participation.participant_id,
            in_bulk=True,
        )
        if not is_new:
            transaction.set_rollback(True)
    return is_new


def compare_words(comparing_id: str) -> int:
    """Find near-identical words; returns how many groups."""
    return likeness_finding.work(comparing_id)


def go_on_with_comparing() -> int:
    """Take up a comparison that stopped halfway; returns how many groups."""
    return likeness_finding.go_on()


def go_on_with_learning() -> int:
    """Take up a learning that stopped halfway; returns how many suggestions."""
    return training.go_on()


def learn_codes(learning_id: str) -> int:
    """Learn from what people coded, and suggest; returns how many suggestions."""
    return training.work(learning_id)
