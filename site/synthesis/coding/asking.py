"""What the workbench asks: the words to read, in one order, and how far the reading is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from contributions.models import AgendaItem, Contribution
from contributions.service import OccasionKind

from ..enums import ReadingState
from ..models import Code, Coding, Excerpt, Likeness
from .wordforms import forms_of

FIRST_LETTERS = 200
WAITS, CODED, NO_CONTENT = "waits", ReadingState.CODED.value, ReadingState.NO_CONTENT.value


def words_to_read() -> QuerySet[Contribution]:
    """Everything that reaches analysts, oldest first; of the words themselves only what a list shows."""
    return (
        Contribution.objects.for_analysis()
        .select_related("occasion", "reading", "participation__participant__perspective__parent")
        .annotate(first_letters=Left("redacted", FIRST_LETTERS))
        .defer("original", "redacted")
        .order_by("arrived_on", "id")
    )


def in_state(words: QuerySet[Contribution], state: str) -> QuerySet[Contribution]:
    """Only what waits, is coded, or is without content."""
    if state == WAITS:
        return words.filter(reading__isnull=True)
    return words.filter(reading__state=state)


def with_code(words: QuerySet[Contribution], code: Code) -> QuerySet[Contribution]:
    """Only what has this code somewhere."""
    return words.filter(Exists(Coding.objects.filter(code=code, excerpt__contribution=OuterRef("pk"))))


def searched(words: QuerySet[Contribution], sought: str) -> QuerySet[Contribution]:
    """Only where every sought word, or another form of it, stands in the words or in the question."""
    for word in sought.split()[:8]:
        stands = Q()
        for form in forms_of(word):
            stands |= Q(redacted__icontains=form) | Q(question__icontains=form)
        words = words.filter(stands)
    return words


def with_alike(words: QuerySet[Contribution], wanted: bool) -> QuerySet[Contribution]:
    """Only what looks like something else, or only what does not."""
    return words.filter(likeness__isnull=not wanted)


def count_alike(shown: Iterable[Contribution]) -> None:
    """Tell each of these how many others look like it, as `alike_count`; two queries for a whole page."""
    groups = dict(Likeness.objects.filter(contribution__in=list(shown)).values_list("contribution", "group"))
    counted = Likeness.objects.filter(group__in=set(groups.values())).order_by().values("group")
    sizes = {row["group"]: row["size"] for row in counted.annotate(size=Count("pk"))}
    for each in shown:
        group = groups.get(each.pk)
        each.alike_count = sizes[group] - 1 if group else 0  # type: ignore[attr-defined]


def group_of(contribution: Contribution) -> str:
    """The coarse group of the writer, and nothing finer: colleagues are readers to protect against too."""
    participation = contribution.participation
    perspective = participation.participant.perspective if participation else None
    return str(perspective.group.label) if perspective else _("Niet gezegd")


def state_of(contribution: Contribution) -> str:
    """How it stands with the reading, in a word."""
    reading = getattr(contribution, "reading", None)
    return str(reading.get_state_display()) if reading else _("Wacht")


def following(words: QuerySet[Contribution], contribution: Contribution) -> Contribution | None:
    """The next one that waits, in the order of the list; None at the end."""
    later = Q(arrived_on__gt=contribution.arrived_on) | Q(arrived_on=contribution.arrived_on, id__gt=contribution.pk)
    return _only_where(words.filter(later, reading__isnull=True)).first()


def preceding(words: QuerySet[Contribution], contribution: Contribution) -> Contribution | None:
    """The one before, whatever its state; None at the beginning."""
    earlier = Q(arrived_on__lt=contribution.arrived_on) | Q(arrived_on=contribution.arrived_on, id__lt=contribution.pk)
    return _only_where(words.filter(earlier)).order_by("-arrived_on", "-id").first()


def _only_where(words: QuerySet[Contribution]) -> QuerySet[Contribution]:
    return words.select_related(None).defer(None).only("pk")


def of_the_same_person(contribution: Contribution) -> QuerySet[Contribution]:
    """What this person said besides, at the same moment; nothing when we do not know who it was."""
    if contribution.participation_id is None:
        return Contribution.objects.none()
    own = Contribution.objects.for_analysis().filter(participation=contribution.participation_id)
    return own.exclude(pk=contribution.pk).only("question", "redacted", "order", "participation").order_by("order")


def excerpts_of(contribution: Contribution) -> list[Excerpt]:
    """Its excerpts in the order of the text, with their codes at hand; two queries."""
    return list(contribution.excerpts.order_by("start", "end").prefetch_related("codings__code"))


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a part was read: `read` of `whole`, and how much of that was without content."""

    label: str
    whole: int
    read: int
    without_content: int

    @property
    def percent(self) -> int:
        """Of a hundred; everything of nothing is a hundred."""
        return 100 * self.read // self.whole if self.whole else 100


def _counts() -> dict[str, Count]:
    return {
        "whole": Count("pk"),
        "read": Count("reading"),
        "empty": Count("reading", filter=Q(reading__state=NO_CONTENT)),
    }


def together(parts: Iterable[Progress]) -> Progress:
    """The sum of parts that share nothing; no query."""
    rows = list(parts)
    return Progress(
        _("Alles"),
        sum(row.whole for row in rows),
        sum(row.read for row in rows),
        sum(row.without_content for row in rows),
    )


def progress_by_kind() -> list[Progress]:
    """Per kind of moment: round, focus group, evening, class, paper; one query."""
    rows: Iterable[Any] = Contribution.objects.for_analysis().order_by().values("occasion__kind").annotate(**_counts())
    return [
        Progress(str(OccasionKind(row["occasion__kind"]).label), row["whole"], row["read"], row["empty"])
        for row in sorted(rows, key=lambda row: -row["whole"])
    ]


def progress_by_theme() -> list[Progress]:
    """Per action of the agenda; words on two actions stand at both. Two queries."""
    titles = dict(AgendaItem.objects.values_list("pk", "title"))
    rows = Contribution.objects.for_analysis().filter(agenda_items__isnull=False)
    counted: Iterable[Any] = rows.order_by().values("agenda_items").annotate(**_counts())
    found = {row["agenda_items"]: row for row in counted}
    return [
        Progress(title, found[pk]["whole"], found[pk]["read"], found[pk]["empty"])
        for pk, title in titles.items()
        if pk in found
    ]
