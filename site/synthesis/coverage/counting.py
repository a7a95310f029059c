"""The coverage of the chain in numbers: in all, per round or other occasion, and per action of the agenda.

Six questions to the database, whatever lies behind them. What was withdrawn, or is spam, counts for nobody.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from contributions.models import Contribution, Participation
from notices import service as notices

from ..enums import FindingState, ReadingState
from ..models import Decision, Evidence, Excerpt, Finding


@dataclass(frozen=True, slots=True)
class ChainCoverage:
    """Every step of the chain as a number; :meth:`pair` puts a number beside the whole it is part of.

    `read` are the contributions an analyst is done with: `coded` and `without_content` together. `people_told` are
    those whom a public decision concerns and who can read it with their receipt; `people_mailed` got a mail as well.
    """

    contributions: int = 0
    read: int = 0
    coded: int = 0
    without_content: int = 0
    excerpts: int = 0
    excerpts_in_findings: int = 0
    findings: int = 0
    findings_decided: int = 0
    people: int = 0
    people_told: int = 0
    people_mailed: int = 0

    def pair(self, name: str) -> tuple[int, int]:
        """(part, whole) of one step: `pair("read")` is how many of the contributions were read."""
        return getattr(self, name), getattr(self, WHOLES[name])

    def share(self, name: str) -> float | None:
        """The part of the whole, 0 to 1; None when there is nothing to be part of."""
        part, whole = self.pair(name)
        return part / whole if whole else None

    @property
    def waiting(self) -> int:
        """Contributions that nobody is done with yet."""
        return self.contributions - self.read


#: Which number is the whole of which part.
WHOLES = {
    "read": "contributions",
    "coded": "contributions",
    "without_content": "contributions",
    "excerpts_in_findings": "excerpts",
    "findings_decided": "findings",
    "people_told": "people",
    "people_mailed": "people",
}


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Along which field each of the four tables is counted; "" is all of it in one."""

    words: str = ""
    excerpts: str = ""
    findings: str = ""
    people: str = ""


_ALL = _Grouping()
_BY_OCCASION = _Grouping(
    "occasion_id", "contribution__occasion_id", "evidence_rows__contribution__occasion_id", "occasion_id"
)
_BY_THEME = _Grouping("agenda_items", "contribution__agenda_items", "agenda_item_id", "occasion__agenda_items")


def chain_coverage(occasion_ids: Collection[int] | None = None, using: str = "default") -> ChainCoverage:
    """The whole chain, or that of these occasions together."""
    return _counted(_ALL, occasion_ids, using).get(0, ChainCoverage())


def coverage_per_occasion(
    occasion_ids: Collection[int] | None = None, using: str = "default"
) -> dict[int, ChainCoverage]:
    """{occasion id: its chain}; a finding counts at every occasion whose words it rests on."""
    return _counted(_BY_OCCASION, occasion_ids, using)


def coverage_per_theme(using: str = "default") -> dict[int, ChainCoverage]:
    """{agenda item id: its chain}; words about two actions count at both."""
    return _counted(_BY_THEME, None, using)


