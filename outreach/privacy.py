"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from privacy.service import Basis, PersonalData, declare, declare_without, keep_while

from .cards import wiping
from .coming import retention
from .coming.drafts import left_behind
from .door.wiping import loose_taps
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
    WordBack,
)
from .partners import contacts

keep_while(contacts.expected_on)
declare(
    PersonalData(
        model=SignUp,
        purpose="Weten wie er komt en wat die persoon nodig heeft.",
        basis=Basis.PUBLIC_TASK,
        term=(
            "wat iemand nodig heeft: tot de dag na de bijeenkomst; naam en adres van wie er niet was: tot de dag "
            f"erna, van wie er was: tot die hoorde wat eruit kwam, hoogstens {retention.WORD_BACK_WITHIN} dagen"
        ),
        of_participant=retention.sign_ups_of,
        export=retention.export_sign_up,
        purge=retention.purge_sign_ups,
        purge_order=12,
        expired=retention.past_term,
        expire=retention.expire,
        fields=("date", "door_code", "signed_up_on", "needs", "needs_note", "language", "reach_hash"),
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
        term="gaat met de plek mee; een tik die bij niemand hoort tot een maand na het afsluiten",
        of_participant=lambda person: DoorMark.objects.filter(seat__participant=person),
        export=lambda it: {"Aan de deur": it.get_outcome_display(), "Hoeveel mensen": it.people},
        expired=loose_taps,
        fields=("outcome", "people"),
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
        purge=wiping.purge_words_back,
        expired=wiping.words_back_past_term,
        fields=("report", "way", "told_on", "done_on"),
    )
)
declare(
    PersonalData(
        model=PartnerContact,
        purpose="Weten wie wij bij een organisatie kunnen bellen.",
        basis=Basis.PUBLIC_TASK,
        term=f"zolang wij met de organisatie werken, en daarna {contacts.KEPT_DAYS} dagen",
        of_participant=lambda person: PartnerContact.objects.filter(participant=person).select_related("partner"),
        export=contacts.export_contact,
        purge=contacts.purge_contacts,
        purge_order=12,
        expired=contacts.past_term,
        expire=contacts.expire,
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
        of_address=lambda email: Subscriber.objects.filter(email__iexact=email.strip()),
        purge_address=drop_all,
        own_correction="Stop met de link in elke mail, en meld u aan met het goede adres.",
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
