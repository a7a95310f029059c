"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import Participant
from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .enums import Channel, ImportState, ParticipationState
from .imports import private_storage, sweep
from .models import (
    AgendaItem,
    CareSignal,
    Contribution,
    ImportedForm,
    ImportRun,
    Message,
    ModerationCounts,
    ModerationRules,
    Occasion,
    Participation,
    Reaction,
    Receipt,
    ReceiptLink,
    Redaction,
    SecondReading,
    Tally,
)
from .models.participation import ParticipationQuerySet
from .reactions import TERM, forget_readers, past_term
from .receipt_parts import tell_no_longer_public
from .withdrawal import delete_drafts, empty
from .woo_parts import MESSAGE, tell_texts_gone

WORDS_TERM = "zolang het ontwerp in gebruik is; daarna beslist de archiefwet"


def contributions_of(participant: Participant) -> QuerySet[Contribution]:
    """What this person said."""
    return Contribution.objects.filter(participation__participant=participant).select_related("rules")


def export_contribution(contribution: Contribution) -> Mapping[str, Any]:
    """One contribution as its writer may read it: their own words, and what others see of them."""
    return {
        "Vraag": contribution.question,
        "Uw woorden": contribution.original,
        "Zoals anderen ze lezen": contribution.redacted,
        "Wat ermee gebeurde": contribution.get_moderation_display(),
        "Reden": contribution.get_reason_display(),
        "Volgens spelregels": str(contribution.rules or ""),
        "Binnen op": contribution.arrived_on,
        "Gelezen op": contribution.read_on or "",
        "Leeg omdat": contribution.get_emptied_reason_display(),
    }


def purge_contributions(participant: Participant, reason: str) -> int:
    """Empty the words; the shells stay, with the reason."""
    return empty(contributions_of(participant), reason)


def close_what_is_frozen(participant: Participant) -> None:
    """When words are set aside for good: files that were made public with them are closed."""
    tell_no_longer_public(list(contributions_of(participant).filter(emptied_reason="")))


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
        "Deed al eerder mee": participation.get_took_part_before_display(),
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


#: After this many days a file that nobody confirmed goes, and so does every report.
IMPORT_DAYS = 30


def expired_imports(today: date) -> QuerySet[ImportRun]:
    """Files that wait too long for somebody's word, and reports that have served their turn."""
    old = ImportRun.objects.filter(made_at__date__lt=today - timedelta(days=IMPORT_DAYS))
    over = (ImportState.REFUSED, ImportState.DROPPED, ImportState.DONE)
    return old.filter(Q(state=ImportState.CHECKED) | (Q(state__in=over) & ~Q(problems=[])))


def expire_imports(runs: QuerySet[ImportRun]) -> int:
    """Wipe files and reports; who brought what, when, and its checksum stay."""
    files = list(runs.exclude(file="").values_list("file", flat=True))
    dropped = runs.filter(state=ImportState.CHECKED).update(state=ImportState.DROPPED, file="", problems=[])
    count = dropped + runs.update(problems=[])
    for file in files:
        private_storage().delete(file)
    sweep()
    return count


def imported_forms_of(participant: Participant) -> QuerySet[ImportedForm]:
    """Which rows of a file this person's forms came from."""
    return ImportedForm.objects.filter(participation__participant=participant)


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
    tell_texts_gone(MESSAGE, list(messages_of(participant).values_list("pk", flat=True)))
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


def second_readings_of(participant: Participant) -> QuerySet[SecondReading]:
    """Where this person asked for a second reader."""
    return SecondReading.objects.filter(contribution__participation__participant=participant)


def purge_second_readings(participant: Participant, reason: str) -> int:
    """What was written goes; that somebody looked again stays."""
    return second_readings_of(participant).exclude(why="", answer="").update(why="", answer="")


def export_second_reading(reading: SecondReading) -> Mapping[str, Any]:
    """One second reading as the person may read it; the name of the colleague is not theirs."""
    return {
        "Tweede lezer gevraagd op": reading.asked_on,
        "Waarom": reading.why,
        "Stand": reading.get_state_display(),
        "Antwoord": reading.answer,
        "Beantwoord op": reading.decided_on or "",
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
        own_correction="Haal deze woorden terug op Mijn inbreng, of vraag ons om ze te verbeteren.",
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
        fields=("channel", "assisted", "took_part_before", "handed_in_on"),
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
        purge=lambda participant, reason: care_signals_of(participant).exclude(note="").update(note=""),
        purge_order=25,
        fields=("note",),
    )
)
declare(
    PersonalData(
        model=ImportRun,
        purpose="Een bestand met formulieren nakijken en opnemen, en laten zien wie dat deed.",
        basis=Basis.PUBLIC_TASK,
        term=f"het bestand tot het is opgenomen of geweigerd, hoogstens {IMPORT_DAYS} dagen; het verslag "
        f"{IMPORT_DAYS} dagen; de regel zolang de ronde bestaat",
        expired=expired_imports,
        expire=expire_imports,
        fields=("file", "file_name", "made_by"),
    )
)
declare(
    PersonalData(
        model=SecondReading,
        purpose="Iemand anders laten kijken naar wat een moderator besloot.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de bijdrage bewaard wordt; de uitleg en het antwoord verdwijnen met de woorden",
        of_participant=second_readings_of,
        to_participation="contribution__participation",
        export=export_second_reading,
        purge=purge_second_readings,
        purge_order=25,
        fields=("why", "answer"),
    )
)
declare(
    PersonalData(
        model=ImportedForm,
        purpose="Weten dat een papier al is opgenomen, zodat niemand twee keer telt. Zonder het nummer zelf.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de deelname bewaard wordt",
        of_participant=imported_forms_of,
        to_participation="participation",
        export=lambda form: {"Op papier ontvangen op": form.received_on},
        fields=("reference_hash", "received_on"),
    )
)
declare(
    PersonalData(
        model=Reaction,
        purpose="Lezers laten reageren op bijdragen, en elke lezer één keer. Wie het was, weten wij niet.",
        basis=Basis.PUBLIC_TASK,
        term=f"zolang de bijdrage bewaard wordt; het kenmerk van de lezer {TERM.days} dagen",
        expired=past_term,
        expire=forget_readers,
        fields=("text", "person_hash"),
    )
)
declare_without("Wat wij vragen en waar, zonder mensen.", AgendaItem, Occasion)
declare_without("Aantallen handen, zonder mensen.", Tally)
declare_without("Regels voor iedereen, en aantallen zonder mensen.", ModerationRules, ModerationCounts)
declare_without("Alleen plaatsen in een tekst; ze verdwijnen samen met de woorden.", Redaction)
declare_without(
    "Koppelt alleen aan acties van de agenda.",
    Contribution.agenda_items.through,
    Occasion.agenda_items.through,
    Tally.agenda_items.through,
)