def _counted(along: _Grouping, occasion_ids: Collection[int] | None, using: str) -> dict[int, ChainCoverage]:
    """The questions, put together per group."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    words, excerpts, findings, people = in_scope(occasion_ids, using)
    for rows, field, numbers in (
        (words, along.words, WORDS),
        (excerpts, along.excerpts, EXCERPTS),
        (findings, along.findings, FINDINGS),
        (people, along.people, PEOPLE),
    ):
        for group, row in per(rows, field, numbers).items():
            found[group].update(row)
    for group, mailed in mailed_per(people, along.people).items():
        found[group]["people_mailed"] = mailed
    names = {each.name for each in fields(ChainCoverage)}
    return {
        group: replace(
            ChainCoverage(**{name: number for name, number in row.items() if name in names}),
            read=row.get("coded", 0) + row.get("without_content", 0),
        )
        for group, row in found.items()
    }


WORDS: dict[str, Any] = {
    "contributions": Count("pk", distinct=True),
    "coded": Count("pk", filter=Q(reading__state=ReadingState.CODED), distinct=True),
    "without_content": Count("pk", filter=Q(reading__state=ReadingState.NO_CONTENT), distinct=True),
}
EXCERPTS: dict[str, Any] = {
    "excerpts": Count("pk", distinct=True),
    "excerpts_in_findings": Count("pk", filter=Q(used=True), distinct=True),
}
FINDINGS: dict[str, Any] = {
    "findings": Count("pk", distinct=True),
    "findings_decided": Count("pk", filter=Q(decided=True), distinct=True),
}
PEOPLE: dict[str, Any] = {
    "people": Count("pk", distinct=True),
    "people_told": Count("pk", filter=Q(told=True), distinct=True),
}


def in_scope(
    occasion_ids: Collection[int] | None, using: str
) -> tuple[QuerySet[Any], QuerySet[Any], QuerySet[Any], QuerySet[Any]]:
    """Contributions, excerpts, findings and participations that are counted."""
    words = Contribution.objects.using(using).for_analysis()
    people = Participation.objects.using(using).counted()
    findings = (
        Finding.objects.using(using)
        .public()
        .annotate(decided=Exists(Decision.objects.public().filter(findings=OuterRef("pk"))))
    )
    if occasion_ids is not None:
        ids = list(occasion_ids)
        words, people = words.filter(occasion__in=ids), people.filter(occasion__in=ids)
        rests_here = Evidence.objects.filter(finding=OuterRef("pk"), contribution__occasion__in=ids)
        findings = findings.filter(Exists(rests_here))
    used = Q(excerpt=OuterRef("pk")) | Q(contribution=OuterRef("contribution"), excerpt=None)
    excerpts = (
        Excerpt.objects.using(using)
        .filter(contribution__in=words.values("pk"))
        .annotate(used=Exists(Evidence.objects.of_adopted().filter(used)))
    )
    return words, excerpts, findings, people.annotate(told=can_read_a_decision())


def can_read_a_decision() -> Q:
    """Of a participation: whether a public decision concerns this person, who has a receipt to read it with.

    The rule is that of the receipt page (synthesis/word_back.py), of many people at once.
    """
    of_occasion = Decision.objects.public().filter(occasion=OuterRef("occasion"))
    themes = Decision.objects.public().filter(agenda_item__contributions__participation=OuterRef("pk"))
    under = Decision.objects.public().filter(
        findings__state=FindingState.ADOPTED, findings__evidence_rows__contribution__participation=OuterRef("pk")
    )
    return Q(Exists(of_occasion) | Exists(themes) | Exists(under), receipt__isnull=False)


def per(rows: QuerySet[Any], field: str, numbers: dict[str, Any]) -> dict[Any, dict[str, int]]:
    """{group: its numbers}; all in group 0 without a field. One query."""
    grouped = rows.annotate(group=F(field) if field else Value(0)).values("group").order_by().annotate(**numbers)
    return {row.pop("group"): row for row in grouped if row["group"] is not None}


def mailed_per(people: QuerySet[Any], field: str) -> dict[int, int]:
    """How many were sent a mail about a decision: its key ends with the participant."""
    sent = {key.rsplit(":", 1)[-1] for key in notices.sent_keys("decision_", using=people.db)}
    found: dict[int, int] = defaultdict(int)
    reached = people.filter(participant__in=sent) if len(sent) <= _FEW else people
    for group, participant in reached.annotate(group=F(field) if field else Value(0)).values_list(
        "group", "participant_id"
    ):
        if group is not None and str(participant) in sent:
            found[group] += 1
    return found


#: Up to so many ids the database picks; above it we walk through the people ourselves.
_FEW = 500
