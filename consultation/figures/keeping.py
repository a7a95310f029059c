"""Keeping the figures: when to count, and the one row per round that panels read."""

from datetime import datetime
from hashlib import sha256

from django.db.models import Count, Q
from django.utils import timezone
from django_q.tasks import async_task

from contributions.models import Participation
from contributions.service import ParticipationState
from people.models import Perspective

from ..enums import RoundState
from ..models import Round, RoundFigures
from .recount import recount
from .shape import Figures

_QUARTER = 15
ASLEEP = (RoundState.DRAFT, RoundState.ARCHIVED)


def figures_of(round_: Round) -> tuple[Figures, datetime | None]:
    """What was counted last, and when; nothing yet is empty figures and None. One query."""
    kept = RoundFigures.objects.filter(round=round_).first()
    return (Figures.from_json(kept.figures), kept.as_of) if kept else (Figures(), None)


def count(round_: Round) -> RoundFigures:
    """Count now and keep it. Twice is harmless; what changed while counting is counted the next time."""
    fingerprint = fingerprints([round_]).get(round_.pk, "")
    figures = recount(round_).as_json()
    kept, _is_new = RoundFigures.objects.update_or_create(
        round=round_, defaults={"figures": figures, "as_of": quarter(timezone.now()), "fingerprint": fingerprint}
    )
    return kept


def count_later(round_: Round) -> None:
    """Let the worker count, as soon as this transaction is written."""
    async_task("consultation.tasks.count_round", round_.pk, task_name="consultation.count", save=False)


def fingerprints(rounds: list[Round]) -> dict[int, str]:
    """What a counting is about, as short as can be: the state, how many people, and the tree. Two queries for all."""
    states = ParticipationState.values
    counted = (
        Participation.objects.filter(occasion_id__in=[round_.occasion_id for round_ in rounds])
        .order_by()
        .values_list("occasion_id")
        .annotate(**{f"n_{state}": Count("pk", filter=Q(state=state)) for state in states})
    )
    by_occasion = {row[0]: row[1:] for row in counted}
    nobody, tree = (0,) * len(states), _tree()
    return {
        round_.pk: ":".join(map(str, (round_.state, *by_occasion.get(round_.occasion_id, nobody), tree)))
        for round_ in rounds
    }


def _tree() -> str:
    """Changes when a perspective gets another group, is merged with another, or no longer fills a target."""
    places = Perspective.objects.order_by("pk").values_list("pk", "parent", "side", "fills_target", "merged_into")
    return sha256(repr(list(places)).encode()).hexdigest()[:12]


def quarter(moment: datetime) -> datetime:
    """Rounded down: nobody reads from a figure when somebody pressed a button."""
    return moment.replace(minute=moment.minute - moment.minute % _QUARTER, second=0, microsecond=0)
