"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from privacy.service import Basis, Nomination, PersonalData, declare, declare_without, keep_while

from .models import (
    Apart,
    Availability,
    Candidate,
    CheckedQuote,
    ConsentReply,
    Draw,
    FocusGroup,
    FocusGroupIndexPage,
    FocusGroupPage,
    GroupSession,
    GuideQuestion,
    GuideSection,
    MemberCheck,
    Note,
    Plan,
    PlanSeat,
    PlanSession,
    Quota,
    Report,
    Sending,
    SessionClock,
    SessionTally,
    SignUpDraft,
    Speaker,
    TableQuota,
    Thanks,
    Transcript,
)
from .planning.forgetting import forget_people, plans_past_their_term
from .recruiting import retention
from .recruiting.drafts import left_behind
from .reporting import keeping, wiping

keep_while(retention.expected_on)
keep_while(keeping.expected_on)
declare(
    PersonalData(
        model=Candidate,
        purpose="Een groep samenstellen waarin iedereen veilig mee kan praten.",
        basis=Basis.PUBLIC_TASK,
        term=(
            "wat iemand nodig heeft, liever niet wil of zelf meldt: tot de dag na het laatste gesprek, hoogstens "
            f"{retention.LONGEST} dagen; naam en adres van wie niet gekozen is: {retention.NOT_CHOSEN} dagen na het "
            f"laatste gesprek; het kenmerk om iemand te herkennen die vaker meedoet: {retention.KNOWN_AGAIN} dagen"
        ),
        of_participant=retention.candidacies_of,
        export=retention.export_candidate,
        purge=retention.purge_candidacies,
        purge_order=12,
        expired=retention.past_term,
        expire=retention.expire,
        fields=(
            "group",
            "state",
            "applied_on",
            "town",
            "needs",
            "needs_note",
            "brings_companion",
            "when_else",
            "avoid",
            "declared",
            "household_hash",
            "reach_hash",
        ),
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
        model=Availability,
        purpose="Een moment kiezen waarop mensen kunnen.",
        basis=Basis.PUBLIC_TASK,
        term="tot de dag na het laatste gesprek",
        of_participant=lambda person: Availability.objects.filter(candidate__participant=person),
        export=lambda it: {"Moment": str(it.gathering), "Kan": it.get_can_display()},
        fields=("gathering", "can"),
    )
)
declare(
    PersonalData(
        model=Apart,
        purpose="Mensen niet aan één tafel zetten die daar niet samen horen.",
        basis=Basis.PUBLIC_TASK,
        term="tot de dag na het laatste gesprek",
    )
)
declare(
    PersonalData(
        model=Plan,
        purpose="Nagaan hoe een plan gemaakt is: wie wanneer kon, als nummer.",
        basis=Basis.PUBLIC_TASK,
        term="wie wanneer kon: tot na het laatste gesprek; dat er een plan was: zolang de groep bewaard wordt",
        expired=plans_past_their_term,
        expire=forget_people,
    )
)
declare(
    PersonalData(
        model=PlanSeat,
        purpose="Een plan maken van wie waar zit.",
        basis=Basis.PUBLIC_TASK,
        term="gaat met de aanmelding mee",
    )
)
declare(
    PersonalData(
        model=Speaker,
        purpose="Weten welke woorden van dezelfde persoon zijn, zonder naam.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de woorden bewaard worden",
        nomination=Nomination.KEEP,
        of_participant=keeping.speakers_of,
        export=lambda it: {"Gesprek": str(it.gathering), "U bent in de aantekeningen": str(it)},
        fields=("gathering", "number"),
    )
)
declare(
    PersonalData(
        model=Note,
        purpose="Bewaren wat er gezegd is.",
        basis=Basis.PUBLIC_TASK,
        term="tot de woorden als bijdrage bewaard zijn; daarna blijft een lege regel",
        nomination=Nomination.KEEP,
        of_participant=keeping.notes_of,
        export=lambda it: {"Vraag": it.asked, "Aantekening": it.text},
        purge=wiping.wipe_person,
        purge_order=15,
        fields=("asked", "text"),
    )
)
declare(
    PersonalData(
        model=ConsentReply,
        purpose="Weten wie vóór een gesprek zei wat wel en niet mag, en bij welke tekst.",
        basis=Basis.CONSENT,
        term="zolang de deelname bewaard wordt; zonder naam",
        of_participant=lambda person: ConsentReply.objects.filter(participant=person).select_related("gathering"),
        export=lambda it: {"Bijeenkomst": str(it.gathering), "Op papier": it.on_paper, "Geantwoord": it.answered_on},
        fields=("gathering", "on_paper", "answered_on"),
    )
)
declare(
    PersonalData(
        model=MemberCheck,
        purpose="Deelnemers hun eigen woorden laten nakijken.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het verslag bewaard wordt",
        nomination=Nomination.KEEP,
        to_participation="participation",
        of_participant=lambda person: MemberCheck.objects.filter(participation__participant=person),
        export=lambda it: {"Verslag": str(it.report), "Uw antwoord": it.get_state_display(), "Opmerking": it.remark},
        fields=("state", "remark"),
    )
)
declare(
    PersonalData(
        model=CheckedQuote,
        purpose="Weten of een zin klopt volgens wie hem zei.",
        basis=Basis.PUBLIC_TASK,
        term="gaat met de woorden mee",
        nomination=Nomination.KEEP,
        to_participation="check_of__participation",
        of_participant=keeping.quotes_of,
        export=lambda it: {"Uw woorden": it.contribution.original, "Wat u ervan zei": it.get_answer_display()},
        fields=("contribution", "answer"),
    )
)
declare(
    PersonalData(
        model=Thanks,
        purpose="Een bedankje en reiskosten regelen, zonder bankgegevens.",
        basis=Basis.PUBLIC_TASK,
        term="zeven jaar na het jaar van het gesprek (administratieplicht), zonder naam",
        of_participant=lambda person: Thanks.objects.filter(seat__participant=person),
        export=lambda it: {"Bedankje": it.get_kind_display(), "Bedrag": it.amount, "Reiskosten": it.travel_amount},
        fields=("kind", "amount", "travel_amount"),
        expired=keeping.expired_thanks,
    )
)
declare(
    PersonalData(
        model=Transcript,
        purpose="Een uitgeschreven gesprek opnemen, en weten dat het er al in zit.",
        basis=Basis.PUBLIC_TASK,
        term=f"de woorden tot iemand zegt wie wie is, hoogstens {keeping.TRANSCRIPT_DAYS} dagen; het bestand niet",
        expired=keeping.expired_transcripts,
        fields=("waiting", "file_name"),
    )
)
declare_without(
    "Gaat over een groep, een gesprek of een berekening; wie erin zit staat er alleen als nummer in.",
    FocusGroup,
    FocusGroup.agenda_items.through,
    FocusGroupIndexPage,
    FocusGroupPage,
    GroupSession,
    GuideQuestion,
    GuideSection,
    Quota,
    Draw,
    PlanSession,
    Report,
    Sending,
    SessionClock,
    SessionTally,
    TableQuota,
)
