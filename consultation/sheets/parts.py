"""What the sheets of rounds share."""

from typing import Any

from django.db.models import QuerySet

from contributions.service import HIDDEN, Scope

from ..enums import RoundState
from ..models import Round

YES, NO = "ja", "nee"
COUNT = "Aantal mensen. Minder dan 5 wordt niet verteld; ook niet als het door aftrekken te vinden is."
COUNT_VALUES = f"getal · {HIDDEN}"


def rounds_in(scope: Scope) -> QuerySet[Round]:
    """For the team every round; for everybody those that were announced."""
    chosen = Round.objects.using(scope.using)
    if scope.audience != "intern":
        chosen = chosen.exclude(state=RoundState.DRAFT)
    return chosen if scope.occasion_ids is None else chosen.filter(occasion_id__in=scope.occasion_ids)


def choices(values: Any) -> str:
    """The labels of an enum, for the codebook."""
    return " · ".join(str(choice.label) for choice in values)


def told(number: int | None) -> int | str:
    """A count as the dossier tells it: None is hidden."""
    return HIDDEN if number is None else number
