"""The codebook as a tree: every code with how deep it stands, in the order of the book."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from ..models import Code


@dataclass(frozen=True, slots=True)
class Branch:
    """One code in the tree. `depth` is 0 at the top; `excerpts` and `people` only when they were counted."""

    code: Code
    depth: int
    path: str
    excerpts: int = 0
    people: int = 0


def tree(*, with_counts: bool = False) -> list[Branch]:
    """All codes in use, parents before children; one query, and one more for the counts."""
    below: dict[UUID | None, list[Code]] = defaultdict(list)
    codes = {code.pk: code for code in Code.objects.in_use().order_by("order", "name")}
    for code in codes.values():
        below[code.parent_id if code.parent_id in codes else None].append(code)
    counts = _counts() if with_counts else {}
    found: list[Branch] = []

    def walk(parent: UUID | None, depth: int, path: str) -> None:
        for code in below[parent]:
            here = f"{path} › {code.name}" if path else code.name
            found.append(Branch(code, depth, here, *counts.get(code.pk, (0, 0))))
            walk(code.pk, depth + 1, here)

    walk(None, 0, "")
    return found


def _counts() -> dict[UUID, tuple[int, int]]:
    """{code: (excerpts, different people)}; words of nobody we know count as excerpts only."""
    rows = (
        Code.objects.in_use()
        .order_by()
        .annotate(
            how_many=Count("codings", distinct=True),
            people=Count("codings__excerpt__contribution__participation__participant", distinct=True),
        )
    )
    return {pk: (how_many, people) for pk, how_many, people in rows.values_list("pk", "how_many", "people")}
