"""What the worker does for decisions. May run twice, late, or beside itself: the keys of the messages decide."""

from uuid import UUID

from django.db import transaction

from contributions.models import Participation
from contributions.service import new_link
from notices import service as notices

from .enums import PUBLIC_DECISION_STATES
from .models import Decision
from .word_back import audience, decision_url

#: So many people per transaction: nobody else waits longer than a moment for the database.
PEOPLE_AT_ONCE = 50


def tell_participants(decision_id: str) -> int:
    """Queue a mail for everybody a public decision concerns and who was not told yet; returns how many are new.

    Exactly once per person, edition and state. A decision that was pulled back in the meantime is told to nobody.
    """
    decision = Decision.objects.select_related("agenda_item").filter(pk=decision_id).first()
    if decision is None or decision.state not in PUBLIC_DECISION_STATES:
        return 0
    told = notices.queued_keys(mail_subject_id(decision))
    to_tell = [
        participation_id
        for participant_id, participation_id in one_per_person(decision).items()
        if mail_key(decision, participant_id) not in told
    ]
    new = 0
    for start in range(0, len(to_tell), PEOPLE_AT_ONCE):
        with transaction.atomic():
            # Asked again: who withdrew since is left alone.
            some = audience(decision).filter(pk__in=to_tell[start : start + PEOPLE_AT_ONCE])
            new += sum(_tell(decision, participation) for participation in some)
    return new


def one_per_person(decision: Decision) -> dict[UUID, UUID]:
    """Participant to participation, for the whole audience: who took part twice gets one mail, on the latest."""
    in_order = audience(decision).order_by("handed_in_on", "pk").values_list("participant_id", "pk")
    return dict(in_order)


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
                "decision_url": decision_url(decision),
                "link": new_link(participation.receipt),
            },
            subject_id=mail_subject_id(decision),
            in_bulk=True,
        )
        if not is_new:
            transaction.set_rollback(True)
    return is_new
