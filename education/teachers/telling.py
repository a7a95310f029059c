"""Queueing the mails about releases, in pieces, and taking addresses off the list that take no mail."""

from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import transaction

from notices import service as notices

from ..enums import PackState
from ..models import PackNews, PackSubscriber
from .following import drop
from .links import stop_url
from .news import changes_since, is_first, key_of, subject_of

TEMPLATE = "pack_news"
#: Mails queued per transaction: no block lasts longer than a moment.
AT_ONCE = 50
SECONDS = 30


def tell_due(seconds: float = SECONDS) -> int:
    """Queue the mails of all news that is not told yet; returns how many. What is left goes with the next run."""
    end, count = monotonic() + seconds, 0
    for news in PackNews.objects.filter(finished=False):
        while monotonic() < end and not news.finished:
            count += _tell_some(news)
    return count


def drop_refused() -> int:
    """An address that the mail server refuses for good is taken off the list; returns how many."""
    keys = notices.refused_keys([TEMPLATE])
    if not keys:
        return 0
    with transaction.atomic():
        dropped = drop([UUID(key.rpartition(":")[2]) for key in keys])
        notices.forget(keys=keys)
    return dropped


@transaction.atomic
def _tell_some(news: PackNews) -> int:
    """Queue the next mails, and remember how far we are, in one transaction: twice, late or killed is harmless.

    Two workers take turns; who is being told cannot stop at the same moment, but a moment later: then the mail that
    was queued is kept back.
    """
    kept = PackNews.objects.select_for_update(of=("self",)).select_related("release__pack").get(pk=news.pk)
    some: list[PackSubscriber] = []
    if not kept.finished and kept.release.pack.state == PackState.PUBLISHED:
        wanting = PackSubscriber.objects.to_tell(kept).select_for_update(of=("self",))
        if kept.reached:
            wanting = wanting.filter(pk__gt=kept.reached)
        some = list(wanting[:AT_ONCE])
    if some:
        context = _context(kept)
        for subscriber in some:
            _queue(kept, subscriber, context)
    news.finished = kept.finished = len(some) < AT_ONCE
    kept.reached = some[-1].pk if some else kept.reached
    kept.save(update_fields=["reached", "finished"])
    return len(some)


def _context(news: PackNews) -> dict[str, object]:
    """What every mail of this news says. As it was released: what an editor is writing now is told to nobody."""
    release, pack = news.release, news.release.pack
    return {
        "title": release.source.get("title") or pack.title,
        "summary": release.source.get("summary") or pack.summary,
        "is_first": is_first(news),
        "changes": changes_since(news),
        "pack_url": settings.BASE_URL + pack.get_absolute_url(),
    }


def _queue(news: PackNews, to: PackSubscriber, context: dict[str, object]) -> None:
    stop = stop_url(to)
    notices.queue(
        key_of(news.pk, to.pk),
        template=TEMPLATE,
        to=to.email,
        context={**context, "stop_url": stop, "of_all": to.pack_id is None},
        subject_id=subject_of(news.pk),
        in_bulk=True,
        unsubscribe_url=stop,
    )
