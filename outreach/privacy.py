"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from privacy.service import Basis, PersonalData, declare, declare_without

from .cards import wiping
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
    Subscriber,
    WordBack,
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
        of_participant=lambda person: SignalCard.objects.filter(participation__participant=person).select_related(
            "question"
        ),
        to_participation="participation",
        export=lambda it: {"Hoe geschreven": it.get_way_display(), "Vraag": it.question.text if it.question else ""},
        fields=("question", "way"),
    )
)
declare(
    PersonalData(
        model=WordBack,
        purpose="Iedereen die er was één keer vertellen wat wij met de avond doen.",
        basis=Basis.PUBLIC_TASK,
        term="een jaar na het bericht",
        of_participant=wiping.words_back_of,
        export=lambda it: {"Bericht over een verslag": it.told_on, "Hoe": it.get_way_display(), "Gedaan": it.done_on},
        purge=lambda person, reason: wiping.words_back_of(person).delete()[0],
        expired=wiping.words_back_past_term,
        fields=("report", "way", "told_on", "done_on"),
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
        term="tot afmelden; zonder bevestiging zeven dagen",
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
