"""Asking for the newsletter, saying yes from one's own inbox, and stopping in one click.

What a stranger sees is always the same, whoever's address was typed. Who stops is deleted.
"""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone, translation

from notices import service as notices
from privacy.service import remember_rows

from ..enums import IssueState, SubscriberState
from ..models import NewsletterIssue, Subscriber
from .links import number_to_confirm, number_to_stop, stop_url, yes_url

#: Languages in which the mails around the newsletter are written. The letter itself is in Dutch.
LANGUAGES = ("nl", "en")
#: So many mails about asking go to one inbox on one day, however its address is written.
MOST_ASKED = 5
#: So long after an issue left, a mail of it may still be on its way (notices tries for three days).
ON_ITS_WAY = timedelta(days=4)


@transaction.atomic
def subscribe(email: str, language: str) -> None:
    """Somebody typed this address: ask its owner by mail whether it is true. At most one mail a day.

    Who is on the list already gets a mail that says so. Nothing tells the typist which of the two it was.
    """
    email = email.strip().lower()
    language = language if language in LANGUAGES else LANGUAGES[0]
    if _was_asked_enough(email):
        return
    try:
        with transaction.atomic():
            kept, _is_new = Subscriber.objects.get_or_create(email=email, defaults={"language": language})
    except IntegrityError:  # the other click of a double click
        kept = Subscriber.objects.get(email=email)
    is_known = kept.state == SubscriberState.CONFIRMED
    if not is_known:
        kept.asked_on, kept.language = timezone.localdate(), language
        asked = Subscriber.objects.filter(pk=kept.pk, state=SubscriberState.ASKED)
        asked.update(asked_on=kept.asked_on, language=language)
    with translation.override(kept.language):
        notices.queue(
            _ask_key(kept.pk, timezone.localdate()),
            template="newsletter_known" if is_known else "newsletter_ask",
            to=kept.email,
            context={"yes_url": yes_url(kept), "stop_url": stop_url(kept)},
            unsubscribe_url=stop_url(kept) if is_known else "",
        )


@transaction.atomic
def confirm(token: str) -> Subscriber | None:
    """The owner of the address says yes; None for a link that opens nothing (any more). Twice is harmless."""
    found = to_confirm(token)
    if found is not None:
        _say_yes(found)
    return found


@transaction.atomic
def put_on_list(email: str, language: str = LANGUAGES[0]) -> Subscriber:
    """Somebody said yes where we saw it, as the people in the demo did: no mail asks it again. Twice is harmless."""
    kept, _is_new = Subscriber.objects.get_or_create(email=email.strip().lower(), defaults={"language": language})
    _say_yes(kept)
    return kept


def to_confirm(token: str) -> Subscriber | None:
    """The subscriber that a link to say yes belongs to; None when there is none, or it was forgotten."""
    number = number_to_confirm(token)
    return Subscriber.objects.filter(pk=number).first() if number else None


def to_stop(token: str) -> Subscriber | None:
    """The subscriber that a link to stop belongs to; None when there is none, or it is gone already."""
    number = number_to_stop(token)
    return Subscriber.objects.filter(pk=number).first() if number else None


@transaction.atomic
def stop(token: str) -> None:
    """Take this address off the list, and keep back what had not left yet. Harmless for a link that opens nothing."""
    if found := to_stop(token):
        remember_rows(Subscriber, [found.pk], "withdrawn")
        drop([found.pk])


def drop(numbers: Collection[UUID]) -> int:
    """Delete these subscribers, with what is still on its way to them; returns how many. In a transaction."""
    gone = Subscriber.objects.filter(pk__in=numbers).delete()[0]
    lately = timezone.localdate() - ON_ITS_WAY
    issues = NewsletterIssue.objects.filter(Q(state=IssueState.SENDING) | Q(sent_on__gte=lately))
    keys = [key_of(issue, number) for issue in issues.values_list("pk", flat=True) for number in numbers]
    # Asked just before midnight, or while the mail server was away: that mail has the key of another day.
    days = [lately + timedelta(days=each) for each in range(ON_ITS_WAY.days + 1)]
    notices.forget(keys=[*keys, *(_ask_key(number, day) for number in numbers for day in days)])
    return gone


def key_of(issue_id: int, number: UUID) -> str:
    """Under which one mail is known: once per issue and subscriber."""
    return f"newsletter:{issue_id}:{number}"


def _say_yes(found: Subscriber) -> None:
    asked = Subscriber.objects.filter(pk=found.pk, state=SubscriberState.ASKED)
    asked.update(state=SubscriberState.CONFIRMED, confirmed_on=timezone.localdate())


def _ask_key(number: UUID, day: date) -> str:
    """One mail a day about asking."""
    return f"newsletter-ask:{number}:{day}"


def _was_asked_enough(email: str) -> bool:
    same = notices.same_inbox(email)
    asked = Subscriber.objects.filter(same, state=SubscriberState.ASKED, asked_on=timezone.localdate())
    addresses = list(asked.values_list("email", flat=True)[: MOST_ASKED + 1])
    return len(addresses) >= MOST_ASKED and email not in addresses
