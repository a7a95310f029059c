"""What the example team did with the input so far: read, covered, held, answered, and what it saw."""

import random
from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from contributions.models import AgendaItem, Contribution, Receipt
from contributions.service import (
    CareDanger,
    ContributionKind,
    ModerationReason,
    care,
    find_receipt,
    messages,
    moderation,
)
from people.models import User
from synthesis.service import Stance, record_finding

from .tokens import RECEIPT_CODE

_PERSON = "Een vrouw van de sociaal raadslieden"


#: Words of the last days nobody read yet, and this many older ones are late.
UNREAD_DAYS = 2
LATE = 3


def read_contributions(round_: Round, moderator: User) -> None:
    """Let most words through, hold and withhold a few, cover a few words, leave some for you."""
    today = timezone.localdate()
    waiting = list(Contribution.objects.filter(occasion=round_.occasion).waiting().order_by("arrived_on", "original"))
    older = [each for each in waiting if each.arrived_on < today - timedelta(days=UNREAD_DAYS)]
    late = [each.pk for each in older if each.arrived_on < today - timedelta(days=4)][-LATE:]
    to_read = [each for each in older if each.pk not in late]
    random.Random(2026).shuffle(to_read)  # noqa: S311 -- made-up work, not a secret
    for number, contribution in enumerate(to_read):
        _read(contribution, number, moderator)


def read_everything(round_: Round, moderator: User) -> None:
    """All words of a round, each within two days; of one the name of a helper is covered."""
    waiting = Contribution.objects.filter(occasion=round_.occasion).waiting().order_by("arrived_on", "original")
    for number, contribution in enumerate(waiting):
        _read(contribution, number, moderator, lets_through=True)


def _read(contribution: Contribution, number: int, moderator: User, *, lets_through: bool = False) -> None:
    key, version = contribution.pk, contribution.version
    on = min(timezone.localdate(), contribution.arrived_on + timedelta(days=number % 3))
    if number in (7, 31) and not lets_through:
        moderation.hold(key, by=moderator, version=version, reason=ModerationReason.PERSONAL_DATA, on=on)
    elif number in (12, 40, 55) and not lets_through:
        moderation.withhold(key, by=moderator, version=version, reason=ModerationReason.OWN_CASE, on=on)
    elif (start := contribution.redacted.find(_PERSON)) >= 0:
        span = (start, start + len(_PERSON))
        covered = moderation.redact(key, [span], by=moderator, version=version, reason=ModerationReason.PERSONAL_DATA)
        moderation.publish(key, by=moderator, version=covered.version, on=on)
    else:
        moderation.publish(key, by=moderator, version=version, on=on)


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
        evidence=said(round_, "te laat", 4),
        is_example=True,
        adopt=True,
    )


def said(round_: Round, about: str, number: int) -> list[Contribution]:
    """Some public words, no stories, said to a question about this; of who holds the code of the demo first."""
    public = Contribution.objects.filter(occasion=round_.occasion, question__contains=about).public()
    words = list(public.exclude(kind=ContributionKind.STORY).order_by("pk"))
    held = find_receipt(RECEIPT_CODE)
    words.sort(key=lambda each: held is None or each.participation_id != held.participation_id)
    return words[:number]
