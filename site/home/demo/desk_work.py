"""What the example team did with the input so far: read, covered, held, answered, decided."""

import random
from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from contributions.models import AgendaItem, Contribution, Receipt
from contributions.service import CareDanger, ContributionKind, ModerationReason, care, messages, moderation
from people.models import User
from synthesis.models import Finding
from synthesis.service import DecisionOutcome, DecisionState, Stance, draft, record_finding
from synthesis.service import move as move_decision

LEFT_WAITING = 14
_PERSON = "Een vrouw van de sociaal raadslieden"


def read_contributions(round_: Round, moderator: User) -> None:
    """Let most words through, hold and withhold a few, cover a few words, leave some for you."""
    waiting = list(Contribution.objects.filter(occasion=round_.occasion).waiting().order_by("arrived_on", "pk"))
    dice = random.Random(2026)  # noqa: S311 -- made-up work, not a secret
    dice.shuffle(waiting)
    for number, contribution in enumerate(waiting[LEFT_WAITING:]):
        _read(contribution, number, moderator)


def _read(contribution: Contribution, number: int, moderator: User) -> None:
    key, version = contribution.pk, contribution.version
    if number in (7, 31):
        moderation.hold(key, by=moderator, version=version, reason=ModerationReason.PERSONAL_DATA)
    elif number in (12, 40):
        moderation.withhold(key, by=moderator, version=version, reason=ModerationReason.OWN_CASE)
    elif (start := contribution.redacted.find(_PERSON)) >= 0:
        span = (start, start + len(_PERSON))
        covered = moderation.redact(key, [span], by=moderator, version=version, reason=ModerationReason.PERSONAL_DATA)
        moderation.publish(key, by=moderator, version=covered.version)
    else:
        moderation.publish(key, by=moderator, version=version)


def worry_and_answer(round_: Round, moderator: User) -> None:
    """One care signal, one question that waits and one that was answered."""
    worrying = Contribution.objects.filter(
        occasion=round_.occasion, original__startswith="Ik kreeg een betalingsregeling"
    )
    if contribution := worrying.first():
        care.raise_signal(contribution, danger=CareDanger.SERIOUS, by=moderator)
    asked, answered = Receipt.objects.filter(participation__occasion=round_.occasion).order_by("pk")[:2]
    messages.ask(asked, "Wanneer is die bijeenkomst waar u over schrijft, en mag mijn zus mee?")
    question = messages.ask(answered, "Krijg ik ook een brief? Ik heb geen e-mail.")
    messages.answer(
        answered,
        "Nee, wij sturen geen brief, want wij hebben uw adres niet. Met uw code leest u alles hier terug. "
        "U mag ons ook bellen, dan lezen wij het u voor.",
        by=moderator,
        up_to=question.order,
    )


def find(round_: Round, analyst: User) -> None:
    """What the analysts have seen so far in this round."""
    record_finding(
        sentence="Burgers willen dat de belangenbehartiger begint zodra het misgaat. Binnen de overheid willen meer mensen "
        "eerst de gewone weg laten lopen.",
        agenda_item=AgendaItem.objects.get(number=2),
        by=analyst,
        stance=Stance.DIVIDED,
        occasion=round_.occasion,
        evidence=_said(round_, "te laat", 4),
        is_example=True,
    )


def decide(round_: Round, owner: User) -> None:
    """Decisions in all their shapes, on findings of earlier research and of this round."""
    agenda = {item.number: item for item in AgendaItem.objects.all()}
    today = timezone.localdate()
    for number, title, outcome, state, reason in _DECISIONS:
        final = state == DecisionState.FINAL
        decision = draft(
            title=title,
            outcome=outcome,
            reason=reason,
            agenda_item=agenda[number],
            by=owner,
            owner=owner,
            owner_name="Noor van den Berg (VOORBEELD)",
            review_on=today + timedelta(days=180),
            open_until=today - timedelta(days=4) if final else today + timedelta(days=14),
            findings=Finding.objects.filter(agenda_item=agenda[number]),
            proposals=_said(round_, "brengen", 6) if number == 2 else (),
            is_example=True,
        )
        opened = today - timedelta(days=20 if final else 1)
        decision = move_decision(decision, DecisionState.OPEN, by=owner, on=opened)
        if final:
            move_decision(decision, DecisionState.FINAL, by=owner, on=today - timedelta(days=2))


def _said(round_: Round, about: str, number: int) -> list[Contribution]:
    """Some public words, no stories, said to a question about this."""
    public = Contribution.objects.filter(occasion=round_.occasion, question__contains=about).public()
    return list(public.exclude(kind=ContributionKind.STORY).order_by("pk")[:number])


_DECISIONS = (
    (
        2,
        "Wie zelf vastloopt, mag zelf aankloppen. Een helper is niet verplicht.",
        DecisionOutcome.PARTLY,
        DecisionState.OPEN,
        "Veel burgers willen zelf kunnen bellen. Helpers en medewerkers van de diensten vinden dat vaak de eerste lijn beter "
        "kan helpen. Wij kiezen voor allebei: u mag zelf bellen, en wij kijken samen wie u het beste helpt. Niet iedereen die "
        "belt, krijgt dus de belangenbehartiger zelf. Dit is nog een ontwerp. Laat ons weten wat u ervan vindt.",
    ),
    (
        3,
        "Wij beginnen klein, en laten elk jaar zien wat het opleverde.",
        DecisionOutcome.ADOPTED,
        DecisionState.FINAL,
        "In de gesprekken van 2024 zeiden mensen: kies weinig taken en doe die goed. Dat nemen wij over. Wij beginnen met zaken "
        "die vastzitten bij de Belastingdienst of Dienst Toeslagen, en met signalen die veel mensen raken.",
    ),
    (
        7,
        "Over macht om iets af te dwingen besluiten wij later.",
        DecisionOutcome.PARKED,
        DecisionState.FINAL,
        "Buiten de overheid vragen veel mensen hierom. Daarbinnen zijn er zorgen. Voor zulke macht is een wet nodig. Eerst werken "
        "wij de stappen uit die zonder wet kunnen. Over een half jaar kijken wij er opnieuw naar.",
    ),
    (
        8,
        "Er komt geen nieuw loket naast de loketten die er zijn.",
        DecisionOutcome.ADOPTED,
        DecisionState.FINAL,
        "U waarschuwde voor dubbel werk, en daar zijn wij het mee eens. Daarom werken wij met de mensen die u al kent: sociaal "
        "raadslieden, het Juridisch Loket, belastingwinkels en bibliotheken.",
    ),
    (
        9,
        "Een groot jaarverslag alleen voor de Tweede Kamer maken wij niet.",
        DecisionOutcome.NOT,
        DecisionState.FINAL,
        "Er liggen daar al veel rapporten. Wij nodigen Kamerleden liever uit om samen een dilemma te bekijken. Een kort "
        "verslag voor iedereen komt er wel.",
    ),
)
