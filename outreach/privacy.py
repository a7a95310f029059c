"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from privacy.service import Basis, PersonalData, declare, declare_without

from .coming.drafts import left_behind
from .letters.forgetting import drop_all, subscribers_of
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
    SignUpDraft,
    StoryReview,
    Subscriber,
)

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
        model=SignUpDraft,
        purpose="Een aanmelding bewaren die nog niet verstuurd is. Niemand van ons leest die.",
        basis=Basis.PUBLIC_TASK,
        term="tot iemand de aanmelding verstuurt, en anders hoogstens twee dagen",
        expired=left_behind,
        fields=("said", "begun_on"),
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
        term=f"tot afmelden; zonder bevestiging {Subscriber.UNCONFIRMED_DAYS} dagen",
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
