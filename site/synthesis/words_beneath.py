"""The words that a public decision rests on, as far as everybody may read them; and which decisions rest on them too.

A fixed number of queries, and at most one page of rows. Never a name, day or place: the coarsest group, when it is
large enough to hide in.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from contributions.models import Contribution

from .enums import Direction
from .models import Decision, Evidence
from .outcomes import group_of
from .own_words import Heard
from .people_counts import People, people_per_theme, quote_source

PER_PAGE = 10


@dataclass(slots=True)
class Words:
    """Words of one person, with the findings they stand under here and the other decisions they helped with."""

    pk: UUID
    text: str
    source: str
    question: str
    is_proposal: bool = False
    findings: list[Heard] = field(default_factory=list)
    elsewhere: list[Decision] = field(default_factory=list)


@dataclass(slots=True)
class Beneath:
    """One page of words, and whether there are more."""

    words: list[Words]
    has_more: bool


def words_beneath(decision: Decision, page_number: int) -> Beneath:
    """Proposals it answers first, then words under its findings; five queries at most."""
    start = (page_number - 1) * PER_PAGE
    is_proposal = Exists(Decision.proposals.through.objects.filter(decision=decision, contribution=OuterRef("pk")))
    under = Evidence.objects.of_adopted().filter(finding__decisions=decision, contribution=OuterRef("pk"))
    found = list(
        Contribution.objects.public()
        .annotate(is_proposal=is_proposal)
        .filter(Q(is_proposal=True) | Exists(under))
        .select_related("participation__participant__perspective__parent")
        .order_by("-is_proposal", "pk")[start : start + PER_PAGE + 1]
    )
    if not found:
        return Beneath([], has_more=False)
    heard = people_per_theme().get(decision.agenda_item_id, People())
    shown = {
        each.pk: Words(
            each.pk, each.redacted, quote_source(group_of(each), heard), each.question, is_proposal=each.is_proposal
        )
        for each in found[:PER_PAGE]
    }
    _add_what_they_belong_to(decision, shown)
    return Beneath(list(shown.values()), has_more=len(found) > PER_PAGE)


def _add_what_they_belong_to(decision: Decision, shown: dict[UUID, Words]) -> None:
    """The findings of this decision; and the way back: every other public decision that rests on these words."""
    pairs = list(
        Decision.proposals.through.objects.filter(contribution__in=list(shown)).values_list(
            "contribution_id", "decision_id"
        )
    )
    rows = Evidence.objects.of_adopted().filter(contribution__in=list(shown), finding__decisions__isnull=False)
    rows = rows.order_by("pk")
    for pk, sentence, direction, code, decision_id in rows.values_list(
        "contribution_id", "finding__sentence", "direction", "finding__agenda_item__code", "finding__decisions"
    ):
        if decision_id != decision.pk:
            pairs.append((pk, decision_id))
            continue
        heard = Heard(sentence, direction == Direction.AGAINST, code)
        if heard not in shown[pk].findings:
            shown[pk].findings.append(heard)
    others = Decision.objects.public().exclude(pk=decision.pk).in_bulk({decision_id for _pk, decision_id in pairs})
    for pk, decision_id in dict.fromkeys(pairs):
        if decision_id in others:
            shown[pk].elsewhere.append(others[decision_id])
