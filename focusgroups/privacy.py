"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from people.models import Participant
from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .models import (
    Apart,
    Availability,
    Candidate,
    CheckedQuote,
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
    Speaker,
    TableQuota,
    Thanks,
    Transcript,
)
from .planning.forgetting import forget_people, plans_past_their_term


def candidacies_of(participant: Participant) -> QuerySet[Candidate]:
    """Where this person signed up."""
    return Candidate.objects.filter(participant=participant).select_related("group")


def export_candidate(candidate: Candidate) -> Mapping[str, Any]:
    """One sign-up as the person may read it."""
    return {
        "Groep": candidate.group.title,
        "Stand": candidate.get_state_display(),
        "Aangemeld op": candidate.applied_on,
        "Woonplaats": candidate.town,
        "Wat u nodig hebt": ", ".join(candidate.needs),
        "Toelichting": candidate.needs_note,
        "Met wie u liever niet aan tafel zit": candidate.avoid,
        "Wat u zelf meldde": candidate.declared,
    }


declare(
    PersonalData(
        model=Candidate,
        purpose="Een groep samenstellen waarin iedereen veilig mee kan praten.",
        basis=Basis.PUBLIC_TASK,
        term="wat iemand nodig heeft of liever niet wil: tot na het gesprek; de rest zolang de groep loopt",
        of_participant=candidacies_of,
        export=export_candidate,
        fields=("group", "state", "applied_on", "town", "needs", "needs_note", "avoid", "declared"),
    )
)
declare(
    PersonalData(
        model=Availability,
        purpose="Een moment kiezen waarop mensen kunnen.",
        basis=Basis.PUBLIC_TASK,
        term="gaat met de aanmelding mee",
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
        term="tot na het gesprek",
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
    )
)
declare(
    PersonalData(
        model=Note,
        purpose="Bewaren wat er gezegd is.",
        basis=Basis.PUBLIC_TASK,
        term="tot de woorden als bijdrage bewaard zijn",
        nomination=Nomination.KEEP,
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
    )
)
declare(
    PersonalData(
        model=Thanks,
        purpose="Een bedankje en reiskosten regelen, zonder bankgegevens.",
        basis=Basis.PUBLIC_TASK,
        term="zeven jaar na het gesprek (administratieplicht), zonder naam",
        of_participant=lambda person: Thanks.objects.filter(seat__participant=person),
        export=lambda it: {"Bedankje": it.get_kind_display(), "Bedrag": it.amount, "Reiskosten": it.travel_amount},
        fields=("kind", "amount", "travel_amount"),
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
    Transcript,
)
