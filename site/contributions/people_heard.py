"""How many people of each group were heard, for pages that everybody can read every day.

Added up from what may be told per occasion, as a dossier does, so that dossier and page cannot be subtracted; and in
steps of five, so that today and yesterday cannot be either.
"""

from collections import defaultdict
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count

from people.service import Side

from .enums import Recruitment
from .models import Participation
from .small_cells import hide_small_cells

CACHE_SECONDS = 300
_KEY = "contributions.people_heard"
_PERSPECTIVE = "participant__perspective__"
#: {code of the group: (its label, at least so many; None is too few to tell)}
Heard = dict[str, tuple[str, int | None]]


def people_heard() -> Heard:
    """Every group of which somebody was heard. One query, at most once in five minutes."""
    heard = cache.get(_KEY)
    if heard is None:
        cache.set(_KEY, heard := _count(), CACHE_SECONDS)
    return cast("Heard", heard)


def _count() -> Heard:
    counts: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    labels: dict[str, str] = {}
    rows = (
        Participation.objects.counted()
        .order_by()
        .values_list(
            "occasion_id",
            "recruitment",
            *(f"{_PERSPECTIVE}{name}" for name in ("side", "code", "label", "parent__code", "parent__label")),
        )
    )
    for occasion, way, side, code, label, group, group_label, people in rows.annotate(people=Count("pk")):
        known = "" if side == Side.UNKNOWN else group or code or ""
        labels[known] = group_label or label or ""
        counts[occasion][known, way] += people
    told: dict[str, int] = dict.fromkeys(labels, 0)
    for cells in counts.values():
        codes = sorted({code for code, _way in cells})
        table = [[cells.get((code, way), 0) for way in Recruitment.values] for code in codes]
        for code, row in zip(codes, hide_small_cells(table, smallest=settings.SMALLEST_CELL), strict=False):
            told[code] += row[-1] or 0
    step = settings.SMALLEST_CELL
    return {code: (label, told[code] // step * step or None) for code, label in labels.items() if code}
