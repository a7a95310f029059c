"""Decisions in all their shapes, on findings of earlier research and of the running round."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from contributions.models import AgendaItem
from people.models import User
from synthesis.models import Decision, Finding
from synthesis.service import DecisionOutcome, DecisionState, ReactionStance, draft, react
from synthesis.service import move as move_decision

from .desk_work import said

OWNER = "Noor van den Berg (VOORBEELD)"


@dataclass(frozen=True, slots=True)
class _Case:
    """One decision; days are counted back from today, `review_in` forward. Without `decided` it is still open."""

    agenda: int
    title: str
    outcome: str
    reason: str
    opened: int
    closes: int
    decided: int | None = None
    what_changed: str = ""
    review_in: int = 180


def decide(round_: Round, owner: User) -> None:
    """Write them down and bring each to where it stands."""
    agenda = {item.number: item for item in AgendaItem.objects.all()}
    for case in _CASES:
        decision = _bring(case, agenda[case.agenda], round_, owner)
        if case is _CASES[0]:
            _react(decision)


def _bring(case: _Case, item: AgendaItem, round_: Round, owner: User) -> Decision:
    today = timezone.localdate()
    decision = draft(
        title=case.title,
        outcome=case.outcome,
        reason=case.reason,
        agenda_item=item,
        by=owner,
        owner=owner,
        owner_name=OWNER,
        review_on=today + timedelta(days=case.review_in),
        open_until=today - timedelta(days=case.closes),
        findings=Finding.objects.public().filter(agenda_item=item),
        proposals=said(round_, "brengen", 6) if case is _CASES[0] else (),
        is_example=True,
    )
    decision = move_decision(decision, DecisionState.OPEN, by=owner, on=today - timedelta(days=case.opened))
    if case.decided is None:
        return decision
    day = today - timedelta(days=case.decided)
    return move_decision(decision, DecisionState.FINAL, by=owner, on=day, what_changed=case.what_changed)


def _react(decision: Decision) -> None:
    """Three readers of the open decision said what they think; nobody of the team did anything with it yet."""
    for number, (stance, words) in enumerate(_REACTIONS):
        react(decision, f"voorbeeld-{number}", stance=stance, words=words, version=decision.version)


_REACTIONS = (
    (ReactionStance.AGREE, "Fijn dat je zelf mag bellen. Zet het nummer dan ook op de brieven van de dienst."),
    (ReactionStance.UNCLEAR, "Wie bepaalt wat mij het beste helpt? Dat staat er niet bij."),
    (ReactionStance.AGREE, ""),
)

_CASES = (
    _Case(
        2,
        "Wie zelf vastloopt, mag zelf aankloppen. Een helper is niet verplicht.",
        DecisionOutcome.PARTLY,
        "Veel burgers willen zelf kunnen bellen. Helpers en medewerkers van de diensten vinden dat vaak de eerste lijn beter "
        "kan helpen. Wij kiezen voor allebei: u mag zelf bellen, en wij kijken samen wie u het beste helpt. Niet iedereen die "
        "belt, krijgt dus de belangenbehartiger zelf. Dit is nog een ontwerp. Laat ons weten wat u ervan vindt.",
        opened=1,
        closes=-14,
    ),
    _Case(
        5,
        "In elk gesprek noemen wij onze principes hardop.",
        DecisionOutcome.ADOPTED,
        "Mensen vertelden dat zij niet wisten wat zij mochten verwachten. Daarom zeggen wij aan het begin van elk gesprek "
        "waar u op mag rekenen. Dit is nog een ontwerp.",
        opened=19,
        closes=3,
    ),
    _Case(
        3,
        "Wij beginnen klein, en laten elk jaar zien wat het opleverde.",
        DecisionOutcome.ADOPTED,
        "In de gesprekken van 2024 zeiden mensen: kies weinig taken en doe die goed. Dat nemen wij over. Wij beginnen met zaken "
        "die vastzitten bij de Belastingdienst of Dienst Toeslagen, en met signalen die veel mensen raken.",
        opened=20,
        closes=4,
        decided=2,
        what_changed="Wij schreven erbij dat wij elk jaar laten zien wat het opleverde. Dat vroegen drie mensen.",
    ),
    _Case(
        7,
        "Over macht om iets af te dwingen besluiten wij later.",
        DecisionOutcome.PARKED,
        "Buiten de overheid vragen veel mensen hierom. Daarbinnen zijn er zorgen. Voor zulke macht is een wet nodig. Eerst werken "
        "wij de stappen uit die zonder wet kunnen. Daarna kijken wij er opnieuw naar.",
        opened=63,
        closes=47,
        decided=42,
        what_changed="Eerst stond er geen dag bij. Nu staat er wanneer wij opnieuw kijken.",
        review_in=0,
    ),
    _Case(
        8,
        "Er komt geen nieuw loket naast de loketten die er zijn.",
        DecisionOutcome.ADOPTED,
        "U waarschuwde voor dubbel werk, en daar zijn wij het mee eens. Daarom werken wij met de mensen die u al kent: sociaal "
        "raadslieden, het Juridisch Loket, belastingwinkels en bibliotheken.",
        opened=20,
        closes=4,
        decided=2,
        what_changed="Wij noemen nu ook de bibliotheken. Die stonden er eerst niet bij.",
    ),
    _Case(
        9,
        "Een groot jaarverslag alleen voor de Tweede Kamer maken wij niet.",
        DecisionOutcome.NOT,
        "Er liggen daar al veel rapporten. Wij nodigen Kamerleden liever uit om samen een dilemma te bekijken. Een kort "
        "verslag voor iedereen komt er wel.",
        opened=20,
        closes=4,
        decided=2,
        what_changed="Het besluit bleef hetzelfde, want niemand vroeg om een groot verslag. Het korte verslag schrijven wij in gewone taal.",
    ),
)
