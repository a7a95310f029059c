"""What this app holds about people, for the register: how to show it to them, and how to wipe it.

Words live in contributions from the moment they are handed in; here only codes stay ("koos antwoord a").
A draft goes whole, with its participation (contributions.delete_drafts); so those rows never expire by themselves.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from contributions.models import Contribution, Participation
from people.models import ContactDetails, Participant, User
from people.service import with_number
from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .enums import WAITING_CALL_BACKS, EntryState, NewsKind, RoundState, SubscriptionState
from .methods import method_of
from .models import (
    Analysis,
    Answer,
    AnswerWords,
    CallBackRequest,
    Case,
    Counting,
    DesignIndexPage,
    DesignProduct,
    EditionParagraph,
    Element,
    ElementVersion,
    Entry,
    GapTask,
    Invitation,
    InvitationBatch,
    Item,
    ItemVersion,
    OwnStatement,
    PrintedPile,
    ProductVersion,
    Recording,
    Round,
    RoundChange,
    RoundFigures,
    RoundIndexPage,
    RoundNews,
    RoundPage,
    Step,
    StepResults,
    Submission,
    Subscription,
    Suggestion,
    Target,
    TextEdition,
)
from .piles import throw_away
from .progress import given_of
from .recording.files import forget
from .recording.keeping import forget_of
from .recording.limits import DAYS_AFTER_DONE, DAYS_AFTER_HANDING_IN
from .recording.retention import expire, export_recording, past_term, purge_recordings, recordings_of
from .subscribing import drop

WORDS_TERM = "zolang het ontwerp in gebruik is; daarna beslist de archiefwet"
#: Instead of a reason that the database asks for.
WIPED = "gewist"
CALL_BACK_DAYS = 30
CALL_BACK_DAYS_WHEN_DONE = 1
NEWS_UNCONFIRMED_DAYS = 7


def answers_of(participant: Participant) -> QuerySet[Answer]:
    """What this person chose."""
    return Answer.objects.filter(submission__participation__participant=participant).select_related(
        "item__step", "item_version"
    )


def export_answer(answer: Answer) -> Mapping[str, Any]:
    """One answer as the person may read it: the question as it was asked, and what was chosen."""
    told = method_of(answer.item).tell(answer.item, answer.item_version, given_of(answer))
    return {
        "Vraag": answer.item_version.text,
        "Uw antwoord": "\n".join(told) or ("Overgeslagen" if answer.skipped else "Zie uw woorden"),
    }


def purge_answers(participant: Participant, reason: str) -> int:
    """Delete what somebody chose; the words are emptied by contributions, and this link to them goes first."""
    return answers_of(participant).order_by().delete()[0]


def wipe_participation(participation: Participation) -> None:
    """When somebody takes everything back: the form goes, and with it what was chosen and what was spoken."""
    forget_of([participation])
    Submission.objects.filter(participation=participation).delete()
    Entry.objects.filter(participation=participation).update(reference="")


def wipe_copies(contributions: Sequence[Contribution]) -> None:
    """When words are emptied: the link says at which answer they stood, and a recording says them still."""
    found = AnswerWords.objects.filter(contribution__in=[contribution.pk for contribution in contributions])
    for answer, prompt in found.filter(spoken=True).values_list("answer", "prompt"):
        forget(Recording.objects.filter(answer=answer, prompt=prompt))
    found.delete()


def submissions_of(participant: Participant) -> QuerySet[Submission]:
    """The forms this person filled in."""
    return Submission.objects.filter(participation__participant=participant)


def words_of(participant: Participant) -> QuerySet[AnswerWords]:
    """Which words stand at which answer."""
    return AnswerWords.objects.filter(answer__submission__participation__participant=participant)


def entries_of(participant: Participant) -> QuerySet[Entry]:
    """The forms that staff typed for this person."""
    return Entry.objects.filter(participation__participant=participant)


def export_entry(entry: Entry) -> Mapping[str, Any]:
    """One form as the person may read about it; the answers themselves are told with the answers."""
    return {
        "Voor u ingevoerd": entry.get_channel_display(),
        "Ontvangen op": entry.received_on,
        "Nummer op het papier": entry.reference,
        "Stand": entry.get_state_display(),
    }


def purge_entries(participant: Participant, reason: str) -> int:
    """The number on the paper goes, and what one colleague asked another: that may quote an answer."""
    needs_reason = Q(state__in=(EntryState.RETURNED, EntryState.DISCARDED))
    mine = entries_of(participant)
    loose = mine.exclude(needs_reason).exclude(reference="", reason="").update(reference="", reason="")
    sent_back = mine.filter(needs_reason).exclude(reference="", reason=WIPED)
    return loose + sent_back.update(reference="", reason=WIPED)


def export_call_back(request: CallBackRequest) -> Mapping[str, Any]:
    """Who asked to be called, and when."""
    return {"Naam": request.name, "Telefoonnummer": request.phone, "Wanneer": request.when}


def expired_call_backs(today: date) -> QuerySet[CallBackRequest]:
    """Called, or asked so long ago that calling makes no sense any more."""
    done = ~Q(state__in=WAITING_CALL_BACKS) & Q(asked_on__lt=today - timedelta(days=CALL_BACK_DAYS_WHEN_DONE))
    return CallBackRequest.objects.filter(done | Q(asked_on__lt=today - timedelta(days=CALL_BACK_DAYS)))


def subscriptions_of(participant: Participant) -> QuerySet[Subscription]:
    """Subscriptions of an address this person left. Nothing else links the two."""
    left = ContactDetails.objects.filter(participant=participant).exclude(email="").values("email")
    account = User.objects.filter(participant=participant).annotate(address=Lower("email")).values("address")
    return Subscription.objects.select_related("round").filter(Q(email__in=left) | Q(email__in=account))


def expired_subscriptions(today: date) -> QuerySet[Subscription]:
    """Never confirmed, or of a round of which nothing more will be told."""
    unconfirmed = Q(state=SubscriptionState.WAITING, asked_on__lt=today - timedelta(days=NEWS_UNCONFIRMED_DAYS))
    told = RoundNews.objects.filter(kind=NewsKind.DECIDED, finished=True)
    over = Q(round__in=told.values("round")) | Q(round__state=RoundState.ARCHIVED)
    return Subscription.objects.filter(unconfirmed | over)


def drop_all(found: QuerySet[Subscription]) -> int:
    """Off the list, with what is still on its way."""
    return drop(list(found.values_list("pk", flat=True)))


declare(
    PersonalData(
        model=Answer,
        purpose="Weten wat mensen kozen, en hoe vaak, per groep.",
        basis=Basis.PUBLIC_TASK,
        term=f"{WORDS_TERM}; een concept gaat weg met de deelname",
        nomination=Nomination.KEEP,
        of_participant=answers_of,
        to_participation="submission__participation",
        export=export_answer,
        own_correction="Tot u insturen koos, verandert u dit zelf. Daarna: haal het terug, of vraag het ons.",
        purge=purge_answers,
        purge_order=10,
        fields=("value", "draft_words"),
    )
)
declare(
    PersonalData(
        model=AnswerWords,
        purpose="Weten bij welke vraag woorden horen.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het antwoord bewaard wordt",
        of_participant=words_of,
        purge=lambda participant, reason: words_of(participant).delete()[0],
        purge_order=5,
    )
)
declare(
    PersonalData(
        model=Recording,
        purpose="Iemand laten praten in plaats van schrijven; een collega schrijft het uit. "
        "Een stem kan herkend worden.",
        basis=Basis.PUBLIC_TASK,
        term=f"het geluid: {DAYS_AFTER_DONE} dagen na het uitschrijven, hoogstens {DAYS_AFTER_HANDING_IN} dagen "
        "na het insturen; dat er een opname was: zolang het antwoord bewaard wordt",
        of_participant=recordings_of,
        to_participation="answer__submission__participation",
        export=export_recording,
        purge=purge_recordings,
        purge_order=4,
        expired=past_term,
        expire=expire,
        fields=("file", "seconds", "state", "reason", "done_on"),
    )
)
declare(
    PersonalData(
        model=Submission,
        purpose="De antwoorden van één keer meedoen bij elkaar houden.",
        basis=Basis.PUBLIC_TASK,
        term=f"{WORDS_TERM}; een concept gaat weg met de deelname",
        nomination=Nomination.KEEP,
        of_participant=submissions_of,
        purge=lambda participant, reason: submissions_of(participant).delete()[0],
        purge_order=15,
    )
)
declare(
    PersonalData(
        model=Entry,
        purpose="Formulieren op papier en gesprekken invoeren, en door een tweede laten nakijken.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de antwoorden bewaard worden; wat wordt weggelegd, verliest zijn antwoorden meteen",
        of_participant=entries_of,
        to_participation="participation",
        export=export_entry,
        purge=purge_entries,
        purge_order=8,
        fields=("channel", "received_on", "reference", "reason"),
    )
)
declare(
    PersonalData(
        model=CallBackRequest,
        purpose="Iemand bellen die hulp vraagt bij het invullen. Staat los van de antwoorden.",
        basis=Basis.PUBLIC_TASK,
        term=f"tot de dag na het gesprek; hoogstens {CALL_BACK_DAYS} dagen",
        of_phone=lambda number: with_number(CallBackRequest.objects.all(), "phone", number),
        purge_address=lambda found: found.delete()[0],
        export=export_call_back,
        expired=expired_call_backs,
        fields=("name", "phone", "when"),
    )
)
declare(
    PersonalData(
        model=Subscription,
        purpose="Nieuws over een ronde mailen aan wie daarom vroeg. Staat los van de antwoorden.",
        basis=Basis.CONSENT,
        term=(
            f"tot iemand stopt; zonder bevestiging {NEWS_UNCONFIRMED_DAYS} dagen; "
            "bij één ronde tot het besluit gemaild is"
        ),
        of_participant=subscriptions_of,
        export=lambda subscription: {
            "E-mailadres": subscription.email,
            "Nieuws over": str(subscription.round or "alle rondes"),
            "Gevraagd op": subscription.asked_on,
        },
        purge=lambda participant, reason: drop_all(subscriptions_of(participant)),
        of_address=lambda email: Subscription.objects.select_related("round").filter(email__iexact=email.strip()),
        purge_address=drop_all,
        own_correction="Stop met de link in elke mail, en meld u aan met het goede adres.",
        purge_order=5,
        expired=expired_subscriptions,
        fields=("email", "round", "asked_on"),
    )
)
declare(
    PersonalData(
        model=InvitationBatch,
        purpose="Weten welke partner hoeveel kaarten uitdeelt, en wie van het team ze maakte.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de ronde bewaard wordt",
        fields=("made_by", "partner"),
    )
)
declare_without("Een kaart is gebruikt of niet. Niets zegt wie haar kreeg, of wie haar gebruikte.", Invitation)
declare_without("Wat er over een ronde gemaild is, zonder aan wie.", RoundNews)
declare(
    PersonalData(
        model=PrintedPile,
        purpose="Formulieren met een code laten afdrukken door wie ze vroeg. De codes staan alleen in het bestand.",
        basis=Basis.PUBLIC_TASK,
        term="tot de dag nadat het bestand is gemaakt",
        expired=lambda today: PrintedPile.objects.old(today),
        expire=throw_away,
        fields=("file",),
    )
)
declare_without("Wat wij vragen, zonder mensen. De contactpersoon maakt zich hier zelf openbaar bereikbaar.", Round)
declare_without(
    "Wat wij aan de tijd van een ronde veranderden en waarom. Zonder mensen, voor iedereen te lezen.", RoundChange
)
declare_without("Wie wij willen horen, en wat wij daarvoor doen: van groepen, niet van mensen.", Target, GapTask)
declare_without("Alleen aantallen, zonder woorden; zij veranderen mee als iemand antwoorden terughaalt.", RoundFigures)
declare_without("Wat wij vragen, zonder mensen.", Step, Item, ItemVersion, RoundIndexPage, RoundPage, DesignIndexPage)
declare_without(
    "Koppelt alleen aan acties van de agenda.", Item.agenda_items.through, DesignProduct.agenda_items.through
)
declare_without(
    "Verzonnen casussen; nooit over een bestaand mens. De namen van collega's gaan weg met hun account.", Case
)
declare_without("Wat wij samen ontwerpen, zonder mensen.", DesignProduct, ProductVersion, Element, ElementVersion)
declare_without(
    "Wijst alleen naar bijdragen, bevindingen en besluiten; de woorden zelf staan en verdwijnen daar.",
    Element.evidence.through,
    Element.findings.through,
    Element.decisions.through,
    DesignProduct.decisions.through,
)
declare_without(
    "Wat wij met een stelling of voorstel deden. De woorden van de schrijver staan en verdwijnen bij de bijdrage.",
    OwnStatement,
    Suggestion,
)
declare_without("Een tekst van ons, zonder mensen.", TextEdition, EditionParagraph)
declare_without("Alleen aantallen, zonder woorden; zij veranderen mee als iemand antwoorden terughaalt.", StepResults)
declare_without("Welke ronde of stap aan de beurt is om te tellen, zonder mensen.", Counting)
declare_without(
    "Alleen aantallen van groepen, zoals zij waren op de dag van de berekening. Nergens staat wie bij welke hoort.",
    Analysis,
)
