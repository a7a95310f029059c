"""Which releases are told by mail: decided by where a pack stands now, never by a window of time.

A release is news once it is ready and everybody can see it: its pack is online, and no example. Of releases that came
ready while nobody could see them, only the newest is told.
"""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from notices import service as notices

from ..enums import PackState
from ..models import PackNews, Release

#: So long after news was noted, a mail of it may still be on its way (notices tries for three days).
ON_ITS_WAY = timedelta(days=4)


def note_due() -> int:
    """Note what everybody can see and was not noted yet; returns how much. One query when there is none.

    Twice, late, or by two workers is harmless: the database holds one row for a release.
    """
    return sum(PackNews.objects.get_or_create(release_id=pk)[1] for pk in _unnoted())


def hold_back() -> int:
    """A pack that was withdrawn tells nobody: what did not leave yet, never leaves. Returns how many mails."""
    lately = timezone.localdate() - ON_ITS_WAY
    hidden = PackNews.objects.exclude(release__pack__state=PackState.PUBLISHED)
    count = sum(notices.forget(subject_id=subject_of(pk)) for pk in _numbers(hidden.filter(noted_on__gte=lately)))
    hidden.filter(finished=False).update(finished=True)
    return count


def is_first(news: PackNews) -> bool:
    """Whether this pack was never told of before. One query."""
    return not PackNews.objects.filter(release__pack=news.release.pack_id, pk__lt=news.pk).exists()


def changes_since(news: PackNews) -> list[str]:
    """What changed since the release that was told before, the oldest first. Two queries.

    Of a pack that is told for the first time: what this release says.
    """
    of_pack = Release.objects.ready().filter(pack=news.release.pack_id)
    told = of_pack.filter(news__pk__lt=news.pk).values_list("number", flat=True).first()
    if told is None:
        return [news.release.changes]
    fresh = of_pack.filter(number__gt=told, number__lte=news.release.number)
    return list(fresh.order_by("number").values_list("changes", flat=True))


def key_of(news_id: int, subscriber_id: UUID) -> str:
    """Under which one mail is known: once per release and subscriber."""
    return f"pack-news:{news_id}:{subscriber_id}"


def subject_of(news_id: int) -> str:
    """What the mails of one piece of news are about, for asking how far they are."""
    return f"pack-news:{news_id}"


def _unnoted() -> list[int]:
    newer = Release.objects.ready().filter(pack=OuterRef("pack"), number__gt=OuterRef("number"))
    public = {"pack__state": PackState.PUBLISHED, "pack__is_example": False, "pack__page__live": True}
    due = Release.objects.ready().filter(~Exists(newer), news=None, **public)
    return list(due.order_by("pk").values_list("pk", flat=True))


def _numbers(found: QuerySet[PackNews]) -> list[int]:
    return list(found.values_list("pk", flat=True))
