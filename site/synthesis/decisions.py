"""Deeds on decisions: writing one down, correcting it, and tying it to what people proposed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import AgendaItem, Contribution, Occasion
from contributions.service import ChangedMeanwhile, ContributionKind, Refused
from people.models import User

from .enums import DecisionState, FindingState
from .models import Decision, Finding


@transaction.atomic
def draft(
    *,
    title: str,
    outcome: str,
    reason: str,
    agenda_item: AgendaItem,
    by: User | None,
    occasion: Occasion | None = None,
    owner: User | None = None,
    owner_name: str = "",
    open_until: date | None = None,
    review_on: date | None = None,
    what_changed: str = "",
    findings: Iterable[Finding] = (),
    proposals: Iterable[Contribution] = (),
    is_example: bool = False,
) -> Decision:
    """Write a decision down; nobody outside sees it yet.

    Raises Refused when a proposal is a story, or when it would rest on a finding that was not adopted.
    """
    findings = list(findings)
    if any(finding.state != FindingState.ADOPTED for finding in findings):
        raise Refused(not_adopted_sentence())
    decision = Decision.objects.create(
        title=title,
        outcome=outcome,
        reason=reason,
        agenda_item=agenda_item,
        occasion=occasion,
        owner=owner,
        owner_name=owner_name,
        open_until=open_until,
        review_on=review_on,
        what_changed=what_changed,
        is_example=is_example,
    )
    decision.findings.set(findings)
    link_proposals(decision, proposals, by=by)
    record("synthesis.draft", by=by, on=decision)
    return decision


def not_adopted_sentence() -> str:
    """What to do about a finding that the team did not adopt, or withdrew."""
    return _("Een besluit rust alleen op vastgestelde bevindingen. Stel de bevinding eerst vast, of haal haar weg.")


@transaction.atomic
def link_proposals(decision: Decision, proposals: Iterable[Contribution], *, by: User | None) -> int:
    """Say that this decision answers these proposals; returns how many. Linking twice is harmless.

    Raises Refused when one of them is a story: a life is heard, nobody votes on it.
    """
    proposals = list(proposals)
    if any(proposal.kind == ContributionKind.STORY for proposal in proposals):
        raise Refused(
            _("Een verhaal wordt gehoord, niet overgenomen of afgewezen. Kies een voorstel of een toelichting.")
        )
    current = locked(decision)
    refuse_when_final(current)
    current.proposals.add(*proposals)
    if proposals:
        record("synthesis.link_proposals", by=by, on=current, count=len(proposals))
    return len(proposals)


@transaction.atomic
def unlink_proposals(decision: Decision, proposals: Iterable[Contribution], *, by: User | None) -> int:
    """Take back that this decision answers these proposals; returns how many."""
    current = locked(decision)
    refuse_when_final(current)
    proposals = list(proposals)
    current.proposals.remove(*proposals)
    if proposals:
        record("synthesis.unlink_proposals", by=by, on=current, count=len(proposals))
    return len(proposals)


def locked(decision: Decision, version: int | None = None) -> Decision:
    """The decision as it is now, locked; raises ChangedMeanwhile when it is not the version somebody looked at."""
    current = Decision.objects.select_for_update(of=("self",)).select_related("agenda_item").get(pk=decision.pk)
    if version is not None and current.version != version:
        raise ChangedMeanwhile(
            _("Iemand anders heeft dit besluit net veranderd. Open het opnieuw en kijk wat er nu staat.")
        )
    return current


def refuse_when_final(decision: Decision) -> None:
    """What people were told is final does not change behind their backs."""
    if decision.state == DecisionState.FINAL:
        raise Refused(
            _("Dit besluit is definitief en verandert niet meer. Denkt u er nu anders over? Schrijf een nieuw.")
        )


def correct(decision: Decision, *, version: int, by: User | None) -> Decision:
    """Keep what somebody changed on a decision; call inside a transaction, `decision` carries the new values.

    Raises ChangedMeanwhile when somebody else saved since `version`, Refused when it is final or when a promise
    to the people who were asked to react would be broken.
    """
    current = locked(decision, version)
    refuse_when_final(current)
    if current.state == DecisionState.OPEN and (
        decision.open_until is None or (current.open_until is not None and decision.open_until < current.open_until)
    ):
        raise Refused(
            _("Mensen kregen te horen tot wanneer zij kunnen reageren. Die dag kan later worden, maar niet eerder.")
        )
    decision.state = current.state
    decision.version = current.version + 1
    decision.save()
    record("synthesis.correct", by=by, on=decision, version=decision.version)
    return decision
