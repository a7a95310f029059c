"""What harvesters may take: every pack that was ever there to download. A withdrawn pack is a deleted record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from ..enums import PackState
from ..models import LessonPack, Release
from ..source import Source, from_json


@dataclass(frozen=True, slots=True)
class Record:
    """One pack for a harvester. `source` is None when it was not asked for, or when the record is deleted."""

    pk: int
    identifier: str
    stamp: datetime
    is_deleted: bool
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class After:
    """The place in the list after which to go on: the last record that was given."""

    stamp: datetime
    pk: int


def prefix() -> str:
    """What every identifier starts with; what follows is the slug of the pack."""
    return f"oai:{urlsplit(settings.BASE_URL).hostname}:pack:"


def harvestable() -> QuerySet[LessonPack]:
    """The packs with a record, in the order in which they changed. `newest` is the pk of their newest release."""
    ready = Release.objects.ready().filter(pack=OuterRef("pk"))
    known = LessonPack.objects.filter(Exists(ready), state__in=(PackState.PUBLISHED, PackState.WITHDRAWN))
    return known.annotate(newest=Subquery(ready.values("pk")[:1])).order_by("stamped_at", "pk")


def earliest() -> datetime | None:
    """The first moment at which something changed; None when there is nothing."""
    found: datetime | None = harvestable().order_by().aggregate(first=Min("stamped_at"))["first"]
    return found


def between(since: datetime | None, until: datetime | None) -> QuerySet[LessonPack]:
    """What changed from `since` up to and including `until`; None is without bound."""
    found = harvestable()
    if since:
        found = found.filter(stamped_at__gte=since)
    if until:
        found = found.filter(stamped_at__lte=until)
    return found


def going_on(packs: QuerySet[LessonPack], after: After | None) -> QuerySet[LessonPack]:
    """The rest of a list. Who changes while somebody harvests moves to the end: nobody is skipped."""
    if after is None:
        return packs
    return packs.filter(Q(stamped_at__gt=after.stamp) | Q(stamped_at=after.stamp, pk__gt=after.pk))


def headers(packs: QuerySet[LessonPack]) -> list[Record]:
    """The records without what they say. One query."""
    rows = packs.values_list("pk", "slug", "stamped_at", "state")
    return [Record(pk, f"{prefix()}{slug}", stamp, _is_deleted(state)) for pk, slug, stamp, state in rows]


def whole(packs: QuerySet[LessonPack]) -> list[Record]:
    """The records with what they say. Two queries."""
    rows = list(packs.values_list("pk", "slug", "stamped_at", "state", F("newest")))
    live = [newest for *_row, state, newest in rows if not _is_deleted(state)]
    sources = _sources(live)
    return [
        Record(pk, f"{prefix()}{slug}", stamp, _is_deleted(state), sources.get(newest))
        for pk, slug, stamp, state, newest in rows
    ]


def _sources(releases: Iterable[int]) -> dict[int, Source]:
    found = Release.objects.filter(pk__in=list(releases)).values_list("pk", "source")
    return {pk: from_json(kept) for pk, kept in found}


def _is_deleted(state: str) -> bool:
    return state == PackState.WITHDRAWN
