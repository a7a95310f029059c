"""What is told about rounds by mail: decided by where a round stands now, never by a window of time.

Each piece of news is a row, made once. Somebody hears of what was noted after they subscribed, once per round and
kind. What was overtaken is not told any more: no "halfway" after "the last days".
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from notices import service as notices

from .enums import ChangeKind, NewsKind, RoundState
from .models import Round, RoundChange, RoundNews

LAST_DAYS = timedelta(days=3)
#: A round that is shorter has no mail halfway: so many mails in so few days is nagging.
LONG_ENOUGH = timedelta(days=8)

_TELLING_STATES = (RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED)
_ORDER = list(NewsKind)


def stage_of(round_: Round, now: datetime) -> NewsKind | None:
    """What there is to tell about a round that stands where it stands now; None when nothing."""
    match round_.state:
        case RoundState.DECIDED:
            return NewsKind.DECIDED
        case RoundState.REVIEW:
            return NewsKind.CLOSED
        case RoundState.OPEN if round_.takes_answers(now):
            return _stage_while_open(round_, now)
        case _:
            return None


def _stage_while_open(round_: Round, now: datetime) -> NewsKind:
    if round_.opens_at is None or round_.closes_at is None:
        return NewsKind.OPENED
    period = round_.closes_at - round_.opens_at
    if now >= round_.closes_at - min(LAST_DAYS, period / 4):
        return NewsKind.LAST_DAYS
    if period >= LONG_ENOUGH and now >= round_.opens_at + period / 2:
        return NewsKind.HALFWAY
    return NewsKind.OPENED


def note_due(now: datetime | None = None) -> int:
    """Note what is due and was not noted; returns how many pieces of news there are. Two queries when there is none.

    What comes before something that was noted already is overtaken, also when a round opens again.
    """
    moment = now or timezone.now()
    noted: dict[int, set[str]] = {}
    for round_id, kind in RoundNews.objects.filter(round__state__in=_TELLING_STATES).values_list("round", "kind"):
        noted.setdefault(round_id, set()).add(kind)
    count = 0
    for round_ in Round.objects.filter(state__in=_TELLING_STATES):
        stage = stage_of(round_, moment)
        if stage and not noted.get(round_.pk, set()) & {stage, *_after(stage)}:
            count += _note(round_, stage)
    return count


@transaction.atomic
def _note(round_: Round, stage: NewsKind) -> bool:
    """Once; mails about what came before and did not leave yet, are no news any more."""
    is_new = RoundNews.objects.get_or_create(round=round_, kind=stage)[1]
    for earlier in _ORDER[: _ORDER.index(stage)]:
        notices.forget(subject_id=f"news:{round_.pk}:{earlier}")
    return is_new


def is_overtaken(news: RoundNews) -> bool:
    """Whether something later happened in this round since."""
    return RoundNews.objects.filter(round=news.round_id, kind__in=_after(NewsKind(news.kind))).exists()


def _after(kind: NewsKind) -> list[NewsKind]:
    return _ORDER[_ORDER.index(kind) + 1 :]


def reason_of(news: RoundNews) -> str:
    """Why a round closed before its time, as it stands on its page; "" when it closed as promised. One query."""
    if news.kind != NewsKind.CLOSED:
        return ""
    last = RoundChange.objects.filter(round=news.round_id).first()
    return last.reason if last is not None and last.kind == ChangeKind.CLOSED_EARLY else ""


def key_of(news: RoundNews, subscription_id: UUID) -> str:
    """Under which one mail is known: once per round, kind and subscription."""
    return f"news:{news.round_id}:{news.kind}:{subscription_id}"


def subject_of(news: RoundNews) -> str:
    """What the mails of one piece of news are about, for asking how far they are."""
    return f"news:{news.round_id}:{news.kind}"


def template_of(kind: str) -> str:
    """The folder under templates/notices/."""
    return f"news_{kind}"
