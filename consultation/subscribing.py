"""Asking for news by mail, saying yes from one's own inbox, and stopping in one click.

What a stranger sees is always the same, whoever's address was typed. Who stops is deleted.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from notices import service as notices
from privacy.service import remember_rows

from . import news
from .enums import SubscriptionState
from .models import Round, RoundNews, Subscription
from .news_links import number_to_confirm, number_to_stop, stop_url, yes_url

#: So many mails about asking go to one address on one day, for all rounds together.
MOST_ASKED = 5


def subscribe(email: str, round_: Round | None) -> None:
    """Somebody typed this address: ask its owner by mail whether it is true. At most one mail a day.

    An address that got enough mails about asking today gets no more: a stranger can name every round there is.
    Who is on the list already gets a mail that says so. Nothing tells the typist which of the two it was.
    """
    email = email.strip().lower()
    if _was_asked_enough(email, round_):
        return
    with transaction.atomic():
        try:
            with transaction.atomic():
                kept, _is_new = Subscription.objects.get_or_create(email=email, round=round_)
        except IntegrityError:  # the other click of a double click
            kept = Subscription.objects.get(email=email, round=round_)
        is_known = kept.state == SubscriptionState.CONFIRMED
        if not is_known and kept.asked_on != timezone.localdate():
            Subscription.objects.filter(pk=kept.pk).update(asked_on=timezone.localdate())
        notices.queue(
            _ask_key(kept.pk),
            template="news_known" if is_known else "news_ask",
            to=kept.email,
            context={"round": round_, "yes_url": yes_url(kept), "stop_url": stop_url(kept)},
            unsubscribe_url=stop_url(kept) if is_known else "",
        )


@transaction.atomic
def confirm(token: str) -> Subscription | None:
    """The owner of the address says yes; None for a link that opens nothing (any more). Twice is harmless.

    What is due at this very moment is noted first: from here on somebody hears only of what comes after.
    """
    found = waiting_or_confirmed(token)
    if found is not None:
        _say_yes(found)
    return found


@transaction.atomic
def put_on_list(email: str, round_: Round | None) -> Subscription:
    """Somebody said yes where we saw it, as the people in the demo did: no mail asks it again. Twice is harmless."""
    kept, _is_new = Subscription.objects.get_or_create(email=email.strip().lower(), round=round_)
    _say_yes(kept)
    return kept


def _say_yes(found: Subscription) -> None:
    news.note_due()
    last = RoundNews.objects.aggregate(last=Max("pk"))["last"] or 0
    waiting = Subscription.objects.filter(pk=found.pk, state=SubscriptionState.WAITING)
    waiting.update(state=SubscriptionState.CONFIRMED, after=last)


def waiting_or_confirmed(token: str) -> Subscription | None:
    """The subscription that a link to say yes belongs to."""
    number = number_to_confirm(token)
    return Subscription.objects.select_related("round").filter(pk=number).first() if number else None


def to_stop(token: str) -> Subscription | None:
    """The subscription that a link to stop belongs to; None when there is none, or it is gone already."""
    number = number_to_stop(token)
    return Subscription.objects.select_related("round").filter(pk=number).first() if number else None


@transaction.atomic
def stop(token: str) -> None:
    """Take this address off the list, and keep back what had not left yet. Harmless for a link that opens nothing."""
    if found := to_stop(token):
        remember_rows(Subscription, [found.pk], "withdrawn")
        drop([found.pk])


def drop(numbers: list[UUID]) -> int:
    """Delete these subscriptions, with what is still on its way to them; returns how many. In a transaction."""
    gone = Subscription.objects.filter(pk__in=numbers).delete()[1].get("consultation.Subscription", 0)
    told = list(RoundNews.objects.on_its_way())
    keys = [news.key_of(each, number) for number in numbers for each in told]
    notices.forget(keys=[*keys, *(_ask_key(number) for number in numbers)])
    return gone


def _was_asked_enough(email: str, round_: Round | None) -> bool:
    """Whether one inbox was asked enough today, however its address is written."""
    same = notices.same_inbox(email)
    asked = Subscription.objects.filter(same, state=SubscriptionState.WAITING, asked_on=timezone.localdate())
    rows = list(asked.values_list("email", "round")[: MOST_ASKED + 1])
    return len(rows) >= MOST_ASKED and (email, round_.pk if round_ else None) not in rows


def _ask_key(number: UUID) -> str:
    """One mail a day about asking."""
    return f"news-ask:{number}:{timezone.localdate()}"
