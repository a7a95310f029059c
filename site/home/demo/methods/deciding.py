"""What the team decided on its own profile, and on what that rests."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import DesignProduct, Round
from consultation.service import link_to_design
from contributions.models import AgendaItem
from people.models import User
from synthesis.models import Decision
from synthesis.service import DecisionOutcome, DecisionState, Stance, draft, record_finding
from synthesis.service import move as move_decision

from ..decisions import OWNER

TITLE = "In het team komen drie mensen met eigen ervaring"
#: Days ago: opened, no more reactions, decided.
_OPENED, _CLOSED, _DECIDED = 42, 28, 26


def decide_team(round_: Round, team: DesignProduct, *, analyst: User, owner: User) -> None:
    """One finding and one decision, tied to the product and to the elements it is about; made once."""
    if Decision.objects.filter(is_example=True, title=TITLE).exists():
        return
    action, today = AgendaItem.objects.get(number=10), timezone.localdate()
    finding = record_finding(
        sentence="Mensen buiten de overheid kiezen eerst voor eigen ervaring, mensen binnen voor vakkennis.",
        agenda_item=action,
        by=analyst,
        stance=Stance.DIVIDED,
        occasion=round_.occasion,
        evidence=[],
        is_example=True,
        adopt=True,
    )
    decision = draft(
        title=TITLE,
        outcome=DecisionOutcome.ADOPTED,
        reason="Elke groep moet zich in het team herkennen. Daarom komt er van alles wat: ervaring, vakkennis en mensen "
        "die verbinden. Twee plaatsen zijn voor mensen die een organisatie uitleent.",
        agenda_item=action,
        by=owner,
        occasion=round_.occasion,
        owner=owner,
        owner_name=OWNER,
        review_on=today + timedelta(days=200),
        open_until=today - timedelta(days=_CLOSED),
        findings=[finding],
        proposals=[],
        is_example=True,
    )
    decision = move_decision(decision, DecisionState.OPEN, by=owner, on=today - timedelta(days=_OPENED))
    move_decision(
        decision,
        DecisionState.FINAL,
        by=owner,
        on=today - timedelta(days=_DECIDED),
        what_changed="Er kwam een plaats bij voor eigen ervaring als ondernemer. Dat vroegen ondernemers.",
    )
    link_to_design(team, "decisions", [decision], by=owner)
    for element in team.elements.filter(code__startswith="lived"):
        link_to_design(element, "findings", [finding], by=analyst)
        link_to_design(element, "decisions", [decision], by=owner)
