"""Which decisions concern whom: the same rule for the receipt page and for the mail.

A decision concerns everybody who was heard at its occasion, and everybody who said something about its theme.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import DecisionShown, ParticipationState

from .enums import DecisionState
from .models import Decision


def latest_decisions(limit: int) -> list[Decision]:
    """The public decisions the website heard of last, with their theme at hand; one query."""
    return list(Decision.objects.public().latest_first().select_related("agenda_item")[:limit])


def decisions_for(participation: Participation) -> list[DecisionShown]:
    """The public decisions that concern this person, for the receipt page; two queries.

    `contribution_ids` are this person's own proposals that a decision answers. A story is never among them: it is
    heard, and the page tells what was decided about its theme.
    """
    if participation.state != ParticipationState.COUNTED:
        return []
    own = Contribution.objects.filter(participation=participation)
    themes = own.filter(agenda_items=OuterRef("agenda_item"))
    decisions = (
        Decision.objects.public()
        .filter(Q(occasion=participation.occasion_id) | Exists(themes))
        .select_related("agenda_item")
        .order_by("agenda_item__number", "-decided_on", "pk")
    )
    answered: dict[object, set] = {}
    today = timezone.localdate()
    for decision_id, contribution_id in own.filter(decisions__in=decisions.values("pk").order_by()).values_list(
        "decisions", "pk"
    ):
        answered.setdefault(decision_id, set()).add(contribution_id)
    return [
        DecisionShown(
            agenda_item_id=decision.agenda_item_id,
            title=decision.title,
            outcome=decision.tag,
            reason=decision.reason,
            decided_on=decision.decided_on,
            url=decision.get_absolute_url(),
            contribution_ids=frozenset(answered.get(decision.pk, ())),
            what_changed=decision.what_changed if decision.state == DecisionState.FINAL else "",
            react_until=decision.open_until if decision.takes_reactions(today) else None,
        )
        for decision in decisions
    ]


def audience(decision: Decision) -> QuerySet[Participation]:
    """The participations of everybody this decision concerns and who left an address to hear back."""
    said_something = Contribution.objects.filter(
        participation=OuterRef("pk"), agenda_items=decision.agenda_item_id, emptied_reason=""
    )
    concerns = Q(Exists(said_something))
    if decision.occasion_id:
        concerns |= Q(occasion=decision.occasion_id)
    has_address = ~Q(participant__contact__email="") & Q(participant__contact__isnull=False)
    return (
        Participation.objects.counted()
        .filter(concerns)
        .filter(has_address | Q(participant__user__is_active=True))
        .filter(receipt__isnull=False)
        .select_related("participant__contact", "participant__user", "receipt")
    )
