"""What a new finding may rest on: excerpts with a code, and words somebody ticked. A person decides on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from people.models import User

from ..enums import Direction
from ..findings import add_evidence, add_excerpts
from ..models import Code, Excerpt, Finding

#: On one screen; the rest of a code is added under the finding.
MOST_SHOWN = 100
EXCERPT, WORDS = "fragment", "bijdrage"
CHOICES = (*Direction.choices, ("", _("Gebruik dit niet")))


@dataclass(frozen=True, slots=True)
class Proposed:
    """One excerpt or one contribution, with the way it points as far as somebody chose."""

    name: str
    words: str
    question: str
    occasion: str
    direction: str
    contribution: Contribution


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a new finding."""

    rows: list[Proposed]
    code: Code | None = None
    more: int = 0
    agenda_item_id: int | None = None


def proposal_of(asked: QueryDict, typed: QueryDict | None = None) -> Proposal:
    """From `?code=…` and `?bijdragen=1,2`; `typed` are the choices of a form that came back. Five queries at most."""
    code = Code.objects.in_use().filter(pk__in=keys_in(asked.getlist("code"))).first()
    chosen = Contribution.objects.for_analysis().filter(pk__in=keys_in(asked.getlist("bijdragen"))[:MOST_SHOWN])
    whole = list(chosen.select_related("occasion").order_by("arrived_on", "id"))
    excerpts: list[Excerpt] = []
    more = 0
    if code is not None:
        with_code = Excerpt.objects.filter(codings__code=code, contribution__in=_readable())
        more = max(with_code.count() - MOST_SHOWN, 0)
        excerpts = list(
            with_code.select_related("contribution__occasion").order_by("contribution__arrived_on", "pk")[:MOST_SHOWN]
        )
    rows = [_row(f"{EXCERPT}-{each.pk}", each.words, each.contribution, typed) for each in excerpts] + [
        _row(f"{WORDS}-{each.pk}", each.redacted, each, typed) for each in whole
    ]
    first = [*whole, *(each.contribution for each in excerpts)][:1]
    item = first[0].agenda_items.order_by("number").values_list("pk", flat=True).first() if first else None
    return Proposal(rows, code, more, item)


@transaction.atomic
def take_over(finding: Finding, typed: QueryDict, *, by: User | None) -> int:
    """Tie to the finding what somebody chose, for or against; returns how many are new."""
    chosen: dict[tuple[str, str], list[UUID]] = {}
    for field, direction in typed.items():
        kind, _dash, key = field.partition("-")
        if kind in (EXCERPT, WORDS) and direction in Direction.values:
            chosen.setdefault((kind, str(direction)), []).extend(keys_in([key]))
    added = 0
    for (kind, direction), keys in chosen.items():
        if kind == EXCERPT:
            excerpts = Excerpt.objects.filter(pk__in=keys, contribution__in=_readable())
            added += add_excerpts(finding, excerpts, by=by, direction=direction)
        else:
            words = Contribution.objects.for_analysis().filter(pk__in=keys)
            added += add_evidence(finding, words, by=by, direction=direction)
    return added


def keys_in(values: Iterable[str]) -> list[UUID]:
    """The keys in these, with commas between them or apart; what is no key is left out."""
    found = []
    for value in ",".join(values).split(","):
        try:
            found.append(UUID(value.strip()))
        except ValueError:
            continue
    return found


def _readable() -> Any:
    return Contribution.objects.for_analysis().values("pk")


def _row(name: str, words: str, contribution: Contribution, typed: QueryDict | None) -> Proposed:
    direction = Direction.FOR.value if typed is None else str(typed.get(name, ""))
    return Proposed(name, words, contribution.question, contribution.occasion.title, direction, contribution)
