"""Queueing the mails about rounds, in pieces, and taking addresses off the list that take no mail."""

from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import transaction

from notices import service as notices

from .enums import NewsKind
from .models import RoundNews, Subscription
from .news import is_overtaken, key_of, reason_of, subject_of, template_of
from .news_links import stop_url
from .subscribing import drop

#: Mails queued per transaction: no block lasts longer than a moment.
AT_ONCE = 50
SECONDS = 30


def tell_due(seconds: float = SECONDS) -> int:
    """Queue the mails of all news that is not told yet; returns how many. What is left goes with the next run."""
    end, count = monotonic() + seconds, 0
    for news in RoundNews.objects.filter(finished=False).select_related("round"):
        if is_overtaken(news):
            RoundNews.objects.filter(pk=news.pk).update(finished=True)
            continue
        while monotonic() < end and not news.finished:
            count += _tell_some(news)
    return count


def drop_refused() -> int:
    """An address that the mail server refuses for good is taken off the list; returns how many."""
    keys = notices.refused_keys([template_of(kind) for kind in NewsKind])
    numbers = [UUID(key.rpartition(":")[2]) for key in keys]
    if not numbers:
        return 0
    with transaction.atomic():
        dropped = drop(numbers)
        notices.forget(keys=keys)
    return dropped


@transaction.atomic
def _tell_some(news: RoundNews) -> int:
    """Queue the next mails, and remember how far we are, in one transaction: twice, late or killed is harmless.

    Two workers take turns; who is being told cannot stop at the same moment, but a moment later.
    """
    kept = RoundNews.objects.select_for_update().get(pk=news.pk)
    wanting = Subscription.objects.to_tell(kept).select_for_update(of=("self",))
    if kept.reached:
        wanting = wanting.filter(pk__gt=kept.reached)
    some = list(wanting[:AT_ONCE]) if not kept.finished else []
    reason = reason_of(news) if some else ""
    for subscription in some:
        stop = stop_url(subscription)
        notices.queue(
            key_of(news, subscription.pk),
            template=template_of(news.kind),
            to=subscription.email,
            context={
                "round": news.round,
                "round_url": settings.BASE_URL + news.round.get_absolute_url(),
                "stop_url": stop,
                "reason": reason,
            },
            subject_id=subject_of(news),
            in_bulk=True,
            unsubscribe_url=stop,
        )
    news.finished = kept.finished = len(some) < AT_ONCE
    kept.reached = some[-1].pk if some else kept.reached
    kept.save(update_fields=["reached", "finished"])
    return len(some)
