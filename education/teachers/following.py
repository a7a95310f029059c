"""Asking for news of lesson packs by mail, saying yes from one's own inbox, and stopping in one click.

What a stranger sees is always the same, whoever's address was typed. Who stops is deleted.
"""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils import timezone

from notices import service as notices
from privacy.service import remember_rows

from ..models import LessonPack, PackNews, PackSubscriber
from . import news
from .links import number_to_confirm, number_to_stop, stop_url, yes_url

#: So many mails about asking go to one address on one day, for all packs together.
MOST_ASKED = 5


def follow(email: str, pack: LessonPack | None) -> None:
    """Somebody typed this address: ask its owner by mail whether it is true. At most one mail a day.

    An address that got enough mails about asking today gets no more: a stranger can name every pack there is.
    Who is on the list already gets a mail that says so. Nothing tells the typist which of the two it was.
    """
    email = email.strip().lower()
    if _was_asked_enough(email, pack):
        return
    with transaction.atomic():
        try:
            with transaction.atomic():
                kept, _is_new = PackSubscriber.objects.get_or_create(email=email, pack=pack)
        except IntegrityError:  # the other click of a double click
            kept = PackSubscriber.objects.get(email=email, pack=pack)
        today, is_known = timezone.localdate(), kept.confirmed_on is not None
        if not is_known and kept.asked_on != today:
            PackSubscriber.objects.filter(pk=kept.pk, confirmed_on=None).update(asked_on=today)
        notices.queue(
            _ask_key(kept.pk, today),
            template="pack_known" if is_known else "pack_ask",
            to=kept.email,
            context={"pack": pack, "yes_url": yes_url(kept), "stop_url": stop_url(kept)},
            unsubscribe_url=stop_url(kept) if is_known else "",
        )


@transaction.atomic
def confirm(token: str) -> PackSubscriber | None:
    """The owner of the address says yes; None for a link that opens nothing (any more). Twice is harmless.

    What is due at this very moment is noted first: from here on somebody hears only of what comes after.
    """
    found = to_confirm(token)
    if found is not None:
        _say_yes(found)
    return found


@transaction.atomic
def put_on_list(email: str, pack: LessonPack | None) -> PackSubscriber:
    """Somebody said yes where we saw it, as the people in the demo did: no mail asks it again. Twice is harmless."""
    kept, _is_new = PackSubscriber.objects.get_or_create(email=email.strip().lower(), pack=pack)
    _say_yes(kept)
    return kept


def to_confirm(token: str) -> PackSubscriber | None:
    """The subscriber that a link to say yes belongs to; None when there is none, or it was forgotten."""
    return _find(number_to_confirm(token))


def to_stop(token: str) -> PackSubscriber | None:
    """The subscriber that a link to stop belongs to; None when there is none, or it is gone already."""
    return _find(number_to_stop(token))


@transaction.atomic
def stop(token: str) -> PackSubscriber | None:
    """Take this address off the list, and keep back what had not left yet. Harmless for a link that opens nothing.

    Returns by what else the same address still hears of this pack: a list of all packs; None when it does not.
    """
    found = to_stop(token)
    if found is None:
        return None
    remember_rows(PackSubscriber, [found.pk], "withdrawn")
    drop([found.pk])
    return PackSubscriber.objects.confirmed().filter(email=found.email, pack=None).first()


def drop(numbers: Collection[UUID]) -> int:
    """Delete these subscribers, with what is still on its way to them; returns how many. In a transaction."""
    gone = PackSubscriber.objects.filter(pk__in=numbers).delete()[1].get("education.PackSubscriber", 0)
    lately = timezone.localdate() - news.ON_ITS_WAY
    told = list(PackNews.objects.filter(Q(noted_on__gte=lately) | Q(finished=False)).values_list("pk", flat=True))
    # Asked just before midnight, or while the mail server was away: that mail has the key of another day.
    days = [lately + timedelta(days=each) for each in range(news.ON_ITS_WAY.days + 1)]
    keys = [news.key_of(each, number) for number in numbers for each in told]
    notices.forget(keys=[*keys, *(_ask_key(number, day) for number in numbers for day in days)])
    return gone


def _find(number: UUID | None) -> PackSubscriber | None:
    return PackSubscriber.objects.select_related("pack").filter(pk=number).first() if number else None


def _say_yes(found: PackSubscriber) -> None:
    news.note_due()
    last = PackNews.objects.aggregate(last=Max("pk"))["last"] or 0
    waiting = PackSubscriber.objects.filter(pk=found.pk, confirmed_on=None)
    waiting.update(confirmed_on=timezone.localdate(), after=last)


def _was_asked_enough(email: str, pack: LessonPack | None) -> bool:
    """Whether one inbox was asked enough today, however its address is written."""
    same = notices.same_inbox(email)
    asked = PackSubscriber.objects.filter(same, confirmed_on=None, asked_on=timezone.localdate())
    rows = list(asked.values_list("email", "pack")[: MOST_ASKED + 1])
    return len(rows) >= MOST_ASKED and (email, pack.pk if pack else None) not in rows


def _ask_key(number: UUID, day: date) -> str:
    """One mail a day about asking."""
    return f"pack-ask:{number}:{day}"
