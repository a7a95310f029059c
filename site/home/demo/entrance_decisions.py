"""What the team saw in the round on the way in, what it proposed, what people said of that, and what it decided."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from contributions.models import AgendaItem
from people.models import User
from synthesis.models import Decision
from synthesis.service import (
    DecisionOutcome,
    DecisionState,
    ReactionStance,
    Stance,
    draft,
    handle_reaction,
    react,
    record_finding,
)
from synthesis.service import move as move_decision

from .decisions import OWNER
from .desk_work import said

#: Days ago on which people could react from, until when, and when it was decided.
_OPENED, _CLOSED, _DECIDED = 48, 33, 28
_Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Case:
    """A finding with the question it rests on, and the decision that follows. Reactions: stance, words, what we did."""

    agenda: int
    about: str
    finding: str
    stance: str
    title: str
    outcome: str
    reason: str
    what_changed: str
    reactions: tuple[_Said, ...]


def find_and_decide(round_: Round, *, analyst: User, owner: User) -> None:
    """A finding and a final decision for each case."""
    for case in _CASES:
        item = AgendaItem.objects.get(number=case.agenda)
        words = said(round_, case.about, 5)
        finding = record_finding(
            sentence=case.finding,
            agenda_item=item,
            by=analyst,
            stance=case.stance,
            occasion=round_.occasion,
            evidence=words,
            is_example=True,
            adopt=True,
        )
        today = timezone.localdate()
        decision = draft(
            title=case.title,
            outcome=case.outcome,
            reason=case.reason,
            agenda_item=item,
            by=owner,
            occasion=round_.occasion,
            owner=owner,
            owner_name=OWNER,
            review_on=today + timedelta(days=150),
            open_until=today - timedelta(days=_CLOSED),
            findings=[finding],
            proposals=words,
            is_example=True,
        )
        decision = move_decision(decision, DecisionState.OPEN, by=owner, on=today - timedelta(days=_OPENED))
        _react(decision, case.reactions, owner)
        day = today - timedelta(days=_DECIDED)
        move_decision(decision, DecisionState.FINAL, by=owner, on=day, what_changed=case.what_changed)


def _react(decision: Decision, reactions: tuple[_Said, ...], owner: User) -> None:
    for number, (stance, words, note) in enumerate(reactions):
        day = timezone.localdate() - timedelta(days=_OPENED - 2 - number)
        reaction = react(
            decision, f"aanklopper-{number}", stance=stance, words=words, version=decision.version, on=day
        )
        if note:
            handled = handle_reaction(decision, reaction.pk, note, by=owner)
            handled.handled_on = day + timedelta(days=3)
            handled.save()


_AGREE, _DISAGREE, _UNCLEAR = ReactionStance.AGREE, ReactionStance.DISAGREE, ReactionStance.UNCLEAR

_CASES = (
    _Case(
        8,
        "durft",
        "Mensen durven eerder aan te kloppen op een plek die zij al kennen, bij iemand die niet van de dienst is.",
        Stance.FOR,
        "U kunt aankloppen in de bibliotheek en bij helpers in de buurt.",
        DecisionOutcome.ADOPTED,
        "Veel mensen noemden de bibliotheek en het buurthuis. Daar komen zij al. Daarom maken wij geen eigen kantoor. Helpers "
        "op die plekken krijgen een vast nummer, met een mens aan de lijn.",
        "Eerst stond er alleen de bibliotheek. U noemde ook het buurthuis en de ouderenbond. Die staan er nu bij.",
        (
            (
                _AGREE,
                "Noem ook het buurthuis. Niet iedereen komt in een bibliotheek.",
                "Het buurthuis staat er nu bij.",
            ),
            (_AGREE, "Bij de ouderenbond komen ze ook aan huis.", "De ouderenbond staat er nu bij."),
            (_UNCLEAR, "Moet ik dan een afspraak maken?", "Wij schreven erbij dat het zonder afspraak kan."),
            (_AGREE, "", "Gelezen."),
            (
                _DISAGREE,
                "In ons dorp is geen bibliotheek meer.",
                "Wij zoeken per dorp een plek. Dat staat in het plan.",
            ),
        ),
    ),
    _Case(
        8,
        "helper praten",
        "Burgers willen meteen terechtkunnen. Helpers en ambtenaren zien liever eerst een helper, behalve bij haast.",
        Stance.DIVIDED,
        "U hoeft niet eerst naar een helper. Hebt u er een, dan praat die mee.",
        DecisionOutcome.PARTLY,
        "De meningen liepen uiteen. Wij kiezen voor de korte weg: u mag meteen bellen. Wij vragen wel of er al iemand helpt. "
        "Zo doen wij geen dubbel werk.",
        "Wij schreven erbij wat er gebeurt als er haast is. Ligt er beslag, dan belt er dezelfde dag iemand terug.",
        (
            (
                _AGREE,
                "En als er beslag ligt? Dan is een week te laat.",
                "Wij schreven erbij wat er bij haast gebeurt.",
            ),
            (_DISAGREE, "Zo slaat u ons werk over.", "Besproken met de sociaal raadslieden. Helpers praten nu mee."),
            (_AGREE, "", "Gelezen."),
            (_UNCLEAR, "Wat is haast?", "Wij geven nu een voorbeeld."),
        ),
    ),
    _Case(
        4,
        "medewerker",
        "Medewerkers van de diensten willen een zaak kunnen brengen, als zij er geen last mee krijgen.",
        Stance.FOR,
        "Een medewerker kan zelf een zaak brengen. Hoe dat veilig kan, werken wij nog uit.",
        DecisionOutcome.PARKED,
        "Dit is belangrijk voor zaken die niemand anders ziet. Eerst maken wij afspraken met de Belastingdienst en Dienst "
        "Toeslagen over veiligheid. Daarna beginnen wij met een proef.",
        "Wij beloven nu een proef. Eerst stond er alleen dat wij erover nadenken.",
        (
            (_AGREE, "Begin gewoon met een proef op één kantoor.", "Er komt een proef."),
            (_DISAGREE, "Zonder afspraken doet niemand dit.", "Klopt. Daarom maken wij eerst afspraken."),
            (_AGREE, "", ""),
        ),
    ),
)
