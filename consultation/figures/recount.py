"""Counting a round anew, from what the database holds. Seven queries, whatever the number of people."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery, UUIDField
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import ParticipationState
from people.service import SpeaksFor

from ..models import Answer, Item, Round, Submission
from .people import Ways
from .shape import Figures, QuestionFlow, SameText
from .texts import same_texts

_CHUNK = 2000


def recount(round_: Round, *, using: str = "default", today: date | None = None, with_texts: bool = True) -> Figures:
    """All figures of this round as they are now. `today` tells drafts in progress from drafts that were left."""
    today = today or timezone.localdate()
    people: defaultdict[str, Ways] = defaultdict(Ways)
    positions: defaultdict[str, Ways] = defaultdict(Ways)
    channels: defaultdict[str, Ways] = defaultdict(Ways)
    before: defaultdict[str, int] = defaultdict(int)
    days: defaultdict[date, int] = defaultdict(int)
    assisted = 0
    for alike in _heard(round_, using):
        by_perspective = positions if alike.speaks_for == SpeaksFor.ORGANISATION else people
        code = alike.perspective or ""
        by_perspective[code] = by_perspective[code].plus(alike.recruitment, alike.people)
        channels[alike.channel] = channels[alike.channel].plus(alike.recruitment, alike.people)
        before[alike.before] += alike.people
        days[alike.day] += alike.people
        assisted += alike.people if alike.assisted else 0
    busy, stopped, last_kept = _drafts(round_, using, today)
    return Figures(
        people=dict(people),
        positions=dict(positions),
        channels=dict(channels),
        assisted=assisted,
        before=dict(before),
        days=dict(days),
        questions=_questions(round_, using, last_kept),
        drafts_busy=busy,
        drafts_stopped=stopped,
        same_texts=_same_texts(round_, using) if with_texts else (),
    )


class _Alike(NamedTuple):
    """So many people heard who are alike in all this."""

    perspective: str | None
    speaks_for: str
    recruitment: str
    channel: str
    assisted: bool
    before: str
    day: date
    people: int


def _heard(round_: Round, using: str) -> list[_Alike]:
    heard = Participation.objects.using(using).counted().filter(occasion_id=round_.occasion_id)
    alike = heard.order_by().values_list(
        "participant__perspective__code",
        "participant__speaks_for",
        "recruitment",
        "channel",
        "assisted",
        "took_part_before",
        "handed_in_on",
    )
    return [_Alike(*row) for row in alike.annotate(people=Count("pk"))]


def _questions(round_: Round, using: str, last_kept: dict[UUID | None, int]) -> tuple[QuestionFlow, ...]:
    """Every question that is asked, and those that were asked and have answers still."""
    counted = (
        Answer.objects.using(using)
        .filter(submission__round=round_, submission__participation__state=ParticipationState.COUNTED)
        .order_by()
        .values_list("item_id", "skipped")
        .annotate(people=Count("pk"))
    )
    given: dict[tuple[UUID, bool], int] = {(item, skipped): people for item, skipped, people in counted}
    items = (
        Item.objects.using(using)
        .filter(step__round=round_, current__isnull=False)
        .select_related("current")
        .order_by("retired", "step__order", "order", "pk")
    )
    flows = (
        QuestionFlow(
            item=str(item.pk),
            number=number,
            text=str(item),
            answered=given.get((item.pk, False), 0),
            skipped=given.get((item.pk, True), 0),
            stopped=last_kept.get(item.pk, 0),
            retired=item.retired,
        )
        for number, item in enumerate(items, start=1)
    )
    return tuple(flow for flow in flows if not flow.retired or flow.shown or flow.stopped)


def _drafts(round_: Round, using: str, today: date) -> tuple[int, int, dict[UUID | None, int]]:
    """(worked on today, left before today, the last question at which those left kept something).

    Only whether an answer exists is looked at, never what it says.
    """
    drafts = Participation.objects.using(using).drafts().filter(occasion_id=round_.occasion_id)
    busy = drafts.filter(touched_on__gte=today).count()
    left = drafts.filter(touched_on__lt=today)
    last = Answer.objects.filter(submission=OuterRef("pk")).order_by("-item__step__order", "-item__order", "-item_id")
    stops = (
        Submission.objects.using(using)
        .filter(participation__in=left)
        .annotate(last=Subquery(last.values("item_id")[:1], output_field=UUIDField()))
        .order_by()
        .values_list("last")
        .annotate(drafts=Count("pk"))
    )
    return busy, left.count(), dict(stops)


def _same_texts(round_: Round, using: str) -> tuple[SameText, ...]:
    words = (
        Contribution.objects.using(using)
        .filter(
            occasion_id=round_.occasion_id,
            emptied_reason="",
            participation__state=ParticipationState.COUNTED,
        )
        .order_by()
        .values_list("pk", "participation_id", "question", "original")
    )
    return same_texts(words.iterator(chunk_size=_CHUNK))
