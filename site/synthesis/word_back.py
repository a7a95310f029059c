"""Which decisions concern whom: the same rule for the receipt page and for the mail.

A decision concerns everybody who was heard at its occasion, everybody who said something about its theme, and
everybody whose words stand under a finding it follows from.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import DecisionShown, ParticipationState

from .enums import DecisionState, FindingState
from .models import Decision


def latest_decisions(limit: int) -> list[Decision]:
    """The public decisions the website heard of last, with their theme at hand; one query."""
    return list(Decision.objects.public().latest_first().select_related("agenda_item")[:limit])


def decisions_for(participation: Participation) -> list[DecisionShown]:
    """The public decisions that concern this person, for the receipt page; three queries, own ones first.

    `contribution_ids` are this person's own proposals that a decision answers. A story is never among them: it is
    heard, and the page tells what was decided about its theme. `rests_on` are words of any kind under its findings.
    """
    if participation.state != ParticipationState.COUNTED:
        return []
    own = Contribution.objects.filter(participation=participation)
    themes = own.filter(agenda_items=OuterRef("agenda_item"))
    under_it = own.filter(findings__decisions=OuterRef("pk"), findings__state=FindingState.ADOPTED)
    decisions = (
        Decision.objects.public()
        .filter(Q(occasion=participation.occasion_id) | Exists(themes) | Exists(under_it))
        .select_related("agenda_item")
        .order_by("agenda_item__number", "-decided_on", "pk")
    )
    public = decisions.values("pk").order_by()
    answered = _together(own.filter(decisions__in=public).values_list("decisions", "pk"))
    used = own.filter(findings__decisions__in=public, findings__state=FindingState.ADOPTED)
    under = _together(used.values_list("findings__decisions", "pk"))
    today = timezone.localdate()
    shown = [
        DecisionShown(
            agenda_item_id=decision.agenda_item_id,
            title=decision.title,
            outcome=decision.tag,
            reason=decision.reason,
            decided_on=decision.decided_on,
            url=decision.get_absolute_url(),
            contribution_ids=frozenset(answered.get(decision.pk, ())),
            rests_on=frozenset(under.get(decision.pk, ())),
            what_changed=decision.what_changed if decision.state == DecisionState.FINAL else "",
            react_until=decision.open_until if decision.takes_reactions(today) else None,
        )
        for decision in decisions
    ]
    return sorted(shown, key=lambda each: not each.is_own)


def _together(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, set[UUID]]:
    """{decision: own contributions}."""
    found: dict[UUID, set[UUID]] = {}
    for decision_id, contribution_id in pairs:
        found.setdefault(decision_id, set()).add(contribution_id)
    return found


def audience(decision: Decision) -> QuerySet[Participation]:
    """The participations of everybody this decision concerns and who left an address to hear back."""
    said_something = Contribution.objects.filter(
        participation=OuterRef("pk"), agenda_items=decision.agenda_item_id, emptied_reason=""
    )
    under_it = Contribution.objects.filter(
        participation=OuterRef("pk"),
        findings__decisions=decision.pk,
        findings__state=FindingState.ADOPTED,
        emptied_reason="",
    )
    concerns = Q(Exists(said_something)) | Q(Exists(under_it))
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
