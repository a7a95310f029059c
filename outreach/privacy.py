"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from people.models import ContactDetails, Participant, User
from privacy.service import Basis, PersonalData, declare, declare_without

from .letters.subscribing import drop
from .models import (
    CoverageTarget,
    DoorMark,
    Event,
    EventDate,
    EventIndexPage,
    EventPage,
    EventPartner,
    EventQuestion,
    EventReport,
    EventTally,
    InvitationPack,
    NewsletterIssue,
    Partner,
    PartnerContact,
    PartnerReach,
    PracticeIndexPage,
    PracticePage,
    SignalCard,
    SignUp,
    StoryReview,
    Subscriber,
)
from .models.newsletter import UNCONFIRMED_DAYS


def subscribers_of(participant: Participant) -> QuerySet[Subscriber]:
    """Whoever asked for the newsletter with an address this person left. Nothing else links the two."""
    left = ContactDetails.objects.filter(participant=participant).exclude(email="").values("email")
    account = User.objects.filter(participant=participant).annotate(address=Lower("email")).values("address")
    return Subscriber.objects.filter(Q(email__in=left) | Q(email__in=account))


def drop_all(found: QuerySet[Subscriber]) -> int:
    """Off the list, with what is still on its way."""
    return drop(list(found.values_list("pk", flat=True)))


declare(
    PersonalData(
        model=SignUp,
        purpose="Weten wie er komt en wat die persoon nodig heeft.",
        basis=Basis.PUBLIC_TASK,
        term="wat iemand nodig heeft: tot de dag na de bijeenkomst; de rest gaat met de plek mee",
        of_participant=lambda person: SignUp.objects.filter(seat__participant=person),
        export=lambda it: {"Aangemeld op": it.signed_up_on, "Nodig": it.needs, "Toelichting": it.needs_note},
        fields=("signed_up_on", "needs", "needs_note"),
    )
)
declare(
    PersonalData(
        model=DoorMark,
        purpose="Een tik aan de deur één keer tellen, ook als de verbinding wegvalt.",
        basis=Basis.PUBLIC_TASK,
        term="gaat met de plek mee",
    )
)
declare(
    PersonalData(
        model=SignalCard,
        purpose="Weten bij welke vraag woorden horen, en hoe zij kwamen.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de woorden bewaard worden",
    )
)
declare(
    PersonalData(
        model=PartnerContact,
        purpose="Weten wie wij bij een organisatie kunnen bellen.",
        basis=Basis.PUBLIC_TASK,
        term="zolang wij met de organisatie werken",
        of_participant=lambda person: PartnerContact.objects.filter(participant=person).select_related("partner"),
        export=lambda it: {"Organisatie": it.partner.name, "Waarvoor": it.get_role_display(), "Sinds": it.since},
        fields=("partner", "role", "since"),
    )
)
declare(
    PersonalData(
        model=Subscriber,
        purpose="De nieuwsbrief sturen aan wie daar twee keer ja op zei.",
        basis=Basis.CONSENT,
        term=f"tot afmelden; zonder bevestiging {UNCONFIRMED_DAYS} dagen",
        of_participant=subscribers_of,
        export=lambda it: {
            "E-mailadres": it.email,
            "Stand": it.get_state_display(),
            "Gevraagd op": it.asked_on,
            "Bevestigd op": it.confirmed_on,
        },
        purge=lambda person, _reason: drop_all(subscribers_of(person)),
        purge_order=5,
        expired=lambda today: Subscriber.objects.forgotten(today),
        expire=drop_all,
        fields=("email", "asked_on", "confirmed_on"),
    )
)
declare_without(
    "Pagina's, datums en vragen van een evenement.", Event, Event.agenda_items.through, Event.meant_for.through
)
declare_without("Pagina's, datums en vragen van een evenement.", EventDate, EventIndexPage, EventPage, EventQuestion)
declare_without("Pagina's, datums en vragen van een evenement.", EventQuestion.agenda_items.through, EventTally)
declare_without("Tekst over een avond als geheel, zonder namen.", EventReport)
declare_without("Gaat over een organisatie.", Partner, Partner.helps.through, EventPartner, InvitationPack)
declare_without("Aantallen, nooit wie.", PartnerReach, CoverageTarget)
declare_without("Verhalen en brieven voor iedereen.", PracticeIndexPage, PracticePage, NewsletterIssue)
declare_without("Welke rollen een verhaal nakijken.", StoryReview, StoryReview.groups.through)
