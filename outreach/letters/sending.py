"""Sending an issue: once to everybody on the list, in pieces. A worker that is killed loses nobody."""

from time import monotonic
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from notices import service as notices
from people.models import User

from ..enums import IssueState
from ..models import NewsletterIssue, Subscriber
from .links import stop_url
from .subscribing import drop, key_of
from .writing import mail_of, subject_of

TEMPLATE = "newsletter_issue"
#: Mails queued per transaction: no block lasts longer than a moment.
AT_ONCE = 100
SECONDS = 40


@transaction.atomic
def send(issue: NewsletterIssue, *, seen: int, by: User) -> NewsletterIssue:
    """From now on it goes to everybody on the list. Twice is once.

    `seen` is the version that was on the screen. Raises Refused when a colleague changed it since, or when nobody is
    on the list.
    """
    kept = NewsletterIssue.objects.select_for_update().get(pk=issue.pk)
    if kept.state != IssueState.DRAFT:
        return kept
    if kept.version != seen:
        raise Refused(_("Een collega veranderde deze nieuwsbrief net. Lees hem nog eens, en verstuur hem dan."))
    if not Subscriber.objects.confirmed().exists():
        raise Refused(_("Er staat nog niemand op de lijst. Wacht tot iemand zich aanmeldt."))
    kept.state = IssueState.SENDING
    kept.save(update_fields=["state"])
    record("outreach.send_newsletter", by=by, on=kept)
    async_task("outreach.tasks.send_newsletters", task_name="outreach.send_newsletters", save=False)
    return kept


def send_test(issue: NewsletterIssue, *, to: User) -> None:
    """The mail as it will be, to a colleague alone. The link to stop in it stops nothing."""
    stop = mail_of(issue, _("(hier staat straks de link om te stoppen)"))
    notices.queue_text(
        f"newsletter-test:{issue.pk}:{uuid4()}",
        template="newsletter_test",
        to=to.email,
        subject=_("PROEF: %(subject)s") % {"subject": subject_of(issue)},
        text=stop,
        urgent=True,
    )


def go_on(seconds: float = SECONDS) -> int:
    """Queue the mails of every issue that is being sent; returns how many. What is left goes with the next run."""
    end, count = monotonic() + seconds, 0
    for issue in NewsletterIssue.objects.filter(state=IssueState.SENDING).order_by("pk"):
        while monotonic() < end and issue.state == IssueState.SENDING:
            count += _queue_some(issue)
    return count


def progress_of(issue: NewsletterIssue) -> notices.Progress:
    """How far the mails of this issue are."""
    return notices.progress(_subject_id(issue.pk))


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
def _queue_some(issue: NewsletterIssue) -> int:
    """Queue the next mails, and remember how far we are, in one transaction: twice, late or killed is harmless.

    Two workers take turns. Who stops at this very moment does so before, and gets none, or just after: then the mail
    that was queued is kept back.
    """
    kept = NewsletterIssue.objects.select_for_update().get(pk=issue.pk)
    some: list[Subscriber] = []
    if kept.state == IssueState.SENDING:
        wanting = Subscriber.objects.confirmed()
        if kept.reached:
            wanting = wanting.filter(pk__gt=kept.reached)
        some = list(wanting.select_for_update()[:AT_ONCE])
        subject = subject_of(kept)
        notices.queue_many([_letter(kept, subject, each) for each in some], template=TEMPLATE)
        kept.recipients += len(some)
        kept.reached = some[-1].pk if some else kept.reached
        if len(some) < AT_ONCE:
            kept.state, kept.sent_on, kept.reached = IssueState.SENT, timezone.localdate(), None
        kept.save(update_fields=["recipients", "reached", "state", "sent_on"])
    issue.state = kept.state
    return len(some)


def _letter(issue: NewsletterIssue, subject: str, to: Subscriber) -> notices.Letter:
    stop = stop_url(to)
    return notices.Letter(
        key=key_of(issue.pk, to.pk),
        to=to.email,
        subject=subject,
        text=mail_of(issue, stop, to.language),
        subject_id=_subject_id(issue.pk),
        unsubscribe_url=stop,
    )


def _subject_id(issue_id: int) -> str:
    return f"newsletter:{issue_id}"
