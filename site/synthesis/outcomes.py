"""What /wat-deden-we-ermee/ tells: per theme what was heard, what follows from it, and what was decided.

The same number of queries and at most the same number of rows, whatever lies behind them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from contributions.models import AgendaItem, Contribution
from contributions.service import AgendaPart

from .enums import PUBLIC_DECISION_STATES
from .models import Decision, Evidence, Finding
from .open_work import OpenWork, open_work_on
from .people_behind import told_of, with_people
from .people_counts import People, people_per_theme, people_sentence, quote_source

FINDINGS_SHOWN = 4
DECISIONS_SHOWN = 4
QUOTES_SHOWN = 2
#: On the page of one theme.
PER_PAGE = 20

#: Open for reaction comes first: there somebody can still do something.
NEWEST = (F("decided_on").desc(nulls_first=True), F("opened_on").desc(nulls_last=True), F("pk").asc())


@dataclass(frozen=True)
class Quote:
    """Words somebody gave leave to show, with the group they came from when it is large enough to hide in."""

    text: str
    source: str
    question: str
    url: str = ""
    label: str = ""


@dataclass
class Theme:
    """One action of the agenda, and what came of it."""

    item: AgendaItem
    heard: People
    findings: list[Finding] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    open_work: list[OpenWork] = field(default_factory=list)
    has_more: bool = False

    @property
    def people(self) -> str:
        """How many people spoke, as a sentence."""
        return people_sentence(self.heard)

    @property
    def has_something(self) -> bool:
        """Whether there is anything to tell besides a number of people."""
        return bool(self.findings or self.earlier or self.quotes or self.decisions)

    def take_findings(self, findings: Iterable[Finding], limit: int) -> None:
        """Those of earlier research apart: they are a source, and nobody's voice."""
        for finding in self._first(findings, limit):
            (self.earlier if finding.is_earlier_research else self.findings).append(finding)

    def take_decisions(self, decisions: Iterable[Decision], limit: int) -> None:
        """What the team decided, or means to."""
        self.decisions += self._first(decisions, limit)

    def take_quotes(self, links: Iterable[Any]) -> None:
        """A few voices, each once, with the way to the decision they led to."""
        different: dict[Any, Any] = {}
        for link in links:
            if not getattr(different.get(link.contribution_id), "decision_pk", None):
                different[link.contribution_id] = link
        for link in list(different.values())[:QUOTES_SHOWN]:
            words, title = link.contribution, link.decision_title or ""
            self.quotes.append(
                Quote(
                    words.redacted,
                    quote_source(group_of(words), self.heard),
                    words.question,
                    Decision(pk=link.decision_pk).get_absolute_url() + "#woorden" if link.decision_pk else "",
                    _("Dit leidde tot: %(decision)s") % {"decision": title} if title else "",
                )
            )

    def _first(self, rows: Iterable[Any], limit: int) -> list[Any]:
        rows = list(rows)
        self.has_more = self.has_more or len(rows) > limit
        return rows[:limit]


@dataclass(frozen=True)
class Part:
    """WAT, HOE or WIE, with its themes: those with something to tell, and those still silent."""

    code: str
    label: str
    themes: list[Theme]
    silent: list[Theme]


def overview() -> list[Part]:
    """The whole agenda in three parts; seven queries."""
    heard = people_per_theme()
    findings = _first_findings()
    decisions = _per_theme(_first_of_each(_decisions(), "agenda_item_id", DECISIONS_SHOWN + 1, *NEWEST))
    voices = _voices()
    themes = []
    for item in AgendaItem.objects.order_by("number"):
        theme = Theme(item, heard.get(item.pk, People()))
        theme.take_findings(findings.get(item.pk, []), FINDINGS_SHOWN)
        theme.take_decisions(decisions.get(item.pk, []), DECISIONS_SHOWN)
        theme.take_quotes(voices.get(item.pk, []))
        themes.append(theme)
    return [
        Part(
            code=part.value,
            label=str(part.label),
            themes=[theme for theme in themes if theme.item.part == part and theme.has_something],
            silent=[theme for theme in themes if theme.item.part == part and not theme.has_something],
        )
        for part in AgendaPart
    ]


