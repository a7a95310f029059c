"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from people.models import Participant
from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .enums import Channel, ParticipationState
from .models import (
    AgendaItem,
    CareSignal,
    Contribution,
    Message,
    Occasion,
    Participation,
    Receipt,
    ReceiptLink,
    Redaction,
)
from .models.participation import ParticipationQuerySet
from .withdrawal import delete_drafts, empty

WORDS_TERM = "zolang het ontwerp in gebruik is; daarna beslist de archiefwet"


def contributions_of(participant: Participant) -> QuerySet[Contribution]:
    """What this person said."""
    return Contribution.objects.filter(participation__participant=participant)


def export_contribution(contribution: Contribution) -> Mapping[str, Any]:
    """One contribution as its writer may read it: their own words, and what others see of them."""
    return {
        "Vraag": contribution.question,
        "Uw woorden": contribution.original,
        "Zoals anderen ze lezen": contribution.redacted,
        "Wat ermee gebeurde": contribution.get_moderation_display(),
        "Reden": contribution.get_reason_display(),
        "Binnen op": contribution.arrived_on,
        "Leeg omdat": contribution.get_emptied_reason_display(),
    }


def purge_contributions(participant: Participant, reason: str) -> int:
    """Empty the words; the shells stay, with the reason."""
    return empty(contributions_of(participant), reason)


def participations_of(participant: Participant) -> ParticipationQuerySet:
    """Where this person took part."""
    return Participation.objects.filter(participant=participant)


def export_participation(participation: Participation) -> Mapping[str, Any]:
    """One participation as the participant may read it."""
    return {
        "Waar u meedeed": participation.occasion.title,
        "Stand": participation.get_state_display(),
        "Kanaal": participation.get_channel_display(),
        "Werving": participation.get_recruitment_display(),
        "Samen met een helper": participation.assisted,
        "Ingestuurd op": participation.handed_in_on,
    }


def purge_participations(participant: Participant, reason: str) -> int:
    """Drafts go whole; what was handed in counts no longer."""
    deleted = delete_drafts(participations_of(participant).drafts())
    return deleted + participations_of(participant).counted().update(state=ParticipationState.WITHDRAWN)


def expired_drafts(today: date) -> QuerySet[Participation]:
    """Drafts without a new answer for longer than we promised to keep them.

    Only what people typed themselves: what staff type for somebody is handed in on paper or told, and waits for them.
    """
    return Participation.objects.drafts().filter(
        channel=Channel.ONLINE, touched_on__lt=today - timedelta(days=settings.DRAFT_DAYS)
    )


def messages_of(participant: Participant) -> QuerySet[Message]:
    """What was said under this person's receipts."""
    return Message.objects.filter(receipt__participation__participant=participant)


def export_message(message: Message) -> Mapping[str, Any]:
    """One message as the participant may read it."""
    return {
        "Van": message.get_side_display(),
        "Soort": message.get_kind_display(),
        "Bericht": message.text,
        "Geschreven op": message.written_on,
    }


def purge_messages(participant: Participant, reason: str) -> int:
    """Delete them: nothing counts messages."""
    return messages_of(participant).delete()[0]


def purge_links(participant: Participant, reason: str) -> int:
    """Links in old mails open nothing any more. The receipt stays: it shows that the words are gone."""
    return ReceiptLink.objects.filter(receipt__participation__participant=participant).delete()[0]


def care_signals_of(participant: Participant) -> QuerySet[CareSignal]:
    """Worries about this person."""
    return CareSignal.objects.filter(contribution__participation__participant=participant)


def export_care_signal(signal: CareSignal) -> Mapping[str, Any]:
    """One worry as the person may read it."""
    return {
        "Zorg gemeld op": timezone.localdate(signal.raised_at),
        "Hoe dringend": signal.get_danger_display(),
        "Stand": signal.get_state_display(),
        "Wat er gedaan is": signal.note,
    }


declare(
    PersonalData(
        model=Contribution,
        purpose="Mensen laten meedenken over het ontwerp, en laten zien wat er met hun woorden gebeurde.",
        basis=Basis.PUBLIC_TASK,
        term=WORDS_TERM,
        nomination=Nomination.KEEP,
        of_participant=contributions_of,
        to_participation="participation",
        export=export_contribution,
        purge=purge_contributions,
        purge_order=20,
        fields=("original", "redacted", "hints"),
    )
)
declare(
    PersonalData(
        model=Participation,
        purpose="Mensen tellen, geen klikken; en weten langs welke weg iemand meedeed.",
        basis=Basis.PUBLIC_TASK,
        term=f"{WORDS_TERM}; een eigen concept {settings.DRAFT_DAYS} dagen na het laatste antwoord",
        nomination=Nomination.KEEP,
        of_participant=participations_of,
        to_participation="pk",
        export=export_participation,
        purge=purge_participations,
        purge_order=70,
        expired=expired_drafts,
        expire=delete_drafts,
        fields=("channel", "assisted", "handed_in_on"),
    )
)
declare(
    PersonalData(
        model=Message,
        purpose="Vragen en bezwaren van deelnemers beantwoorden, ook zonder adres.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de bijdrage bewaard wordt",
        of_participant=messages_of,
        to_participation="receipt__participation",
        export=export_message,
        purge=purge_messages,
        purge_order=30,
        fields=("text",),
    )
)
declare(
    PersonalData(
        model=ReceiptLink,
        purpose="Een mail laten leiden naar de eigen inbreng.",
        basis=Basis.PUBLIC_TASK,
        term="60 dagen na de mail",
        of_participant=lambda participant: ReceiptLink.objects.filter(receipt__participation__participant=participant),
        purge=purge_links,
        purge_order=30,
        expired=lambda today: ReceiptLink.objects.filter(expires_on__lt=today),
        fields=("token_hash",),
    )
)
declare(
    PersonalData(
        model=Receipt,
        purpose="Iemand met een code zijn eigen inbreng laten terugvinden.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de bijdrage bewaard wordt",
        of_participant=lambda participant: Receipt.objects.filter(participation__participant=participant),
        fields=("code_hash", "printed_as"),
    )
)
declare(
    PersonalData(
        model=CareSignal,
        purpose="Op tijd handelen als iemand in gevaar lijkt.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de bijdrage bewaard wordt; de notitie verdwijnt met de woorden",
        of_participant=care_signals_of,
        to_participation="contribution__participation",
        export=export_care_signal,
        purge=lambda participant, reason: care_signals_of(participant).update(note=""),
        purge_order=25,
        fields=("note",),
    )
)
declare_without("Wat wij vragen en waar, zonder mensen.", AgendaItem, Occasion)
declare_without("Alleen plaatsen in een tekst; ze verdwijnen samen met de woorden.", Redaction)
declare_without(
    "Koppelt alleen aan acties van de agenda.",
    Contribution.agenda_items.through,
    Occasion.agenda_items.through,
)
