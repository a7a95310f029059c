"""What the screens ask: how it stands per code, and which suggestions to look at."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery

from contributions.models import Contribution
from people.models import User

from ..coding.tree import Branch, tree
from ..enums import SuggestionState
from ..models import Code, LearnedCode, Learning, Suggestion


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code: what waits, how the trial went, and what people said of it since."""

    branch: Branch
    waits: int = 0
    agreed: int = 0
    refused: int = 0
    trial: LearnedCode | None = None

    @property
    def decided(self) -> int:
        """How many suggestions people looked at."""
        return self.agreed + self.refused


def rows_per_code() -> list[CodeRow]:
    """Every code in use, in the order of the book; four queries."""
    last = Learning.objects.filter(finished_at__isnull=False).order_by("-finished_at").values("pk")[:1]
    trials = {row.code_id: row for row in LearnedCode.objects.filter(learning=Subquery(last))}
    waiting = Suggestion.objects.to_look_at().order_by().values("code").annotate(number=Count("pk"))
    waits = {row["code"]: row["number"] for row in waiting}
    said = Suggestion.objects.order_by().values("code")
    decided = {
        row["code"]: (row["agreed"], row["refused"])
        for row in said.annotate(
            agreed=Count("pk", filter=Q(state=SuggestionState.AGREED)),
            refused=Count("pk", filter=Q(state=SuggestionState.REFUSED)),
        )
    }
    return [
        CodeRow(
            branch,
            waits.get(branch.code.pk, 0),
            *decided.get(branch.code.pk, (0, 0)),
            trial=trials.get(branch.code.pk),
        )
        for branch in tree()
    ]


def best_first(code: Code) -> QuerySet[Suggestion]:
    """What a person may look at for this code, with the words."""
    return (
        Suggestion.objects.to_look_at()
        .filter(code=code)
        .select_related("code", "contribution__occasion")
        .defer("contribution__original")
    )


def lately_decided(code: Code, by: User) -> QuerySet[Suggestion]:
    """What this colleague last said of this code, to take it back."""
    mine = Suggestion.objects.exclude(state=SuggestionState.OPEN).filter(code=code, decided_by=by)
    words = mine.filter(contribution__in=Contribution.objects.for_analysis())
    return words.select_related("contribution").defer("contribution__original").order_by("-decided_on", "-pk")[:5]


def of_these_words(contribution: Contribution) -> QuerySet[Suggestion]:
    """What the computer suggests for this contribution, best first; nothing while it is off."""
    return Suggestion.objects.to_look_at().filter(contribution=contribution).select_related("code")