def one_theme(item: AgendaItem, page: int) -> Theme:
    """Everything on one theme, twenty decisions and twenty findings at a time; seven queries and what others tell."""
    theme = Theme(item, people_per_theme().get(item.pk, People()))
    start = (page - 1) * PER_PAGE
    piece = slice(start, start + PER_PAGE + 1)
    theme.take_findings(with_people(_findings()).filter(agenda_item=item).order_by("pk")[piece], PER_PAGE)
    for finding in (*theme.findings, *theme.earlier):
        finding.people_told = told_of(finding)  # type: ignore[attr-defined]
    theme.take_decisions(_decisions().filter(agenda_item=item).order_by(*NEWEST)[piece], PER_PAGE)
    if page == 1:
        theme.take_quotes(_voices(item).get(item.pk, []))
        theme.open_work = open_work_on(item)
    return theme


def _findings() -> QuerySet[Finding]:
    return Finding.objects.public().select_related("occasion")


def _first_findings() -> dict[int, list[Finding]]:
    """The first few of each theme with the people behind them; one query, which counts only behind these."""
    first = _first_of_each(Finding.objects.public(), "agenda_item_id", FINDINGS_SHOWN + 1, F("pk").asc())
    chosen = _findings().filter(pk__in=first.order_by().values("pk"))
    found: dict[int, list[Finding]] = {}
    for finding in with_people(chosen).order_by("pk"):
        finding.people_told = told_of(finding)  # type: ignore[attr-defined]
        found.setdefault(finding.agenda_item_id, []).append(finding)
    return found


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.public().select_related("occasion")


def _voices(item: AgendaItem | None = None) -> dict[int, list[Any]]:
    """Per theme some words that may be shown: those an analyst chose as evidence, or that a decision answers."""
    voices: dict[int, list[Any]] = {}
    led_to = Decision.objects.public().filter(findings=OuterRef("finding")).latest_first()
    evidence: QuerySet[Any] = Evidence.objects.supporting().of_adopted()
    proposals: QuerySet[Any] = Decision.proposals.through.objects.filter(decision__state__in=PUBLIC_DECISION_STATES)
    evidence = evidence.annotate(
        decision_pk=Subquery(led_to.values("pk")[:1]), decision_title=Subquery(led_to.values("title")[:1])
    )
    proposals = proposals.annotate(decision_pk=F("decision_id"), decision_title=F("decision__title"))
    for links, parent in ((evidence, "finding"), (proposals, "decision")):
        # Asked per chosen word, so that it costs the same however many words there are.
        links = links.filter(Exists(Contribution.objects.public().filter(pk=OuterRef("contribution"))))
        if item is not None:
            links = links.filter(**{f"{parent}__agenda_item": item})
        # Twice as many as are shown: the same words may stand under two findings.
        chosen = _first_of_each(links, f"{parent}__agenda_item_id", 2 * QUOTES_SHOWN, F("pk").asc())
        for link in chosen.select_related("contribution__participation__participant__perspective__parent"):
            voices.setdefault(link.theme_id, []).append(link)
    return voices


def _first_of_each(rows: QuerySet[Any], theme: str, limit: int, *order: Any) -> QuerySet[Any]:
    """The first few rows of each theme, in one query."""
    place = Window(RowNumber(), partition_by=[F(theme)], order_by=list(order))
    return rows.annotate(theme_id=F(theme), place=place).filter(place__lte=limit).order_by("place")


def _per_theme(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.theme_id, []).append(row)
    return found


def group_of(contribution: Contribution) -> str:
    """The coarsest name for where somebody speaks from; "" when they would not say, or for notes."""
    participation = contribution.participation
    perspective = participation.participant.perspective if participation is not None else None
    if perspective is None or not perspective.fills_target:
        return ""
    return perspective.group.label
